/** Rules for how cells are said to act: the state of the evidence stands on the mechanism's record. */
import type { Mechanism } from '../../../dataset/index.js'
import { type Case, judge, type Rule, strength } from './rule.js'
import { studiesOfMechanism, weightiestText } from './weightiest.js'

const order = ['established-in-humans', 'supported-in-animals', 'contested', 'proposed'] as const

/** Mechanisms that are meant: of those the words can mean, the ones on record for these cells and this disease. */
const meant = (c: Case): Mechanism[] => {
  if (c.part.claimed.what !== 'mechanism') return []
  const cells = c.dataset.vocabulary('cells')
  const diseases = c.dataset.vocabulary('diseases')
  const near = (v: typeof cells, a: string, b: string): boolean => v.within(a).has(b) || v.within(b).has(a)
  return c.part.claimed.mechanisms
    .flatMap((id) => c.dataset.record('mechanisms', id) ?? [])
    .filter(
      (m) =>
        m.cells.some((cell) => c.u.cells.some((asked) => near(cells, cell, asked))) &&
        (c.diseases.length === 0 || m.diseases.some((d) => c.diseases.some((asked) => near(diseases, d, asked)))),
    )
}

const described = (m: Mechanism): string =>
  `${m.id} is ${m.evidence.replaceAll('-', ' ')}${m.evidenceNote ? ` (${m.evidenceNote})` : ''}`

/** Whether the cells asked for are among those of the mechanism, and not merely a broader kind that holds them. */
const isExact = (m: Mechanism, c: Case): boolean => {
  const cells = c.dataset.vocabulary('cells')
  return m.cells.some((cell) => c.u.cells.some((asked) => cells.within(cell).has(asked)))
}

/**
 * The state of evidence on the record decides: established supports, animals only or proposed is not shown in people,
 * contested is too strong as a fact. Where the words can mean several mechanisms, the best one on record for these very
 * cells; where only a broader kind is named ("stem cells"), the worst, since it is said of all of them.
 */
export const mechanismOnRecord: Rule = (c) => {
  const byState = (a: Mechanism, b: Mechanism): number => order.indexOf(a.evidence) - order.indexOf(b.evidence)
  const all = meant(c).sort(byState)
  const exact = all.filter((m) => isExact(m, c))
  const found = exact.length ? exact : all
  const best = exact.length ? exact[0] : all.at(-1)
  if (!best)
    return judge(
      'mechanism-on-record',
      'not-shown',
      `No mechanism on record ties this to these cells in this disease.${weightiestText(c)}`,
    )
  const state = found.map(described).join('; ')
  const studies = studiesOfMechanism(found, c)
  const { hedged, proven } = strength(c)
  if (best.evidence === 'established-in-humans')
    return judge('mechanism-on-record', 'supported', `On record: ${state}.${studies}`)
  if (hedged)
    return judge('mechanism-on-record', 'partly-supported', `A possibility, not shown in people: ${state}.${studies}`)
  if (best.evidence === 'contested' && c.part.negated)
    return judge('mechanism-on-record', 'overstated', `It is contested: ${state}.${studies}`)
  if (best.evidence === 'contested' || proven)
    return judge('mechanism-on-record', 'overstated', `Stated as a fact, but ${state}.${studies}`)
  return judge('mechanism-on-record', 'not-shown', `Not shown in people: ${state}.${studies}`)
}

/** What is said to be so in animals: borne out where the record of the mechanism says so. */
export const mechanismInAnimals: Rule = (c) => {
  if (!c.u.settings.has('animals') || c.part.negated || c.u.proof === 'unproven') return undefined
  const found = meant(c)
  return found.length &&
    found.every(({ evidence }) => evidence === 'supported-in-animals' || evidence === 'established-in-humans')
    ? judge(
        'mechanism-in-animals',
        'supported',
        `Said of animals, it is on record: ${found.map(described).join('; ')}. In people it is another question.`,
      )
    : undefined
}

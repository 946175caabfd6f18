/** How a sentence was understood: each word or phrase, and what it was taken for. */

import type { Block, Line } from '../answer.js'
import { keysOf } from '../collections.js'
import type { ItemOf } from '../contracts/index.js'
import type { VocabularyKind } from '../dataset/index.js'
import type { Claimed, Judged, Subject, Term, Understanding } from '../evidence/check/index.js'
import type { Store } from '../store/index.js'
import { plural } from '../text.js'
import { type Fact, facts, muted } from './parts.js'

/** A name inside a sentence: no capital, unless it is an abbreviation. */
const inSentence = (name: string): string =>
  /^[A-Z][a-z]/.test(name) ? name.charAt(0).toLowerCase() + name.slice(1) : name

const names = (kind: VocabularyKind, ids: readonly string[], dataset: Store): string =>
  ids.map((id) => inSentence(dataset.vocabulary(kind).name(id))).join(', ')

/** What is claimed, in a few words. */
const claimedName = (claimed: Claimed, dataset: Store): string => {
  switch (claimed.what) {
    case 'cure':
      return { cure: 'cure', reverse: 'reversal', heal: 'healing' }[claimed.form]
    case 'outcome':
      return claimed.absent
        ? `no ${names('outcomes', claimed.outcomes, dataset)}`
        : `${claimed.worse ? 'worse' : 'better'} ${names('outcomes', claimed.outcomes, dataset)}`
    case 'mechanism':
      return `mechanism: ${names('mechanisms', claimed.mechanisms, dataset)}`
    case 'safety':
      return claimed.level === 'none'
        ? `no harm (${names('outcomes', claimed.outcomes, dataset)})`
        : claimed.level === 'safe'
          ? 'safe'
          : 'well tolerated'
    case 'harm':
      return `harm (${names('outcomes', claimed.outcomes, dataset)})`
    case 'effective':
      return 'effective (no measure named)'
    case 'only':
      return 'the only treatment'
    case 'ranking':
      return 'first or best'
    case 'rejection':
      return 'rejection by the immune system'
    case 'registration':
      return 'registered'
    case 'uncertain':
      return 'not known yet'
    case 'relapse':
      return 'an effect that was lost again'
    case 'studies':
      return 'what studies there are'
    case 'identity':
      return `made of or the same as ${names('cells', claimed.is, dataset)}`
    case 'donor':
      return claimed.donor === 'autologous' ? 'the patient’s own cells' : 'cells of a donor'
    case 'withdrawal':
      return 'withdrawn or stopped'
    case 'exemption':
      return 'needs no approval'
    case 'immunosuppression':
      return 'needs drugs that suppress the immune system'
    default:
      return claimed.what
  }
}

/** A part in words: what is said of whom. */
export const partName = ({ part, diseases }: Pick<Judged, 'part' | 'diseases'>, dataset: Store): string =>
  `${part.negated ? 'denied: ' : ''}${claimedName(part.claimed, dataset)}${diseases.length ? `, in ${names('diseases', diseases, dataset)}` : ''}`

const roleNames: Readonly<Record<Term['meaning']['role'], string>> = {
  disease: 'People with',
  people: 'People',
  cell: 'Cells',
  origin: 'Cells from',
  treatment: 'A treatment',
  outcome: 'Measure',
  taken: 'Measure',
  mechanism: 'Mechanism',
  effect: 'Effect',
  change: 'Change',
  harm: 'Harm',
  safe: 'Safety',
  strength: 'Strength',
  proof: 'Proof',
  negation: 'Denial',
  approval: 'Approval',
  place: 'Where',
  group: 'People beyond the records',
  setting: 'Studied in',
  outside: 'Not covered',
  number: 'Number',
  unmapped: 'Not understood',
  praise: 'Praise, not judged',
  plain: 'Changes nothing',
  function: 'Ignored',
  or: 'Ignored',
  boundary: 'Ignored',
}

const strengthNames = {
  hedged: 'with reserve',
  all: 'without exception',
  complete: 'in full',
  most: 'of most people',
  many: 'of many people',
  some: 'of some people',
  lasting: 'for good',
  future: 'of the future',
  'not-all': 'not of all',
} as const

const changeNames = {
  up: 'goes up',
  down: 'goes down',
  better: 'gets better',
  worse: 'gets worse',
  keep: 'is kept',
  stop: 'stops',
  few: 'is little',
} as const

/** What a term was taken for; nothing where its role says it all. */
const meaningText = ({ meaning }: Term): string => {
  switch (meaning.role) {
    case 'disease':
    case 'cell':
    case 'origin':
    case 'outcome':
    case 'mechanism':
    case 'harm':
      return meaning.ids.join(', ')
    case 'taken':
      return meaning.what
    case 'effect':
      return meaning.effect
    case 'change':
      return changeNames[meaning.change]
    case 'safe':
      return meaning.level
    case 'strength':
      return strengthNames[meaning.strength]
    case 'proof':
      return meaning.proof
    case 'place':
      return meaning.code
    case 'people':
      return [meaning.people.age, meaning.people.stage].filter(Boolean).join(', ')
    case 'setting':
      return meaning.setting
    case 'approval':
      return meaning.denied ? 'denied' : ''
    case 'outside':
      return meaning.what
    case 'number':
      return meaning.percent ? 'share of people' : ''
    default:
      return ''
  }
}

/** Roles in the order in which a reader wants them; those that change nothing come last. */
const order = keysOf(roleNames)

/** Each role with its words and what they were taken for. */
export const readingBlocks = (u: Understanding): Block[] => {
  const labels = [...new Set(order.map((role) => roleNames[role]))]
  const items = labels.flatMap((label): Fact[] => {
    const terms = u.terms.filter(({ meaning }) => roleNames[meaning.role] === label)
    if (terms.length === 0) return []
    const seen = new Map(terms.map((term) => [`${term.text} ${meaningText(term)}`, term]))
    const value: Line = [...seen.values()].flatMap((term, i) => {
      const meaning = meaningText(term)
      return [
        i ? ', ' : '',
        `“${term.text}”`,
        ...(meaning ? [muted(' → '), { text: meaning, role: 'id' as const }] : []),
      ]
    })
    return [{ label, value }]
  })
  return [facts(items, 2)]
}

const subjectNames: Readonly<Record<Subject['kind'], string>> = {
  treatment: 'a treatment in general',
  study: 'one study',
  people: 'people who were counted',
  evidence: 'the state of the evidence',
  decision: 'a decision of an authority or a maker',
  mechanism: 'how cells act',
  product: 'what cells or a product are',
  recommendation: 'what should be done',
  story: 'one person’s story',
  offer: 'an offer or a price',
  question: 'a question',
}

/** What a sentence is about, in words. */
const subjectText = ({ kind, told }: Subject): string =>
  kind === 'people' && told?.isPerson ? 'one person' : subjectNames[kind]

/** Narrower people in words. */
export const peopleWords = ({ age, stage, years }: Understanding['people']): string[] => [
  ...(age ? [age] : []),
  ...(stage ? [stage] : []),
  ...(years === undefined ? [] : [`${plural(years, 'year')} after the diagnosis`]),
]

/** The reading in one line: who, what cells, what is claimed, how strongly; what was denied, passed over, not understood. */
export const readingLine = (u: Understanding, dataset: Store): Line => {
  const denials = u.terms.filter(({ meaning }) => meaning.role === 'negation').map(({ text }) => `“${text}”`)
  const strengths = [...u.strengths].map((strength) => strengthNames[strength])
  return [
    muted('Read as: '),
    [
      `about ${subjectText(u.subject)}`,
      [u.diseases.length ? names('diseases', u.diseases, dataset) : 'any disease', ...peopleWords(u.people)].join(', '),
      u.cells.length ? names('cells', u.cells, dataset) : 'no cells named',
      ...(strengths.length ? [`said ${strengths.join(', ')}`] : []),
      ...(denials.length ? [`denied by ${denials.join(', ')}`] : []),
      ...(u.groups.length ? [`not told apart in the records: ${u.groups.join(', ')}`] : []),
      ...(u.unmapped.length ? [`not understood: ${u.unmapped.join(', ')}`] : []),
      ...(u.beside.length ? [`beside it, not judged: ${u.beside.slice(0, 4).join(', ')}`] : []),
      ...(u.passedOver.length ? [`passed over: ${u.passedOver.slice(0, 6).join(', ')}`] : []),
    ].join('; '),
  ]
}

type Reading = ItemOf<'check'>['reading']

const termJson = ({ meaning, ...term }: Term): Reading['terms'][number] => ({
  text: term.text,
  at: term.at,
  clause: term.clause,
  from: term.from,
  ...meaning,
})

/** The reading for machines. */
export const readingJson = (u: Understanding): Reading => ({
  about: u.subject.kind,
  terms: u.terms.map(termJson),
  diseases: u.diseases,
  cells: u.cells,
  people: u.people,
  groups: u.groups,
  strengths: [...u.strengths],
  proof: u.proof,
  settings: [...u.settings],
  places: u.places,
  shares: u.shares,
  numbers: u.numbers,
  counts: u.counts,
  assumptions: u.assumptions,
  outside: u.outside.map(({ text, what }) => ({ text, what })),
  unmapped: u.unmapped,
  passedOver: u.passedOver,
  beside: u.beside,
})

/** The comparability guard over the results that are left: how they differ from each other, and what each difference costs. */
import { itemAt } from '../../collections.js'
import { isRandomized, type Trial } from '../../dataset/index.js'
import type { Store } from '../../store/index.js'
import { fold } from '../../text.js'
import { type Clash, type ClashCode, clash } from './clash.js'
import { familyOf } from './disease.js'
import { doseClash, doseText, normalDose } from './dose.js'
import type { ReadContext, Reading } from './effects.js'
import { measures } from './measures.js'

type Named = { readonly reading: Reading; readonly label: string }

/** "new-onset (Hu 2013, Cai 2016) and established (Zang 2022)". */
const listed = (groups: ReadonlyMap<string, readonly string[]>): string => {
  const parts = [...groups].map(([value, labels]) => `${value} (${labels.join(', ')})`)
  return parts.length < 2 ? parts.join('') : `${parts.slice(0, -1).join(', ')} and ${parts.at(-1)}`
}

const groupedBy = (studies: readonly Named[], value: (study: Named) => string | null): Map<string, string[]> => {
  const groups = new Map<string, string[]>()
  for (const study of studies) {
    const at = value(study) ?? 'not known'
    groups.set(at, [...(groups.get(at) ?? []), study.label])
  }
  return groups
}

const usedArms = ({ trial, treatment, row }: Reading): Trial['arms'] => {
  const ids: readonly string[] = treatment?.arms ?? row.effect?.arms ?? Object.keys(row.arms)
  return trial.arms.filter((arm) => ids.includes(arm.id) && arm.product !== null)
}

const cellsText = (reading: Reading, dataset: Store): string => {
  const ids = [...new Set(usedArms(reading).flatMap((arm) => arm.product?.cells ?? []))].sort()
  return ids.map((id) => dataset.vocabulary('cells').name(id)).join(' + ')
}

const donorText = (reading: Reading): string | null =>
  [...new Set(usedArms(reading).map((arm) => arm.product?.donor ?? null))].filter(Boolean).sort().join(' and ') || null

const doseClashes = (studies: readonly Named[], ids: readonly string[]): Clash[] => {
  const products = studies.flatMap(({ reading, label }) =>
    usedArms(reading).flatMap((arm) => (arm.product ? [{ label, product: arm.product }] : [])),
  )
  const texts = products.flatMap(({ label, product }) => {
    const text = doseText(product)
    return text ? [`${label}: ${text}`] : []
  })
  if (new Set(texts.map((text) => text.slice(text.indexOf(': ')))).size < 2) return []
  const doses = products.flatMap(({ product }) => normalDose(product) ?? [])
  const why = doses.slice(1).flatMap((dose) => doseClash(itemAt(doses, 0), dose) ?? [])
  return [
    clash('dose', ids, `doses differ: ${texts.join('; ')}${why.length ? `. ${[...new Set(why)].join('; ')}` : ''}`),
  ]
}

const timesClash = (studies: readonly Named[], ids: readonly string[]): Clash[] => {
  const times = studies.flatMap(({ reading }) => reading.row.timepointMonths ?? [])
  const [low, high] = [Math.min(...times), Math.max(...times)]
  return times.length > 1 && high > low ? [clash('times', ids, `measured between ${low} and ${high} months`)] : []
}

/** Whether all have one disease, though maybe in several forms. */
const isOneDisease = (studies: readonly Named[], dataset: Store): boolean =>
  new Set(studies.map(({ reading }) => familyOf(reading.trial.disease, dataset))).size < 2

/** Differences among the results to be pooled; none of them refuses. */
export const clashesAmong = (studies: readonly Named[], context: ReadContext, dataset: Store): readonly Clash[] => {
  if (studies.length < 2) return []
  const { outcome, question, measure } = context
  const ids = studies.map(({ reading }) => reading.trial.id)
  const differ = (code: ClashCode, what: string, value: (study: Named) => string | null): Clash[] => {
    const groups = groupedBy(studies, value)
    return groups.size < 2 ? [] : [clash(code, ids, `${what}: ${listed(groups)}`, question.allow)]
  }
  const { arms, data } = measures[measure]
  const isUnrandomized = !studies.some(({ reading }) => isRandomized(reading.trial))
  const conditions = outcome.requires?.join(', ')
  return [
    ...differ(isOneDisease(studies, dataset) ? 'disease-within' : 'disease', 'different diseases', ({ reading }) =>
      dataset.vocabulary('diseases').name(reading.trial.disease),
    ),
    ...differ('stage', 'different stages', ({ reading }) => reading.trial.population.stage),
    ...differ('age', 'different ages', ({ reading }) => reading.trial.population.ageGroup),
    ...differ(question.cell === null ? 'cells' : 'cells-within', 'different cells', ({ reading }) =>
      cellsText(reading, dataset),
    ),
    ...differ('donors', 'different donors', ({ reading }) => donorText(reading)),
    ...(arms === 'one'
      ? differ('single-group', 'cohorts of different designs', ({ reading }) =>
          reading.trial.arms.some((arm) => arm.role === 'control') ? 'arm of a controlled trial' : 'no control arm',
        )
      : []),
    ...(arms === 'two' && isUnrandomized ? [clash('design', ids, 'none of the comparisons is randomized')] : []),
    ...(arms === 'two' ? differ('control', 'different controls', ({ reading }) => reading.trial.design.control) : []),
    ...(data === 'means' && conditions
      ? [
          clash(
            'test',
            ids,
            `${outcome.name} depends on ${conditions}: ${listed(groupedBy(studies, ({ reading }) => reading.row.label ?? 'not stated'))}`,
          ),
        ]
      : []),
    ...(data === 'events' &&
    studies.every(({ reading }) => reading.measuredAs.definition === null) &&
    new Set(studies.map(({ reading }) => fold(reading.row.definition ?? ''))).size > 1
      ? [
          clash(
            'wording',
            ids,
            `worded differently: ${studies.map(({ reading, label }) => `${label}: ${reading.row.definition ? `“${reading.row.definition}”` : 'no definition on record'}`).join('; ')}`,
          ),
        ]
      : []),
    ...timesClash(studies, ids),
    ...doseClashes(studies, ids),
    ...(studies.some(({ reading }) => usedArms(reading).some((arm) => arm.cointervention))
      ? differ(
          'cointervention',
          'other treatment beside the cells',
          ({ reading }) => usedArms(reading).find((arm) => arm.cointervention)?.cointervention ?? 'none on record',
        )
      : []),
  ]
}

/** Which results are pooled: one row per trial by a stated rule, and those that may stand beside each other. */
import { ensure, itemAt } from '../../collections.js'
import { choices, isRandomized } from '../../dataset/index.js'
import { agreeing } from '../../text.js'
import { type Clash, clash, clashRules } from './clash.js'
import type { MeasuredAs, Reading } from './effects.js'
import { measures } from './measures.js'
import type { PoolingQuestion } from './question.js'

/** A row with what stands against it by itself. */
export type CandidateResult = { readonly reading: Reading; readonly clashes: readonly Clash[] }

/** A trial that is not pooled, the row that came nearest, and why. */
export type LeftOutTrial = { readonly candidate: CandidateResult; readonly refusals: readonly Clash[] }

/** A row passed over for another row of its trial, or for its own faults. */
export type NotChosen = { readonly candidate: CandidateResult; readonly reason: string }

export type StudySelection = {
  /** Months around which results are taken; null when no result says when. */
  readonly center: number | null
  readonly chosen: readonly CandidateResult[]
  readonly leftOut: readonly LeftOutTrial[]
  readonly notChosen: readonly NotChosen[]
  /** Refusals that the user overrode. */
  readonly overridden: readonly Clash[]
}

/** The rule by which one row speaks for a trial, in words. */
export const rowRule =
  'One row speaks for each trial: of the rows that give the effect asked for, the one of the scale, unit and definition that most trials share; then the whole trial before a part of it, the time point nearest the one asked for, a primary outcome, the better level of reading, more people, the order of the record.'

/** People behind a reading, both sides together. */
export const peopleOf = ({ treatment, control, row }: Reading): number =>
  treatment ? treatment.n + (control?.n ?? 0) : Object.values(row.arms).reduce((sum, arm) => sum + (arm.n ?? 0), 0)

const months = (value: number): string => `${Number(value.toFixed(1))} ${agreeing(value, 'month', 'months')}`

const timeClash = (reading: Reading, center: number | null, question: PoolingQuestion): Clash[] => {
  const { row, trial } = reading
  const about = (reason: string): Clash[] => [clash('time-points', [trial.id], reason, question.allow)]
  if (row.timepointMonths === null) return about('when it was measured is not on record')
  if (center === null) return []
  const off = Math.abs(row.timepointMonths - center)
  return off > question.window + 1e-9
    ? about(
        `measured at ${months(row.timepointMonths)}, outside ${months(center)} ± ${Number(question.window.toFixed(1))}`,
      )
    : []
}

const refusalsOf = (clashes: readonly Clash[]): Clash[] =>
  clashes.filter(({ severity, allowed }) => severity === 'refuse' && !allowed)

/** What must be the same for two results to be pooled, as one word; what the user allows to differ is left out. */
const keyOf = ({ scale, unit, definition }: MeasuredAs, { allow }: PoolingQuestion): string =>
  [
    allow.has('change-and-final') && scale !== 'percent-change' ? 'value' : scale,
    unit ?? '',
    allow.has('definitions') ? '' : (definition ?? ''),
  ].join('|')

const sharesPatients = (a: Reading, b: Reading): { certainty: string; why: string } | undefined =>
  a.trial.overlaps?.find(({ trial }) => trial === b.trial.id) ??
  b.trial.overlaps?.find(({ trial }) => trial === a.trial.id)

/** The larger cohort first, then the primary result, then the better read. */
const bySize = (a: CandidateResult, b: CandidateResult): number =>
  peopleOf(b.reading) - peopleOf(a.reading) ||
  Number(b.reading.row.primary === true) - Number(a.reading.row.primary === true) ||
  choices.level.indexOf(a.reading.row.level) - choices.level.indexOf(b.reading.row.level) ||
  (a.reading.trial.id < b.reading.trial.id ? -1 : 1)

/** The key that most trials share, each cohort counted once; then the one with most people. */
const commonest = (candidates: readonly CandidateResult[], question: PoolingQuestion): string | undefined => {
  const votes = new Map<string, CandidateResult[]>()
  for (const candidate of candidates) {
    const key = keyOf(candidate.reading.measuredAs, question)
    const have = votes.get(key) ?? []
    const isCounted = have.some(
      ({ reading }) =>
        reading.trial.id === candidate.reading.trial.id || sharesPatients(reading, candidate.reading) !== undefined,
    )
    if (!isCounted) votes.set(key, [...have, candidate])
  }
  const people = (members: readonly CandidateResult[]): number =>
    members.reduce((sum, { reading }) => sum + peopleOf(reading), 0)
  return [...votes].sort(([, a], [, b]) => b.length - a.length || people(b) - people(a))[0]?.[0]
}

type Criterion = readonly [value: (candidate: CandidateResult) => number, reason: string]

const criteria = (key: string | undefined, center: number | null, question: PoolingQuestion): readonly Criterion[] => [
  [
    ({ reading }) => (keyOf(reading.measuredAs, question) === key ? 0 : 1),
    'of another scale, unit or definition than most trials',
  ],
  [({ reading }) => (reading.isComputedChange ? 1 : 0), 'computed, where a printed one serves'],
  [({ reading }) => (reading.row.subgroup ? 1 : 0), 'speaks of a part of the participants'],
  [
    ({ reading }) => Math.abs((reading.row.timepointMonths ?? Number.POSITIVE_INFINITY) - (center ?? 12)),
    'farther from the time point',
  ],
  [({ reading }) => (reading.row.primary ? 0 : 1), 'not a primary outcome'],
  [({ reading }) => choices.level.indexOf(reading.row.level), 'read at a lower level'],
  [({ reading }) => -peopleOf(reading), 'of fewer people'],
]

const compare =
  (rules: readonly Criterion[]) =>
  (a: CandidateResult, b: CandidateResult): number => {
    for (const [value] of rules) {
      const [x, y] = [value(a), value(b)]
      if (x !== y) return x - y
    }
    return 0
  }

const passedOver = (rules: readonly Criterion[], chosen: CandidateResult, other: CandidateResult): string =>
  rules.find(([value]) => value(chosen) !== value(other))?.[1] ?? 'later in the record'

/** Of rows that cannot be pooled, the one that came nearest speaks for the trial; time counts only where it was asked for. */
const nearness = ({ timepoint }: PoolingQuestion): readonly Criterion[] => [
  [({ reading }) => (reading.effect ? 0 : 1), ''],
  [({ clashes }) => (clashes.some(({ code }) => code === 'no-number') ? 1 : 0), ''],
  [({ clashes }) => (clashes.some(({ code }) => code === 'kind') ? 1 : 0), ''],
  [({ clashes }) => refusalsOf(clashes).filter(({ code }) => timepoint !== null || code !== 'time-points').length, ''],
  [({ reading }) => (reading.row.subgroup ? 1 : 0), ''],
  [({ reading }) => (reading.row.primary ? 0 : 1), ''],
  [({ reading }) => Math.abs((reading.row.timepointMonths ?? Number.POSITIVE_INFINITY) - (timepoint ?? 12)), ''],
  [({ reading }) => choices.level.indexOf(reading.row.level), ''],
]

const scaleWord = {
  final: 'a value at the end',
  change: 'a change from baseline',
  'percent-change': 'a change in percent of baseline',
} as const

/** Why a result may not stand beside one that was chosen. */
const kinClash = (candidate: CandidateResult, chosen: CandidateResult, question: PoolingQuestion): Clash => {
  const { trial, measuredAs, row } = candidate.reading
  const { trial: beside, measuredAs: other, row: otherRow } = chosen.reading
  const about = (code: Clash['code'], reason: string): Clash => clash(code, [trial.id], reason, question.allow)
  if (measuredAs.scale !== other.scale)
    return about(
      measuredAs.scale === 'percent-change' || other.scale === 'percent-change' ? 'percent-change' : 'change-and-final',
      `${scaleWord[measuredAs.scale]}, where ${beside.id} reports ${scaleWord[other.scale]}`,
    )
  if (measuredAs.unit !== other.unit)
    return about('units', `in ${measuredAs.unit}, which does not convert to the ${other.unit} of ${beside.id}`)
  const words = (definition: string | undefined): string => (definition ? `“${definition}”` : 'not on record')
  return about(
    'definitions',
    `its definition is ${words(row.definition)}, that of ${beside.id} ${words(otherRow.definition)}`,
  )
}

const allocationClashes = (usable: readonly CandidateResult[], question: PoolingQuestion): Map<string, Clash> => {
  const byChance = ({ reading }: CandidateResult): boolean => isRandomized(reading.trial)
  const found = new Map<string, Clash>()
  if (!usable.some(byChance)) return found
  for (const candidate of usable) {
    const { trial, measure } = candidate.reading
    if (byChance(candidate) || measures[measure].arms === 'one') continue
    const { allocation } = trial.design
    const word =
      allocation === null
        ? 'allocation not known'
        : allocation === 'randomized'
          ? 'sources dispute that it was randomized'
          : 'not randomized'
    found.set(
      trial.id,
      clash(
        'non-randomized',
        [trial.id],
        `${word}, where randomized trials answer (Cochrane Handbook 24: the two are not combined)`,
        question.allow,
      ),
    )
  }
  return found
}

/** How trials are held together by their disease, and what that is called. */
export type Diseases = { readonly familyOf: (disease: string) => string; readonly name: (disease: string) => string }

/**
 * Results in another disease than that of most comparable trials: two diseases are two questions (Cochrane Handbook 10.1). The
 * disease whose results most trials share in one scale, unit and definition is kept; of equals the one with more people.
 */
const diseaseClashes = (
  voters: readonly CandidateResult[],
  question: PoolingQuestion,
  { familyOf, name }: Diseases,
): Map<string, Clash> => {
  const families = new Map<string, CandidateResult[]>()
  for (const candidate of voters) {
    const family = familyOf(candidate.reading.trial.disease)
    families.set(family, [...(families.get(family) ?? []), candidate])
  }
  if (families.size < 2) return new Map()
  const weigh = (members: readonly CandidateResult[]): readonly [number, number] => {
    const key = commonest(members, question)
    const alike = members.filter(({ reading }) => keyOf(reading.measuredAs, question) === key)
    const largest = new Map<string, number>()
    for (const { reading } of alike)
      largest.set(reading.trial.id, Math.max(largest.get(reading.trial.id) ?? 0, peopleOf(reading)))
    return [largest.size, [...largest.values()].reduce((sum, n) => sum + n, 0)]
  }
  const [most] = [...families]
    .map(([family, members]) => ({ family, weight: weigh(members) }))
    .sort((a, b) => b.weight[0] - a.weight[0] || b.weight[1] - a.weight[1] || (a.family < b.family ? -1 : 1))
  const found = new Map<string, Clash>()
  for (const { reading } of voters) {
    const { id, disease } = reading.trial
    if (most && familyOf(disease) !== most.family)
      found.set(
        id,
        clash(
          'disease',
          [id],
          `in ${name(disease)}, where most comparable trials are in ${name(most.family)}`,
          question.allow,
        ),
      )
  }
  return found
}

const withoutOverlap = (chosen: readonly CandidateResult[], question: PoolingQuestion) => {
  const kept: CandidateResult[] = []
  const dropped: LeftOutTrial[] = []
  const overridden: Clash[] = []
  for (const candidate of chosen.toSorted(bySize)) {
    const twin = kept.find((other) => sharesPatients(candidate.reading, other.reading))
    if (!twin) {
      kept.push(candidate)
      continue
    }
    const { certainty, why } = ensure(sharesPatients(candidate.reading, twin.reading))
    const reason = `${certainty === 'certain' ? 'shares patients' : certainty === 'likely' ? 'probably shares patients' : 'may share patients'} with ${twin.reading.trial.id}, which counts ${peopleOf(twin.reading)} people against ${peopleOf(candidate.reading)} (${why})`
    const found = clash('overlap', [candidate.reading.trial.id, twin.reading.trial.id], reason, question.allow)
    if (found.allowed) {
      kept.push(candidate)
      overridden.push(found)
    } else dropped.push({ candidate, refusals: [found] })
  }
  return { kept: chosen.filter((candidate) => kept.includes(candidate)), dropped, overridden }
}

/** The time point is no reason worth telling where another stands that nothing can override. */
const tellingRefusals = ({ clashes }: CandidateResult, { timepoint }: PoolingQuestion): Clash[] => {
  const all = refusalsOf(clashes)
  const others = all.filter(({ code }) => code !== 'time-points')
  return others.length && (timepoint === null || others.some(({ code }) => !clashRules[code].canAllow)) ? others : all
}

/** Select around one time point. */
const selectAt = (
  byTrial: readonly (readonly CandidateResult[])[],
  center: number | null,
  question: PoolingQuestion,
  diseases: Diseases,
): StudySelection => {
  const timed = byTrial.map((rows) =>
    rows.map(({ reading, clashes }) => ({ reading, clashes: [...clashes, ...timeClash(reading, center, question)] })),
  )
  const usable = timed.map((rows) => rows.filter(({ clashes }) => refusalsOf(clashes).length === 0))
  const allocation = allocationClashes(usable.flat(), question)
  const isIn = (found: ReadonlyMap<string, Clash>, { reading }: CandidateResult): boolean =>
    found.get(reading.trial.id)?.allowed !== false
  const beside = usable.flat().filter((candidate) => isIn(allocation, candidate))
  const disease = diseaseClashes(beside, question, diseases)
  const voters = beside.filter((candidate) => isIn(disease, candidate))
  const key = commonest(voters, question)
  const rules = criteria(key, center, question)
  const chosen: CandidateResult[] = []
  const leftOut: LeftOutTrial[] = []
  const notChosen: NotChosen[] = []
  const outsiders: CandidateResult[] = []
  const overridden: Clash[] = []
  timed.forEach((rows, i) => {
    const open = itemAt(usable, i).toSorted(compare(rules))
    const best = open[0] ?? rows.toSorted(compare(nearness(question)))[0]
    if (!best) return
    const against = [allocation, disease].flatMap((clashes) => clashes.get(best.reading.trial.id) ?? [])
    const refused = against.filter(({ allowed }) => !allowed)
    if (open.length === 0) leftOut.push({ candidate: best, refusals: tellingRefusals(best, question) })
    else if (refused.length) leftOut.push({ candidate: best, refusals: refused })
    else if (keyOf(best.reading.measuredAs, question) !== key) outsiders.push(best)
    else {
      chosen.push(best)
      overridden.push(...best.clashes.filter(({ allowed }) => allowed), ...against)
    }
    for (const other of rows)
      if (other !== best && other.reading.row.id !== best.reading.row.id) {
        const own = refusalsOf(other.clashes)[0]
        notChosen.push({ candidate: other, reason: own?.reason ?? passedOver(rules, best, other) })
      }
  })
  const first = chosen[0]
  if (first)
    for (const candidate of outsiders) leftOut.push({ candidate, refusals: [kinClash(candidate, first, question)] })
  const { kept, dropped, overridden: shared } = withoutOverlap(chosen, question)
  const order = new Map(byTrial.map((rows, i) => [rows[0]?.reading.trial.id, i]))
  const place = ({ candidate }: LeftOutTrial): number => order.get(candidate.reading.trial.id) ?? 0
  const mixed = overriddenKin(kept, question)
  return {
    center,
    chosen: kept,
    leftOut: [...leftOut, ...dropped].sort((a, b) => place(a) - place(b)),
    notChosen,
    overridden: [
      ...overridden.filter(({ trials }) => kept.some(({ reading }) => trials.includes(reading.trial.id))),
      ...shared,
      ...mixed,
    ],
  }
}

/** What --allow let in beside the commonest kind. */
const overriddenKin = (kept: readonly CandidateResult[], question: PoolingQuestion): Clash[] => {
  const scales = new Set(kept.map(({ reading }) => reading.measuredAs.scale))
  const definitions = new Set(kept.map(({ reading }) => reading.measuredAs.definition))
  const all = kept.map(({ reading }) => reading.trial.id)
  return [
    ...(scales.size > 1 && question.allow.has('change-and-final')
      ? [
          clash(
            'change-and-final',
            all,
            'changes from baseline and values at the end are pooled together',
            question.allow,
          ),
        ]
      : []),
    ...(definitions.size > 1 && question.allow.has('definitions')
      ? [
          clash(
            'definitions',
            all,
            'results under different or unstated definitions are pooled together',
            question.allow,
          ),
        ]
      : []),
  ]
}

/**
 * Select the results to pool. Where no time point is asked for, the one around which most comparable trials report is taken;
 * of equals the one with more randomized trials, then with more people, then the nearest to 12 months.
 */
export const select = (
  byTrial: readonly (readonly CandidateResult[])[],
  question: PoolingQuestion,
  diseases: Diseases,
): StudySelection => {
  if (question.timepoint !== null) return selectAt(byTrial, question.timepoint, question, diseases)
  const centers = new Set(
    byTrial
      .flat()
      .flatMap(({ reading, clashes }) =>
        refusalsOf(clashes).length === 0 && reading.row.timepointMonths !== null ? [reading.row.timepointMonths] : [],
      ),
  )
  if (centers.size === 0) return selectAt(byTrial, null, question, diseases)
  const people = ({ chosen }: StudySelection): number => chosen.reduce((sum, { reading }) => sum + peopleOf(reading), 0)
  // Where single arms are pooled, randomization compares nothing.
  const randomized = ({ chosen }: StudySelection): number =>
    chosen.filter(({ reading }) => measures[reading.measure].arms === 'two' && isRandomized(reading.trial)).length
  return itemAt(
    [...centers]
      .map((center) => selectAt(byTrial, center, question, diseases))
      .sort(
        (a, b) =>
          b.chosen.length - a.chosen.length ||
          randomized(b) - randomized(a) ||
          people(b) - people(a) ||
          Math.abs(ensure(a.center) - 12) - Math.abs(ensure(b.center) - 12) ||
          ensure(b.center) - ensure(a.center),
      ),
    0,
  )
}

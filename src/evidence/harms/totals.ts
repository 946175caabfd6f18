/** Harms added over trials, only where they may be: people with the event among people, of whole arms, no patient twice. */
import { choices } from '../../dataset/index.js'
import type { HarmRow } from '../../query/index.js'

type Harm = HarmRow['harm']

/** What adding needs of a row. */
export type Counted = Pick<HarmRow, 'harm' | 'told' | 'count' | 'counts'> & {
  readonly trial: string
  readonly arm: string | null
  readonly role: 'intervention' | 'control' | null
  readonly n: number | null
  readonly time: number | null
  readonly isSubgroup: boolean
  /** Trials that may share patients with this one. */
  readonly overlaps: readonly string[]
}

export type HarmCounts = { readonly people: number; readonly n: number; readonly trials: number }
export type HarmTotal = {
  readonly harm: Harm
  /** Cells and control of the trials that tell both: sums of other trials must not be held against each other. */
  readonly compared: { readonly cells: HarmCounts; readonly control: HarmCounts }
  /** Arms with the intervention of trials that tell no control arm. */
  readonly alone: HarmCounts
  /** Deaths of whole trials whose arms tell none, or fewer; nothing for other harms, whose numbers may be events. */
  readonly whole: { readonly people: number; readonly trials: number } | null
  /** Trials with a number that was not added: of events, of people not told, of a part, or of patients counted already. */
  readonly notAdded: number
  /**
   * Of events attributed to the treatment: trials that count none and give no number of any cause, with the deaths told in
   * them, so that their zero is not taken for no harm. Nothing for other harms.
   */
  readonly bare: { readonly trials: number; readonly deaths: number } | null
  readonly inWords: number
  readonly notReported: number
  readonly notRead: number
}

const isAddable = ({ count, counts, n, role, isSubgroup }: Counted): boolean =>
  count !== null && counts === 'people' && n !== null && role !== null && !isSubgroup

/** One row for each arm: the latest. */
const latest = (rows: readonly Counted[]): readonly Counted[] => {
  const byArm = new Map<string | null, Counted>()
  for (const row of rows) {
    const have = byArm.get(row.arm)
    if (!have || (row.time ?? -1) > (have.time ?? -1)) byArm.set(row.arm, row)
  }
  return [...byArm.values()]
}

const sideOf = (trials: readonly (readonly Counted[])[], role: 'intervention' | 'control'): HarmCounts => {
  const own = trials.map((rows) => rows.filter((row) => row.role === role)).filter((rows) => rows.length > 0)
  const sum = (of: (row: Counted) => number): number => own.flat().reduce((total, row) => total + of(row), 0)
  return { people: sum(({ count }) => count ?? 0), n: sum(({ n }) => n ?? 0), trials: own.length }
}

/** Trials in the order of size whose patients are in none before them. */
const withoutOverlap = (trials: readonly (readonly Counted[])[]): (readonly Counted[])[] => {
  const size = (rows: readonly Counted[]): number => rows.reduce((sum, { n }) => sum + (n ?? 0), 0)
  const taken = new Set<string>()
  const kept: (readonly Counted[])[] = []
  for (const rows of trials.toSorted((a, b) => size(b) - size(a))) {
    const [first] = rows
    if (!first || first.overlaps.some((id) => taken.has(id))) continue
    taken.add(first.trial)
    kept.push(rows)
  }
  return kept
}

/** Whether the whole trial tells more than its arms together: they then tell of a shorter time, or of some of the people. */
const tellsMore = (own: readonly Counted[], arms: readonly Counted[]): boolean => {
  const whole = own.filter((row) => row.role === null && row.counts === 'people' && !row.isSubgroup)
  const inArms = arms.reduce((sum, { count }) => sum + (count ?? 0), 0)
  return whole.some(({ count }) => (count ?? 0) > inArms)
}

const byTrialOf = (rows: readonly Counted[]): (readonly Counted[])[] =>
  [...new Set(rows.map(({ trial }) => trial))].map((id) => rows.filter(({ trial }) => trial === id))

/** Trials that count no event attributed to the treatment and no serious events of any cause. */
const bareOf = (rows: readonly Counted[]): NonNullable<HarmTotal['bare']> => {
  const counted = (own: readonly Counted[], harm: Harm): readonly Counted[] =>
    own.filter((row) => row.harm === harm && row.told === 'counted')
  const trials = byTrialOf(rows).filter((own) => {
    const related = counted(own, 'related')
    return related.length > 0 && related.every(({ count }) => count === 0) && counted(own, 'serious').length === 0
  })
  // The whole trial, or its arms together, whichever tells more.
  const deathsOf = (own: readonly Counted[]): number => {
    const deaths = counted(own, 'death').filter(({ counts, isSubgroup }) => counts === 'people' && !isSubgroup)
    const arms = latest(deaths.filter(({ arm }) => arm !== null)).reduce((sum, { count }) => sum + (count ?? 0), 0)
    return Math.max(arms, ...deaths.filter(({ arm }) => arm === null).map(({ count }) => count ?? 0))
  }
  return { trials: trials.length, deaths: trials.reduce((sum, own) => sum + deathsOf(own), 0) }
}

const totalOf = (harm: Harm, all: readonly Counted[]): HarmTotal => {
  const rows = all.filter((row) => row.harm === harm)
  const byTrial = byTrialOf(rows)
  const addable = byTrial
    .map((own) => ({ own, arms: latest(own.filter(isAddable)) }))
    .filter(({ own, arms }) => arms.length > 0 && !tellsMore(own, arms))
    .map(({ arms }) => arms)
  const added = withoutOverlap(addable)
  const hasBoth = (own: readonly Counted[]): boolean => new Set(own.map(({ role }) => role)).size === 2
  const both = added.filter(hasBoth)
  const ids = new Set(added.map(([first]) => first?.trial))
  // A whole trial is added only where none of its arms is, and none of its patients.
  const wholes =
    harm === 'death'
      ? rows.filter(
          ({ trial, role, count, counts, overlaps, isSubgroup }) =>
            role === null &&
            count !== null &&
            counts === 'people' &&
            !isSubgroup &&
            !ids.has(trial) &&
            !overlaps.some((id) => ids.has(id)),
        )
      : []
  const counted = byTrial.filter((own) => own.some(({ told }) => told === 'counted'))
  const onlyTold = (told: HarmRow['told']): number =>
    byTrial.filter((own) => !counted.includes(own) && own.some((row) => row.told === told)).length
  return {
    harm,
    compared: { cells: sideOf(both, 'intervention'), control: sideOf(both, 'control') },
    alone: sideOf(
      added.filter((own) => !hasBoth(own)),
      'intervention',
    ),
    whole:
      harm === 'death'
        ? {
            people: wholes.reduce((sum, { count }) => sum + (count ?? 0), 0),
            trials: new Set(wholes.map(({ trial }) => trial)).size,
          }
        : null,
    notAdded: counted.filter(([first]) => !ids.has(first?.trial) && !wholes.some(({ trial }) => trial === first?.trial))
      .length,
    bare: harm === 'related' ? bareOf(all) : null,
    inWords: onlyTold('in-words'),
    notReported: onlyTold('not-reported'),
    notRead: onlyTold('not-read'),
  }
}

/** Totals per harm, gravest first; events with names of their own are never added to each other. */
export const harmTotals = (rows: readonly Counted[]): HarmTotal[] =>
  choices.harm
    .filter((harm) => harm !== 'named')
    .toReversed()
    .map((harm) => totalOf(harm, rows))

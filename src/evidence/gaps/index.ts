/** Where evidence is missing or stuck, and how we know. */
import { ensure } from '../../collections.js'
import {
  isBetweenGroup,
  isRandomized,
  type Mechanism,
  type Outcome,
  type Reference,
  type Review,
  type Trial,
  type Vocabulary,
} from '../../dataset/index.js'
import { agreeing, fold } from '../../text.js'
import { foldTerm } from '../gap-map/index.js'
import { spanOf } from '../timeline/index.js'

export const gapKinds = ['no-controlled-trial', 'unreported', 'left-out', 'unmeasured', 'mechanism'] as const
export type GapKind = (typeof gapKinds)[number]

export type Gap = {
  readonly kind: GapKind
  /** What the gap is about, as an id or a pair of ids. */
  readonly subject: string
  readonly statement: string
  /** What on record shows it. */
  readonly basis: string
  /** The study that would decide, where one is named. */
  readonly decidingStudy: string | null
  /** Records that show it. */
  readonly records: readonly string[]
}

const isControlled = (trial: Trial): boolean =>
  trial.design.allocation === 'randomized' ||
  trial.design.allocation === 'non-randomized' ||
  trial.arms.some((arm) => arm.role === 'control')

/** Pairs of disease and family of cells that were tried, but never against a control group, or never in random order. */
export const uncontrolledQuestions = (trials: readonly Trial[], cells: Vocabulary, diseases: Vocabulary): Gap[] => {
  const pairs = new Map<string, { disease: string; cell: string; trials: Trial[] }>()
  for (const trial of trials)
    for (const cell of new Set(
      trial.arms.flatMap((arm) => arm.product?.cells ?? []).map((id) => foldTerm(id, cells)),
    )) {
      const key = `${trial.disease} / ${cell}`
      const pair = pairs.get(key) ?? { disease: trial.disease, cell, trials: [] }
      pairs.set(key, { ...pair, trials: [...pair.trials, trial] })
    }
  return [...pairs]
    .filter(([, pair]) => !pair.trials.some(isRandomized))
    .sort(([, a], [, b]) => b.trials.length - a.trials.length)
    .map(([subject, pair]) => {
      const controlled = pair.trials.filter(isControlled)
      const unknown = pair.trials.filter((trial) => trial.design.allocation === null).length
      const question = `${cells.name(pair.cell)} in ${diseases.name(pair.disease).toLowerCase()}`
      return {
        kind: 'no-controlled-trial',
        subject,
        statement: controlled.length ? `No randomized trial of ${question}` : `No controlled trial of ${question}`,
        basis: `${pair.trials.length} on record: ${controlled.length} with a control group, none known to be randomized${unknown ? `; the allocation of ${unknown} was not read` : ''}`,
        decidingStudy: null,
        records: pair.trials.map((trial) => trial.id),
      }
    })
}

/** Trials that ended without a report or a result on record. */
export const unreported = (trials: readonly Trial[], year: (reference: string) => number | null, asOf: string): Gap[] =>
  trials.flatMap((trial) => {
    const span = spanOf(trial, year, asOf)
    if (span.unreportedYears === null) return []
    return [
      {
        kind: 'unreported' as const,
        subject: trial.id,
        statement: `${trial.title}: ${span.status} without a report on record`,
        basis: `Ended ${Math.floor(ensure(span.end))}, ${span.unreportedYears} years before the date of the dataset${trial.enrollment.count === null ? '' : `; ${trial.enrollment.count} people`}; no report was found on the pages that could be reached, which is no proof that none exists`,
        decidingStudy: null,
        records: [trial.id],
      },
    ]
  })

type Label = { readonly author: string; readonly year: number }

/** A trial's first authors and years as its references give them. */
const labelsOf = (trial: Trial, references: ReadonlyMap<string, Reference>): Label[] =>
  trial.references.flatMap((id) => {
    const reference = references.get(id)
    const first = reference?.author?.[0]
    const year = reference?.issued?.['date-parts'][0]?.[0]
    return first && year ? [{ author: fold('family' in first ? first.family : first.literal), year }] : []
  })

/** Whether a study of a synthesis stands for a label; one without a year stands for any year of its author. */
const isOf = ({ author, year }: Review['perStudy'][number], label: Label): boolean =>
  author !== undefined && fold(author) === label.author && (year === undefined || year === label.year)

/** Trials whose compared results show no benefit, which a later synthesis of the same question does not list. */
export const leftOut = (
  trials: readonly Trial[],
  reviews: readonly Review[],
  references: ReadonlyMap<string, Reference>,
  cells: Vocabulary,
): Gap[] =>
  trials.flatMap((trial) => {
    const compared = trial.outcomes.filter(
      (r) => isBetweenGroup(r, trial) || trial.arms.some((arm) => arm.role === 'control'),
    )
    const told = compared.filter(
      (r) => r.scale !== 'baseline' && (r.primary || !compared.some((other) => other.primary)),
    )
    const isNegative =
      told.length > 0 && told.every((r) => r.direction === 'no-difference' || r.direction === 'favors-control')
    if (!isNegative) return []
    const labels = labelsOf(trial, references)
    if (labels.length === 0) return []
    const reported = Math.min(...labels.map((label) => label.year))
    const given = new Set(trial.arms.flatMap((arm) => arm.product?.cells ?? []))
    const missing = reviews.filter((review) => {
      const year = references.get(review.reference)?.issued?.['date-parts'][0]?.[0]
      const listed = review.perStudy.filter(({ author }) => author !== undefined)
      const fits =
        review.diseases.includes(trial.disease) &&
        review.cells.some((cell) => [...cells.within(cell)].some((id) => given.has(id)))
      const isListed = listed.some((study) => labels.some((label) => isOf(study, label)))
      return listed.length > 0 && year !== undefined && year > reported && fits && !isListed
    })
    if (missing.length === 0) return []
    return [
      {
        kind: 'left-out' as const,
        subject: trial.id,
        statement: `${trial.id} found no benefit and stands in no study table of ${missing.map((r) => r.id).join(', ')}`,
        basis: `${told.map((r) => `${r.outcome}: ${r.direction}`).join('; ')}; the study ${agreeing(missing.length, 'table', 'tables')} as far as they were read do not name it (they may have been read in part, and their criteria may exclude it)`,
        decidingStudy: null,
        records: [trial.id, ...missing.map((r) => r.id)],
      },
    ]
  })

/** Outcome measures of the vocabulary that no trial among these has a result for. */
export const unmeasured = (trials: readonly Trial[], outcomes: readonly Outcome[]): Gap[] => {
  const measured = new Set(
    trials.flatMap((trial) => trial.outcomes.filter((r) => r.scale !== 'baseline').map((r) => r.outcome)),
  )
  const children = new Map(
    outcomes.map((o) => [o.id, outcomes.filter((other) => other.parents.includes(o.id)).map((other) => other.id)]),
  )
  const hasResult = (id: string): boolean => measured.has(id) || (children.get(id) ?? []).some(hasResult)
  return outcomes
    .filter((o) => o.betterDirection !== 'none' && !hasResult(o.id))
    .map((o) => ({
      kind: 'unmeasured',
      subject: o.id,
      statement: `${o.name}: no result on record`,
      basis: `None of ${trials.length} trials has a result for it or for anything below it`,
      decidingStudy: null,
      records: [],
    }))
}

/** What nobody knows about a mechanism, with the study that would decide. */
export const mechanismGaps = (mechanisms: readonly Mechanism[]): Gap[] =>
  mechanisms.flatMap((m) =>
    m.gaps.map((gap) => ({
      kind: 'mechanism' as const,
      subject: m.id,
      statement: gap.unknown,
      basis: `The mechanism as a whole is ${m.evidence.replaceAll('-', ' ')}${m.evidenceNote ? ` (${m.evidenceNote})` : ''}`,
      decidingStudy: gap.decidingStudy,
      records: [m.id],
    })),
  )

/** Our synthesis beside a published one: studies in common, missing here, missing there, and why the figures differ. */
import type { Review, Trial } from '../../dataset/index.js'
import type { Store } from '../../store/index.js'
import { fold } from '../../text.js'
import { measures } from './measures.js'
import { figureAnomalies, type ReviewFigure } from './review-check.js'
import type { Synthesis } from './synthesis.js'

/** A study of the published synthesis and what we have of it. */
export type Counterpart = {
  /** As the synthesis names it. */
  readonly theirs: string
  /** Trials of ours that it is, or may be. */
  readonly trials: readonly string[]
  /** How sure the match is, or why there is none. */
  readonly match: 'author and year' | 'author alone' | 'several by author' | 'not in our dataset' | 'no author printed'
  /** What became of it here. */
  readonly here: string
}

export type Figure = ReviewFigure & { readonly anomalies: readonly string[] }

export type Against = {
  readonly review: string
  readonly figures: readonly Figure[]
  /** Null when the list of its studies was not read. */
  readonly studies: readonly Counterpart[] | null
  /** Trials pooled here that its list does not name; null when the list was not read. */
  readonly missingThere: readonly string[] | null
  readonly why: readonly string[]
}

type ReviewRow = Review['perStudy'][number]

const describeRow = (row: ReviewRow, i: number): string => {
  if (row.study !== undefined) return row.study
  const parts = [row.disease, row.cell, row.design, row.country, row.year].filter((part) => part != null)
  return `row ${i + 1} (${parts.join(', ') || 'no details'})`
}

const namesOf = (trial: Trial, dataset: Store): { readonly family: string; readonly year: number | null }[] => [
  ...trial.references.flatMap((id) => {
    const reference = dataset.record('references', id)
    const [author] = reference?.author ?? []
    return author && 'family' in author
      ? [{ family: fold(author.family), year: reference?.issued?.['date-parts'][0]?.[0] ?? null }]
      : []
  }),
  ...(trial.citedAs ?? []).map(({ name, year }) => ({ family: fold(name), year })),
]

const fateOf = (trial: string, synthesis: Synthesis, dataset: Store): string => {
  const used = synthesis.included.find(({ reading }) => reading.trial.id === trial)
  if (used) return 'used here'
  const out = synthesis.leftOut.find(({ candidate }) => candidate.reading.trial.id === trial)
  if (out) return `left out here: ${out.refusals.map(({ reason }) => reason).join('; ')}`
  const row = dataset.record('trials', trial)?.outcomes.find(({ outcome }) => outcome === synthesis.outcome.id)
  return row ? 'outside the question asked here' : `no ${synthesis.outcome.name} result of it on record here`
}

const counterpart = (
  row: ReviewRow,
  i: number,
  names: ReadonlyMap<string, ReturnType<typeof namesOf>>,
  synthesis: Synthesis,
  dataset: Store,
): Counterpart => {
  const theirs = describeRow(row, i)
  if (row.author === undefined) return { theirs, trials: [], match: 'no author printed', here: 'cannot be told' }
  const author = fold(row.author)
  const trials = [...names]
    .filter(([, own]) =>
      own.some(({ family, year }) => family === author && (row.year === undefined || year === row.year)),
    )
    .map(([id]) => id)
  if (trials.length === 0) return { theirs, trials, match: 'not in our dataset', here: 'not in our dataset' }
  const here = trials
    .map((id) => (trials.length > 1 ? `${id}: ${fateOf(id, synthesis, dataset)}` : fateOf(id, synthesis, dataset)))
    .join('; ')
  const match = trials.length > 1 ? 'several by author' : row.year === undefined ? 'author alone' : 'author and year'
  return { theirs, trials, match, here }
}

/** Whether a study of their list is not randomized. */
const isUnrandomized = (row: ReviewRow): boolean => row.isRandomized === false

const overlapReasons = (studies: readonly Counterpart[], dataset: Store): string[] => {
  const ids = new Set(studies.flatMap(({ trials, match }) => (match === 'author and year' ? trials : [])))
  const pairs = new Set<string>()
  for (const id of ids)
    for (const { trial } of dataset.record('trials', id)?.overlaps ?? [])
      if (ids.has(trial)) pairs.add([id, trial].sort().join(' and '))
  return [...pairs].map((pair) => `It counts ${pair}, which may share patients; here only the larger one counts.`)
}

const figureReasons = (figure: ReviewFigure, synthesis: Synthesis, dataset: Store): string[] => {
  const { measure, unit, center, outcome } = synthesis
  const name = (id: string): string => dataset.vocabulary('outcomes').name(id)
  const label = `Its ${figure.measure.toUpperCase()} ${figure.value}${figure.note ? ` (${figure.note})` : ''}`
  const reasons: string[] = []
  if (figure.outcome !== outcome.id) reasons.push(`${label} is of ${name(figure.outcome)}, ours of ${outcome.name}.`)
  if (figure.comparison === 'before-after' && measures[measure].arms === 'two')
    reasons.push(`${label} compares patients with their own baseline; ours compares them with a control group.`)
  if (figure.comparison === 'between-subgroups')
    reasons.push(`${label} compares subgroups of treated patients with each other.`)
  if (figure.measure !== measure)
    reasons.push(`${label} is another measure than our ${measure.toUpperCase()}, so the sizes do not compare.`)
  else if (measures[measure].hasUnit && unit !== null && figure.unit !== unit)
    reasons.push(
      `${label} is ${figure.unit === null ? 'of a unit that was not read' : `in ${figure.unit}`}; ours is in ${unit}.`,
    )
  if (figure.timepointMonths === null)
    reasons.push(
      `${label}: the time point was not read; ours is ${center === null ? 'not fixed' : `around ${center} months`}.`,
    )
  else if (center !== null && Math.abs(figure.timepointMonths - center) > synthesis.question.window)
    reasons.push(`${label} is at ${figure.timepointMonths} months, ours around ${center}.`)
  if (figure.isTurned) reasons.push(`${label}: its sign is turned${figure.note ? ` (${figure.note})` : ''}.`)
  return reasons
}

const sharedReasons = (review: Review, synthesis: Synthesis, dataset: Store): string[] => {
  const { question, measure, included } = synthesis
  const reasons: string[] = []
  const disease = question.disease
  if (disease !== null) {
    const within = dataset.vocabulary('diseases').within(disease)
    const beyond = review.diseases.filter((id) => !within.has(id))
    if (beyond.length)
      reasons.push(`It pools ${review.diseases.join(' and ')} together; here the question is ${disease}.`)
  }
  const scales = [...new Set(included.map(({ reading }) => reading.measuredAs.scale))]
  if (measures[measure].data === 'means' && scales.length)
    reasons.push(
      `Whether it pooled changes or values at the end is not on record; ours are ${scales.join(' and ')} values.`,
    )
  const unprinted = synthesis.leftOut.filter(({ refusals }) =>
    refusals.some(({ code }) => code === 'no-number' || code === 'no-spread'),
  ).length
  if (unprinted)
    reasons.push(
      `It may have had numbers of full texts: ${unprinted} of our trials are left out since what was read of them prints none, or no spread.`,
    )
  const refused = synthesis.leftOut.filter(({ refusals }) => refusals.some(({ code }) => code === 'no-control')).length
  if (refused && review.pooled.some(({ comparison }) => comparison === 'before-after'))
    reasons.push(
      `${refused} trials of ours without a control group are left out; a before-after synthesis counts such trials.`,
    )
  return reasons
}

/** Set our answer beside a published synthesis, for the outcome of the answer and its broader and narrower measures. */
export const against = (review: Review, synthesis: Synthesis, dataset: Store): Against => {
  const outcomes = dataset.vocabulary('outcomes')
  const { outcome } = synthesis
  const related = new Set([...outcomes.within(outcome.id), ...outcome.parents])
  const figures = review.pooled
    .filter((figure) => related.has(figure.outcome))
    .map((figure) => ({
      ...figure,
      anomalies: [...(figure.anomaly ? [figure.anomaly] : figureAnomalies(figure))],
    }))
  const rows: readonly ReviewRow[] = review.perStudy
  const diseases = new Set(review.diseases.flatMap((id) => [...dataset.vocabulary('diseases').within(id)]))
  const candidates = dataset.records('trials').filter(({ disease }) => diseases.has(disease))
  const names = new Map(candidates.map((trial) => [trial.id, namesOf(trial, dataset)]))
  const studies = rows.length ? rows.map((row, i) => counterpart(row, i, names, synthesis, dataset)) : null
  const named = new Set((studies ?? []).flatMap(({ trials }) => trials))
  const unrandomized = rows.filter(isUnrandomized).length
  return {
    review: review.id,
    figures,
    studies,
    missingThere: studies && synthesis.included.map(({ reading }) => reading.trial.id).filter((id) => !named.has(id)),
    why: [
      ...figures.flatMap((figure) => figureReasons(figure, synthesis, dataset)),
      ...(unrandomized ? [`${unrandomized} of the ${rows.length} studies of its list are not randomized.`] : []),
      ...(studies ? overlapReasons(studies, dataset) : []),
      ...sharedReasons(review, synthesis, dataset),
    ],
  }
}

/** Where nothing can be pooled: which questions beside it can, and what published syntheses found for it. */
import type { Review } from '../../dataset/index.js'
import type { Store } from '../../store/index.js'
import { type ClashCode, clashRules } from './clash.js'
import { type MeasureName, measures } from './measures.js'
import { defaultWindow, type PoolingQuestion } from './question.js'
import { figureAnomalies, type ReviewFigure } from './review-check.js'
import { countIncluded, type Synthesis } from './synthesis.js'

/** A question beside the one asked, of which at least two studies can be pooled. */
export type Nearby = {
  readonly question: PoolingQuestion
  /** What is asked otherwise, in a phrase. */
  readonly change: string
  readonly studies: number
}

/** Months within which results of one year, or of any time, are taken. */
const windows = [6, 12] as const
/** As many as one reads. */
const mostNearby = 6

type Variation = { readonly change: string; readonly question: PoolingQuestion }

/** Other windows and times. */
const inTime = (question: PoolingQuestion): Variation[] => [
  ...(question.timepoint === null ? [] : [{ change: 'at any time point', question: { ...question, timepoint: null } }]),
  ...windows
    .filter((window) => window > Math.max(question.window, defaultWindow))
    .map((window) => ({ change: `within ± ${window} months`, question: { ...question, window } })),
]

/** Numbers that cannot stand are let in last. */
const doubtful: readonly ClashCode[] = ['contradiction', 'probable-se', 'case']
const doubt = (codes: readonly ClashCode[]): number => codes.filter((code) => doubtful.includes(code)).length

/** What the guard refused and may be told to let in: each reason by itself, then all together. */
const allowing = ({ question, leftOut }: Synthesis): Variation[] => {
  const sets = leftOut.flatMap(({ refusals }) => {
    const codes = refusals.map(({ code }) => code)
    return codes.every((code) => clashRules[code].canAllow) ? [[...new Set(codes)].sort()] : []
  })
  const all = [...new Set(sets.flat())].sort()
  const distinct = new Map([...sets, ...(all.length ? [all] : [])].map((codes) => [codes.join(','), codes]))
  return [...distinct.values()]
    .toSorted((a, b) => doubt(a) - doubt(b) || a.length - b.length)
    .map((codes) => ({
      change: `with --allow ${codes.join(',')}`,
      question: { ...question, allow: new Set<ClashCode>([...question.allow, ...codes]) },
    }))
}

/** Broader and narrower outcomes, and those beside it. */
const inOutcomes = ({ question, outcome }: Synthesis, dataset: Store): Variation[] => {
  const outcomes = dataset.vocabulary('outcomes')
  const near = new Set([
    ...outcome.parents,
    ...outcomes.within(outcome.id),
    ...outcome.parents.flatMap((parent) => [...outcomes.within(parent)]),
  ])
  near.delete(outcome.id)
  return [...near].map((id) => ({
    change: `of ${outcomes.name(id)}`,
    question: { ...question, outcome: id, measure: null },
  }))
}

/** Any cells, or the disease above. */
const inPeople = (question: PoolingQuestion, dataset: Store): Variation[] => {
  const parent =
    question.disease === null ? undefined : dataset.vocabulary('diseases').get(question.disease)?.parents[0]
  return [
    ...(question.cell === null ? [] : [{ change: 'of any cells', question: { ...question, cell: null } }]),
    ...(parent === undefined
      ? []
      : [
          {
            change: `in ${dataset.vocabulary('diseases').name(parent)}`,
            question: { ...question, disease: parent },
          },
        ]),
  ]
}

/** People with an event where means were asked for, and the other way round. */
const byMeasure = ({ question, measure }: Synthesis): Variation[] => {
  const others: readonly MeasureName[] = measures[measure].data === 'events' ? ['rr', 'rd', 'md'] : ['md', 'smd', 'rr']
  return others
    .filter((other) => other !== measure && measures[measure].arms === 'two')
    .map((other) => ({ change: `by ${measures[other].name.toLowerCase()}`, question: { ...question, measure: other } }))
}

/** Questions beside one that has no answer, the nearest first. Each is asked, so that k is what its command gives. */
export const nearbyQuestions = (synthesis: Synthesis, dataset: Store): readonly Nearby[] => {
  const { question } = synthesis
  const variations = [
    ...inTime(question),
    ...byMeasure(synthesis),
    ...inPeople(question, dataset),
    ...inOutcomes(synthesis, dataset),
    ...allowing(synthesis),
  ]
  const found: Nearby[] = []
  for (const variation of variations) {
    if (found.length >= mostNearby) break
    const studies = countIncluded(variation.question, dataset)
    if (studies >= 2) found.push({ ...variation, studies })
  }
  return found
}

/** A pooled figure of a published synthesis that answers the question, with our doubts about it. */
export type Published = { readonly review: string; readonly figure: ReviewFigure; readonly doubts: readonly string[] }

const doubtsOf = (review: Review, figure: ReviewFigure, question: PoolingQuestion, dataset: Store): string[] => {
  const within = question.disease === null ? null : dataset.vocabulary('diseases').within(question.disease)
  const isMixed = review.diseases.length > 1 && review.diseases.some((id) => !within?.has(id))
  return [
    ...(figure.anomaly ? [figure.anomaly] : figureAnomalies(figure)),
    ...(figure.comparison === 'before-after'
      ? ['it compares patients with their own baseline, so that time and other treatment count as effect']
      : figure.comparison === 'between-subgroups'
        ? ['it compares subgroups of treated patients with each other']
        : []),
    ...(isMixed ? [`it pools ${review.diseases.join(' and ')} together`] : []),
    ...(figure.ci === null ? ['its interval was not read'] : []),
    ...(figure.isTurned ? ['its sign is turned'] : []),
  ]
}

/** What published syntheses on record found for a question: of its outcome, disease and cells, as printed. */
export const publishedFigures = ({ question }: Synthesis, dataset: Store): readonly Published[] => {
  const touches = (kind: 'diseases' | 'cells', asked: string | null, own: readonly string[]): boolean => {
    if (asked === null) return true
    const vocabulary = dataset.vocabulary(kind)
    return own.some((id) => vocabulary.within(asked).has(id) || vocabulary.within(id).has(asked))
  }
  return dataset
    .records('reviews')
    .filter(
      ({ diseases, cells }) =>
        touches('diseases', question.disease, diseases) && touches('cells', question.cell, cells),
    )
    .flatMap((review) =>
      review.pooled
        .filter(({ outcome }) => outcome === question.outcome)
        .map((figure) => ({ review: review.id, figure, doubts: doubtsOf(review, figure, question, dataset) })),
    )
}

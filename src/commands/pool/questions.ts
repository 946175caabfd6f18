/** The questions that pool puts to the dataset. */
import { itemAt } from '../../collections.js'
import { nearestWords, type Review } from '../../dataset/index.js'
import { notFound, usage } from '../../errors.js'
import {
  defaultWindow,
  isOfDataset,
  type MeasureName,
  measures,
  type PoolingQuestion,
} from '../../evidence/synthesis/index.js'
import type { Store } from '../../store/index.js'
import { harmless } from '../../text.js'
import type { PoolValues } from './options.js'
import type { PoolSettings } from './settings.js'
import type { TrialQuery } from './trial-query.js'

/** The published synthesis of --against. */
export const readReview = (text: string | undefined, dataset: Store): Review | null => {
  if (text === undefined) return null
  const ids = dataset.ids('reviews')
  const id =
    ids.find((one) => one === text.toLowerCase()) ??
    dataset.find(text).find(([kind]) => kind === 'reviews')?.[1] ??
    dataset
      .records('reviews')
      .find((review) => dataset.find(text).some(([kind, found]) => kind === 'references' && found === review.reference))
      ?.id
  const review = id === undefined ? undefined : dataset.record('reviews', id)
  if (review) return review
  const near = nearestWords(text, ids)
  throw notFound(
    `no published synthesis answers to "${harmless(text)}"`,
    `${near.length ? `Did you mean ${near.join(', ')}? ` : ''}See: stemcell reviews`,
  )
}

/** The question put to the dataset; a published synthesis stands for the outcome, disease and cells that are not named. */
export const readQuestions = (
  options: PoolValues,
  words: readonly string[],
  asked: PoolSettings,
  dataset: Store,
  review: Review | null,
  query: TrialQuery | null,
): readonly PoolingQuestion[] => {
  const { outcome: named, disease, cell } = options
  const outcomes = named === undefined ? [...new Set((review?.pooled ?? []).map(({ outcome }) => outcome))] : [named]
  if (asked.measure !== null && !isOfDataset(asked.measure))
    throw usage(
      `--measure ${asked.measure} (${measures[asked.measure].name.toLowerCase()}) is for a table of your own: results in the dataset are means, or people with an event`,
      'Give a table with --input, or leave --measure out',
    )
  const files = (['svg', 'funnel', 'r'] as const).find((flag) => asked[flag] !== null)
  if (outcomes.length > 1 && files !== undefined)
    throw usage(
      `--${files} writes one picture or script, and ${review?.id} pooled ${outcomes.length} outcomes`,
      `Add --outcome with one of: ${outcomes.join(', ')}`,
    )
  const likely = words.map((word) => dataset.vocabulary('outcomes').resolve(word)).find(Boolean)
  if (outcomes.length === 0)
    throw usage(
      review
        ? `no pooled figure of ${review.id} was read, so --outcome is needed`
        : '--outcome is missing (or --input with a table of your own)',
      likely === undefined
        ? 'For example: stemcell pool --outcome hba1c --disease t2d --cell msc'
        : `Words without a flag choose trials. Did you mean --outcome ${likely}?`,
    )
  const only = <T>(items: readonly T[] | undefined): T | null => (items?.length === 1 ? itemAt(items, 0) : null)
  const question = {
    disease: disease ?? query?.disease ?? only(review?.diseases),
    cell: cell ?? query?.cell ?? only(review?.cells),
    ...(query ? { trials: query.trials } : {}),
    timepoint: options.timepoint ?? null,
    window: options.window ?? defaultWindow,
    measure: asked.measure,
    allow: asked.allow,
    exclude: options.exclude,
    correlation: options.correlation ?? null,
    zeroCells: asked.zeroCells,
    romCorrection: asked.romCorrection,
  }
  // Beside a published figure, ours is of the same measure.
  const theirs = (outcome: string): MeasureName | null => {
    const figures = (review?.pooled ?? []).filter((figure) => figure.outcome === outcome)
    return (figures.find(({ comparison }) => comparison === 'against-control') ?? figures[0])?.measure ?? null
  }
  return outcomes.map((outcome) => ({ ...question, measure: question.measure ?? theirs(outcome), outcome }))
}

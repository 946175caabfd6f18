/** Which records behind an answer are the user's own, in a sentence: an answer that is handed on must not pass them off. */
import type { LayerMark, LayerName } from '../dataset/index.js'
import type { Store } from '../store/index.js'
import { agreeing } from '../text.js'

const mostNamed = 8

const named = (ids: readonly string[]): string =>
  ids.length > mostNamed ? `${ids.slice(0, mostNamed).join(', ')} and ${ids.length - mostNamed} more` : ids.join(', ')

type Among = {
  /** The user's own trials. */
  readonly records: readonly string[]
  /** Trials that were taken from a registry. */
  readonly taken: readonly string[]
  /** Bundled trials with values or results of the user's own. */
  readonly changed: readonly string[]
  /** Bundled trials with values of a later version of their registration. */
  readonly renewed: readonly string[]
}

/** Which of these trials are not as the bundled dataset has them, and whose they are. */
const among = (ids: readonly string[], dataset: Store): Among => {
  const marks = [...new Set(ids)].flatMap((id): [string, LayerMark][] => {
    const mark = dataset.layer('trials', id)
    return mark ? [[id, mark]] : []
  })
  const which = (test: (mark: LayerMark) => boolean): string[] =>
    marks.flatMap(([id, mark]) => (test(mark) ? [id] : []))
  const has =
    (layer: LayerName) =>
    (mark: LayerMark): boolean =>
      mark.origin?.layer !== layer && [...mark.corrections, ...mark.results].some((one) => one.layer === layer)
  return {
    records: which(({ origin }) => origin?.layer === 'own'),
    taken: which(({ origin }) => origin?.layer === 'registry'),
    changed: which(has('own')),
    renewed: which(has('registry')),
  }
}

/** The trials among these that are not as the bundled dataset has them; nothing where all are. */
export const ownNotes = (ids: readonly string[], dataset: Store): string[] => {
  const { records, taken, changed, renewed } = among(ids, dataset)
  const told = (some: readonly string[], one: string, many: string, after = ''): string[] =>
    some.length ? [`${some.length} of these studies ${agreeing(some.length, one, many)}: ${named(some)}${after}.`] : []
  return [
    ...told(records, 'is your own', 'are your own'),
    ...told(taken, 'was taken from a registry', 'were taken from a registry'),
    ...told(
      changed,
      'has corrections or results of your own',
      'have corrections or results of your own',
      ' (show tells which)',
    ),
    ...told(
      renewed,
      'has values of a later version of its registration',
      'have values of later versions of their registrations',
      ' (show tells which)',
    ),
  ]
}

/** How many of these trials are no part of the bundled dataset. */
export const ownCount = (ids: readonly string[], dataset: Store): number => {
  const { records, taken } = among(ids, dataset)
  return records.length + taken.length
}

/** Which records behind an answer are the user's own, in a sentence: an answer that is handed on must not pass them off. */
import type { LayerMark } from '../dataset/index.js'
import type { Store } from '../store/index.js'

const mostNamed = 8

const named = (ids: readonly string[]): string =>
  ids.length > mostNamed ? `${ids.slice(0, mostNamed).join(', ')} and ${ids.length - mostNamed} more` : ids.join(', ')

/** Trials that are the user's own, and bundled ones in which values or results are. */
const ownAmong = (ids: readonly string[], dataset: Store) => {
  const marks = [...new Set(ids)].flatMap((id): [string, LayerMark][] => {
    const mark = dataset.layer('trials', id)
    return mark ? [[id, mark]] : []
  })
  const which = (test: (mark: LayerMark) => boolean): string[] =>
    marks.flatMap(([id, mark]) => (test(mark) ? [id] : []))
  return {
    records: which(({ origin }) => origin !== null),
    changed: which((mark) => mark.origin === null && mark.corrections.length + mark.results.length > 0),
  }
}

/** The trials among these that are not as the bundled dataset has them; nothing where all are. */
export const ownNotes = (ids: readonly string[], dataset: Store): string[] => {
  const { records, changed } = ownAmong(ids, dataset)
  return [
    ...(records.length
      ? [`${records.length} of these studies ${records.length === 1 ? 'is' : 'are'} your own: ${named(records)}.`]
      : []),
    ...(changed.length
      ? [
          `${changed.length} of these studies ${changed.length === 1 ? 'has' : 'have'} corrections or results of your own: ${named(changed)} (show tells which).`,
        ]
      : []),
  ]
}

/** How many of these trials are the user's own. */
export const ownCount = (ids: readonly string[], dataset: Store): number => ownAmong(ids, dataset).records.length

/** What stores know of terms: the vocabularies of a dataset. */
import type { VocabularyKind } from '../../dataset/index.js'
import { trialsCatalog } from '../../query/index.js'
import type { Store } from '../../store/index.js'
import type { Terms } from './store.js'

/** The terms of a dataset, for studies as they stand on a day (ISO 8601). Records are read where names are asked for. */
export const termsOf = (dataset: Store, day: string): Terms => {
  const kept = new Map<VocabularyKind, ReadonlyMap<string, readonly string[]>>()
  const labels = (kind: VocabularyKind, id: string): readonly string[] => {
    const names =
      kept.get(kind) ??
      new Map(
        dataset
          .records(kind)
          .map((one): [string, string[]] => [
            one.id,
            [one.id, one.name, ...(one.nameZh ? [one.nameZh] : []), ...one.aliases],
          ]),
      )
    kept.set(kind, names)
    return names.get(id) ?? [id]
  }
  let tissues: ReadonlyMap<string, string | null> | undefined
  const tissue = (cell: string): string | null => {
    tissues ??= new Map(dataset.records('cells').map((one) => [one.id, one.tissue]))
    return tissues.get(cell) ?? null
  }
  return {
    catalog: trialsCatalog,
    look: {
      name: (kind, id) => dataset.vocabulary(kind).name(id),
      labels,
      tissue,
      // Studies of a registry report in no reference of ours, and nothing is said about them.
      about: () => ({ diseases: [], cells: [], outcomes: [] }),
      year: () => null,
      owners: () => ['registry'],
      asOf: day,
    },
    within: (field, id) => (field.vocabulary ? dataset.vocabulary(field.vocabulary).within(id) : new Set([id])),
    above: (field, id) => (field.vocabulary ? dataset.vocabulary(field.vocabulary).above(id) : new Set([id])),
  }
}

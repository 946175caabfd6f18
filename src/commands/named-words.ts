/** Words of a query that together name an entry of a vocabulary: asked as a filter they mean more than words in a text do. */
import { ensure } from '../collections.js'
import { type AnyCatalog, type Filter, fullText } from '../query/index.js'
import type { Records, Store } from '../store/index.js'
import { agreeing, harmless, plural } from '../text.js'

/** Longest run of words that is tried as a name. */
const longest = 6

const wordOf = (filter: Filter): string | undefined => {
  const [test] = filter.any
  return filter.field === fullText && !filter.not && test && 'contains' in test ? test.contains : undefined
}

/** A note for each name, longest first; words count once. Only for vocabularies that a filter of the catalog asks. */
export const namedWordsNotes = (
  catalog: AnyCatalog,
  rows: Records,
  filters: readonly Filter[],
  dataset: Store,
): string[] => {
  const words = filters.map(wordOf).filter((word) => word !== undefined)
  if (words.length === 0) return []
  const notes: string[] = []
  const taken = new Set<number>()
  const fields = catalog.fields.filter(
    ({ type, vocabulary, filterable }) => type === 'term' && vocabulary !== undefined && filterable !== false,
  )
  for (let size = Math.min(longest, words.length); size > 0; size--)
    for (let at = 0; at + size <= words.length; at++) {
      const run = Array.from({ length: size }, (_, i) => at + i)
      if (run.some((i) => taken.has(i))) continue
      const name = words.slice(at, at + size).join(' ')
      // One field for each vocabulary: the first of a catalog is the one that people mean.
      for (const field of fields) {
        const id = dataset.vocabulary(ensure(field.vocabulary)).resolve(name)
        if (id === undefined) continue
        const asked = rows.count([{ field: field.name, any: [{ is: id }], not: false }])
        notes.push(
          `"${harmless(name)}" was looked for as ${agreeing(size, 'a word', `${size} words`)} anywhere in a record; --${field.name} ${id} asks for the ${field.label.toLowerCase()} (${plural(asked, 'record')}).`,
        )
        for (const i of run) taken.add(i)
        break
      }
    }
  return notes
}

/** Filters among words that are searched as words. Loaded where a word may be one, since it needs every catalog. */

import { usage } from '../errors.js'
import { catalogs, fullText } from '../query/index.js'
import { harmless } from '../text.js'

/** The first kind whose list a word filters, as its query would read it: a field with its value, or what is to be excluded. */
const kindFiltered = (word: string): string | undefined => {
  const [, minus, name] = /^(-?)(?:([a-z][\w-]*):(?!\/\/))?[\p{L}\p{N}"<>=.(*]/iu.exec(word) ?? []
  const field = name?.toLowerCase()
  const found = Object.values(catalogs).find(({ fields }) =>
    fields.some((one) => one.filterable !== false && one.name === field),
  )
  return found?.kind ?? (minus === '-' || field === fullText ? catalogs.trials.kind : undefined)
}

/**
 * Refuses filters where every kind of record is searched: their names and values would be looked for as words, and what they
 * exclude would be found.
 * @param query - words as typed
 * @throws Failure `usage`: a field with its value, or a word with a minus before it
 */
export const refuseQualifiers = (query: string): void => {
  for (const word of query.split(/\s+/)) {
    const kind = kindFiltered(word)
    if (kind === undefined) continue
    const shown = harmless(word)
    throw usage(
      `"${shown}" is a filter, and a search of all kinds looks for words alone`,
      `Give the kind whose records it filters: stemcell ${kind} ${shown.startsWith('-') ? '-- ' : ''}${shown} (stemcell_find: kind ${kind}). Or leave it out, or write it as words`,
    )
  }
}

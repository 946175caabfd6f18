/** The query string: `cell:uc-msc year:2015.. -model:single-group "umbilical cord" hba1c`. Flags and query strings become the same filters. */
import { nearestWords } from '../dataset/index.js'
import { usage } from '../errors.js'
import { checkQuery } from '../limits.js'
import { fold, harmless } from '../text.js'
import type { AnyCatalog } from './field.js'
import { type Filter, fullText } from './filter.js'
import { parseFilters, type ValueNames } from './values.js'

/** A qualifier or word as typed. */
export type QueryToken = { readonly field: string; readonly text: string; readonly not: boolean }

const known = (catalog: AnyCatalog): string[] => catalog.fields.filter((f) => f.filterable !== false).map((f) => f.name)

/**
 * Words and qualifiers of a query string. Quotes keep spaces together, also after a colon; a minus excludes. A word with a
 * colon whose left side is not a field name is an error, since it is nearly always a mistyped qualifier.
 * @param query - at most 10,000 characters and 500 words
 * @param catalog - of the kind that is asked: `catalogs.trials`
 * @throws Failure `usage`: an unknown qualifier, a quotation mark without its partner, a word without letters
 */
export const tokenize = (query: string, catalog: AnyCatalog): QueryToken[] => {
  checkQuery(query)
  const names = known(catalog)
  const tokens: QueryToken[] = []
  const end = query.trimEnd().length
  const pattern = /\s*(-?)(?:([A-Za-z][\w-]*):)?((?:"[^"]*"|[^\s"])+|"[^"]*$)/gy
  let at = 0
  while (at < end) {
    pattern.lastIndex = at
    const match = pattern.exec(query)
    if (!match) break
    at = pattern.lastIndex
    const [, minus = '', name, value = ''] = match
    if ((value.match(/"/g) ?? []).length % 2)
      throw usage(`a quotation mark without its partner in the query: ${harmless(value)}`, 'Close the quotation mark')
    const bare = name === undefined ? /^([A-Za-z][\w-]*):$/.exec(value)?.[1] : undefined
    if (bare)
      throw usage(`no value after "${bare}:" in the query`, `Write the value right after the colon: ${bare}:VALUE`)
    if (name === undefined || /^\/\//.test(value)) {
      const word = `${name ? `${name}:` : ''}${value}`.replaceAll('"', '')
      if (fold(word) === '')
        throw usage(
          `${harmless(match[0].trim())} holds no letter or digit to look for`,
          'Write a word, or qualifier:value',
        )
      tokens.push({ field: fullText, text: word, not: minus === '-' })
      continue
    }
    const field =
      names.find((f) => f === name.toLowerCase()) ?? (name.toLowerCase() === fullText ? fullText : undefined)
    if (!field) {
      const near = nearestWords(name, [...names, fullText])
      throw usage(
        `unknown qualifier "${harmless(name)}:" in the query`,
        `${near.length ? `Did you mean ${near.map((n) => `${n}:`).join(' ')}? ` : ''}See all with: stemcell ${catalog.kind} --fields list`,
      )
    }
    tokens.push({ field, text: value, not: minus === '-' })
  }
  return tokens
}

/** A number cut in two by a space for its thousands would be asked as a small number and a word. */
const refuseCutNumbers = (tokens: readonly QueryToken[], catalog: AnyCatalog): void => {
  const words = tokens.filter(({ field }) => field === fullText)
  tokens.forEach(({ field: name, text }, i) => {
    // The word follows its qualifier, or is all that stands beside the flags.
    const next = tokens[i + 1]?.field === fullText ? tokens[i + 1] : words.length === 1 ? words[0] : undefined
    const type = catalog.fields.find((one) => one.name === name)?.type
    const [start] = /(?<!\d)[1-9]\d{0,2}$/.exec(text) ?? []
    if (!start || !next || !/^\d{3}$/.test(next.text) || (type !== 'integer' && type !== 'number')) return
    throw usage(
      `"${harmless(text)} ${next.text}" for ${name} may be the number ${start}${next.text}, or ${start} and the word ${next.text}`,
      `Write ${name}:${harmless(text)}${next.text} for the number`,
    )
  })
}

/**
 * Tokens from flags and query string together, as filters in the order of the catalog.
 * @param tokens - what {@link tokenize} read
 * @param catalog - of the kind that is asked
 * @param names - what knows vocabularies and countries: the dataset
 * @throws Failure `usage`: a value that its field cannot have, with the nearest that it can
 */
export const toFilters = (tokens: readonly QueryToken[], catalog: AnyCatalog, names: ValueNames): Filter[] => {
  refuseCutNumbers(tokens, catalog)
  const filters: Filter[] = []
  const byField = new Map<string, QueryToken[]>()
  for (const token of tokens) {
    const sofar = byField.get(token.field)
    if (sofar) sofar.push(token)
    else byField.set(token.field, [token])
  }
  for (const field of catalog.fields) {
    const typed = byField.get(field.name)
    if (typed) filters.push(...parseFilters(field, typed, names))
  }
  const words = new Map<string, Filter>()
  for (const token of byField.get(fullText) ?? []) {
    const excluded = token.text.startsWith('!')
    const text = (excluded ? token.text.slice(1) : token.text)
      .replaceAll('"', '')
      .replace(/^[^\p{L}\p{N}]+/u, '')
      .trim()
    if (fold(text) === '')
      throw usage(
        `"${harmless(token.text)}" holds no letter or digit to look for`,
        'Write a word of the text you look for',
      )
    const not = token.not !== excluded
    // A word said twice asks for nothing more.
    words.set(`${not} ${text}`, { field: fullText, any: [{ contains: text }], not })
  }
  return [...filters, ...words.values()]
}

/**
 * A filter as a person would type it in a query string.
 * @param filter - one that {@link toFilters} made
 */
export const describe = (filter: Filter): string => {
  // Whatever could be read as something else stands in quotes.
  const isWord = (text: string): boolean =>
    /^[A-Za-z0-9][A-Za-z0-9._%+/-]*$/.test(text) || /^[\p{L}\p{N}][\p{L}\p{N}._%+/-]*$/u.test(text)
  const value = (text: string): string => (isWord(text) ? text : `"${text}"`)
  const tests = filter.any.map((test) => {
    if ('is' in test) return value(String(test.is))
    if ('contains' in test) return value(test.contains)
    if ('missing' in test) return test.missing === 'any' ? 'missing' : test.missing
    if ('known' in test) return 'known'
    if (test.min !== undefined && test.min === test.max) return String(test.min)
    if (test.openMin) return `>${test.min}`
    if (test.openMax) return `<${test.max}`
    return `${test.min ?? ''}..${test.max ?? ''}`
  })
  const minus = filter.not ? '-' : ''
  return filter.field === fullText ? `${minus}${tests.join(',')}` : `${minus}${filter.field}:${tests.join(',')}`
}

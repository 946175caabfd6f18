/** Ids as people hand them over: words, lists, files piped in as lines, CSV, TSV or JSON; and the records that they lead to. */

import { parse } from 'csv-parse/sync'
import { isOneOf } from '../collections.js'
import { identifierKey, kinds, nearestWords } from '../dataset/index.js'
import { badData, errorMessage, notFound } from '../errors.js'
import { trialsCatalog } from '../query/index.js'
import type { Store, Target } from '../store/index.js'
import { fold, harmless } from '../text.js'
import { choose } from './choose.js'
import type { Input } from './command.js'

const idOf = (value: unknown): string[] => {
  if (typeof value === 'string') return [value]
  if (typeof value === 'number') return [String(value)]
  if (Array.isArray(value)) return value.flatMap(idOf)
  if (typeof value !== 'object' || value === null) return []
  const { id, type, record, items, trial, nctId }: Record<string, unknown> = { ...value }
  if (Array.isArray(items)) return items.flatMap(idOf)
  if (typeof type === 'string' && record !== undefined) return idOf(record).map((inner) => `${type}/${inner}`)
  return [id, trial, nctId].filter((name): name is string => typeof name === 'string').slice(0, 1)
}

const jsonIds = (text: string): string[] => {
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch {
    throw badData(
      `"${harmless(text).slice(0, 60)}" is neither an id nor JSON`,
      'Give one id a line, a CSV or JSON answer of ours, or NDJSON records with an id, for example: stemcell trials --ndjson | stemcell cite -',
    )
  }
  const ids = idOf(value)
  const isEmptyAnswer =
    Array.isArray(value) ||
    (typeof value === 'object' && value !== null && 'items' in value && Array.isArray(value.items))
  if (ids.length === 0 && !isEmptyAnswer)
    throw badData(`no id in ${harmless(text).slice(0, 60)}`, 'A JSON record is known by its "id"')
  return ids
}

/** Columns that hold ids, the first found counts. */
const idColumns = ['id', 'trial', 'nctid', 'nctnumber', 'doi', 'pmid', 'key']

/** The ids in a table with a header line, or nothing where there is no such table. */
const tableIds = (text: string): string[] | undefined => {
  const head = text.split(/\r?\n/, 1)[0] ?? ''
  const mark = ['\t', ';', ','].find((one) => head.includes(one)) ?? ','
  const columns = head.split(mark).map((cell) => fold(cell))
  const at = idColumns.map((name) => columns.indexOf(name)).find((found) => found >= 0)
  if (at === undefined) return undefined
  let rows: string[][]
  try {
    rows = parse(text, { delimiter: mark, relax_column_count: true, skip_empty_lines: true, relax_quotes: true })
  } catch (error) {
    throw badData(`the table of ids cannot be read: ${harmless(errorMessage(error))}`, 'Quotation marks come in pairs')
  }
  // The pages of `show --csv` name a record on every line.
  return [...new Set(rows.slice(1).flatMap((row) => row[at]?.trim() || []))]
}

/** The ids in a text: one a line, a table with a column of ids, JSON records with an id (NDJSON), or one JSON answer. */
export const idsIn = (given: string): string[] => {
  const text = given.replace(/^\ufeff/, '').trim()
  if (text.startsWith('PK\u0003\u0004'))
    throw badData('standard input is a spreadsheet (.xlsx), not text', 'Save it as CSV, or paste the ids one a line')
  // One JSON value, perhaps over several lines; records that stand one a line are read one by one.
  if (/^[[{]/.test(text) && !/[}\]]\s*\n\s*[[{]/.test(text.replace(/\n\s+/g, ' '))) return jsonIds(text)
  return (
    tableIds(text) ??
    text
      .split(/\r?\n/)
      .map((line) => line.trim())
      .filter(Boolean)
      .flatMap((line) => (/^[[{"]/.test(line) ? jsonIds(line) : [line]))
  )
}

/** The name of a registry or index that stands apart from its number. */
const registry = /^(nct|pmid|pmc|pmcid|doi|chictr|irct|jrct|umin|ctri|isrctn|actrn|drks|kct|euctr):?$/i

const vocabularyKinds = ['diseases', 'cells', 'mechanisms', 'outcomes'] as const

/** A word that is no id as it stands, but a list of several. */
const parts = (word: string): string[] => word.split(/[,;\s]+/).filter(Boolean)

/** Whether a word asks for trials by what they are: a qualifier of theirs. */
const isQualifier = (word: string): boolean => {
  const [, name] = /^\s*-?([a-z][\w-]*):./i.exec(word) ?? []
  return trialsCatalog.fields.some((field) => field.filterable !== false && field.name === name?.toLowerCase())
}

/** The trials that a query asks for, where a word of it is a qualifier; words that only name records are no query. */
const queried = (words: readonly string[], dataset: Store): readonly string[] | undefined => {
  if (!words.some((word) => word.split(/\s+/).some(isQualifier))) return undefined
  const { ids, advice } = choose(trialsCatalog, { words, filters: [] }, dataset)
  if (ids.length) return ids
  throw notFound(`no trial matches ${harmless(words.join(' '))}`, advice.join('\n'))
}

/** The words of an input that names records: a query of trials asked, "-" read from standard input, lists cut, a registry joined with its number. */
export const idWords = async (input: Pick<Input, 'words' | 'read'>, dataset: Store): Promise<string[]> => {
  const isKnown = (word: string): boolean =>
    dataset.find(word).length > 0 ||
    vocabularyKinds.some((kind) => dataset.vocabulary(kind).resolve(word) !== undefined)
  const found = queried(input.words, dataset)
  if (found) return [...found]
  const given: string[] = []
  for (const word of input.words) {
    const last = given.at(-1)
    if (word === '-') given.push(...idsIn(await input.read('-')))
    else if (last !== undefined && registry.test(last) && /\d/.test(word)) given[given.length - 1] = `${last} ${word}`
    else given.push(word)
  }
  return given
    .map((word) => word.trim())
    .flatMap((word) => {
      const several = parts(word)
      return several.length > 1 && !isKnown(word) && several.some(isKnown) ? several : [word]
    })
}

/** What a word leads to: kind/id names one record, the number of a paper that paper, anything else every record of that id. */
export const targetsOf = (word: string, dataset: Store): readonly Target[] => {
  const [, kind, id] = /^([a-z]+)\/(.+)$/.exec(word) ?? []
  const found = dataset.find(word)
  if (found.length === 0 && id !== undefined && isOneOf(kinds, kind)) {
    const named = dataset.find(id).filter(([k]) => k === kind)
    if (named.length) return named
  }
  const key = identifierKey(word)
  const paper = /^(10\.|\d+$|pmc\d)/.test(key)
    ? dataset.records('references').find((r) => [r.DOI, r.PMID, r.PMCID].some((n) => n && identifierKey(n) === key))
    : undefined
  if (paper) return [['references', paper.id]]
  if (found.length) return found
  const near = nearestWords(word, dataset.identifiers())
  throw notFound(
    `no record answers to "${harmless(word)}"`,
    `${near.length ? `Did you mean ${near.join(', ')}? ` : ''}Find ids with: stemcell trials, stemcell references`,
  )
}

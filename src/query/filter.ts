/**
 * Filters are data: a field, what any of its values must meet, or must not. They are evaluated over rows in memory here; the
 * same declaration can become a WHERE clause (grouped fields become EXISTS over the arm or result table).
 */
import { ensure } from '../collections.js'
import type { MissingReason } from '../dataset/index.js'
import { misleading } from '../spelling.js'
import { foldWords, isAscii } from '../text.js'
import { type AnyField, type Cell, type Element, elements, flat, type Value, valuesOf } from './field.js'

export type Test =
  /** Equal to a value; a term stands for itself and everything below it. */
  | { readonly is: Value }
  /** Between two ends; a date end covers all that begins with it. */
  | { readonly min?: number | string; readonly max?: number | string; readonly openMin?: true; readonly openMax?: true }
  /** Holds these words, each as the beginning of a word. */
  | { readonly contains: string }
  /** Nothing is known, for this reason or for any. */
  | { readonly missing: MissingReason | 'any' }
  /** Something is known. */
  | { readonly known: true }

export type Filter = {
  readonly field: string
  /** One of these must be met. */
  readonly any: readonly Test[]
  readonly not: boolean
}

/** Name of the filter over everything in a record. */
export const fullText = 'text'

/** What filters are evaluated against. */
export type FilterRows = {
  readonly fields: readonly AnyField[]
  readonly size: number
  readonly cell: (row: number, field: string) => Cell
  readonly missing: (row: number, field: string) => MissingReason | undefined
  /** All text of a record, folded to words. */
  readonly text: (row: number) => string
  /** A term and everything below it. */
  readonly within: (field: AnyField, id: string) => ReadonlySet<string>
  /** A term and everything above it. */
  readonly above: (field: AnyField, id: string) => ReadonlySet<string>
}

const inRange = (value: Value, test: Extract<Test, { min?: unknown }>): boolean => {
  if (typeof value === 'boolean') return false
  const compare = (end: number | string, side: 'min' | 'max'): number => {
    if (typeof end === 'number' || typeof value === 'number') return Number(value) - Number(end)
    const cut = value.slice(0, end.length)
    // "2015" as an upper end includes 2015-12-31; as a lower end includes 2015.
    return cut === end ? 0 : side === 'min' ? (value < end ? -1 : 1) : cut < end ? -1 : 1
  }
  if (test.min !== undefined) {
    const c = compare(test.min, 'min')
    if (c < 0 || (test.openMin && c === 0)) return false
  }
  if (test.max !== undefined) {
    const c = compare(test.max, 'max')
    if (c > 0 || (test.openMax && c === 0)) return false
  }
  return true
}

export const hasCjk = (words: string): boolean =>
  !isAscii(words) && /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}]/u.test(words)
/** Whether a span shares something with a range; an end that is not there is open. */
const overlaps = (span: string, test: Extract<Test, { min?: unknown }>): boolean => {
  const [from = '', to = ''] = span.split('..')
  const low = from === '' ? Number.NEGATIVE_INFINITY : Number(from)
  const high = to === '' ? Number.POSITIVE_INFINITY : Number(to)
  const min = test.min === undefined ? Number.NEGATIVE_INFINITY : Number(test.min)
  const max = test.max === undefined ? Number.POSITIVE_INFINITY : Number(test.max)
  return (test.openMin ? high > min : high >= min) && (test.openMax ? low < max : low <= max)
}

/** Han and kana are written without spaces, so they are found anywhere, but not inside a number or a word with another meaning. */
const holdsHan = (haystack: string, words: string): boolean => {
  for (let at = haystack.indexOf(words); at >= 0; at = haystack.indexOf(words, at + 1)) {
    const [before, after] = [haystack[at - 1] ?? '', haystack[at + words.length]]
    const isInside = /[a-z0-9]/.test(before) && /^[a-z0-9]/.test(words)
    if (!isInside && misleading.get(words.slice(-2)) !== (after ?? ' ')) return true
  }
  return false
}

/** Whether a folded text holds words; they are folded once, not for every record. */
const containing = (needle: string): ((haystack: string) => boolean) => {
  const words = foldWords(needle).trimEnd()
  if (words === '') return () => false
  const han = hasCjk(words) ? words.trim() : undefined
  return (haystack) => (han === undefined ? haystack.includes(words) : holdsHan(haystack, han))
}

type Check = (value: Value) => boolean

const compile = (field: AnyField, test: Test, source: FilterRows): Check => {
  if ('is' in test) {
    if (field.type === 'term') {
      const within = source.within(field, String(test.is))
      return (value) => within.has(String(value))
    }
    return (value) => value === test.is
  }
  if ('contains' in test) {
    const holds = containing(test.contains)
    return (value) => holds(foldWords(String(value)))
  }
  if ('missing' in test || 'known' in test) return () => false
  return field.type === 'span' ? (value) => overlaps(String(value), test) : (value) => inRange(value, test)
}

const elementMeets = (element: Element, checks: readonly Check[]): boolean =>
  valuesOf(element).some((value) => checks.some((check) => check(value)))

const isEmpty = (cell: Cell): boolean => elements(cell).every((e) => valuesOf(e).length === 0)

const meetsKnowledge = (source: FilterRows, row: number, filter: Filter): boolean | undefined => {
  for (const test of filter.any) {
    if ('known' in test && !isEmpty(source.cell(row, filter.field))) return true
    if ('missing' in test && isEmpty(source.cell(row, filter.field))) {
      const reason = source.missing(row, filter.field)
      if (test.missing === 'any' || test.missing === reason) return true
    }
  }
  return undefined
}

/** Filters that are met or missed together: those of one group of fields, or a single other one. */
export type Unit = { readonly filters: readonly Filter[]; readonly holds: (row: number) => boolean }

/** A predicate over row numbers that holds where every filter does. */
export const predicate = (filters: readonly Filter[], source: FilterRows): ((row: number) => boolean) => {
  const units = unitsOf(filters, source)
  return (row) => units.every(({ holds }) => holds(row))
}

/** Filters, each compiled once, in units that can be counted apart. */
export const unitsOf = (filters: readonly Filter[], source: FilterRows): readonly Unit[] => {
  const byName = new Map(source.fields.map((field) => [field.name, field]))
  const units: Unit[] = []
  const grouped = new Map<string, { filter: Filter; checks: Check[] }[]>()
  for (const filter of filters) {
    if (filter.field === fullText) {
      const wanted = filter.any.flatMap((test) => ('contains' in test ? [containing(test.contains)] : []))
      const holds = (row: number): boolean => wanted.some((found) => found(source.text(row))) !== filter.not
      units.push({ filters: [filter], holds })
      continue
    }
    const field = byName.get(filter.field)
    if (!field) throw new Error(`filter on a field that does not exist: ${filter.field}`)
    const checks = filter.any.map((test) => compile(field, test, source))
    if (field.group) {
      grouped.set(field.group, [...(grouped.get(field.group) ?? []), { filter, checks }])
      continue
    }
    const holds = (row: number): boolean =>
      (meetsKnowledge(source, row, filter) ??
        elements(source.cell(row, filter.field)).some((e) => elementMeets(e, checks))) !== filter.not
    units.push({ filters: [filter], holds })
  }
  for (const members of grouped.values())
    units.push({
      filters: members.map(({ filter }) => filter),
      holds: (row) => meetsGroup(source, row, members),
    })
  return units
}

/** Filters of one group are met by one element; an excluded value may stand in none of the elements that the others accept. */
const meetsGroup = (
  source: FilterRows,
  row: number,
  members: readonly { filter: Filter; checks: readonly Check[] }[],
): boolean => {
  const wanted: { cell: readonly Element[]; checks: readonly Check[] }[] = []
  const refused: { cell: readonly Element[]; checks: readonly Check[] }[] = []
  for (const { filter, checks } of members) {
    const knowledge = meetsKnowledge(source, row, filter)
    const onlyKnowledge = filter.any.every((test) => 'known' in test || 'missing' in test)
    if (knowledge !== undefined || onlyKnowledge) {
      if ((knowledge ?? false) === filter.not) return false
      continue
    }
    ;(filter.not ? refused : wanted).push({ cell: elements(source.cell(row, filter.field)), checks })
  }
  const size = Math.max(0, ...[...wanted, ...refused].map(({ cell }) => cell.length))
  let found = wanted.length === 0
  for (let i = 0; i < size; i++) {
    if (!wanted.every(({ cell, checks }) => elementMeets(cell[i] ?? null, checks))) continue
    if (refused.some(({ cell, checks }) => elementMeets(cell[i] ?? null, checks))) return false
    found = true
  }
  return found
}

const lifts = new WeakMap<FilterRows, Map<string, ReadonlyMap<Value, readonly Value[]>>>()

/** For each term that a field holds anywhere, the terms that find it: itself, and those above it. */
const liftOf = (source: FilterRows, field: AnyField): ReadonlyMap<Value, readonly Value[]> => {
  const known = lifts.get(source) ?? new Map<string, ReadonlyMap<Value, readonly Value[]>>()
  lifts.set(source, known)
  const have = known.get(field.name)
  if (have) return have
  const held = new Set<Value>()
  for (let row = 0; row < source.size; row++) for (const value of flat(source.cell(row, field.name))) held.add(value)
  const lift = new Map<Value, Value[]>()
  for (const value of held)
    lift.set(
      value,
      [...source.above(field, String(value))].filter((above) => held.has(above)),
    )
  known.set(field.name, lift)
  return lift
}

const asking = (field: AnyField, value: Value): Filter => ({
  field: field.name,
  any: [field.type === 'integer' ? { min: Number(value), max: Number(value) } : { is: value }],
  not: false,
})

const rowsThat = (source: FilterRows, filters: readonly Filter[]): number[] => {
  const holds = predicate(filters, source)
  const rows: number[] = []
  for (let row = 0; row < source.size; row++) if (holds(row)) rows.push(row)
  return rows
}

/**
 * How many rows each value of a field keeps beside the other filters: as many as asking for it in the place of what is asked
 * of the field now would list. `kept` are the rows that meet every filter.
 */
export const tally = (
  source: FilterRows,
  filters: readonly Filter[],
  field: AnyField,
  kept: readonly number[],
): ReadonlyMap<Value, number> => {
  const others = filters.filter((filter) => filter.field !== field.name || filter.not)
  const rows = others.length === filters.length ? kept : rowsThat(source, others)
  const fieldOf = (name: string): AnyField | undefined => source.fields.find((one) => one.name === name)
  const beside = field.group ? others.filter((filter) => fieldOf(filter.field)?.group === field.group) : []
  const counts = new Map<Value, number>()
  const lift = field.type === 'term' ? liftOf(source, field) : undefined
  const above = (value: Value): readonly Value[] => (lift ? (lift.get(value) ?? []) : [value])
  if (beside.some(({ not }) => not)) {
    // What an excluded value excludes depends on which elements the others accept: each value is asked of the rows that hold it.
    const outside = others.filter((filter) => !beside.includes(filter))
    const holders = new Map<Value, number[]>()
    for (const row of rowsThat(source, outside))
      for (const value of new Set(flat(source.cell(row, field.name)).flatMap(above))) {
        const held = holders.get(value)
        if (held) held.push(row)
        else holders.set(value, [row])
      }
    for (const [value, held] of holders) {
      const count = held.filter(predicate([...beside, asking(field, value)], source)).length
      if (count) counts.set(value, count)
    }
    return counts
  }
  const accepted = beside
    .filter(({ any }) => !any.every((test) => 'known' in test || 'missing' in test))
    .map(({ field: name, any }) => ({
      name,
      checks: any.map((test) => compile(ensure(fieldOf(name)), test, source)),
    }))
  const add = (value: Value): void => void counts.set(value, (counts.get(value) ?? 0) + 1)
  for (const row of rows) {
    const cell = source.cell(row, field.name)
    if (cell === null) continue
    const found = new Set<Value>()
    elements(cell).forEach((element, i) => {
      if (accepted.every(({ name, checks }) => elementMeets(elements(source.cell(row, name))[i] ?? null, checks)))
        for (const value of valuesOf(element)) for (const one of above(value)) found.add(one)
    })
    found.forEach(add)
  }
  return counts
}

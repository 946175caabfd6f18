/**
 * Filters as a condition of SQL over the table of records, called `t` in it: the same records as the predicate in memory
 * (src/query/filter.ts) keeps, which the laws of test/registry hold it to.
 */
import { misleading } from '../../spelling.js'
import { foldWords } from '../../text.js'
import type { AnyField } from '../field.js'
import { type Filter, fullText, hasCjk, type Test } from '../filter.js'
import { allOf, anyOf, listed, named, type Sql, sql, words } from './fragment.js'
import { columnOf, endsOf, letters, type SqlLayout, toSql, valueTable } from './layout.js'

/** Words to look for, folded: a phrase whose last word may go on, or a run of characters where there are no spaces. */
export type Needle =
  | { readonly words: readonly string[] }
  /** `isWordStart`: what stands before is no Latin letter or digit. `notBefore`: what must not follow. */
  | { readonly run: string; readonly isWordStart: boolean; readonly notBefore: string | undefined }

/** What databases do each in their own way. */
export type Dialect = {
  /** Numbers of records (one column) whose whole text holds the words. */
  readonly holding: (needle: Needle) => Sql
  /** Whether a column of folded text holds the words. */
  readonly holds: (column: Sql, needle: Needle) => Sql
}

/** What compiling filters needs to know. */
export type Compiling = {
  readonly layout: SqlLayout
  readonly dialect: Dialect
  /** A term and everything below it. */
  readonly within: (field: AnyField, id: string) => ReadonlySet<string>
}

export const fieldOf = ({ catalog }: SqlLayout, name: string): AnyField => {
  const field = catalog.fields.find((one) => one.name === name)
  if (!field) throw new Error(`filter on a field that does not exist: ${name}`)
  return field
}

export const isColumn = ({ single }: SqlLayout, field: AnyField): boolean => single.includes(field)

export const tableOf = ({ catalog }: SqlLayout, field: AnyField): Sql => words(named(valueTable(catalog, field)))

const needleOf = (text: string): Needle | undefined => {
  const folded = foldWords(text).trim()
  if (folded === '') return undefined
  if (!hasCjk(folded)) return { words: folded.split(' ') }
  return {
    run: folded,
    isWordStart: /^[a-z0-9]/.test(folded),
    notBefore: misleading.get(folded.slice(-2)),
  }
}

const rangeOf = (field: AnyField, value: Sql, test: Extract<Test, { min?: unknown }>): Sql => {
  // Of dates as far as both are given: an end covers all that begins with it.
  const upTo = (end: number | string): Sql =>
    field.type === 'date' && typeof end === 'string' ? sql`substr(${value}, 1, ${end.length})` : value
  const { min, max } = test
  // Open at both ends it holds every value, and no value is none.
  if (min === undefined && max === undefined) return sql`${value} IS NOT NULL`
  return allOf([
    ...(min === undefined ? [] : [test.openMin ? sql`${upTo(min)} > ${min}` : sql`${upTo(min)} >= ${min}`]),
    ...(max === undefined ? [] : [test.openMax ? sql`${upTo(max)} < ${max}` : sql`${upTo(max)} <= ${max}`]),
  ])
}

/** Whether a span shares something with a range; an end that is not there is open. */
const overlaps = (value: Sql, from: Sql, to: Sql, test: Extract<Test, { min?: unknown }>): Sql => {
  const { min, max } = test
  return allOf([
    sql`${value} IS NOT NULL`,
    ...(min === undefined
      ? []
      : [test.openMin ? sql`(${to} IS NULL OR ${to} > ${min})` : sql`(${to} IS NULL OR ${to} >= ${min})`]),
    ...(max === undefined
      ? []
      : [test.openMax ? sql`(${from} IS NULL OR ${from} < ${max})` : sql`(${from} IS NULL OR ${from} <= ${max})`]),
  ])
}

/** The columns that a value stands in: itself, and what is made of it. */
type Place = { readonly v: Sql; readonly w: Sql; readonly from: Sql; readonly to: Sql }

/** Tests of values, one of which must be met; tests of knowledge are none. */
const valueTest = ({ dialect, within }: Compiling, field: AnyField, tests: readonly Test[], at: Place): Sql =>
  anyOf(
    tests.flatMap((test): Sql[] => {
      if ('missing' in test || 'known' in test) return []
      if ('contains' in test) {
        const needle = needleOf(test.contains)
        return needle ? [dialect.holds(at.w, needle)] : []
      }
      if ('is' in test) {
        if (field.type !== 'term') return [sql`${at.v} = ${toSql(test.is)}`]
        return [sql`${at.v} IN (${listed([...within(field, String(test.is))])})`]
      }
      return [field.type === 'span' ? overlaps(at.v, at.from, at.to, test) : rangeOf(field, at.v, test)]
    }),
  )

const columnPlace = (field: AnyField): Place => {
  const column = (name: string): Sql => words(`t.${named(name)}`)
  const [from, to] = endsOf(field)
  return { v: column(columnOf(field)), w: column(columnOf(field)), from: column(from), to: column(to) }
}

/** Columns of a table of values under a name. */
const valuePlace = (as: string): Place => {
  const v = words(`${as}.v`)
  return { v, w: words(`${as}.w`), from: v, to: v }
}

const isKnown = (layout: SqlLayout, field: AnyField): Sql =>
  isColumn(layout, field)
    ? sql`${columnPlace(field).v} IS NOT NULL`
    : sql`t.n IN (SELECT x.n FROM ${tableOf(layout, field)} x)`

const isKnowledge = (test: Test): boolean => 'known' in test || 'missing' in test

/** What a filter asks of whether something is known, and why not; one of these must be met. */
const knowledge = ({ layout }: Compiling, field: AnyField, tests: readonly Test[]): Sql[] =>
  tests.flatMap((test): Sql[] => {
    if ('known' in test) return [isKnown(layout, field)]
    if (!('missing' in test)) return []
    const unknown = sql`NOT ${isKnown(layout, field)}`
    if (test.missing === 'any') return [unknown]
    const at = layout.catalog.fields.indexOf(field) + 1
    return [allOf([unknown, sql`substr(t.missing, ${at}, 1) = ${letters[test.missing]}`])]
  })

const turned = (condition: Sql, { not }: { readonly not: boolean }): Sql =>
  not ? sql`(${condition}) IS NOT TRUE` : condition

const single = (compiling: Compiling, filter: Filter): Sql => {
  const { layout } = compiling
  const field = fieldOf(layout, filter.field)
  const values = filter.any.filter((test) => !isKnowledge(test))
  const met = isColumn(layout, field)
    ? valueTest(compiling, field, values, columnPlace(field))
    : sql`t.n IN (SELECT x.n FROM ${tableOf(layout, field)} x WHERE ${valueTest(compiling, field, values, valuePlace('x'))})`
  const parts = [...knowledge(compiling, field, filter.any), ...(values.length ? [met] : [])]
  return turned(anyOf(parts), { not: filter.not })
}

const text = ({ dialect }: Compiling, filter: Filter): Sql =>
  turned(
    anyOf(
      filter.any.flatMap((test) => {
        const needle = 'contains' in test ? needleOf(test.contains) : undefined
        return needle ? [sql`t.n IN (${dialect.holding(needle)})`] : []
      }),
    ),
    { not: filter.not },
  )

/** A filter on elements: its field, and what one of its values must meet. */
type Wanted = { readonly field: AnyField; readonly tests: readonly Test[] }

/** That the element which a row `e` belongs to meets a filter. */
export const elementMeets = (compiling: Compiling, { field, tests }: Wanted, n = 'e.n', i = 'e.i'): Sql =>
  sql`EXISTS (SELECT 1 FROM ${tableOf(compiling.layout, field)} x WHERE x.n = ${words(n)} AND x.i = ${words(i)} AND ${valueTest(compiling, field, tests, valuePlace('x'))})`

/** Records with an element that all that is wanted accepts, and none that it accepts beside what is refused. */
const elementwise = (compiling: Compiling, wanted: readonly Wanted[], refused: readonly Wanted[]): Sql => {
  const { layout } = compiling
  const holders = ({ field, tests }: Wanted, others: readonly Sql[]): Sql =>
    sql`SELECT e.n FROM ${tableOf(layout, field)} e WHERE ${allOf([valueTest(compiling, field, tests, valuePlace('e')), ...others])}`
  const [first, ...rest] = wanted
  if (!first) return allOf(refused.map((one) => sql`t.n NOT IN (${holders(one, [])})`))
  const accepted = rest.map((one) => elementMeets(compiling, one))
  return allOf([
    sql`t.n IN (${holders(first, accepted)})`,
    ...(refused.length
      ? [sql`t.n NOT IN (${holders(first, [...accepted, anyOf(refused.map((one) => elementMeets(compiling, one)))])})`]
      : []),
  ])
}

/**
 * Filters of one group, met by one element. A filter that asks of knowledge as well is decided by it where it is met, and by
 * elements where it is not: both cases stand beside each other.
 */
const grouped = (compiling: Compiling, members: readonly Filter[]): Sql => {
  const decide = (at: number, wanted: readonly Wanted[], refused: readonly Wanted[]): Sql => {
    const filter = members[at]
    if (!filter) return elementwise(compiling, wanted, refused)
    const field = fieldOf(compiling.layout, filter.field)
    const known = knowledge(compiling, field, filter.any)
    const one: Wanted = { field, tests: filter.any.filter((test) => !isKnowledge(test)) }
    if (one.tests.length === 0)
      return allOf([turned(anyOf(known), { not: filter.not }), decide(at + 1, wanted, refused)])
    const byElements = filter.not
      ? decide(at + 1, wanted, [...refused, one])
      : decide(at + 1, [...wanted, one], refused)
    if (known.length === 0) return byElements
    const isKnownSo = anyOf(known)
    const otherwise = allOf([turned(isKnownSo, { not: true }), byElements])
    return filter.not ? otherwise : anyOf([allOf([isKnownSo, decide(at + 1, wanted, refused)]), otherwise])
  }
  return decide(0, [], [])
}

/** The condition that a record of the table `t` meets every filter. */
export const whereOf = (compiling: Compiling, filters: readonly Filter[]): Sql => {
  const groups = new Map<string, Filter[]>()
  const conditions: Sql[] = []
  for (const filter of filters) {
    const group = filter.field === fullText ? undefined : fieldOf(compiling.layout, filter.field).group
    if (group) groups.set(group, [...(groups.get(group) ?? []), filter])
    else conditions.push(filter.field === fullText ? text(compiling, filter) : single(compiling, filter))
  }
  for (const members of groups.values()) conditions.push(grouped(compiling, members))
  return conditions.length ? allOf(conditions) : words('TRUE')
}

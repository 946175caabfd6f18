/** What each column was read as, a line each, and what to say where the columns make no effect. */
import { itemAt } from '../../collections.js'
import { badData, type Failure, usage } from '../../errors.js'
import { harmless } from '../../text.js'
import type { MeasureName } from '../synthesis/index.js'
import { isEmpty, wrong } from './cells.js'
import { columnRules, type DataColumn, type TableKind, tableKinds } from './columns.js'
import { canHave, derivations } from './derive.js'
import { tokensOf } from './headers.js'
import type { Located } from './locate.js'
import type { RawTable } from './parse.js'

/** The columns of each kind, in the words of the documentation. */
export const expectedColumns = Object.values(tableKinds)
  .map(({ columns }) => `study,${columns.join(',')}`)
  .join(' | ')

const words = (text: string): string[] => text.split(' ')
const quoted = (header: string): string => `"${harmless(header)}"`

/** Columns of the table that an effect of this kind may come from. */
const mayServe = (kind: TableKind, located: Located): ReadonlySet<DataColumn> => {
  const serving = new Set<DataColumn>(tableKinds[kind].columns)
  const open = [...serving]
  for (let column = open.pop(); column; column = open.pop()) {
    // What stands in the table needs no way round, except for a row in which it is empty.
    for (const { gives, needs } of derivations) {
      if (gives !== column || !needs.every((need) => canHave(need, (one) => located.places.has(one)))) continue
      for (const need of needs)
        if (!serving.has(need)) {
          serving.add(need)
          open.push(need)
        }
    }
  }
  return serving
}

/** What each column was read as, in the order of the table. */
export const understoodOf = (kind: TableKind, located: Located, headers: readonly string[]): string[] => {
  const { places, label, compounds } = located
  const serving = mayServe(kind, located)
  return headers.map((header, at) => {
    if (label?.at === at) return `${quoted(header)} as study: names of the studies`
    if (label?.year === at) return `${quoted(header)} behind the names of the studies`
    const columns = [...places]
      .filter(([column, place]) => place.at === at && serving.has(column))
      .map(([column]) => column)
    if (columns.length === 0) return `${quoted(header)} is not used`
    const told = columns.map((column) => `${column}: ${columnRules[column].meaning}`)
    return `${quoted(header)} as ${told.join('; ')}${compounds.has(at) && columns.length > 1 ? ', in one cell' : ''}`
  })
}

/** Numbers that are of the study, not of its result. */
const ofStudy = new Set(words('year id no nr ref age py r ri number group table scale quality'))

/** Columns that might be the missing ones: what their names hint at, else what fits, is free, and stands near. */
const suggestion = (missing: readonly DataColumn[], table: RawTable, located: Located): string => {
  const used = new Set([...located.places.values()].map(({ at }) => at))
  if (located.label) used.add(located.label.at)
  const tokens = table.headers.map((header) => tokensOf(header))
  const isFitting = (at: number, column: DataColumn): boolean => {
    const cells = table.rows.map(({ cells: row }) => (row[at] ?? '').trim()).filter((cell) => !isEmpty(cell))
    return cells.length > 0 && cells.every((cell) => wrong(cell, column, table.decimal) === undefined)
  }
  /** Headers of the same arm share a word with it that those of the other arm have not. */
  const kinship = (at: number, column: DataColumn): number => {
    const arm = /[12]$/.exec(column)?.[0]
    if (arm === undefined) return 0
    const wordsOf = (digit: string): string[] =>
      [...located.places].flatMap(([one, place]) => (one.endsWith(digit) ? (tokens[place.at] ?? []) : []))
    const [own, other] = [wordsOf(arm), wordsOf(arm === '1' ? '2' : '1')]
    const shares = (list: readonly string[]): number => (tokens[at]?.some((token) => list.includes(token)) ? 1 : 0)
    return shares(own.filter((token) => !other.includes(token))) - shares(other.filter((token) => !own.includes(token)))
  }
  const distance = (at: number): number =>
    Math.min(...[...located.places.values()].map((place) => Math.abs(place.at - at)), table.headers.length)
  const take = (column: DataColumn): string | undefined => {
    const free = table.headers.flatMap((_, at) => (used.has(at) ? [] : [at]))
    const hinted = free.find((at) => located.guesses.get(at) === column)
    // Any positive number could be a variance: one that no header hints at is not guessed.
    const fitting = (column === 'vi' ? [] : free)
      .filter((at) => !located.guesses.has(at) && !tokens[at]?.some((token) => ofStudy.has(token)))
      .filter((at) => isFitting(at, column) && kinship(at, column) >= 0)
      .sort((a, b) => kinship(b, column) - kinship(a, column) || distance(a) - distance(b) || a - b)
    const at = hinted ?? fitting[0]
    if (at === undefined) return undefined
    used.add(at)
    return table.headers[at] as string
  }
  return missing.map((column) => `${column}="${harmless(take(column) ?? 'HEADER')}"`).join(',')
}

/** The columns that a kind lacks, or those that its guesses would give. */
const lacking = (kind: TableKind, located: Located): DataColumn[] =>
  tableKinds[kind].columns.filter((column) => !canHave(column, (one) => located.places.has(one)))

/** The columns to name for those that a kind lacks: people without the event stand for all where a column hints at them. */
const toName = (missing: readonly DataColumn[], hints: ReadonlySet<DataColumn>): DataColumn[] =>
  missing.map((column) => {
    const without = column.replace('n', 'without') as DataColumn
    return /^n[12]?$/.test(column) && !hints.has(column) && hints.has(without) ? without : column
  })

const refusal = (table: RawTable, located: Located, name: string): Failure => {
  const question = located.open[0]
  if (question) return badData(question.message, question.hint)
  const hints = new Set(located.guesses.values())
  const near = itemAt(
    (Object.keys(tableKinds) as TableKind[])
      .map((kind) => {
        const missing = toName(lacking(kind, located), hints)
        const unhinted = missing.filter((column) => !hints.has(column)).length
        const all = tableKinds[kind].columns.length
        return { kind, missing, share: missing.length / all, open: unhinted / all }
      })
      .sort((a, b) => a.open - b.open || a.share - b.share),
    0,
  )
  const isNear = near.share < 1 || near.open < 1
  const line = isNear ? suggestion(near.missing, table, located) : 'yi="HEADER",vi="HEADER"'
  return badData(
    `${name} has no columns that make an effect: ${table.headers.map(quoted).join(', ')}${isNear ? `; for ${near.kind} it lacks ${near.missing.join(', ')}` : ''}`,
    `Name them: --columns '${line}'${/\bvi=/.test(line) ? ' (or low=…,high=… for an interval, sei=… for a standard error)' : ''}${/1=/.test(line) && /2=/.test(line) ? ' (arm 2 is the control: turn them round if it is the other)' : ''}. Expected ${expectedColumns}; other names are understood: stemcell pool --help`,
  )
}

/** What a table holds, for a measure. Throws a failure where its columns make no effect, or not this one. */
export const kindOf = (table: RawTable, located: Located, name: string, measure: MeasureName | null): TableKind => {
  const kinds = Object.keys(tableKinds) as TableKind[]
  const complete = kinds.filter((kind) => lacking(kind, located).length === 0)
  const fits = (kind: TableKind): boolean =>
    measure === null || (tableKinds[kind].measures as readonly string[]).includes(measure)
  const found = complete.find(fits)
  if (found) return found
  if (complete[0])
    throw usage(
      `--measure ${measure} does not fit ${name}, which holds ${complete.join(' and ')}`,
      `Its measures: ${[...new Set(complete.flatMap((kind) => tableKinds[kind].measures.filter((one) => one !== 'gen')))].join(', ')}`,
    )
  throw refusal(table, located, name)
}

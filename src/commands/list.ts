/** Listing, filtering, grouping and counting records of one kind: the same for every kind, from its catalog. */

import type { Block, Grid, GridRow, Table } from '../answer.js'
import { itemAt } from '../collections.js'
import type { AnswerOf } from '../contracts/index.js'
import { ownNotes } from '../pages/own.js'
import { type AnyCatalog, type AnyField, flat, type ListedKind, ownFields, type Value } from '../query/index.js'
import type { Records, Store } from '../store/index.js'
import { plural } from '../text.js'
import { advice, cautions, disputeNotes, queryJson, showValue, understand, unknownNotes } from './choose.js'
import { type Command, defineCommand, type Example, trialsQuery, type Words } from './command.js'
import { listTable } from './list-table.js'
import { namedWordsNotes } from './named-words.js'
import { fieldNamed, type Options, type OptionValues } from './option.js'
import { people } from './people.js'

/** Options of every listing. */
export const listOptions = <C extends AnyCatalog>(catalog: C) =>
  ({
    sort: {
      takes: 'field',
      of: catalog,
      help: 'Order by a field, ascending; records without a value come last',
    },
    desc: { takes: 'nothing', help: 'Turn the order round' },
    limit: { takes: 'number', unit: 'n', whole: true, from: 1, example: 20, help: 'Keep the first n records' },
    fields: {
      takes: 'text',
      what: 'names',
      many: true,
      help: 'Choose and order fields in every format; JSON keeps the shape of whole records; "list" shows them with their help',
      excludes: { options: ['count'], why: 'counts have fields of their own; group them with --group-by' },
    },
    groupBy: { takes: 'field', of: catalog, many: true, help: 'Group by one or more fields' },
    count: {
      takes: 'nothing',
      help: 'Count records (and people) per group instead of listing them; without --group-by, per facet',
    },
  }) as const satisfies Options

type Listed = OptionValues<ReturnType<typeof listOptions>>

const gridValue = (cell: Value[], field: AnyField): string | number | boolean | null =>
  cell.length === 0 ? null : cell.length === 1 && !field.many ? itemAt(cell, 0) : cell.join('; ')

/** How a listing of rows is shown to people. */
type Face = {
  /** Blocks before the table: what the rows come to. */
  readonly lead?: (rows: Records, ids: readonly string[]) => readonly Block[]
  /** A page in place of the table, where no fields or groups are asked. */
  readonly page?: (rows: Records, ids: readonly string[]) => readonly Block[]
}

const groupTitle = (by: readonly AnyField[], values: readonly (Value | null)[]): string =>
  by
    .map((f, i) => {
      const value = values[i]
      return `${f.label}: ${value === null || value === undefined ? 'not known' : showValue(f, value)}`
    })
    .join(' · ')

type Group = ReturnType<Records['group']>[number]

/** A line above the records of each group: what they share, how many they are, and people where they are counted. */
const headingsOf = (
  groups: readonly Group[],
  by: readonly AnyField[],
  rows: Records,
  { participants }: AnyCatalog,
): NonNullable<Table['headings']> => {
  let before = 0
  return groups.map(({ values, rows: own }) => {
    const sum = participants ? people(rows, own, participants) : undefined
    const text = `${groupTitle(by, values)} (${plural(own.length, 'record')}${sum ? `, ${sum.known} people` : ''})`
    const heading = { before, text }
    before += own.length
    return heading
  })
}

const groupJson = (by: readonly AnyField[], { values, rows }: Group) => ({
  by: Object.fromEntries(by.map((f, i) => [f.name, values[i] ?? null])),
  count: rows.length,
  ids: rows,
})

/** The chosen fields as cells, each row with its id, and with why cells are empty. */
const gridOf = (rows: Records, ids: readonly string[], chosen: readonly AnyField[]): Grid => {
  const shown = chosen.some((f) => f.name === 'id') ? chosen : [itemAt(rows.fields, 0), ...chosen]
  rows.read(shown)
  const whyEmpty = (id: string): string =>
    shown
      .flatMap((f) => {
        const reason = rows.missing(id, f.name)
        return reason ? [`${f.name}: ${reason}`] : []
      })
      .join('; ')
  const stream = function* (): Generator<GridRow> {
    for (const id of ids) yield [...shown.map((f) => gridValue(flat(rows.cell(id, f.name)), f)), whyEmpty(id) || null]
  }
  return {
    columns: [...shown.map((f) => f.name), 'missing'],
    get rows() {
      return [...stream()]
    },
    stream,
  }
}

/** Which trials of a listing are the user's own, where it lists trials or what is worked out from them. */
const ownOf = ({ kind, rowsOf }: AnyCatalog, rows: Records, ids: readonly string[], dataset: Store): string[] =>
  kind === 'trials' || rowsOf?.catalog.kind === 'trials'
    ? ownNotes(
        ids.map((id) => rows.owner(id)),
        dataset,
      )
    : []

/**
 * The records that words and filters mean, listed, grouped or counted. What counts them, explains fields or chooses them is
 * loaded where it is asked for.
 */
export const listing = async (
  catalog: AnyCatalog,
  asked: Words & { readonly options: Listed },
  dataset: Store,
  { lead, page }: Face = {},
): Promise<ListAnswer> => {
  const { options } = asked
  if (options.fields.length === 1 && options.fields[0] === 'list')
    return (await import('./fields-list.js')).explainFields(catalog, dataset)
  const fieldNames = options.fields.map((name) => fieldNamed('--fields', { of: catalog }, name))
  const q = understand(catalog, asked, dataset, { ...options, fields: fieldNames.length ? fieldNames : undefined })
  const rows = dataset.list(catalog)
  const matching = rows.select(q.filters, q.order)
  const unknown = [
    ...namedWordsNotes(catalog, rows, q.filters, dataset),
    ...unknownNotes(rows, q.filters, matching),
    ...disputeNotes(rows, q.filters, matching),
    ...cautions(rows, q.filters),
  ]
  if (q.count) return (await import('./counts.js')).counts(catalog, rows, matching, q, dataset, unknown)
  const kept = q.limit === undefined ? matching : matching.slice(0, q.limit)
  const groups = q.groupBy.length ? rows.group(kept, q.groupBy) : []
  const ordered = groups.length ? [...new Set(groups.flatMap((g) => g.rows))] : kept
  const view = (): Block[] => {
    const inOrder = groups.length ? groups.flatMap((g) => g.rows) : kept
    if (inOrder.length === 0) return []
    if (page && !q.fields && groups.length === 0) return [...page(rows, inOrder)]
    return [
      ...(lead?.(rows, inOrder) ?? []),
      ...listTable(catalog, rows, inOrder, { ...q, headings: headingsOf(groups, q.groupBy, rows, catalog) }),
    ]
  }
  const cut = matching.length - kept.length
  const [first] = kept
  const choosing = q.fields && (await import('./chosen.js'))
  // Read when asked for: a table needs none.
  const itemsOf = (ids: readonly string[]): ListAnswer['items'] =>
    q.fields && choosing
      ? choosing.chosenItems(catalog, dataset, ids, q.fields)
      : dataset.json(catalog.kind, ids).map((bytes) => ({ bytes }))
  const stream = function* (): Generator<ListAnswer['items'][number]> {
    for (let at = 0; at < ordered.length; at += readTogether) yield* itemsOf(ordered.slice(at, at + readTogether))
  }
  return {
    format: `stemcell/${catalog.kind}/1`,
    saysWhose: true,
    dataset: dataset.stamp,
    query: queryJson(q),
    count: ordered.length,
    total: rows.size,
    ...(groups.length ? { groups: groups.map((group) => groupJson(q.groupBy, group)) } : {}),
    get items() {
      return itemsOf(ordered)
    },
    stream,
    grid: () => gridOf(rows, ordered, q.fields ?? ownFields(catalog)),
    view,
    notes: [
      ...ownOf(catalog, rows, ordered, dataset),
      ...unknown,
      ...(cut ? [`${plural(cut, 'more record')} left out by --limit ${q.limit}.`] : []),
    ],
    footer: `${ordered.length} of ${plural(rows.size, 'record')} · ${dataset.edition}`,
    next: first ? [{ command: `stemcell show ${rows.owner(first)}`, why: 'everything on record about the first' }] : [],
    ...(matching.length === 0 ? { advice: advice(catalog, rows, q.filters) } : {}),
  }
}

/** Records that are read at once on their way to output: of trials, a few megabytes. */
const readTogether = 128

type ListAnswer = AnswerOf<ListedKind | `${ListedKind}-count` | 'fields'>

/** A command that lists one kind. */
export const listCommand = (catalog: AnyCatalog, examples: readonly Example[], description?: string): Command =>
  defineCommand({
    ...(description ? { description } : {}),
    examples,
    argument: {
      ...trialsQuery,
      help: 'Words and qualifiers, for example: cell:uc-msc year:2015.. -model:single-group hba1c',
    },
    catalog,
    options: listOptions(catalog),
    output: [catalog.kind, `${catalog.kind}-count`, 'fields'],
    answer: (asked, dataset) => listing(catalog, asked, dataset),
  })

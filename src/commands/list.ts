/** Listing, filtering, grouping and counting records of one kind: the same for every kind, from its catalog. */

import type { Block, Column, Line, Table } from '../answer.js'
import { itemAt } from '../collections.js'
import type { AnswerOf } from '../contracts/index.js'
import { headlineSpan } from '../pages/direction.js'
import { missingWord } from '../pages/missing.js'
import { type AnyCatalog, type AnyField, flat, type ListedKind, ownFields, type Value } from '../query/index.js'
import type { Records, Store } from '../store/index.js'
import { plural } from '../text.js'
import { advice, cautions, disputeNotes, queryJson, showValue, understand, unknownNotes } from './choose.js'
import { chosenItems } from './chosen.js'
import { type Command, defineCommand, type Example, trialsQuery, type Words } from './command.js'
import { counts, people } from './counts.js'
import { explainFields } from './fields-list.js'
import { namedWordsNotes } from './named-words.js'
import { fieldNamed, type Options, type Values } from './option.js'

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

type Listed = Values<ReturnType<typeof listOptions>>

const cellText = (rows: Records, id: string, field: AnyField): Line => {
  const values = flat(rows.cell(id, field.name))
  if (values.length === 0) {
    const reason = rows.missing(id, field.name)
    return { text: reason ? missingWord[reason] : '–', role: 'muted' }
  }
  // A year that is only the report's is an upper bound of the start.
  if (field.name === 'year' && rows.cell(id, 'year-basis') === 'report') return `≤${values[0]}`
  const text = values.map((value) => showValue(field, value)).join(', ')
  if (field.name === 'id') return { text, role: 'id' }
  // A status is one of a day.
  if (field.name === 'status') {
    const readOn = flat(rows.cell(id, 'status-as-of'))[0] ?? 'no date'
    return rows.cell(id, 'stale') === true ? [text, { text: ` (${readOn}, old)`, role: 'warn' }] : `${text} (${readOn})`
  }
  if (field.name === 'headline') return headlineSpan(text, rows.cell(id, 'headline-direction'))
  return text
}

const columnOf = (field: AnyField, explicit: boolean, at: number): Column => ({
  label: field.column?.label ?? field.label,
  spoken: field.unit ? `${field.label}, ${field.unit}` : field.label,
  align: field.column?.align ?? (field.type === 'integer' || field.type === 'number' ? 'right' : 'left'),
  priority: explicit ? at + 1 : (field.column?.priority ?? 9),
  min: field.column?.min ?? Math.max(8, Math.min(20, field.label.length)),
  max: field.name === 'id' ? 40 : (field.column?.max ?? 60),
  whole: field.name === 'id',
})

const gridValue = (cell: Value[], field: AnyField): string | number | boolean | null =>
  cell.length === 0 ? null : cell.length === 1 && !field.many ? itemAt(cell, 0) : cell.join('; ')

/** How a listing of rows is shown to people. */
type Face = {
  /** Blocks before the table: what the rows come to. */
  readonly lead?: (rows: Records, ids: readonly string[]) => readonly Block[]
  /** A page in place of the table, where no fields or groups are asked. */
  readonly page?: (rows: Records, ids: readonly string[]) => readonly Block[]
  /** Rows on a screen; the others are told of. Files, pipes and machines get all. */
  readonly screen?: number | undefined
}

/** The records that words and filters mean, listed, grouped or counted. */
export const listing = (
  catalog: AnyCatalog,
  asked: Words & { readonly options: Listed },
  dataset: Store,
  { lead, page, screen }: Face = {},
): ListAnswer => {
  const { options } = asked
  if (options.fields.length === 1 && options.fields[0] === 'list') return explainFields(catalog, dataset)
  const fieldNames = options.fields.map((name) => fieldNamed('--fields', { of: catalog }, name))
  const q = understand(catalog, asked, dataset, { ...options, fields: fieldNames.length ? fieldNames : undefined })
  const rows = dataset.list(catalog)
  const matching = rows.select(q.filters, q.order)
  const unknown = [
    ...namedWordsNotes(catalog, rows, q.filters, dataset),
    ...unknownNotes(rows, q.filters, matching, [...q.filters]),
    ...disputeNotes(rows, q.filters, matching),
    ...cautions(rows, q.filters),
  ]
  if (q.count) return counts(catalog, rows, matching, q, dataset, unknown)
  const kept = q.limit === undefined ? matching : matching.slice(0, q.limit)
  const groups = q.groupBy.length ? rows.group(kept, q.groupBy) : []
  const ordered = groups.length ? [...new Set(groups.flatMap((g) => g.rows))] : kept
  const fields = q.fields ?? catalog.fields.filter((f) => f.column)
  const groupTitle = (values: readonly (Value | null)[]): string =>
    q.groupBy
      .map(
        (f, i) =>
          `${f.label}: ${values[i] === null || values[i] === undefined ? 'not known' : showValue(f, values[i] as Value)}`,
      )
      .join(' · ')
  const view = (): Block[] => {
    const inOrder = groups.length ? groups.flatMap((g) => g.rows) : kept
    const headings: { before: number; text: string }[] = []
    let at = 0
    for (const g of groups) {
      const sum = catalog.participants ? people(rows, g.rows, catalog.participants) : undefined
      headings.push({
        before: at,
        text: `${groupTitle(g.values)} (${plural(g.rows.length, 'record')}${sum ? `, ${sum.known} people` : ''})`,
      })
      at += g.rows.length
    }
    if (inOrder.length === 0) return []
    if (page && !q.fields && groups.length === 0) return [...page(rows, inOrder)]
    const table = (ids: readonly string[]): Table => ({
      kind: 'table',
      columns: fields.map((field, i) => columnOf(field, q.fields !== undefined, i)),
      rows: ids.map((id) => fields.map((field) => cellText(rows, id, field))),
      ...(groups.length ? { headings: headings.filter(({ before }) => before < ids.length) } : {}),
    })
    return [...(lead?.(rows, inOrder) ?? []), ...fitting(inOrder, screen, table)]
  }
  const cut = matching.length - kept.length
  const [first] = kept
  // Read when asked for: a table needs none.
  const items = (): ListAnswer['items'] =>
    q.fields
      ? chosenItems(catalog, dataset, ordered, q.fields)
      : dataset.json(catalog.kind, ordered).map((bytes) => ({ bytes }))
  return {
    format: `stemcell/${catalog.kind as ListedKind}/1`,
    dataset: dataset.stamp,
    query: queryJson(q),
    count: ordered.length,
    total: rows.size,
    ...(groups.length
      ? {
          groups: groups.map((g) => ({
            by: Object.fromEntries(q.groupBy.map((f, i) => [f.name, g.values[i] ?? null])),
            count: g.rows.length,
            ids: g.rows,
          })),
        }
      : {}),
    get items() {
      return items()
    },
    grid: () => {
      const chosen = q.fields ?? ownFields(catalog)
      const shown = chosen.some((f) => f.name === 'id') ? chosen : [itemAt(rows.fields, 0), ...chosen]
      return {
        columns: [...shown.map((f) => f.name), 'missing'],
        rows: ordered.map((id) => [
          ...shown.map((f) => gridValue(flat(rows.cell(id, f.name)), f)),
          shown
            .flatMap((f) => {
              const reason = rows.missing(id, f.name)
              return reason ? [`${f.name}: ${reason}`] : []
            })
            .join('; ') || null,
        ]),
      }
    },
    view,
    notes: [...unknown, ...(cut ? [`${plural(cut, 'more record')} left out by --limit ${q.limit}.`] : [])],
    footer: `${ordered.length} of ${plural(rows.size, 'record')} · ${dataset.edition}`,
    next: first ? [{ command: `stemcell show ${rows.owner(first)}`, why: 'everything on record about the first' }] : [],
    ...(matching.length === 0 ? { advice: advice(catalog, rows, q.filters) } : {}),
  }
}

/** A table as long as a screen takes, with what says how to see the rest; whole where nothing limits it. */
export const fitting = <T>(
  all: readonly T[],
  screen: number | undefined,
  table: (some: readonly T[]) => Table,
): Block[] =>
  screen === undefined || all.length <= screen
    ? [table(all)]
    : [
        {
          kind: 'fit',
          needs: Number.POSITIVE_INFINITY,
          wide: table(all),
          narrow: [
            table(all.slice(0, screen)),
            { kind: 'text', text: `… ${plural(all.length - screen, 'more row')}: add --all, or a filter` },
          ],
        },
      ]

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

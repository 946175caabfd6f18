/** Listing, filtering, grouping and counting records of one kind: the same for every kind, from its catalog. */
import type { Answer, Block, Column, Json, Line } from '../answer.js'
import { type Dataset, nearestWords } from '../dataset/index.js'
import { usage } from '../errors.js'
import {
  type AnyCatalog,
  type AnyField,
  describe,
  type Filter,
  flat,
  group,
  type Order,
  Rows,
  relax,
  select,
  toFilters,
  tokenize,
  type Value,
} from '../query/index.js'
import { harmless, plural } from '../text.js'
import type { Command, Example, Input, Option } from './command.js'
import { missingWord } from './missing.js'

const listOptions: readonly Option[] = [
  { flags: '--sort <field>', help: 'Order by a field, ascending; records without a value come last' },
  { flags: '--desc', help: 'Turn the order round' },
  { flags: '--limit <n>', help: 'Keep the first n records' },
  {
    flags: '--fields <names>',
    help: 'Choose and order fields in every format (comma-separated); "list" shows them with their help',
  },
  { flags: '--group-by <fields>', help: 'Group by one or more fields (comma-separated)' },
  {
    flags: '--count',
    help: 'Count records (and people) per group instead of listing them; without --group-by, per facet',
  },
]

const fieldNamed = (catalog: AnyCatalog, name: string, flag: string): AnyField => {
  const found = catalog.fields.find((field) => field.name === name)
  if (found) return found
  const names = catalog.fields.map((field) => field.name)
  const near = nearestWords(name, names)
  throw usage(
    `unknown field "${harmless(name)}" in ${flag}`,
    `${near.length ? `Did you mean ${near.join(', ')}? ` : ''}See all with: stemcell ${catalog.kind} --fields list`,
  )
}

const fieldsNamed = (catalog: AnyCatalog, list: string, flag: string): AnyField[] => {
  const names = list
    .split(',')
    .map((name) => name.trim())
    .filter(Boolean)
  if (names.length === 0)
    throw usage(`${flag} needs at least one field name`, `See all with: stemcell ${catalog.kind} --fields list`)
  return [...new Set(names)].map((name) => fieldNamed(catalog, name, flag))
}

const parseLimit = (text: string): number => {
  if (!/^\d+$/.test(text) || Number(text) < 1)
    throw usage(`"${harmless(text)}" is not a limit`, 'Write a whole number from 1, for example --limit 20')
  return Number(text)
}

type Question = {
  readonly filters: readonly Filter[]
  readonly order: Order
  readonly limit: number | undefined
  readonly fields: readonly AnyField[] | undefined
  readonly groupBy: readonly AnyField[]
  readonly count: boolean
}

const understand = (catalog: AnyCatalog, input: Input, dataset: Dataset): Question => {
  const { options } = input
  const text = (name: string): string | undefined =>
    typeof options[name] === 'string' ? (options[name] as string) : undefined
  const tokens = [...input.words.flatMap((word) => tokenize(word, catalog)), ...input.filters]
  const sort = text('sort')
  const order: Order = sort
    ? { field: fieldNamed(catalog, sort, '--sort'), descending: options.desc === true }
    : {
        field: fieldNamed(catalog, catalog.sort.field, '--sort'),
        descending: catalog.sort.descending !== (options.desc === true),
      }
  const [limit, fields, groupBy] = [text('limit'), text('fields'), text('groupBy')]
  if (options.count === true && fields !== undefined)
    throw usage(
      '--fields and --count exclude each other',
      'Counts have fields of their own; group them with --group-by',
    )
  return {
    filters: toFilters(tokens, catalog, dataset),
    order,
    limit: limit === undefined ? undefined : parseLimit(limit),
    fields: fields === undefined ? undefined : fieldsNamed(catalog, fields, '--fields'),
    groupBy: groupBy === undefined ? [] : fieldsNamed(catalog, groupBy, '--group-by'),
    count: options.count === true,
  }
}

const queryJson = (q: Question): Json => ({
  text: q.filters.map(describe).join(' '),
  filters: q.filters as unknown as Json,
  sort: q.order.field.name,
  descending: q.order.descending,
  ...(q.limit === undefined ? {} : { limit: q.limit }),
  ...(q.fields ? { fields: q.fields.map((f) => f.name) } : {}),
  ...(q.groupBy.length ? { groupBy: q.groupBy.map((f) => f.name) } : {}),
  ...(q.count ? { count: true } : {}),
})

/** A field's value in a sentence or table cell. */
const showValue = (field: AnyField, value: Value): string =>
  typeof value === 'boolean' ? (value ? 'yes' : 'no') : field.type === 'number' ? compact(value) : String(value)

const compact = (value: Value): string =>
  typeof value === 'number' && Math.abs(value) >= 1e5 ? value.toExponential().replace('e+', 'e') : String(value)

const cellText = (rows: Rows, row: number, field: AnyField): Line => {
  const values = flat(rows.cell(row, field.name))
  if (values.length === 0) {
    const reason = rows.missing(row, field.name)
    return { text: reason ? missingWord[reason] : '–', role: 'muted' }
  }
  // A year that is only the report's is an upper bound of the start.
  if (field.name === 'year' && rows.cell(row, 'year-basis') === 'report') return `≤${values[0]}`
  const text = values.map((value) => showValue(field, value)).join(', ')
  if (field.name === 'id') return { text, role: 'id' }
  if (field.name === 'headline')
    return { text, role: text.startsWith('▲') ? 'good' : text.startsWith('▼') ? 'bad' : 'muted' }
  return text
}

const columnOf = (field: AnyField, explicit: boolean, at: number): Column => ({
  label: field.column?.label ?? field.label,
  align: field.column?.align ?? (field.type === 'integer' || field.type === 'number' ? 'right' : 'left'),
  priority: explicit ? at + 1 : (field.column?.priority ?? 9),
  min: field.column?.min ?? Math.max(8, Math.min(20, field.label.length)),
  max: field.name === 'id' ? 40 : (field.column?.max ?? 60),
  whole: field.name === 'id',
})

const itemOf = (rows: Rows, row: number, fields: readonly AnyField[]): Json => {
  const item: Record<string, Json> = {}
  const missing: Record<string, Json> = {}
  const id = fieldOf(fields, 'id') ?? (rows.fields.find((f) => f.name === 'id') as AnyField)
  for (const field of fields[0]?.name === 'id' || fields.includes(id) ? fields : [id, ...fields]) {
    const values = flat(rows.cell(row, field.name))
    item[field.name] = field.many || field.group ? (values as Json) : ((values[0] ?? null) as Json)
    const reason = rows.missing(row, field.name)
    if (reason) missing[field.name] = reason
  }
  return Object.keys(missing).length ? { ...item, missing } : item
}

const fieldOf = (fields: readonly AnyField[], name: string): AnyField | undefined => fields.find((f) => f.name === name)

const gridValue = (cell: Value[], field: AnyField): string | number | boolean | null =>
  cell.length === 0 ? null : cell.length === 1 && !field.many ? (cell[0] as Value) : cell.join('; ')

/** Records that a filter passed over because the value is not known, which is not the same as not matching. */
const unknownNotes = (rows: Rows, filters: readonly Filter[], kept: readonly number[], all: Filter[]): string[] => {
  const notes: string[] = []
  for (const filter of filters) {
    const field = rows.fields.find((f) => f.name === filter.field)
    if (!field || filter.not || field.group || filter.any.some((test) => 'missing' in test || 'known' in test)) continue
    const others = all.filter((f) => f !== filter)
    const order = { field, descending: false }
    const unknown = select(rows, others, order).filter((row) => flat(rows.cell(row, field.name)).length === 0)
    if (unknown.length === 0) continue
    const reasons = unknown.filter((row) => !kept.includes(row)).length
    if (reasons)
      notes.push(
        `${reasons} more would fit the other filters, but ${field.label.toLowerCase()} is not known for them (list them with ${field.name}:missing).`,
      )
  }
  return notes
}

type People = { readonly known: number; readonly unknown: number }
const people = (rows: Rows, members: readonly number[], field: string): People => {
  let known = 0
  let unknown = 0
  for (const row of members) {
    const value = rows.cell(row, field)
    if (typeof value === 'number') known += value
    else unknown++
  }
  return { known, unknown }
}

const overlapNote = (rows: Rows, members: readonly number[]): string[] => {
  if (!fieldOf(rows.fields, 'overlaps')) return []
  const ids = new Set(members.map((row) => String(rows.cell(row, 'id'))))
  const pairs = new Set<string>()
  for (const row of members)
    for (const other of flat(rows.cell(row, 'overlaps')))
      if (ids.has(String(other))) pairs.add([String(rows.cell(row, 'id')), String(other)].sort().join(' / '))
  return pairs.size
    ? [
        `Sums of people count some twice: ${plural(pairs.size, 'pair')} of these trials may share patients (${[...pairs].slice(0, 3).join('; ')}${pairs.size > 3 ? '; …' : ''}).`,
      ]
    : []
}

const explainFields = (catalog: AnyCatalog, dataset: Dataset): Answer => {
  const fields = catalog.fields
  return {
    format: 'stemcell/fields/1',
    dataset: dataset.stamp,
    query: { kind: catalog.kind },
    count: fields.length,
    total: fields.length,
    items: fields.map((f) => ({
      name: f.name,
      label: f.label,
      help: f.help,
      type: f.type,
      many: f.many === true || f.group !== undefined,
      filter: f.filterable !== false,
      derived: f.derived === true,
      ...(f.unit ? { unit: f.unit } : {}),
      ...(f.group ? { group: f.group } : {}),
      ...(f.vocabulary ? { vocabulary: f.vocabulary } : {}),
      ...(f.choices?.length ? { choices: f.choices } : {}),
    })),
    grid: () => ({
      columns: ['name', 'type', 'filter', 'help'],
      rows: fields.map((f) => [f.name, f.type, f.filterable !== false, f.help]),
    }),
    view: () => [
      {
        kind: 'table',
        columns: [
          { label: 'Field', align: 'left', priority: 1, min: 12, max: 18 },
          { label: 'Type', align: 'left', priority: 3, min: 7, max: 8 },
          { label: 'What it holds', align: 'left', priority: 2, min: 30, max: 100 },
        ],
        rows: fields.map((f) => [
          { text: f.name, role: 'id' },
          f.type,
          `${f.help}${f.choices?.length ? ` [${f.choices.join(', ')}]` : ''}`,
        ]),
      },
    ],
    notes: [],
    footer: `${plural(fields.length, 'field')} of ${catalog.kind}; each is a column (--fields), a sort key and, unless it is only shown, a filter (--NAME VALUE or NAME:VALUE)`,
    next: [],
  }
}

const facetFields = (catalog: AnyCatalog): AnyField[] =>
  catalog.fields.filter(
    (f) => f.filterable !== false && ['choice', 'term', 'boolean'].includes(f.type) && !f.name.startsWith('year-'),
  )

const counts = (
  catalog: AnyCatalog,
  rows: Rows,
  kept: readonly number[],
  q: Question,
  dataset: Dataset,
  notes: readonly string[],
): Answer => {
  const sets = q.groupBy.length ? [q.groupBy] : facetFields(catalog).map((field) => [field])
  const participants = catalog.participants
  const items = sets.flatMap((fields) =>
    group(rows, kept, fields).map(({ values, rows: members }) => {
      const by = Object.fromEntries(fields.map((field, i) => [field.name, values[i] ?? null]))
      const sum = participants ? people(rows, members, participants) : undefined
      return {
        by,
        count: members.length,
        ...(sum ? { participants: sum.known, withoutParticipants: sum.unknown } : {}),
      }
    }),
  )
  const all = participants ? people(rows, kept, participants) : undefined
  const limited = q.limit === undefined ? items : items.slice(0, q.limit)
  const cut = items.length - limited.length
  const label = (by: Record<string, Value | null>, field: AnyField): Line => {
    const value = by[field.name]
    return value === null || value === undefined ? { text: 'not known', role: 'muted' } : showValue(field, value)
  }
  const number = (label: string): Column => ({ label, align: 'right', priority: 1, min: label.length, max: 12 })
  const view = (): Block[] => {
    const table = (fields: readonly AnyField[], some: typeof items): Block => ({
      kind: 'table',
      columns: [
        ...fields.map((f, i): Column => ({ label: f.label, align: 'left', priority: 1 + i, min: 12, max: 40 })),
        number(catalog.kind),
        ...(participants ? [number('people'), number('n unknown')] : []),
      ],
      rows: some.map((item) => [
        ...fields.map((f) => label(item.by, f)),
        String(item.count),
        ...('participants' in item
          ? [String(item.participants), item.withoutParticipants ? String(item.withoutParticipants) : '']
          : []),
      ]),
    })
    if (q.groupBy.length) return [table(q.groupBy, limited)]
    return facetFields(catalog).flatMap((field) => {
      const own = limited.filter((item) => field.name in item.by)
      return own.length ? [table([field], own)] : []
    })
  }
  return {
    format: `stemcell/${catalog.kind}-count/1`,
    dataset: dataset.stamp,
    query: queryJson(q),
    count: kept.length,
    total: rows.size,
    items: limited,
    grid: () => {
      const names = [...new Set(sets.flat().map((f) => f.name))]
      const long = !q.groupBy.length
      return {
        columns: [
          ...(long ? ['field', 'value'] : names),
          'count',
          ...(participants ? ['participants', 'without-participants'] : []),
        ],
        rows: limited.map((item) => {
          const entries = Object.entries(item.by)
          return [
            ...(long ? [entries[0]?.[0] ?? null, entries[0]?.[1] ?? null] : names.map((n) => item.by[n] ?? null)),
            item.count,
            ...('participants' in item ? [item.participants as number, item.withoutParticipants as number] : []),
          ]
        }),
      }
    },
    view,
    notes: [
      ...notes,
      ...(sets.flat().some((f) => f.many || f.group)
        ? [`A record with several values counts in each of their rows, so rows may add up to more than ${kept.length}.`]
        : []),
      ...overlapNote(rows, kept),
      ...(cut ? [`${plural(cut, 'more row')} left out by --limit ${q.limit}.`] : []),
    ],
    footer: `${kept.length} of ${plural(rows.size, 'record')}${all ? `, ${all.known} people${all.unknown ? ` (enrollment not known for ${all.unknown})` : ''}` : ''} · dataset ${dataset.stamp.version}, as of ${dataset.stamp.asOf}`,
    next: [],
  }
}

const advice = (catalog: AnyCatalog, rows: Rows, filters: readonly Filter[]): string[] => {
  if (filters.length === 0) return []
  const lines = relax(rows, filters)
    .sort((a, b) => b.without - a.without)
    .map(
      ({ filter, alone, without }) =>
        `  ${describe(filter)}: keeps ${alone} alone; without it ${plural(without, 'record')} match`,
    )
  return [`No ${catalog.kind} match. Relax a filter:`, ...lines]
}

const listing = (catalog: AnyCatalog, input: Input, dataset: Dataset): Answer => {
  if (typeof input.options.fields === 'string' && input.options.fields.trim() === 'list')
    return explainFields(catalog, dataset)
  const q = understand(catalog, input, dataset)
  const rows = new Rows(catalog, dataset)
  const matching = select(rows, q.filters, q.order)
  const unknown = unknownNotes(rows, q.filters, matching, [...q.filters])
  if (q.count) return counts(catalog, rows, matching, q, dataset, unknown)
  const kept = q.limit === undefined ? matching : matching.slice(0, q.limit)
  const groups = q.groupBy.length ? group(rows, kept, q.groupBy) : []
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
    return [
      {
        kind: 'table',
        columns: fields.map((field, i) => columnOf(field, q.fields !== undefined, i)),
        rows: inOrder.map((row) => fields.map((field) => cellText(rows, row, field))),
        ...(groups.length ? { headings } : {}),
      },
    ]
  }
  const cut = matching.length - kept.length
  const first = kept[0] === undefined ? undefined : String(rows.cell(kept[0], 'id'))
  const lines = q.fields ? undefined : dataset.lines(catalog.kind)
  return {
    format: `stemcell/${catalog.kind}/1`,
    dataset: dataset.stamp,
    query: queryJson(q),
    count: ordered.length,
    total: rows.size,
    ...(groups.length
      ? {
          groups: groups.map((g) => ({
            by: Object.fromEntries(q.groupBy.map((f, i) => [f.name, g.values[i] ?? null])),
            count: g.rows.length,
            ids: g.rows.map((row) => rows.cell(row, 'id') as string),
          })),
        }
      : {}),
    items: ordered.map((row) =>
      lines ? { bytes: lines[row] as Uint8Array } : itemOf(rows, row, q.fields as AnyField[]),
    ),
    grid: () => {
      const chosen = q.fields ?? catalog.fields
      const shown = chosen.some((f) => f.name === 'id') ? chosen : [rows.fields[0] as AnyField, ...chosen]
      return {
        columns: [...shown.map((f) => f.name), 'missing'],
        rows: ordered.map((row) => [
          ...shown.map((f) => gridValue(flat(rows.cell(row, f.name)), f)),
          shown
            .flatMap((f) => {
              const reason = rows.missing(row, f.name)
              return reason ? [`${f.name}: ${reason}`] : []
            })
            .join('; ') || null,
        ]),
      }
    },
    view,
    notes: [...unknown, ...(cut ? [`${plural(cut, 'more record')} left out by --limit ${q.limit}.`] : [])],
    footer: `${ordered.length} of ${plural(rows.size, 'record')} · dataset ${dataset.stamp.version}, as of ${dataset.stamp.asOf}`,
    next: first ? [{ command: `stemcell show ${first}`, why: 'everything on record about the first' }] : [],
    ...(matching.length === 0 ? { advice: advice(catalog, rows, q.filters) } : {}),
  }
}

/** A command that lists one kind. */
export const listCommand = (catalog: AnyCatalog, examples: readonly Example[], description?: string): Command => ({
  ...(description ? { description } : {}),
  examples,
  argument: {
    name: 'query',
    help: 'Words and qualifiers, for example: cell:uc-msc year:2015.. -model:single-group hba1c',
    required: false,
    many: true,
  },
  catalog,
  options: listOptions,
  answer: (input, dataset) => listing(catalog, input, dataset),
})

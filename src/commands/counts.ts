/** Counting records, and the people in them, per group or per facet. */

import type { Block, Column, Line } from '../answer.js'
import { ensure } from '../collections.js'
import type { AnswerOf } from '../contracts/index.js'
import { type AnyCatalog, type AnyField, flat, type ListedKind, ownFields, type Value } from '../query/index.js'
import type { Records, Store } from '../store/index.js'
import { plural } from '../text.js'
import { type ListQuery, queryJson, showValue } from './choose.js'
import { people } from './people.js'

const overlapNote = (rows: Records, members: readonly string[]): string[] => {
  if (!rows.fields.some((field) => field.name === 'overlaps')) return []
  const ids = new Set(members)
  const pairs = new Set<string>()
  for (const id of members)
    for (const other of flat(rows.cell(id, 'overlaps')))
      if (ids.has(String(other))) pairs.add([id, String(other)].sort().join(' / '))
  return pairs.size
    ? [
        `Sums of people count some twice: ${plural(pairs.size, 'pair')} of these trials may share patients (${[...pairs].slice(0, 3).join('; ')}${pairs.size > 3 ? '; …' : ''}).`,
      ]
    : []
}

const facetFields = (catalog: AnyCatalog): AnyField[] =>
  ownFields(catalog).filter(
    (f) => f.filterable !== false && ['choice', 'term', 'boolean'].includes(f.type) && !f.name.startsWith('year-'),
  )

type Counted = {
  readonly by: Record<string, Value | null>
  readonly count: number
  readonly participants?: number
  readonly withoutParticipants?: number
}

const label = (by: Record<string, Value | null>, field: AnyField): Line => {
  const value = by[field.name]
  return value === null || value === undefined ? { text: 'not known', role: 'muted' } : showValue(field, value)
}
/** Without the groups that it counts a number says nothing. */
const number = (label: string): Column => ({ label, align: 'right', priority: 2, min: label.length, max: 12 })
/** Counts as a table, a row per group. */
const countTable = (catalog: AnyCatalog, fields: readonly AnyField[], some: readonly Counted[]): Block => ({
  kind: 'table',
  columns: [
    ...fields.map((f): Column => ({ label: f.label, align: 'left', priority: 1, min: 12, max: 40 })),
    number(catalog.kind),
    ...(catalog.participants ? [number('people'), number('n unknown')] : []),
  ],
  rows: some.map((item) => [
    ...fields.map((f) => label(item.by, f)),
    String(item.count),
    ...('participants' in item
      ? [String(item.participants), item.withoutParticipants ? String(item.withoutParticipants) : '']
      : []),
  ]),
  each: 'group',
})

/** Counts per group, or per facet where no group was asked. */
export const counts = (
  catalog: AnyCatalog,
  rows: Records,
  kept: readonly string[],
  q: ListQuery,
  dataset: Store,
  notes: readonly string[],
): AnswerOf<`${ListedKind}-count`> => {
  const sets = q.groupBy.length ? [q.groupBy] : facetFields(catalog).map((field) => [field])
  const participants = catalog.participants
  const items = sets.flatMap((fields) =>
    rows.group(kept, fields).map(({ values, rows: members }) => {
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
  const view = (): Block[] => {
    if (q.groupBy.length) return [countTable(catalog, q.groupBy, limited)]
    return facetFields(catalog).flatMap((field) => {
      const own = limited.filter((item) => field.name in item.by)
      return own.length ? [countTable(catalog, [field], own)] : []
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
            ...('participants' in item ? [ensure(item.participants), ensure(item.withoutParticipants)] : []),
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
    footer: `${kept.length} of ${plural(rows.size, 'record')}${all ? `, ${all.known} people${all.unknown ? ` (enrollment not known for ${all.unknown})` : ''}` : ''} · ${dataset.edition}`,
    next: [],
  }
}

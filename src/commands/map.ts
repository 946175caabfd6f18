/** map: an evidence gap map over two fields of the trials. */

import type { Block, Json, Role } from '../answer.js'
import { ensure, itemAt } from '../collections.js'
import type { AnswerOf } from '../contracts/index.js'
import type { VocabularyKind } from '../dataset/index.js'
import { type GapCell, type GapGrid, gridSvg, gridText } from '../draw/index.js'
import { usage } from '../errors.js'
import {
  type CellState,
  type Direction,
  foldTerm,
  type MapCell,
  mapCell,
  synthesesOf,
} from '../evidence/gap-map/index.js'
import { type AnyField, flat, trialsCatalog, type Value } from '../query/index.js'
import type { Store } from '../store/index.js'
import { choose, queryJson } from './choose.js'
import { defineCommand, trialsQuery } from './command.js'
import { asker } from './map-asks.js'
import { mapPage } from './map-page.js'
import { mapSaid } from './map-speech.js'

const measures = ['trials', 'participants', 'between-group'] as const
type Measure = (typeof measures)[number]

const isAxis = (field: AnyField): boolean =>
  field.filterable !== false && ['term', 'choice', 'boolean'].includes(field.type) && !field.name.startsWith('year-')

const glyphs: Record<Direction, { unicode: string; ascii: string; role?: Role }> = {
  'favors-cell': { unicode: '▲F', ascii: 'F', role: 'good' },
  'no-difference': { unicode: '=N', ascii: 'N' },
  'favors-control': { unicode: '▼C', ascii: 'C', role: 'bad' },
  mixed: { unicode: '±M', ascii: 'M', role: 'warn' },
  unclear: { unicode: '?U', ascii: 'U', role: 'muted' },
  uncontrolled: { unicode: 'b', ascii: 'b', role: 'muted' },
}
const designLetters = { randomized: 'R', 'non-randomized': 'N', 'single-group': 'S', unknown: 'u' } as const
const stateMarks: Record<CellState, string> = { none: '', 'no-numbers': 'o', uncompared: '-', compared: '' }

const amount = (cell: MapCell, measure: Measure): number =>
  measure === 'trials' ? cell.trials.length : measure === 'participants' ? cell.participants : cell.betweenGroup.length

const cellText = (cell: MapCell, measure: Measure, ascii: boolean): GapCell => {
  if (cell.state === 'none') return { text: '', value: 0 }
  const direction = cell.direction === null ? undefined : glyphs[cell.direction]
  const parts = [
    `${amount(cell, measure)}${stateMarks[cell.state]}`,
    cell.design ? designLetters[cell.design] : '',
    direction ? direction[ascii ? 'ascii' : 'unicode'] : '',
    cell.syntheses.length ? (ascii ? '*' : '§') : '',
  ]
  return {
    text: parts.filter(Boolean).join(' '),
    value: amount(cell, measure),
    ...(direction?.role ? { role: direction.role } : {}),
  }
}

const legend = (ascii: boolean): string =>
  `Number; o: no result in numbers, -: numbers, none against a control group. Best design: R randomized, N non-randomized, S single group, u unknown. Direction of results against a control group: ${ascii ? '' : '▲'}F favor cells, ${ascii ? '' : '='}N no difference, ${ascii ? '' : '▼'}C favor control, ${ascii ? '' : '±'}M mixed, ${ascii ? '' : '?'}U unclear; b: before-after or cells against cells only, no control, so no direction. ${ascii ? '*' : '§'}: a published synthesis on record. Empty: no study.`

/** The values of a field in the trials, folded where asked, with the trials that have each. */
const membersOf = (
  field: AnyField,
  fold: boolean,
  kept: readonly string[],
  valuesOf: (id: string) => readonly Value[],
  dataset: Store,
): Map<string, Set<string>> => {
  const vocabulary = field.vocabulary ? dataset.vocabulary(field.vocabulary) : undefined
  const members = new Map<string, Set<string>>()
  for (const id of kept)
    for (const value of valuesOf(id)) {
      const name = fold && vocabulary ? foldTerm(String(value), vocabulary) : String(value)
      members.set(name, (members.get(name) ?? new Set()).add(id))
    }
  const order = (name: string): number => field.choices?.indexOf(name) ?? -1
  return new Map([...members].sort(([a, x], [b, y]) => order(a) - order(b) || y.size - x.size || (a < b ? -1 : 1)))
}

export const map = defineCommand({
  description:
    'Each cell says how many trials (or people, or trials with numbers against a control group) there are, the best design, and which way the results against a control group point. Empty cells are told apart: no study, studies without a number, numbers without a comparison. Rows and columns can be any fields with a list of values.',
  examples: [
    { command: 'stemcell map', shows: 'cell types by outcome' },
    { command: 'stemcell map --disease t1d --fold', shows: 'families of cells and outcomes in type 1 diabetes' },
    {
      command: 'stemcell map --rows disease --cols allocation --measure participants',
      shows: 'people per disease and allocation',
    },
  ],
  argument: trialsQuery,
  catalog: trialsCatalog,
  options: {
    rows: { takes: 'field', of: trialsCatalog, is: isAxis, default: 'cell', help: 'Field of the rows' },
    cols: { takes: 'field', of: trialsCatalog, is: isAxis, default: 'outcome', help: 'Field of the columns' },
    measure: { takes: 'choice', choices: measures, default: 'trials', help: 'What is counted' },
    fold: { takes: 'nothing', help: 'Fold terms to their families: every MSC as one row' },
    svg: { takes: 'output', help: 'Also write the map as SVG' },
    html: { takes: 'output', help: 'Also write a page with the map and an accessible table' },
    ascii: { takes: 'nothing', help: 'Draw with ASCII characters only' },
  },
  output: ['map'],
  answer: (asked, dataset) => {
    const { rows: rowField, cols: columnField, measure, fold, svg, html, ascii } = asked.options
    if (rowField === columnField)
      throw usage(
        `rows and columns are both ${rowField.name}`,
        'Choose two different fields, for example --rows cell --cols outcome',
      )
    const chosen = choose(trialsCatalog, asked, dataset)
    const trials = new Map(dataset.some('trials', chosen.ids).map((trial) => [trial.id, trial]))
    const values =
      (field: AnyField) =>
      (id: string): readonly Value[] =>
        flat(chosen.rows.cell(id, field.name))
    const [rowMembers, columnMembers] = [rowField, columnField].map((field) =>
      membersOf(field, fold, chosen.ids, values(field), dataset),
    ) as [Map<string, Set<string>>, Map<string, Set<string>>]

    const within = (field: AnyField, name: string): ReadonlySet<string> =>
      field.vocabulary ? dataset.vocabulary(field.vocabulary).within(name) : new Set([name])
    // What the filters ask for narrows the published syntheses too.
    const filtered = (kind: VocabularyKind): ReadonlySet<string> | undefined => {
      const field = trialsCatalog.fields.find((f) => f.vocabulary === kind)
      const wanted = chosen.question.filters.filter((f) => !f.not && f.field === field?.name)
      const ids = wanted.flatMap((f) => f.any.flatMap((test) => ('is' in test ? [String(test.is)] : [])))
      return ids.length && field ? new Set(ids.flatMap((id) => [...within(field, id)])) : undefined
    }
    const termsOf = (kind: VocabularyKind, row: string, column: string): ReadonlySet<string> | undefined =>
      rowField.vocabulary === kind
        ? within(rowField, row)
        : columnField.vocabulary === kind
          ? within(columnField, column)
          : filtered(kind)
    const reviews = dataset.records('reviews')
    const inBoth = (row: string, column: string): string[] =>
      [...(rowMembers.get(row) ?? [])].filter((id) => columnMembers.get(column)?.has(id))
    const cellAt = (row: string, column: string): MapCell => {
      const both = inBoth(row, column)
      const outcomes = termsOf('outcomes', row, column)
      const [diseases, cells] = [termsOf('diseases', row, column), termsOf('cells', row, column)]
      const syntheses =
        outcomes || diseases || cells
          ? synthesesOf(reviews, {
              ...(outcomes ? { outcomes } : {}),
              ...(diseases ? { diseases } : {}),
              ...(cells ? { cells } : {}),
            })
          : []
      return mapCell(
        row,
        column,
        both.map((id) => ensure(trials.get(id))),
        (o) => outcomes === undefined || outcomes.has(o),
        syntheses,
      )
    }
    const cells = [...rowMembers.keys()].map((row) => [...columnMembers.keys()].map((column) => cellAt(row, column)))
    const ask = asker(chosen.question.filters, chosen.rows, dataset)
    const queries = new Map<MapCell, string>()
    const queryOf = (cell: MapCell): string => {
      const place = [
        { field: rowField, value: cell.row },
        { field: columnField, value: cell.column },
      ]
      const query = queries.get(cell) ?? ask(place, new Set(inBoth(cell.row, cell.column)))
      queries.set(cell, query)
      return query
    }
    const command = (cell: MapCell): string => `stemcell trials '${queryOf(cell).replaceAll("'", "'\\''")}'`
    const total = (members: ReadonlySet<string>): string => {
      if (measure === 'trials') return String(members.size)
      if (measure === 'participants')
        return String([...members].reduce((sum, id) => sum + (trials.get(id)?.enrollment.count ?? 0), 0))
      return String([...members].filter((id) => flat(chosen.rows.cell(id, 'between-group')).includes(true)).length)
    }
    const scope = (queryJson(chosen.question) as { text: string }).text
    const grid: GapGrid = {
      title: `Evidence gap map: ${rowField.label.toLowerCase()} by ${columnField.label.toLowerCase()}${scope ? ` (${scope})` : ''}`,
      description: `${chosen.ids.length} trials; ${measure} per cell.`,
      rowLabel: rowField.label,
      columnLabel: columnField.label,
      rows: [...rowMembers.keys()],
      columns: [...columnMembers.keys()],
      cells: cells.map((row) => row.map((cell) => cellText(cell, measure, ascii))),
      rowTotals: [...rowMembers.values()].map(total),
      columnTotals: [...columnMembers.values()].map(total),
      total: total(new Set(chosen.ids)),
      totalLabel: measure,
      legend: legend(ascii),
    }
    const filled = cells.flat().filter((cell) => cell.state !== 'none')
    const biggest = [...filled].sort((a, b) => amount(b, measure) - amount(a, measure))[0]
    const without = (field: AnyField): number => chosen.ids.filter((id) => values(field)(id).length === 0).length
    const left = [rowField, columnField].flatMap((field) =>
      without(field)
        ? [`${without(field)} of these trials have no ${field.label.toLowerCase()} on record and stand in no cell.`]
        : [],
    )
    const askedBy = (field: AnyField, members: ReadonlyMap<string, ReadonlySet<string>>): string[][] =>
      [...members].map(([value, own]) => ['trials', ask([{ field, value }], own)])
    const asking = (rowAsks: readonly (readonly string[])[] = askedBy(rowField, rowMembers)): GapGrid => ({
      ...grid,
      // A gap has no trials of its own: it asks for those of its row, in which nobody looked at the column.
      cells: cells.map((row, r) =>
        row.map((cell, c) => ({
          ...ensure(grid.cells[r]?.[c]),
          ask: cell.state === 'none' ? itemAt(rowAsks, r) : ['trials', queryOf(cell)],
        })),
      ),
      rowAsks,
      columnAsks: askedBy(columnField, columnMembers),
    })
    const view = (): Block[] => {
      if (chosen.ids.length === 0 || cells.flat().length === 0) return []
      const shown = asking()
      return [
        {
          kind: 'drawing',
          draw: (width) => gridText(shown, { width, ascii }),
          spoken: () => mapSaid(shown, cells),
        },
      ]
    }
    // What lists a cell's trials is tried out cell by cell: only for those who get to read it.
    const items = (): AnswerOf<'map'>['items'] =>
      cells.flat().map((cell) => ({ ...cell, ...(cell.state === 'none' ? {} : { command: command(cell) }) }))
    return {
      format: 'stemcell/map/1',
      dataset: dataset.stamp,
      query: {
        ...(queryJson(chosen.question) as Record<string, Json>),
        rows: rowField.name,
        columns: columnField.name,
        measure,
        fold,
      },
      count: filled.length,
      total: chosen.rows.size,
      get items() {
        return items()
      },
      grid: () => ({
        columns: [
          rowField.name,
          columnField.name,
          'trials',
          'participants',
          'participants-unknown',
          'between-group',
          'best-design',
          'direction',
          'state',
          'syntheses',
          'ids',
        ],
        rows: cells
          .flat()
          .map((c) => [
            c.row,
            c.column,
            c.trials.length,
            c.participants,
            c.participantsUnknown,
            c.betweenGroup.length,
            c.design,
            c.direction,
            c.state,
            c.syntheses.length,
            c.trials.join('; '),
          ]),
      }),
      view,
      notes: [
        ...chosen.notes,
        ...left,
        'A trial stands in every cell that fits it, so cells add up to more than the totals; directions are what the reports say of results against a control group: changes in people who all got cells point nowhere.',
      ],
      footer: `${chosen.ids.length} trials in ${filled.length} of ${cells.flat().length} cells · ${dataset.edition}`,
      next: biggest
        ? [{ command: command(biggest), why: 'the trials of the fullest cell; any other cell likewise' }]
        : [],
      files: [
        ...(svg === undefined ? [] : [{ path: svg, content: gridSvg(grid) }]),
        ...(html === undefined ? [] : [{ path: html, content: mapPage(grid, gridSvg(grid), cells) }]),
      ],
      ...(chosen.ids.length === 0 ? { advice: chosen.advice } : {}),
    }
  },
})

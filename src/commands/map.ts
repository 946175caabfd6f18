/** map: an evidence gap map over two fields of the trials. */
import type { Ask, Block } from '../answer.js'
import type { AnswerOf } from '../contracts/index.js'
import { type GapGrid, gridSvg, gridText } from '../draw/index.js'
import { usage } from '../errors.js'
import { type GapMap, gapMap, type MapAxis, type MapCell, mappedTrials } from '../evidence/gap-map/index.js'
import { type AnyField, flat, trialsCatalog } from '../query/index.js'
import type { Store } from '../store/index.js'
import { plural, shellWord } from '../text.js'
import { choose, queryJson } from './choose.js'
import { defineCommand, trialsQuery } from './command.js'
import { asker } from './map/asks.js'
import { mapGrid } from './map/grid.js'
import { amount, cellOf, legendOf, type MapMeasure, measures } from './map/signs.js'
import { mapSaid } from './map/speech.js'

type Choice = ReturnType<typeof choose>

const isAxis = (field: AnyField): boolean =>
  field.filterable !== false && ['term', 'choice', 'boolean'].includes(field.type) && !field.name.startsWith('year-')

type Settings = { readonly measure: MapMeasure; readonly ascii: boolean }

/** The map as it is drawn, without what its cells ask. */
const gridOf = (map: GapMap, chosen: Choice, { measure, ascii }: Settings, dataset: Store): GapGrid => {
  const { rows, columns, cells } = map
  const total = (members: ReadonlySet<string>): string => {
    if (measure === 'trials') return String(members.size)
    const own = mappedTrials(dataset).filter(({ id }) => members.has(id))
    if (measure === 'participants') return String(own.reduce((sum, trial) => sum + (trial.enrollment ?? 0), 0))
    return String([...members].filter((id) => flat(chosen.rows.cell(id, 'between-group')).includes(true)).length)
  }
  const scope = queryJson(chosen.question).text
  return {
    title: `Evidence gap map: ${rows.field.label.toLowerCase()} by ${columns.field.label.toLowerCase()}${scope ? ` (${scope})` : ''}`,
    description: `${plural(chosen.ids.length, 'trial')}; ${measure} per cell.`,
    rowLabel: rows.field.label,
    columnLabel: columns.field.label,
    rows: rows.names,
    columns: columns.names,
    cells: cells.map((row) => row.map((cell) => cellOf(cell, measure, { ascii }))),
    rowTotals: rows.trials.map(total),
    columnTotals: columns.trials.map(total),
    total: total(new Set(chosen.ids)),
    totalLabel: measure,
    legend: legendOf(measure, { ascii }),
  }
}

/** What cells, rows and columns ask: the commands that list exactly the trials they count. Tried out when one is followed. */
const asksOf = ({ rows, columns, cells }: GapMap, chosen: Choice, dataset: Store) => {
  const ask = asker(chosen.question.filters, chosen.rows, dataset)
  const queries = new Map<MapCell, string>()
  const queryOf = (cell: MapCell): string => {
    const place = [
      { field: rows.field, value: cell.row },
      { field: columns.field, value: cell.column },
    ]
    const query = queries.get(cell) ?? ask(place, new Set(cell.trials))
    queries.set(cell, query)
    return query
  }
  const ofAxis = ({ field, values, trials }: MapAxis): Ask[] =>
    values.map((value, i) => () => ['trials', ask([{ field, value }], trials[i] ?? new Set())])
  return {
    command: (cell: MapCell): string => `stemcell trials ${shellWord(queryOf(cell))}`,
    asking: (grid: GapGrid): GapGrid => {
      const rowAsks = ofAxis(rows)
      return {
        ...grid,
        // A gap has no trials of its own: it asks for those of its row, in which nobody looked at the column.
        cells: grid.cells.map((line, r) =>
          line.map((drawn, c) => {
            const cell = cells[r]?.[c]
            return {
              ...drawn,
              ask: !cell || cell.state === 'none' ? (rowAsks[r] ?? []) : () => ['trials', queryOf(cell)],
            }
          }),
        ),
        rowAsks,
        columnAsks: ofAxis(columns),
      }
    },
  }
}

/** Columns and rows of a picture whose words can be read on a page; `--all` draws every one. */
const [columnsInPicture, rowsInPicture] = [8, 24]

/** The first rows and columns, which tell most, with the names and totals of the others in the legend. */
const telling = (grid: GapGrid): GapGrid => {
  const left = (
    what: string,
    names: readonly string[],
    totals: readonly string[] | null | undefined,
    from: number,
  ): string[] =>
    names.length > from
      ? [
          `${plural(names.length - from, `more ${what}`)} (--all): ${names
            .slice(from)
            .map((name, i) => `${name} ${totals?.[from + i] ?? ''}`.trim())
            .join(', ')}.`,
        ]
      : []
  const [rows, columns] = [rowsInPicture, columnsInPicture]
  return {
    ...grid,
    rows: grid.rows.slice(0, rows),
    columns: grid.columns.slice(0, columns),
    cells: grid.cells.slice(0, rows).map((row) => row.slice(0, columns)),
    ...(grid.rowTotals ? { rowTotals: grid.rowTotals.slice(0, rows) } : {}),
    ...(grid.columnTotals ? { columnTotals: grid.columnTotals.slice(0, columns) } : {}),
    legend: [
      ...(grid.legend ? [grid.legend] : []),
      ...left('column', grid.columns, grid.columnTotals, columns),
      ...left('row', grid.rows, grid.rowTotals, rows),
    ].join(' '),
  }
}

/** Trials that stand in no cell. */
const placeless = (axes: readonly MapAxis[]): string[] => {
  const without = axes.flatMap(({ field, without: n }) =>
    n ? [`${n} without ${field.label.toLowerCase()} on record`] : [],
  )
  return without.length ? [`In no cell: ${without.join(', ')}.`] : []
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
    fold: {
      takes: 'nothing',
      help: 'Fold terms to their families (every MSC as one row) in every format; a screen does so anyway',
    },
    all: { takes: 'nothing', help: 'Every row and column, none folded, on a screen and in the SVG' },
    svg: { takes: 'output', help: 'Also write the map as SVG' },
    html: { takes: 'output', help: 'Also write a page with the map and an accessible table' },
    ascii: { takes: 'nothing', help: 'Draw with ASCII characters only' },
  },
  output: ['map'],
  answer: async (asked, dataset): Promise<AnswerOf<'map'>> => {
    const { rows, cols: columns, measure, fold, all, svg, html, ascii } = asked.options
    if (rows === columns)
      throw usage(
        `rows and columns are both ${rows.name}`,
        'Choose two different fields, for example --rows cell --cols outcome',
      )
    const chosen = choose(trialsCatalog, asked, dataset)
    const { ids, question } = chosen
    const mapOf = (isFolded: boolean): GapMap =>
      gapMap({ rows, columns, fold: isFolded, ids, filters: question.filters }, chosen.rows, dataset)
    const whole = mapOf(fold)
    const shown = fold || all ? whole : mapOf(true)
    const drawn = (): GapGrid => gridOf(shown, chosen, { measure, ascii }, dataset)
    const filled = (map: GapMap): MapCell[] => map.cells.flat().filter((cell) => cell.state !== 'none')
    const fullest = filled(shown).sort((a, b) => amount(b, measure) - amount(a, measure))
    // A list of ids is longer than a line: a cell that a query asks for is asked for first.
    const leadsOf = (cells: readonly MapCell[]): { command: string; why: string }[] => {
      const commands = cells.slice(0, 5).map(asksOf(shown, chosen, dataset).command)
      const command = commands.find((one) => !one.includes('id:')) ?? commands[0]
      const why = command === commands[0] ? 'the trials of the fullest cell' : 'the trials of one of the fullest cells'
      return command === undefined ? [] : [{ command, why }]
    }
    const view = (): Block[] => {
      if (filled(shown).length === 0) return []
      const askingGrid = (map: GapMap): GapGrid =>
        asksOf(map, chosen, dataset).asking(gridOf(map, chosen, { measure, ascii }, dataset))
      return [
        {
          kind: 'drawing',
          draw: (width) => gridText(askingGrid(whole), { width, ascii }),
          isAnswer: true,
          short: (width, height) => gridText(askingGrid(shown), { width, ascii, height }),
          spoken: () => mapSaid(askingGrid(shown), shown.cells),
        },
      ]
    }
    // Making a page loads what a map in a terminal does not need.
    const page = async (): Promise<string> => {
      const { mapPage } = await import('./map/map-page.js')
      const { title, description = '' } = drawn()
      const { text } = queryJson(question)
      const axes =
        rows.name === 'cell' && columns.name === 'outcome' ? '' : ` --rows ${rows.name} --cols ${columns.name}`
      const command = `stemcell map${text === '' ? '' : ` ${shellWord(text)}`}${axes}`
      return mapPage({ title, about: description, command, map: shown, measure }, dataset)
    }
    // What lists a cell's trials is tried out cell by cell: only for those who get to read it.
    const items = (): AnswerOf<'map'>['items'] => {
      const { command } = asksOf(whole, chosen, dataset)
      return whole.cells
        .flat()
        .map((cell) => ({ ...cell, ...(cell.state === 'none' ? {} : { command: command(cell) }) }))
    }
    return {
      format: 'stemcell/map/1',
      dataset: dataset.stamp,
      query: {
        ...queryJson(question),
        rows: rows.name,
        columns: columns.name,
        measure,
        fold,
      },
      count: filled(whole).length,
      total: chosen.rows.size,
      get items() {
        return items()
      },
      grid: () => mapGrid(whole),
      view,
      notes: [
        ...chosen.notes,
        ...placeless([shown.rows, shown.columns]),
        'A trial stands in every cell that fits it, so cells add up to more than the totals; directions are what the reports say of results against a control group: changes in people who all got cells point nowhere.',
      ],
      footer: `${plural(ids.length, 'trial')} in ${filled(shown).length} of ${shown.cells.flat().length} cells · ${dataset.edition}`,
      next: leadsOf(fullest),
      files: [
        ...(svg === undefined ? [] : [{ path: svg, content: gridSvg(all ? drawn() : telling(drawn())) }]),
        ...(html === undefined ? [] : [{ path: html, content: await page() }]),
      ],
      ...(ids.length === 0 ? { advice: chosen.advice } : {}),
    }
  },
})

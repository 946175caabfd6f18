/** Cells and columns that hold more than one number, or another one than is needed: taken apart, each with a note. */
import { itemAt } from '../../collections.js'
import { badData } from '../../errors.js'
import { harmless } from '../../text.js'
import { headerKey } from './columns.js'
import { armOf } from './headers.js'
import type { RawTable } from './parse.js'

/** A number as written, whatever sign stands for minus; undefined for anything else. */
export const numberIn = (text: string): number | undefined => {
  const plain = text.trim().replace(/^[\u2010-\u2015\u2212\ufe63\uff0d]/, '-')
  return /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i.test(plain) ? Number(plain) : undefined
}

/** A column worked out from others; its cells are text, so that what cannot be worked out is quoted as it stands. */
type Made = { readonly header: string; readonly cells: readonly string[] }

const withColumns = (table: RawTable, made: readonly Made[], notes: readonly string[]): RawTable =>
  made.length === 0
    ? table
    : {
        headers: [...table.headers, ...made.map(({ header }) => header)],
        rows: table.rows.map((row, i) =>
          // A row of another width is refused as it is.
          row.cells.length === table.headers.length
            ? { ...row, cells: [...row.cells, ...made.map(({ cells }) => cells[i] ?? '')] }
            : row,
        ),
        notes: [...table.notes, ...notes],
      }

const column = (table: RawTable, at: number): string[] => table.rows.map(({ cells }) => (cells[at] ?? '').trim())
const keysOf = (table: RawTable): string[] => table.headers.map(headerKey)
const all = (cells: readonly string[], pattern: RegExp): boolean =>
  cells.some(Boolean) && cells.every((cell) => cell === '' || pattern.test(cell))

const number = '[-+\\u2010-\\u2015\\u2212]?\\d*\\.?\\d+'
const fraction = /^(\d+)\s*\/\s*(\d+)$/
const meanWithSpread = new RegExp(`^(${number})\\s*(?:\\(\\s*(${number})\\s*\\)|(?:±|\\+/-|\\+-)\\s*(${number}))$`)
const effectWithInterval = new RegExp(
  `^(${number})\\s*[[(]\\s*(${number})\\s*(?:to|,|;|–|-)\\s*(${number})\\s*[\\])]$`,
  'i',
)

/** "5/20" under an arm: people with the event of all. */
const fractions = (table: RawTable): RawTable => {
  const made: Made[] = []
  table.headers.forEach((header, at) => {
    const cells = column(table, at)
    const arm = armOf(header)
    if (!arm || !all(cells, fraction)) return
    const part = (which: 1 | 2): string[] => cells.map((cell) => fraction.exec(cell)?.[which] ?? cell)
    made.push({ header: `e${arm}`, cells: part(1) }, { header: `n${arm}`, cells: part(2) })
  })
  return withColumns(table, made, made.length ? ['Cells such as 5/20 were read as people with the event, of all.'] : [])
}

/** "5.4 (1.2)" or "5.4 ± 1.2" under a mean; which spread it is, the header says or nobody knows. */
const means = (table: RawTable, name: string): RawTable => {
  const made: Made[] = []
  const keys = keysOf(table)
  table.headers.forEach((header, at) => {
    const cells = column(table, at)
    const arm = /mean|^m\d?$/i.test(header) ? armOf(header.replace(/\(.*\)|±.*/, '')) : undefined
    if (!arm || !cells.some((cell) => meanWithSpread.test(cell))) return
    const parts = cells.map((cell) => meanWithSpread.exec(cell))
    const kind = /s\.?\s?d|standard dev/i.test(header)
      ? 'sd'
      : /s\.?\s?e\b|standard err|sem/i.test(header)
        ? 'se'
        : null
    if (kind === null && !keys.includes(`sd${arm}`))
      throw badData(
        `${name}, column ${harmless(header)}: "${harmless(cells.find((cell) => meanWithSpread.test(cell)) ?? '')}" does not say whether the second number is an SD or a standard error`,
        `Say it in the header: "mean${arm} (sd${arm})" or "mean${arm} (se${arm})"`,
      )
    made.push({ header: `mean${arm}`, cells: cells.map((cell, i) => parts[i]?.[1] ?? cell) })
    if (kind)
      made.push({ header: `${kind}${arm}`, cells: cells.map((cell, i) => parts[i]?.[2] ?? parts[i]?.[3] ?? cell) })
  })
  // The column that was taken apart steps back behind its parts.
  const replaced = new Set(made.map(({ header }) => header).filter((header) => keys.includes(header)))
  const headers = table.headers.map((header, i) => (replaced.has(itemAt(keys, i)) ? `${header} (as written)` : header))
  return withColumns(
    { ...table, headers },
    made,
    made.length ? ['Cells such as 5.4 (1.2) were read as a mean with its spread.'] : [],
  )
}

/** Standard errors of means, where no SD stands: times the root of the number of people. */
const standardErrors = (table: RawTable): RawTable => {
  const keys = keysOf(table)
  const made = (['1', '2'] as const).flatMap((arm): Made[] => {
    const [se, n] = [keys.indexOf(`se${arm}`), keys.findIndex((key) => key === `n${arm}` || key === `n${arm}i`)]
    if (se < 0 || n < 0 || keys.some((key) => key === `sd${arm}` || key === `sd${arm}i`)) return []
    const people = column(table, n)
    const cells = column(table, se).map((cell, i) => {
      const [error, count] = [numberIn(cell), numberIn(people[i] ?? '')]
      return error === undefined || count === undefined || count < 1 ? cell : String(error * Math.sqrt(count))
    })
    return [{ header: `sd${arm}`, cells }]
  })
  return withColumns(
    table,
    made,
    made.length ? ['SDs were worked out from standard errors: SE times the root of n.'] : [],
  )
}

/** "25%" of people with an event: the one count that fits. */
const percentages = (table: RawTable): RawTable => {
  const keys = keysOf(table)
  const notes: string[] = []
  const rows = table.rows.map((row) => ({ ...row, cells: [...row.cells] }))
  for (const [events, people] of [
    ['e1', 'n1'],
    ['e2', 'n2'],
    ['e', 'n'],
    ['events', 'n'],
    ['event', 'n'],
  ] as const) {
    const [at, of] = [keys.indexOf(events), keys.indexOf(people)]
    if (at < 0 || of < 0 || !column(table, at).some((cell) => /^\d+(\.\d+)?\s*%$/.test(cell))) continue
    for (const row of rows) {
      const [, share, decimals] = /^(\d+(?:\.(\d+))?)\s*%$/.exec((row.cells[at] ?? '').trim()) ?? []
      const n = numberIn(row.cells[of] ?? '')
      if (share === undefined || n === undefined || !Number.isInteger(n) || n > 1e6) continue
      const slack = 0.5 * 10 ** -(decimals?.length ?? 0) + 1e-9
      const near = Math.round((Number(share) * n) / 100)
      const fitting = [near - 1, near, near + 1].filter(
        (e) => e >= 0 && e <= n && Math.abs((100 * e) / n - Number(share)) <= slack,
      )
      if (fitting.length === 1) row.cells[at] = String(fitting[0])
    }
    notes.push(
      `Percentages in ${table.headers[at]} were read as the one number of people of ${table.headers[of]} that fits.`,
    )
  }
  return notes.length ? { ...table, rows, notes: [...table.notes, ...notes.map(harmless)] } : table
}

const ratios = new Set(['or', 'oddsratio', 'rr', 'riskratio', 'relativerisk', 'hr', 'hazardratio'])
const differences = new Set([
  'md',
  'meandifference',
  'smd',
  'hedgesg',
  'yi',
  'effect',
  'es',
  'estimate',
  'rd',
  'riskdifference',
])
const lowers = [
  'lower',
  'cilb',
  'cilower',
  'cilow',
  'lowerci',
  'lcl',
  'lci',
  'll',
  'lowerlimit',
  'cistart',
  'orlb',
  '95cilower',
  'lower95',
]
const uppers = [
  'upper',
  'ciub',
  'ciupper',
  'cihigh',
  'upperci',
  'ucl',
  'uci',
  'ul',
  'upperlimit',
  'ciend',
  'orub',
  '95ciupper',
  'upper95',
]
const z95 = 1.959963984540054

/** An effect with its 95% interval: the standard error follows, for ratios on the log scale. */
const intervals = (table: RawTable): RawTable => {
  const keys = keysOf(table)
  const at = keys.findIndex((key) => ratios.has(key) || differences.has(key))
  const has = (names: readonly string[]): boolean => keys.some((key) => names.includes(key))
  if (at < 0 || has(['vi', 'v', 'variance', 'var', 'sei', 'se', 'stderr', 'standarderror', 'sete'])) return table
  const cells = column(table, at)
  const [low, high] = [keys.findIndex((key) => lowers.includes(key)), keys.findIndex((key) => uppers.includes(key))]
  const inCells = cells.map((cell) => effectWithInterval.exec(cell))
  if ((low < 0 || high < 0) && !inCells.some(Boolean)) return table
  const isRatio = ratios.has(itemAt(keys, at))
  const on = (value: number | undefined): number =>
    value === undefined ? Number.NaN : isRatio ? Math.log(value) : value
  const [lows, highs] = [low < 0 ? [] : column(table, low), high < 0 ? [] : column(table, high)]
  const worked = cells.map((cell, i) => {
    const [, estimate = cell, below = lows[i] ?? '', above = highs[i] ?? ''] = inCells[i] ?? []
    const [y, from, to] = [on(numberIn(estimate)), on(numberIn(below)), on(numberIn(above))]
    const isGood = Number.isFinite(y) && from < y && y < to && Number.isFinite(to - from)
    return isGood
      ? ([String(y), String((to - from) / (2 * z95))] as const)
      : ([`${cell} (${below} to ${above})`, ''] as const)
  })
  const made = [
    { header: 'yi', cells: worked.map(([y]) => y) },
    { header: 'sei', cells: worked.map(([, se]) => se) },
  ]
  const headers = table.headers.map((header, i) => (i === at ? `${header} (as written)` : header))
  const scale = isRatio ? ', on the log scale' : ''
  return withColumns({ ...table, headers }, made, [
    `"${harmless(itemAt(table.headers, at))}" with its interval, taken as a 95% one: the standard error was worked out${scale}.`,
  ])
}

/** The table with every compound cell taken apart. */
export const takenApart = (table: RawTable, name: string): RawTable =>
  intervals(percentages(standardErrors(means(fractions(table), name))))

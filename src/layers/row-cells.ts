/** Rows of a table, and what their cells say. */
import { withoutThousandsMarks } from '../text.js'
import { type LayerFault, shownValue } from './fault.js'

/** A row of a table: its cells by column, and the line on which it stands. */
export type TableRow = {
  readonly line: number
  readonly cell: (column: string) => string | undefined
  /** The columns in which it says something. */
  readonly filled: readonly string[]
}

/** Reads cells of rows, and keeps what is wrong with them. */
export class Cells {
  readonly faults: LayerFault[] = []
  readonly #file: string
  constructor(file: string) {
    this.#file = file
  }

  wrong({ line, cell }: TableRow, path: string, message: string, todo = 'Mend the cell'): void {
    const value = shownValue(cell(path))
    this.faults.push({ file: this.#file, line, path, value, message, todo })
  }

  /** Rows that say another thing than the first of them in columns where all must say the same. */
  differing([first, ...others]: readonly [TableRow, ...TableRow[]], names: readonly string[], what: string): void {
    for (const row of others)
      for (const name of names) {
        const [here, there] = [row.cell(name), first.cell(name)]
        if (here !== there)
          this.wrong(
            row,
            name,
            `${what} says another thing in line ${first.line}: ${there === undefined ? 'nothing' : shownValue(there)}`,
            'Say the same in both rows, or give what is another result its own name in the column result',
          )
      }
  }

  number(row: TableRow, column: string): number | undefined {
    const text = row.cell(column)
    if (text === undefined) return undefined
    if (/^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i.test(text)) return Number(text)
    const digits = withoutThousandsMarks(text)
    const write = digits === undefined ? '' : `, without marks for thousands: write ${digits}`
    this.wrong(row, column, `expected a number with a point for decimals${write}`)
    return undefined
  }

  /** People and events come in whole numbers: there a point before three digits may set off thousands (2.000). */
  count(row: TableRow, column: string): number | undefined {
    const digits = withoutThousandsMarks(row.cell(column) ?? '')
    if (digits === undefined) return this.number(row, column)
    this.wrong(row, column, `expected a whole number, without marks for thousands: write ${digits}`)
    return undefined
  }

  /** Both ends of an interval, or neither. */
  interval(row: TableRow, lowColumn: string, highColumn: string): [number, number] | undefined {
    const [low, high] = [this.number(row, lowColumn), this.number(row, highColumn)]
    const [hasLow, hasHigh] = [lowColumn, highColumn].map((name) => row.cell(name) !== undefined)
    if (hasLow !== hasHigh)
      this.wrong(
        row,
        hasLow ? highColumn : lowColumn,
        `expected both ends: ${hasLow ? lowColumn : highColumn} is given`,
      )
    return low === undefined || high === undefined ? undefined : [low, high]
  }

  flag(row: TableRow, column: string): boolean | undefined {
    const text = row.cell(column)
    if (text === undefined) return undefined
    if (/^(true|yes|1)$/i.test(text)) return true
    if (/^(false|no|0)$/i.test(text)) return false
    this.wrong(row, column, 'expected true or false')
    return undefined
  }
}

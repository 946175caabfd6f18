/** Cells: which hold numbers, which are empty, and what is wrong with the others. */
import { harmless, withoutThousandsMarks } from '../../text.js'
import { columnRules, type DataColumn, demands } from './columns.js'

/** The sign that sets off decimals in a table. */
export type Decimal = '.' | ','

/** A cell that cannot be used. */
export type BadCell = {
  readonly place: string
  readonly column: string
  readonly value: string
  readonly expected: string
}

/** A bad cell in a sentence. */
export const badCellText = ({ place, column, value, expected }: BadCell): string =>
  `${place}, column ${harmless(column)}: "${harmless(value.slice(0, 60))}" (expected ${expected})`

const minus = /^[\u2010-\u2015\u2212\ufe63\uff0d]/

/** A number as written, whatever sign stands for minus; undefined for anything else. */
export const numberIn = (text: string, decimal: Decimal = '.'): number | undefined => {
  const signed = text.trim().replace(minus, '-')
  const plain = decimal === ',' && !signed.includes('.') ? signed.replace(',', '.') : signed
  // -0 is 0.
  return /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i.test(plain) ? Number(plain) + 0 : undefined
}

/** Whether nothing is told: an empty cell, or one of the forms that programs and people write for that. */
export const isEmpty = (text: string): boolean =>
  /^(|na|n\/a|n\.a\.|nan|null|none|nd|n\.d\.|nr|n\.r\.|not reported|missing|[-.?*]|[\u2010-\u2015\u2212]|#n\/a)$/i.test(
    text.trim(),
  )

const thousands = (text: string, { isWhole }: { readonly isWhole: boolean }, decimal: Decimal): string | undefined => {
  const digits = withoutThousandsMarks(text)
  if (digits === undefined) return undefined
  // A decimal mark before three decimals is what most tables hold; people come in whole numbers, so there it may set off thousands.
  if (!isWhole && numberIn(text, decimal) !== undefined) return undefined
  const asDecimal = /^[^,]*,\d+$/.test(text) ? text.replace(',', '.') : undefined
  // Zeros alone behind a mark may be decimals of a whole number.
  const asWhole = /^[+-]?\d{1,3}\D(000)$/.test(text) ? String(Number.parseInt(text, 10)) : undefined
  const other = isWhole ? asWhole : asDecimal
  return `without marks for thousands: write ${digits}${other === undefined ? '' : `, or ${other} if that is meant`}`
}

/** What is wrong with the cell of a column; undefined for nothing. */
export const wrong = (text: string, column: DataColumn, decimal: Decimal): string | undefined => {
  const { demand } = columnRules[column]
  const mark = demand === 'number' ? `, with a ${decimal === '.' ? 'point' : 'comma'} for decimals` : ''
  const expected = `${demands[demand]}${mark}`
  if (isEmpty(text)) return `${expected}; the cell is empty`
  const isWhole = demand === 'count' || demand === 'size'
  const marked = thousands(text, { isWhole }, decimal)
  if (marked !== undefined) return `${expected}, ${marked}`
  const value = numberIn(text, decimal)
  if (value === undefined) {
    if (demand === 'p' && /^[<>\u2264\u2265]|^ns$/i.test(text))
      return `${expected}; a bound does not give a standard error`
    if (/^\d{4}-\d\d-\d\d/.test(text)) return `${expected}; this is a date, as spreadsheets make of 5/20 and 1.5`
    // People come in whole numbers: 12,34 is none with another mark either.
    return !isWhole && /^[+-]?\d+,\d+$/.test(text)
      ? `${expected}: ${text.replace(',', '.')} instead of ${text}`
      : expected
  }
  if (!Number.isFinite(value) || (isWhole && !Number.isInteger(value))) return expected
  const isGood = {
    number: true,
    count: value >= 0,
    size: value >= 1,
    spread: value >= 0,
    variance: value > 0,
    positive: value > 0,
    p: value > 0 && value < 1,
    percent: value >= 0 && value <= 100,
    correlation: Math.abs(value) < 1,
  }[demand]
  return isGood ? undefined : expected
}

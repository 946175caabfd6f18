/** p-values as printed, as numbers. */
import { itemAt } from '../collections.js'

/** A p-value with its relation to the number: `<` for an upper bound, `>` for a lower one. */
export type PValue = { readonly relation: '<' | '=' | '>'; readonly value: number; readonly digits: number }

/**
 * The one p-value in a text. A value printed as zero is what rounds to zero: `<` half of its last digit. Undefined where the
 * text has words, several values, or none between 0 and 1.
 */
export const pValueIn = (text: string): PValue | undefined => {
  const match = /^([<>=\u2264\u2265]?)\s*(\d*\.\d+(?:e-?\d+)?|\d+(?:e-?\d+)?)$/i.exec(text.trim())
  if (!match) return undefined
  const [sign, printed] = [itemAt(match, 1), itemAt(match, 2)]
  const value = Number(printed)
  if (!(value >= 0 && value <= 1)) return undefined
  // A stored text keeps the zeros at its end.
  const [mantissa, exponent = '0'] = printed.toLowerCase().split('e')
  const digits = Math.max(0, (mantissa?.split('.')[1] ?? '').length - Number(exponent))
  if (value === 0) return { relation: '<', value: 0.5 * 10 ** -digits, digits }
  const relation = /[<\u2264]/.test(sign) ? '<' : /[>\u2265]/.test(sign) ? '>' : '='
  return { relation, value, digits }
}

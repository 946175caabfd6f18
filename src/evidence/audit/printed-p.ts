/** p-values as printed. */
import { pValueIn } from '../../dataset/index.js'
import type { NumberRange } from './digits.js'

/** The p-values that a printed one allows, and whether it claims significance at 5%; undefined where it does not say. */
export type PrintedP = {
  readonly span: NumberRange
  readonly isSignificant: boolean | undefined
  readonly text: string
}

const words: Readonly<Record<string, NumberRange>> = {
  ns: [0.05, 1],
  'not significant': [0.05, 1],
  significant: [0, 0.05],
}

/** Reads one p-value; undefined where the text holds several, or none. */
export const printedP = (text: string | undefined): PrintedP | undefined => {
  if (text === undefined) return undefined
  const word = words[text.trim().toLowerCase()]
  if (word) return { span: word, isSignificant: word[1] <= 0.05, text }
  const p = pValueIn(text)
  if (!p) return undefined
  const { relation, value, digits } = p
  const half = 0.5 * 10 ** -digits
  const span: NumberRange =
    relation === '<'
      ? [0, value]
      : relation === '>'
        ? [value, 1]
        : [Math.max(0, value - half), Math.min(1, value + half)]
  const isSignificant = span[1] <= 0.05 ? true : span[0] >= 0.05 ? false : value === 0.05 ? undefined : value < 0.05
  return { span, isSignificant, text }
}

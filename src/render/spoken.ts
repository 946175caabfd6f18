/**
 * Text as it is read aloud. Screen readers skip most signs at their usual settings; where a sign carries meaning (a minus, a
 * bound, a power) it becomes words. Signs that stand beside their own words go.
 */

import type { Span } from '../answer.js'
import { significant } from '../numbers.js'
import { harmless } from '../text.js'

const superscripts = '⁰¹²³⁴⁵⁶⁷⁸⁹'
const powerOf = (signs: string): string => {
  if (signs === '²') return ' squared'
  if (signs === '³') return ' cubed'
  return ` to the power ${[...signs].map((sign) => (sign === '⁻' ? 'minus ' : superscripts.indexOf(sign))).join('')}`
}

const million = 1e6
const billion = 1e9

/** 5.8e8 as "580 million": no reader makes a number of it otherwise. */
const large = (text: string, digits: string, exponent: string): string => {
  const value = Number(text)
  const tidy = (n: number): string => significant(n, 12)
  if (value >= 1000 * billion || value < 1 || !Number.isFinite(value))
    return `${digits} times 10 to the power ${exponent.replace('+', '').replace('-', 'minus ')}`
  if (value >= billion) return `${tidy(value / billion)} billion`
  return value >= million ? `${tidy(value / million)} million` : tidy(value)
}

type SpokenRule = readonly [sign: RegExp, words: string | ((...match: string[]) => string)]

const rules: readonly SpokenRule[] = [
  // Marks before the words that they stand for.
  [/[▲△▼✗]\s(?=\p{L})/gu, ''],
  [/\?\s(?=unclear)/g, ''],
  [/(^|[\s;:(|])=\s(?=no difference)/g, '$1'],
  [/±\s(?=mixed)/g, ''],
  [/^·\s/, ''],
  [/^!\s(?=suspicious$)/, ''],
  [/^!\s(?=Beware)/, ''],
  [/^!\s/, 'Warning: '],
  [/^\?$/, 'no information'],
  [/^!$/, '(warning)'],
  [/(?<=[,;:]\s)!\s(?=\p{L})/gu, ''],
  // Bounds, signs, powers.
  [/^≤(\d{4})$/, '$1 at the latest'],
  [/(?<=[\p{L}\d)\]])(?=[≤≥<>]\s?[\d.])/gu, ' '],
  [/≤\s?/g, 'at most '],
  [/≥\s?/g, 'at least '],
  [/(^|[\s(])[≈~]\s?(?=\d)/g, '$1about '],
  [/<\s?(?=[\d.])/g, 'less than '],
  [/(^|[\s(])>\s?(?=[\d.])/g, '$1more than '],
  [/\s*\+\/[-−]\s*/g, ' plus or minus '],
  // A range, then a minus: −1.2–−0.3.
  [/(?<=\d)\s?–\s?(?=−\d)/g, ' to '],
  [/(^|[\s([])[-−](?=\.?\d)/g, '$1minus '],
  // A true minus sign is never a hyphen.
  [/\s?−(?=\.?\d)/g, ' minus '],
  // A hyphen between blanks is a minus in a formula only; elsewhere it may be a range or a dash.
  [/\s−\s|(?<=\([A-Z]+)\s-\s(?=[\d.]+\))/g, ' minus '],
  [/(?<=\()±\s*/g, 'plus or minus '],
  [/\s*±\s*/g, ' plus or minus '],
  [/\s*×\s*/g, ' times '],
  [/\s*÷\s*/g, ' divided by '],
  [/√\s?/g, 'the square root of '],
  [/[⁻⁰¹²³⁴⁵⁶⁷⁸⁹]+/g, (signs = '') => powerOf(signs)],
  [
    /(?<![\w.:/-])(\d+(?:\.\d+)?)e([+-]?\d{1,3})(?![\w/-])/g,
    (...[text = '', digits = '', exponent = '']) => large(text, digits, exponent),
  ],
  [/(?<=\d)\s?–\s?(?=\d)/g, ' to '],
  [/\s\+\s/g, ' plus '],
  // Signs that only keep things apart, or lead from one to the next.
  [/\s[·◆]\s/g, ', '],
  [/\s\|\s/g, '; '],
  [/^→\s/, 'To: '],
  [/^←\s/, 'From: '],
  [/\s→\s/g, ' to '],
]

/** A text that can be read aloud, harmless. */
export const spoken = (text: string): string => {
  const plain = harmless(text)
  // Most text holds letters, digits and points only.
  if (/^[\p{L}\p{M}\d\s.,;'’"“”()%]*$/u.test(plain) && !/\de\d/.test(plain)) return plain
  return rules.reduce((now, [sign, words]) => now.replace(sign, words as string), plain)
}

/** Whether a text ends as a sentence does. What is to be copied, an address or a command, ends as it is. */
export const isSentence = (text: string): boolean =>
  text === '' || /[.!?:;…。！？][”"’)\]]?$/.test(text) || /https?:\/\/\S+$|(?:^|: )stemcell [a-z]+ \S[^.;]*$/.test(text)

/** A text as a sentence of its own. */
export const sentence = (text: string): string => {
  const whole = text.trim().replace(/\s{2,}/g, ', ')
  return isSentence(whole) ? whole : `${whole}.`
}

/** A span as it is read aloud: an id is said as it is written. */
export const spanSaid = (span: Span): string =>
  typeof span === 'string' ? spoken(span) : span.role === 'id' ? harmless(span.text) : spoken(span.spoken ?? span.text)

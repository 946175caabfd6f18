import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { effectNumber, levelText, pNumber, significant } from '../src/numbers.js'

it.each([
  [7.25, 6, '7.25'],
  [0.1 + 0.2, 6, '0.3'],
  [1234567, 3, '1230000'],
])('a reported value %f keeps %i significant digits and no zeros at its end', (value, digits, text) =>
  expect(significant(value, digits)).toBe(text),
)

it.each([
  [0, '0'],
  [-1.1, '-1.10'],
  [12.34, '12.3'],
  [123.4, '123'],
  [0.0456, '0.046'],
  [0.00123, '0.00123'],
  [123456, '1.23e+5'],
])('an effect %f has about three significant digits', (value, text) => expect(effectNumber(value)).toBe(text))

it.each([
  [0.0499, '0.05'],
  [0.0009, '<0.001'],
  [0.001, '0.001'],
])('a p-value %f is a bound where it is small', (p, text) => expect(pNumber(p)).toBe(text))

it('a level of 0.999 keeps its digits', () => expect([levelText(0.95), levelText(0.999)]).toEqual(['95%', '99.9%']))

it('no other place turns a rounded number into text by a form of its own', () => {
  const own = readdirSync('src', { recursive: true, encoding: 'utf8' }).filter(
    (name) =>
      /\.tsx?$/.test(name) &&
      name !== 'numbers.ts' &&
      /String\(\s*Number\([^()]*\.to(?:Precision|Fixed)/.test(readFileSync(join('src', name), 'utf8')),
  )
  expect(own).toEqual([])
})

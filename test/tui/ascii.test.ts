import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { inAscii } from '../../src/tui/rows/ascii.js'
import { cellWidth } from '../../src/widths.js'

const one = (text: string): string => inAscii([text]).join('')

describe('a row in ASCII', () => {
  it.each([
    ['a bound stays a bound', '   ≤2026  n', '  <=2026  n'],
    ['a spread is no sum', '12 ± 3 months     ', '12 +/- 3 months   '],
    ['a power is no number of three digits', '1×10⁷ cells   ', '1x10^7 cells  '],
    ['of more than one digit', '10⁻¹²   ', '10^-12  '],
    ['I²', 'I² 0%   x', 'I^2 0%  x'],
    ['Greek letters are spelled out', 'β-cell      │', 'beta-cell   |'],
    ['accents go', 'Universität Málaga, Şişli', 'Universitat Malaga, Sisli'],
    ['what has no such form shows how much there was', '血糖 x', '???? x'],
    ['a fraction', '½ dose    ', '1/2 dose  '],
    ['emoji', 'a👩‍🔬b', 'a??b'],
    ['nothing to do', 'as it is', 'as it is'],
  ])('%s', (_, text, expected) => {
    expect(one(text)).toBe(expected)
  })

  it('what does not fit is lost at the end, and shows it', () => {
    expect(one('≤≤≤ abc')).toBe('<=<=<=~')
    expect(one('αβ')).toBe('a~')
  })

  it('keeps pieces apart, and takes room from blanks of their neighbors', () => {
    expect(inAscii(['id  ', ' ≤2013', '  ', 'n'])).toEqual(['id  ', '<=2013', '  ', 'n'])
  })

  it('is ASCII, as many pieces as before, and never wider', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ unit: 'grapheme' }), { maxLength: 6 }), (texts) => {
        const plain = inAscii(texts)
        expect(plain).toHaveLength(texts.length)
        expect(plain.join('')).toMatch(/^[\x20-\x7e]*$/)
        expect(plain.join('').length).toBeLessThanOrEqual(cellWidth(texts.join('')))
      }),
    )
  })
})

import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { plain } from '../../src/answer.js'
import { clean, cut, emptyRow, flow, pageWidth, put, spans, wrap, wrapTo } from '../../src/draw/cells.js'
import { cellWidth } from '../../src/widths.js'
import { dangerous, hostileText } from '../helpers/hostile.js'

describe('cutting', () => {
  it('marks what is cut and keeps what fits', () => {
    expect(cut('Bhansali', 8)).toBe('Bhansali')
    expect(cut('Bhansali', 5)).toBe('Bhan…')
    expect(cut('Bhansali', 5, { ascii: true })).toBe('Bha..')
    expect(cut('one two', 5)).toBe('one…')
    expect(cut('脐带间充质', 5)).toBe('脐带…')
    expect(cut('脐带间充质', 4)).toBe('脐…')
    expect(cut('abc', 1, { ascii: true })).toBe('.')
    expect(cut('abc', 0)).toBe('')
  })

  it('never leaves more than there is room for', () => {
    fc.assert(
      fc.property(hostileText(), fc.integer({ min: 0, max: 20 }), fc.boolean(), (text, width, ascii) => {
        expect(cellWidth(cut(clean(text), width, { ascii }))).toBeLessThanOrEqual(width)
      }),
    )
  })
})

describe('wrapping', () => {
  it('breaks at spaces, then after hyphens between words, then inside words', () => {
    expect(wrap('one two three', 7)).toEqual(['one two', 'three'])
    expect(wrap('stem-cell-derived islets', 12)).toEqual(['stem-cell-', 'derived', 'islets'])
    expect(wrap('an extraordinary word', 8)).toEqual(['an extra', 'ordinary', 'word'])
    expect(wrap('', 8)).toEqual([''])
  })

  it('keeps numbers and C-peptide in one piece', () => {
    expect(wrap('dose 1e-6 now', 7)).toEqual(['dose', '1e-6', 'now'])
    expect(wrap('change -0.5-0.7', 8)).toEqual(['change', '-0.5-0.7'])
    expect(wrap('Fasting C-peptide', 10)).toEqual(['Fasting', 'C-peptide'])
  })

  it('loses nothing but spaces, and no line is too long', () => {
    fc.assert(
      fc.property(hostileText(), fc.integer({ min: 2, max: 20 }), (text, width) => {
        const safe = clean(text)
        const lines = wrap(safe, width)
        expect(lines.join('').replaceAll(' ', '')).toBe(safe.replaceAll(' ', ''))
        for (const line of lines) expect(cellWidth(line)).toBeLessThanOrEqual(width)
      }),
    )
  })

  it('cuts the last of too many lines', () => {
    expect(wrapTo('one two three four', 5, 2, { ascii: false })).toEqual(['one', 'two…'])
    expect(wrapTo('one two', 5, 2, { ascii: false })).toEqual(['one', 'two'])
    expect(wrapTo('fat, micro-fragmented', 17, 1, { ascii: false })).toEqual(['fat, micro-fragm…'])
  })
})

describe('rows and lines', () => {
  it('joins neighbors of a role; spaces take the role before them', () => {
    const row = emptyRow(6)
    put(row, 1, 'ab', 'good')
    put(row, 4, 'c')
    put(row, 5, 'xyz', 'bad')
    expect(spans(row)).toEqual([' ', { text: 'ab ', role: 'good' }, 'c', { text: 'x', role: 'bad' }])
  })

  it('puts as many legend entries on a line as fit', () => {
    expect(flow(['one', 'two', 'three'], 10).map(plain)).toEqual(['one   two', 'three'])
    expect(flow(['an entry too long', 'b'], 8).map(plain)).toEqual(['an entry', 'too long', 'b'])
  })

  it('makes labels harmless', () => {
    fc.assert(
      fc.property(hostileText(), (text) => {
        expect(clean(text)).not.toMatch(dangerous)
      }),
    )
  })

  it('refuses a width that is no number and widens one that is too small', () => {
    expect(() => pageWidth(Number.NaN)).toThrow(new RangeError('the width must be a finite number of cells, got NaN'))
    expect(pageWidth(80.9)).toBe(80)
    expect(pageWidth(-5)).toBe(30)
  })
})

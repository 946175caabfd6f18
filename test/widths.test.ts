import fc from 'fast-check'
import stringWidth from 'string-width'
import { describe, expect, it } from 'vitest'
import { breaks, cellWidth, cut, fitted, graphemes, isNarrow, pad, wrap } from '../src/widths.js'

/** Every code point that Unicode has assigned to a character, but for escape, which string-width takes for a sequence. */
const assigned = Array.from({ length: 0x110000 }, (_, point) => point)
  .filter((point) => point !== 0x1b && point !== 0x9b)
  .map((point) => String.fromCodePoint(point))
  .filter((char) => !/[\p{Cn}\p{Co}\p{Cs}]/u.test(char))

const off = (texts: readonly string[]): unknown[] =>
  texts
    .filter((text) => cellWidth(text) !== stringWidth(text))
    .map((text) => [
      text,
      [...text].map((char) => char.codePointAt(0)?.toString(16)),
      cellWidth(text),
      stringWidth(text),
    ])

/** Emoji as they are typed: flags, skin, families, keycaps, with and without their selector. */
const sequences = [
  ...'🇳🇱 🇺🇳 🏴󠁧󠁢󠁳󠁣󠁴󠁿 👩‍🔬 👨‍👩‍👧‍👦 🏳️‍🌈 ❤️ ❤ ✔️ ☎ ☎️ 1️⃣ #⃣ 👍🏽 🧑🏽‍🔬 ⚕️ 👁️‍🗨️ 👁‍🗨 🇳 ‍ ️'.split(' '),
  'e\u0301',
  '├─■◼▪─┤ ◁═◆═▷ ◄► ┊',
  '−0.52 ± τ²',
  'ก็',
  'ด้วยกำลังใจ',
  'हिन्दी',
  'ﾊﾞ',
  'ｶﾞｷﾞ',
  'ᄀ',
  'ᄀ\u1161',
  'ᄀ\u1161\u11a8',
  'ᄀᄀ\u1161',
  '한국',
  '\u0600\u0661',
  'مُحَمَّدٌ',
  '\u200b',
  '\u00ad',
  '\ufeff',
]

describe('the width of a text', () => {
  it('is that by which Ink puts characters in their place, for every assigned code point', () => {
    expect(assigned.length).toBeGreaterThan(140_000)
    expect(off(assigned)).toEqual([])
  }, 60_000)

  it('and for every one with a mark, a selector of emoji, or after a letter', () => {
    const some = assigned.filter((_, i) => i < 0x3400 || i % 41 === 0)
    expect(off(some.flatMap((char) => [`${char}\u0301`, `${char}\ufe0f`, `a${char}`]))).toEqual([])
  }, 60_000)

  it('and for sequences that are seen as one', () => {
    expect(off(sequences)).toEqual([])
    expect(['🇳🇱', '👩‍🔬', '❤️', '中', 'é', 'e\u0301', '한'].map(cellWidth)).toEqual([2, 2, 2, 2, 1, 1, 2])
  })

  it('and for any text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        fc.pre(!/[\u001b\u009b]/.test(text))
        expect(cellWidth(text)).toBe(stringWidth(text))
      }),
      { numRuns: 500 },
    )
  })

  it('is its length where it is narrow', () => {
    for (const char of assigned) if (isNarrow(char)) expect(stringWidth(char)).toBe(1)
    for (const text of ['HbA1c −0.4', 'β-cell', 'α1–α2', '▲ favors cells', '├─■─┤']) expect(isNarrow(text)).toBe(true)
    for (const text of ['干细胞', 'e\u0301', '👍', '\u0007', 'a\nb', '\u00ad']) expect(isNarrow(text)).toBe(false)
  })
})

const text = fc.oneof(
  fc
    .array(
      fc.oneof(fc.string({ minLength: 1, maxLength: 14 }), fc.constantFrom('细胞治疗', 'a'.repeat(30), '👩‍🔬👩‍🔬')),
    )
    .map((words) => words.join(' ')),
  fc.string({ unit: 'grapheme' }),
)
const room = fc.integer({ min: 2, max: 40 })

describe('a text that is cut or fitted', () => {
  it('pads to either side', () => {
    expect(pad('脐', 4)).toBe('脐  ')
    expect(pad('脐', 4, 'right')).toBe('  脐')
    expect(pad('ab', 5, 'center')).toBe(' ab  ')
    expect(pad('abc', 2)).toBe('abc')
  })

  it('is cut between characters, never through one', () => {
    expect(cut('中文字', 3)).toBe('中')
    expect(cut('👩‍🔬x', 1)).toBe('')
    expect(fitted('中文字', 4)).toBe('中… ')
    expect(fitted('abc', 5, 'right')).toBe('  abc')
  })
  it('has just the room that it was given', () => {
    fc.assert(
      fc.property(text, room, (one, cells) => {
        expect(cellWidth(fitted(one, cells))).toBe(cells)
      }),
    )
  })
})

describe('a text that is broken into lines', () => {
  it('loses nothing but blanks, and no line is too wide', () => {
    fc.assert(
      fc.property(text, room, (one, cells) => {
        const lines = wrap(one, cells)
        expect(lines.join('').replaceAll(' ', '')).toBe(one.replaceAll(' ', ''))
        for (const line of lines) {
          // A character may itself be wider than the room.
          expect(cellWidth(line) <= cells || graphemes(line).length === 1).toBe(true)
          expect(line).toBe(line.replace(/^ +| +$/g, ''))
        }
      }),
    )
  })
  it('its parts stand in order and do not overlap', () => {
    fc.assert(
      fc.property(text, room, (one, cells) => {
        let last = 0
        for (const [from, to] of breaks(one, cells)) {
          expect(from).toBeGreaterThanOrEqual(last)
          last = to
        }
      }),
    )
  })
  it('breaks at blanks, and a longer word where it needs fewest lines', () => {
    expect(wrap('one two three', 7)).toEqual(['one two', 'three'])
    expect(wrap('ab cdefghij', 5)).toEqual(['ab', 'cdefg', 'hij'])
    expect(wrap('ab cdefghijklm', 5)).toEqual(['ab cd', 'efghi', 'jklm'])
    expect(wrap('', 5)).toEqual([''])
  })
  it('measures as it is told', () => {
    expect(wrap('a b c', 20, { measure: (part) => part.length * 10 })).toEqual(['a', 'b', 'c'])
  })
  it('after hyphens only where that is asked, or where a word has no room: ids are no random letters', () => {
    expect(wrap('insulin-independence rate', 12, { hyphens: true })).toEqual(['insulin-', 'independence', 'rate'])
    expect(wrap('an insulin-dose rate', 14)).toEqual(['an', 'insulin-dose', 'rate'])
    expect(wrap('insulin-independence', 12)).toEqual(['insulin-', 'independence'])
    expect(wrap('C-peptide 5-10', 9, { hyphens: true })).toEqual(['C-peptide', '5-10'])
  })
})

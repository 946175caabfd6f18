import fc from 'fast-check'
import stringWidth from 'string-width'
import { describe, expect, it } from 'vitest'
import { fold, foldWords, harmless, harmlessJson, isNarrow, plural } from '../src/text.js'
import { dangerous, hostileExamples, hostileText } from './helpers/hostile.js'

const anyText = (): fc.Arbitrary<string> =>
  fc.oneof(hostileText(), fc.string({ unit: 'binary' }), fc.string({ unit: 'grapheme' }))

const nameOf = (code: number): string => `<U+${code.toString(16).toUpperCase().padStart(4, '0')}>`

describe('harmless', () => {
  it('lets no control, bidirectional or zero-width character through', () => {
    fc.assert(fc.property(anyText(), (text) => !dangerous.test(harmless(text))))
  })

  it('knows every such character of Unicode, and no other', () => {
    for (let code = 0; code <= 0x10ffff; code++) {
      const char = String.fromCodePoint(code)
      const white = /[\t\r\n]/.test(char)
      if (harmless(char) !== (white ? ' ' : dangerous.test(char) ? nameOf(code) : char)) throw new Error(nameOf(code))
    }
  })

  it.each(Object.entries(hostileExamples))('disarms %s', (_, text) => {
    expect(dangerous.test(text)).toBe(true)
    expect(harmless(text)).not.toMatch(dangerous)
  })

  it('leaves text without such characters as it is', () => {
    fc.assert(fc.property(anyText(), (text) => dangerous.test(text) || harmless(text) === text))
  })

  it('changes nothing the second time', () => {
    fc.assert(fc.property(anyText(), (text) => harmless(harmless(text)) === harmless(text)))
  })

  it('names what it took out', () => {
    expect(harmless('a\u001b[31mb\u202ec')).toBe('a<U+001B>[31mb<U+202E>c')
    expect(harmless('\u0000')).toBe('<U+0000>')
    expect(harmless('\ud800x')).toBe('<U+D800>x')
  })

  it('turns runs of tabs and line breaks into one space', () => {
    expect(harmless('a\r\n\tb\nc')).toBe('a b c')
  })

  it('keeps the joiners that emoji and scripts need', () => {
    expect(harmless('👩‍🔬 می‌خواهم')).toBe('👩‍🔬 می‌خواهم')
  })

  it('takes a megabyte of escape sequences', () => {
    const text = '\u001b[31m'.repeat(200_000)
    expect(harmless(text)).toBe('<U+001B>[31m'.repeat(200_000))
  })
})

describe('harmlessJson', () => {
  it('keeps the data and lets no dangerous character through', () => {
    fc.assert(
      fc.property(fc.record({ key: anyText(), list: fc.array(anyText()) }), (value) => {
        const text = harmlessJson(JSON.stringify(value))
        expect(text).not.toMatch(dangerous)
        expect(JSON.parse(text)).toEqual(value)
      }),
    )
  })

  it('knows every such character of Unicode', () => {
    for (let code = 0; code <= 0xffff; code++) {
      const json = harmlessJson(JSON.stringify(String.fromCodePoint(code)))
      if (dangerous.test(json) || JSON.parse(json) !== String.fromCodePoint(code)) throw new Error(nameOf(code))
    }
  })

  it('writes them as escapes, also in keys', () => {
    expect(harmlessJson(JSON.stringify({ 'a\u202eb': '\u009b\u007f' }))).toBe('{"a\\u202eb":"\\u009b\\u007f"}')
  })
})

describe('fold', () => {
  it.each([
    ['Type 1 Diabetes', 'type-1-diabetes'],
    ['Ménière', 'MENIERE'],
    ['１型糖尿病', '1型糖尿病'],
    ['C-peptide (AUC)', 'c peptide auc'],
    ['HbA₁c', 'hba1c'],
  ])('makes %s and %s the same', (a, b) => expect(fold(a)).toBe(fold(b)))

  it('keeps what tells names apart', () => expect(fold('type 1')).not.toBe(fold('type 2')))

  it('is empty for text without a letter or digit', () => expect(fold(' -–!? \u202e')).toBe(''))

  it('changes nothing the second time', () => {
    fc.assert(fc.property(anyText(), (text) => fold(fold(text)) === fold(text)))
  })
})

describe('foldWords', () => {
  it('puts words between single spaces', () =>
    expect(foldWords('Wharton’s  jelly-MSC, 1')).toBe(' wharton s jelly msc 1 '))

  it('holds nothing but letters, digits and single spaces', () => {
    fc.assert(fc.property(anyText(), (text) => /^ (?:[\p{L}\p{N}]+ )*$|^ {2}$/u.test(foldWords(text))))
  })
})

describe('plural', () => {
  it.each([
    [0, '0 records'],
    [1, '1 record'],
    [2, '2 records'],
  ])('writes %i as "%s"', (n, said) => expect(plural(n, 'record')).toBe(said))

  it('takes an irregular plural', () => expect(plural(2, 'entry', 'entries')).toBe('2 entries'))
})

describe('isNarrow', () => {
  it('holds for no character that takes more or less than one cell', () => {
    const all = Array.from({ length: 0x11_0000 }, (_, code) => String.fromCodePoint(code))
    expect(all.filter((char) => isNarrow(char) && stringWidth(char) !== 1)).toEqual([])
  })

  it('holds for what most text is made of', () => {
    for (const text of ['', 'HbA1c −0.4 % (95 % CI −0.7 to −0.1)', 'β-cells · µg ≥ 3 → é', '│─┼ ▲ ■ ●'])
      expect(isNarrow(text)).toBe(true)
    for (const text of ['干细胞', 'e\u0301', '👍', '\u0007', 'a\nb']) expect(isNarrow(text)).toBe(false)
  })
})

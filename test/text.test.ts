import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { fold, foldWords, harmless, harmlessJson, plural } from '../src/text.js'
import { dangerous, hostileExamples, hostileText } from './helpers/hostile.js'

const anyText = (): fc.Arbitrary<string> =>
  fc.oneof(hostileText(), fc.string({ unit: 'binary' }), fc.string({ unit: 'grapheme' }))

const nameOf = (code: number): string => `<U+${code.toString(16).toUpperCase().padStart(4, '0')}>`

describe('harmless', () => {
  it('lets nothing through that hides, moves or reorders text', () => {
    fc.assert(fc.property(anyText(), (text) => !dangerous.test(harmless(text))))
  })

  it('knows every such character of Unicode, and no other; alone, joiners and selectors are such too', () => {
    for (let code = 0; code <= 0x10ffff; code++) {
      const char = String.fromCodePoint(code)
      const white = /[\t\r\n]/.test(char)
      const hides = dangerous.test(char) || /\u200c|\u200d|\ufe0f/.test(char)
      if (harmless(char) !== (white ? ' ' : hides ? nameOf(code) : char)) throw new Error(nameOf(code))
    }
  })

  it.each(Object.entries(hostileExamples))('disarms %s', (_, text) => {
    expect(dangerous.test(text)).toBe(true)
    expect(harmless(text)).not.toMatch(dangerous)
  })

  it('leaves text without such characters as it is', () => {
    fc.assert(
      fc.property(
        anyText(),
        (text) => dangerous.test(text) || /\u200c|\u200d|\ufe0f/.test(text) || harmless(text) === text,
      ),
    )
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

  it.each(['👩‍🔬', '👩🏽‍⚕️ 🏳️‍🌈 ❤️ 1️⃣', 'می‌خواهم', 'क्‍ष', '✔️'])(
    'keeps joiners and selectors that emoji and scripts need: %s',
    (text) => {
      expect(harmless(text)).toBe(text)
    },
  )

  it.each([
    ['\u200d=1+1', '<U+200D>=1+1'],
    ['\ufe0f=1+1', '<U+FE0F>=1+1'],
    ['a\u200cb', 'a<U+200C>b'],
    ['1\ufe0f2', '1<U+FE0F>2'],
    ['脐\u{e0100}带', '脐<U+E0100>带'],
    ['می\u200c\u200cخ', 'می\u200c<U+200C>خ'],
  ])('names them where nothing needs them: %j', (text, named) => expect(harmless(text)).toBe(named))

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
      if (dangerous.test(json.replaceAll('\n', '')) || JSON.parse(json) !== String.fromCodePoint(code))
        throw new Error(nameOf(code))
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
    ['β-cell', 'Beta cell'],
    ['IFN-γ', 'IFNgamma'],
    ['TNFα', 'TNF-alpha'],
    ['IL10', 'IL-10'],
    ['haematopoietic', 'Hematopoietic'],
    ['randomised', 'randomized'],
    ['I型糖尿病', '1型糖尿病'],
    ['Ⅰ型糖尿病', '一型糖尿病'],
    ['Ⅱ型糖尿病', '二型糖尿病'],
    ['Type I diabetes', 'type-1 diabetes'],
    ['follow-up', 'followup'],
    ['cpeptide', 'C-peptide'],
    ['ab\u3164c', 'abc'],
  ])('makes %s and %s the same', (a, b) => expect(fold(a)).toBe(fold(b)))

  it.each([
    ['type 1', 'type 2'],
    ['I型糖尿病', 'II型糖尿病'],
    ['IL-1', 'IL-10'],
    ['alpha cell', 'beta cell'],
    ['胰岛', '胰岛素'],
    ['hypoglycemia', 'hyperglycemia'],
  ])('keeps %s and %s apart', (a, b) => expect(fold(a)).not.toBe(fold(b)))

  it('is empty for text without a letter or digit', () => expect(fold(' -–!? \u202e')).toBe(''))
})

describe('foldWords', () => {
  it('changes nothing the second time', () => {
    fc.assert(fc.property(anyText(), (text) => foldWords(foldWords(text)) === foldWords(text)))
  })

  it.each([
    ['a randomised, placebocontrolled trial', ' a randomized placebo controlled trial '],
    ['Phase I/II', ' phase 1 2 '],
    ['TGF-β1 and IL17A', ' tgf beta 1 and il 17a '],
    ['paediatric ischaemia', ' pediatric ischemia '],
    ['I型和II型糖尿病', ' 1型和2型糖尿病 '],
    ['同一型', ' 同一型 '],
    ['exercise, disease, precise', ' exercise disease precise '],
  ])('writes %s as %j', (text, folded) => expect(foldWords(text)).toBe(folded))

  // A long text is read in another way than a short one.
  it('writes words of a long text as in a short one', () => {
    const some = fc.oneof(
      fc.constantFrom(
        'randomised',
        'cpeptide',
        'follow-up',
        'TGFβ1',
        'IL17A',
        'il1alpha',
        'haemoglobin',
        'lititre',
        'Ⅱ',
      ),
      anyText(),
    )
    fc.assert(
      fc.property(fc.array(some, { minLength: 20, maxLength: 60 }), (texts) => {
        // Each between words that change nothing of it.
        const apart = texts.flatMap((text) => ['and', foldWords(text).trim()]).filter(Boolean)
        return foldWords(texts.map((text) => `and ${text}`).join(' ')) === ` ${apart.join(' ')} `
      }),
    )
  })

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

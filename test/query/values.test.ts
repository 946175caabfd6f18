import { describe, expect, it } from 'vitest'
import { type AnyField, trialsCatalog } from '../../src/query/index.js'
import { parseFilters, splitValues } from '../../src/query/values.js'
import { openBundled } from '../helpers/bundled.js'

const dataset = openBundled()
const fieldOf = (name: string): AnyField => trialsCatalog.fields.find((f) => f.name === name) as AnyField
const read = (name: string, ...texts: string[]) =>
  parseFilters(
    fieldOf(name),
    texts.map((text) => ({ text, not: false })),
    dataset,
  )
const one = (name: string, text: string) => read(name, text)[0]?.any[0]

describe('splitValues', () => {
  it.each([
    ['a,b', ['a', 'b']],
    [' a , b ', ['a', 'b']],
    ['"a,b",c', ['a,b', 'c']],
    ['a,,b,', ['a', 'b']],
    ['"a b"', ['a b']],
    ['', ['']],
  ])('splits %j at its commas', (text, parts) => expect(splitValues(text)).toEqual(parts))

  it('refuses an unclosed quotation mark', () =>
    expect(() => splitValues('"a,b')).toThrow('quotation mark without its partner'))
})

describe('ranges', () => {
  it.each([
    ['20', { min: 20, max: 20 }],
    ['=20', { min: 20, max: 20 }],
    ['2015..2020', { min: 2015, max: 2020 }],
    ['2015..', { min: 2015 }],
    ['..2020', { max: 2020 }],
    ['>=20', { min: 20 }],
    ['>20', { min: 20, openMin: true }],
    ['<=20', { max: 20 }],
    ['< 20', { max: 20, openMax: true }],
    ['1e8', { min: 1e8, max: 1e8 }],
    ['0', { min: 0, max: 0 }],
  ])('reads %s of an integer', (text, test) => expect(one('enrollment', text)).toEqual(test))

  it.each([
    ['0.5', { min: 0.5, max: 0.5 }],
    ['.5..1.5', { min: 0.5, max: 1.5 }],
  ])('reads %s of a number', (text, test) => expect(one('follow-up', text)).toEqual(test))

  it.each([
    ['2015', { min: '2015', max: '2015' }],
    ['2015-03', { min: '2015-03', max: '2015-03' }],
    ['2015-03-31..2016', { min: '2015-03-31', max: '2016' }],
    ['>2015-03', { min: '2015-03', openMin: true }],
    ['2015-03..2015', { min: '2015-03', max: '2015' }],
    ['2015..2015-03', { min: '2015', max: '2015-03' }],
  ])('reads %s of a date', (text, test) => expect(one('start', text)).toEqual(test))

  it.each([
    ['enrollment', 'many', 'is not a number or range for enrollment'],
    ['enrollment', '10..20..30', 'is not a number or range for enrollment'],
    ['enrollment', '..', 'is a range without ends for enrollment'],
    ['enrollment', '20..10', 'is an empty range for enrollment: its lower end is above its upper end'],
    ['enrollment', 'Infinity', 'is not a number or range'],
    ['enrollment', '>=', 'is not a number or range'],
    ['start', 'March 2015', 'is not a date or range for start'],
    ['start', '2015-3', 'is not a date or range for start'],
    ['start', '2015-13', 'is not a date or range for start'],
    ['start', '2015-02-32', 'is not a date or range for start'],
    ['start', '2020..2015', 'is an empty range for start'],
    ['start', '2015-04..2015-03', 'is an empty range for start'],
  ])('for %s refuse %s', (name, text, message) => expect(() => read(name, text)).toThrow(message))

  it('say the right way round of an empty one', () => {
    expect(() => read('year', '2020..2015')).toThrow(expect.objectContaining({ hint: 'Write 2015..2020' }))
  })
})

describe('terms', () => {
  it.each(['t1d', 'T1D', 'T1DM', 'type 1', 'Type 1 diabetes', 'type-1 diabetes mellitus', '1型糖尿病', '１型糖尿病'])(
    '%s is type 1 diabetes',
    (word) => {
      expect(one('disease', word)).toEqual({ is: 't1d' })
    },
  )
  it.each(['uc-msc', 'UC-MSC', 'umbilical cord MSC', '脐带间充质干细胞'])('%s is the umbilical-cord MSC', (word) => {
    expect(one('cell', word)).toEqual({ is: 'uc-msc' })
  })
  it('suggest the nearest for a word that is none of them', () => {
    expect(() => read('disease', 't1')).toThrow(
      expect.objectContaining({ message: 'unknown disease "t1"', hint: expect.stringMatching(/^Did you mean t1d/) }),
    )
    expect(() => read('cell', 'uc-mcs')).toThrow(expect.objectContaining({ hint: expect.stringContaining('uc-msc') }))
  })
  it('list all values when there are few', () => {
    expect(() => read('disease', 'xyzzy')).toThrow(
      expect.objectContaining({ hint: expect.stringContaining('Valid values: ') }),
    )
  })
})

describe('choices', () => {
  it.each([
    ['allocation', 'RCT', 'randomized'],
    ['allocation', 'randomised', 'randomized'],
    ['route', 'intravenous', 'iv'],
    ['masking', 'open label', 'none'],
    ['phase', 'early 1', 'early-1'],
    ['direction', 'favours-cell', 'favors-cell'],
    ['country', 'se', 'SE'],
    ['country', 'Sweden', 'SE'],
    ['country', 'china', 'CN'],
  ])('%s takes %s for %s', (name, word, value) => expect(one(name, word)).toEqual({ is: value }))

  it('refuse a word that is none of them and list them', () => {
    expect(() => read('allocation', 'random')).toThrow(
      expect.objectContaining({
        message: 'unknown allocation "random"',
        hint: expect.stringContaining('Did you mean randomized'),
      }),
    )
    expect(() => read('centers', 'several')).toThrow(
      expect.objectContaining({ hint: expect.stringContaining('Valid values: single, multi') }),
    )
  })
})

describe('any field', () => {
  it('takes known, missing and each reason', () => {
    expect(one('route', 'known')).toEqual({ known: true })
    expect(one('route', 'missing')).toEqual({ missing: 'any' })
    expect(one('route', 'notRead')).toEqual({ missing: 'notRead' })
    expect(one('enrollment', 'notreported')).toEqual({ missing: 'notReported' })
    expect(one('phase', 'notApplicable')).toEqual({ missing: 'notApplicable' })
  })

  it('collects values, repeated ones once, and excluded ones apart', () => {
    expect(read('cell', 'uc-msc,!hsc', 'bm-msc', 'uc-msc', '!bm-mnc')).toEqual([
      { field: 'cell', any: [{ is: 'uc-msc' }, { is: 'bm-msc' }], not: false },
      { field: 'cell', any: [{ is: 'hsc' }, { is: 'bm-mnc' }], not: true },
    ])
  })

  it.each(['', '!', ' , ', '""'])('refuses the empty value %j', (text) =>
    expect(() => read('cell', text)).toThrow('empty value for cell'),
  )

  it.each(['constructor', 'toString', '__proto__', 'hasOwnProperty'])('takes %s for a word like any other', (word) => {
    expect(one('title', word)).toEqual({ contains: word.replace(/^_+/, '') })
    expect(() => read('disease', word)).toThrow(`unknown disease "${word}"`)
    expect(() => read('enrollment', word)).toThrow('is not a number or range')
  })

  it('shows control characters of a refused value by name', () => {
    expect(() => read('disease', 'x\u001b[31m\u202e')).toThrow('unknown disease "x<U+001B>[31m<U+202E>"')
  })
})

describe('text', () => {
  it('needs a letter or digit', () => expect(() => read('title', '-!-')).toThrow('no letter or digit'))
})

describe('yes or no', () => {
  it.each([
    ['yes', true],
    ['TRUE', true],
    ['', true],
    ['no', false],
    ['false', false],
  ])('%j is %j', (text, value) => expect(one('primary', text)).toEqual({ is: value }))
  it('refuses anything else', () => expect(() => read('primary', 'perhaps')).toThrow('unknown primary "perhaps"'))
})

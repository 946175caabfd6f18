import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Filter, predicate, type Test } from '../../src/query/filter.js'
import { field, table } from '../helpers/rows.js'

const fields = [
  field('size', { type: 'integer' }),
  field('start', { type: 'date' }),
  field('name'),
  field('disease', { type: 'term', vocabulary: 'diseases' }),
  field('cell', { type: 'term', vocabulary: 'cells', group: 'arm' }),
  field('route', { type: 'choice', group: 'arm' }),
  field('outcome', { type: 'term', vocabulary: 'outcomes', group: 'result' }),
  field('direction', { type: 'choice', group: 'result' }),
]
const want = (name: string, ...any: Test[]): Filter => ({ field: name, any, not: false })
const not = (name: string, ...any: Test[]): Filter => ({ field: name, any, not: true })
const is = (value: string | number | boolean): Test => ({ is: value })

const keeps = (source: Parameters<typeof predicate>[1], ...filters: Filter[]): number[] => {
  const holds = predicate(filters, source)
  return Array.from({ length: source.size }, (_, row) => row).filter(holds)
}

describe('ranges', () => {
  const numbers = table(fields, [{ size: 0 }, { size: 10 }, { size: 20 }, {}])

  it.each<[string, Test, number[]]>([
    ['both ends', { min: 0, max: 10 }, [0, 1]],
    ['a lower end', { min: 10 }, [1, 2]],
    ['an upper end', { max: 10 }, [0, 1]],
    ['more than', { min: 10, openMin: true }, [2]],
    ['less than', { max: 10, openMax: true }, [0]],
    ['one number', { min: 0, max: 0 }, [0]],
  ])('of numbers with %s leave out what is not known', (_, test, rows) =>
    expect(keeps(numbers, want('size', test))).toEqual(rows),
  )

  const dates = table(fields, [
    { start: '2014-12-31' },
    { start: '2015-01-01' },
    { start: '2015-06' },
    { start: '2015-12-31' },
    { start: '2016' },
  ])

  it.each<[string, Test, number[]]>([
    ['a year covers all of it', { min: '2015', max: '2015' }, [1, 2, 3]],
    ['a year as upper end includes its last day', { max: '2015' }, [0, 1, 2, 3]],
    ['a year as lower end includes its first day', { min: '2015' }, [1, 2, 3, 4]],
    ['after a year starts with the next', { min: '2015', openMin: true }, [4]],
    ['before a year ends with the one before', { max: '2015', openMax: true }, [0]],
    ['a month covers all of it', { min: '2015-06', max: '2015-06' }, [2]],
    ['a day is a day', { min: '2015-01-01', max: '2015-01-01' }, [1]],
    ['between months', { min: '2015-02', max: '2015-12' }, [2, 3]],
  ])('of dates: %s', (_, test, rows) => expect(keeps(dates, want('start', test))).toEqual(rows))

  it('of numbers agree with comparing', () => {
    const some = fc.integer({ min: -5, max: 5 })
    fc.assert(
      fc.property(some, some, some, fc.boolean(), fc.boolean(), (value, min, max, openMin, openMax) => {
        const test: Test = { min, max, ...(openMin ? { openMin } : {}), ...(openMax ? { openMax } : {}) }
        const expected = (openMin ? value > min : value >= min) && (openMax ? value < max : value <= max)
        return keeps(table(fields, [{ size: value }]), want('size', test)).length === (expected ? 1 : 0)
      }),
    )
  })
})

describe('words', () => {
  const names = table(fields, [
    { name: 'Wharton’s jelly MSC' },
    { name: 'Ménard trial of C-peptide' },
    { name: '脐带间充质干细胞' },
    {},
  ])

  it.each([
    ['wharton', [0]],
    ['JELLY msc', [0]],
    ['menard', [1]],
    ['c peptide', [1]],
    ['pep', [1]],
    ['eptide', []],
    ['msc jelly', []],
    ['间充质', [2]],
  ])('finds %s where words begin with it, whatever case, accents and punctuation', (words, rows) => {
    expect(keeps(names, want('name', { contains: words }))).toEqual(rows)
    expect(keeps(names, want('text', { contains: words }))).toEqual(rows)
  })

  it('excluded from the full text keep the rest', () =>
    expect(keeps(names, not('text', { contains: 'msc' }))).toEqual([1, 2, 3]))
})

describe('terms', () => {
  const parents = { t1d: ['diabetes'], lada: ['t1d'], 'uc-msc': ['msc'], 'bm-msc': ['msc'], msc: [], hsc: [] }
  const diseases = table(
    fields,
    [{ disease: 'diabetes' }, { disease: 't1d' }, { disease: 'lada' }, { disease: 'pad' }, {}],
    { parents },
  )

  it.each([
    ['diabetes', [0, 1, 2]],
    ['t1d', [1, 2]],
    ['lada', [2]],
  ])('%s finds itself and all below it', (id, rows) => expect(keeps(diseases, want('disease', is(id)))).toEqual(rows))

  it('excluded leave out all below them and keep what is not known', () =>
    expect(keeps(diseases, not('disease', is('t1d')))).toEqual([0, 3, 4]))

  it('any of several is enough', () => expect(keeps(diseases, want('disease', is('lada'), is('pad')))).toEqual([2, 3]))
})

describe('fields of arms and of results', () => {
  const parents = { 'uc-msc': ['msc'], 'bm-msc': ['msc'] }
  const trials = table(
    fields,
    [
      {
        cell: [['uc-msc'], ['bm-msc', 'hsc']],
        route: ['iv', 'omentum'],
        outcome: ['hba1c', 'c-peptide'],
        direction: ['unclear', 'favors-cell'],
      },
      {
        cell: [['uc-msc'], ['bm-msc']],
        route: ['omentum', 'iv'],
        outcome: ['hba1c', 'c-peptide'],
        direction: ['favors-cell', 'unclear'],
      },
      { cell: [['hsc']], route: [null], outcome: ['hba1c'], direction: [null] },
      { cell: [], route: [], outcome: [], direction: [] },
    ],
    { parents, missing: { '2 route': 'notReported', '3 route': 'notApplicable' } },
  )

  it('are met by one and the same arm', () => {
    expect(keeps(trials, want('cell', is('uc-msc')), want('route', is('iv')))).toEqual([0])
    expect(keeps(trials, want('cell', is('bm-msc')), want('route', is('iv')))).toEqual([1])
    expect(keeps(trials, want('cell', is('msc')), want('route', is('iv')))).toEqual([0, 1])
  })

  it('are met by one and the same result', () => {
    expect(keeps(trials, want('outcome', is('hba1c')), want('direction', is('favors-cell')))).toEqual([1])
    expect(keeps(trials, want('outcome', is('c-peptide')), want('direction', is('favors-cell')))).toEqual([0])
  })

  it('of arms and of results do not have to meet', () => {
    expect(keeps(trials, want('cell', is('uc-msc')), want('direction', is('favors-cell')))).toEqual([0, 1])
  })

  it('excluded alone leave out every record that has the value anywhere', () =>
    expect(keeps(trials, not('cell', is('msc')))).toEqual([2, 3]))

  it('excluded beside a wanted one leave out records where the wanted arm has it', () => {
    expect(keeps(trials, want('cell', is('uc-msc')), not('route', is('iv')))).toEqual([1])
  })

  it('an arm may hold several values at once', () =>
    expect(keeps(trials, want('cell', is('hsc')), want('route', is('omentum')))).toEqual([0]))

  it('known and missing ask for the whole record', () => {
    expect(keeps(trials, want('route', { known: true }))).toEqual([0, 1])
    expect(keeps(trials, want('route', { missing: 'any' }))).toEqual([2, 3])
    expect(keeps(trials, want('route', { missing: 'notReported' }))).toEqual([2])
    expect(keeps(trials, not('route', { missing: 'any' }))).toEqual([0, 1])
    expect(keeps(trials, want('route', { missing: 'notApplicable' }, is('iv')))).toEqual([0, 1, 3])
    expect(keeps(trials, want('cell', is('hsc')), want('route', { missing: 'any' }))).toEqual([2])
  })
})

describe('what is not known', () => {
  const rows = table(fields, [{ size: 0 }, {}, {}, {}], { missing: { '1 size': 'notRead', '2 size': 'notReported' } })

  it('zero is known', () => expect(keeps(rows, want('size', { known: true }))).toEqual([0]))
  it('missing for any reason includes missing without one', () =>
    expect(keeps(rows, want('size', { missing: 'any' }))).toEqual([1, 2, 3]))
  it('each reason finds its own', () => {
    expect(keeps(rows, want('size', { missing: 'notRead' }))).toEqual([1])
    expect(keeps(rows, want('size', { missing: 'notReported' }))).toEqual([2])
    expect(keeps(rows, want('size', { missing: 'notApplicable' }))).toEqual([])
  })
  it('a value or a reason: either is enough', () =>
    expect(keeps(rows, want('size', { min: 0, max: 0 }, { missing: 'notRead' }))).toEqual([0, 1]))
  it('an excluded value keeps records that hold none', () =>
    expect(keeps(rows, not('size', { min: 0 }))).toEqual([1, 2, 3]))
})

describe('filters together', () => {
  it('every one must be met, in whatever order', () => {
    const rows = table(fields, [
      { size: 1, name: 'a' },
      { size: 2, name: 'a' },
      { size: 2, name: 'b' },
    ])
    const some = [want('size', { min: 2 }), want('name', { contains: 'a' })]
    expect(keeps(rows, ...some)).toEqual([1])
    expect(keeps(rows, ...some.toReversed())).toEqual([1])
    expect(keeps(rows)).toEqual([0, 1, 2])
  })

  it('on a field that does not exist are a mistake of ours', () =>
    expect(() => keeps(table(fields, [{}]), want('nothing', is(1)))).toThrow('nothing'))
})

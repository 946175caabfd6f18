import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isFailure } from '../../../src/errors.js'
import { columnRules, type DataColumn, dataColumns, tableKinds } from '../../../src/evidence/table-input/index.js'
import { readTable } from '../../../src/evidence/table-input/table-reader.js'
import { effectSize } from '../../../src/stats/index.js'
import { hostileText } from '../../helpers/hostile.js'

type Options = Partial<Parameters<typeof readTable>[2]>
const read = (text: string, name = 't.csv', options: Options = {}) =>
  readTable(text, name, {
    measure: null,
    skipBad: false,
    skipTotals: false,
    columns: new Map(),
    scale: null,
    zeroCells: {},
    level: 0.95,
    ...options,
  })

const refusal = (
  text: string,
  name?: string,
  options?: Options,
): { code: string; message: string; hint: string | undefined } => {
  try {
    read(text, name, options)
  } catch (error) {
    if (isFailure(error)) return { code: error.code, message: error.message, hint: error.hint }
    throw error
  }
  throw new Error('was read')
}

const means = 'study,n1,mean1,sd1,n2,mean2,sd2\nA,10,7,1,12,8,1.5\nB,20,6.5,0.9,20,7,1.1\n'
const events = 'study,e1,n1,e2,n2\nA,4,123,11,139\nB,6,306,29,303\n'
const effects = 'study,yi,vi\nA,-0.4,0.05\nB,-0.1,0.02\n'
const shares = 'study,e,n\nA,3,20\nB,5,24\n'
const single = 'study,n,mean,sd\nA,10,7,1\nB,12,6.5,0.8\n'

describe('a table', () => {
  it.each([
    ['means', means, 'md'],
    ['events', events, 'rr'],
    ['effects', effects, 'gen'],
    ['proportions', shares, 'plo'],
    ['single means', single, 'mn'],
  ])('of %s is known by its columns', (kind, text, measure) => {
    expect(read(text)).toMatchObject({
      kind,
      measure,
      bad: [],
      studies: [
        { label: 'A', place: 'line 2' },
        { label: 'B', place: 'line 3' },
      ],
    })
  })

  it('of means gives the effects that the statistics give', () =>
    expect(read(means).studies[0]?.effect).toEqual(
      effectSize({
        measure: 'MD',
        treatment: { n: 10, mean: 7, sd: 1 },
        control: { n: 12, mean: 8, sd: 1.5 },
        level: 0.95,
      }),
    ))

  it('of effects keeps estimate and variance as they are, on the scale of the calculation', () => {
    const [first] = read(effects, 't.csv', { measure: 'rr' }).studies
    expect([first?.effect.estimate, first?.effect.variance, first?.effect.scale]).toEqual([-0.4, 0.05, 'log'])
  })

  it('takes standard errors in place of variances', () =>
    expect(read('study,yi,sei\nA,-0.4,0.3\n').studies[0]?.effect.variance).toBeCloseTo(0.09, 15))

  it('takes people without the event in place of people', () =>
    expect(read('author,tpos,tneg,cpos,cneg\nAronson,4,119,11,128\n').studies[0]?.table).toEqual({
      treatment: { events: 4, n: 123 },
      control: { events: 11, n: 139 },
    }))

  it('keeps its other columns', () => {
    const table = read('study,year,yi,vi,dose\nA,1990,-0.4,0.05,high\n')
    expect([table.otherColumns, table.studies[0]?.other]).toEqual([['year', 'dose'], { year: '1990', dose: 'high' }])
  })

  it('numbers studies without a name', () =>
    expect(read('yi,vi\n1,1\n2,1\n').studies.map(({ label }) => label)).toEqual(['row 1', 'row 2']))
})

describe('headers', () => {
  it.each<[string, string]>([
    ['of metafor', 'slab,m1i,sd1i,n1i,m2i,sd2i,n2i'],
    ['of meta', 'studlab,mean.e,sd.e,n.e,mean.c,sd.c,n.c'],
    ['in words', 'Study,Mean (treatment),SD (treatment),N treatment,Mean control,SD Control,n_control'],
    ['with spaces and capitals', ' STUDY , Mean 1, SD 1 ,N 1,Mean 2,SD 2,N 2'],
  ])('%s are understood', (_, header) => {
    const { studies } = read(`${header}\nA,7,1,10,8,1.5,12\n`)
    expect(studies[0]?.data).toEqual({ n1: 10, mean1: 7, sd1: 1, n2: 12, mean2: 8, sd2: 1.5 })
  })

  it.each(['study,ai,n1i,ci,n2i', 'study,event.e,n.e,event.c,n.c', 'Trial,Events 1,N 1,Events 2,N 2'])(
    'of events are understood: %s',
    (header) =>
      expect(read(`${header}\nA,4,123,11,139\n`).studies[0]?.data).toEqual({ e1: 4, n1: 123, e2: 11, n2: 139 }),
  )

  it('each column answers to every name that is written down for it', () => {
    for (const column of dataColumns)
      for (const name of [column, ...columnRules[column].synonyms]) {
        const kind = Object.values(tableKinds).find(({ columns }) => (columns as readonly string[]).includes(column))
        if (!kind) continue
        const header = kind.columns.map((one: DataColumn) => (one === column ? name : one))
        const values = kind.columns.map(
          (one: DataColumn) =>
            (({ size: 30, correlation: 0.3 }) as Record<string, number>)[columnRules[one].demand] ?? 3,
        )
        const { studies } = read(`${header.join(',')}\n${values.join(',')}\n`, 't.csv', { scale: 'log' })
        expect(studies.length, `${name} for ${column}`).toBe(1)
      }
  })

  it('that stand for the same column twice are refused', () =>
    expect(refusal('study,ni,total,e\nA,10,10,2\n')).toEqual({
      code: 'bad-data',
      message: 't.csv: "ni" and "total" both stand for n',
      hint: 'Keep one of them, or say which: --columns n="ni"',
    }))

  it('without an effect name what is missing and what is expected', () => {
    const { code, message, hint } = refusal('study,n1,mean1,n2,mean2,sd2\nA,1,1,1,1,1\n')
    expect([code, message]).toEqual([
      'bad-data',
      't.csv has no columns that make an effect: "study", "n1", "mean1", "n2", "mean2", "sd2"; for means it lacks sd1',
    ])
    expect(hint).toContain(
      'study,n1,mean1,sd1,n2,mean2,sd2 | study,e1,n1,e2,n2 | study,yi,vi | study,e1,time1,e2,time2',
    )
  })
})

describe('formats', () => {
  const data = { n1: 10, mean1: 7, sd1: 1, n2: 12, mean2: 8, sd2: 1.5 }
  const [header, ...lines] = means.trim().split('\n') as [string, ...string[]]

  it.each<[string, string, string]>([
    ['CSV', means, 't.csv'],
    ['CSV with a byte order mark and CRLF', `\uFEFF${means.replaceAll('\n', '\r\n')}`, 't.csv'],
    ['CSV with quotes, commas and line breaks in names', means.replace('A,', '"A, the\nfirst",'), 't.csv'],
    ['TSV', means.replaceAll(',', '\t'), 't.tsv'],
    ['tabs on standard input', means.replaceAll(',', '\t'), '-'],
    ['semicolons', means.replaceAll(',', ';'), 't.csv'],
    [
      'empty lines and empty cells behind',
      `${header}\n\n${lines.map((line) => `${line},,`).join('\n\n')}\n\n`,
      't.csv',
    ],
    [
      'JSON',
      JSON.stringify([
        { study: 'A', ...data },
        { study: 'B', ...data },
      ]),
      't.json',
    ],
    ['JSON on standard input', JSON.stringify({ studies: [{ study: 'A', ...data }] }), '-'],
    [
      'one JSON object per line',
      `${JSON.stringify({ study: 'A', ...data })}\n${JSON.stringify({ study: 'B', ...data })}\n`,
      't.ndjson',
    ],
    ['our own answers', JSON.stringify({ items: [{ studies: [{ study: 'A', ...data }] }] }), 't.json'],
  ])('%s is read', (_, text, name) => expect(read(text, name).studies[0]?.data).toEqual(data))

  it.each<[string, string, RegExp, RegExp]>([
    ['', 't.csv', /^t\.csv is empty$/, /header line/],
    [' \n ', '-', /^standard input is empty$/, /header line/],
    ['study,yi,vi\n', 't.csv', /header line and no studies/, /one line per study/],
    ['study,yi,vi\n"A,1,1\n', 't.csv', /is no table: /, /quotation marks come in pairs/],
    ['{"a": 1', 't.json', /is not JSON/, /list of studies/],
    ['{"a": 1}', 't.json', /holds no list of studies/, /"studies"/],
    ['[1, 2]', 't.json', /entry 1: 1 is no study/, /list of objects/],
    ['null', 't.json', /holds no list of studies/, /list of studies/],
  ])('%j is refused', (text, name, message, hint) => {
    const found = refusal(text, name)
    expect(found.code).toBe('bad-data')
    expect(found.message).toMatch(message)
    expect(found.hint).toMatch(hint)
  })
})

describe('a bad row', () => {
  it.each<[string, string, string]>([
    ['A,10,7,-1,12,8,1.5', 'sd1', '"-1" (expected 0 or a positive number)'],
    ['A,10,seven,1,12,8,1.5', 'mean1', '"seven" (expected a number, with a point for decimals)'],
    ['A,10,"7,5",1,12,8,1.5', 'mean1', '"7,5" (expected a number, with a point for decimals: 7.5 instead of 7,5)'],
    ['A,"12,34",7,1,12,8,1.5', 'n1', '"12,34" (expected a whole number of people, 1 or more)'],
    ['A,10.5,7,1,12,8,1.5', 'n1', '"10.5" (expected a whole number of people, 1 or more)'],
    ['A,0,7,1,12,8,1.5', 'n1', '"0" (expected a whole number of people, 1 or more)'],
    ['A,1,7,1,12,8,1.5', 'n1', '"1" (expected 2 or more people, for an SD to mean anything)'],
    ['A,10,,1,12,8,1.5', 'mean1', '"" (expected a number, with a point for decimals; the cell is empty)'],
    ['A,10,NA,1,12,8,1.5', 'mean1', '"NA" (expected a number, with a point for decimals; the cell is empty)'],
    ['A,10,NaN,1,12,8,1.5', 'mean1', '"NaN" (expected a number, with a point for decimals; the cell is empty)'],
    ['A,10,1e999,1,12,8,1.5', 'mean1', '"1e999" (expected a number, with a point for decimals)'],
    [
      'A,1 000,7,1,12,8,1.5',
      'n1',
      '"1 000" (expected a whole number of people, 1 or more, without marks for thousands: write 1000, or 1 if that is meant)',
    ],
    ['A,10,7,0,12,8,0', 'n1', '"10" (expected numbers that give an effect:'],
    ['A,10,7,1,12,8', 'all', '"A,10,7,1,12,8" (expected 7 cells, one under each header)'],
    ['A,10,7,1,12,8,1,9', 'all', '"A,10,7,1,12,8,1,9" (expected 7 cells, one under each header)'],
  ])('%s quotes line, column, value and what was expected', (line, column, rest) => {
    const { code, message, hint } = refusal(`study,n1,mean1,sd1,n2,mean2,sd2\nX,10,7,1,12,8,1.5\n${line}\n`)
    expect(code).toBe('bad-data')
    expect(message).toContain(`t.csv has 1 bad row, so nothing was pooled: line 3, column ${column}: ${rest}`)
    expect(hint).toBe('Mend them, or leave these rows out with --skip-bad')
  })

  it.each([
    [
      'study,e1,n1,e2,n2\nA,11,10,1,10\n',
      'column e1: "11" (expected no more than the 10 people of n1; or are the two columns the other way round?)',
    ],
    ['study,e1,n1,e2,n2\nA,1.5,10,1,10\n', 'column e1: "1.5" (expected a whole number of people, 0 or more)'],
    ['study,e,n\nA,-1,10\n', 'column e: "-1" (expected a whole number of people, 0 or more)'],
    ['study,yi,vi\nA,0.5,0\n', 'column vi: "0" (expected a number above 0)'],
    ['study,yi,vi\nA,0.5,-0.1\n', 'column vi: "-0.1" (expected a number above 0)'],
  ])('%j is told', (text, message) => expect(refusal(text).message).toContain(message))

  it('of a ratio of means needs means above 0', () =>
    expect(
      refusal('study,n1,mean1,sd1,n2,mean2,sd2\nA,10,-7,1,12,8,1.5\n', 't.csv', { measure: 'rom' }).message,
    ).toContain('column mean1: "-7" (expected a mean above 0, as a ratio of means needs)'))

  it('quotes the header as the file writes it', () =>
    expect(refusal('Author,Events (treatment),N treatment,events control,N Control\nA,x,1,1,1\n').message).toContain(
      'column Events (treatment): "x"',
    ))

  it('is left out on request, and listed', () => {
    const table = read('study,yi,vi\nA,1,1\nB,x,1\nC,2,-1\n', 't.csv', { skipBad: true })
    expect(table.studies.map(({ label }) => label)).toEqual(['A'])
    expect(table.bad).toEqual([
      { place: 'line 3', column: 'yi', value: 'x', expected: 'a number, with a point for decimals' },
      { place: 'line 4', column: 'vi', value: '-1', expected: 'a number above 0' },
    ])
  })

  it('is one of many: all are counted, twenty are quoted', () => {
    const { message } = refusal(`study,yi,vi\n${'A,x,1\n'.repeat(25)}`)
    expect(message).toContain('25 bad rows')
    expect(message).toContain('line 21, column yi')
    expect(message).not.toContain('line 22')
    expect(message).toMatch(/; and 5 more bad cells$/)
  })

  it('names the line on which a row ends, also after names of several lines', () =>
    expect(refusal('study,yi,vi\n"A\nlong",1,1\nB,x,1\n').message).toContain('line 4, column yi'))

  it('accepts a minus sign of print and a plus', () =>
    expect(read('study,yi,vi\nA,\u22120.5,+1e-1\n').studies[0]?.data).toEqual({ yi: -0.5, vi: 0.1 }))
})

describe('a measure', () => {
  it('that does not fit the table is refused, with those that do', () =>
    expect(refusal(means, 't.csv', { measure: 'rr' })).toEqual({
      code: 'usage',
      message: '--measure rr does not fit t.csv, which holds means',
      hint: 'Its measures: md, smd, rom',
    }))

  it('chooses among what a table with several kinds of columns holds', () => {
    const both = 'study,n1,mean1,sd1,n2,mean2,sd2,yi,vi\nA,10,7,1,12,8,1.5,0.3,0.1\n'
    expect(read(both).kind).toBe('means')
    expect(read(both, 't.csv', { measure: 'or', scale: 'log' })).toMatchObject({
      kind: 'effects',
      studies: [{ effect: { estimate: 0.3, scale: 'log' } }],
    })
  })
})

describe('whatever stands in a file', () => {
  it('ends in studies or in a clear failure', () => {
    const cell = fc.oneof(hostileText(), fc.double().map(String), fc.integer({ min: -5, max: 50 }).map(String))
    const line = fc.array(cell, { maxLength: 9 }).map((cells) => cells.join(','))
    const header = fc.constantFrom(
      'study,yi,vi',
      'study,e1,n1,e2,n2',
      'study,n1,mean1,sd1,n2,mean2,sd2',
      'study,e,n',
      '',
    )
    fc.assert(
      fc.property(
        header,
        fc.array(line, { maxLength: 6 }),
        fc.constantFrom('t.csv', 't.tsv', 't.json', '-'),
        fc.boolean(),
        (head, lines, name, skipBad) => {
          try {
            const table = read([head, ...lines].join('\n'), name, { skipBad })
            for (const { effect } of table.studies) {
              expect(Number.isFinite(effect.estimate)).toBe(true)
              expect(effect.variance).toBeGreaterThan(0)
            }
          } catch (error) {
            if (!isFailure(error)) throw error
            expect(error.message.length).toBeGreaterThan(5)
          }
        },
      ),
      { numRuns: 400 },
    )
  })

  it('numbers come back as they were written', () => {
    const number = fc.double({ min: -1e6, max: 1e6, noNaN: true })
    const variance = fc.double({ min: 1e-6, max: 1e6, noNaN: true })
    fc.assert(
      fc.property(fc.array(fc.tuple(number, variance), { minLength: 1, maxLength: 8 }), (rows) => {
        const table = read(`study,yi,vi\n${rows.map(([yi, vi], i) => `S${i},${yi},${vi}`).join('\n')}\n`)
        expect(table.studies.map(({ effect }) => [effect.estimate + 0, effect.variance])).toEqual(
          rows.map(([yi, vi]) => [yi + 0, vi]),
        )
      }),
    )
  })
})

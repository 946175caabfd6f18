import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  type Body,
  certaintyOf,
  type DomainRating,
  type Member,
  type PooledResult,
} from '../../../src/evidence/certainty/index.js'
import { arm, outcome, product, type Row, row, trial } from '../../helpers/records.js'

type Trial = ReturnType<typeof trial>
const design = (more: Partial<Trial['design']>): Partial<Trial> => ({ design: { ...trial('t').design, ...more } })
const notRandomized = design({ allocation: 'non-randomized', masking: 'none', control: 'standard-care' })
const single = design({ model: 'single-group', allocation: 'na', masking: 'none', control: 'none' })

const hba1c = outcome('hba1c', {
  name: 'HbA1c',
  importantDifference: [
    { value: 0.5, unit: 'percentage points', text: 'A guideline.', applies: true, references: [] },
    { value: 0.1, unit: 'percentage points', text: 'Not an MCID: a margin.', applies: false, references: [] },
  ],
})
const pain = outcome('pain', {
  measuredBy: 'reported',
  mattersToPatients: true,
  importantDifference: [{ value: 0.5, unit: 'SMD', text: 'A guideline.', applies: true, references: [] }],
})

/** A result of an arm of each kind, with `n` people in each. */
const member = (id: string, n = 300, bend: Partial<Row> = {}, bent: Partial<Trial> = {}): Member => {
  const result = row('result', {
    primary: false,
    arms: { cell: { n, mean: 7, sd: 1 }, control: { n, mean: 8, sd: 1 } },
    ...bend,
  })
  const arms = [arm('cell', { allocated: n, analyzed: n }), arm('control', { allocated: n, analyzed: n })]
  return { trial: trial(id, { arms, ...bent, outcomes: [result] }), result }
}
const pooled = (more: Partial<PooledResult> = {}): PooledResult => ({
  estimate: -0.8,
  ci: [-1, -0.6],
  predictionInterval: [-1.1, -0.5],
  i2: 10,
  nullValue: 0,
  isRatio: false,
  k: 3,
  measure: 'md',
  unit: '%',
  ...more,
})
const body = (more: Partial<Body> = {}): Body => ({
  outcome: hba1c,
  results: [member('a'), member('b'), member('c')],
  pooled: pooled(),
  question: { disease: 't1d', cells: ['msc'] },
  unpublished: [],
  ...more,
})
const step = (domain: DomainRating['domain'], more: Partial<Body> = {}): DomainRating =>
  certaintyOf(body(more)).steps.find((one) => one.domain === domain) as DomainRating
const down = (domain: DomainRating['domain'], more: Partial<Body> = {}): number => step(domain, more).down

describe('a body of evidence starts', () => {
  it.each<[string, Member[], string, string]>([
    ['high when randomized', [member('a'), member('b')], 'high', '2 randomized'],
    ['low when compared without randomization', [member('a', 300, {}, notRandomized)], 'low', '1 not randomized'],
    ['very low without a comparison group', [member('a', 300, {}, single)], 'very-low', '1 without a comparison group'],
    [
      'where its weakest design does',
      [member('a'), member('b', 300, {}, notRandomized)],
      'low',
      '1 randomized, 1 not randomized',
    ],
    [
      'very low when it follows one arm of a randomized trial',
      [member('a', 300, { arms: { cell: { n: 300, mean: 7 } } })],
      'very-low',
      '1 without a comparison group',
    ],
    [
      'low when nobody knows how groups came about',
      [member('a', 300, {}, design({ allocation: null }))],
      'low',
      '1 not randomized',
    ],
  ])('%s', (_, results, start, why) => {
    const certainty = certaintyOf(body({ results, pooled: undefined }))
    expect(certainty.start).toBe(start)
    expect(certainty.sentence).toContain(`Starts ${start.replace('-', ' ')} (${why})`)
  })

  it('nowhere when there is none', () =>
    expect(certaintyOf(body({ results: [], pooled: undefined }))).toEqual({
      level: 'very-low',
      start: 'very-low',
      steps: [],
      sentence: 'No result, so there is no evidence whose certainty could be rated.',
    }))
})

describe('risk of bias', () => {
  const highRisk = (id: string, n = 300) => member(id, n, {}, design({ concealment: 'not-concealed' }))

  it('lowers by one when nothing shows it to be high, and too little is on record to call it low', () =>
    expect(step('risk of bias')).toMatchObject({ down: 1, basis: 'judgment' }))
  it('lowers by one when some results raise concerns', () =>
    expect(
      step('risk of bias', { results: [member('a'), member('b', 300, {}, design({ masking: 'none' }))] }),
    ).toMatchObject({
      down: 1,
      basis: 'computed',
      reason: expect.stringContaining('1 of 2 results raises concerns or is at high risk (b)'),
    }))
  it('lowers by two when half of the people are in results at high risk', () => {
    expect(down('risk of bias', { results: [highRisk('a'), member('b')] })).toBe(2)
    expect(step('risk of bias', { results: [highRisk('a', 500), member('b')] }).reason).toContain(
      '63 % of the evidence',
    )
  })
  it('lowers by one when fewer are', () => {
    expect(down('risk of bias', { results: [highRisk('a', 20), member('b')] })).toBe(1)
    expect(down('risk of bias', { results: [highRisk('a', 299), member('b')] })).toBe(1)
  })
  it('counts other domains of comparisons without randomization from half of the evidence on', () => {
    const bad = (n: number) => member('a', n, { outcome: 'pain' }, notRandomized)
    const other = member('b', 300, {}, notRandomized)
    expect(down('risk of bias', { outcome: pain, results: [bad(300), other] })).toBe(1)
    expect(down('risk of bias', { outcome: pain, results: [bad(299), other] })).toBe(0)
  })
  it('does not count confounding twice', () =>
    expect(step('risk of bias', { results: [member('a', 300, {}, notRandomized)] })).toMatchObject({
      down: 0,
      reason: expect.stringContaining('in the start already'),
    }))
  it('counts other domains of a comparison without randomization', () =>
    expect(
      down('risk of bias', { outcome: pain, results: [member('a', 300, { outcome: 'pain' }, notRandomized)] }),
    ).toBe(1))
  it('cannot lower what starts at the bottom', () =>
    expect(down('risk of bias', { results: [member('a', 300, {}, single)] })).toBe(0))
})

describe('inconsistency', () => {
  it.each<[string, Partial<Body>, number]>([
    ['is not seen with I2 of 10 %', {}, 0],
    ['is not seen in one result', { results: [member('a')], pooled: pooled({ k: 1, i2: 0 }) }, 0],
    ['lowers with I2 of 50 %', { pooled: pooled({ i2: 50 }) }, 1],
    ['does not lower with I2 of 49 %', { pooled: pooled({ i2: 49.9 }) }, 0],
    [
      'lowers when the prediction interval includes no effect',
      { pooled: pooled({ predictionInterval: [-2, 0.2] }) },
      1,
    ],
    [
      'does not lower again when the interval itself includes no effect',
      { pooled: pooled({ ci: [-1, 0.1], predictionInterval: [-2, 0.2] }) },
      0,
    ],
    ['lowers once with I2 of 80 % alone', { pooled: pooled({ i2: 80 }) }, 1],
    [
      'lowers twice with I2 of 80 % and a prediction interval with no effect',
      { pooled: pooled({ i2: 80, predictionInterval: [-2, 0.2] }) },
      2,
    ],
    [
      'lowers when intervals do not meet',
      {
        results: [
          { ...member('a'), ci: [-2, -1] },
          { ...member('b'), ci: [-0.5, 0] },
        ],
      },
      1,
    ],
    [
      'does not lower when intervals meet',
      {
        results: [
          { ...member('a'), ci: [-2, -0.4] },
          { ...member('b'), ci: [-0.5, 0] },
        ],
      },
      0,
    ],
    [
      'lowers when results point both ways',
      { results: [member('a'), member('b', 300, { direction: 'favors-control' })] },
      1,
    ],
    [
      'lowers without a pooled result when some favor cells and others show nothing',
      { pooled: undefined, results: [member('a'), member('b', 300, { direction: 'no-difference' })] },
      1,
    ],
    ['does not lower without a pooled result when all point one way', { pooled: undefined }, 0],
  ])('%s', (_, more, expected) => expect(down('inconsistency', more)).toBe(expected))
})

describe('indirectness', () => {
  const other = (n: number) => member('other', n, {}, { disease: 't2d' })
  const otherCells = (n: number) =>
    member('other', n, {}, { arms: [arm('cell', { product: product({ cells: ['hsc'] }) }), arm('control')] })

  it.each<[string, Partial<Body>, number]>([
    ['is not seen when disease, cells and measure are those asked about', {}, 0],
    ['lowers when a quarter of the people have another disease', { results: [member('a', 300), other(100)] }, 1],
    ['does not lower when a few have', { results: [member('a', 300), other(90)] }, 0],
    ['lowers when the cells are others', { results: [otherCells(300)] }, 1],
    ['lowers when the measure is another', { results: [member('a', 300, { outcome: 'fasting-glucose' })] }, 1],
    [
      'lowers twice when disease and cells differ',
      { results: [{ ...otherCells(300), trial: { ...otherCells(300).trial, disease: 't2d' } }] },
      2,
    ],
    ['lowers a surrogate when the question is what patients feel', { outcomeRequiresDirect: true }, 1],
    [
      'does not lower what patients feel',
      { outcomeRequiresDirect: true, outcome: pain, results: [member('a', 300, { outcome: 'pain' })] },
      0,
    ],
    ['asks nothing of a question without disease and cells', { question: {}, results: [other(300)] }, 0],
    ['takes what lies below for what was asked', { question: { disease: 'diabetes', covers: () => true } }, 0],
    ['does not take what lies elsewhere for it', { question: { disease: 'diabetes', covers: () => false } }, 1],
  ])('%s', (_, more, expected) => expect(down('indirectness', more)).toBe(expected))

  it('names the trials that differ', () =>
    expect(step('indirectness', { results: [member('a', 300), other(100)] }).reason).toBe(
      '25 % of the evidence is about people with another disease (other).',
    ))
})

describe('imprecision', () => {
  const events = (cell: number, control: number, n = 1000): Member =>
    member('a', n, { kind: 'binary', arms: { cell: { n, events: cell }, control: { n, events: control } } })
  const ratio = (ci: [number, number]): PooledResult =>
    pooled({ estimate: 1, ci, nullValue: 1, isRatio: true, measure: 'rr', unit: null })

  it.each<[string, Partial<Body>, number]>([
    ['is not seen when the interval lies beyond what matters and many were measured', {}, 0],
    ['lowers when the interval includes no effect', { pooled: pooled({ ci: [-0.4, 0.1] }) }, 1],
    ['lowers twice when it includes what matters on both sides', { pooled: pooled({ ci: [-0.6, 0.6] }) }, 2],
    ['lowers when it includes differences too small to matter', { pooled: pooled({ ci: [-1, -0.4] }) }, 1],
    ['does not lower when all of it is too small to matter', { pooled: pooled({ ci: [-0.4, -0.1] }) }, 0],
    ['knows no difference that matters in another unit', { pooled: pooled({ ci: [-1, -0.4], unit: 'mmol/mol' }) }, 0],
    ['knows none in standard deviations', { pooled: pooled({ ci: [-0.6, -0.2], measure: 'smd', unit: null }) }, 0],
    [
      'knows that of pain in standard deviations',
      { outcome: pain, pooled: pooled({ ci: [-0.6, -0.2], measure: 'smd', unit: null }) },
      1,
    ],
    // SD 1, difference 0.5: 126 people.
    ['lowers below the people one trial would need', { results: [member('a', 62)] }, 1],
    ['does not lower from there on', { results: [member('a', 63)] }, 0],
    [
      'knows percentages by their points',
      { results: [member('a', 62)], pooled: pooled({ unit: 'percentage points' }) },
      1,
    ],
    [
      'and computes the same size from them',
      { results: [member('a', 63)], pooled: pooled({ unit: 'percentage points' }) },
      0,
    ],
    ['lowers twice below a quarter of them', { results: [member('a', 15)] }, 2],
    ['lowers below 400 people where no number can be computed', { pooled: undefined, results: [member('a', 199)] }, 1],
    ['does not lower from 400 on', { pooled: undefined, results: [member('a', 200)] }, 0],
    ['lowers below 300 people with the event', { pooled: ratio([0.8, 0.9]), results: [events(150, 149)] }, 1],
    ['does not lower from 300 on', { pooled: ratio([0.8, 0.9]), results: [events(150, 150)] }, 0],
    ['lowers twice below 75', { pooled: ratio([0.5, 0.7]), results: [events(30, 44)] }, 2],
    ['lowers a ratio around no effect', { pooled: ratio([0.9, 1.1]), results: [events(200, 200)] }, 1],
    ['lowers twice a ratio from 0.7 to 1.3', { pooled: ratio([0.7, 1.3]), results: [events(200, 200)] }, 2],
    ['does not lower a ratio from 0.5 to 0.7', { pooled: ratio([0.5, 0.7]), results: [events(200, 200)] }, 0],
  ])('%s', (_, more, expected) => expect(down('imprecision', more)).toBe(expected))

  it('is a judgment when nothing is pooled and numbers are not on record', () =>
    expect(
      step('imprecision', {
        pooled: undefined,
        results: [
          member('a', 10, { arms: {} }, { arms: [arm('cell', { allocated: null, analyzed: null }), arm('control')] }),
        ],
      }),
    ).toMatchObject({
      down: 1,
      basis: 'judgment',
    }))

  it('counts people of a trial with several results once', () =>
    expect(step('imprecision', { pooled: undefined, results: [member('a', 100), member('a', 100)] }).reason).toContain(
      '200 people',
    ))
})

describe('publication bias', () => {
  const lost = (enrolled: number | null) => [{ id: 'lost', enrolled }]
  const ten = Array.from({ length: 10 }, (_, i) => member(`t${i}`))

  it.each<[string, Partial<Body>, number, string]>([
    ['is not computed when nobody looked', { unpublished: undefined }, 0, 'judgment'],
    ['is not seen when none is missing', {}, 0, 'judgment'],
    ['lowers when one is missing beside few', { unpublished: lost(10) }, 1, 'computed'],
    [
      'lowers when the missing are a fifth',
      { results: ten, pooled: pooled({ k: 10 }), unpublished: lost(1500) },
      1,
      'computed',
    ],
    [
      'does not lower when they are fewer',
      { results: ten, pooled: pooled({ k: 10 }), unpublished: lost(1400) },
      0,
      'computed',
    ],
    [
      'lowers when nobody knows how many they are',
      {
        results: [...ten, member('u', 10, { arms: {} }, { arms: [] })],
        pooled: pooled({ k: 11 }),
        unpublished: lost(5),
      },
      1,
      'computed',
    ],
  ])('%s', (_, more, expected, basis) =>
    expect(step('publication bias', more)).toMatchObject({ down: expected, basis }),
  )

  it('names the trials that are missing', () =>
    expect(step('publication bias', { unpublished: lost(10) }).reason).toContain(
      '(lost; 10 people planned or enrolled, against 1800 with results)',
    ))
})

describe('the level', () => {
  it('is the start less every step, and no lower than very low', () => {
    expect(certaintyOf(body()).level).toBe('moderate')
    const bad = body({
      results: [member('a', 10, {}, design({ concealment: 'not-concealed' }))],
      pooled: pooled({ ci: [-2, 2] }),
    })
    expect(certaintyOf(bad)).toMatchObject({
      level: 'very-low',
      sentence:
        'Very low certainty: the true effect is likely to be substantially different from the estimate. Starts high (1 randomized), down 2 for risk of bias, 2 for imprecision (it cannot go lower).',
    })
  })

  it('is never above the start, whatever is pooled', () => {
    const levels = ['very-low', 'low', 'moderate', 'high']
    const number = fc.double({ min: -5, max: 5, noNaN: true })
    const any = fc.record({
      design: fc.constantFrom({}, notRandomized, single),
      n: fc.integer({ min: 1, max: 2000 }),
      ci: fc.tuple(number, number).map(([a, b]): [number, number] => (a < b ? [a, b] : [b, a])),
      i2: fc.option(fc.double({ min: 0, max: 100, noNaN: true }), { nil: undefined }),
      isRatio: fc.boolean(),
    })
    fc.assert(
      fc.property(any, ({ design: bent, n, ci, i2, isRatio }) => {
        const { level, start, steps } = certaintyOf(
          body({
            results: [member('a', n, {}, bent), member('b', n, {}, bent)],
            pooled: pooled({ ci, i2, isRatio, nullValue: isRatio ? 1 : 0 }),
          }),
        )
        const lowered = steps.reduce((sum, one) => sum + one.down, 0)
        expect(levels.indexOf(level)).toBe(Math.max(0, levels.indexOf(start) - lowered))
        expect(steps.map(({ domain }) => domain)).toEqual([
          'risk of bias',
          'inconsistency',
          'indirectness',
          'imprecision',
          'publication bias',
        ])
        for (const { reason } of steps) expect(reason).toMatch(/^[A-Z0-9].*\.$/)
      }),
    )
  })
})

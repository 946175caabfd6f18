import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { anova, fisherExact, student, welch } from '../../../src/stats/index.js'
import { arm, type Row, row, trial } from '../../helpers/records.js'
import { around, ofRows, people, ruleNamed } from './says.js'

const means = (
  cell: readonly [number, number, number],
  control: readonly [number, number, number],
  more: Partial<Row> = {},
): Partial<Row> => ({
  arms: Object.fromEntries(
    [['cell', cell] as const, ['control', control] as const].map(([id, [n, mean, sd]]) => [id, { n, mean, sd }]),
  ),
  ...more,
})
const four = [arm('a'), arm('b'), arm('c'), arm('control')]
const kind = (
  key: 'sd' | 'se' | 'plusMinus',
  spreads: readonly number[],
  values: readonly number[],
  more: Partial<Row>,
) => ({
  arms: Object.fromEntries(
    four.map(({ id }, i) => [id, { n: 7, mean: values[i] as number, [key]: spreads[i] as number }]),
  ),
  ...more,
})

describe('p-of-counts', () => {
  const of = (p: string, more: Partial<Row> = {}): string[] =>
    ofRows('p-of-counts', [people({ cell: [9, 11], control: [0, 10] }, { p, ...more })])

  it('notes a p-value that no usual test of the counts gives', () => {
    expect(of('0.02')).toEqual([
      'note outcomes.r.p: insulin-independence at 12 months: p is printed as 0.02; from the printed numbers it is Fisher exact 0.00022, mid-P 0.00013, chi-square 0.00015, chi-square with Yates correction 0.00083. Another test or other denominators would explain it.',
    ])
  })
  it('suspects one on the other side of 0.05', () => {
    expect(of('0.3')[0]).toMatch(/^suspicious .*on the other side of 0\.05\./)
    expect(ofRows('p-of-counts', [people({ cell: [1, 10], control: [2, 10] }, { p: '<0.05' })])[0]).toMatch(
      /^suspicious /,
    )
  })
  it('accepts Fisher, mid-P and chi-square, with and without correction', () => {
    // 1 of 10 against 2 of 10: chi-square without correction gives 0.531, Fisher 1.
    for (const p of ['0.531', '1', '1.00', 'NS', '>0.05'])
      expect(ofRows('p-of-counts', [people({ cell: [1, 10], control: [2, 10] }, { p })]), p).toEqual([])
    expect(of('<0.05')).toEqual([])
    expect(of('0.0002')).toEqual([])
  })
  it('says nothing where p compares something else, or an arm has no count', () => {
    expect(of('0.3', { pFor: 'against baseline', pOf: 'other' })).toEqual([])
    expect(of('0.3', { pFor: 'change from baseline, cells against placebo', pOf: 'other' })).toEqual([])
    expect(of('0.3', { pFor: 'top dose against placebo', pOf: 'arms' })).toHaveLength(1)
    expect(ofRows('p-of-counts', [people({ cell: [9, 11], control: [undefined, 10] }, { p: '0.3' })])).toEqual([])
    expect(ofRows('p-of-counts', [people({ cell: [9, 11], control: [0, 10] })])).toEqual([])
  })
  it('accepts the p-value of Fisher’s test of any table', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 60 }),
        fc.integer({ min: 1, max: 60 }),
        fc.nat(),
        fc.nat(),
        (n, m, i, j) => {
          const [a, b] = [
            { events: i % (n + 1), n },
            { events: j % (m + 1), n: m },
          ]
          const p = fisherExact(a, b).p.toFixed(3)
          expect(ofRows('p-of-counts', [people({ cell: [a.events, n], control: [b.events, m] }, { p })])).toEqual([])
        },
      ),
    )
  })
})

describe('p-of-means', () => {
  const of = (row: Partial<Row>): string[] => ofRows('p-of-means', [row])

  it('notes a p-value that neither reading of the spread gives (Zang 2022)', () => {
    expect(
      of(means([45, 7.52, 1.07], [46, 8.19, 1.02], { p: '0.0081', spread: { kind: 'sd', basis: 'inferred' } })),
    ).toEqual([
      'note outcomes.r.p: hba1c at 12 months: p is printed as 0.0081; from the printed numbers it is Student 0.0029, Welch 0.003 with the spread as SD; Student 0.65, Welch 0.65 with it as standard error. A rank test, an adjusted model or other people analyzed would explain it.',
    ])
  })
  it('suspects one on the other side of 0.05', () =>
    expect(of(means([45, 7.52, 1.07], [46, 8.19, 1.02], { p: '0.2' }))[0]).toMatch(
      /^suspicious .*on the other side of 0\.05\./,
    ))
  it('does not doubt a spread that the source labels', () => {
    const [found] = of(means([45, 7.52, 1.07], [46, 8.19, 1.02], { p: '0.2', spread: { kind: 'sd', basis: 'stated' } }))
    expect(found).toContain('from the printed numbers it is Student 0.0029, Welch 0.003, on the other side of 0.05.')
  })
  it('leaves a p-value that the other reading gives to the rule about spreads', () =>
    expect(of(means([45, 7.52, 1.07], [46, 8.19, 1.02], { p: '0.65' }))).toEqual([]))
  it('accepts Student and Welch, and everything between them', () => {
    const [a, b] = [
      { n: 7, mean: 0.24, sd: 0.15 },
      { n: 4, mean: 0.66, sd: 0.33 },
    ]
    expect(student(a, b).p).toBeLessThan(0.02)
    expect(welch(a, b).p).toBeGreaterThan(0.07)
    for (const p of ['0.016', '0.04', '0.079'])
      expect(of(means([7, 0.24, 0.15], [4, 0.66, 0.33], { p })), p).toEqual([])
  })
  it('repeats an analysis of variance over more than two arms', () => {
    const row = kind('sd', [92, 48, 5, 4.3], [123, 57, 22, 14.1], { p: '0.17' })
    expect(ofRows('p-of-means', [row], { arms: four })[0]).toContain(
      'analysis of variance 0.0025 with the spread as SD; analysis of variance 0.45 with it as standard error',
    )
    expect(
      ofRows('p-of-means', [kind('sd', [92, 48, 5, 4.3], [123, 57, 22, 14.1], { p: '0.0025' })], { arms: four }),
    ).toEqual([])
  })
  it('says nothing where an arm has no spread, or p compares something else', () => {
    expect(of(means([45, 7.52, 1.07], [46, 8.19, 1.02], { p: '0.2', pFor: 'against baseline', pOf: 'other' }))).toEqual(
      [],
    )
    expect(of({ arms: { cell: { n: 9, mean: 1, sd: 1 }, control: { n: 9, mean: 9 } }, p: '0.9' })).toEqual([])
    expect(of({ arms: { cell: { n: 9, mean: 1, sd: 0 }, control: { n: 9, mean: 9, sd: 0 } }, p: '0.9' })).toEqual([])
  })
  it('accepts the p-value of a t test of means that are rounded afterwards', () => {
    const group = fc.record({
      n: fc.integer({ min: 3, max: 60 }),
      mean: fc.double({ min: 1, max: 20, noNaN: true }),
      sd: fc.double({ min: 0.5, max: 5, noNaN: true }),
    })
    fc.assert(
      fc.property(group, group, fc.boolean(), (a, b, isWelch) => {
        const p = (isWelch ? welch(a, b) : student(a, b)).p.toFixed(3)
        const print = (x: number): number => Number(x.toFixed(1))
        expect(
          of(
            means([a.n, print(a.mean), print(a.sd)], [b.n, print(b.mean), print(b.sd)], {
              p: p === '0.000' ? '<0.001' : p,
            }),
          ),
        ).toEqual([])
      }),
    )
  })
  it('accepts the p-value of an analysis of variance of means that are rounded afterwards', () => {
    const group = fc.record({
      n: fc.integer({ min: 4, max: 30 }),
      mean: fc.double({ min: 1, max: 20, noNaN: true }),
      sd: fc.double({ min: 0.5, max: 5, noNaN: true }),
    })
    fc.assert(
      fc.property(fc.tuple(group, group, group), (groups) => {
        const p = anova(groups).p.toFixed(3)
        const arms = Object.fromEntries(
          groups.map(({ n, mean, sd }, i) => [
            four[i]?.id,
            { n, mean: Number(mean.toFixed(2)), sd: Number(sd.toFixed(2)) },
          ]),
        )
        expect(ofRows('p-of-means', [{ arms, p: p === '0.000' ? '<0.001' : p }], { arms: four })).toEqual([])
      }),
    )
  })
})

describe('possible-p', () => {
  it('notes a p-value printed as zero and contradicts one above 1', () => {
    expect(ofRows('possible-p', [{ p: '0.000' }])[0]).toMatch(/^note /)
    expect(ofRows('possible-p', [{ p: '1.3' }])[0]).toMatch(/^contradiction /)
  })
  it('says nothing of others', () => {
    for (const p of ['0.05', '1', '<0.001', 'NS', '2.62e-6', '.001'])
      expect(ofRows('possible-p', [{ p }]), p).toEqual([])
    expect(ofRows('possible-p', [{}])).toEqual([])
  })
})

describe('spread-kind', () => {
  const of = (more: Partial<Row>): string[] => ofRows('spread-kind', [more])

  it('suspects an SD where only a standard error gives the printed p', () => {
    expect(of(means([45, 7.52, 1.07], [46, 8.19, 1.02], { p: '0.65' }))).toEqual([
      'suspicious outcomes.r.spread: hba1c at 12 months: the spread is entered as SD, but the printed p of 0.65 follows only if it is a standard error (p as SD 0.0029 or 0.003, as standard error 0.65 or 0.65).',
    ])
  })
  it('suspects a standard error where only an SD does', () => {
    const arms = { cell: { n: 45, mean: 7.52, se: 1.07 }, control: { n: 46, mean: 8.19, se: 1.02 } }
    expect(of({ arms, p: '0.003' })[0]).toMatch(/^suspicious .*entered as standard error.*follows only if it is an SD/)
  })
  it('notes what an unlabeled spread must be', () => {
    const arms = { cell: { n: 45, mean: 7.52, plusMinus: 1.07 }, control: { n: 46, mean: 8.19, plusMinus: 1.02 } }
    expect(of({ arms, p: '0.65' })[0]).toMatch(/^note .*unlabeled.*a standard error/)
    expect(of({ arms, p: '0.003' })[0]).toMatch(/^note .*unlabeled.*an SD/)
  })
  it('says nothing where the label fits, neither reading does, or the kinds are mixed', () => {
    expect(of(means([45, 7.52, 1.07], [46, 8.19, 1.02], { p: '0.003' }))).toEqual([])
    expect(of(means([45, 7.52, 1.07], [46, 8.19, 1.02], { p: '0.1' }))).toEqual([])
    expect(of(means([45, 7.52, 1.07], [46, 8.19, 1.02], { p: '<0.05' }))).toEqual([])
    expect(
      of({ arms: { cell: { n: 45, mean: 7.52, sd: 1.07 }, control: { n: 46, mean: 8.19, se: 0.15 } }, p: '0.65' }),
    ).toEqual([])
  })
})

describe('p-of-means of a spread whose kind is not stated', () => {
  const expected = (p: string) => {
    const own = trial('made-up', {
      outcomes: [
        row('r', {
          p,
          arms: { cell: { n: 10, mean: 10.01, plusMinus: 2.01 }, control: { n: 10, mean: 12.01, plusMinus: 2.01 } },
        }),
      ],
    })
    return ruleNamed('p-of-means')
      .check(own, around(own))
      .map((finding) => finding.expected)
  }

  // As SD t is 2.236 (p 0.038), as standard error 0.707 (p 0.489): a p-value is as far from another as their ratio says.
  it('is held against the reading that is nearer on the scale of ratios', () => {
    expect(expected('0.12')[0]).toMatch(/^p 0\.0[1-4]/)
    expect(expected('0.16')[0]).toMatch(/^p 0\.[2-4]/)
  })
})

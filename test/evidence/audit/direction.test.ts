import { describe, expect, it } from 'vitest'
import { arm, outcome, type Row, row } from '../../helpers/records.js'
import { people, says } from './says.js'

const outcomes = [
  outcome('hba1c'),
  outcome('c-peptide', { betterDirection: 'higher' }),
  outcome('visual-acuity', { betterDirection: 'higher', betterDirectionByUnit: { logMAR: 'lower' } }),
  outcome('insulin-independence', { kind: 'binary', betterDirection: 'higher' }),
  outcome('body-mass-index', { betterDirection: 'none' }),
]
const of = (more: Partial<Row>, others: Row[] = []): string[] =>
  says('direction-against-numbers', { outcomes: [row('r', more), ...others] }, { outcomes })
const means = (cell: number, control: number) => ({
  arms: { cell: { n: 10, mean: cell, sd: 1 }, control: { n: 10, mean: control, sd: 1 } },
})

describe('direction-against-numbers', () => {
  it('contradicts a direction that the numbers do not have', () => {
    expect(of({ ...means(8, 7), direction: 'favors-cell' })).toEqual([
      'contradiction outcomes.r.direction: hba1c at 12 months is told to favor cells, but the numbers say the opposite: 8 (cell) against 7 (control).',
    ])
    expect(of({ ...means(7, 8), direction: 'favors-control' })).toHaveLength(1)
    expect(of({ ...means(7, 8), outcome: 'c-peptide', direction: 'favors-cell' })).toHaveLength(1)
    expect(of({ ...means(8, 7), outcome: 'visual-acuity', unit: 'logMAR', direction: 'favors-cell' })).toHaveLength(1)
    expect(of({ ...people({ cell: [1, 10], control: [5, 10] }), direction: 'favors-cell' })).toHaveLength(1)
    expect(of({ ...means(-0.5, -1.5), scale: 'change', direction: 'favors-cell' })).toHaveLength(1)
  })
  it('judges against the start where no control arm has a number', () => {
    const before = row('b', { scale: 'baseline', timepointMonths: 0, arms: { cell: { n: 10, mean: 7 } } })
    expect(of({ arms: { cell: { n: 10, mean: 8 } }, direction: 'favors-cell' }, [before])[0]).toContain(
      '8 (cell) after 7',
    )
    expect(of({ arms: { cell: { n: 10, mean: 0.4 } }, scale: 'change', direction: 'favors-cell' })[0]).toContain(
      'a change of 0.4 (cell)',
    )
    expect(of({ arms: { cell: { n: 10, mean: 6 } }, direction: 'favors-cell' }, [before])).toEqual([])
  })
  it('suspects a direction that the p-value does not bear', () => {
    expect(of({ ...means(7, 8), direction: 'no-difference', p: '0.01' })).toEqual([
      'suspicious outcomes.r.direction: hba1c at 12 months is told not to differ, with a p-value of 0.01 between the arms.',
    ])
    expect(of({ ...means(7, 8), direction: 'favors-cell', p: 'NS' })[0]).toMatch(/^suspicious .*is told to differ/)
  })
  it('notes a direction without a p-value that the numbers do not bear', () => {
    expect(of({ ...people({ cell: [3, 27], control: [0, 26] }), direction: 'favors-cell' })[0]).toMatch(
      /^note .*told to favor cells without a p-value; the numbers do not tell the arms apart \(Fisher exact 0\.24/,
    )
  })
  it('says nothing where all agree, nothing is told, or no direction is better', () => {
    expect(of({ ...means(7, 8), direction: 'favors-cell', p: '0.04' })).toEqual([])
    expect(of({ ...means(7, 8), direction: 'no-difference', p: '0.06' })).toEqual([])
    expect(of({ ...means(8, 7), direction: 'unclear' })).toEqual([])
    expect(of({ ...means(8, 7), direction: 'favors-cell', scale: 'baseline' })).toEqual([])
    expect(of({ ...means(8, 7), outcome: 'body-mass-index', direction: 'favors-cell' })).toEqual([])
    expect(of({ ...means(7, 8), direction: 'favors-cell', p: '0.2', pFor: 'against baseline', pOf: 'other' })).toEqual(
      [],
    )
    // Shares above a limit of a continuous measure: which side is better is not on record.
    expect(
      of({ ...people({ cell: [1, 10], control: [5, 10] }, { outcome: 'c-peptide' }), direction: 'favors-cell' }),
    ).toEqual([])
  })
  it('contradicts only what every pair of arms contradicts', () => {
    const arms = [arm('low'), arm('high'), arm('control')]
    const with_ = (low: number, high: number): string[] =>
      says(
        'direction-against-numbers',
        {
          arms,
          outcomes: [
            row('r', {
              arms: { low: { n: 10, mean: low }, high: { n: 10, mean: high }, control: { n: 10, mean: 7 } },
              direction: 'favors-cell',
            }),
          ],
        },
        { outcomes },
      )
    expect(with_(8, 9)).toHaveLength(1)
    expect([with_(8, 6), with_(6, 8), with_(7, 8)]).toEqual([[], [], []])
  })
  it('does not compare two arms that both have cells', () => {
    const arms = [arm('cell'), arm('half', { role: 'intervention' })]
    const found = says(
      'direction-against-numbers',
      { arms, outcomes: [row('r', { ...people({ cell: [12, 12], half: [2, 2] }), direction: 'favors-cell' })] },
      { outcomes },
    )
    expect(found).toEqual([])
  })
})

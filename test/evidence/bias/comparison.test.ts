import { describe, expect, it } from 'vitest'
import { biasOf } from '../../../src/evidence/bias/index.js'
import { arm, type Row, row, trial } from '../../helpers/records.js'

type Trial = ReturnType<typeof trial>
const assess = (bend: Partial<Row>, bent: Partial<Trial> = {}) => {
  const result = row('result', bend)
  return biasOf(trial('made-up', { ...bent, outcomes: [result] }), result, { outcomes: [] })
}
const design = (more: Partial<Trial['design']>): Partial<Trial> => ({ design: { ...trial('t').design, ...more } })
const twoCells = { arms: [arm('low'), arm('high'), arm('control')] }
const values = { n: 10, mean: 7 }

describe('a result is assessed', () => {
  it('with RoB 2 where people were randomized', () => expect(assess({}).tool).toBe('RoB 2'))
  it('with ROBINS-I where they were not', () =>
    expect(assess({}, design({ allocation: 'non-randomized' })).tool).toBe('ROBINS-I'))
  it('when its words compare the groups, though it names no arms', () =>
    expect(assess({ arms: {}, direction: 'no-difference' }).tool).toBe('RoB 2'))
  it('when only its effect names the arms', () =>
    expect(
      assess({ arms: {}, direction: 'unclear', effect: { measure: 'md', value: -1, arms: ['cell', 'control'] } }).tool,
    ).toBe('RoB 2'))
  it('when two cell arms without a control arm were randomized against each other', () =>
    expect(assess({ arms: { low: values, high: values } }, { arms: [arm('low'), arm('high')] }).tool).toBe('RoB 2'))
})

describe('a result is not assessable', () => {
  it.each<[string, Partial<Row>, Partial<Trial>, RegExp]>([
    ['of a single group', {}, design({ model: 'single-group', allocation: 'na', control: 'none' }), /^One group/],
    ['of a study with one arm', { arms: { cell: values } }, { arms: [arm('cell')] }, /^One group/],
    ['before treatment', { scale: 'baseline' }, {}, /before treatment/],
    ['that is a baseline characteristic', { outcome: 'baseline-characteristic', scale: null }, {}, /before treatment/],
    ['of one arm of a randomized trial', { arms: { cell: values } }, {}, /one arm over time/],
    ['that is a before-after difference', { effect: { measure: 'before-after', value: -1 } }, {}, /one arm over time/],
    ['between cell arms only', { arms: { low: values, high: values } }, twoCells, /cell arms with each other/],
    ['without arms, direction or p', { arms: {}, direction: 'unclear' }, {}, /no difference between them/],
    ['without arms where every arm got cells', { arms: {} }, { arms: [arm('low'), arm('high')] }, /names no arms/],
    ['of groups that came about nobody knows how', {}, design({ allocation: null }), /not on record/],
  ])('%s', (_, bend, bent, why) => {
    const bias = assess(bend, bent)
    expect(bias).toMatchObject({ tool: 'not assessable', overall: 'not assessable', domains: [], atLeast: false })
    expect(bias.sentence).toMatch(why)
  })
})

describe('the domains', () => {
  it('of RoB 2 are five', () =>
    expect(assess({}).domains.map(({ name }) => name)).toEqual([
      'randomization process',
      'deviations from intended interventions',
      'missing outcome data',
      'measurement of the outcome',
      'selection of the reported result',
    ]))
  it('of RoB 2 are six for a crossover', () =>
    expect(assess({}, design({ model: 'crossover' })).domains).toHaveLength(6))
  it('of ROBINS-I are seven', () =>
    expect(assess({}, design({ allocation: 'non-randomized' })).domains.map(({ name }) => name)).toEqual([
      'confounding',
      'selection of participants',
      'classification of interventions',
      'deviations from intended interventions',
      'missing data',
      'measurement of the outcome',
      'selection of the reported result',
    ]))
})

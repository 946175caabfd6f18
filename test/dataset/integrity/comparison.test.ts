import { describe, expect, it } from 'vitest'
import { comparisonRules } from '../../../src/dataset/integrity/comparison.js'
import { arm, dataset, type Row, row, trial } from '../../helpers/records.js'

/** What the rules say of a trial that has this row as it stands. */
const says = (more: Partial<Row>, bent: Partial<ReturnType<typeof trial>> = {}): string[] => {
  const made = { ...trial('made-up', bent), outcomes: [{ ...row('r'), ...more }] }
  return comparisonRules
    .flatMap((rule) => rule.check(dataset({ trials: [made] })))
    .map(({ path, rule, message }) => `${path} ${rule}: ${message}`)
}
const comparison = 'outcomes.r.comparison comparison-fits: '

describe('what a result is judged by', () => {
  it.each<[string, Partial<Row>]>([
    ['a control', {}],
    ['the start', { comparison: 'before-after' }],
    ['nothing, at baseline', { comparison: 'none', scale: 'baseline' }],
    ['itself, where its effect is', { comparison: 'before-after', effect: { measure: 'before-after', value: -1 } }],
    ['a control, for a part of the people', { subgroup: 'women', subgroupBy: 'start' }],
  ])('may be %s', (_, more) => expect(says(more)).toEqual([]))

  it('is never a control where there is none', () => {
    expect(says({}, { arms: [arm('cell')] })).toEqual([
      `${comparison}no arm of the trial went without cells, so nothing is against a control`,
    ])
    expect(says({}, { design: { ...trial('t').design, model: 'single-group' } })).toEqual([
      `${comparison}the trial has a single group, so nothing is against a control`,
    ])
  })

  it.each<[Partial<Row>, string]>([
    [{ scale: 'baseline' }, 'a baseline value compares nothing: "none"'],
    [{ comparison: 'none' }, '"none" is for baseline values only'],
    [{ effect: { measure: 'before-after', value: -1 } }, 'its effect is a change within one arm: "before-after"'],
  ])('fits its row: %j', (more, message) => expect(says(more)).toEqual([comparison + message]))
})

it.each<[Partial<Row>, string]>([
  [{ subgroup: 'women' }, 'outcomes.r.subgroupBy subgroup-explained: a subgroup needs subgroupBy'],
  [{ subgroupBy: 'stay' }, 'outcomes.r.subgroupBy subgroup-explained: subgroupBy is for a subgroup only'],
  [{ pFor: 'top dose' }, 'outcomes.r.pOf p-explained: a pFor needs pOf'],
  [
    { outcome: 'baseline-characteristic' },
    'outcomes.r.characteristic characteristic-named: a baseline-characteristic needs characteristic',
  ],
  [
    { effect: { measure: 'md', value: 1, derived: 'subtraction' } },
    'outcomes.r.effect.derivedPart derived-part-named: a derived effect needs derivedPart',
  ],
])('what explains a field stands with it: %j', (more, message) => expect(says(more)).toEqual([message]))

it('a risk difference is in percentage points', () => {
  const rd = (unit?: string) => says({ effect: { measure: 'rd', value: 10, ...(unit === undefined ? {} : { unit }) } })
  expect(rd('percentage points')).toEqual([])
  expect(rd()).toEqual(['outcomes.r.effect.unit risk-difference-in-points: in no unit, expected percentage points'])
  expect(rd('%')).toHaveLength(1)
})

describe('facts that rules count with', () => {
  const found = (more: Partial<ReturnType<typeof trial>>): string[] =>
    comparisonRules
      .flatMap((rule) => rule.check(dataset({ trials: [trial('made-up', more)] })))
      .map(({ path, rule, message }) => `${path} ${rule}: ${message}`)
  const parts = (arm: string) => ({
    facts: [{ field: 'sex', value: '1/2', parts: { [arm]: [1, 2] }, sources: ['s1'] }],
  })
  const safety = (text: string | null) => ({ safety: { ...trial('t').safety, text, percentages: [4.17] } })

  it('divide the people of arms that are there', () => {
    expect(found(parts('cell'))).toEqual([])
    expect(found(parts('sham'))).toEqual(['facts.sex.parts.sham parts-are-of-arms: no arm "sham"'])
  })
  it('name other rows of the same outcome', () => {
    const both = (...bothOf: [string, string]) => found({ outcomes: [row('a'), row('b'), row('c', { bothOf })] })
    expect(both('a', 'b')).toEqual([])
    expect(both('a', 'x')).toEqual(['outcomes.c.bothOf traits-are-rows: no other row "x" of the same outcome'])
    expect(both('a', 'c')).toHaveLength(1)
  })
  it('are percentages that the text gives', () => {
    expect(found(safety('Rash in 4.17%.'))).toEqual([])
    expect(found(safety('Rash in 4.2%.'))).toEqual([
      'safety.percentages percentages-are-printed: 4.17 does not stand in the text',
    ])
    expect(found(safety(null))).toHaveLength(1)
  })
})

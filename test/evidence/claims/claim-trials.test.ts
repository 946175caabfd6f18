import { describe, expect, it } from 'vitest'
import type { OutcomeResult, Trial } from '../../../src/dataset/index.js'
import {
  byStance,
  byWeight,
  claimTrials,
  designOf,
  placedTrial,
  sharedPatients,
  stances,
  trialsInScope,
} from '../../../src/evidence/claims/index.js'
import { openBundled } from '../../helpers/bundled.js'
import { arm, product, row, trial } from '../../helpers/records.js'

const dataset = openBundled()
const benefit = { about: 'benefit' } as const
const safety = { about: 'safety' } as const
const msc = new Set(['msc', 'uc-msc'])
const hba1c = new Set(['hba1c'])

const withRows = (rows: readonly Partial<OutcomeResult>[], more: Partial<Trial> = {}): Trial =>
  trial('made-up', { outcomes: rows.map((r, i) => row(`row-${i}`, r)), ...more })
const stance = (t: Trial, question: { about: 'benefit' | 'safety'; harm?: boolean } = benefit, outcomes = hba1c) =>
  placedTrial(t, question, msc, outcomes).stance

describe('a benefit', () => {
  it.each([
    ['favors-cell', 'for'],
    ['no-difference', 'against'],
    ['favors-control', 'against'],
    ['unclear', 'silent'],
  ] as const)('with a result that says %s is %s', (direction, expected) => {
    expect(stance(withRows([{ direction }]))).toBe(expected)
  })

  it('with results on both sides is mixed', () => {
    expect(stance(withRows([{ direction: 'favors-cell' }, { direction: 'no-difference' }]))).toBe('mixed')
  })

  it('in a single group is uncontrolled, whatever was found', () => {
    const design = { ...trial('x').design, model: 'single-group', allocation: 'na' } as const
    for (const direction of ['favors-cell', 'no-difference', 'favors-control', 'unclear'] as const)
      expect(stance(withRows([{ direction }], { design, arms: [arm('cell')] }))).toBe('uncontrolled')
  })

  it('without an arm that gets no cells is uncontrolled, however people were allocated', () => {
    expect(stance(withRows([{ arms: {} }], { arms: [arm('low'), arm('high')] }))).toBe('uncontrolled')
  })

  it.each([
    ['before-after', 'uncontrolled'],
    ['among-treated', 'uncontrolled'],
    ['association', 'uncontrolled'],
    ['against-control', 'for'],
  ] as const)('judged %s is %s', (comparison, expected) => expect(stance(withRows([{ comparison }]))).toBe(expected))

  it('counts no baseline rows and no other outcome', () => {
    expect(placedTrial(withRows([{ scale: 'baseline' }]), benefit, msc, hba1c)).toMatchObject({
      stance: 'silent',
      silence: 'not-reported-here',
      results: [],
    })
    expect(stance(withRows([{ outcome: 'c-peptide' }]))).toBe('silent')
  })

  it('counts a row only when it speaks of an arm with these cells', () => {
    const arms = [arm('cell'), arm('other', { product: product({ cells: ['hsc'] }) }), arm('control')]
    expect(stance(withRows([{ arms: { other: { n: 5 }, control: { n: 5 } } }], { arms }))).toBe('silent')
    expect(stance(withRows([{ arms: { cell: { n: 5 }, other: { n: 5 }, control: { n: 5 } } }], { arms }))).toBe('for')
    expect(stance(withRows([{ arms: {} }], { arms }))).toBe('for')
  })

  it('says why a trial is silent', () => {
    const silence = (t: Trial) => placedTrial(t, benefit, msc, hba1c).silence
    expect(silence(withRows([{ direction: 'unclear' }]))).toBe('no-direction')
    expect(silence(withRows([]))).toBe('not-reported-here')
    expect(silence(withRows([], { kind: 'registered' }))).toBe('registered-only')
    expect(silence(withRows([{}]))).toBeUndefined()
  })
})

describe('safety', () => {
  const sae = new Set(['serious-adverse-event-related', 'adverse-event', 'death'])
  const none = { seriousEvents: null, seriousRelated: null, deaths: null, procedureRelated: null, text: null }
  const at = (more: Partial<Trial['safety']>, t: Partial<Trial> = {}) =>
    placedTrial(trial('made-up', { outcomes: [], safety: { ...none, ...more }, ...t }), safety, msc, sae)

  it('is for with no attributed event beside a control group, uncontrolled without one', () => {
    expect(at({ seriousRelated: 0 }).stance).toBe('for')
    expect(at({ seriousRelated: 0 }, { arms: [arm('cell')] }).stance).toBe('uncontrolled')
  })

  it('is against with an attributed event, with a control group or without', () => {
    expect(at({ seriousRelated: 1 }).stance).toBe('against')
    expect(at({ seriousRelated: 1 }, { arms: [arm('cell')] }).stance).toBe('against')
    expect(at({ procedureRelated: 2 }).stance).toBe('against')
  })

  it('takes no side from deaths of any cause, nor from what was not read', () => {
    expect(at({ deaths: 2 })).toMatchObject({ stance: 'silent', silence: 'no-direction' })
    expect(at({})).toMatchObject({ stance: 'silent', silence: 'not-reported-here' })
  })

  it('reads rows the other way round: no more harm than control is for', () => {
    const rows = (direction: OutcomeResult['direction']) =>
      withRows([{ outcome: 'adverse-event', direction }], { safety: none })
    expect(stance(rows('no-difference'), safety, sae)).toBe('for')
    expect(stance(rows('favors-cell'), safety, sae)).toBe('for')
    expect(stance(rows('favors-control'), safety, sae)).toBe('against')
  })

  it('turns round when the claim warns of harm', () => {
    const rows = withRows([{ outcome: 'adverse-event', direction: 'favors-control' }], { safety: none })
    expect(stance(rows, { ...safety, harm: true }, sae)).toBe('for')
  })
})

describe('scope', () => {
  const question = { diseases: ['t1d'], cells: ['msc'], outcomes: ['c-peptide'], about: 'benefit' } as const

  it('is at or below the diseases and cells', () => {
    const found = trialsInScope(question, dataset)
    const cells = dataset.vocabulary('cells').within('msc')
    const diseases = dataset.vocabulary('diseases').within('t1d')
    const expected = dataset
      .records('trials')
      .filter(
        (t) =>
          diseases.has(t.disease) &&
          t.arms.some((a) => a.role === 'intervention' && a.product?.cells.some((c) => cells.has(c))),
      )
    expect(found.map((t) => t.id).toSorted()).toEqual(expected.map((t) => t.id).toSorted())
    expect(found.length).toBeGreaterThan(10)
  })

  it('is nothing without cells, and everything without diseases', () => {
    expect(trialsInScope({ ...question, cells: [] }, dataset)).toEqual([])
    expect(trialsInScope({ ...question, diseases: [] }, dataset).length).toBeGreaterThan(
      trialsInScope(question, dataset).length,
    )
  })

  it('keeps to the people asked for, mixed ones included and unknown ones left out', () => {
    const children = trialsInScope({ ...question, people: { age: 'pediatric' } }, dataset)
    expect(children.length).toBeGreaterThan(0)
    for (const t of children) expect(['pediatric', 'mixed']).toContain(t.population.ageGroup)
  })

  it('is ordered by design, then by size', () => {
    const found = trialsInScope({ ...question, diseases: ['diabetes'], cells: ['stem-cell'] }, dataset)
    expect(found).toEqual(found.toSorted(byWeight))
    const order = ['randomized-blinded', 'randomized', 'non-randomized', 'single-group']
    const ranks = found.map((t) => order.indexOf(designOf(t)))
    expect(ranks).toEqual(ranks.toSorted((a, b) => a - b))
    const blinded = found.filter((t) => designOf(t) === 'randomized-blinded').map((t) => t.enrollment.count ?? -1)
    expect(blinded).toEqual(blinded.toSorted((a, b) => b - a))
  })

  it('puts every trial on exactly one side', () => {
    const found = claimTrials(question, dataset)
    const sides = byStance(found)
    expect(stances.flatMap((s) => sides[s]).length).toBe(found.length)
  })

  it('names pairs that may share patients once', () => {
    const found = claimTrials({ ...question, diseases: ['t2d'], outcomes: ['hba1c'] }, dataset)
    expect(sharedPatients(found)).toContainEqual(['zang-2022-uc-msc-t2d', 'zang-2023-uc-msc-t2d-cgm'])
    const pairs = sharedPatients(found).map((pair) => pair.join(' '))
    expect(new Set(pairs).size).toBe(pairs.length)
  })

  it('never counts a trial without a control group as for a benefit', () => {
    for (const outcome of ['hba1c', 'c-peptide', 'insulin-independence', 'clinical-remission'])
      for (const t of claimTrials(
        { diseases: [], cells: ['stem-cell', 'donor-islet'], outcomes: [outcome], about: 'benefit' },
        dataset,
      ))
        if (t.stance === 'for' || t.stance === 'mixed' || t.stance === 'against') {
          expect(
            t.trial.arms.some((a) => a.role === 'control'),
            t.trial.id,
          ).toBe(true)
          expect(t.trial.design.model).not.toBe('single-group')
        }
  })
})

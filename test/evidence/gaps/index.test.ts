import { describe, expect, it } from 'vitest'
import { type Reference, type Review, Vocabulary } from '../../../src/dataset/index.js'
import {
  leftOut,
  mechanismGaps,
  uncontrolledQuestions,
  unmeasured,
  unreported,
} from '../../../src/evidence/gaps/index.js'
import { openBundled } from '../../helpers/bundled.js'
import { arm, outcome, row, trial } from '../../helpers/records.js'

const term = (id: string) => ({ id, name: id.toUpperCase(), parents: [], labels: [] })
const cells = new Vocabulary([term('msc'), term('hsc'), term('svf')])
const diseases = new Vocabulary([term('t1d')])
const series = (id: string) =>
  trial(id, {
    design: { ...trial('x').design, model: 'single-group', allocation: 'na', control: 'none' },
    arms: [arm('cell')],
  })

describe('a question without a controlled trial', () => {
  it('is a gap when every trial of it is a single group', () => {
    const [gap] = uncontrolledQuestions([series('a'), series('b')], cells, diseases)
    expect(gap).toMatchObject({
      subject: 't1d / msc',
      statement: expect.stringContaining('No controlled trial'),
      records: ['a', 'b'],
    })
  })
  it('says that only randomization is missing where there was a control group', () => {
    const open = trial('a', { design: { ...trial('x').design, allocation: 'non-randomized' } })
    expect(uncontrolledQuestions([open], cells, diseases)[0]?.statement).toContain('No randomized trial')
  })
  it('is none when one trial is randomized', () =>
    expect(uncontrolledQuestions([series('a'), trial('b')], cells, diseases)).toEqual([]))
})

it('a trial that ended without a report is a gap, one with results is not', () => {
  const silent = trial('a', { completion: '2015', references: [], outcomes: [] })
  expect(unreported([silent, trial('b')], () => null, '2026-11-20').map((gap) => gap.subject)).toEqual(['a'])
})

describe('a trial that found no benefit', () => {
  const paper = { id: 'p', author: [{ family: 'Meyer' }], issued: { 'date-parts': [[2012]] } } as unknown as Reference
  const later = { id: 'later', issued: { 'date-parts': [[2020]] } } as unknown as Reference
  const references = new Map([paper, later].map((r) => [r.id, r]))
  const review = (studies: readonly (string | null)[], more: object = {}) =>
    ({
      id: 'sum',
      reference: 'later',
      diseases: ['t1d'],
      cells: ['msc'],
      perStudy: studies.map((study) => {
        const [author, year] = study?.split(' ') ?? []
        return author ? { author, ...(year === undefined ? {} : { year: Number(year) }) } : {}
      }),
      ...more,
    }) as unknown as Review
  const negative = trial('meyer', { references: ['p'], outcomes: [row('r', { direction: 'no-difference' })] })
  const found = (trials: Parameters<typeof leftOut>[0], ...reviews: Review[]) =>
    leftOut(trials, reviews, references, cells).length

  it('and that a later synthesis does not list is a gap', () =>
    expect(found([negative], review(['Cai 2016', 'Hu 2013']))).toBe(1))
  it('is none when the synthesis lists it, with its year or without', () => {
    expect(found([negative], review(['Cai 2016', 'Meyer 2012']))).toBe(0)
    expect(found([negative], review(['Cai', 'Méyer']))).toBe(0)
  })
  it('another paper of the same author in another year does not stand for it', () =>
    expect(found([negative], review(['Meyer 2018']))).toBe(1))
  it('is none of a synthesis of other cells, of other diseases, of earlier years, or without study names', () => {
    expect(found([negative], review(['Cai 2016'], { cells: ['hsc'] }))).toBe(0)
    expect(found([negative], review(['Cai 2016'], { diseases: ['t2d'] }))).toBe(0)
    expect(found([negative], review(['Cai 2016'], { reference: 'p' }))).toBe(0)
    expect(found([negative], review([null, null]))).toBe(0)
  })
  it('is none where another of its results shows a benefit', () => {
    const outcomes = (['no-difference', 'favors-cell'] as const).map((direction) => row(direction, { direction }))
    expect(found([trial('meyer', { references: ['p'], outcomes })], review(['Cai 2016']))).toBe(0)
  })
  it('a trial that favors cells is never one', () =>
    expect(found([trial('meyer', { references: ['p'] })], review(['Cai 2016']))).toBe(0))
})

it('an outcome is unmeasured when nothing at or below it has a result', () => {
  const outcomes = [
    outcome('c-peptide'),
    outcome('c-peptide-auc', { parents: ['c-peptide'] }),
    outcome('pain'),
    outcome('treg', { betterDirection: 'none' }),
  ]
  const trials = [
    trial('a', {
      outcomes: [row('r', { outcome: 'c-peptide-auc' }), row('s', { outcome: 'pain', scale: 'baseline' })],
    }),
  ]
  expect(unmeasured(trials, outcomes).map((gap) => gap.subject)).toEqual(['pain'])
})

it('every knowledge gap of a mechanism names the study that would decide', () => {
  const mechanisms = openBundled().records('mechanisms')
  const gaps = mechanismGaps(mechanisms)
  expect(gaps).toHaveLength(mechanisms.reduce((n, m) => n + m.gaps.length, 0))
  for (const gap of gaps) expect(gap.decidingStudy).toBeTruthy()
})

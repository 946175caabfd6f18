/** What holds for every question that the bundled dataset can be asked. */
import { describe, expect, it } from 'vitest'
import { isRandomized } from '../../../src/dataset/index.js'
import {
  allowable,
  clashRules,
  type MeasureName,
  measures,
  type PoolingPlan,
  poolStudies,
  type Synthesis,
  synthesize,
} from '../../../src/evidence/synthesis/index.js'
import { openBundled } from '../../helpers/bundled.js'
import { question } from './made-up.js'

const dataset = openBundled()
const outcomes = dataset.ids('outcomes')
const asked: readonly (MeasureName | null)[] = [null, 'smd', 'plo', 'mc']
const places: readonly { readonly disease: string | null; readonly cell: string | null }[] = [
  { disease: null, cell: null },
  { disease: 't1d', cell: null },
  { disease: 't2d', cell: 'msc' },
]

const everything: readonly Synthesis[] = outcomes.flatMap((outcome) =>
  asked.flatMap((measure) => places.map((place) => synthesize(question({ outcome, measure, ...place }), dataset))),
)
const name = ({ question: q, measure }: Synthesis): string =>
  `${q.outcome} ${measure} ${q.disease ?? ''} ${q.cell ?? ''}`
const id = (one: { readonly reading: Synthesis['included'][number]['reading'] }): string => one.reading.trial.id

describe('for every question', () => {
  it('each trial with such a result is either used or left out, once, with a reason', () => {
    for (const synthesis of everything) {
      const ids = [...synthesis.included.map(id), ...synthesis.leftOut.map(({ candidate }) => id(candidate))]
      expect(new Set(ids).size, name(synthesis)).toBe(ids.length)
      for (const { refusals } of synthesis.leftOut) {
        expect(refusals.length, name(synthesis)).toBeGreaterThan(0)
        for (const { code, severity, allowed, reason } of refusals) {
          expect([severity, allowed, reason.length > 5]).toEqual(['refuse', false, true])
          expect(clashRules[code].severity).toBe('refuse')
        }
      }
    }
  })

  it('no row of a trial is lost: it is used, left out, or listed as not chosen', () => {
    for (const synthesis of everything) {
      const told = new Set([
        ...synthesis.included.map(({ reading }) => `${reading.trial.id} ${reading.row.id}`),
        ...synthesis.leftOut.map(({ candidate: { reading } }) => `${reading.trial.id} ${reading.row.id}`),
        ...synthesis.notChosen.map(({ candidate: { reading } }) => `${reading.trial.id} ${reading.row.id}`),
      ])
      const trials = new Set([...told].map((one) => one.split(' ')[0]))
      for (const trial of dataset.records('trials'))
        if (trials.has(trial.id))
          for (const row of trial.outcomes)
            if (row.outcome === synthesis.outcome.id && row.scale !== 'baseline')
              expect(told, name(synthesis)).toContain(`${trial.id} ${row.id}`)
    }
  })

  it('what is pooled shares scale, unit and definition, and lies in the window', () => {
    for (const { included, center, question: q } of everything) {
      expect(new Set(included.map(({ reading }) => JSON.stringify(reading.measuredAs))).size).toBeLessThanOrEqual(1)
      for (const { reading } of included)
        if (center === null) expect(reading.row.timepointMonths).toBeNull()
        else expect(Math.abs((reading.row.timepointMonths ?? Number.NaN) - center)).toBeLessThanOrEqual(q.window)
    }
  })

  it('no two pooled cohorts may share patients', () => {
    for (const { included } of everything) {
      const ids = new Set(included.map(id))
      for (const { reading } of included)
        for (const { trial } of reading.trial.overlaps ?? []) expect(ids).not.toContain(trial)
    }
  })

  it('comparisons have a control arm, and do not mix randomized with other trials', () => {
    for (const { included, measure } of everything) {
      if (measures[measure].arms === 'one') continue
      for (const { reading } of included) expect(reading.trial.arms.some(({ role }) => role === 'control')).toBe(true)
      const randomized = included.filter(({ reading }) => isRandomized(reading.trial)).length
      expect([0, included.length]).toContain(randomized)
    }
  })

  it('nothing whose kind of spread is not stated is read as an SD', () => {
    for (const { included } of everything)
      for (const { reading } of included) {
        const arms = [...(reading.treatment?.arms ?? []), ...(reading.control?.arms ?? [])]
        for (const arm of arms) expect(reading.row.arms[arm]?.plusMinus).toBeUndefined()
        if (reading.treatment?.sd !== undefined) expect(reading.row.spread?.basis).not.toBe('unstated')
      }
  })

  it('effects are finite, with a positive variance', () => {
    for (const { included } of everything)
      for (const { effect } of included) {
        expect(Number.isFinite(effect.estimate)).toBe(true)
        expect(effect.variance).toBeGreaterThan(0)
      }
  })

  it('with everything allowed only what has no effect, shares no unit, or is of another kind is left out', () => {
    for (const outcome of outcomes) {
      const synthesis = synthesize(question({ outcome, allow: allowable }), dataset)
      for (const { refusals } of synthesis.leftOut)
        for (const { code } of refusals) expect(clashRules[code].canAllow, `${outcome} ${code}`).toBe(false)
    }
  })

  it('two studies or more have a finite pooled effect', () => {
    const plan: Omit<PoolingPlan, 'measure'> = {
      model: 'random',
      tau2: 'reml',
      test: 'hk',
      level: 0.95,
      stopsAsMetafor: false,
      subgroupTau2: 'separate',
      zeroCells: {},
    }
    let pooled = 0
    for (const { included, measure } of everything) {
      if (included.length < 2) continue
      const result = poolStudies(included, { ...plan, measure })
      expect([result.estimate, ...result.ci, result.p, result.i2].every(Number.isFinite)).toBe(true)
      pooled++
    }
    expect(pooled).toBeGreaterThan(5)
  })
})

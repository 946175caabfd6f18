/** Made-up trials with one HbA1c result each, and the question that all of them answer. */

import { type PoolingQuestion, type Synthesis, synthesize } from '../../../src/evidence/synthesis/index.js'
import type { Store } from '../../../src/store/index.js'
import { datasetOf } from '../../helpers/made-dataset.js'
import { arm, cell, disease, outcome, type Row, row, trial } from '../../helpers/records.js'

export type MadeTrial = ReturnType<typeof trial>

/** A randomized design of two open arms against standard care, with what is told of another. */
export const openLabel = (other: Partial<MadeTrial['design']> = {}): MadeTrial['design'] => ({
  model: 'parallel',
  allocation: 'randomized',
  concealment: 'concealed',
  assignment: null,
  masking: 'none',
  control: 'standard-care',
  phases: ['2'],
  centers: 'single',
  collection: 'prospective',
  ...other,
})

/** HbA1c with the units that the real entry has. */
export const hba1c = outcome('hba1c', {
  name: 'HbA1c',
  acceptedUnits: [
    { unit: 'mmol/mol', convertible: true, toCanonical: { slope: 0.0915, intercept: 2.15 } },
    { unit: '% of baseline', convertible: false, note: 'a ratio' },
  ],
})
/** Clinical remission, whose entry demands a definition. */
export const remission = outcome('clinical-remission', {
  name: 'Clinical remission',
  kind: 'binary',
  betterDirection: 'higher',
  canonicalUnit: 'proportion',
  acceptedUnits: [{ unit: 'participants', convertible: true }],
  requires: ['definition'],
})
/** Events without such a demand. */
export const closure = outcome('closure', {
  name: 'Closure',
  kind: 'binary',
  canonicalUnit: 'proportion',
  acceptedUnits: [{ unit: 'participants', convertible: true }],
})
export const insulin = outcome('insulin-dose', {
  name: 'Insulin dose',
  canonicalUnit: 'U/kg/day',
  acceptedUnits: [{ unit: 'U/day', convertible: false, note: 'needs each weight' }],
})

const baseline: Row = row('hba1c-baseline', {
  scale: 'baseline',
  timepointMonths: 0,
  primary: null,
  direction: 'unclear',
  arms: { cell: { n: 10, mean: 8, sd: 1 }, control: { n: 10, mean: 8.1, sd: 1 } },
})

/** A trial of 10 against 10 with baseline values, bent as one likes. */
export const study = (id: string, result: Partial<Row> = {}, more: Partial<MadeTrial> = {}): MadeTrial => {
  const made = row('hba1c', result)
  const missing: Record<string, 'notReported'> = {
    'outcomes.hba1c-baseline.primary': 'notReported',
    ...(made.unit === null ? { [`outcomes.${made.id}.unit`]: 'notReported' } : {}),
    ...(made.timepointMonths === null ? { [`outcomes.${made.id}.timepointMonths`]: 'notReported' } : {}),
  }
  return trial(id, {
    followUpMonths: 120,
    outcomes: [made, baseline],
    ...more,
    missing: { 'arms.control.product': 'notApplicable', ...missing, ...more.missing },
  })
}

/** People with an event against people with an event. */
export const counted = (
  id: string,
  [e1, n1, e2, n2]: readonly [number, number, number, number],
  result: Partial<Row> = {},
  more: Partial<MadeTrial> = {},
): MadeTrial =>
  trial(id, {
    enrollment: { count: n1 + n2, type: 'actual' },
    arms: [arm('cell', { allocated: n1, analyzed: n1 }), arm('control', { allocated: n2, analyzed: n2 })],
    outcomes: [
      row('closure', {
        outcome: 'closure',
        kind: 'binary',
        unit: 'participants',
        arms: { cell: { n: n1, events: e1 }, control: { n: n2, events: e2 } },
        ...result,
      }),
    ],
    ...more,
  })

export const openMade = (trials: readonly MadeTrial[]): Store =>
  datasetOf({
    trials: [...trials],
    diseases: [
      disease('diabetes'),
      disease('t1d', { parents: ['diabetes'] }),
      disease('lada', { parents: ['t1d'] }),
      disease('t2d', { parents: ['diabetes'] }),
    ],
    cells: [cell('stem-cell'), cell('msc', { parents: ['stem-cell'] }), cell('hsc', { parents: ['stem-cell'] })],
    outcomes: [hba1c, remission, closure, insulin],
  })

export const question = (
  more: Partial<Omit<PoolingQuestion, 'allow'>> & { readonly allow?: readonly string[] } = {},
): PoolingQuestion => ({
  outcome: 'hba1c',
  disease: null,
  cell: null,
  timepoint: null,
  window: 3,
  measure: null,
  exclude: [],
  correlation: null,
  zeroCells: {},
  ...more,
  allow: new Set((more.allow ?? []) as never[]),
})

export const answer = (trials: readonly MadeTrial[], asked: Parameters<typeof question>[0] = {}): Synthesis =>
  synthesize(question(asked), openMade(trials))

/** Ids of the trials that are pooled. */
export const usedIds = (synthesis: Synthesis): string[] => synthesis.included.map(({ reading }) => reading.trial.id)

/** Codes by trial of those that are not. */
export const refused = (synthesis: Synthesis): Record<string, string[]> =>
  Object.fromEntries(
    synthesis.leftOut.map(({ candidate, refusals }) => [candidate.reading.trial.id, refusals.map(({ code }) => code)]),
  )

/** Codes of what weakens a pooled trial. */
export const weakened = (synthesis: Synthesis, id: string): string[] =>
  synthesis.included.find(({ reading }) => reading.trial.id === id)?.clashes.map(({ code }) => code) ?? []

/** Two comparable studies, and what stands beside them. */
export const two = (...trials: readonly MadeTrial[]) => [study('first'), study('second'), ...trials]
/** A row with these arms. */
export const arms = (cell: Row['arms'][string], control: Row['arms'][string]): Pick<Row, 'arms'> => ({
  arms: { cell, control },
})

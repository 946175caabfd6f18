import { describe, expect, test } from 'vitest'
import { trial as schema } from '../../src/dataset/schema/trial.js'
import { apiFound, isFault } from '../../src/registry/study/index.js'
import { wholeTrialOf } from '../../src/registry/trial/index.js'
import { postedValues, untold } from '../helpers/posted.js'
import { type Json, registration } from '../helpers/studies.js'

const groups = [
  { id: 'OG000', title: 'Cells', description: 'Those with cells' },
  { id: 'OG001', title: 'Saline', description: 'Those without' },
]
const denoms = [
  {
    units: 'Participants',
    counts: [
      { groupId: 'OG000', value: '18' },
      { groupId: 'OG001', value: '19' },
    ],
  },
] // prettier-ignore
const measure = (more: Json, measurements: Json[] = []): Json => ({
  type: 'SECONDARY',
  title: 'Fasting C-peptide',
  paramType: 'MEAN',
  dispersionType: 'Standard Deviation',
  unitOfMeasure: 'nmol/L',
  timeFrame: '12 months',
  groups,
  denoms,
  classes: [{ categories: [{ measurements }] }],
  ...more,
})
const two = (a: Json, b: Json): Json[] => [
  { groupId: 'OG000', ...a },
  { groupId: 'OG001', ...b },
] // prettier-ignore
const mean = two({ value: '0.51', spread: '0.11' }, { value: '0.4', spread: '0.2' })

const results = (outcomeMeasures: Json[], cells: Json = { deathsNumAffected: 0, seriousNumAffected: 3 }): Json => ({
  participantFlowModule: {
    groups: groups.map((one) => ({ ...one, id: one.id.replace('O', 'F') })),
    periods: [
      {
        title: 'Overall Study',
        milestones: [
          {
            type: 'STARTED',
            achievements: [
              { groupId: 'FG000', numSubjects: '20' },
              { groupId: 'FG001', numSubjects: '21' },
            ],
          },
        ],
        dropWithdraws: [{ type: 'Lost to Follow-up', reasons: [{ groupId: 'FG000', numSubjects: '2' }] }],
      },
    ],
  },
  outcomeMeasuresModule: { outcomeMeasures },
  adverseEventsModule: {
    frequencyThreshold: '5',
    eventGroups: [
      {
        id: 'EG000',
        title: 'Cells',
        deathsNumAtRisk: 20,
        seriousNumAtRisk: 20,
        ...cells,
      },
      {
        id: 'EG001',
        title: 'Saline',
        deathsNumAffected: 1,
        deathsNumAtRisk: 21,
        seriousNumAffected: 4,
        seriousNumAtRisk: 21,
      },
    ],
    seriousEvents: [
      {
        term: 'Stroke',
        organSystem: 'Nervous',
        stats: [{ groupId: 'EG001', numEvents: 2, numAffected: 1, numAtRisk: 21 }],
      },
    ],
  },
}) // prettier-ignore

const trialWith = (...outcomeMeasures: Json[]) => {
  const record = registration('NCT00000001', {}, { hasResults: true, resultsSection: results(outcomeMeasures) })
  const found = apiFound(JSON.stringify(record), 'here')
  if (isFault(found)) throw new Error(found.message)
  const { trial } = wholeTrialOf(found.study)
  expect(schema.parse(trial)).toEqual(trial)
  const lines = (trial.facts ?? []).map(({ field, value }) => `${field}: ${value}`)
  expect(untold(postedValues(record.resultsSection), lines)).toEqual([])
  const isHarm = ({ id }: { readonly id: string }): boolean => id.startsWith('posted-')
  return { ...trial, outcomes: trial.outcomes.filter((row) => !isHarm(row)), harms: trial.outcomes.filter(isHarm) }
}

/** Rows of harms of posted groups. */
const harmsOf = (eventGroups: Json[], of: Json = {}) => {
  const section = { adverseEventsModule: { eventGroups } }
  const found = apiFound(
    JSON.stringify(registration('NCT00000001', of, { hasResults: true, resultsSection: section })),
    'here',
  )
  if (isFault(found)) throw new Error(found.message)
  return wholeTrialOf(found.study).trial.outcomes
}

describe('posted results', () => {
  test('of deaths and serious events are not told where a group does not tell them: that is not none', () => {
    const record = registration(
      'NCT00000001',
      {},
      { hasResults: true, resultsSection: results([measure({}, mean)], {}) },
    )
    const found = apiFound(JSON.stringify(record), 'here')
    if (isFault(found)) throw new Error(found.message)
    expect(wholeTrialOf(found.study).trial.safety).toMatchObject({ seriousEvents: null, deaths: null })
  })

  test.each([
    'Number of Participants Free of Severe Hypoglycemic Events',
    'Absence of severe hypoglycemia',
    'Participants Who Lost Insulin Independence',
    'Participants without insulin independence',
  ])('of people who did not have what is named (%s) are no row of it', (title) => {
    const counts = { title, paramType: 'COUNT_OF_PARTICIPANTS', dispersionType: null, unitOfMeasure: 'Participants' }
    expect(trialWith(measure(counts, two({ value: '7' }, { value: '2' }))).outcomes).toEqual([])
  })

  test.each(['Reduction in HbA1c', 'Decrease in Daily Insulin Dose', 'Difference in C-peptide'])(
    'of a difference whose sign is not told (%s) are no row',
    (title) => expect(trialWith(measure({ title }, mean)).outcomes).toEqual([]),
  )

  test('of a measure of the vocabulary are rows, per registered arm, as they stand', () => {
    const trial = trialWith(measure({}, mean))
    expect(trial.kind).toBe('published')
    expect(trial.outcomes).toMatchObject([
      {
        id: 'fasting-c-peptide-12m',
        outcome: 'fasting-c-peptide',
        scale: 'final',
        timepointMonths: 12,
        unit: 'nmol/L',
        primary: false,
        spread: { kind: 'sd', basis: 'stated' },
        arms: { cells: { n: 18, mean: 0.51, sd: 0.11 }, saline: { n: 19, mean: 0.4, sd: 0.2 } },
        comparison: 'against-control',
        direction: 'unclear',
      },
    ])
    expect(trial.arms.map(({ allocated }) => allocated)).toEqual([20, 21])
    expect(trial.safety).toMatchObject({ seriousEvents: 7, deaths: 1 })
  })

  test('that are NA are not available, with the comment, and never zero', () => {
    const { outcomes } = trialWith(
      measure({}, two({ value: 'NA', comment: 'assay failed' }, { value: '0.4', spread: '0.2' })),
    )
    expect(outcomes[0]?.arms.cells).toEqual({ n: 18, missing: 'notReported' })
    expect(outcomes[0]?.note).toContain('cells: not available (assay failed)')
  }) // prettier-ignore

  test.each(['7,5', '0,05', '0,050', '1,23,4', '12,34', '1234,567', '1.234,5', ',5'])(
    'with %s, whose comma parts no thousands, make no row: it is another number elsewhere',
    (value) => expect(trialWith(measure({}, two({ value }, { value: '2' }))).outcomes).toEqual([]),
  )

  test('with thousands parted by commas are these numbers', () => {
    const { outcomes } = trialWith(measure({}, two({ value: '1,234.5' }, { value: '-12,345,678' })))
    expect(outcomes[0]?.arms).toMatchObject({ cells: { mean: 1234.5 }, saline: { mean: -12345678 } })
  })

  test.each([
    [
      'no spread where none is posted',
      { dispersionType: undefined },
      two({ value: '1' }, { value: '2', spread: '0.2' }),
      { n: 18, mean: 1 },
    ],
    ['an SE is no SD', { dispersionType: 'Standard Error' }, mean, { n: 18, mean: 0.51, se: 0.11 }],
    [
      'ends of a range',
      { dispersionType: 'Full Range', paramType: 'MEDIAN' },
      two({ value: '1', lowerLimit: '0.5', upperLimit: '2' }, { value: '2' }),
      { n: 18, median: 1, min: 0.5, max: 2 },
    ],
    [
      'an interval of 90 %',
      { dispersionType: '90% Confidence Interval' },
      two({ value: '1', lowerLimit: '0.5', upperLimit: '2' }, { value: '2' }),
      { n: 18, mean: 1, ci: [0.5, 2], ciLevel: 90 },
    ],
    [
      'quartiles',
      { dispersionType: 'Inter-Quartile Range', paramType: 'MEDIAN' },
      two({ value: '1', lowerLimit: '0.5', upperLimit: '2' }, { value: '2' }),
      { n: 18, median: 1, q1: 0.5, q3: 2 },
    ],
  ])('%s', (_, more, measurements, expected) => {
    expect(trialWith(measure(more, measurements)).outcomes[0]?.arms.cells).toEqual(expected)
  }) // prettier-ignore

  test.each([
    ['geometric means', { paramType: 'GEOMETRIC_MEAN' }],
    ['a measure that is none of the vocabulary', { title: 'Mood' }],
    ['a title that names two measures', { title: 'HbA1c and fasting C-peptide' }],
    [
      'groups that are no registered arm',
      {
        groups: [
          { id: 'OG000', title: 'All' },
          { id: 'OG001', title: 'Saline' },
        ],
      },
    ],
    [
      'groups of one name',
      {
        groups: [
          { id: 'OG000', title: 'Cells' },
          { id: 'OG001', title: 'Cells' },
        ],
      },
    ],
    [
      'several classes',
      {
        classes: [
          { title: 'a', categories: [{ measurements: mean }] },
          { title: 'b', categories: [{ measurements: mean }] },
        ],
      },
    ],
  ])('%s stay readable as facts and make no row', (_, more) => {
    expect(trialWith(measure(more, mean)).outcomes).toEqual([])
  }) // prettier-ignore

  test('analyses stay readable, with groups, method, limits and p', () => {
    const analysis = {
      groupIds: ['OG000', 'OG001'],
      pValue: '<0.0001',
      statisticalMethod: 'ANCOVA',
      paramValue: '0.11',
      ciPctValue: '95',
      ciLowerLimit: '0.02',
      ciUpperLimit: '0.2',
    } // prettier-ignore
    const { facts } = trialWith(measure({ analyses: [analysis] }, mean))
    expect(facts?.find(({ field }) => field.startsWith('posted analysis'))?.value).toContain(
      'groups OG000 Cells and OG001 Saline; p value <0.0001',
    )
  }) // prettier-ignore

  const analysis = (more: Json = {}): Json => ({
    groupIds: ['OG000', 'OG001'],
    nonInferiorityType: 'SUPERIORITY',
    pValue: '0.021',
    statisticalMethod: 't-test, 2 sided',
    paramType: 'Mean Difference (Final Values)',
    paramValue: '0.11',
    ciPctValue: '95',
    ciNumSides: 'TWO_SIDED',
    ciLowerLimit: '0.02',
    ciUpperLimit: '0.2',
    ...more,
  })
  const rowWith = (...analyses: Json[]) => trialWith(measure({ analyses }, mean)).outcomes[0]

  test('of the only analysis are effect, interval and p of the row, first minus second as the means show', () => {
    expect(rowWith(analysis())).toMatchObject({
      effect: { measure: 'md', value: 0.11, unit: 'nmol/L', ci: [0.02, 0.2], arms: ['cells', 'saline'] },
      p: '0.021',
    })
    const turned = { paramValue: '-0.11', ciLowerLimit: '-0.2', ciUpperLimit: '-0.02' }
    expect(rowWith(analysis(turned))?.effect).toMatchObject({ value: -0.11, arms: ['saline', 'cells'] })
    expect(rowWith(analysis({ pValue: '<0.001', statisticalMethod: 'ANCOVA' }))).toMatchObject({
      p: '<0.001',
      isAdjusted: true,
    })
    expect(rowWith(analysis({ ciPctValue: '90' }))?.effect).toMatchObject({ range: [0.02, 0.2] })
    expect(rowWith(analysis({ ciNumSides: 'ONE_SIDED' }))?.effect).not.toHaveProperty('ci')
  })

  test.each([
    ['a difference that the means do not show', { paramValue: '0.3', ciUpperLimit: '0.5' }],
    ['another measure', { paramType: 'Median Difference (Final Values)' }],
    ['no number', { paramValue: 'not estimated' }],
  ])('with %s give a p and no effect: nobody says what was subtracted from what', (_, more) => {
    expect(rowWith(analysis(more))).toMatchObject({ p: '0.021' })
    expect(rowWith(analysis(more))).not.toHaveProperty('effect')
  })

  test.each([
    ['7.0', '6.5', '0.3', null],
    ['7.0', '6.5', '-0.9', null],
    ['7.0', '6.5', '0.5', ['cells', 'saline']],
    ['7.0', '6.5', '0.6', ['cells', 'saline']],
    ['7.0', '6.5', '0.66', null],
    ['7.00', '6.50', '-0.51', ['saline', 'cells']],
    ['7.00', '6.50', '0.6', null],
    ['7', '6', '2.1', null],
    ['7', '6', '0.0', null],
    ['7.0', '6', '0.5', ['cells', 'saline']],
    ['1,007.0', '1,006.5', '0.3', null],
  ])(
    'of means %s and %s with a difference of %s are of the arms %j: within the rounding of the printed digits',
    (a, b, paramValue, arms) => {
      const given = analysis({ paramType: 'LS mean difference', paramValue, ciLowerLimit: null, ciUpperLimit: null })
      const values = two({ value: a, spread: '1' }, { value: b, spread: '1' })
      const { effect } = trialWith(measure({ analyses: [given] }, values)).outcomes[0] ?? {}
      expect(effect?.arms ?? null).toEqual(arms)
    },
  )

  test('of one group, of several kinds, or without a number for p, give nothing to the row', () => {
    for (const row of [
      rowWith(analysis({ groupIds: ['OG000'] })),
      rowWith(analysis(), analysis({ pValue: '0.5' })),
      rowWith(analysis({ pValue: 'NS', paramValue: null })),
    ]) {
      expect(row).not.toHaveProperty('p')
      expect(row).not.toHaveProperty('effect')
    }
    expect(rowWith(analysis({ nonInferiorityType: 'NON_INFERIORITY' }))).toMatchObject({ pOf: 'other' })
  })

  test('of harms are rows per arm: affected among those at risk, and what a group does not tell is not none', () => {
    expect(trialWith(measure({}, mean)).harms).toMatchObject([
      { outcome: 'death', arms: { cells: { n: 20, events: 0 }, saline: { n: 21, events: 1 } }, level: 'registry' },
      { outcome: 'serious-adverse-event', arms: { cells: { n: 20, events: 3 }, saline: { n: 21, events: 4 } } },
    ])
    const [deaths] = harmsOf([
      { id: 'EG000', title: 'Cells', deathsNumAtRisk: 20 },
      { id: 'EG001', title: 'Saline', deathsNumAffected: 0, deathsNumAtRisk: 21 },
    ])
    expect(deaths?.arms).toEqual({ cells: { n: 20, missing: 'notReported' }, saline: { n: 21, events: 0 } })
  })

  test('of nobody are not reported, which is not none', () => {
    const [deaths, serious] = harmsOf([
      { id: 'EG000', title: 'Cells', deathsNumAffected: 0, deathsNumAtRisk: 0, seriousNumAffected: 0 },
      { id: 'EG001', title: 'Saline', deathsNumAffected: 0, deathsNumAtRisk: 21, seriousNumAffected: 1 },
    ])
    expect(deaths?.arms).toEqual({ cells: { n: 0, missing: 'notReported' }, saline: { n: 21, events: 0 } })
    expect(serious?.arms).toEqual({ cells: { events: 0 }, saline: { events: 1 } })
    const nobody = denoms.map((one) => ({ ...one, counts: [{ groupId: 'OG000', value: '0' }] }))
    const counts = { title: 'Insulin independence', paramType: 'COUNT_OF_PARTICIPANTS', dispersionType: null }
    for (const more of [{}, counts]) {
      const { outcomes } = trialWith(measure({ ...more, denoms: nobody }, two({ value: '0' }, { value: '2' })))
      expect(outcomes[0]?.arms.cells).toEqual({ n: 0, missing: 'notReported' })
      expect(outcomes[0]?.note).toContain('cells: nobody was analyzed.')
    }
  })

  const label = (of: string): Json => ({
    armsInterventionsModule: { armGroups: [{ label: of, type: 'EXPERIMENTAL' }] },
  })
  test.each([
    ['1 infusion UC-MSC', '3 infusion UC-MSC', 0],
    ['1 x 10^6 cells/kg', '2 x 10^6 cells/kg', 0],
    ['1.5 x 10^6 cells/kg', '2.5 x 10^6 cells/kg', 0],
    ['3 infusions', '1 - 3 infusions', 0],
    ['Cells', '2 Cells', 0],
    ['Cells', '2. Cells', 1],
    ['1) Cells', 'Arm 2: Cells', 1],
    ['Cells', '2 - Cells', 1],
    ['3 infusions', '3 infusions', 1],
  ])('of the arm %j under the name %j are %i rows: a number may be the dose', (arm, title, rows) => {
    const eventGroups = [{ id: 'EG000', title, seriousNumAffected: 1, seriousNumAtRisk: 9 }]
    expect(harmsOf(eventGroups, label(arm))).toHaveLength(rows)
  })

  test('of harms make no row where a group is no registered arm, or two have one name', () => {
    const group = (id: string, title: string): Json => ({ id, title, seriousNumAffected: 1, seriousNumAtRisk: 9 })
    expect(harmsOf([group('EG000', 'Cells'), group('EG001', 'Everybody')])).toEqual([])
    expect(harmsOf([group('EG000', 'Cells'), group('EG001', 'Cells')])).toEqual([])
  })
})

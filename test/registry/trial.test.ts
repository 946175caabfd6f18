import { describe, expect, test } from 'vitest'
import { trial as schema } from '../../src/dataset/schema/trial.js'
import { apiFound, isFault, type RegistryStudy } from '../../src/registry/study/index.js'
import { isOfDataset, trialOf } from '../../src/registry/trial/index.js'
import { type Json, registration } from '../helpers/studies.js'

const studyOf = (record: Json): RegistryStudy => {
  const found = apiFound(JSON.stringify(record), 'here')
  if (isFault(found)) throw new Error(found.message)
  return found.study
}
const trialFrom = (protocol: Json = {}, more: Json = {}) =>
  trialOf(studyOf(registration('NCT00000001', protocol, more)))

describe('a registration becomes a trial', () => {
  test('as the registry says it, with a reason for every null', () => {
    const { trial, decided } = trialFrom()
    expect(isOfDataset(trial)).toBe(true)
    expect(schema.parse(trial)).toEqual(trial)
    expect(decided).toMatchObject({ scope: 'inside', disease: { value: 't1d' }, cells: { value: ['bm-msc'] } })
    expect(trial).toMatchObject({
      id: 'nct00000001',
      kind: 'registered',
      disease: 't1d',
      registrations: [{ id: 'NCT00000001', registered: '2023-11-02', results: 'not-posted' }],
      design: {
        model: 'parallel',
        allocation: 'randomized',
        masking: 'double',
        control: 'placebo',
        phases: ['1', '2'],
        centers: 'multi',
      },
      status: { value: 'recruiting', asOf: '2024-05' },
      enrollment: { count: 40, type: 'estimated' },
      start: '2024-01-15',
      completion: '2026-12',
      countries: ['SE', 'NO'],
      sponsor: 'Made Up University',
      arms: [
        { id: 'cells', role: 'intervention', product: { cells: ['bm-msc'], donor: 'autologous', route: 'iv' } },
        { id: 'saline', role: 'control', product: null, cointervention: 'saline' },
      ],
      registeredOutcomes: { primary: [{ text: 'C-peptide (12 months)' }] },
      population: { ageGroup: 'adult' },
      missing: { 'design.concealment': 'notRead', 'design.assignment': 'notApplicable', acronym: 'notReported' },
    })
  }) // prettier-ignore

  test('retired numbers and those of other registries lead to it', () => {
    const { trial } = trialFrom({
      identificationModule: {
        nctId: 'NCT00000001',
        nctIdAliases: ['NCT00000777'],
        orgStudyIdInfo: { id: '2020-001234-12' },
        secondaryIdInfos: [
          { id: 'R01-X', type: 'NIH' },
          { id: 'ISRCTN12345678', type: 'REGISTRY', domain: 'ISRCTN' },
          // Of another study: a parent, an extension.
          { id: 'NCT00000555', type: 'REGISTRY' },
        ],
      },
    })
    expect(trial.registrations.map(({ id, registry }) => [id, registry])).toEqual([
      ['NCT00000001', 'clinicaltrials.gov'],
      ['NCT00000777', 'clinicaltrials.gov'],
      ['2020-001234-12', 'eu-ctr'],
      ['ISRCTN12345678', 'isrctn'],
    ])
    expect(trial.mergedFrom).toEqual(['NCT00000001', 'NCT00000777'])
  }) // prettier-ignore

  test('what a partial answer leaves out was not read', () => {
    const { trial } = trialOf(
      studyOf({ protocolSection: { identificationModule: { nctId: 'NCT00000001', briefTitle: 'Diabetes' } } }),
    )
    expect(schema.parse(trial)).toEqual(trial)
    expect(trial.missing).toMatchObject({ 'design.phases': 'notRead', start: 'notRead', acronym: 'notReported' })
  })

  test('99999999 people are unknown, a status that is new is quoted', () => {
    const { trial } = trialFrom({
      designModule: { enrollmentInfo: { count: 99999999, type: 'ESTIMATED' } },
      statusModule: { overallStatus: 'PAUSED_BY_SPONSOR', whyStopped: 'No money' },
    })
    expect(trial.enrollment).toEqual({ count: null, type: null })
    expect(trial.status).toEqual({
      value: 'unknown',
      asOf: null,
      note: 'Stopped: No money The registry says "PAUSED_BY_SPONSOR".',
    })
  }) // prettier-ignore

  test('a study of no disease of ours has none, and is outside', () => {
    const { trial, decided } = trialFrom({
      identificationModule: { nctId: 'NCT00000001', briefTitle: 'MSC in arthritis' },
      conditionsModule: { conditions: ['Arthritis'] },
    })
    expect(isOfDataset(trial)).toBe(false)
    expect(decided).toMatchObject({ scope: 'outside', why: 'no word of diabetes stands in it' })
  })
})

test.each([
  'Mesenchymal stem cells in non-diabetic limb ischemia',
  'Mesenchymal stem cells in patients without diabetes',
  'Mesenchymal stem cells for diabetes insipidus',
])('a title that may speak of people without diabetes waits for a decision: %s', (briefTitle) => {
  const { decided } = trialFrom({
    identificationModule: { nctId: 'NCT00000001', briefTitle, organization: { fullName: 'Made Up' } },
    conditionsModule: { conditions: ['Healthy'] },
  })
  expect(decided.scope).not.toBe('inside')
})

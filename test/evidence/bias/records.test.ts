import { describe, expect, it } from 'vitest'
import { cautiously } from '../../../src/dataset/index.js'
import { type Bias, biasOf } from '../../../src/evidence/bias/index.js'
import { openBundled } from '../../helpers/bundled.js'

const dataset = openBundled()
const context = { outcomes: dataset.records('outcomes') }
const all = dataset
  .records('trials')
  .flatMap((trial) => trial.outcomes.map((result) => ({ trial, result, bias: biasOf(trial, result, context) })))
const domain = (bias: Bias, name: string) => bias.domains.find((one) => one.name === name)

describe('how an outcome measure is taken', () => {
  it.each([
    ['hba1c', 'objective'],
    ['c-peptide-auc', 'objective'],
    ['death', 'objective'],
    ['insulin-dose', 'decided'],
    ['insulin-independence', 'decided'],
    ['pain', 'reported'],
    ['quality-of-life', 'reported'],
    ['complete-wound-closure', 'judged'],
    ['unspecified', 'unknown'],
  ])('%s is %s', (id, by) => expect(dataset.record('outcomes', id)?.measuredBy).toBe(by))
})

describe('every result on record', () => {
  it('is assessed by the tool of its design, or by none', () => {
    for (const { trial, result, bias } of all) {
      const { allocation } = cautiously(trial).design
      if (bias.tool === 'RoB 2') expect(allocation).toBe('randomized')
      if (bias.tool === 'ROBINS-I') expect(allocation).toBe('non-randomized')
      if (trial.design.model === 'single-group') expect(bias.tool, `${trial.id} ${result.id}`).toBe('not assessable')
      if (result.scale === 'baseline') expect(bias.tool).toBe('not assessable')
    }
  })

  it('has a reason, a rule and a place read from in every domain', () => {
    for (const { trial, result, bias } of all)
      for (const { name, reason, rule, readFrom } of bias.domains) {
        expect(reason, `${trial.id} ${result.id} ${name}`).toMatch(/^[A-Z].*[.]$/s)
        expect(rule).toMatch(/^[a-z-]+$/)
        expect(readFrom.length).toBeGreaterThan(0)
        for (const { sources } of readFrom)
          for (const id of sources) expect(trial.sources.map((source) => source.id)).toContain(id)
      }
  })

  it('is nowhere at low risk of bias: no abstract says enough', () =>
    expect(all.filter(({ bias }) => bias.overall === 'low')).toEqual([]))

  it('has complete data only where the record says how many were analyzed', () => {
    const complete = all.filter(({ bias }) =>
      bias.domains.some(({ name, judgment }) => name.startsWith('missing') && judgment === 'low'),
    )
    expect(complete.length).toBeGreaterThan(5)
    for (const { trial, result } of complete)
      for (const id of Object.keys(result.arms)) {
        const arm = trial.arms.find((one) => one.id === id)
        expect(arm?.analyzed ?? result.arms[id]?.n, `${trial.id} ${result.id}`).toBeGreaterThan(0)
        expect(arm?.allocated).toBeGreaterThan(0)
      }
  })
})

describe('known cases', () => {
  const of = (trial: string, result: string): Bias => {
    const found = all.find((one) => one.trial.id === trial && one.result.id === result)
    if (!found) throw new Error(`no result ${result} of ${trial}`)
    return found.bias
  }

  it('the arms of Carlsson 2023 started apart', () =>
    expect(domain(of('carlsson-2023-wj-msc-t1d', 'c-peptide-auc-12m-final'), 'randomization process')).toMatchObject({
      rule: 'baseline-apart',
      judgment: 'some concerns',
    }))

  it('Zang 2022 misses 2 of 46 beside 2 with the event, and registered no measure', () => {
    const bias = of('zang-2022-uc-msc-t2d', 'insulin-halved-with-hba1c-below-7-11m-final')
    expect(domain(bias, 'missing outcome data')).toMatchObject({ rule: 'some-missing', judgment: 'some concerns' })
    expect(domain(bias, 'missing outcome data')?.reason).toContain('44 of 46')
    expect(domain(bias, 'selection of the reported result')?.rule).toBe('registered-without-a-measure')
  })

  it('the changes of Zang 2022 do not fit its means', () =>
    expect(domain(of('zang-2022-uc-msc-t2d', 'hba1c-11m-change'), 'selection of the reported result')?.rule).toBe(
      'numbers-disagree',
    ))

  it('Hu 2013, whose registration says one group, unmasked, is judged by that, and the sentence says so', () => {
    const bias = of('hu-2013-wj-msc-t1d', 'hba1c-24m-final')
    expect(bias.tool).toBe('ROBINS-I')
    expect(bias.sentence).toContain('less favorable reading: allocation as non-randomized (recorded as randomized)')
    expect(bias.sentence).toContain('masking as none (recorded as double)')
  })

  it('the patients of Hu 2012 chose their group', () =>
    expect(of('hu-2012-bm-mnc-t2d', 'insulin-independence-33m-final')).toMatchObject({
      tool: 'ROBINS-I',
      overall: 'serious',
      atLeast: true,
    }))
})

import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { checkIntegrity, integrityRules } from '../../../src/dataset/integrity/index.js'
import { readSource } from '../../../src/dataset/source.js'
import { row, withTrial } from '../../helpers/records.js'

const anomaly = (rule: string, path: string) => ({ rule, path, text: 'as printed' })
const wrong = [row('r', { scale: 'baseline', timepointMonths: 3 })]

describe('checkIntegrity', () => {
  it('finds nothing in a sound dataset', () =>
    expect(checkIntegrity(withTrial({}))).toEqual({ open: [], known: [], stale: [] }))

  it('holds a violation open until it is recorded as an anomaly', () => {
    const violation = {
      kind: 'trials',
      id: 'made-up',
      path: 'outcomes.r.timepointMonths',
      rule: 'baseline-at-zero',
      message: 'a baseline value at month 3',
    }
    expect(checkIntegrity(withTrial({ outcomes: wrong }))).toEqual({ open: [violation], known: [], stale: [] })
    const recorded = withTrial({
      outcomes: wrong,
      anomalies: [anomaly('baseline-at-zero', 'outcomes.r.timepointMonths')],
    })
    expect(checkIntegrity(recorded)).toEqual({ open: [], known: [violation], stale: [] })
  })

  it('does not let an anomaly explain another rule or place', () => {
    const recorded = withTrial({
      outcomes: wrong,
      anomalies: [
        anomaly('dates-in-order', 'outcomes.r.timepointMonths'),
        anomaly('baseline-at-zero', 'outcomes.x.timepointMonths'),
      ],
    })
    expect(checkIntegrity(recorded).open).toHaveLength(1)
  })

  it('names anomalies that no rule finds any more, but not those of judgement', () => {
    const recorded = withTrial({
      anomalies: [anomaly('baseline-at-zero', 'outcomes.r'), anomaly('judgement', 'outcomes.hba1c')],
    })
    expect(checkIntegrity(recorded).stale).toEqual([{ id: 'made-up', rule: 'baseline-at-zero', path: 'outcomes.r' }])
  })

  it('has a name in kebab case and a sentence for every rule', () => {
    for (const rule of integrityRules) {
      expect(rule.name).toMatch(/^[a-z]+(-[a-z]+)*$/)
      expect(rule.demands).toMatch(/^[A-Z].*\.$/)
    }
    expect(new Set(integrityRules.map((r) => r.name)).size).toBe(integrityRules.length)
  })
})

describe('the evidence in data/', () => {
  const check = () => checkIntegrity(readSource(fileURLToPath(new URL('../../../data', import.meta.url))))
  it('breaks no rule that is not recorded as an anomaly', () => expect(check().open).toEqual([]))
  it('records no anomaly that is no longer there', () => expect(check().stale).toEqual([]))
})

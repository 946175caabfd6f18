import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { audit, auditRules, levels } from '../../../src/evidence/audit/index.js'
import { openBundled } from '../../helpers/bundled.js'
import { arm, outcome, row, trial } from '../../helpers/records.js'
import { around, people } from './says.js'

describe('the rules', () => {
  it('have names of their own, a demand in a sentence and a source', () => {
    const names = auditRules.map(({ name }) => name)
    expect(new Set(names).size).toBe(names.length)
    for (const { name, demands, source, levels: own } of auditRules) {
      expect(name).toMatch(/^[a-z]+(-[a-z]+)*$/)
      expect(demands, name).toMatch(/^[A-Z].*\.$/)
      expect(source.length, name).toBeGreaterThan(8)
      expect(own.length, name).toBeGreaterThan(0)
    }
  })

  it('have each a made-up case of their own in these tests', () => {
    const folder = fileURLToPath(new URL('.', import.meta.url))
    const cases = readdirSync(folder)
      .filter((name) => name.endsWith('.test.ts') && !/^(index|known)\./.test(name))
      .map((name) => readFileSync(`${folder}${name}`, 'utf8'))
      .join('\n')
    for (const { name } of auditRules) expect(cases, name).toMatch(new RegExp(`'${name}[ ']`))
  })

  it('find nothing in a sound record', () => {
    const sound = trial('made-up')
    expect(audit(sound, around(sound))).toEqual([])
  })

  it('never throw, whatever numbers stand in a row', () => {
    // Numbers as a record can hold them: up to a billion, to at most six decimals.
    const number = fc
      .tuple(
        fc.oneof(fc.integer({ min: -1e9, max: 1e9 }), fc.integer({ min: -99, max: 99 })),
        fc.integer({ min: 0, max: 6 }),
      )
      .map(([whole, digits]) => whole / 10 ** digits)
    const size = fc.oneof(fc.integer({ min: 0, max: 60 }), fc.constant(null))
    const values = fc.record(
      {
        n: size,
        mean: number,
        sd: number.map(Math.abs),
        se: number.map(Math.abs),
        plusMinus: number.map(Math.abs),
        median: number,
        q1: number,
        q3: number,
        events: fc.integer({ min: 0, max: 80 }),
        percent: number,
      },
      { requiredKeys: [] },
    )
    const odd = fc.record({
      outcome: fc.constantFrom('hba1c', 'hba1c-below-7', 'insulin-dose', 'c-peptide'),
      kind: fc.constantFrom('continuous' as const, 'binary' as const),
      scale: fc.constantFrom('baseline' as const, 'final' as const, 'change' as const, 'percent-change' as const, null),
      unit: fc.constantFrom('%', 'IU/day', 'participants', 'points', null),
      timepointMonths: fc.constantFrom(0, 6, 12, null),
      p: fc.constantFrom('0.04', 'NS', '<0.001', '0.000', '7', 'x'),
      direction: fc.constantFrom('favors-cell' as const, 'no-difference' as const),
      arms: fc.record({ cell: values, control: values, third: values }, { requiredKeys: ['cell'] }),
      effect: fc.record({
        measure: fc.constantFrom('md' as const, 'rd' as const, 'rr' as const, 'or' as const),
        value: number,
        ci: fc.tuple(number, number),
        se: number,
        arms: fc.constant(['cell', 'control'] as [string, string]),
      }),
    })
    const arms = [arm('cell'), arm('control'), arm('third')]
    fc.assert(
      fc.property(fc.array(odd, { maxLength: 4 }), (rows) => {
        const bent = trial('bent', { arms, outcomes: rows.map((r, i) => row(`r${i}`, r)) })
        for (const finding of audit(bent, around(bent))) {
          expect(levels).toContain(finding.level)
          expect(finding.message).not.toMatch(/NaN|undefined|Infinity/)
        }
      }),
      { numRuns: 300 },
    )
  })
})

describe('audit', () => {
  const bent = trial('bent', {
    anomalies: [{ rule: 'percent-fits-denominator', path: 'outcomes.a.arms.cell.percent', text: 'Printed so.' }],
    outcomes: [
      row('b', { ...people({ cell: [3, 10], control: [0, 10] }), direction: 'favors-cell' }),
      row('a', people({ cell: [6, 7, 90] })),
    ],
  })

  const context = around(bent, {
    outcomes: [outcome('insulin-independence', { kind: 'binary', betterDirection: 'higher' })],
  })

  it('puts what is gravest first and says what is on record', () => {
    const found = audit(bent, context)
    expect(found.map(({ level, rule }) => `${level} ${rule}`)).toEqual([
      'contradiction percent-of-people',
      'note direction-against-numbers',
    ])
    expect(found.map(({ known }) => known)).toEqual([{ as: 'anomaly', text: 'Printed so.' }, null])
  })

  it('runs only the rules it is given', () => {
    const rules = auditRules.filter(({ name }) => name === 'direction-against-numbers')
    expect(new Set(audit(bent, context, rules).map(({ rule }) => rule))).toEqual(new Set(['direction-against-numbers']))
  })

  it('declares every level that a rule uses on the bundled trials', () => {
    const dataset = openBundled()
    const context = {
      trials: dataset.records('trials'),
      outcomes: new Map(dataset.records('outcomes').map((o) => [o.id, o])),
      references: new Map(dataset.records('references').map((r) => [r.id, r])),
      asOf: dataset.stamp.asOf,
    }
    const declared = new Map(auditRules.map((rule) => [rule.name, rule.levels]))
    for (const one of context.trials)
      for (const { rule, level } of audit(one, context)) expect(declared.get(rule), rule).toContain(level)
  })
})

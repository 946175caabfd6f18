import { describe, expect, it } from 'vitest'
import { biasRules } from '../../../src/evidence/bias/index.js'
import { arm, row } from '../../helpers/records.js'
import { assess, cases, fired, open, registration } from './cases.js'

describe('every rule of both tools', () => {
  it('has a study on which it decides, and studies on which it must not', () => {
    expect(biasRules.map(({ tool, domain, name }) => `${tool}/${domain}/${name}`)).toEqual(Object.keys(cases))
  })

  it.each(Object.entries(cases))('%s decides where it should and nowhere else', (key, { fires, quiet }) => {
    const [tool, domain, name] = key.split('/') as [string, string, string]
    const bias = assess(fires)
    expect([bias.tool, fired(bias, domain)]).toEqual([tool, name])
    expect(quiet.length).toBeGreaterThan(0)
    for (const made of quiet) {
      const other = assess(made)
      expect(`${other.tool}/${domain}/${fired(other, domain)}`, JSON.stringify(made)).not.toBe(key)
    }
  })

  it.each(Object.entries(cases))(
    '%s gives the judgment that its line in the table says, with a reason and a place',
    (key, { fires }) => {
      const [tool, domain, name] = key.split('/') as [string, string, string]
      const rule = biasRules.find((r) => r.tool === tool && r.domain === domain && r.name === name)
      const found = assess(fires).domains.find((d) => d.name === domain)
      expect(found?.judgment).toBe(rule?.judgment)
      expect(found?.reason).toMatch(/^[A-Z].*\.$/)
      expect(found?.readFrom.length).toBeGreaterThan(0)
      for (const place of found?.readFrom ?? []) expect(place.sources.length, place.path).toBeGreaterThan(0)
    },
  )

  it('uses only judgments of its tool', () => {
    const words = { 'RoB 2': ['low', 'some concerns', 'high'], 'ROBINS-I': ['low', 'moderate', 'serious', 'critical'] }
    for (const { tool, judgment } of biasRules) expect([...words[tool], 'no information']).toContain(judgment)
  })
})

describe('reasons', () => {
  it('say how a masking was inferred', () => {
    const bias = assess({ trial: { inferred: { 'design.masking': 'From a review table.' } }, row: { outcome: 'pain' } })
    expect(bias.domains.find(({ name }) => name === 'measurement of the outcome')?.reason).toContain(
      'Inferred, not read: From a review table.',
    )
  })

  it('give the sources of a field where the record has them, with their levels', () => {
    const bias = assess({
      trial: {
        ...open,
        sources: [
          { id: 's1', url: 'a', level: 'abstract', what: 'abstract' },
          { id: 's2', url: 'b', level: 'registry', what: 'registry record' },
        ],
        provenance: { 'design.masking': { sources: ['s2'] } },
      },
    })
    const of = (name: string) => bias.domains.find((domain) => domain.name === name)?.readFrom[0]
    expect(of('deviations from intended interventions')).toEqual({
      path: 'design.masking',
      levels: ['registry'],
      locator: 'registry record',
      sources: ['s2'],
    })
    expect(of('randomization process')).toEqual({
      path: 'design.allocation',
      levels: ['registry', 'abstract'],
      locator: null,
      sources: ['s1', 's2'],
    })
  })

  it('say what a retrospective second registration cannot: that the trial was registered late', () => {
    const both = {
      registrations: [
        ...(registration('2014-05-03').registrations ?? []),
        { id: 'ChiCTR2', registry: 'chictr' as const, url: null, registered: '2023-05-30', results: null },
      ],
      start: '2015-03',
    }
    expect(fired(assess({ trial: both }), 'selection of the reported result')).toBe('plan-not-on-record')
    const late = { ...both, registrations: both.registrations.slice(1) }
    expect(fired(assess({ trial: late }), 'selection of the reported result')).toBe('registered-after-start')
  })
})

describe('limits', () => {
  const apart = (rows: number): string | undefined =>
    fired(
      assess({
        others: Array.from({ length: rows }, (_, i) =>
          row(`${i}-baseline`, {
            outcome: 'pain',
            scale: 'baseline',
            arms: { cell: { n: 10, mean: 7, sd: 1 }, control: { n: 10, mean: 9, sd: 1 } },
          }),
        ),
      }),
      'randomization process',
    )
  it('differences at baseline are counted from five rows on', () => {
    expect([3, 4].map(apart)).not.toContain('more-baseline-differences-than-chance')
    expect(apart(5)).toBe('more-baseline-differences-than-chance')
  })

  const perProtocol = (analyzed: number): string | undefined =>
    fired(
      assess({
        trial: {
          arms: [arm('cell', { allocated: 100, analyzed }), arm('control', { allocated: 100, analyzed: 100 })],
        },
        row: {
          analyzed: 'per-protocol',
          arms: { cell: { n: analyzed, mean: 7, sd: 1 }, control: { n: 100, mean: 8, sd: 1 } },
        },
      }),
      'deviations from intended interventions',
    )
  it('a per-protocol analysis counts against a result when more than 5 % are missing', () => {
    expect(perProtocol(95)).not.toBe('per-protocol')
    expect(perProtocol(94)).toBe('per-protocol')
  })
})

import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Domain, Judgment } from '../../../src/evidence/bias/index.js'
import { overallOf } from '../../../src/evidence/bias/overall.js'

const domains = (...judgments: Judgment[]): Domain[] =>
  judgments.map((judgment, i) => ({ name: `domain ${i}`, judgment, reason: '', rule: '', readFrom: [] }))

describe('overall by RoB 2', () => {
  it.each<[Judgment[], Judgment, boolean]>([
    [['low', 'low'], 'low', false],
    [['low', 'some concerns'], 'some concerns', false],
    // More than one concern may be high: that is a judgment for a person.
    [['some concerns', 'some concerns', 'some concerns'], 'some concerns', false],
    [['low', 'some concerns', 'high'], 'high', false],
    [['high', 'no information'], 'high', false],
    [['some concerns', 'no information'], 'some concerns', true],
    [['low', 'no information'], 'no information', false],
    [['no information'], 'no information', false],
  ])('%j is %s (at least: %s)', (given, overall, atLeast) =>
    expect(overallOf('RoB 2', domains(...given))).toEqual({ overall, atLeast }),
  )
})

describe('overall by ROBINS-I', () => {
  it.each<[Judgment[], Judgment, boolean]>([
    [['low', 'low'], 'low', false],
    [['low', 'moderate'], 'moderate', false],
    [['moderate', 'serious'], 'serious', false],
    [['serious', 'critical', 'no information'], 'critical', false],
    [['serious', 'no information'], 'serious', true],
    [['moderate', 'no information'], 'no information', false],
    [['no information'], 'no information', false],
  ])('%j is %s (at least: %s)', (given, overall, atLeast) =>
    expect(overallOf('ROBINS-I', domains(...given))).toEqual({ overall, atLeast }),
  )
})

const scales = {
  'RoB 2': ['low', 'some concerns', 'high'],
  'ROBINS-I': ['low', 'moderate', 'serious', 'critical'],
} as const satisfies Record<string, readonly Judgment[]>

describe.each(['RoB 2', 'ROBINS-I'] as const)('overall by %s, whatever the domains', (tool) => {
  const judgment = fc.constantFrom<Judgment>(...scales[tool], 'no information')
  const some = fc.array(judgment, { minLength: 1, maxLength: 7 })

  it('is low only when every domain is', () => {
    fc.assert(
      fc.property(some, (given) => {
        const { overall } = overallOf(tool, domains(...given))
        expect(overall === 'low').toBe(given.every((one) => one === 'low'))
      }),
    )
  })

  it('does not depend on the order of the domains', () => {
    fc.assert(
      fc.property(some, (given) => {
        expect(overallOf(tool, domains(...given))).toEqual(overallOf(tool, domains(...given.toReversed())))
      }),
    )
  })

  it('is never better than the worst domain that is known', () => {
    fc.assert(
      fc.property(some, (given) => {
        const { overall } = overallOf(tool, domains(...given))
        if (overall === 'no information') return
        const rank = (one: Judgment): number => (scales[tool] as readonly Judgment[]).indexOf(one)
        for (const one of given) expect(rank(overall)).toBeGreaterThanOrEqual(rank(one))
      }),
    )
  })
})

import { describe, expect, it } from 'vitest'
import { changesVerdict, reproduces, timesOff } from '../../../src/evidence/audit/tests-of-rows.js'

const again = (low: number, high: number) => ({ tests: [], span: [low, high] as const })
const printed = (low: number, high: number, isSignificant?: boolean) => ({
  span: [low, high] as const,
  isSignificant,
  text: '',
})

describe('a p-value recomputed', () => {
  it('changes the verdict of a significant one from 0.05 on', () => {
    expect(changesVerdict(again(0.05, 0.3), printed(0, 0.05, true))).toBe(true)
    expect(changesVerdict(again(0.0499, 0.3), printed(0, 0.05, true))).toBe(false)
  })
  it('changes the verdict of one that is not significant below 0.05', () => {
    expect(changesVerdict(again(0.01, 0.0499), printed(0.05, 1, false))).toBe(true)
    expect(changesVerdict(again(0.01, 0.05), printed(0.05, 1, false))).toBe(false)
  })
  it('changes no verdict where none was given', () => {
    expect(changesVerdict(again(0.2, 0.3), printed(0.0495, 0.0505))).toBe(false)
  })
  it('counts as reproduced up to 1.35 times beyond the range, on either side', () => {
    expect(timesOff(again(0.01, 0.02), printed(0.015, 0.03))).toBe(1)
    expect(reproduces(again(0.01, 0.02), printed(0.0269, 0.03))).toBe(true)
    expect(reproduces(again(0.01, 0.02), printed(0.0271, 0.03))).toBe(false)
    expect(reproduces(again(0.01, 0.02), printed(0.001, 0.0075))).toBe(true)
    expect(reproduces(again(0.01, 0.02), printed(0.001, 0.0073))).toBe(false)
  })
})

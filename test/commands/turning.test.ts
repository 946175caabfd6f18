import { describe, expect, it } from 'vitest'
import { turningText } from '../../src/commands/pool/turning.js'

type Arguments = Parameters<typeof turningText>
/** What is said of so many studies whose pooled interval is `all`, and whose intervals without each one are the others. */
const turning = (all: readonly [number, number], ...without: readonly (readonly [number, number])[]): string | null =>
  turningText(
    { ci: all } as Arguments[0],
    without.map((_, i) => ({ label: `S${i + 1}` })) as unknown as Arguments[1],
    { measure: 'md' } as Arguments[2],
    without.map((ci, i) => ({ omitted: `S${i + 1}`, ci })) as unknown as Arguments[3],
  )
const [below, across, above] = [
  [-2, -1],
  [-1, 1],
  [1, 2],
] as const

describe('which single studies turn a result', () => {
  it('is not asked of two studies', () => expect(turning(below, across, across)).toBeNull())
  it('is said with how few are left when there are three', () =>
    expect(turning(below, across, below, below)).toBe(
      'Without S1, “no effect” (0) lies inside the interval (two studies are left).',
    ))
  it('names each of four', () =>
    expect(turning(below, across, below, across, below)).toBe(
      'Without S1, or without S3, “no effect” (0) lies inside the interval.',
    ))
  it('says when any one of them does', () =>
    expect(turning(across, above, above, above, below)).toBe(
      'Without any one of the studies, “no effect” (0) lies outside the interval.',
    ))
  it('tells the other side apart', () =>
    expect(turning(below, above, below, below, below)).toBe(
      'Without S1, the interval lies on the other side of “no effect” (0).',
    ))
  it('counts an interval that ends on no effect as across it', () =>
    expect(turning([-2, 0], [-2, 0], [-1, 0], [0, 1], [0, 2])).toBeNull())
  it('is silent where none does', () => expect(turning(below, below, below, below)).toBeNull())
})

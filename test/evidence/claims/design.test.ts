import { describe, expect, it } from 'vitest'
import { designOf, designText } from '../../../src/evidence/claims/index.js'
import { arm, trial } from '../../helpers/records.js'

const base = trial('x').design
const of = (more: Partial<typeof base>, arms = [arm('cell'), arm('control')]) =>
  trial('x', { design: { ...base, ...more }, arms })

describe('a design', () => {
  it.each([
    [{ masking: 'double' }, 'randomized-blinded'],
    [{ masking: 'single' }, 'randomized-blinded'],
    [{ masking: 'none' }, 'randomized'],
    [{ masking: null }, 'randomized'],
    [{ allocation: 'non-randomized', masking: 'none' }, 'non-randomized'],
    [{ allocation: null, masking: null }, 'non-randomized'],
    [{ model: 'single-group', allocation: 'na', masking: 'none' }, 'single-group'],
  ] as const)('%j is %s', (more, expected) => expect(designOf(of(more))).toBe(expected))

  it('of several arms that all get cells says so', () => {
    const t = of({ allocation: 'non-randomized', masking: 'none', control: 'none' }, [arm('low'), arm('high')])
    expect(designOf(t)).toBe('single-group')
    expect(designText(t)).toBe('non-randomized, open, no arm without cells')
    expect(designText(of({}))).toBe('randomized, double-blind, placebo')
  })
})

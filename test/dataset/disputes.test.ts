import { describe, expect, it } from 'vitest'
import { cautionText, cautiously, designWord, disputedFields, isRandomized } from '../../src/dataset/index.js'
import type { Trial } from '../../src/dataset/schema/trial.js'
import { arm, trial } from '../helpers/records.js'

const made = (design: Partial<Trial['design']>, more: Partial<Trial> = {}): Trial =>
  trial('made-up', { design: { ...trial('x').design, ...design }, ...more })

describe('a design that sources dispute', () => {
  it('is judged by the less favorable reading of each part', () => {
    const read = cautiously(made({ disputed: { allocation: ['non-randomized'], masking: ['single', 'none'] } })).design
    expect([read.allocation, read.masking, read.control]).toEqual(['non-randomized', 'none', 'placebo'])
  })

  it('keeps what is recorded where that is the less favorable reading', () => {
    const t = made({
      allocation: 'non-randomized',
      masking: 'none',
      disputed: { allocation: ['randomized'], masking: ['double'] },
    })
    expect(cautiously(t).design).toEqual(t.design)
    expect(cautionText(t)).toBeUndefined()
  })

  it('keeps its arms where a source speaks of one group', () => {
    const disputed = { allocation: ['na' as const], control: ['none' as const] }
    expect(cautiously(made({ disputed })).design).toMatchObject({
      allocation: 'non-randomized',
      control: 'standard-care',
    })
    expect(cautiously(made({ disputed }, { arms: [arm('cell')] })).design).toMatchObject({
      allocation: 'na',
      control: 'none',
    })
  })

  it('is not randomized unless no source says otherwise', () => {
    expect(isRandomized(made({}))).toBe(true)
    expect(isRandomized(made({ disputed: { allocation: ['na'] } }))).toBe(false)
    expect(isRandomized(made({ disputed: { masking: ['none'] } }))).toBe(true)
  })

  it('says which parts are judged otherwise than recorded', () =>
    expect(cautionText(made({ disputed: { masking: ['none'], control: ['sham'] } }))).toBe(
      'Sources dispute the design, so it is judged by the less favorable reading: masking as none (recorded as double).',
    ))

  it('carries a sign at what is disputed, and the word', () => {
    expect(designWord(made({}))).toBe('randomized, double-blind, placebo')
    expect(designWord(made({ disputed: { masking: ['none'] } }))).toBe('randomized, double-blind≠, placebo (disputed)')
    expect(designWord(made({ model: 'single-group', disputed: { model: ['parallel'] } }))).toBe(
      'single group≠ (disputed)',
    )
  })

  it('names its disputed fields in one order', () =>
    expect(disputedFields(made({ disputed: { phases: [['1']], model: ['factorial'] } }))).toEqual(['model', 'phases']))
})

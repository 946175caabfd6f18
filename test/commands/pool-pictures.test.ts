import { describe, expect, it } from 'vitest'
import type { RecordOf } from '../../src/dataset/index.js'
import { betterOf } from '../../src/evidence/synthesis/index.js'
import { openBundled } from '../helpers/bundled.js'

const dataset = openBundled()
const outcome = (id: string): RecordOf['outcomes'] => {
  const found = dataset.record('outcomes', id)
  if (!found) throw new Error(`no outcome ${id}`)
  return found
}

describe('the side that favors cells', () => {
  it('is that of the outcome, in some units the other way round', () => {
    expect(betterOf('md', outcome('hba1c'), '%')).toBe('lower')
    expect(betterOf('rr', outcome('insulin-independence'), null)).toBe('higher')
  })

  it('is not told where people are counted at some value of a measurement', () => {
    const score = outcome('idaa1c')
    expect([score.kind, betterOf('md', score, null)]).toEqual(['continuous', 'lower'])
    expect(betterOf('rr', score, null)).toBe('none')
  })
})

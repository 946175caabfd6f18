import { describe, expect, it } from 'vitest'
import { printedP } from '../../../src/evidence/audit/printed-p.js'

describe('a printed p-value', () => {
  it.each([
    ['0.04', [0.035, 0.045], true],
    ['.001', [0.0005, 0.0015], true],
    ['0.050', [0.0495, 0.0505], undefined],
    ['0.531', [0.5305, 0.5315], false],
    ['<0.05', [0, 0.05], true],
    ['≤ 0.01', [0, 0.01], true],
    ['>0.05', [0.05, 1], false],
    ['< .001', [0, 0.001], true],
    ['NS', [0.05, 1], false],
    ['not significant', [0.05, 1], false],
    ['significant', [0, 0.05], true],
    ['0.000', [0, 0.0005], true],
    ['1', [0.5, 1], false],
  ] as const)('%j allows %j', (text, span, isSignificant) => {
    const read = printedP(text)
    expect(read?.span[0]).toBeCloseTo(span[0], 12)
    expect(read?.span[1]).toBeCloseTo(span[1], 12)
    expect(read?.isSignificant).toBe(isSignificant)
  })

  it('keeps the size of one in powers of ten', () => {
    const read = printedP('2.62e-6')
    expect(read?.span[0]).toBeLessThan(2.62e-6)
    expect(read?.span[1]).toBeLessThan(1e-5)
    expect(read?.isSignificant).toBe(true)
  })

  it.each(['<0.05 / <0.05 / 0.447', '<0.05 or <0.01', 'significant vs control', '', 'p', '1.2', '-0.1', undefined])(
    'is not read from %j',
    (text) => expect(printedP(text)).toBeUndefined(),
  )
})

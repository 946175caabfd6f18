import { describe, expect, it } from 'vitest'
import { pValueIn } from '../../src/dataset/index.js'

describe('pValueIn', () => {
  it.each([
    ['0.03', '=', 0.03],
    ['.0001', '=', 0.0001],
    ['<0.05', '<', 0.05],
    ['≤ 0.05', '<', 0.05],
    ['> 0.05', '>', 0.05],
    ['2.62e-6', '=', 2.62e-6],
    ['1', '=', 1],
  ] as const)('reads %s', (text, relation, value) => expect(pValueIn(text)).toMatchObject({ relation, value }))

  it('takes a printed zero for less than half of its last digit', () =>
    expect(pValueIn('0.000')).toEqual({ relation: '<', value: 0.0005, digits: 3 }))

  it.each(['NS', 'significant', '0.017 / 0.010', '0.001 at 6, 0.0029 at 12 months', '1.2', '-0.1', ''])(
    'makes no number of "%s"',
    (text) => expect(pValueIn(text)).toBeUndefined(),
  )
})

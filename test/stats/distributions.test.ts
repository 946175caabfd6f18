import { expect, it } from 'vitest'
import * as distributions from '../../src/stats/distributions.js'
import { expectClose } from './close.js'
import { reference } from './reference.js'

const functions: Record<string, (...args: number[]) => number> = {
  qnorm: distributions.normalQuantile,
  qt: distributions.tQuantile,
  qchisq: distributions.chiSquareQuantile,
  normalTwoSided: distributions.normalTwoSided,
  tTwoSided: distributions.tTwoSided,
  chiSquareUpper: distributions.chiSquareUpper,
  chiSquareLower: distributions.chiSquareLower,
  fUpper: distributions.fUpper,
}

it('compares every distribution of the reference file', () => {
  expect(Object.keys(reference.distributions).sort()).toEqual(Object.keys(functions).sort())
})

it.each(Object.entries(reference.distributions))('%s equals R to 11 digits, tails included', (name, rows) => {
  for (const row of rows) {
    const [expected, ...args] = row.toReversed()
    expectClose(functions[name]!(...args.toReversed()), expected, 1e-11, `${name}(${args.toReversed()})`)
  }
})

it('gives the exact small-sample factor of Hedges for few degrees of freedom', () => {
  // R: m <- 2:4; gamma(m / 2) / (sqrt(m / 2) * gamma((m - 1) / 2)); gamma(1/2) = sqrt(pi)
  expectClose(distributions.hedgesFactor(2), 1 / Math.sqrt(Math.PI), 1e-14)
  expectClose(distributions.hedgesFactor(3), Math.sqrt(Math.PI) / 2 / Math.sqrt(1.5), 1e-14)
  expectClose(distributions.hedgesFactor(4), 1 / (Math.sqrt(2) * (Math.sqrt(Math.PI) / 2)), 1e-14)
})

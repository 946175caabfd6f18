import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { leaveOneOut, pool, type Tau2Method, tau2Methods } from '../../src/stats/index.js'
import { expectClose } from './close.js'
import { studiesOf } from './reference.js'

/** Written by make-tau2-golden.R. */
const golden: {
  data: Record<string, { yi: number[]; vi: number[] }>
  fits: {
    data: string
    method: Tau2Method
    test: 'z' | 'knha'
    tau2: number
    se: number
    estimate: number
    ci: [number, number]
    i2: number
    leaveOneOut: (number | 'NA')[]
    leaveOneOutTau2: (number | 'NA')[]
  }[]
} = JSON.parse(readFileSync(new URL('./tau2-golden.json', import.meta.url), 'utf8'))

it('covers every estimator', () =>
  expect([...new Set(golden.fits.map(({ method }) => method))].sort()).toEqual([...tau2Methods].sort()))

describe.each(golden.fits)('rma(yi, vi, method = "$method", test = "$test") of $data', (fit) => {
  const studies = studiesOf(golden.data[fit.data] as { yi: number[]; vi: number[] })
  const options = { tau2Method: fit.method, test: fit.test }

  it('has the same tau2, standard error, effect and interval', () => {
    const found = pool(studies, options)
    // Roots and maxima that R finds by search are good to its tolerance, not to the last digit.
    const size = found.estimate ** 2
    expect(Math.abs(found.tau2 - fit.tau2)).toBeLessThan(1e-8 * (fit.tau2 + size))
    expectClose(found.tau2Se, fit.se, 1e-7, 'se of tau2')
    expectClose([found.estimate, ...found.ci, found.i2], [fit.estimate, ...fit.ci, fit.i2], 1e-8)
  })

  it('has the same without each study', () => {
    const rows = leaveOneOut(studies, options)
    const given = fit.leaveOneOut.flatMap((estimate, i) => (estimate === 'NA' ? [] : [i]))
    // "NA" stands where metafor's iteration does not settle.
    expect(given.length).toBeGreaterThanOrEqual(rows.length - 2)
    for (const i of given) {
      const { estimate, tau2 } = rows[i]!
      expectClose(estimate, fit.leaveOneOut[i], 1e-8, 'estimate')
      const expected = fit.leaveOneOutTau2[i] as number
      expect(Math.abs(tau2 - expected)).toBeLessThan(1e-8 * (expected + estimate ** 2))
    }
  })
})

import { readFileSync } from 'node:fs'
import { type ModelOptions, metaforControl, type StudyEffect } from '../../src/stats/index.js'

/** Reference values written by make-metafor-extra.R, to 17 significant digits. */
export const reference = JSON.parse(readFileSync(new URL('./metafor-extra.json', import.meta.url), 'utf8')) as Reference

export interface Reference {
  generator: string
  distributions: Record<string, number[][]>
  events: (Size & { measure: 'RR' | 'OR' | 'RD' | 'PETO'; table: Four; to: 'only0' | 'all'; add: number })[]
  means: (Size & { measure: 'MD' | 'SMD' | 'ROM'; vtype: 'LS' | 'HO' | 'LS2' | 'UB'; arms: number[] })[]
  proportions: (Size & { measure: 'PR' | 'PLO' | 'PFT'; arm: Pair })[]
  singles: {
    MN: Size & { n: number; mean: number; sd: number }
    MC: Size & { n: number; baseline: Pair; final: Pair; correlation: number }
  }
  fiveNumber: FiveNumber[]
  conversions: {
    se: number
    ciT: number
    ciZ90: number
    p: number
    pooledSdFromP: number
    changeCorrelation: number
    reportedRatio: Pair
    reportedDifference90t: Pair
    reportedP: Pair
    reportedProportion: Pair
  }
  datasets: Record<string, { yi: number[]; vi: number[] }> & {
    bcg: { yi: number[]; vi: number[]; ablat: number[]; alloc: string[] }
  }
  pooling: (FullFit & { data: string; method: Method; test: Test })[]
  precise: (FullFit & { data: string; method: Method })[]
  single: { data: { yi: number; vi: number }; fits: (FullFit & { method: Method })[] }
  sensitivity: {
    data: string
    method: Method
    test: Test
    leaveOneOut: Rows
    cumulative: Rows
    influence: Record<string, number[] | boolean[]>
  }[]
  subgroups: {
    method: Method
    test: Test
    separate: { groups: FitSummary[]; q: number; df: number; p: number }
    common?: Record<'estimate' | 'se' | 'lower' | 'upper' | 'statistic' | 'pValue', number[]> & {
      tau2: number
      q: number
      df: number
      df2: number | null
      p: number
    }
  }[]
  regression: (Record<'estimate' | 'se' | 'lower' | 'upper' | 'statistic' | 'p', Pair> & {
    method: Method
    test: Test
    covariance: number
    qm: number
    qmDf: [number, number | null]
    qmP: number
    q: number
    qP: number
    i2: number
    h2: number
    tau2: number
    tau2Se: number | null
    r2: number
    tau2Ci: Pair | null
    i2Ci: Pair | null
    at40: { estimate: number; se: number; ci: Pair; pi: Pair }
  })[]
  egger: Record<'t' | 'df' | 'p' | 'limit' | 'slope' | 'slopeSe' | 'limitSe', number> & { limitCi: Pair }
  eggerMixed: { z: number; p: number; limit: number }
  tables: Record<'OR' | 'RR' | 'RD' | 'RDkept' | 'peto' | 'peto90', TableFit> & {
    data: Record<'ai' | 'n1' | 'ci' | 'n2', number[]>
  }
  freemanTukey: {
    xi: number[]
    ni: number[]
    harmonic: number
    each: number[]
    pooled: [number, number, number]
    grid: [number, number, number][]
    logit: number[]
  }
  fisher: { table: Four; p: number; midP: number; pLess: number; pGreater: number }[]
  tests: Record<'welch' | 'student', TTest[]>
}

export type Method = 'EE' | 'DL' | 'PM' | 'REML'
export type Test = 'z' | 'knha' | 'adhoc'
type Pair = [number, number]
type Four = [number, number, number, number]
interface Size {
  estimate: number
  variance: number
  se: number
  ci: Pair
}
type FiveNumber = Record<'n' | 'median' | 'mean' | 'sd' | 'statistic' | 'critical', number> &
  Record<'min' | 'q1' | 'q3' | 'max' | 'shi', number | null>
export interface FitSummary {
  k: number
  estimate: number
  se: number
  ci: Pair
  statistic: number
  df: number | null
  p: number
  q: number
  qP: number
  i2: number
  h2: number
  tau2: number
}
export interface FullFit extends FitSummary {
  level: number
  tau2Se: number | null
  pi: Pair | null
  tau2Ci: Pair | null
  i2Ci: Pair | null
  h2Ci: Pair | null
  isOpen: boolean
  weights: number[]
}
type Rows = Record<'estimate' | 'se' | 'statistic' | 'p' | 'lower' | 'upper' | 'q' | 'qP' | 'i2' | 'h2', number[]> & {
  tau2: number[] | null
}
interface TableFit {
  k: number
  estimate: number
  se: number
  ci: Pair
  statistic: number
  p: number
  q: number
  qDf: number
  qP: number
  i2: number
  h2: number
  weights: number[]
}
interface TTest {
  a: [number, number, number]
  b: [number, number, number]
  level: number
  difference: number
  se: number
  ci: Pair
  statistic: number
  df: number
  p: number
}

/** Studies from columns of effects and variances. */
export function studiesOf({ yi, vi }: { yi: readonly number[]; vi: readonly number[] }): StudyEffect[] {
  return yi.map((estimate, i) => ({ estimate, variance: vi[i]!, label: `trial ${i + 1}` }))
}

/** The options that stand for metafor's `method` and `test`. */
export function optionsFor(method: Method, test: Test = 'z'): ModelOptions {
  return method === 'EE' ? { model: 'common' } : { tau2Method: method, test, control: metaforControl }
}

import { readFileSync } from 'node:fs'

/** Reference values that make-methods-golden.R writes, to 15 digits. */
export const golden = JSON.parse(readFileSync(new URL('./methods-golden.json', import.meta.url), 'utf8')) as Golden

type Numbers = number[]
type Sized = { estimate: Numbers; variance: Numbers }

type Rows = Record<'estimate' | 'se' | 'lower' | 'upper' | 'p' | 'q' | 'qP' | 'i2', Numbers>
type Row = Record<'estimate' | 'se' | 'lower' | 'upper' | 'p', number>
type Heterogeneous = Row & Record<'k' | 'q' | 'qP' | 'i2', number>
type Tables = Record<'ai' | 'n1' | 'ci' | 'n2', Numbers>
type Line = Record<'intercept' | 'interceptSe' | 'slope' | 'slopeSe' | 't' | 'df' | 'p', number>
export type TableMethod = 'OR' | 'RR' | 'RD' | 'peto'
type PerMethod<T> = Record<TableMethod, T>
type Fitted = Record<'estimate' | 'se' | 'tau2' | 'logLik', number>
type Clustered = Rows & { sigma2: Numbers; logLik: number; robust: Record<'se' | 'df' | 'p', Numbers> }

export interface Golden {
  generator: string
  measures: {
    rates: Record<'x1' | 't1' | 'x2' | 't2', Numbers> & Record<'IRR' | 'IR' | 'IRLN', Sized>
    correlations: Record<'r' | 'n' | 'pooled', Numbers> & Record<'COR' | 'ZCOR', Sized>
  }
  tables: Record<
    'bcg' | 'rare',
    {
      data: Tables
      group: string[]
      leaveOneOut: PerMethod<Rows>
      cumulative: PerMethod<Rows>
      subgroups: PerMethod<{ groups: Heterogeneous[]; q: number; df: number; p: number }>
    }
  >
  smallStudies: Record<
    'bcg' | 'rare',
    {
      data: Tables
      peters: Line
      harbord: Line
      ruckerLinear: Line
      rucker: Omit<Line, 't' | 'df'> & { statistic: number }
    }
  >
  adjusted: Record<
    'bcg' | 'hackshaw',
    { yi: Numbers; vi: Numbers; pet: Line; peese: Line } & {
      trimAndFill: (Heterogeneous & {
        method: 'REML' | 'EE'
        estimator: 'L0' | 'R0' | 'Q0'
        side: 'left' | 'right'
        k0: number
        seK0: number
        filled: Numbers
        tau2: number
      })[]
    }
  >
  selection: {
    data: 'bcg' | 'hackshaw'
    fit: Row &
      Record<'tau2' | 'delta' | 'deltaSe' | 'lrt' | 'lrtP' | 'logLik', number> & { alternative: 'greater' | 'less' }
  }[]
  regressions: {
    ablat: Numbers
    decade: Numbers
    alloc: string[]
    fits: (Omit<Rows, 'q' | 'qP' | 'i2'> & {
      mods: ('ablat' | 'decade' | 'alloc')[]
      method: 'REML' | 'EE'
      test: 'z' | 'knha'
      covariance: Numbers[]
      qm: number
      qmDf: number
      qmDf2: number | null
      qmP: number
      q: number
      qP: number
      i2: number
      h2: number
      tau2: number
      tau2Se: number | null
      r2: number | null
      tau2Ci: Numbers | null
    })[]
  }
  permutation: { k: number } & Record<'one' | 'two', { p: Numbers; qmP: number }>
  several: {
    nested: { yi: Numbers; vi: Numbers; cluster: number[]; year: Numbers; fit: Clustered; moderated: Clustered }
    sharing: {
      study: string[]
      events: Record<'a' | 'n1' | 'c' | 'n2', Numbers>
      means: Record<'m1' | 'sd1' | 'm2' | 'sd2', Numbers>
      fits: {
        measure: 'RR' | 'OR' | 'RD' | 'MD' | 'SMD'
        V: Numbers[]
        estimate: number
        se: number
        tau2: number
        lower: number
        upper: number
      }[]
    }
  }
  glmm: {
    shares: { xi: Numbers; ni: Numbers; fit: Fitted; metafor: Fitted }
    rare: { data: Tables } & Record<'UM.FS' | 'CM.EL', { fit: Fitted; metafor: Fitted }>
  }
}

/** Two-by-two tables from columns. */
export const tablesOf = ({ ai, n1, ci, n2 }: Tables) =>
  ai.map((events, i) => ({ treatment: { events, n: n1[i]! }, control: { events: ci[i]!, n: n2[i]! } }))

import type { EventArm } from './arms.js'
import { choice, count, nonNegative, refuse } from './guard.js'

/**
 * What to do with cells of zero. The defaults are metafor's: add 1/2 to each cell of a study that has a zero, and keep
 * studies where nobody, or everybody, had the event in both arms.
 */
export interface ZeroCells {
  /** Added to each cell; default 0.5. */
  readonly add?: number | undefined
  /** Which studies get it; default `only0`, those with a zero cell. */
  readonly to?: 'only0' | 'all' | 'none' | undefined
  /** Refuse (or, when pooling tables, leave out) studies without events, or with nothing but events, in both arms. */
  readonly drop00?: boolean | undefined
}

/** Zero-cell handling with its defaults filled in. */
export interface ResolvedZeroCells {
  readonly add: number
  readonly to: 'only0' | 'all' | 'none'
  readonly drop00: boolean
}

/** Fill in metafor's defaults; `drop00` differs between single effects (false) and pooled tables (true). */
export function resolveZeroCells(
  options: ZeroCells = {},
  { drop00 = false }: { readonly drop00?: boolean } = {},
): ResolvedZeroCells {
  return {
    add: nonNegative('zeroCells.add', options.add ?? 0.5),
    to: choice('zeroCells.to', options.to ?? 'only0', ['only0', 'all', 'none']),
    drop00: options.drop00 ?? drop00,
  }
}

/** The four cells of a two-by-two table: events and non-events under treatment (a, b) and control (c, d). */
export interface Cells {
  readonly a: number
  readonly b: number
  readonly c: number
  readonly d: number
}

/** An estimate with its sampling variance, before either is checked. */
export interface Raw {
  readonly estimate: number
  readonly variance: number
}

/** Check an arm's counts. */
export function eventArm(name: string, arm: EventArm): EventArm {
  const n = count(`n of ${name}`, arm.n, 1)
  const events = count(`events of ${name}`, arm.events, 0)
  if (events > n) refuse('out-of-range', `events of ${name}`, `at most n = ${n}`, events)
  return { events, n }
}

/** The cells of two arms, with their counts checked. */
export function cellsOf(treatment: EventArm, control: EventArm): Cells {
  const first = eventArm('the treatment arm', treatment)
  const second = eventArm('the control arm', control)
  return { a: first.events, b: first.n - first.events, c: second.events, d: second.n - second.events }
}

/** Whether the outcome never, or always, occurred in both arms, so that a relative effect learns nothing from it. */
export function isDoubleZero({ a, b, c, d }: Cells): boolean {
  return (a === 0 && c === 0) || (b === 0 && d === 0)
}

/** Whether the continuity correction applies. */
export function isCorrected(cells: readonly number[], { add, to }: ResolvedZeroCells): boolean {
  return add > 0 && (to === 'all' || (to === 'only0' && cells.includes(0)))
}

/** The cells with the continuity correction where it applies. */
export function corrected(cells: Cells, zeroCells: ResolvedZeroCells): Cells {
  const { a, b, c, d } = cells
  if (!isCorrected([a, b, c, d], zeroCells)) return cells
  const { add } = zeroCells
  return { a: a + add, b: b + add, c: c + add, d: d + add }
}

/** Log risk ratio; R: `escalc("RR", ai, n1i, ci, n2i)`. */
export function logRiskRatio({ a, b, c, d }: Cells): Raw {
  return {
    estimate: Math.log(a / (a + b)) - Math.log(c / (c + d)),
    variance: 1 / a - 1 / (a + b) + 1 / c - 1 / (c + d),
  }
}

/** Log odds ratio; R: `escalc("OR", ai, n1i, ci, n2i)`. */
export function logOddsRatio({ a, b, c, d }: Cells): Raw {
  return { estimate: Math.log(a / b) - Math.log(c / d), variance: 1 / a + 1 / b + 1 / c + 1 / d }
}

/** Risk difference; R: `escalc("RD", ai, n1i, ci, n2i)`. */
export function riskDifference({ a, b, c, d }: Cells): Raw {
  const p1 = a / (a + b)
  const p2 = c / (c + d)
  return { estimate: p1 - p2, variance: (p1 * (1 - p1)) / (a + b) + (p2 * (1 - p2)) / (c + d) }
}

/** Observed minus expected events under treatment, and its hypergeometric variance. */
export function petoTerms({ a, b, c, d }: Cells): { readonly difference: number; readonly information: number } {
  const n1 = a + b
  const n2 = c + d
  const n = n1 + n2
  return {
    difference: a - ((a + c) * n1) / n,
    information: ((a + c) * (b + d) * (n1 / n) * (n2 / n)) / (n - 1),
  }
}

/** Peto's log odds ratio; R: `escalc("PETO", ai, n1i, ci, n2i)`. */
export function petoLogOddsRatio(cells: Cells): Raw {
  const { difference, information } = petoTerms(cells)
  return { estimate: difference / information, variance: 1 / information }
}

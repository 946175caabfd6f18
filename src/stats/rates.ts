import { isCorrected, type Raw, resolveZeroCells, type ZeroCells } from './binary.js'
import { between, count, positive } from './guard.js'

/** What a measure makes of its data, before it is checked. */
interface FromCounts extends Raw {
  readonly n: number | null
  readonly isCorrected: boolean
  readonly isDoubleZero: boolean
}

type Counted = { readonly events: number; readonly time: number }

function checked(name: string, { events, time }: Counted): Counted {
  return { events: count(`events of ${name}`, events, 0), time: positive(`person-time of ${name}`, time) }
}

/** Log incidence rate ratio; R: `escalc("IRR", x1i, t1i, x2i, t2i)`. */
export function rateRatio(treatment: Counted, control: Counted, zeroCells?: ZeroCells): FromCounts {
  const first = checked('the treatment arm', treatment)
  const second = checked('the control arm', control)
  const handling = resolveZeroCells(zeroCells)
  const added = isCorrected([first.events, second.events], handling)
  const [a, b] = [first.events + (added ? handling.add : 0), second.events + (added ? handling.add : 0)]
  return {
    estimate: Math.log(a / first.time) - Math.log(b / second.time),
    variance: 1 / a + 1 / b,
    n: null,
    isCorrected: added,
    isDoubleZero: first.events === 0 && second.events === 0,
  }
}

/** Incidence rate, or its log; R: `escalc("IR", xi, ti)`, `escalc("IRLN", xi, ti)`. */
export function rate(measure: 'IR' | 'IRLN', arm: Counted, zeroCells?: ZeroCells): FromCounts {
  const { events, time } = checked('the arm', arm)
  const handling = resolveZeroCells(zeroCells)
  const added = isCorrected([events], handling)
  const x = events + (added ? handling.add : 0)
  const context = { n: null, isCorrected: added, isDoubleZero: false }
  return measure === 'IR'
    ? { estimate: x / time, variance: x / time ** 2, ...context }
    : { estimate: Math.log(x / time), variance: 1 / x, ...context }
}

/** A correlation as it is, or as Fisher's z; R: `escalc("COR", ri, ni)`, `escalc("ZCOR", ri, ni)`. */
export function fromCorrelation(input: { readonly measure: 'COR' | 'ZCOR'; readonly r: number; readonly n: number }) {
  const r = between('r', input.r, -1, 1)
  const n = count('n of a correlation', input.n, 4)
  return input.measure === 'COR'
    ? { estimate: r, variance: (1 - r * r) ** 2 / (n - 1), n }
    : { estimate: Math.atanh(r), variance: 1 / (n - 3), n }
}

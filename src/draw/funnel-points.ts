/** A funnel checked, with the least ranges that its axes must hold. */
import { levelText } from '../numbers.js'
import { smallest } from './axis.js'
import { clean } from './cells.js'
import type { Interval } from './forest.js'
import type { Funnel, PlottedStudy } from './funnel.js'
import { digitsFor, finite, fixed, nonNegative, ratio } from './numbers.js'

/** e to the power of this is still drawn. */
const largestLog = 600

export type FunnelSheet = {
  readonly title: string
  readonly axisLabel: string
  readonly scale: Funnel['scale']
  readonly points: readonly PlottedStudy[]
  readonly center: number | null
  /** From narrow to wide. */
  readonly contours: readonly { readonly level: number; readonly z: number }[]
  readonly reference: { readonly x: number; readonly label: string } | null
  /** Where the axis of standard errors must end. */
  readonly deepest: number
  /** What the x axis must hold, as it is labeled (ratios, not logs), when the other axis ends at this standard error. */
  readonly range: (lowest: number) => Interval
  /** An x as it stands on the axis. */
  readonly onAxis: (x: number) => number
  /** A point in numbers: estimate as it is labeled, and standard error. */
  readonly write: (point: PlottedStudy) => { readonly x: string; readonly se: string }
  /** Whether a point lies outside the narrowest limits. */
  readonly isOutside: (point: PlottedStudy) => boolean
}

export const checkFunnel = (funnel: Funnel): FunnelSheet => {
  const isLog = funnel.scale === 'log'
  const position = (x: number, what: string): number => {
    finite(x, what)
    if (isLog && Math.abs(x) > largestLog) throw new RangeError(`${what} is no log of a ratio that can be drawn: ${x}`)
    return x
  }
  const points = funnel.points.map((point) => ({
    label: clean(point.label),
    x: position(point.x, `the estimate of "${clean(point.label)}"`),
    se: nonNegative(point.se, `the standard error of "${clean(point.label)}"`),
  }))
  const center = funnel.center === null ? null : position(funnel.center, 'the center of the funnel')
  const contours = funnel.contours
    .map(({ level, z }) => ({
      level: nonNegative(level, 'the level of a contour'),
      z: nonNegative(z, 'the z of a contour'),
    }))
    .sort((a, b) => a.z - b.z)
  const reference = funnel.reference
    ? { x: position(funnel.reference.x, 'the line of reference'), label: clean(funnel.reference.label) }
    : null
  const maxSe = points.reduce((most, { se }) => Math.max(most, se), 0)
  const limit = (x: number): number => Math.max(-largestLog, Math.min(largestLog, x))
  const digits = isLog ? 2 : digitsFor([4 * maxSe])
  const first = contours[0]
  return {
    title: clean(funnel.title),
    axisLabel: clean(funnel.axisLabel ?? ''),
    scale: funnel.scale,
    points,
    center,
    contours: center === null ? [] : contours,
    reference,
    // A little below the last point; above zero also where all standard errors are 0.
    deepest: maxSe > smallest ? 1.04 * maxSe : 1,
    range: (lowest) => {
      const reach = (contours.at(-1)?.z ?? 0) * lowest
      const xs = points.map(({ x }) => x)
      if (center !== null) xs.push(center - reach, center + reach)
      if (reference) xs.push(reference.x)
      const low = xs.reduce((a, b) => Math.min(a, b), xs[0] ?? 0)
      const high = xs.reduce((a, b) => Math.max(a, b), xs[0] ?? 0)
      return isLog ? [Math.exp(limit(low)), Math.exp(limit(high))] : [low, high]
    },
    onAxis: (x) => (isLog ? Math.exp(limit(x)) : x),
    write: ({ x, se }) => ({
      x: isLog ? ratio(Math.exp(x), digits) : fixed(x, digits),
      se: se === 0 ? fixed(0, digits + 1) : ratio(se, digits + 1),
    }),
    isOutside: ({ x, se }) => first !== undefined && center !== null && Math.abs(x - center) > first.z * se,
  }
}

export const percent = (level: number): string => levelText(level / 100)

/** Axes with round ticks, linear and logarithmic. */
import type { Interval } from './forest.js'

export type Tick = { readonly value: number; readonly label: string }

export type Axis = {
  readonly low: number
  readonly high: number
  /** Where a value lies: -1 at the low end, 0 in the middle, 1 at the high end. Mirrored values have mirrored places. */
  readonly place: (value: number) => number
  readonly ticks: readonly Tick[]
}

export type AxisRequest = {
  readonly scale: 'linear' | 'log'
  /** What the axis must hold. */
  readonly range: Interval
  /** Keep the ends as they are; otherwise they move out to a tick that is near. */
  readonly isFixed?: boolean
  /** Room along the axis, in the unit of `measure`. */
  readonly room: number
  readonly measure: (label: string) => number
  /** Least distance between tick labels. */
  readonly gap: number
  readonly most?: number
  /** Finest step; 1 for whole years. */
  readonly least?: number
}

/** Values at an end are inside, whatever rounding does. */
export const hair = 1e-7

export const isInside = ({ place }: Axis, value: number): boolean => Math.abs(place(value)) <= 1 + hair

const placing = (scale: 'linear' | 'log', low: number, high: number): ((value: number) => number) => {
  const on = scale === 'log' ? Math.log : (value: number) => value
  const middle = (on(low) + on(high)) / 2
  const half = (on(high) - on(low)) / 2
  return (value) => (on(value) - middle) / half
}

type Step = { readonly size: number; readonly decimals: number }

/** Steps of 1, 2, 2.5 and 5 times powers of ten, from fine to coarse. */
function* roundSteps(span: number, least: number): Generator<Step> {
  if (!Number.isFinite(span)) return
  const from = Math.floor(Math.log10(span)) - 1
  for (let power = from; power <= from + 5; power++)
    for (const factor of [1, 2, 2.5, 5]) {
      const size = Number(`${factor}e${power}`)
      if (size >= least && (least < 1 || Number.isInteger(size)))
        yield { size, decimals: Math.max(0, (factor === 2.5 ? 1 : 0) - power) }
    }
}

/** Small values with more decimals than this are written as powers of ten. */
const mostDecimals = 6

/** The finest step is a hundredth of the range, so more are a range that is none. */
const mostMultiples = 1000

/** Multiples of a step. Indices are rounded inward by a hair, since 0.3 / 0.1 is not 3. */
const multiples = (low: number, high: number, { size, decimals }: Step): Tick[] => {
  const first = Math.ceil(low / size - 1e-9)
  const last = Math.floor(high / size + 1e-9)
  const ticks: Tick[] = []
  // Steps too fine for the range, or for floating point, give no ticks rather than too many.
  if (!(last - first <= mostMultiples)) return ticks
  for (let i = first; i <= last; i++) {
    const value = decimals > 100 ? i * size : Number((i * size).toFixed(decimals)) + 0
    const absolute = Math.abs(value)
    const isPlain = absolute < 1e7 && (decimals <= mostDecimals || (decimals <= 12 && absolute >= 0.1))
    ticks.push({ value, label: value === 0 || isPlain ? value.toFixed(isPlain ? decimals : 0) : scientific(value) })
  }
  return ticks
}

const scientific = (value: number): string => Number(value.toPrecision(12)).toExponential()

const plainNumber = (value: number): string => {
  const rounded = Number(value.toPrecision(12))
  return rounded >= 1e7 || rounded < 1e-5 ? rounded.toExponential() : String(rounded)
}

/** Powers of ten, each times the factors, every so many decades. */
const decades = (low: number, high: number, factors: readonly number[], every: number): Tick[] => {
  const ticks: Tick[] = []
  // Beyond these powers a number is 0 or infinite.
  const first = Math.max(-307, Math.floor(Math.log10(low) + 1e-9))
  const last = Math.min(308, Math.log10(high) + 1e-9)
  for (let power = first; power <= last; power++)
    for (const factor of factors) {
      const value = Number(`${factor}e${power}`)
      if (power % every === 0 && value >= low * (1 - 1e-9) && value <= high * (1 + 1e-9))
        ticks.push({ value, label: plainNumber(value) })
    }
  return ticks
}

type Candidate = { readonly low: number; readonly high: number; readonly ticks: readonly Tick[] }

/** How far, as a share of the range, an end may move out to reach a tick. */
const reach = 0.13

const linearCandidate = ({ range: [low, high], isFixed }: AxisRequest, step: Step): Candidate => {
  const room = isFixed ? 0 : (high - low) * reach
  const below = Math.floor(low / step.size + 1e-9) * step.size
  const above = Math.ceil(high / step.size - 1e-9) * step.size
  const from = low - below <= room ? Math.min(low, below) : low
  const to = above - high <= room ? Math.max(high, above) : high
  return { low: from, high: to, ticks: multiples(from, to, step) }
}

const logCandidate = (
  { range: [low, high], isFixed }: AxisRequest,
  factors: readonly number[],
  every: number,
): Candidate => {
  const all = decades(low / 10 ** every, high * 10 ** every, factors, every).map((tick) => tick.value)
  const room = isFixed ? 0 : (Math.log(high) - Math.log(low)) * reach
  const below = Math.max(...all.filter((value) => value <= low * (1 + 1e-9)))
  const above = Math.min(...all.filter((value) => value >= high * (1 - 1e-9)))
  const from = Math.log(low / below) <= room ? Math.min(low, below) : low
  const to = Math.log(above / high) <= room ? Math.max(high, above) : high
  return { low: from, high: to, ticks: decades(from, to, factors, every) }
}

function* candidates(request: AxisRequest): Generator<Candidate> {
  const [low, high] = request.range
  // Less than a factor of four apart, decades give too few ticks: 0.75, 1, 1.25.
  if (request.scale === 'linear' || high / low <= 4) {
    for (const step of roundSteps(high - low, request.least ?? 0)) yield linearCandidate(request, step)
    return
  }
  yield logCandidate(request, [1, 2, 5], 1)
  yield logCandidate(request, [1, 3], 1)
  for (const every of [1, 2, 3, 6, 12, 24, 48, 96, 192]) yield logCandidate(request, [1], every)
}

const isClear = (
  { room, measure, gap }: AxisRequest,
  ticks: readonly Tick[],
  place: (value: number) => number,
): boolean => {
  let end = Number.NEGATIVE_INFINITY
  for (const { value, label } of ticks) {
    const center = ((place(value) + 1) / 2) * room
    const half = measure(label) / 2
    if (center - half < end + gap - hair) return false
    end = center + half
  }
  return true
}

/** The axis with as many round ticks as there is room for, seven at most. */
export const makeAxis = (request: AxisRequest): Axis => {
  const range = widened(request)
  let last: Axis | undefined
  for (const { low, high, ticks } of candidates({ ...request, range })) {
    const place = placing(request.scale, low, high)
    const axis = { low, high, place, ticks }
    if (ticks.length === 0) continue
    last = axis
    if (ticks.length <= (request.most ?? 7) && isClear(request, ticks, place)) return axis
  }
  if (last) return { ...last, ticks: last.ticks.slice(0, 1) }
  const [low, high] = range
  return { low, high, place: placing(request.scale, low, high), ticks: [] }
}

/** Below this sizes and spans count as zero, before steps leave the range of floating point. */
export const smallest = 1e-90

/** A range of no width gets some. */
const widened = ({ range: [low, high], scale, least = 0 }: AxisRequest): Interval => {
  if (scale === 'log') return high / low > 1 + 1e-6 ? [low, high] : [low / 2, high * 2]
  const size = Math.max(Math.abs(low), Math.abs(high))
  if (high - low > Math.max(1e-9 * size, smallest)) return [low, high]
  const pad = least || (size > smallest ? size / 2 : 1)
  return [low - pad, high + pad]
}

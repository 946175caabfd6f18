import { itemAt } from '../collections.js'
import { commonMean } from './design.js'
import { type Evaluation, type ModelData, type Profile, profileOf } from './profile.js'

/** A profile of a common mean, which it tells too. */
export interface CommonProfile extends Profile {
  readonly at: (tau2: number) => CommonEvaluation
}

/** With the weighted mean and its information, the sum of weights. */
export interface CommonEvaluation extends Evaluation {
  readonly mean: number
}

/** Powers of the weights that an expansion keeps. */
const powers = 20
/** How far from its center, in units of the smallest marginal variance there, the series holds every digit. */
const reach = 0.08

/**
 * Sums of w^r, w^r y and w^r y^2 at one tau2 and, as Taylor series, near it: with w = 1 / (v + t) the derivative of w^r is
 * -r w^(r + 1), so the sums of higher powers are the coefficients. Weights are kept relative to the largest, so that no power
 * overflows.
 */
class Expansion {
  readonly #a = new Float64Array(powers + 1)
  readonly #b = new Float64Array(powers + 1)
  readonly #c = new Float64Array(powers + 1)
  #logs = 0
  #count = 0
  readonly scale: number
  constructor(
    readonly center: number,
    smallestVariance: number,
  ) {
    this.scale = center + smallestVariance
  }

  holds(tau2: number): boolean {
    return Math.abs(tau2 - this.center) <= reach * this.scale
  }

  add(y: number, v: number): void {
    const u = this.scale / (v + this.center)
    let power = 1
    for (let r = 1; r <= powers; r += 1) {
      power *= u
      this.#a[r] = (this.#a[r] ?? Number.NaN) + power
      this.#b[r] = (this.#b[r] ?? Number.NaN) + power * y
      this.#c[r] = (this.#c[r] ?? Number.NaN) + power * y * y
    }
    this.#logs += Math.log(v + this.center)
    this.#count += 1
  }

  /** Innermost of all: a place that is not there is no number, so that the sum would tell. */
  #series(sums: Float64Array, r: number, step: number): number {
    let total = 0
    let factor = 1
    for (let j = 0; r + j <= powers; j += 1) {
      total += factor * (sums[r + j] ?? Number.NaN)
      factor *= (-step * (r + j)) / (j + 1)
      if (Math.abs(factor) < 1e-18) break
    }
    return total / this.scale ** r
  }

  at(tau2: number): Sums {
    const step = (tau2 - this.center) / this.scale
    let logs = this.#logs
    let power = 1
    for (let j = 1; j <= powers; j += 1) {
      power *= -step
      logs -= (power / j) * (this.#a[j] ?? Number.NaN)
      if (Math.abs(power) < 1e-18) break
    }
    return {
      a1: this.#series(this.#a, 1, step),
      a2: this.#series(this.#a, 2, step),
      a3: this.#series(this.#a, 3, step),
      b1: this.#series(this.#b, 1, step),
      b2: this.#series(this.#b, 2, step),
      c1: this.#series(this.#c, 1, step),
      c2: this.#series(this.#c, 2, step),
      logs,
    }
  }
}

type Sums = Record<'a1' | 'a2' | 'a3' | 'b1' | 'b2' | 'c1' | 'c2' | 'logs', number>

/** The sums without one study. */
function less(sums: Sums, y: number, v: number, tau2: number): Sums {
  const w = 1 / (v + tau2)
  return {
    a1: sums.a1 - w,
    a2: sums.a2 - w * w,
    a3: sums.a3 - w * w * w,
    b1: sums.b1 - w * y,
    b2: sums.b2 - w * w * y,
    c1: sums.c1 - w * y * y,
    c2: sums.c2 - w * w * y * y,
    logs: sums.logs - Math.log(v + tau2),
  }
}

/** What is left of a sum after a subtraction must be more than this share of it, or too many digits are lost. */
const enough = 1e-3

const isSafe = (left: Sums, whole: Sums): boolean =>
  left.a1 > enough * whole.a1 &&
  left.a2 > enough * whole.a2 &&
  left.a3 > enough * whole.a3 &&
  left.c1 >= enough * whole.c1 &&
  left.c2 >= enough * whole.c2

/** The evaluation that sums give; null where it would be what rounding left over. */
function evaluate(sums: Sums, anchor: number): CommonEvaluation | null {
  const { a1, a2, a3, b1, b2, c1, c2, logs } = sums
  const mean = b1 / a1
  const rss = c1 - mean * b1
  const squares = c2 - 2 * mean * b2 + mean * mean * a2
  const traceP = a1 - a2 / a1
  const tracePP = a2 - (2 * a3) / a1 + (a2 / a1) ** 2
  const isExact =
    rss >= enough * c1 && squares >= enough * c2 && traceP > enough * a1 && tracePP > enough * a2 && a1 > 0
  if (!isExact) return null
  return {
    mean: anchor + mean,
    rss,
    squares,
    traceP,
    tracePP,
    sumW: a1,
    sumW2: a2,
    logDetInformation: Math.log(a1),
    logVariances: logs,
  }
}

/** The profile of few studies, or where sums would lose digits: summed afresh for each question. */
function directProfile(effects: Float64Array, variances: Float64Array): CommonProfile {
  const design = commonMean(effects.length)
  const profile = profileOf({ effects, variances, design })
  return {
    ...profile,
    at: (tau2) => {
      const found = profile.at(tau2)
      const mean = itemAt(
        design.solve(
          variances.map((v) => 1 / (v + tau2)),
          effects,
        ).coefficients,
        0,
      )
      return { ...found, mean }
    },
  }
}

/** Sums of plain moments, for the estimates without weights. */
interface Plain {
  readonly y: number
  readonly y2: number
  readonly v: number
  readonly v2: number
}

/**
 * Profiles of a common mean over changing sets of studies at a cost that does not grow with their number: the sums over all
 * are known near a few values of tau2, and a study is subtracted from them, or added to them. Where a study carries so much
 * of a sum that digits would be lost, its profile is summed afresh.
 */
class MovingSums {
  readonly #expansions: Expansion[] = []
  readonly #anchored: Float64Array
  readonly #least: number
  #count: number
  #plain: Plain = { y: 0, y2: 0, v: 0, v2: 0 }

  /** @param anchor - what effects are measured from, near their mean, so that squares keep their digits */
  constructor(
    readonly effects: Float64Array,
    readonly variances: Float64Array,
    readonly anchor: number,
    count: number,
  ) {
    this.#anchored = effects.map((y) => y - anchor)
    this.#least = variances.reduce((least, v) => Math.min(least, v))
    this.#count = 0
    while (this.#count < count) this.add()
  }

  /** Take the next study in. */
  add(): void {
    const [y, v] = [itemAt(this.#anchored, this.#count), itemAt(this.variances, this.#count)]
    for (const expansion of this.#expansions) expansion.add(y, v)
    const { y: sum, y2, v: variances, v2 } = this.#plain
    this.#plain = { y: sum + y, y2: y2 + y * y, v: variances + v, v2: v2 + v * v }
    this.#count += 1
  }

  sums(tau2: number): Sums {
    let near = this.#expansions.find((expansion) => expansion.holds(tau2))
    if (!near) {
      near = new Expansion(tau2, this.#least)
      for (let i = 0; i < this.#count; i += 1) near.add(itemAt(this.#anchored, i), itemAt(this.variances, i))
      this.#expansions.push(near)
    }
    return near.at(tau2)
  }

  /** The profile of all studies so far, or of all but one. */
  profile(without: number | null): CommonProfile {
    const k = this.#count - (without === null ? 0 : 1)
    const chosen = (values: Float64Array): Float64Array => values.slice(0, this.#count).filter((_, i) => i !== without)
    let fresh: CommonProfile | undefined
    const direct = (): CommonProfile => {
      fresh ??= directProfile(chosen(this.effects), chosen(this.variances))
      return fresh
    }
    if (k < 4) return direct()
    const [y, v] = without === null ? [0, 0] : [itemAt(this.#anchored, without), itemAt(this.variances, without)]
    const plain: Plain =
      without === null
        ? this.#plain
        : { y: this.#plain.y - y, y2: this.#plain.y2 - y * y, v: this.#plain.v - v, v2: this.#plain.v2 - v * v }
    const plainRss = plain.y2 - plain.y ** 2 / k
    const isPlainSafe =
      plainRss >= enough * this.#plain.y2 && plain.v > enough * this.#plain.v && plain.v2 > enough * this.#plain.v2
    return {
      k,
      p: 1,
      at: (tau2) => {
        const whole = this.sums(tau2)
        const left = without === null ? whole : less(whole, y, v, tau2)
        return (isSafe(left, whole) ? evaluate(left, this.anchor) : null) ?? direct().at(tau2)
      },
      unweighted: () => {
        if (!isPlainSafe) return direct().unweighted()
        return {
          rss: plainRss,
          tracePV: plain.v * (1 - 1 / k),
          tracePVPV: () => plain.v2 * (1 - 2 / k) + (plain.v / k) ** 2,
        }
      },
      meanSquare: () => (isPlainSafe ? plainRss / k : direct().meanSquare()),
      medianDeviation: () => direct().medianDeviation(),
    }
  }
}

const centerOf = (effects: Float64Array, variances: Float64Array): number =>
  itemAt(
    commonMean(effects.length).solve(
      variances.map((v) => 1 / v),
      effects,
    ).coefficients,
    0,
  )

/** The profile of all studies but one, for each; the cost of all is near linear in their number. */
export function profilesWithoutOne({ effects, variances }: ModelData): (omitted: number) => CommonProfile {
  const sums = new MovingSums(effects, variances, centerOf(effects, variances), effects.length)
  return (omitted) => sums.profile(omitted)
}

/** The profiles of the first study, the first two, and so on, one after the other. */
export function* profilesInOrder({ effects, variances }: ModelData): Generator<CommonProfile> {
  const sums = new MovingSums(effects, variances, centerOf(effects, variances), 0)
  for (let i = 0; i < effects.length; i += 1) {
    sums.add()
    yield sums.profile(null)
  }
}

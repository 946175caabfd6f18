/** The axis that the rows of the forest column share: wide enough for what is typical, with round ends. */

import { ensure, itemAt } from '../../collections.js'
import { makeAxis, makeFrame, median, type PlotFrame } from '../../draw/index.js'
import type { OutcomeEffects, TrialEffect } from '../../store/index.js'

type Range = readonly [low: number, high: number]

/** How many times the typical reach of an effect the axis goes from the middle of all. */
const reach = 3

/**
 * What the axis must hold: no effect, and every interval as far as it lies near the others. One study without precision, or
 * far from all, would otherwise press the rest into a cell; what lies beyond is drawn as an arrow.
 */
const rangeOf = (effects: readonly TrialEffect[], { isRatio }: { readonly isRatio: boolean }): Range => {
  const on = isRatio ? Math.log : (value: number) => value
  const lows = effects.map(({ ci }) => on(ci[0]))
  const highs = effects.map(({ ci }) => on(ci[1]))
  const points = effects.map(({ estimate }) => on(estimate))
  const middle = median(points) ?? 0
  const halves = lows.map((low, i) => (itemAt(highs, i) - low) / 2)
  const apart = points.map((point) => 1.5 * Math.abs(point - middle))
  const typical = Math.max(median(halves) ?? 0, median(apart) ?? 0) || Number.POSITIVE_INFINITY
  return [
    Math.min(0, Math.max(Math.min(...lows), middle - reach * typical)),
    Math.max(0, Math.min(Math.max(...highs), middle + reach * typical)),
  ]
}

/** A round number at or beyond a value: a multiple of 1, 2 or 5 times a power of ten, a fifth of the span or less. */
const roundEnds = ([low, high]: Range): Range => {
  const span = high - low || 1
  const power = Math.floor(Math.log10(span / 5))
  const step = [1, 2, 5, 10].map((factor) => factor * 10 ** power).findLast((size) => size <= span / 5 + 1e-12)
  const size = step ?? 10 ** power
  const round = (value: number): number => Number((Math.round(value) * size).toPrecision(12))
  const [from, to] = [Math.floor(low / size + 1e-9), Math.ceil(high / size - 1e-9)]
  return [round(from), round(to === from ? to + 1 : to)]
}

/** 1, 2 or 5 times a power of ten, at or beyond a ratio. */
const roundRatio = (value: number, { isUpper }: { readonly isUpper: boolean }): number => {
  const power = Math.floor(Math.log10(value))
  const all = [1, 2, 5, 10].map((factor) => Number(`${factor}e${power}`))
  const found = isUpper
    ? all.find((one) => one >= value * (1 - 1e-9))
    : all.findLast((one) => one <= value * (1 + 1e-9))
  return found ?? value
}

/** The frame for so many cells. Its number of cells is odd, so that what is mirrored looks mirrored. */
export const frameFor = ({ isRatio }: OutcomeEffects, effects: readonly TrialEffect[], cells: number): PlotFrame => {
  const [low, high] = rangeOf(effects, { isRatio })
  const range: Range = isRatio
    ? [roundRatio(Math.exp(low), { isUpper: false }), roundRatio(Math.exp(high), { isUpper: true })]
    : roundEnds([low, high])
  const axis = makeAxis({
    scale: isRatio ? 'log' : 'linear',
    range,
    isFixed: true,
    room: cells,
    measure: (label) => label.length,
    gap: 1,
  })
  return makeFrame(cells % 2 ? cells : cells - 1, axis, isRatio ? 1 : 0, null)
}

/** An end of the axis, as short as it is. */
const endText = (value: number): string =>
  value !== 0 && (Math.abs(value) < 1e-3 || Math.abs(value) >= 1e5) ? value.toExponential() : String(value)

type Sides = { readonly left: readonly string[]; readonly right: readonly string[]; readonly first: 'left' | 'right' }

/** What lies on either side of no effect, longest first, and of which side it matters more. */
const sidesOf = (better: OutcomeEffects['better']): Sides => {
  if (better === 'none')
    return { left: ['← lower with cells', '←less'], right: ['higher with cells →', 'more→'], first: 'right' }
  const cells = { left: ['← favors cells', '←cells'], right: ['favors cells →', 'cells→'] }
  const control = { left: ['← favors control', '←control'], right: ['favors control →', 'control→'] }
  return better === 'lower'
    ? { left: cells.left, right: control.right, first: 'left' }
    : { left: control.left, right: cells.right, first: 'right' }
}

const longest = (texts: readonly string[], room: number): string | undefined =>
  texts.find((text) => text.length <= room)

/** The ends of the axis, no effect, and which side favors what, above the rows that they belong to. */
export const ruler = (frame: PlotFrame, better: OutcomeEffects['better'], cells: number): string => {
  const { axis, width } = frame
  const noEffect = ensure(frame.noEffect)
  const [low, high] = [endText(axis.low), endText(axis.high)]
  const row = new Array<string>(cells).fill(' ')
  const write = (at: number, text = ''): void => {
    for (let i = 0; i < text.length; i++) row[at + i] = itemAt(text, i)
  }
  const [start, end] = [low.length, width - high.length]
  write(0, low)
  write(end, high)
  const sides = sidesOf(better)
  // Where no effect is an end of the axis, the other side has it all.
  const at = axis.low === noEffect.value ? start : axis.high === noEffect.value ? end - 1 : noEffect.cell
  const isApart = at > start && at < end - 1
  const fitting = (label: number) => ({
    label,
    left: longest(sides.left, at - start - 1 - label),
    right: longest(sides.right, end - at - 2 - label),
  })
  const [labeled, bare] = [fitting(1), fitting(0)]
  const found = [isApart ? labeled : bare, bare].find((one) => one[sides.first]) ?? (isApart ? labeled : bare)
  if (found.left || found.right) {
    if (found.label) write(at, String(noEffect.value))
    write(start + 1, found.left)
    if (found.right) write(end - found.right.length - 1, found.right)
    return row.join('')
  }
  const only = longest(sides[sides.first], end - start) ?? (sides.first === 'left' ? '←' : '→')
  const gap = end - start >= only.length + 2 ? 1 : 0
  write(sides.first === 'left' ? start + gap : end - only.length - gap, only)
  return row.join('')
}

/** The axis in words. */
export const axisWords = ({ axis, noEffect }: PlotFrame, better: OutcomeEffects['better']): string => {
  const left = { lower: 'favors cells', higher: 'favors control', none: 'is lower with cells' }[better]
  const right = { lower: 'favors control', higher: 'favors cells', none: 'is higher with cells' }[better]
  const ends = `axis ${endText(axis.low)} to ${endText(axis.high)}`
  return `${ends}; below ${noEffect?.value} ${left}, above it ${right}`
}

/** A plot of points and lines checked, with the ranges of its axes. */
import { clean } from './cells.js'
import { digitsFor, finite, fixed, ratio } from './numbers.js'
import type { Scatter, ScatterPoint } from './scatter.js'

export type ScatterSheet = Scatter & {
  readonly xs: readonly [number, number]
  readonly ys: readonly [number, number]
  readonly write: (point: ScatterPoint) => { readonly x: string; readonly y: string }
}

const rangeOf = (
  values: readonly number[],
  given: readonly [number, number] | undefined,
): readonly [number, number] => {
  if (given) return given
  let [low, high] = [values[0] ?? 0, values[0] ?? 1]
  for (const value of values) [low, high] = [Math.min(low, value), Math.max(high, value)]
  return [low, high]
}

/** Refuses numbers that are not finite, and those at 0 or below on a logarithmic axis. */
export const checkScatter = (scatter: Scatter): ScatterSheet => {
  const check = (value: number, scale: 'linear' | 'log', what: string): number => {
    finite(value, what)
    if (scale === 'log' && value <= 0) throw new RangeError(`${what} must be above 0 on a logarithmic axis: ${value}`)
    return value
  }
  const points = scatter.points.map((point) => {
    const label = clean(point.label)
    return {
      ...point,
      label,
      x: check(point.x, scatter.xScale, `the x of "${label}"`),
      y: check(point.y, scatter.yScale, `the y of "${label}"`),
    }
  })
  const lines = scatter.lines.map((line) => ({
    ...line,
    label: clean(line.label),
    points: line.points.map(([x, y]): readonly [number, number] => [
      check(x, scatter.xScale, `the x of the line "${line.label}"`),
      check(y, scatter.yScale, `the y of the line "${line.label}"`),
    ]),
  }))
  const ends = lines.flatMap((line) => line.points)
  const xs = rangeOf([...points.map(({ x }) => x), ...ends.map(([x]) => x)], scatter.xRange)
  const ys = rangeOf([...points.map(({ y }) => y), ...ends.map(([, y]) => y)], scatter.yRange)
  const digits = { x: digitsFor([xs[1] - xs[0]]) + 1, y: digitsFor([ys[1] - ys[0]]) + 1 }
  const text = (value: number, scale: 'linear' | 'log', places: number): string =>
    scale === 'log' ? ratio(value, 2) : fixed(value, places)
  return {
    ...scatter,
    title: clean(scatter.title),
    remark: clean(scatter.remark),
    xLabel: clean(scatter.xLabel),
    yLabel: clean(scatter.yLabel),
    points,
    lines,
    xs,
    ys,
    write: ({ x, y }) => ({ x: text(x, scatter.xScale, digits.x), y: text(y, scatter.yScale, digits.y) }),
  }
}

/** The facts of the picture in sentences. */
export const scatterSaid = (scatter: Scatter): readonly string[] => {
  const sheet = checkScatter(scatter)
  return [
    `${sheet.title}. Across: ${sheet.xLabel}. Up: ${sheet.yLabel}. ${sheet.remark}`,
    ...sheet.points.map((point) => {
      const { x, y } = sheet.write(point)
      return `${point.label}: across ${x}, up ${y}.`
    }),
  ]
}

/** An axis in terminal cells. */
import type { Line } from '../answer.js'
import type { Axis } from './axis.js'

/**
 * The cell of a value in a plot of an odd number of cells, the outermost of which are kept for clip arrows. Rounds away
 * from the middle, so that mirrored data give a mirrored picture.
 */
export const cellOf = (width: number, axis: Axis, value: number): number => {
  const middle = (width - 1) / 2
  const place = axis.place(value)
  return middle + Math.sign(place) * Math.min(middle - 1, Math.round(Math.abs(place) * (middle - 1)))
}

/** The labels of the ticks, each centered under its own, moved where it would leave the page. */
export const tickText = (axis: Axis, width: number, start: number, page: number): string => {
  let text = ''
  for (const { value, label } of axis.ticks) {
    const at = start + cellOf(width, axis, value) - Math.floor((label.length - 1) / 2)
    text = text.padEnd(Math.min(at, page - label.length)) + label
  }
  return text
}

export const tickLine = (axis: Axis, width: number, start: number, page: number): Line => ({
  text: tickText(axis, width, start, page),
  role: 'muted',
})

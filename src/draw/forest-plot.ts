/** The plot of one row of a forest in terminal cells: whiskers, boxes and diamonds over the lines of reference. */

import type { Role } from '../answer.js'
import { itemAt } from '../collections.js'
import { type Axis, hair, isInside } from './axis.js'
import { cellOf } from './axis-text.js'
import { emptyRow, type Glyph, put } from './cells.js'
import type { ForestMark } from './forest-rows.js'

type Bar = { readonly line: string; readonly left: string; readonly right: string; readonly cross: string }

export type Glyphs = {
  readonly bars: Readonly<Record<ForestMark['kind'], Bar>>
  /** From light to heavy. */
  readonly boxes: readonly string[]
  readonly diamond: string
  readonly leftOut: string
  readonly clipLeft: string
  readonly clipRight: string
  readonly noEffect: string
  readonly pooled: string
  readonly axis: { readonly line: string; readonly tick: string; readonly noEffect: string; readonly both: string }
  readonly toLeft: string
  readonly toRight: string
}

export const unicodeGlyphs: Glyphs = {
  bars: {
    study: { line: '─', left: '├', right: '┤', cross: '┼' },
    summary: { line: '═', left: '◁', right: '▷', cross: '╪' },
    prediction: { line: '┄', left: '├', right: '┤', cross: '┼' },
    'left-out': { line: '┄', left: '├', right: '┤', cross: '┼' },
  },
  boxes: ['▪', '◼', '■'],
  diamond: '◆',
  leftOut: '×',
  clipLeft: '◄',
  clipRight: '►',
  noEffect: '│',
  pooled: '┊',
  axis: { line: '─', tick: '┬', noEffect: '┴', both: '┼' },
  toLeft: '←',
  toRight: '→',
}

export const asciiGlyphs: Glyphs = {
  bars: {
    study: { line: '-', left: '|', right: '|', cross: '+' },
    summary: { line: '=', left: '[', right: ']', cross: '+' },
    prediction: { line: '~', left: '|', right: '|', cross: '+' },
    'left-out': { line: '.', left: '|', right: '|', cross: '+' },
  },
  boxes: ['.', 'o', 'O', '#'],
  diamond: '*',
  leftOut: 'x',
  clipLeft: '<',
  clipRight: '>',
  noEffect: '|',
  pooled: ':',
  axis: { line: '-', tick: '+', noEffect: '|', both: '+' },
  toLeft: '<-',
  toRight: '->',
}

/** Where the lines of reference stand; null where there is none or it lies outside the axis. */
export type PlotFrame = {
  readonly width: number
  readonly axis: Axis
  readonly noEffect: { readonly value: number; readonly cell: number } | null
  readonly pooled: number | null
}

export const makeFrame = (width: number, axis: Axis, noEffect: number | null, pooled: number | null): PlotFrame => {
  const inside = (value: number | null): value is number => value !== null && isInside(axis, value)
  return {
    width,
    axis,
    noEffect: inside(noEffect) ? { value: noEffect, cell: cellOf(width, axis, noEffect) } : null,
    pooled: inside(pooled) ? cellOf(width, axis, pooled) : null,
  }
}

/** A row with the lines of reference alone. */
export const referenceRow = ({ width, noEffect, pooled }: PlotFrame, glyphs: Glyphs): Glyph[] => {
  const row = emptyRow(width)
  if (pooled !== null) put(row, pooled, glyphs.pooled, 'muted')
  if (noEffect) put(row, noEffect.cell, glyphs.noEffect, 'muted')
  return row
}

/**
 * An interval that excludes no effect must not look as if it touched it: its parts stay off that cell, however coarse
 * the cells are.
 */
const apartFrom = ({ width, noEffect }: PlotFrame, [low, high]: readonly [number, number], cell: number): number => {
  if (!noEffect || cell !== noEffect.cell || (low <= noEffect.value && high >= noEffect.value)) return cell
  return Math.min(width - 2, Math.max(1, cell + (low > noEffect.value ? 1 : -1)))
}

const boxOf = (size: number | null, boxes: readonly string[]): string =>
  itemAt(boxes, Math.min(boxes.length - 1, Math.floor((size ?? 0.5) * boxes.length)))

const roleOf = (mark: ForestMark): Role | undefined => {
  if (mark.kind === 'left-out' || mark.kind === 'prediction') return 'muted'
  return mark.tone ?? (mark.kind === 'summary' ? 'strong' : undefined)
}

export const markRow = (frame: PlotFrame, mark: ForestMark, glyphs: Glyphs): Glyph[] => {
  const { axis, width } = frame
  const row = referenceRow(frame, glyphs)
  const role = roleOf(mark)
  const bar = glyphs.bars[mark.kind]
  const [low, high] = mark.ci
  const isClippedLeft = axis.place(low) < -1 - hair
  const isClippedRight = axis.place(high) > 1 + hair
  if (axis.place(high) < -1 - hair) put(row, 0, glyphs.clipLeft, role)
  else if (axis.place(low) > 1 + hair) put(row, width - 1, glyphs.clipRight, role)
  else {
    const cell = (value: number): number => apartFrom(frame, mark.ci, cellOf(width, axis, value))
    const from = isClippedLeft ? 0 : cell(low)
    const to = isClippedRight ? width - 1 : cell(high)
    for (let i = from; i <= to; i++) put(row, i, i === frame.noEffect?.cell ? bar.cross : bar.line, role)
    if (from < to || mark.estimate === null) {
      put(row, from, isClippedLeft ? glyphs.clipLeft : bar.left, role)
      put(row, to, isClippedRight ? glyphs.clipRight : bar.right, role)
    }
    if (mark.estimate !== null && isInside(axis, mark.estimate))
      put(row, cell(mark.estimate), pointOf(mark, glyphs), role)
  }
  return row
}

const pointOf = (mark: ForestMark, glyphs: Glyphs): string => {
  if (mark.kind === 'summary') return glyphs.diamond
  return mark.kind === 'left-out' ? glyphs.leftOut : boxOf(mark.size, glyphs.boxes)
}

export const axisRow = ({ width, axis, noEffect }: PlotFrame, { axis: glyphs }: Glyphs): Glyph[] => {
  const row = emptyRow(width)
  put(row, 1, glyphs.line.repeat(width - 2), 'muted')
  for (const { value } of axis.ticks) put(row, cellOf(width, axis, value), glyphs.tick, 'muted')
  if (noEffect) {
    const isTick = axis.ticks.some(({ value }) => cellOf(width, axis, value) === noEffect.cell)
    put(row, noEffect.cell, isTick ? glyphs.both : glyphs.noEffect, 'muted')
  }
  return row
}

import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { makeAxis } from '../../src/draw/axis.js'
import { asciiGlyphs, axisRow, makeFrame, markRow, referenceRow, unicodeGlyphs } from '../../src/draw/forest-plot.js'
import type { ForestMark } from '../../src/draw/forest-rows.js'
import type { Interval } from '../../src/draw/index.js'

const frameOf = (width: number, range: Interval, noEffect: number | null = 0, pooled: number | null = null) =>
  makeFrame(
    width,
    makeAxis({ scale: 'linear', range, isFixed: true, room: width - 3, measure: (label) => label.length, gap: 2 }),
    noEffect,
    pooled,
  )
const markOf = (estimate: number | null, ci: Interval, more: Partial<ForestMark> = {}): ForestMark => ({
  kind: 'study',
  estimate,
  ci,
  size: 1,
  tone: undefined,
  ...more,
})
const drawn = (row: readonly { char: string }[]): string => row.map(({ char }) => char).join('')
const draw = (mark: ForestMark, frame = frameOf(23, [-10, 10]), glyphs = unicodeGlyphs): string =>
  drawn(markRow(frame, mark, glyphs))

describe('a row of the plot', () => {
  it('has whiskers, a box, and the line of no effect behind them', () => {
    expect(draw(markOf(-5, [-8, -2]))).toBe('   ├──■──┤ │           ')
    expect(draw(markOf(1, [-3, 5]))).toBe('        ├──┼■───┤      ')
    expect(draw(markOf(-5, [-8, 0]))).toBe('   ├──■────┤           ')
  })

  it('sizes the box by weight', () => {
    expect([0, 0.32, 0.5, 0.7, 1].map((size) => draw(markOf(-5, [-8, -2], { size }))[6])).toEqual([
      '▪',
      '▪',
      '◼',
      '■',
      '■',
    ])
    expect([0, 0.3, 0.6, 1].map((size) => draw(markOf(-5, [-8, -2], { size }), undefined, asciiGlyphs)[6])).toEqual([
      '.',
      'o',
      'O',
      '#',
    ])
  })

  it('gives studies that are not weighed boxes of one middling size', () => {
    expect(draw(markOf(-5, [-8, -2], { size: null }))[6]).toBe('◼')
  })

  it('draws pooled estimates as diamonds and predictions without a point', () => {
    expect(draw(markOf(-5, [-8, -2], { kind: 'summary' }))).toBe('   ◁══◆══▷ │           ')
    expect(draw(markOf(1, [-3, 5], { kind: 'summary' }))).toBe('        ◁══╪◆═══▷      ')
    expect(draw(markOf(null, [-8, 4], { kind: 'prediction' }))).toBe('   ├┄┄┄┄┄┄┄┼┄┄┄┤       ')
    expect(draw(markOf(-5, [-8, -2], { kind: 'left-out' }))).toBe('   ├┄┄×┄┄┤ │           ')
  })

  it('says the same in ASCII', () => {
    const frame = frameOf(23, [-10, 10], 0, -5)
    expect(draw(markOf(-5, [-8, 2]), frame, asciiGlyphs)).toBe('   |--#----+-|         ')
    expect(draw(markOf(-5, [-8, -2], { kind: 'summary' }), frame, asciiGlyphs)).toBe('   [==*==] |           ')
    expect(draw(markOf(null, [-8, 4], { kind: 'prediction' }), frame, asciiGlyphs)).toBe('   |~~~~~~~+~~~|       ')
    expect(draw(markOf(1, [-30, 30]), frame, asciiGlyphs)).toBe('<----------+#--------->')
    expect(drawn(referenceRow(frame, asciiGlyphs))).toBe('      :    |           ')
  })

  it('points an arrow where an interval leaves the axis, and where all of it does', () => {
    expect(draw(markOf(-5, [-18, -2]))).toBe('◄─────■──┤ │           ')
    expect(draw(markOf(5, [-18, 18]))).toBe('◄──────────┼────■─────►')
    expect(draw(markOf(-18, [-20, -5]))).toBe('◄─────┤    │           ')
    expect(draw(markOf(-18, [-20, -15]))).toBe('◄          │           ')
    expect(draw(markOf(18, [15, 20]))).toBe('           │          ►')
    expect(draw(markOf(10, [2, 20]))).toBe('           │ ├───────■►')
  })

  it('shows an interval narrower than a cell as its box', () => {
    expect(draw(markOf(-5, [-5.1, -4.9]))).toBe('      ■    │           ')
  })

  it('keeps what excludes no effect off its line, however coarse the cells are', () => {
    expect(draw(markOf(-5, [-8, -0.01]))).toBe('   ├──■───┤│           ')
    expect(draw(markOf(0.2, [0.1, 0.3]))).toBe('           │■          ')
    expect(draw(markOf(0.2, [-0.1, 0.3]))).toBe('           ■           ')
  })

  it('leaves out lines that lie outside the axis', () => {
    expect(drawn(referenceRow(frameOf(13, [1, 3], 0, 9), unicodeGlyphs))).toBe(' '.repeat(13))
    expect(drawn(referenceRow(frameOf(13, [-1, 1], null, null), unicodeGlyphs))).toBe(' '.repeat(13))
  })

  it('has an axis with ticks', () => {
    expect(drawn(axisRow(frameOf(23, [-10, 10]), unicodeGlyphs))).toBe(' ┬────┬────┼────┬────┬ ')
    expect(drawn(axisRow(frameOf(23, [-10, 10], 1), asciiGlyphs))).toBe(' +----+----+|---+----+ ')
  })

  it('gives color to intervals that exclude no effect, and none that the picture does not show', () => {
    const roles = (mark: ForestMark) =>
      new Set(markRow(frameOf(23, [-10, 10]), mark, unicodeGlyphs).map(({ role }) => role))
    expect(roles(markOf(-5, [-8, -2], { tone: 'good' }))).toContain('good')
    expect(roles(markOf(-5, [-8, 2]))).not.toContain('good')
    expect(roles(markOf(-5, [-8, 2], { kind: 'left-out' }))).toEqual(new Set([undefined, 'muted']))
  })
})

const cells = fc.integer({ min: 7, max: 60 }).map((half) => 2 * half + 1)
const value = fc.integer({ min: -3000, max: 3000 }).map((n) => n / 100)
const interval = fc
  .tuple(value, value, value)
  .map((three) => three.sort((a, b) => a - b))
  .map(([low, estimate, high]) => markOf(estimate as number, [low as number, high as number]))

describe('any row of the plot', () => {
  it('has its box inside its whiskers', () => {
    fc.assert(
      fc.property(cells, interval, fc.constantFrom('study' as const, 'summary' as const), (width, mark, kind) => {
        const row = draw({ ...mark, kind }, frameOf(width, [-20, 20], 0, 3))
        expect([...row]).toHaveLength(width)
        const at = row.search(/[■◆]/)
        if (Math.abs(mark.estimate as number) > 20) expect(at).toBe(-1)
        else {
          expect(at).toBeGreaterThan(-1)
          const [left, right] = [row.search(/[├◁◄]/), row.search(/[┤▷►]/)]
          if (left >= 0) expect(left).toBeLessThan(at)
          if (right >= 0) expect(right).toBeGreaterThan(at)
        }
      }),
    )
  })

  it('covers the line of no effect if and only if its interval includes it', () => {
    fc.assert(
      fc.property(cells, interval, (width, mark) => {
        const frame = frameOf(width, [-20, 20])
        const [low, high] = mark.ci
        fc.pre(low <= 20 && high >= -20)
        const isCovered = markRow(frame, mark, unicodeGlyphs)[(width - 1) / 2]?.char !== '│'
        expect(isCovered).toBe(low <= 0 && high >= 0)
      }),
    )
  })

  it('mirrors with its data', () => {
    const mirrored: Record<string, string> = { '├': '┤', '┤': '├', '◁': '▷', '▷': '◁', '◄': '►', '►': '◄' }
    fc.assert(
      fc.property(
        cells,
        interval,
        value,
        fc.constantFrom('study' as const, 'summary' as const),
        (width, mark, at, kind) => {
          const [low, high] = mark.ci
          const other: ForestMark = { ...mark, estimate: -(mark.estimate as number), ci: [-high, -low] }
          const one = draw({ ...mark, kind }, frameOf(width, [-12, 20], 0, at))
          const flipped = draw({ ...other, kind }, frameOf(width, [-20, 12], 0, -at))
          expect([...flipped].reverse().map((char) => mirrored[char] ?? char)).toEqual([...one])
        },
      ),
    )
  })
})

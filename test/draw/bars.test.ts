import fc from 'fast-check'
import stringWidth from 'string-width'
import { describe, expect, it } from 'vitest'
import { plain } from '../../src/answer.js'
import { type Bars, barsText } from '../../src/draw/index.js'
import { anyLabel, fullBars, textOf } from './pictures.js'

const lines = (bars: Bars, width: number, ascii = false): string[] =>
  barsText(bars, { width, ascii }).map((line) => plain(line))

describe('a bar chart', () => {
  for (const width of [60, 100])
    for (const ascii of [false, true])
      it(`is as drawn at ${width} columns${ascii ? ' in ASCII' : ''}`, async () => {
        await expect(textOf(barsText(fullBars, { width, ascii }))).toMatchFileSnapshot(
          `../golden/draw/bars-${width}${ascii ? '-ascii' : ''}.txt`,
        )
      })

  it('shows whatever is above zero, and nothing for zero', () => {
    const rows = [
      { label: 'a', value: 1000 },
      { label: 'b', value: 0.001 },
      { label: 'c', value: 0 },
    ]
    expect(lines({ rows }, 80)).toEqual([`a   1000  ${'█'.repeat(60)}`, 'b  0.001  ▏', 'c      0'])
    expect(lines({ rows }, 80, true)[1]).toBe('b  0.001  #')
  })

  it('measures against a full bar where one is given', () => {
    expect(lines({ rows: [{ label: 'a', value: 50 }], max: 100 }, 80)).toEqual([`a  50  ${'█'.repeat(30)}`])
  })

  it('says so when there is nothing to draw', () => {
    expect(lines({ rows: [] }, 80)).toEqual(['Nothing to draw.'])
    expect(lines({ rows: [{ label: 'a', value: 0 }] }, 80)).toEqual(['a  0'])
  })

  it('refuses values that are no amounts', () => {
    expect(() => lines({ rows: [{ label: 'a', value: Number.NaN }] }, 80)).toThrow(
      new RangeError('the value of "a" must be a finite number, got NaN'),
    )
    expect(() => lines({ rows: [{ label: 'a', value: -1 }] }, 80)).toThrow('the value of "a" must be 0 or more, got -1')
    expect(() => lines({ rows: [{ label: 'a', value: 5 }], max: 4 }, 80)).toThrow('less than the largest value 5')
  })

  it('has no line wider than the page, and longer bars for larger values', () => {
    const rows = fc.array(fc.record({ label: anyLabel(), value: fc.integer({ min: 0, max: 10_000 }) }), {
      maxLength: 6,
    })
    fc.assert(
      fc.property(rows, fc.integer({ min: 60, max: 200 }), (some, width) => {
        for (const line of lines({ rows: some }, width)) expect(stringWidth(line)).toBeLessThanOrEqual(width)
        const sorted = [...some].sort((a, b) => a.value - b.value).map((row) => ({ ...row, label: 'x' }))
        const lengths = lines({ rows: sorted }, width).map((line) => line.match(/[█▏▎▍▌▋▊▉]/g)?.length ?? 0)
        expect(lengths).toEqual([...lengths].sort((a, b) => a - b))
      }),
    )
  })
})

import { describe, expect, it } from 'vitest'
import { measureText, RowsOutput, widestLine } from '../../src/tui/screen/for-ink.js'

describe('measuring for Ink', () => {
  it('counts cells, not styles', () => {
    expect(widestLine('\u001b[1;36m▲ HbA1c\u001b[0m −0.4')).toBe(12)
    expect(widestLine('干细胞\nabc')).toBe(6)
    expect(widestLine('')).toBe(0)
  })

  it('tells the size of a text', () => {
    expect(measureText('')).toEqual({ width: 0, height: 0 })
    expect(measureText('ab\n脐带')).toEqual({ width: 4, height: 2 })
  })
})

describe('a frame of whole rows', () => {
  const frame = (rows: Readonly<Record<number, string>>, height: number): string => {
    const output = new RowsOutput({ width: 10, height })
    for (const [y, row] of Object.entries(rows)) output.write(0, Number(y), row, { transformers: [] })
    return output.get().output
  }

  it('puts each row where it belongs and leaves out blanks at its end', () =>
    expect(frame({ 0: '\u001b[7ma\u001b[0m b  ', 2: 'c' }, 4)).toBe('\u001b[7ma\u001b[0m b\n\nc\n'))

  it('changes rows as Ink asks for', () => {
    const output = new RowsOutput({ width: 10, height: 1 })
    output.write(0, 0, 'a', { transformers: [(line) => `${line}b`, (line) => `<${line}>`] })
    expect(output.get()).toEqual({ output: '<ab>', height: 1 })
  })
})

import fc from 'fast-check'
import stringWidth from 'string-width'
import { describe, expect, it } from 'vitest'
import { plain } from '../../src/answer.js'
import { shadeOf } from '../../src/draw/gap-grid-cells.js'
import { type GapGrid, gridSvg, gridText } from '../../src/draw/index.js'
import { dangerous } from '../helpers/hostile.js'
import { anyLabel, fullGrid, textOf, wideGrid } from './pictures.js'
import { checkPicture } from './xml.js'

const lines = (grid: GapGrid, width: number, ascii = false): string[] =>
  gridText(grid, { width, ascii }).map((line) => plain(line))

const anyGrid: fc.Arbitrary<GapGrid> = fc
  .tuple(fc.integer({ min: 0, max: 4 }), fc.integer({ min: 0, max: 12 }), anyLabel(), fc.boolean())
  .chain(([rows, columns, label, hasTotals]) =>
    fc
      .record({
        rows: fc.array(anyLabel(), { minLength: rows, maxLength: rows }),
        columns: fc.array(anyLabel(), { minLength: columns, maxLength: columns }),
        cells: fc.array(
          fc.array(
            fc.record({ text: fc.constantFrom('', '7', '12 (3)', '脐'), value: fc.integer({ min: 0, max: 99 }) }),
            { minLength: columns, maxLength: columns },
          ),
          { minLength: rows, maxLength: rows },
        ),
      })
      .map((grid) => ({
        ...grid,
        title: label,
        rowLabel: label,
        columnLabel: label,
        legend: label,
        totalLabel: 'Trials',
        ...(hasTotals
          ? { rowTotals: grid.rows.map(() => '12'), columnTotals: grid.columns.map(() => '3'), total: '9' }
          : {}),
      })),
  )

describe('an evidence gap map in text', () => {
  for (const width of [60, 80, 120])
    for (const ascii of [false, true]) {
      const kind = `${width}${ascii ? '-ascii' : ''}`
      it(`is as drawn at ${width} columns${ascii ? ' in ASCII' : ''}`, async () => {
        await expect(textOf(gridText(fullGrid, { width, ascii }))).toMatchFileSnapshot(
          `../golden/draw/grid-${kind}.txt`,
        )
        await expect(textOf(gridText(wideGrid, { width, ascii }))).toMatchFileSnapshot(
          `../golden/draw/grid-wide-${kind}.txt`,
        )
      })
    }

  it('heads its columns in words at any width', () => {
    for (const width of [60, 80, 120]) expect(lines(fullGrid, width).join('\n')).toMatch(/independence/)
  })

  it('leaves no column out where everything is asked for: they stand in parts', () => {
    const drawn = lines(wideGrid, 60).join('\n').replace(/\s+/g, ' ')
    for (const column of wideGrid.columns) expect(drawn).toContain(`${column.split(' ').at(-1)}`)
    for (const row of wideGrid.cells) for (const { text } of row) expect(drawn).toContain(text)
  })

  it('is one block of as many columns and rows as fit, and counts what is not drawn', () => {
    const drawn = gridText(fullGrid, { width: 60, height: 11 }).map((line) => plain(line))
    expect(drawn.length).toBeLessThanOrEqual(13)
    expect(drawn.filter((line) => /^─+$/.test(line))).toHaveLength(2)
    expect(drawn.join('\n')).toMatch(/^Bone marrow MSC/m)
    expect(drawn.join('\n')).not.toMatch(/^Islets/m)
    expect(drawn.at(-1)).toMatch(/^… \d+ more rows? and 5 more columns: add --all$/)
    const tall = gridText(fullGrid, { width: 60, height: Number.POSITIVE_INFINITY }).map((line) => plain(line))
    expect(tall.at(-1)).toBe('… 5 more columns: add --all')
  })

  it('draws a gap as a gap and everything else with its text', () => {
    const cell = (text: string, value: number): GapGrid => ({
      ...fullGrid,
      rows: ['r'],
      columns: ['c'],
      cells: [[{ text, value }]],
      rowTotals: ['1'],
      columnTotals: ['1'],
    })
    expect(lines(cell('', 0), 80)[3]).toMatch(/^r .*· {2}/)
    expect(lines(cell('3', 3), 80)[3]).toMatch(/^r .* 3 /)
    expect(lines(cell('0', 0), 80)[3]).toMatch(/^r .* 0 /)
  })

  it('shades by the square root, so that few stays visible beside many', () => {
    expect([0, 1, 6, 7, 25, 56, 57, 100].map((value) => shadeOf(value, 100))).toEqual([0, 1, 1, 2, 2, 3, 4, 4])
    expect(shadeOf(0, 0)).toBe(0)
  })

  it('says so when there is nothing to draw', () => {
    const empty = { ...fullGrid, rows: [], cells: [], rowTotals: [] }
    expect(lines(empty, 80)).toEqual(['Nothing to draw.'])
    expect(checkPicture(gridSvg(empty)).at(-1)?.text).toBe('Nothing to draw.')
  })

  it('has no line wider than the page', () => {
    fc.assert(
      fc.property(anyGrid, fc.integer({ min: 60, max: 200 }), fc.boolean(), fc.boolean(), (grid, width, ascii, one) => {
        for (const line of gridText(grid, { width, ascii, ...(one ? { rows: 2 } : {}) }).map((row) => plain(row))) {
          expect(stringWidth(line)).toBeLessThanOrEqual(width)
          expect(line).not.toMatch(dangerous)
        }
      }),
    )
  })
})

describe('an evidence gap map in SVG', () => {
  it('is as drawn', async () => {
    await expect(gridSvg(fullGrid)).toMatchFileSnapshot('../golden/draw/grid.svg')
    await expect(gridSvg(wideGrid)).toMatchFileSnapshot('../golden/draw/grid-wide.svg')
  })

  it('says every cell in words and as a tooltip', () => {
    const elements = checkPicture(gridSvg(fullGrid))
    const description = elements.find(({ name }) => name === 'desc')?.text ?? ''
    expect(description).toContain('Dental pulp: Severe hypoglycemia 1 (0); Trials: 3.')
    const tooltips = elements.filter(({ name }) => name === 'title').map(({ text }) => text)
    expect(tooltips).toContain('Dental pulp, HbA1c: none')
    expect(tooltips).toContain('Umbilical cord MSC, HbA1c: 12 (6)')
  })

  it('is well-formed and safe, whatever its labels say', () => {
    fc.assert(
      fc.property(anyGrid, (grid) => {
        checkPicture(gridSvg(grid))
      }),
    )
  })
})

describe('a grid that cannot be drawn', () => {
  it.each([
    [{ cells: [] }, 'there are 0 rows of cells for 4 rows'],
    [{ rows: ['x'], cells: [[]], rowTotals: ['1'] }, 'row "x" has 0 cells for 7 columns'],
    [{ rowTotals: ['1'] }, 'there are 1 row totals for 4'],
    [
      { rows: ['x'], columns: ['y'], cells: [[{ text: '', value: Number.NaN }]] },
      'the value of "x", "y" must be a finite number, got NaN',
    ],
  ])('is refused: %j', (more, message) => {
    expect(() => gridText({ ...fullGrid, ...more }, { width: 80 })).toThrow(new RangeError(message))
  })
})

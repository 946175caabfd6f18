import fc from 'fast-check'
import stringWidth from 'string-width'
import { describe, expect, it } from 'vitest'
import { plain } from '../../src/answer.js'
import { type Timeline, type TimelineRow, timelineSvg, timelineText } from '../../src/draw/index.js'
import { dangerous } from '../helpers/hostile.js'
import { anyLabel, fullTimeline, textOf } from './pictures.js'
import { checkPicture } from './xml.js'

const lines = (timeline: Timeline, width: number, ascii = false): string[] =>
  timelineText(timeline, { width, ascii }).map((line) => plain(line))

const timelineOf = (row: TimelineRow, more: Partial<Timeline> = {}): Timeline => ({
  title: 'One',
  groups: [{ rows: [row] }],
  marks: ['report'],
  range: [2000, 2020],
  ...more,
})

const barOf = (row: TimelineRow): string => (lines(timelineOf(row), 60).at(-1) ?? '').slice(3).trimEnd()

const year = fc.integer({ min: 19_000, max: 21_000 }).map((tenths) => tenths / 10)
const anyRow: fc.Arbitrary<TimelineRow> = fc
  .tuple(
    anyLabel(),
    fc.option(year),
    fc.option(fc.nat(300)),
    fc.boolean(),
    fc.array(year, { maxLength: 3 }),
    anyLabel(),
  )
  .map(([label, start, length, ongoing, marks, note]) => {
    const end = length === null ? null : (start ?? 2000) + length / 10
    return { label, start, end, ongoing: ongoing && end === null, marks: marks.map((at) => ({ at, kind: 0 })), note }
  })
const anyTimeline: fc.Arbitrary<Timeline> = fc
  .tuple(
    anyLabel(),
    fc.array(fc.record({ label: anyLabel(), rows: fc.array(anyRow, { maxLength: 5 }) }), { maxLength: 3 }),
  )
  .map(([title, groups]) => ({ title, rowLabel: title, noteLabel: title, groups, marks: [title] }))

describe('a timeline in text', () => {
  for (const width of [60, 80, 140])
    for (const ascii of [false, true])
      it(`is as drawn at ${width} columns${ascii ? ' in ASCII' : ''}`, async () => {
        await expect(textOf(timelineText(fullTimeline, { width, ascii }))).toMatchFileSnapshot(
          `../golden/draw/timeline-${width}${ascii ? '-ascii' : ''}.txt`,
        )
      })

  it('draws solid only what is known at both ends', () => {
    expect(barOf({ label: 'x', start: 2005, end: 2015 })).toMatch(/^ +[┊ ]*━+┊?[━┊ ]*$/)
    expect(barOf({ label: 'x', start: 2005, end: null })).toMatch(/━┄┄\?/)
    expect(barOf({ label: 'x', start: null, end: 2015 })).toMatch(/\?┄┄━/)
    expect(barOf({ label: 'x', start: 2005, end: null, ongoing: true })).toMatch(/━+►$/)
    expect(barOf({ label: 'x', start: null, end: null })).toMatch(/dates unknown/)
  })

  it('points arrows where a bar leaves the years that are shown', () => {
    expect(barOf({ label: 'x', start: 1990, end: 2005 })).toMatch(/^◄━+/)
    expect(barOf({ label: 'x', start: 2015, end: 2030 })).toMatch(/━►$/)
    expect(barOf({ label: 'x', start: 1990, end: 1995 })).toMatch(/^◄[┊ ]+$/)
    expect(barOf({ label: 'x', start: 2025, end: 2030 })).toMatch(/►$/)
  })

  it('hides no mark behind another', () => {
    const at = [2010, 2010, 2010, 2010.01]
    const row = { label: 'x', start: 2005, end: 2015, marks: at.map((one) => ({ at: one, kind: 0 })) }
    expect(barOf(row).match(/●/g)).toHaveLength(4)
  })

  it('explains only what is drawn', () => {
    const drawn = lines(timelineOf({ label: 'x', start: 2005, end: 2015 }), 60).join('\n')
    expect(drawn).not.toMatch(/report|unknown|ongoing/)
    expect(lines(fullTimeline, 80).slice(0, 1)).toEqual([
      '● first report   ▲ primary completion   ┄? start or end unknown   ► ongoing',
    ])
  })

  it('draws what is planned apart from what was, and a line at the day of the records', () => {
    const asOf = { at: 2010, label: 'records as of 2010' }
    const row = { label: 'x', start: 2005, end: 2015 }
    const drawn = lines(timelineOf(row, { asOf }), 60)
    expect(drawn.at(-1)).toMatch(/━+│╌+/)
    expect(drawn[0]).toContain('│ records as of 2010   ╌ planned')
    expect(lines(timelineOf({ ...row, end: 2008 }, { asOf }), 60)[0]).not.toContain('planned')
    expect(lines(timelineOf(row, { asOf: { at: 2021, label: 'later' } }), 60).join()).not.toMatch(/│|╌|later/)
    const fills = checkPicture(timelineSvg(timelineOf(row, { asOf }))).filter(({ name }) => name === 'rect')
    // The page, what was, and the outline of what is planned.
    expect(fills).toHaveLength(3)
  })

  it('gives the years on top, and again after twenty rows', () => {
    const rows = Array.from({ length: 41 }, (_, i) => ({ label: `row ${i}`, start: 2005, end: 2006 }))
    const drawn = lines({ title: 'Many', groups: [{ rows }], range: [2000, 2020] }, 80)
    const years = drawn.flatMap((line, i) => (/2005 +2010/.test(line) ? [i] : []))
    expect(years).toEqual([0, 22, 44])
  })

  it('says so when there is nothing to draw', () => {
    expect(lines({ title: 'None', groups: [] }, 80)).toEqual(['Nothing to draw.'])
    expect(checkPicture(timelineSvg({ title: 'None', groups: [] })).at(-1)?.text).toBe('Nothing to draw.')
  })

  it('has no line wider than the page', () => {
    fc.assert(
      fc.property(anyTimeline, fc.integer({ min: 60, max: 200 }), fc.boolean(), (timeline, width, ascii) => {
        for (const line of lines(timeline, width, ascii)) {
          expect(stringWidth(line)).toBeLessThanOrEqual(width)
          expect(line).not.toMatch(dangerous)
        }
      }),
    )
  })
})

describe('a timeline in SVG', () => {
  it('is as drawn', async () => {
    await expect(timelineSvg(fullTimeline)).toMatchFileSnapshot('../golden/draw/timeline.svg')
  })

  it('tells every row in words', () => {
    const description = checkPicture(timelineSvg(fullTimeline)).find(({ name }) => name === 'desc')?.text ?? ''
    expect(description).toContain(
      'Both ends known: from 2010, to 2014, first report 2015, primary completion 2013, completed, n=20.',
    )
    expect(description).toContain('Start unknown: start unknown, to 2018, terminated.')
    expect(description).toContain('Ongoing: from 2020, ongoing, recruiting.')
    expect(description).toContain('No dates: dates unknown, withdrawn.')
  })

  it('is well-formed and safe, whatever its labels say', () => {
    fc.assert(
      fc.property(anyTimeline, (timeline) => {
        checkPicture(timelineSvg(timeline))
      }),
    )
  })
})

describe('a timeline that cannot be drawn', () => {
  it.each([
    [{ start: Number.NaN, end: null }, 'the start of "x" must be a finite number, got NaN'],
    [{ start: 2010, end: 2005 }, 'the bar of "x" runs backwards: 2010 to 2005'],
    [{ start: 2010, end: 2012, ongoing: true }, 'the bar of "x" has an end and is ongoing'],
    [{ start: 2010, end: 2012, marks: [{ at: 2011, kind: 4 }] }, 'a mark of "x" is of kind 4, but there are 1 kinds'],
  ])('is refused: %j', (row, message) => {
    expect(() => timelineText(timelineOf({ label: 'x', ...row }), { width: 80 })).toThrow(new RangeError(message))
  })

  it('is refused for its years and for more marks than there are shapes', () => {
    const row = { label: 'x', start: 2010, end: 2012 }
    expect(() => timelineText(timelineOf(row, { range: [2012, 2010] }), { width: 80 })).toThrow('run backwards')
    expect(() => timelineText(timelineOf(row, { marks: [...'abcdefg'] }), { width: 80 })).toThrow('at most, got 7')
  })
})

/** A timeline checked, with the years that its axis holds. */
import { ensure } from '../collections.js'
import { clean } from './cells.js'
import { finite } from './numbers.js'
import type { Timeline, TimelineRow } from './timeline.js'

export const mostMarks = 6

export type TimelineSheet = Omit<Timeline, 'marks' | 'range'> & {
  readonly marks: readonly string[]
  /** Whole years; null when no row has a date. */
  readonly range: readonly [number, number] | null
}

const check = (row: TimelineRow, kinds: number): TimelineRow => {
  const label = clean(row.label)
  const of = `of "${label}"`
  if (row.start !== null) finite(row.start, `the start ${of}`)
  if (row.end !== null) finite(row.end, `the end ${of}`)
  if (row.start !== null && row.end !== null && row.start > row.end)
    throw new RangeError(`the bar ${of} runs backwards: ${row.start} to ${row.end}`)
  if (row.ongoing && row.end !== null) throw new RangeError(`the bar ${of} has an end and is ongoing`)
  const marks = (row.marks ?? []).map(({ at, kind }) => {
    if (!Number.isInteger(kind) || kind < 0 || kind >= kinds)
      throw new RangeError(`a mark ${of} is of kind ${kind}, but there are ${kinds} kinds`)
    return { at: finite(at, `a mark ${of}`), kind }
  })
  return { ...row, label, marks, ...(row.note === undefined ? {} : { note: clean(row.note) }) }
}

export const checkTimeline = (timeline: Timeline): TimelineSheet => {
  const marks = (timeline.marks ?? []).map(clean)
  if (marks.length > mostMarks)
    throw new RangeError(`a timeline has ${mostMarks} kinds of marks at most, got ${marks.length}`)
  const groups = timeline.groups.map((group) => ({
    ...(group.label === undefined ? {} : { label: clean(group.label) }),
    rows: group.rows.map((row) => check(row, marks.length)),
  }))
  const dates = groups.flatMap(({ rows }) =>
    rows.flatMap((row) => [row.start, row.end, ...(row.marks ?? []).map(({ at }) => at)].filter((at) => at !== null)),
  )
  const given = timeline.range
  if (given && !(finite(given[0], 'the first year') < finite(given[1], 'the last year')))
    throw new RangeError(`the years run backwards: ${given[0]} to ${given[1]}`)
  const low = Math.floor(dates.reduce((a, b) => Math.min(a, b), dates[0] ?? 0))
  // A year of room on the right for what goes on.
  const high = Math.floor(dates.reduce((a, b) => Math.max(a, b), dates[0] ?? 0)) + 1
  return {
    ...timeline,
    title: clean(timeline.title),
    rowLabel: clean(timeline.rowLabel ?? ''),
    noteLabel: clean(timeline.noteLabel ?? ''),
    groups,
    marks,
    ...(timeline.asOf
      ? { asOf: { at: finite(timeline.asOf.at, 'the day of the records'), label: clean(timeline.asOf.label) } }
      : {}),
    range: given ?? (dates.length ? [low, high] : null),
  }
}

/** What is drawn of a row between two years; null when neither end nor mark is known. */
export type RowExtent = {
  readonly from: number
  readonly to: number
  readonly isStartKnown: boolean
  readonly isEndKnown: boolean
  readonly isOngoing: boolean
}

/** An end that is not known lies some way off what is known: `stub` years, or beyond the last mark. */
export const extentOf = (row: TimelineRow, stub: number, last: number): RowExtent | null => {
  const { start, end, ongoing = false } = row
  if (start === null && end === null) return null
  const marks = (row.marks ?? []).map(({ at }) => at)
  return {
    from: start ?? Math.min(...marks, ensure(end)) - stub,
    to: end ?? (ongoing ? last : Math.max(...marks, ensure(start)) + stub),
    isStartKnown: start !== null,
    isEndKnown: end !== null,
    isOngoing: ongoing,
  }
}

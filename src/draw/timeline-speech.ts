/** A timeline for those who listen: a sentence for each bar. */
import type { Block, Line } from '../answer.js'
import { asking } from './cells.js'
import type { Timeline, TimelineRow } from './timeline.js'
import { checkTimeline } from './timeline-rows.js'

const year = (at: number): string => String(Math.floor(at))

/** When a row began and ended, in words. */
export const dateWords = ({ start, end, ongoing }: TimelineRow): string =>
  start === null && end === null
    ? 'dates unknown'
    : `${start === null ? 'start unknown' : `from ${year(start)}`}, ${end === null ? (ongoing ? 'ongoing' : 'end unknown') : `to ${year(end)}`}`

const rowSentence = (row: TimelineRow, kinds: readonly string[]): Line => {
  const marks = (row.marks ?? []).map(({ at, kind }) => `${kinds[kind]} ${year(at)}`)
  // What only happened has a mark and no dates.
  const dates = row.start === null && row.end === null && marks.length ? [] : [dateWords(row)]
  return [asking(row.label, row.ask), `: ${[...dates, ...marks, ...(row.note ? [row.note] : [])].join(', ')}`]
}

/** The rows of a timeline, under their groups. */
export const timelineSaid = (timeline: Timeline): readonly Block[] => {
  const { groups, marks } = checkTimeline(timeline)
  return groups.flatMap(({ label, rows }): Block[] => [
    ...(label === undefined ? [] : [{ kind: 'heading', level: 3, text: label } as const]),
    { kind: 'list', items: rows.map((row) => rowSentence(row, marks)) },
  ])
}

/** How a brief looks: its headings, its answer in two sentences, its lines. */
import type { Grid, Line } from '../../answer.js'
import type { Brief, BriefSection } from '../../evidence/brief/index.js'
import type { Fact } from '../../pages/parts.js'
import type { Filter } from '../../query/index.js'
import { plural } from '../../text.js'
import type { BriefLine } from './lines.js'

/** Headings of the sections. */
export const titles: Readonly<Record<BriefSection, string>> = {
  benefit: 'Benefit, against people without the cells',
  harms: 'Harms: people with an event, where they may be added',
  approved: 'Decisions of authorities',
  studied: 'Who was studied',
  open: 'Trials not yet ended',
  unknown: 'Not known',
  claims: 'Judged claims nearest',
}

/** The same, and lines that there are of each, on a screen. */
const onScreen: Readonly<Record<BriefSection, { readonly label: string; readonly most: number }>> = {
  benefit: { label: 'Benefit', most: 2 },
  harms: { label: 'Harms', most: 2 },
  approved: { label: 'Approved', most: 1 },
  studied: { label: 'Studied', most: 1 },
  open: { label: 'Open now', most: 1 },
  unknown: { label: 'Not known', most: 1 },
  claims: { label: 'Claims', most: 1 },
}

/** The one term that the filters ask for. */
export const only = (filters: readonly Filter[], field: string): string | null => {
  const ids = filters
    .filter((f) => f.field === field && !f.not)
    .flatMap((f) => f.any.flatMap((test) => ('is' in test ? [String(test.is)] : [])))
  return ids.length === 1 ? (ids[0] ?? null) : null
}

/** Levels of certainty in words. */
export const certaintyWord: Readonly<Record<NonNullable<BriefLine['certainty']>, string>> = {
  high: 'high certainty',
  moderate: 'moderate certainty',
  low: 'low certainty',
  'very-low': 'very low certainty',
}

/** The answer in two sentences. */
export const shortAnswer = ({ published, randomized, people, benefit }: Brief): string => {
  const levels = ['high', 'moderate', 'low', 'very-low'] as const
  const best = levels.find((level) => benefit.some(({ certainty }) => certainty?.level === level))
  const which = benefit.filter(({ certainty }) => certainty?.level === best).map(({ name }) => name)
  const sure =
    best === undefined
      ? 'No outcome was compared with people without the cells.'
      : best === 'very-low'
        ? 'For no outcome is the certainty of a benefit above very low.'
        : `The certainty is at most ${best} (${which.join('; ')}).`
  return `${plural(published.length, 'published trial')}, ${randomized.length} randomized with a control group, ${plural(people, 'person', 'people')}. ${sure}`
}

/** A line with its certainty and its command. */
export const lineOf = ({ text: said, certainty, command }: BriefLine): Line => [
  said,
  ...(certainty === null ? [] : [{ text: `; ${certaintyWord[certainty]}`, role: 'strong' as const }]),
  { text: `  ${command}`, role: 'muted', ask: command.split(' ').slice(1) },
]

/** A section on a screen that cannot hold the page: how many lines it has, and the first of them. */
export const inShort = (name: BriefSection, lines: readonly BriefLine[]): Fact[] => {
  const { label, most } = onScreen[name]
  // How many people there are stands in the answer above.
  const own = lines.filter(({ subject }) => subject !== 'people').slice(0, most)
  return own.map(({ text: said, certainty }, i) => ({
    label: i ? '' : `${label}${lines.length > own.length ? ` (${lines.length})` : ''}`,
    value: [...(certainty === null ? [] : [{ text: `${certaintyWord[certainty]}: `, role: 'strong' as const }]), said],
  }))
}

/** The lines as a table. */
export const briefGrid = (lines: readonly BriefLine[]): Grid => ({
  columns: ['section', 'subject', 'text', 'certainty', 'people', 'records', 'command'],
  rows: lines.map(({ section, subject, text: words, certainty, people, records, command }) => [
    section,
    subject,
    words,
    certainty,
    people,
    records.join('; '),
    command,
  ]),
})

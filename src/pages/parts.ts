/** Small pieces that pages are made of. */
import type { Block, Line, Role, Span } from '../answer.js'
import type { Kind, MissingReason, SourceRead } from '../dataset/index.js'
import { missingWord } from './missing.js'

export type Fact = { readonly label: string; readonly value: Line }

export const heading = (level: 1 | 2 | 3, line: Line): Block => ({ kind: 'heading', level, text: line })
export const text = (line: Line, indent = 0): Block => ({ kind: 'text', text: line, indent })
export const list = (items: readonly Line[], indent = 0): Block => ({ kind: 'list', items, indent })
export const facts = (items: readonly Fact[], indent = 0): Block => ({ kind: 'facts', items, indent })
/**
 * A page of which a screen that cannot hold it shows as much of each section as there is room for, or another page in its
 * place; `answer` is enough in a pipe where not all was asked for.
 */
export const briefly = (
  whole: readonly Block[],
  short: readonly Block[] = whole,
  answer?: readonly Block[],
): Block => ({
  kind: 'brief',
  short,
  whole,
  ...(answer ? { answer } : {}),
})
export const muted = (words: string): Span => ({ text: words, role: 'muted' })

/** Words about a record, which ask for its page. */
export const about = (kind: Kind, id: string, words: string = id, role?: Role): Span => ({
  text: words,
  ...(role ? { role } : {}),
  ask: ['show', `${kind}/${id}`],
})

/** What stands behind the name of a trial whose design sources dispute. */
export const disputedMark: Span = { text: ' ≠ disputed design', role: 'warn' }

/** Pieces with a mark between them. */
export const between = (spans: readonly Span[], mark: Span): Span[] =>
  spans.flatMap((span, i) => (i ? [mark, span] : [span]))

/** Records of a kind in a row, by id or by name, each of which asks for its page. */
export const aboutAll = (
  kind: Kind,
  ids: readonly string[],
  { name = (id: string) => id, role, mark = ', ' }: { name?: (id: string) => string; role?: Role; mark?: string } = {},
): Span[] =>
  between(
    ids.map((id) => about(kind, id, name(id), role)),
    role ? { text: mark, role } : mark,
  )

/** Pieces with commas between them. */
export const separated = (spans: readonly Span[]): Span[] => between(spans, ', ')

/** Pieces of text, or a word in small print where there are none. */
export const orElse = (spans: readonly Span[], nothing: string): Line => (spans.length ? spans : muted(nothing))

/** Small print with commas between its parts. */
export const commas = (spans: readonly Span[]): Span[] => between(spans, muted(', '))

/** In small print and brackets, what something rests on: nothing where there is nothing. */
export const bracketed = (parts: readonly Span[]): Span[] =>
  parts.length ? [muted(' ['), ...commas(parts), muted(']')] : []

/** References in small print, each of which asks for its page. */
export const referenceIds = (ids: readonly string[]): Span[] => ids.map((id) => about('references', id, id, 'muted'))

/** An address that leads there. */
export const link = (url: string, words = url, role?: Role): Exclude<Span, string> => ({
  text: words,
  ...(role ? { role } : {}),
  ...(/^https?:\/\//.test(url) ? { href: url } : {}),
})

/** The number of a page that was read: it leads to the reference that it shows, and outside of the browser to its address. */
export const sourceSpan = (source: SourceRead, role?: Role): Span => ({
  ...link(source.url, source.id, role),
  ...(source.reference ? { ask: ['show', `references/${source.reference}`] } : {}),
})

/** Numbers of pages in small print. */
export const sourceSpans = (ids: readonly string[], sources: readonly SourceRead[]): Span[] =>
  ids.map((id) => {
    const source = sources.find((one) => one.id === id)
    return source ? sourceSpan(source, 'muted') : muted(id)
  })

/** A command that is put where it stands. */
export const asking = (words: readonly string[], role?: Role): Span => ({
  text: `stemcell ${words.join(' ')}`,
  ...(role ? { role } : {}),
  ask: words,
})

/** A titled section, or nothing when it would be empty. */
export const section = (title: string, blocks: readonly Block[]): Block[] =>
  blocks.length ? [heading(2, title), ...blocks] : []

/** A titled list, or nothing when it would be empty. */
export const listSection = (title: string, items: readonly Line[]): Block[] =>
  section(title, items.length ? [list(items, 2)] : [])

/** A value, or why there is none. */
export const missingText = (
  record: { missing: Readonly<Record<string, MissingReason>> },
  path: string,
  value: string | number | null,
): Span => (value === null ? muted(missingWord[record.missing[path] ?? 'notRead']) : String(value))

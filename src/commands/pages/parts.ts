/** Small pieces that pages are made of. */
import type { Block, Line, Role, Span } from '../../answer.js'
import type { Kind, MissingReason } from '../../dataset/index.js'
import { missingWord } from '../missing.js'

export type Fact = { readonly label: string; readonly value: Line }

export const heading = (level: 1 | 2 | 3, line: Line): Block => ({ kind: 'heading', level, text: line })
export const text = (line: Line, indent = 0): Block => ({ kind: 'text', text: line, indent })
export const list = (items: readonly Line[], indent = 0): Block => ({ kind: 'list', items, indent })
export const facts = (items: readonly Fact[], indent = 0): Block => ({ kind: 'facts', items, indent })
export const muted = (words: string): Span => ({ text: words, role: 'muted' })

/** Words about a record, which ask for its page. */
export const about = (kind: Kind, id: string, words: string = id, role?: Role): Span => ({
  text: words,
  ...(role ? { role } : {}),
  ask: ['show', `${kind}/${id}`],
})

/** A titled section, or nothing when it would be empty. */
export const section = (title: string, blocks: readonly Block[]): Block[] =>
  blocks.length ? [heading(2, title), ...blocks] : []

/** A value, or why there is none. */
export const missingText = (
  record: { missing: Readonly<Record<string, MissingReason>> },
  path: string,
  value: string | number | null,
): Span => (value === null ? muted(missingWord[record.missing[path] ?? 'notRead']) : String(value))

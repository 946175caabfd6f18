/** Links of the mechanism graph with the evidence for and against them. */
import type { Block, Line, Role, Span } from '../answer.js'
import { endHome, type Kind } from '../dataset/index.js'
import { type Evidence, type Link, strengthOf, strengthWords, words } from '../evidence/pathways/index.js'
import { about, aboutAll, bracketed, list, muted, referenceIds, text } from './parts.js'

const marks: Record<Evidence['supports'], { readonly mark: string; readonly word: string; readonly role: Role }> = {
  support: { mark: '▲', word: 'supports', role: 'good' },
  partial: { mark: '△', word: 'supports in part', role: 'warn' },
  refute: { mark: '▼', word: 'refutes', role: 'bad' },
  'no-evidence': { mark: '○', word: 'found no evidence', role: 'bad' },
}

const pieceLine = ({ supports, setting, reference, what }: Evidence): Line => {
  const { mark, word, role } = marks[supports]
  return [{ text: `${mark} ${word}`, role }, `, ${words(setting)}: ${what}`, ...bracketed(referenceIds([reference]))]
}

/** The kind of record that an end of a link is. */
export const nodeKind = ({ kind }: Link['from']): Kind => endHome[kind]

/** An end of a link. */
export const nodeSpan = ({ kind, id }: Link['from'], role?: Role): Span => about(endHome[kind], id, id, role)

/** A link in a sentence. */
export const linkSpans = ({ from, relation, to }: Link): Span[] => [
  nodeSpan(from, 'id'),
  ` ${words(relation)} `,
  nodeSpan(to, 'id'),
]

/** How strong a link is, colored by whether anything bears it out. */
export const strengthSpan = (link: Link): Span => ({
  text: strengthWords(link),
  role: strengthOf(link).setting === null ? 'bad' : 'strong',
})

/** Where a link was studied, and what is remarked on it. */
export const whereSpans = (link: Link): Span[] => [
  ...(link.diseases.length ? [muted(' · in '), ...aboutAll('diseases', link.diseases, { role: 'muted' })] : []),
  ...(link.note ? [muted(` · ${link.note}`)] : []),
]

/** Every piece of evidence of a link: for it, strongest first, then against it. */
export const evidenceBlock = (link: Link, indent: number): Block => {
  const { pro, contra } = strengthOf(link)
  const pieces = [...pro, ...contra]
  return pieces.length ? list(pieces.map(pieceLine), indent) : text(muted('no evidence on record'), indent)
}

/** A link, how strong it is, and all its evidence. */
export const linkBlocks = (link: Link, indent: number, said: readonly Span[] = []): Block[] => [
  text([...linkSpans(link), ': ', strengthSpan(link), ...said, ...whereSpans(link)], indent),
  evidenceBlock(link, indent + 2),
]

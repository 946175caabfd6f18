/**
 * Linear: an answer as labelled sentences, one to a line, for those who listen. No columns, boxes, pictures or color; every
 * table is read row by row, each cell with the name of its column.
 */
import { type Answer, type Block, type Line, plain, type Span, type Table } from '../answer.js'
import { harmless } from '../text.js'
import type { Paper, Render } from './format.js'
import { headingSaid, sentence, spanSaid, spoken } from './spoken.js'
import { innerAddress } from './tools.js'

type Voice = { readonly span: (span: Span) => string; readonly line: (line: Line) => string }

const webAddress = (href: string | undefined): string | undefined =>
  href !== undefined && /^https?:\/\/[\x21-\x7e]+$/.test(href) ? href : undefined

/** Says lines. Links are marked only for a reader that follows them itself. */
const voiceOn = (paper: Paper): Voice => {
  const span = (s: Span): string => {
    const text = spanSaid(s)
    if (typeof s === 'string' || !paper.links) return text
    const href = s.ask && paper.links === 'inner' ? innerAddress(s.ask) : webAddress(s.href)
    const words = text.trim()
    if (!href || words === '') return text
    return text.replace(words, () => `\u001b]8;;${href}\u0007${words}\u001b]8;;\u0007`)
  }
  return {
    span,
    line: (line) => (Array.isArray(line) ? (line as readonly Span[]).map(span).join('') : span(line as Span)),
  }
}

/** What stands in a cell that holds nothing. */
const isEmpty = (line: Line): boolean => /^\s*[–-]?\s*$/.test(plain(line))

const labelled = (label: string, value: string): string => {
  const said = value.trim() === 'n/a' ? 'not applicable' : value
  return sentence(label === '' ? said : `${label}: ${said.trim()}`)
}

const tableLines = (voice: Voice, { columns, rows, headings = [] }: Table): string[] => {
  // An id says by itself what it is.
  const labels = columns.map(({ label, said }) => (label === 'Id' ? '' : spoken(said ?? label)))
  const before = new Map(headings.map((one) => [one.before, one.text]))
  return rows.flatMap((cells, at) => {
    const title = before.get(at)
    const said = cells.flatMap((cell, i) => (isEmpty(cell) ? [] : [labelled(labels[i] ?? '', voice.line(cell))]))
    return [...(title === undefined ? [] : [headingSaid(title, voice.span)]), ...(said.length ? [said.join(' ')] : [])]
  })
}

const blockLines = (voice: Voice, block: Block): string[] => {
  switch (block.kind) {
    case 'heading':
      return [headingSaid(block.text, voice.span)]
    case 'text':
      return [sentence(voice.line(block.text))]
    case 'list':
      return block.items.map((item) => sentence(voice.line(item)))
    case 'facts':
      return block.items.flatMap(({ label, value }) =>
        isEmpty(value) ? [] : [labelled(spoken(label), voice.line(value))],
      )
    case 'fit':
      return tableLines(voice, block.wide)
    case 'drawing':
      return block.said().flatMap((one) => blockLines(voice, one))
    case 'table':
      return tableLines(voice, block)
  }
}

const closing = (voice: Voice, answer: Answer): string[] => [
  ...answer.notes.map((note) => sentence(`Note: ${spoken(note)}`)),
  ...(answer.footer ? [sentence(voice.line(answer.footer))] : []),
  // A command is said as it is typed.
  ...answer.next.map(({ command, why }) => `Next command, ${spoken(why)}: ${harmless(command)}`),
]

const join = (lines: readonly string[]): string =>
  lines
    .filter((line) => line !== '')
    .map((line) => `${line}\n`)
    .join('')

export const renderLinear: Render = (answer, paper) => {
  if (answer.document !== undefined) return { body: `${answer.document}\n`, closing: '' }
  const voice = voiceOn(paper)
  return {
    body: join(answer.view().flatMap((block) => blockLines(voice, block))),
    closing: join(closing(voice, answer)),
  }
}

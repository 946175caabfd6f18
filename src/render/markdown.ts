/** Markdown (GitHub flavored): what the screen shows, for a document. */
import { type Answer, type Block, type Line, plain, type Span, spansOf } from '../answer.js'
import { harmless } from '../text.js'
import type { Render } from './format.js'

const escapeText = (text: string): string =>
  harmless(text).replace(/[\\`*_[\]<>|~#]|&(?=#?\w+;)/g, (char) => `\\${char}`)

/** An address between angle brackets: nothing in it ends it, a table cell or a stretch of code, or is decoded. */
const destination = (href: string): string =>
  `<${href.replace(/[<>|\\`]/g, encodeURIComponent).replace(/&(?=#?\w+;)/g, '\\&')}>`

/*
 * The address of a short link, until it is known how often it stands in the document. Neither text nor an address has this
 * character: `harmless` takes it out of the one, the other is printable ASCII.
 */
const pending = '\u0000'

const span = (s: Span): string => {
  if (typeof s === 'string') return escapeText(s)
  const text = escapeText(s.text)
  if (s.href && /^https?:\/\/[\x21-\x7e]+$/.test(s.href))
    return s.text === s.href
      ? `[${text}](${destination(s.href)})`
      : `[${text}]${pending}${destination(s.href)}${pending}`
  return s.role === 'strong' && text.trim() ? `**${text.trim()}**${text.endsWith(' ') ? ' ' : ''}` : text
}
const inline = (line: Line): string =>
  // Before a link an exclamation mark would make it a picture; a bracket in text is escaped.
  spansOf(line)
    .map(span)
    .join('')
    .replace(/!(?=\[)/g, '\\!')

/** A paragraph or list item that would not be read as a list or rule of its own. */
const paragraph = (line: Line): string =>
  inline(line)
    .trimStart()
    .replace(/^([-+](?=[\s-]|$)|\d{1,9}(?=[.)](?:\s|$)))/, (mark) => (/\d/.test(mark) ? `${mark}\\` : `\\${mark}`))

/** Text as it stands, between fences longer than any in it. */
const fenced = (text: string, language: string): string => {
  const longest = Math.max(2, ...(text.match(/`+/g) ?? []).map((ticks) => ticks.length))
  const fence = '`'.repeat(longest + 1)
  return `${fence}${language}\n${text}\n${fence}`
}

const row = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`

const blockText = (block: Block): string => {
  switch (block.kind) {
    case 'heading':
      return `${'#'.repeat(block.level)} ${inline(block.text)}`
    case 'text':
      return paragraph(block.text)
    case 'list':
      return block.items.map((item) => `- ${paragraph(item)}`).join('\n')
    case 'facts':
      return block.items.map((item) => `- **${escapeText(item.label)}:** ${inline(item.value)}`).join('\n')
    case 'fit':
      return blockText(block.wide)
    case 'brief':
      return block.whole.map(blockText).join('\n\n')
    case 'drawing':
      return fenced(
        block
          .draw(100)
          .map((line) => harmless(plain(line)).trimEnd())
          .join('\n'),
        'text',
      )
    case 'table': {
      const head = [
        row(block.columns.map((c) => escapeText(c.label))),
        row(block.columns.map((c) => (c.align === 'right' ? '---:' : '---'))),
      ]
      const lines = block.rows.map((cells) => row(block.columns.map((_, i) => inline(cells[i] ?? ''))))
      if (!block.headings?.length) return [...head, ...lines].join('\n')
      return block.headings
        .map(({ before, text }, i) =>
          [
            `### ${inline(text)}`,
            '',
            ...head,
            ...lines.slice(before, block.headings?.[i + 1]?.before ?? lines.length),
          ].join('\n'),
        )
        .join('\n\n')
    }
  }
}

const closingText = (answer: Answer): string[] => [
  ...answer.notes.map((note) => `> ${escapeText(note)}`),
  ...(answer.footer ? [`_${inline(answer.footer)}_`] : []),
]

const pendingLinks = new RegExp(`${pending}(.*?)${pending}`, 'g')

/** Short links with one address name it once, at the end of the document, by a number; the others hold theirs. */
const linked = (body: string): string => {
  const times = new Map<string, number>()
  for (const [, address = ''] of body.matchAll(pendingLinks)) times.set(address, (times.get(address) ?? 0) + 1)
  const repeated = [...times].filter(([, n]) => n > 1).map(([address]) => address)
  const numbers = new Map(repeated.map((address, i) => [address, i + 1]))
  const text = body.replace(pendingLinks, (_, address: string) => {
    const number = numbers.get(address)
    return number ? `[${number}]` : `(${address})`
  })
  return repeated.length ? `${text}\n\n${repeated.map((address, i) => `[${i + 1}]: ${address}`).join('\n')}` : text
}

export const renderMarkdown: Render = (answer) => {
  if (answer.document !== undefined)
    return { body: `${fenced(answer.document, answer.language ?? 'json')}\n`, closing: '' }
  return { body: `${linked([...answer.view().map(blockText), ...closingText(answer)].join('\n\n'))}\n`, closing: '' }
}

/** Markdown (GitHub flavored): what the screen shows, for a document. */
import { type Answer, type Block, type Line, plain, type Span } from '../answer.js'
import { harmless } from '../text.js'
import type { Render } from './format.js'

const escapeText = (text: string): string =>
  harmless(text).replace(/[\\`*_[\]<>|~#]|&(?=#?\w+;)/g, (char) => `\\${char}`)

const span = (s: Span): string => {
  if (typeof s === 'string') return escapeText(s)
  const text = escapeText(s.text)
  if (s.href && /^https?:\/\/[\x21-\x7e]+$/.test(s.href))
    return `[${text}](<${s.href.replace(/[<>]/g, encodeURIComponent)}>)`
  return s.role === 'strong' && text.trim() ? `**${text.trim()}**${text.endsWith(' ') ? ' ' : ''}` : text
}
const inline = (line: Line): string =>
  Array.isArray(line) ? (line as readonly Span[]).map(span).join('') : span(line as Span)

/** A paragraph or list item that would not be read as a list or rule of its own. */
const paragraph = (line: Line): string =>
  inline(line)
    .trimStart()
    .replace(/^([-+](?=[\s-]|$)|\d{1,9}(?=[.)](?:\s|$)))/, (mark) => (/\d/.test(mark) ? `${mark}\\` : `\\${mark}`))

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
    case 'drawing':
      return ['```text', ...block.draw(100).map((line) => harmless(plain(line)).trimEnd()), '```'].join('\n')
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

export const renderMarkdown: Render = (answer) => {
  if (answer.document !== undefined) {
    const longest = Math.max(2, ...(answer.document.match(/`+/g) ?? []).map((ticks) => ticks.length))
    const fence = '`'.repeat(longest + 1)
    return { body: `${fence}${answer.language ?? 'json'}\n${answer.document}\n${fence}\n`, closing: '' }
  }
  return { body: `${[...answer.view().map(blockText), ...closingText(answer)].join('\n\n')}\n`, closing: '' }
}

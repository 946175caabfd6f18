/** The sentences of a page: text or Markdown cut into headings, paragraphs and list items, these into sentences. */
import { itemAt } from '../../collections.js'

export type PageBlock = { readonly kind: 'heading' | 'text' | 'item'; readonly text: string }

/** A sentence with what it must be read with. */
export type PageSentence = {
  readonly text: string
  /** With the words that lead a list in: "UC-MSCs can: / - lower HbA1c". */
  readonly readAs: string
  readonly heading: string | null
  readonly isReference: boolean
}

/** Markdown without its marks: links by their words, no emphasis, no images. */
const plain = (line: string): string =>
  line
    .replace(/!\[[^\]]*\]\([^)]*\)/g, ' ')
    .replace(/\[([^\]]*)\]\([^)\s]*\)/g, '$1')
    .replace(/(\*\*|__|`)/g, '')
    .replace(/\s+/g, ' ')
    .trim()

const endsSentence = /[.!?。！？…;；:：]["”’)）]*$/

/** Whether a line that stands alone is a heading: short, and no sentence. */
const isHeading = (line: string): boolean =>
  line.length <= 90 &&
  !endsSentence.test(line) &&
  (/^[\p{Lu}\p{N}\p{sc=Greek}]/u.test(line) || /\p{sc=Han}/u.test(line))

/** The blocks of text or Markdown. */
export const textBlocks = (text: string): PageBlock[] =>
  text.split(/\r?\n/).flatMap((raw): PageBlock[] => {
    const line = raw.trim()
    if (line === '' || /^[-=_*]{3,}$/.test(line)) return []
    const marked = /^#{1,6}\s+(.*)$/.exec(line)
    if (marked) return [{ kind: 'heading', text: plain(itemAt(marked, 1)) }]
    const item = /^(?:[-*•·▪‣]|\d{1,2}[.)、])\s+(.*)$/.exec(line)
    if (item) return [{ kind: 'item', text: plain(itemAt(item, 1)) }]
    return [{ kind: isHeading(line) ? 'heading' : 'text', text: plain(line) }]
  })

const references = /^(references?|bibliography|sources|literature|citations?|参考文献|参考资料)\s*:?$/i

/** Sentences of a paragraph. A name and "et al." end none. */
const cut = (text: string): string[] => {
  const segmenter = new Intl.Segmenter(/\p{sc=Han}/u.test(text) ? 'zh' : 'en', { granularity: 'sentence' })
  return [...segmenter.segment(text)].map(({ segment }) => segment.trim()).filter(Boolean)
}

/** Every sentence of a page in order, headings left out. */
export const pageSentences = (blocks: readonly PageBlock[]): PageSentence[] => {
  let heading: string | null = null
  let lead: string | null = null
  let isReference = false
  return blocks.flatMap((block, i): PageSentence[] => {
    if (block.kind === 'heading') {
      heading = block.text
      lead = null
      isReference = references.test(block.text)
      return []
    }
    if (block.kind === 'text') lead = /[:：]$/.test(block.text) ? (cut(block.text).at(-1) ?? null) : null
    // A quotation belongs to whom the next line names.
    const said = /^[“"].*[”"]$/.test(block.text) ? /^[—–-]\s*(.*)$/.exec(blocks[i + 1]?.text ?? '')?.[1] : undefined
    return cut(block.text).map((text) => ({
      text,
      readAs:
        block.kind === 'item' && lead
          ? `${lead.replace(/[:：]$/, '')} ${text.charAt(0).toLowerCase()}${text.slice(1)}`
          : said
            ? `${text} (${said})`
            : text,
      heading,
      isReference,
    }))
  })
}

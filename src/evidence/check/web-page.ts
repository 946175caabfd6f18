/** The main content of an HTML page as blocks: found by Readability, as reading views of browsers find it. */
import { Readability } from '@mozilla/readability'
import { parseHTML } from 'linkedom'
import type { PageBlock } from './page-text.js'

type Element = {
  readonly tagName: string
  readonly textContent: string | null
  readonly children: Iterable<Element>
  querySelector: (selector: string) => Element | null
}

const blockTags = new Set([
  'P',
  'LI',
  'H1',
  'H2',
  'H3',
  'H4',
  'H5',
  'H6',
  'TD',
  'TH',
  'DD',
  'DT',
  'BLOCKQUOTE',
  'FIGCAPTION',
])

const blocksIn = (element: Element): PageBlock[] => {
  const own = (element.textContent ?? '').replace(/\s+/g, ' ').trim()
  const inner = [...element.children]
  const holdsBlocks = element.querySelector('p, li, h1, h2, h3, h4, h5, h6, td, div, section, article') !== null
  if (blockTags.has(element.tagName) && !holdsBlocks)
    return own === ''
      ? []
      : [{ kind: /^H\d$/.test(element.tagName) ? 'heading' : element.tagName === 'LI' ? 'item' : 'text', text: own }]
  if (inner.length === 0 || !holdsBlocks) return own === '' ? [] : [{ kind: 'text', text: own }]
  return inner.flatMap(blocksIn)
}

/** Blocks of a page, its title first as a heading. Where no main content is found, those of the whole body. */
export const htmlBlocks = (html: string): PageBlock[] => {
  const { document } = parseHTML(html)
  const title = (document.querySelector('title')?.textContent ?? '').trim()
  for (const hidden of document.querySelectorAll('script, style, noscript, template, [hidden]')) hidden.remove()
  const whole = document.cloneNode(true) as typeof document
  const article = new Readability(document as never, { charThreshold: 200 }).parse()
  const root = article?.content
    ? parseHTML(`<!doctype html><html><body>${article.content}</body></html>`).document.body
    : whole.body
  const blocks = blocksIn(root)
  return title ? [{ kind: 'heading', text: article?.title ?? title }, ...blocks] : blocks
}

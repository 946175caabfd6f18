/** A page to be read: rows with the sections they stand in. Folded sections show their heading only. */
import { type Block, plain } from '../../answer.js'
import { harmless } from '../../text.js'
import type { Row } from './text-rows.js'

export type Section = { readonly title: string; readonly row: number }
export type PageText = { readonly rows: readonly Row[]; readonly sections: readonly Section[] }

/** What a row says. */
export const rowText = (row: Row): string => row.map(({ text }) => text).join('')

const headings = (blocks: readonly Block[]): string[] =>
  blocks.flatMap((block) =>
    block.kind === 'heading' && block.level > 1
      ? [harmless(plain(block.text))]
      : block.kind === 'fit'
        ? headings(block.narrow)
        : [],
  )

/** Rows drawn from blocks with their sections: each heading is looked for below the one before it. */
export const pageText = (blocks: readonly Block[], rows: readonly Row[]): PageText => {
  const sections: Section[] = []
  let from = 0
  for (const title of headings(blocks)) {
    // A long heading is broken: its first line is enough to know it by.
    const at = rows.findIndex((row, i) => {
      const text = i < from ? '' : rowText(row).trimEnd()
      return text !== '' && (text === title || (text.length > 20 && title.startsWith(text)))
    })
    if (at < 0) continue
    sections.push({ title, row: at })
    from = at + 1
  }
  return { rows, sections }
}

/** A page as it is shown: its rows, without those of folded sections. */
export type Shown = {
  readonly rows: readonly Row[]
  readonly sections: readonly (Section & { readonly folded: boolean })[]
}

const kept = new WeakMap<PageText, { readonly folded: readonly string[]; readonly shown: Shown }>()

const isEmpty = (row: Row | undefined): boolean => rowText(row ?? []).trim() === ''

/** The page with some sections folded. */
export const foldedText = (text: PageText, folded: readonly string[]): Shown => {
  const have = kept.get(text)
  if (have && have.folded === folded) return have.shown
  const rows: Row[] = text.rows.slice(0, text.sections[0]?.row ?? text.rows.length)
  const sections = text.sections.map((section, i) => {
    const own = text.rows.slice(section.row, text.sections[i + 1]?.row ?? text.rows.length)
    const isFolded = folded.includes(section.title)
    const [head = [], ...body] = own
    const row = rows.length
    const count = body.filter((line) => !isEmpty(line)).length
    rows.push(
      isFolded
        ? [{ text: '▸ ' }, ...head, { text: `  ${count} ${count === 1 ? 'line' : 'lines'}`, role: 'muted' }]
        : [{ text: '▾ ' }, ...head],
    )
    if (!isFolded) rows.push(...body)
    return { title: section.title, row, folded: isFolded }
  })
  const shown = { rows, sections }
  kept.set(text, { folded, shown })
  return shown
}

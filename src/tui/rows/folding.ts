/** A page as it is shown: folded sections show their heading only. */
import { type PageRows, type Row, rowText } from '../../render/index.js'
import { plural } from '../../text.js'

export type FoldedSection = { readonly title: string; readonly row: number; readonly folded: boolean }
export type FoldedPage = { readonly rows: readonly Row[]; readonly sections: readonly FoldedSection[] }

const kept = new WeakMap<PageRows, { readonly folded: readonly string[]; readonly shown: FoldedPage }>()

const isEmpty = (row: Row): boolean => rowText(row).trim() === ''

/** The page with some sections folded. The heading of the whole page begins none. */
export const foldedText = (page: PageRows, folded: readonly string[]): FoldedPage => {
  const have = kept.get(page)
  if (have && have.folded === folded) return have.shown
  const headings = page.headings.filter(({ level }) => level > 1)
  const rows: Row[] = page.rows.slice(0, headings[0]?.row ?? page.rows.length)
  const sections = headings.map((heading, i) => {
    const own = page.rows.slice(heading.row, headings[i + 1]?.row ?? page.rows.length)
    const isFolded = folded.includes(heading.title)
    const [head = [], ...body] = own
    const row = rows.length
    const count = body.filter((line) => !isEmpty(line)).length
    rows.push(
      isFolded
        ? [{ text: '▸ ' }, ...head, { text: `  ${plural(count, 'line')}`, role: 'muted' }]
        : [{ text: '▾ ' }, ...head],
    )
    if (!isFolded) rows.push(...body)
    return { title: heading.title, row, folded: isFolded }
  })
  const shown = { rows, sections }
  kept.set(page, { folded, shown })
  return shown
}

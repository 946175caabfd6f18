/** What of an answer a screen shows that cannot hold it, and how the rest is told of. */
import type { Block } from '../answer.js'
import { plural } from '../text.js'
import { cut } from '../widths.js'
import { type PageRows, type Row, rowText, rowWidth, type SheetOptions, sliceRow, trimEnd } from './rows.js'

/** Rows that a table or a page gets, however low the screen. */
const least = 8
/** Rows of a section: an empty one, its title, and as many of its own as say something. */
const [leastOfSection, mostOfSection] = [5, 24]
/** Lines that tell of what is left out. */
export const linesOfEnd = 2

const isElastic = (block: Block): boolean =>
  block.kind === 'brief' ||
  (block.kind === 'drawing' && block.short !== undefined) ||
  (block.kind === 'table' && block.each !== undefined) ||
  (block.kind === 'fit' && block.wide.each !== undefined)

/** Whether a table has more rows than there is room for, whatever they are: then it need not be drawn to know that it is too tall. */
export const isTaller = (block: Block, height: number): boolean =>
  block.kind === 'fit' ? isTaller(block.wide, height) : block.kind === 'table' && block.rows.length > height

/** Rows that each block which may be short can take, beside those that may not. */
export const roomFor = (
  set: SheetOptions,
  blocks: readonly Block[],
  height: number,
  draw: (set: SheetOptions, blocks: readonly Block[]) => PageRows,
): number => {
  const fixed = draw(
    set,
    blocks.filter((block) => !isElastic(block)),
  ).rows.length
  return Math.max(least, Math.floor((height - fixed) / Math.max(1, blocks.filter(isElastic).length)))
}

/** So many rows of a part; that there are more shows at the end of the last. */
export const cutRows = (
  { width }: Pick<SheetOptions, 'width'>,
  rows: readonly Row[],
  count: number,
): readonly Row[] => {
  if (rows.length <= count) return rows
  const mark: Row = [{ text: ' …', role: 'muted' }]
  const last = trimEnd(rows[count - 1] ?? [])
  if (rowText(last).endsWith('…')) return [...rows.slice(0, count - 1), last]
  const room = width === undefined ? Number.POSITIVE_INFINITY : width - rowWidth(mark)
  return [...rows.slice(0, count - 1), [...(rowWidth(last) <= room ? last : begun(last, room)), ...mark]]
}

/** The words of a row that have room; blanks that it begins with stay. */
const begun = (row: Row, room: number): Row => {
  const text = rowText(row)
  const fits = cut(text, room)
  const word = fits.length < text.length ? Math.max(fits.lastIndexOf(' '), 0) : fits.length
  return trimEnd(sliceRow(row, 0, word > fits.length - fits.trimStart().length ? word : fits.length))
}

type Part = { readonly title: string; readonly rows: readonly Row[] }

/** A page as what it begins with, and its sections. */
const partsOf = ({ rows, headings }: PageRows): readonly [head: Part, ...sections: Part[]] => {
  const starts = headings
    .filter(({ level }) => level > 1)
    .map(({ row, title }) => ({ title, at: row > 0 && rowText(rows[row - 1] ?? []) === '' ? row - 1 : row }))
  const sections = starts.map(({ title, at }, i): Part => ({ title, rows: rows.slice(at, starts[i + 1]?.at) }))
  return [{ title: '', rows: rows.slice(0, starts[0]?.at) }, ...sections]
}

/** How many lines are left out, and how to see them. */
const leftRows = (set: SheetOptions, count: number, named = ''): readonly Row[] =>
  set.wrap(set.row(`… ${plural(count, 'more line')}, add --all${named}`, 'muted'))

/** An answer that stands for a whole of so many rows, with how many are left out. */
export const answerPage = (set: SheetOptions, { rows, headings }: PageRows, of: number): PageRows => ({
  rows: of > rows.length ? [...rows, [], ...leftRows(set, of - rows.length)] : rows,
  headings,
})

/**
 * A page in as many rows as there are for it: its head, then of each section as much as all can have; those without room are
 * named in the last line, with how many of all lines are left out and how to see them.
 */
export const briefPage = (set: SheetOptions, page: PageRows, of: number): PageRows => {
  const room = Math.max(least, (set.height ?? of) - 2)
  const [head, ...sections] = partsOf(page)
  const start = cutRows(set, head.rows, sections.length ? Math.max(least, Math.ceil(room * 0.6)) : room)
  const free = room - start.length
  const taken = (each: number): number => sections.reduce((sum, { rows }) => sum + Math.min(rows.length, each), 0)
  let each = mostOfSection
  while (each > leastOfSection && taken(each) > free) each--
  // What is left over goes to the sections that come first.
  let over = free - taken(each)
  const rows = [...start]
  const headings = page.headings.filter(({ level, row }) => level === 1 && row < start.length)
  const unshown: string[] = []
  for (const { title, rows: own } of sections) {
    const more = Math.max(0, Math.min(over, own.length - each))
    over -= more
    const part = cutRows(set, own, each + more)
    if (unshown.length || rows.length + part.length > room) unshown.push(title)
    else rows.push(...part)
  }
  // Of several records the sections are called the same.
  const titles = [...new Set(unshown)]
  const named = titles.length ? `: ${titles.join(', ')}` : ''
  const end = cutRows(set, leftRows(set, Math.max(1, of - rows.length), named), linesOfEnd)
  return { rows: [...rows.slice(0, room + 1 - end.length), [], ...end], headings }
}

/** Where the cursor stops in a page: other records wherever their ids stand, section headings, addresses, inner questions. */

import { wordsOf } from '../../answer.js'
import { isOneOf } from '../../collections.js'
import { type Piece, type Row, rowText } from '../../render/index.js'
import { cellWidth, cut } from '../../widths.js'
import type { FoldedPage } from '../rows/folding.js'
import { type TabKind, tabKinds } from './tab.js'

export type Goal =
  | { readonly to: 'record'; readonly kind: TabKind; readonly id: string }
  | { readonly to: 'section'; readonly title: string }
  | { readonly to: 'web'; readonly url: string }
  | { readonly to: 'ask'; readonly words: readonly string[] }
/** A place in a row: its first cell and its text. In running text it can be put in brackets; a grid keeps its columns. */
export type Spot = {
  readonly row: number
  readonly at: number
  readonly text: string
  readonly running?: true
}
/** A place that leads somewhere. */
export type LinkTarget = Spot & { readonly goal: Goal }

const targetsByPage = new WeakMap<FoldedPage, readonly LinkTarget[]>()

const isTab = (kind: string | undefined): kind is TabKind => isOneOf(tabKinds, kind)

/** Where an inner question leads: to a record's own tab where it asks for one record. */
const goalOfWords = (words: readonly string[]): Goal => {
  const [kind, id] = words[0] === 'show' && words.length === 2 ? (words[1] ?? '').split('/') : []
  return isTab(kind) && id ? { to: 'record', kind, id } : { to: 'ask', words }
}

const goalOf = ({ ask, href, record }: Piece): Goal | undefined => {
  if (ask) return goalOfWords(wordsOf(ask))
  if (href) return { to: 'web', url: href }
  const [kind, id] = record?.split('/') ?? []
  return isTab(kind) && id ? { to: 'record', kind, id } : undefined
}

/** The places of a row that lead somewhere. */
const linked = (row: Row, index: number): LinkTarget[] => {
  let cells = 0
  return row.flatMap((piece): LinkTarget[] => {
    const start = cells
    cells += cellWidth(piece.text)
    const goal = goalOf(piece)
    // The words are the place, not the blanks around them.
    const text = piece.text.trim()
    const at = start + piece.text.length - piece.text.trimStart().length
    return goal && text ? [{ row: index, at, text, goal, ...(piece.record ? { running: true } : {}) }] : []
  })
}

/** What a goal is written as where it stands in full: an address, or the id of a record. */
const written = (goal: Goal): string => (goal.to === 'web' ? goal.url : goal.to === 'record' ? goal.id : '')

const ends = ({ at, text }: Spot): number => at + cellWidth(text)

/** The stops of a page in reading order. */
export const targetsOf = (shown: FoldedPage): readonly LinkTarget[] => {
  const have = targetsByPage.get(shown)
  if (have) return have
  const heads = new Map(shown.sections.map(({ row, title }) => [row, title]))
  const stops = shown.rows.flatMap((row, at): LinkTarget[] => {
    const title = heads.get(at)
    return title === undefined
      ? linked(row, at)
      : [{ row: at, at: 0, text: rowText(row), goal: { to: 'section', title } }]
  })
  // What is broken over lines is one stop.
  const once = stops.filter(({ goal, row, text }, i) => {
    const last = stops[i - 1]
    const isSame = last && row === last.row + 1 && written(goal) !== '' && written(last.goal) === written(goal)
    return !(isSame && written(goal).includes(last.text + text))
  })
  targetsByPage.set(shown, once)
  return once
}

/** A row in which one stop is where the cursor is. */
export const withStop = (row: Row, stop: Spot): Row => {
  const end = ends(stop)
  let cells = 0
  return row.flatMap((piece): Piece[] => {
    const start = cells
    cells += cellWidth(piece.text)
    if (cells <= stop.at || start >= end) return [piece]
    const from = cut(piece.text, stop.at - start).length
    const to = cut(piece.text, end - start).length
    const here = piece.text.slice(from, to)
    const opens = stop.running && start + cellWidth(piece.text.slice(0, from)) === stop.at ? '[' : ''
    const closes = stop.running && cells >= end ? ']' : ''
    return [
      { ...piece, text: piece.text.slice(0, from) },
      { ...piece, text: `${opens}${here}${closes}`, on: true },
      { ...piece, text: piece.text.slice(to) },
    ].filter(({ text }) => text !== '')
  })
}

/** Where the cursor stops in a page: other records wherever their ids stand, section headings, addresses, inner questions. */

import { rowText, type Shown } from '../rows/page-text.js'
import { cut, type Piece, type Row, width } from '../rows/text-rows.js'
import type { Library } from './library.js'
import { type TabKind, tabKinds } from './tab.js'

export type Goal =
  | { readonly to: 'record'; readonly kind: TabKind; readonly id: string }
  | { readonly to: 'section'; readonly title: string }
  | { readonly to: 'web'; readonly url: string }
  | { readonly to: 'ask'; readonly words: readonly string[] }
/** A place in a row: its first cell, its text, and where it leads. In running text it can be put in brackets; a grid keeps its columns. */
export type Stop = {
  readonly row: number
  readonly at: number
  readonly text: string
  readonly goal: Goal
  readonly running?: true
}

const kindsOf = new WeakMap<Library, Map<string, TabKind>>()
const found = new WeakMap<Shown, readonly Stop[]>()

const kindOf = (id: string, library: Library): TabKind | undefined => {
  let kinds = kindsOf.get(library)
  if (!kinds) {
    kinds = new Map()
    for (const kind of [...tabKinds].reverse()) for (const known of library.dataset.ids(kind)) kinds.set(known, kind)
    kindsOf.set(library, kinds)
  }
  return kinds.get(id)
}

const isTab = (kind: string | undefined): kind is TabKind => (tabKinds as readonly unknown[]).includes(kind)

/** Where an inner question leads: to a record's own tab where it asks for one record. */
const asked = (words: readonly string[]): Goal => {
  const [kind, id] = words[0] === 'show' && words.length === 2 ? (words[1] ?? '').split('/') : []
  return isTab(kind) && id ? { to: 'record', kind, id } : { to: 'ask', words }
}

const linked = (row: Row, at: number): Stop[] => {
  let cells = 0
  return row.flatMap((piece): Stop[] => {
    const start = cells
    cells += width(piece.text)
    const goal: Goal | undefined = piece.ask ? asked(piece.ask) : piece.url ? { to: 'web', url: piece.url } : undefined
    return goal && piece.text.trim() ? [{ row: at, at: start, text: piece.text, goal }] : []
  })
}

const named = (row: Row, at: number, library: Library): Stop[] => {
  const text = rowText(row)
  return [...text.matchAll(/[a-z0-9]+(?:-[a-z0-9.]*[a-z0-9])+/g)].flatMap((match): Stop[] => {
    const kind = kindOf(match[0], library)
    return kind
      ? [
          {
            row: at,
            at: width(text.slice(0, match.index)),
            text: match[0],
            goal: { to: 'record', kind, id: match[0] },
            running: true,
          },
        ]
      : []
  })
}

const ends = ({ at, text }: Stop): number => at + width(text)

/** The stops of a page in reading order; of places that lie over each other the first kind counts. */
export const stopsOf = (shown: Shown, library: Library): readonly Stop[] => {
  const have = found.get(shown)
  if (have) return have
  const heads = new Map(shown.sections.map(({ row, title }) => [row, title]))
  const stops = shown.rows.flatMap((row, at): Stop[] => {
    const title = heads.get(at)
    if (title !== undefined) return [{ row: at, at: 0, text: rowText(row), goal: { to: 'section', title } }]
    const own = linked(row, at)
    const others = named(row, at, library).filter((one) =>
      own.every((had) => ends(one) <= had.at || ends(had) <= one.at),
    )
    return [...own, ...others].sort((a, b) => a.at - b.at)
  })
  // A long address is broken over lines: one stop is enough.
  const once = stops.filter(({ goal, row, text }, i) => {
    const last = stops[i - 1]
    const goesOn = last && row === last.row + 1 && goal.to === 'web' && goal.url.includes(last.text + text)
    return !(goesOn && last.goal.to === 'web' && last.goal.url === goal.url)
  })
  found.set(shown, once)
  return once
}

/** A row in which one stop is where the cursor is. */
export const withStop = (row: Row, stop: Stop): Row => {
  const end = ends(stop)
  let cells = 0
  return row.flatMap((piece): Piece[] => {
    const start = cells
    cells += width(piece.text)
    if (cells <= stop.at || start >= end) return [piece]
    const from = cut(piece.text, stop.at - start).length
    const to = cut(piece.text, end - start).length
    const here = piece.text.slice(from, to)
    const opens = stop.running && start + width(piece.text.slice(0, from)) === stop.at ? '[' : ''
    const closes = stop.running && cells >= end ? ']' : ''
    return [
      { ...piece, text: piece.text.slice(0, from) },
      { ...piece, text: `${opens}${here}${closes}`, on: true },
      { ...piece, text: piece.text.slice(to) },
    ].filter(({ text }) => text !== '')
  })
}

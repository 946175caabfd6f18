/** Links in a page: ids of other records, wherever they stand. */
import type { Library } from './library.js'
import { type TabKind, tabKinds } from './state/state.js'
import type { Row } from './text-rows.js'

export type Link = { readonly row: number; readonly text: string; readonly kind: TabKind; readonly id: string }

const kindsOf = new WeakMap<Library, Map<string, TabKind>>()
const found = new WeakMap<readonly Row[], readonly Link[]>()

const kindOf = (id: string, library: Library): TabKind | undefined => {
  let kinds = kindsOf.get(library)
  if (!kinds) {
    kinds = new Map()
    for (const kind of [...tabKinds].reverse())
      for (const known of library.dataset.manifest.ids[kind]) kinds.set(known, kind)
    kindsOf.set(library, kinds)
  }
  return kinds.get(id)
}

/** The links of a page, in reading order. */
const linksOf = (rows: readonly Row[], library: Library): readonly Link[] => {
  const have = found.get(rows)
  if (have) return have
  const links = rows.flatMap((row, at) =>
    [
      ...new Set(
        row
          .map(({ text }) => text)
          .join('')
          .match(/[a-z0-9]+(?:-[a-z0-9.]*[a-z0-9])+/g) ?? [],
      ),
    ].flatMap((text) => {
      const kind = kindOf(text, library)
      return kind ? [{ row: at, text, kind, id: text }] : []
    }),
  )
  found.set(rows, links)
  return links
}

const isEmpty = (row: Row | undefined): boolean => (row ?? []).every(({ text }) => text.trim() === '')

/** The links of a command's page. In a pooled result these are the studies it used: what can be dropped. */
export const linksOn = (words: readonly string[], rows: readonly Row[], library: Library): readonly Link[] => {
  const links = linksOf(rows, library)
  if (words[0] !== 'pool') return links
  const first = rows.findIndex(
    (row) =>
      row
        .map(({ text }) => text)
        .join('')
        .trim() === 'Studies used',
  )
  if (first < 0) return []
  const end = rows.findIndex((row, i) => i > first && isEmpty(row))
  const used = links.filter(({ row, kind }) => kind === 'trials' && row > first && (end < 0 || row < end))
  return used.filter(({ id }, i) => used.findIndex((one) => one.id === id) === i)
}

/** A row in which one link is where the cursor is. */
export const withLink = (row: Row, text: string): Row =>
  row.flatMap((piece) => {
    const at = piece.text.indexOf(text)
    if (at < 0) return [piece]
    return [
      { ...piece, text: piece.text.slice(0, at) },
      { ...piece, text: `[${text}]`, on: true },
      { ...piece, text: piece.text.slice(at + text.length) },
    ].filter((part) => part.text !== '')
  })

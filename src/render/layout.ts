/** How wide each column of a table becomes, and which are left out, on a screen of a given width. */
import type { Column } from '../answer.js'

export type Placed = { readonly index: number; readonly width: number }
export type Layout = { readonly placed: readonly Placed[]; readonly hidden: readonly number[] }

const gap = 2

/**
 * Keep columns by priority while their least widths fit, up to the first that does not, so that a wider screen shows more and never
 * less; then share the room that is left, first to those that need least.
 * The first priority always stays, even when it is wider than the screen.
 */
export const layout = (columns: readonly Column[], natural: readonly number[], width: number | undefined): Layout => {
  const want = columns.map((column, i) =>
    width === undefined ? (natural[i] ?? 0) : Math.min(natural[i] ?? 0, column.max),
  )
  if (width === undefined)
    return { placed: columns.map((_, index) => ({ index, width: want[index] ?? 0 })), hidden: [] }
  const least = columns.map((column, i) => Math.min(want[i] ?? 0, column.whole ? column.max : column.min))
  const order = columns
    .map((_, i) => i)
    .sort((a, b) => (columns[a]?.priority ?? 9) - (columns[b]?.priority ?? 9) || a - b)
  const kept: number[] = []
  let used = -gap
  for (const i of order) {
    const cost = (least[i] ?? 0) + gap
    if (kept.length && used + cost > width) break
    kept.push(i)
    used += cost
  }
  kept.sort((a, b) => a - b)
  const widths = new Map(kept.map((i) => [i, Math.min(least[i] ?? 0, width)]))
  let room = width - used
  while (room > 0) {
    const hungry = kept.filter((i) => (widths.get(i) ?? 0) < (want[i] ?? 0))
    if (hungry.length === 0) break
    const share = Math.max(1, Math.floor(room / hungry.length))
    for (const i of hungry) {
      const add = Math.min(share, (want[i] ?? 0) - (widths.get(i) ?? 0), room)
      widths.set(i, (widths.get(i) ?? 0) + add)
      room -= add
    }
  }
  return {
    placed: kept.map((index) => ({ index, width: widths.get(index) ?? 0 })),
    hidden: order.filter((i) => !kept.includes(i)).sort((a, b) => a - b),
  }
}

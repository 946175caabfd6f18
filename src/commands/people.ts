/** How many people are in records. */
import type { Records } from '../store/index.js'

/** People enrolled, as far as it is known. */
type People = { readonly known: number; readonly unknown: number }
/** Sum of a field over rows, and how many rows do not know it. */
export const people = (rows: Records, members: readonly string[], field: string): People => {
  let known = 0
  let unknown = 0
  for (const id of members) {
    const value = rows.cell(id, field)
    if (typeof value === 'number') known += value
    else unknown++
  }
  return { known, unknown }
}

/** The facets: values of fields with how many records each would list. */
import type { Row } from '../../render/index.js'
import { plural } from '../../text.js'
import { fitted } from '../../widths.js'
import type { Library } from '../library/library.js'
import { firstShown } from '../state/list-top.js'
import type { State } from '../state/state.js'

/** Rows of the facets. */
export const facetRows = (state: State, library: Library, columns: number, height: number): readonly Row[] => {
  const tab = state.tabs[state.kind]
  const rows: Row[] = []
  let at = 0
  let cursorRow = 0
  for (let i = 0; ; i++) {
    const facet = library.facets(state.kind, tab, i + 1)[i]
    // What lies beyond the screen is not counted.
    if (!facet || (at > tab.facet && rows.length >= cursorRow + height)) break
    const { field, values, more } = facet
    rows.push([{ text: fitted(field.label, columns), role: 'heading' }])
    for (const { value, count, state: chosen } of values) {
      const here = at === tab.facet
      if (here) cursorRow = rows.length
      const on = here && state.focus === 'facets' ? { on: true } : {}
      const mark = chosen === 'wanted' ? '[x]' : chosen === 'refused' ? '[-]' : '[ ]'
      const name = typeof value === 'boolean' ? (value ? 'yes' : 'no') : String(value)
      rows.push([
        {
          text: `${here && state.focus === 'facets' ? '▸' : ' '}${mark} `,
          ...on,
          ...(chosen === 'free' ? {} : { role: 'strong' as const }),
        },
        { text: fitted(name, columns - 11), ...on, ...(chosen === 'refused' ? { role: 'bad' as const } : {}) },
        { text: fitted(String(count), 5, 'right'), ...on, role: 'muted' },
      ])
      at++
    }
    if (more) rows.push([{ text: `     ${plural(more, 'more value')} (+)`, role: 'muted' }])
  }
  return rows.slice(firstShown(cursorRow, rows.length, height))
}

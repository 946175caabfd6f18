/** A browser over the bundled records, and keys pressed in it. */
import { openLibrary } from '../../src/tui/library/library.js'
import { actionFor } from '../../src/tui/state/keys.js'
import { reduce } from '../../src/tui/state/reduce.js'
import { initial, modeOf, type State } from '../../src/tui/state/state.js'
import { openBundled } from '../helpers/bundled.js'

export const library = openLibrary(openBundled())
export const start = (query = '', columns = 80, rows = 24): State => initial({ columns, rows }, query, null)

/** Keys by name, or text typed. */
export const press = (state: State, ...keys: readonly string[]): State =>
  keys.reduce((now, name) => {
    const action = actionFor({ name, ...(name.length === 1 ? { text: name } : {}) }, modeOf(now), now.page?.words[0])
    return action ? reduce(now, action, library) : now
  }, state)
export const count = (state: State): number => library.listing(state.kind, state.tabs[state.kind]).kept.length
export const query = (state: State): string => state.tabs[state.kind].query
export const id = (state: State): string | undefined => library.idAt(state.kind, state.tabs[state.kind])
export const total = count(start())

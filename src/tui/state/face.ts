/** What the state is shown by: a screen, or sentences. */
import type { Action } from './actions.js'
import type { State } from './state.js'

/** What shows the state to a reader. */
export type Face = {
  /** From nothing: at the start, after a change of size, after having been suspended. */
  readonly show: (state: State) => void
  /** What has changed since, and by what it was done. */
  readonly update: (state: State, by?: Action) => void
  /** Nothing more is written until the next show. */
  readonly stop: () => void
}

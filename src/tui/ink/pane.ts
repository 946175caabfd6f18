import type { State } from '../state/state.js'

/** What a pane or page is told: the state, its room, and how many of its rows nothing stands over. */
export type PaneProps = {
  readonly state: State
  readonly columns: number
  readonly height: number
  readonly shown: number
}

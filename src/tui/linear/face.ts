/** The linear face: what happens is said in lines that are added below, on the main screen, for a screen reader to read. */
import { harmless } from '../../text.js'
import type { Library } from '../library/library.js'
import type { Action } from '../state/actions.js'
import type { Face } from '../state/face.js'
import type { State } from '../state/state.js'
import { isThere } from './page-speech.js'
import { linearSays, linearSaysAgain } from './says.js'

/** A voice that writes lines; what is still being read is said once it is there. */
export const linearFace = (library: Library, write: (text: string) => void): Face => {
  let said: State | null = null
  let waiting: Action | undefined
  let isAsleep = false
  const say = (lines: readonly string[]): void => {
    if (lines.length) write(lines.map((line) => `${harmless(line)}\r\n`).join(''))
  }
  const update = (state: State, by?: Action): void => {
    waiting = by ?? waiting
    if (!isThere(state, library)) return
    say(linearSays(said, state, library, waiting))
    said = state
    waiting = undefined
  }
  return {
    show: (state) => {
      if (!said) return update(state)
      // The system and the browser both tell of the end of a sleep.
      if (!isAsleep) return
      isAsleep = false
      say(linearSaysAgain(state, library))
      said = state
    },
    update,
    stop: () => {
      isAsleep = true
    },
  }
}

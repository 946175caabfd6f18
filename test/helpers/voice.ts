/** The linear browser without a terminal: keys by name in, what is said out; pages answered by the real commands. */
import { type Library, openLibrary } from '../../src/tui/library/library.js'
import { linearFace, linearSize, voiceReader } from '../../src/tui/linear/index.js'
import type { Action } from '../../src/tui/state/actions.js'
import { actionFor } from '../../src/tui/state/keys.js'
import { reduce } from '../../src/tui/state/reduce.js'
import { initial, modeOf, type State } from '../../src/tui/state/state.js'
import { handed } from './browsing.js'
import { openBundled } from './bundled.js'

export type Voice = {
  /** What is said of keys, pressed one after the other. */
  readonly press: (...keys: readonly string[]) => Promise<string[]>
  /** What is said of keys that arrive together. */
  readonly together: (...keys: readonly string[]) => Promise<string[]>
  /** What is said of something that happens outside. */
  readonly happens: (action: Action) => Promise<string[]>
  /** What was said at the start. */
  readonly start: readonly string[]
  readonly state: () => State
  readonly library: Library
}

const asked = await handed()

/** A linear browser that starts with a query. */
export const voice = async (query = '', from: (state: State) => State = (state) => state): Promise<Voice> => {
  const library = openLibrary(openBundled())
  const pageOf = voiceReader(asked)
  let said = ''
  const face = linearFace(library, (text) => {
    said += text
  })
  let state = from(initial(linearSize, query, null))
  const heard = async (): Promise<string[]> => {
    for (let wanted = library.wanted(); wanted.length > 0; wanted = library.wanted()) {
      for (const { words, columns } of wanted) library.keep(words, columns, await pageOf(words, columns))
      face.update(state)
    }
    const lines = said === '' ? [] : said.replace(/\r\n$/, '').split('\r\n')
    said = ''
    return lines
  }
  const act = (name: string): Action | undefined => {
    const action = actionFor({ name, ...([...name].length === 1 ? { text: name } : {}) }, modeOf(state))
    if (action) state = { ...reduce(state, action, library), errands: [] }
    return action
  }
  face.show(state)
  return {
    start: await heard(),
    press: async (...keys) => {
      const lines: string[] = []
      for (const key of keys) {
        const action = act(key)
        face.update(state, action)
        lines.push(...(await heard()))
      }
      return lines
    },
    together: async (...keys) => {
      const actions = keys.map(act)
      face.update(state, actions.findLast(Boolean))
      return heard()
    },
    happens: async (action) => {
      state = { ...reduce(state, action, library), errands: [] }
      face.update(state, action)
      return heard()
    },
    state: () => state,
    library,
  }
}

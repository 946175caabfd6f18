/** The browser without a terminal: keys by name, pages answered by the real commands. */
import type { Io } from '../../src/cli/io.js'
import { run } from '../../src/cli/run.js'
import { rankPoolable } from '../../src/commands/pool/poolable.js'
import type { BrowserInput } from '../../src/tui/index.js'
import type { Library } from '../../src/tui/library/library.js'
import { pageReader } from '../../src/tui/library/read-page.js'
import { frame } from '../../src/tui/screen/frame.js'
import { actionFor } from '../../src/tui/state/keys.js'
import { reduce } from '../../src/tui/state/reduce.js'
import { modeOf, type State } from '../../src/tui/state/state.js'
import { openBundled } from './bundled.js'
import { outside, type Place, version } from './cli.js'

/** What the program hands to the browser, but for the process. */
export const handed = async (place: Place = {}): Promise<Omit<BrowserInput, 'process' | 'load'>> => {
  let asked: Parameters<NonNullable<Io['browse']>>[0] | undefined
  const { io } = outside({ columns: 80, ...place, env: { TERM: 'xterm-256color', ...place.env } })
  const code = await run(
    ['browse'],
    {
      ...io,
      stdin: { isTTY: true },
      browse: async (one) => {
        asked = one
        return 0
      },
    },
    version,
    place.open ?? openBundled,
  )
  if (!asked || code !== 0) throw new Error('the browser was not called')
  return asked
}

/** The state after keys by name, or text typed one letter each. */
export const press = (state: State, library: Library, ...keys: readonly string[]): State =>
  keys.reduce((now, name) => {
    const action = actionFor(
      { name, ...([...name].length === 1 ? { text: name } : {}) },
      modeOf(now),
      now.page?.words[0],
    )
    return action ? reduce(now, action, library) : now
  }, state)

const asked = await handed()

type Ranking = Awaited<ReturnType<typeof rankPoolable>>
const rankings = new Map<string, Ranking>()
/** What could be pooled of a query on the bundled dataset, worked out once for all screens that show it. */
const rankingOf = async (query: string, library: Library): Promise<Ranking> => {
  if (library.dataset !== openBundled()) return rankPoolable(query, library.dataset)
  const ranking = rankings.get(query) ?? (await rankPoolable(query, library.dataset))
  rankings.set(query, ranking)
  return ranking
}

/** Read the pages that the screen of a state asks for, until it asks for no more. */
export const settle = async (state: State, library: Library, ascii = false): Promise<void> => {
  const pageOf = pageReader(asked, { ascii })
  frame(state, library)
  for (const query of library.wantedRankings()) library.keepRanking(query, await rankingOf(query, library))
  for (let wanted = library.wanted(); wanted.length > 0; wanted = library.wanted()) {
    for (const { words, columns } of wanted) library.keep(words, columns, await pageOf(words, columns))
    frame(state, library)
  }
}

/** Keys pressed one after the other with a rest behind each, on a screen whose pages are there. */
export const browsed = async (state: State, library: Library, ...keys: readonly string[]): Promise<State> => {
  let now = state
  await settle(now, library)
  for (const key of keys) {
    now = reduce(press(now, library, key), { type: 'rest' }, library)
    await settle(now, library)
  }
  return now
}

/** What the screen of a state says, line by line. */
export const screen = (state: State, library: Library): string[] =>
  frame(state, library).map((row) =>
    row
      .map(({ text }) => text)
      .join('')
      .trimEnd(),
  )

/** The browser: what it is asked for, what it remembers, and which face it has; then it runs until it is left. */

import { browseOptions } from '../commands/browse.js'
import { understand } from '../commands/choose.js'
import { readOptions } from '../commands/option.js'
import { badData, usage } from '../errors.js'
import { harmless } from '../text.js'
import type { BrowserInput } from './browser-input.js'
import { openLibrary, queryOf } from './library/library.js'
import { pageReader } from './library/read-page.js'
import { openMemory } from './outside/memory.js'
import { Running } from './running.js'
import { readSession, type Session } from './state/session.js'
import { initial } from './state/state.js'
import { terminalOf } from './terminal/terminal.js'
import { backgroundIn, firstBackground, themeFor } from './terminal/theme.js'

/** Ink's own switch, and the one that other programs heed: anything but nothing, 0 and false. */
const asksForVoice = ({ INK_SCREEN_READER, ACCESSIBLE = '' }: NodeJS.ProcessEnv): boolean =>
  INK_SCREEN_READER === 'true' || !['', '0', 'false'].includes(ACCESSIBLE.trim().toLowerCase())

/** The session in a file. Throws a data failure for a file that holds none. */
const readReplay = async (path: string, { input }: BrowserInput): Promise<Session> => {
  if (path === '-') throw usage('--replay - would read the keys from the keyboard', 'Name the file of a session')
  const read = readSession(await input.read(path))
  if ('wrong' in read)
    throw badData(
      `${harmless(path)} is no session of browse: it ${read.wrong}`,
      'Save one in the browser with :session FILE',
    )
  return read
}

/** Browse until left; the exit code. */
export const browse = async (asked: BrowserInput): Promise<number> => {
  const { process: proc, dataset } = asked
  const library = openLibrary(dataset)
  const options = readOptions(browseOptions, asked.input.options, asked.input.words, dataset)
  const question = understand(library.catalog('trials'), asked.input, dataset, options)
  const sort =
    options.sort || options.desc ? { field: question.order.field.name, descending: question.order.descending } : null
  const wantsVoice = options.linear || asksForVoice(proc.env)
  const voice = wantsVoice ? await import('./browse-linear.js') : undefined
  const terminal = terminalOf(proc, voice ? 'lines' : 'screen')
  if (!terminal.isOurs())
    throw usage('browse was started in the background, where it has neither keys nor a screen', 'Start it without &')
  const ascii = asked.ascii || options.ascii
  const first = firstBackground(options.background, proc.env)
  const themeOn = (background: typeof first.background) => themeFor({ colors: asked.color, background, ascii })
  const memory = openMemory({ env: proc.env, platform: proc.platform })
  const remembered = memory.read()
  const replayed = options.replay === undefined ? undefined : await readReplay(options.replay, asked)
  const began = {
    query: queryOf(question.filters) || (replayed?.query ?? ''),
    sort: sort ?? replayed?.sort ?? null,
  }
  const setting = {
    asked,
    library,
    terminal,
    voice,
    pageOf: voice ? voice.voiceReader(asked) : pageReader(asked, { ascii }),
    ascii,
    theme: themeOn(first.background),
    themeIn: (color: string) => themeOn(backgroundIn(color)),
    question: first.question,
    memory,
    state: initial(voice?.linearSize ?? terminal.size(), began.query, began.sort, remembered),
    began,
    replayed: replayed?.keys ?? [],
    hasStarted: remembered.started,
    parting: remembered.problem ? [remembered.problem] : [],
  }
  return new Promise((resolve, reject) => new Running(setting, { resolve, reject }).start())
}

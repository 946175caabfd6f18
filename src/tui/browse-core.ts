/** The browser: takes the terminal, shows the first screen, reads keys, does errands, gives the terminal back. */

import { constants } from 'node:os'
import { pathToFileURL } from 'node:url'
import { ensure } from '../collections.js'
import { browseOptions } from '../commands/browse.js'
import { understand } from '../commands/choose.js'
import { readOptions } from '../commands/option.js'
import { badData, usage } from '../errors.js'
import { harmless } from '../text.js'
import type { BrowserInput, InkPart } from './browser-input.js'
import { openLibrary, queryOf } from './library/library.js'
import { pageReader } from './library/read-page.js'
import { openMemory } from './outside/memory.js'
import { doErrand } from './outside/side-effects.js'
import { spellInAscii } from './rows/ascii.js'
import { screenFace } from './screen/screen.js'
import type { Action } from './state/actions.js'
import type { Face } from './state/face.js'
import { actionFor } from './state/keys.js'
import { withPastes } from './state/pasted.js'
import { awaitsPage, lacksPage } from './state/reading.js'
import { reduce } from './state/reduce.js'
import { readSession, type Session, sessionText } from './state/session.js'
import { initial, modeOf, type SideEffect } from './state/state.js'
import { decode, type Key } from './terminal/decode.js'
import { dieOfHangUp, terminalOf } from './terminal/terminal.js'
import { backgroundIn, firstBackground, themeFor } from './terminal/theme.js'

/** A page that is there within so many milliseconds is shown with what led to it; one that takes longer is announced. */
const patience = 30
/** A lone escape is the key when nothing follows it for so long. */
const escapeDelay = 40
/** The cursor rests when no key has moved it for so long: more than what lies between the repeats of a key that is held down. */
const restDelay = 120
/** What ends a program that does not listen; none may leave the terminal taken. */
const deadly = [
  'SIGHUP',
  'SIGINT',
  'SIGQUIT',
  'SIGABRT',
  'SIGUSR2',
  'SIGALRM',
  'SIGTERM',
  'SIGXCPU',
  'SIGVTALRM',
  'SIGBREAK',
] as const
const exitCodeOf = (signal: NodeJS.Signals): number => 128 + (constants.signals[signal] ?? 0)

/** Ink's own switch, and the one that other programs heed: anything but nothing, 0 and false. */
const asksForVoice = ({ INK_SCREEN_READER, ACCESSIBLE = '' }: NodeJS.ProcessEnv): boolean =>
  INK_SCREEN_READER === 'true' || !['', '0', 'false'].includes(ACCESSIBLE.trim().toLowerCase())

/** Milliseconds between the keys of a session that is replayed: one must see what each does. */
const replayPace = 150

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

const today = (): string => new Date().toISOString().slice(0, 10)

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
  let theme = themeFor({ colors: asked.color, background: first.background, ascii })
  const memory = openMemory({ env: proc.env, platform: proc.platform })
  const remembered = memory.read()
  const replayed = options.replay === undefined ? undefined : await readReplay(options.replay, asked)
  const began = {
    query: queryOf(question.filters) || (replayed?.query ?? ''),
    sort: sort ?? replayed?.sort ?? null,
  }
  let state = initial(voice?.linearSize ?? terminal.size(), began.query, began.sort, remembered)
  /** Every key of the session, and how many there were when the line that is typed was opened. */
  const session = { keys: [] as Key[], beforeLine: 0 }
  const pageOf = voice ? voice.voiceReader(asked) : pageReader(asked, ascii)
  /** Printed when one leaves: what could not be copied, and what was wrong with the saved views. */
  const kept = remembered.problem ? [remembered.problem] : []

  return new Promise<number>((resolve, reject) => {
    let over = false
    const end = (finish: () => void): void => {
      if (over) return
      over = true
      let last = finish
      try {
        face.stop()
      } catch (error) {
        last = () => reject(error)
      }
      for (const [event, listener] of heard) proc.off(event, listener)
      proc.stdout.off('resize', resized)
      proc.stdin.off('data', received)
      terminal.leave()
      proc.stdin.pause()
      if (kept.length)
        terminal.write(
          kept
            .flatMap((text) => text.split('\n'))
            .map((line) => `${harmless(line)}\n`)
            .join(''),
        )
      last()
    }
    const gone = (): void => {
      if (over) return
      dieOfHangUp(proc)
      end(() => resolve(exitCodeOf('SIGHUP')))
    }
    // Whatever went wrong with a terminal that is gone is no mistake of ours.
    const fail = (error: unknown): void => (terminal.isThere() ? end(() => reject(error)) : gone())
    const guarded =
      <T extends readonly unknown[]>(run: (...args: T) => void) =>
      (...args: T): void => {
        try {
          run(...args)
        } catch (error) {
          fail(error)
        }
      }
    const screen = voice
      ? undefined
      : screenFace({
          library,
          theme: () => theme,
          color: asked.color,
          stdout: proc.stdout,
          stdin: proc.stdin,
          write: terminal.write,
          fail,
        })
    const face: Face =
      voice?.linearFace(library, (text) => terminal.write(ascii ? spellInAscii(text) : text)) ?? ensure(screen)

    let reading = false
    const read = async (): Promise<void> => {
      if (reading) return
      reading = true
      try {
        for (let next = library.wanted()[0]; next && !over; next = library.wanted()[0]) {
          library.keep(next.words, next.columns, await pageOf(next.words, next.columns))
          if (!lacksPage(state, library)) refresh()
          if (ahead.length) pressed([])
        }
        for (const query of library.wantedRankings()) {
          library.keepRanking(query, await (await import('../commands/pool/poolable.js')).rankPoolable(query, dataset))
          refresh()
        }
      } catch (error) {
        fail(error)
      } finally {
        reading = false
      }
    }
    let late: NodeJS.Timeout | undefined
    let drawing: NodeJS.Immediate | undefined
    const refresh = guarded((by?: Action): void => {
      clearTimeout(late)
      late = undefined
      if (voice) {
        if (over || asleep) return
        face.update(state, by)
        void read()
        return
      }
      // Every key that has come is reduced before a frame is drawn: keys never queue up behind frames.
      if (drawing) return
      drawing = setImmediate(
        guarded(() => {
          drawing = undefined
          if (over || asleep) return
          face.update(state)
          // What is drawn may ask for something; Ink draws when this is over.
          setImmediate(() => void read())
        }),
      )
    })
    let resting: NodeJS.Timeout | undefined
    /** What waits until no key has come for a moment. */
    const rest = (): void => {
      clearTimeout(resting)
      if (state.held !== null) resting = setTimeout(() => dispatch([{ type: 'rest' }]), restDelay)
    }
    /** Stopped, or in the background: the screen is another's. */
    let asleep = false
    let awake: NodeJS.Timeout | undefined
    const sleep = (signal: 'SIGTSTP' | 'SIGTTOU'): void => {
      asleep = true
      face.stop()
      terminal.leave()
      proc.off('SIGTSTP', suspended)
      // The whole job, as a terminal does: npx or a script that waits for us must stop too, or no shell comes back.
      proc.kill(0, signal)
      // Here it goes on after fg; where nothing can be suspended, at once.
      awake = setTimeout(continued, 50)
    }
    const suspended = guarded(() => sleep('SIGTSTP'))
    const stay = guarded(() => {
      if (over || !asleep) return
      if (terminal.isOurs()) continued()
      else sleep('SIGTTOU')
    })
    const continued = guarded((): void => {
      if (over) return
      clearTimeout(awake)
      // Sent on by bg, it waits for fg; sent on to be ended, it hears of that first.
      if (!terminal.isOurs()) {
        asleep = true
        setImmediate(stay)
        return
      }
      asleep = false
      terminal.enter()
      terminal.listen()
      // Nobody told it of another size while it slept: Node looks again when told so.
      proc.kill(proc.pid, 'SIGWINCH')
      proc.off('SIGTSTP', suspended)
      proc.on('SIGTSTP', suspended)
      resized()
    })
    const outside = {
      asked,
      memory,
      write: terminal.write,
      keep: (text: string) => void kept.push(text),
      today,
      // Without the keys that asked for it: replayed, they would write it once more.
      session: () => sessionText({ ...began, keys: session.keys.slice(0, session.beforeLine) }),
    }
    const doAll = (errands: readonly SideEffect[]): void => {
      for (const one of errands)
        if (over) return
        else if (one.do === 'quit') end(() => resolve(0))
        else if (one.do === 'suspend' && proc.platform === 'win32')
          dispatch([{ type: 'said', message: 'Windows cannot suspend a program.' }])
        else if (one.do === 'suspend') sleep('SIGTSTP')
        else doErrand(one, outside).then((action) => dispatch([action]), fail)
    }
    const dispatch = guarded((actions: readonly Action[], by: Action | undefined = actions.at(-1)): void => {
      for (const action of actions) state = reduce(state, action, library)
      const { errands } = state
      if (errands.length) state = { ...state, errands: [] }
      if (screen && lacksPage(state, library)) late ??= setTimeout(refresh, patience)
      else refresh(by)
      rest()
      doAll(errands)
      void read()
    })

    /** Keys that wait for the page they are meant for; whoever wants to leave does not wait. */
    let ahead: readonly Key[] = []
    const pressed = guarded((keys: readonly Key[]): void => {
      let last: Action | undefined
      ahead = keys.some(({ name }) => name === 'ctrl-c') ? [{ name: 'ctrl-c' }] : [...ahead, ...keys]
      // What is typed after q is meant for the shell.
      while (
        ahead[0] &&
        !state.errands.some((one) => one.do === 'quit') &&
        (ahead[0].name === 'ctrl-c' || !awaitsPage(state, library))
      ) {
        const [key, ...others] = ahead
        ahead = others
        if (key.color !== undefined && first.question)
          theme = themeFor({ colors: asked.color, background: backgroundIn(key.color), ascii })
        if (!state.prompt) session.beforeLine = session.keys.length
        if (key.color === undefined && key.name !== 'ctrl-z') session.keys.push(key)
        const action = actionFor(key, modeOf(state))
        if (action) state = reduce(state, action, library)
        last = action ?? last
      }
      dispatch([], last)
    })
    let unread = ''
    let waiting: NodeJS.Timeout | undefined
    /** Keys of a session that is replayed, each when what the one before asked for is there. */
    let toPlay: readonly Key[] = replayed?.keys ?? []
    const play = guarded((): void => {
      const [key, ...others] = toPlay
      if (over || !key) return
      if (ahead.length === 0 && !asleep) {
        toPlay = others
        pressed([key])
      }
      setTimeout(play, replayPace)
    })
    const received = guarded((chunk: string): void => {
      clearTimeout(waiting)
      const { keys, rest: unfinished } = decode(unread + chunk)
      unread = unfinished
      if (keys.some(({ color }) => color === undefined)) toPlay = []
      if (keys.length) pressed(withPastes(keys, modeOf(state)))
      if (/^\u001b[[O]?$/.test(unread))
        waiting = setTimeout(() => {
          const typed = unread.slice(1)
          unread = ''
          pressed([{ name: 'esc' }, ...decode(typed).keys])
        }, escapeDelay)
    })
    const resized = guarded((): void => {
      if (asleep) return
      if (screen) state = reduce(state, { type: 'resize', ...terminal.size() }, library)
      face.show(state)
      void read()
    })
    const heard: [string, (...args: unknown[]) => void][] = [
      ...deadly.map((name): [string, () => void] => [name, () => end(() => resolve(exitCodeOf(name)))]),
      ['SIGCONT', continued],
      ['SIGTSTP', suspended],
      ['uncaughtException', fail],
      ['unhandledRejection', fail],
      // Whoever else ends the process.
      ['exit', terminal.leave],
    ]

    guarded(() => {
      for (const [event, listener] of heard) proc.on(event, listener)
      terminal.enter()
      // Before anything is shown that asks for a key: until then Ctrl-C and Ctrl-\ are signals.
      terminal.listen()
      face.show(state)
      terminal.whenGone(gone)
      void read()
      if (screen) proc.stdout.on('resize', resized)
      proc.stdin.setEncoding('utf8')
      proc.stdin.on('data', received)
      proc.stdin.resume()
      if (toPlay.length) setTimeout(play, replayPace)
      // The answer comes among the keys, whenever it comes; one that never comes keeps nobody waiting.
      if (screen && asked.color > 0 && first.question) terminal.write(first.question)
      if (!remembered.started)
        memory
          .keep((now) => ({ ...now, started: true }))
          .catch(() => {
            // The hints are shown again next time.
          })
    })()
    if (!screen) return
    asked.load(pathToFileURL(`${import.meta.dirname}/browse.js`).href).then(
      guarded((loaded) => {
        if (over) return
        screen.takeOver(loaded as InkPart)
        void read()
      }),
      fail,
    )
  })
}

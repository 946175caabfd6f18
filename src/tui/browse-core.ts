/** The browser: takes the terminal, shows the first screen, reads keys, does errands, gives the terminal back. */
import { understand } from '../commands/choose.js'
import type { Asked, Painter } from './asked.js'
import { decode, type Key } from './decode.js'
import { doErrand } from './errands.js'
import { actionFor } from './keys.js'
import { openLibrary, queryOf } from './library.js'
import { openMemory } from './memory.js'
import type { Theme } from './paint.js'
import { pageReader } from './read-page.js'
import { screenFace } from './screen.js'
import { shapeOf } from './shape.js'
import type { Action } from './state/actions.js'
import { textRead } from './state/reading.js'
import { reduce } from './state/reduce.js'
import { type Errand, initial, modeOf } from './state/state.js'
import { terminalOf } from './terminal.js'

/** A lone escape is the key when nothing follows it for so long. */
const escapeDelay = 40
const signals = { SIGTERM: 143, SIGHUP: 129, SIGINT: 130 } as const

const today = (): string => new Date().toISOString().slice(0, 10)

/** Browse until left; the exit code. */
export const browse = async (asked: Asked): Promise<number> => {
  const { process: proc, dataset } = asked
  const library = openLibrary(dataset)
  const question = understand(library.catalog('trials'), asked.input, dataset)
  const sort =
    asked.input.options.sort || asked.input.options.desc
      ? { field: question.order.field.name, descending: question.order.descending }
      : null
  const terminal = terminalOf(proc)
  const theme: Theme = { color: asked.color, ascii: asked.input.options.ascii === true }
  const memory = openMemory({ env: proc.env, platform: proc.platform, save: asked.save })
  const remembered = memory.read()
  let state = initial(terminal.size(), queryOf(question.filters), sort, remembered)
  const pageOf = pageReader(asked, theme.ascii)
  // A wide screen shows the record beside the list: its first frame is whole.
  if (shapeOf(state).panes.some(({ pane }) => pane === 'detail')) {
    textRead(state, library)
    for (const { words, columns } of library.wanted()) library.keep(words, columns, await pageOf(words, columns))
  }
  const kept: string[] = []

  return new Promise<number>((resolve, reject) => {
    let over = false
    const end = (finish: () => void): void => {
      if (over) return
      over = true
      face.stop()
      for (const [event, listener] of heard) proc.off(event, listener)
      proc.stdout.off('resize', resized)
      proc.stdin.off('data', received)
      terminal.leave()
      proc.stdin.pause()
      if (kept.length) terminal.write(`${kept.join('\n')}\n`)
      finish()
    }
    const fail = (error: unknown): void => end(() => reject(error))
    const guarded =
      <T extends readonly unknown[]>(run: (...args: T) => void) =>
      (...args: T): void => {
        try {
          run(...args)
        } catch (error) {
          fail(error)
        }
      }
    const face = screenFace(library, () => theme, { ...proc, write: terminal.write, fail })

    let reading = false
    const read = async (): Promise<void> => {
      if (reading) return
      reading = true
      try {
        for (let next = library.wanted()[0]; next && !over; next = library.wanted()[0]) {
          library.keep(next.words, next.columns, await pageOf(next.words, next.columns))
          refresh()
        }
      } catch (error) {
        fail(error)
      } finally {
        reading = false
      }
    }
    const refresh = (): void => {
      if (!over) face.update(state)
    }
    const suspend = (): void => {
      face.stop()
      terminal.leave()
      proc.off('SIGTSTP', suspended)
      proc.kill(proc.pid, 'SIGTSTP')
      // Here it goes on after fg; where nothing can be suspended, at once.
      setTimeout(continued, 50)
    }
    const suspended = guarded(suspend)
    const continued = guarded((): void => {
      if (over) return
      terminal.enter()
      proc.off('SIGTSTP', suspended)
      proc.on('SIGTSTP', suspended)
      resized()
    })
    const outside = { asked, memory, write: terminal.write, keep: (text: string) => void kept.push(text), today }
    const doAll = (errands: readonly Errand[]): void => {
      for (const one of errands)
        if (one.do === 'quit') end(() => resolve(0))
        else if (one.do === 'suspend') suspend()
        else doErrand(one, outside).then((action) => dispatch([action]), fail)
    }
    const dispatch = guarded((actions: readonly Action[]): void => {
      for (const action of actions) state = reduce(state, action, library)
      const { errands } = state
      if (errands.length) state = { ...state, errands: [] }
      refresh()
      doAll(errands)
      void read()
    })

    const pressed = guarded((keys: readonly Key[]): void => {
      for (const key of keys) {
        const action = actionFor(key, modeOf(state))
        if (action) state = reduce(state, action, library)
      }
      dispatch([])
    })
    let rest = ''
    let waiting: NodeJS.Timeout | undefined
    const received = guarded((chunk: string): void => {
      clearTimeout(waiting)
      const { keys, rest: unfinished } = decode(rest + chunk)
      rest = unfinished
      if (keys.length) pressed(keys)
      if (rest === '\u001b')
        waiting = setTimeout(() => {
          rest = ''
          pressed([{ name: 'esc' }])
        }, escapeDelay)
    })
    const resized = guarded((): void => {
      state = reduce(state, { type: 'resize', ...terminal.size() }, library)
      face.show(state)
      void read()
    })
    const heard: [string, (...args: unknown[]) => void][] = [
      ...Object.entries(signals).map(([name, code]): [string, () => void] => [name, () => end(() => resolve(code))]),
      ['SIGCONT', continued],
      ['SIGTSTP', suspended],
      ['uncaughtException', fail],
      ['unhandledRejection', fail],
    ]

    guarded(() => {
      proc.stdin.setEncoding('utf8')
      terminal.enter()
      face.show(state)
      for (const [event, listener] of heard) proc.on(event, listener)
      proc.stdout.on('resize', resized)
      proc.stdin.on('data', received)
      proc.stdin.resume()
      if (!remembered.started)
        memory
          .keep((now) => ({ ...now, started: true }))
          .catch(() => {
            // The hints are shown again next time.
          })
    })()
    asked.load(new URL('./browse.js', import.meta.url).href).then(
      guarded((loaded) => {
        if (over) return
        face.takeOver(loaded as Painter)
        void read()
      }),
      fail,
    )
  })
}

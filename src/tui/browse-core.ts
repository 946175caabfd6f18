/** The browser: takes the terminal, paints the first screen, reads keys, hands the screen to Ink, gives the terminal back. */
import { understand } from '../commands/choose.js'
import { isFailure } from '../errors.js'
import { harmless } from '../text.js'
import type { Asked, Painter } from './asked.js'
import { decode, type Key } from './decode.js'
import { doErrand } from './errands.js'
import { frame } from './frame.js'
import { actionFor } from './keys.js'
import { openLibrary, queryOf } from './library.js'
import { paint, type Theme } from './paint.js'
import type { Action } from './state/actions.js'
import { reduce } from './state/reduce.js'
import { type Errand, initial, modeOf } from './state/state.js'
import { terminalOf } from './terminal.js'
import { fromDrawn, type Row } from './text-rows.js'

/** A lone escape is the key when nothing follows it for so long. */
const escapeDelay = 40
const signals = { SIGTERM: 143, SIGHUP: 129, SIGINT: 130 } as const

/** Comparisons are wider than the screen when they must be, and are looked at in parts. */
const drawnWidth = (words: readonly string[], columns: number): number =>
  words[0] === 'compare' && columns >= 72
    ? Math.max(columns, 18 + 26 * words.filter((word) => !word.startsWith('-')).length)
    : columns

/** Browse until left; the exit code. */
export const browse = async (asked: Asked): Promise<number> => {
  const { process: proc, dataset } = asked
  const library = openLibrary(dataset)
  const catalog = library.catalog('trials')
  const question = understand(catalog, asked.input, dataset)
  const sort =
    asked.input.options.sort || asked.input.options.desc
      ? { field: question.order.field.name, descending: question.order.descending }
      : null
  const terminal = terminalOf(proc)
  const theme: Theme = { color: asked.color, ascii: asked.input.options.ascii === true }
  let state = initial(terminal.size(), queryOf(question.filters), sort)

  const pageRows = async (words: readonly string[], columns: number): Promise<readonly Row[]> => {
    try {
      const more = theme.ascii && ['pool', 'map', 'timeline'].includes(words[0] ?? '') ? ['--ascii'] : []
      const answer = await asked.ask([...words, ...more])
      const paper = { width: drawnWidth(words, columns), color: 1, links: false } as const
      const { body, closing } = await asked.draw(answer, 'table', paper)
      const text = `${String(body)}${closing ? `\n${closing}` : ''}`
      return [...text.trimEnd().split('\n'), ...(answer.advice ?? []).map(harmless)].map(fromDrawn)
    } catch (error) {
      if (!isFailure(error)) throw error
      return [[{ text: harmless(error.message), role: 'warn' }], [{ text: harmless(error.hint ?? '') }]]
    }
  }

  const draw = (): readonly string[] => frame(state, library).map((row) => paint(row, state.size.columns, theme))
  const wide = (): boolean => state.size.columns >= 140
  if (wide()) {
    draw()
    for (const { words, columns } of library.wanted()) library.keep(words, columns, await pageRows(words, columns))
  }
  let lines = draw()
  const listeners = new Set<() => void>()
  let shown: ReturnType<Painter['show']> | undefined
  let painter: Painter | undefined
  const kept: string[] = []

  return new Promise<number>((resolve, reject) => {
    let over = false
    const end = (finish: () => void): void => {
      if (over) return
      over = true
      shown?.stop()
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

    let reading = false
    const read = async (): Promise<void> => {
      if (reading) return
      reading = true
      try {
        for (let next = library.wanted()[0]; next && !over; next = library.wanted()[0]) {
          library.keep(next.words, next.columns, await pageRows(next.words, next.columns))
          refresh()
        }
      } catch (error) {
        fail(error)
      } finally {
        reading = false
      }
    }
    const refresh = (): void => {
      if (over) return
      const now = draw()
      const changed = now.length !== lines.length || now.some((line, i) => line !== lines[i])
      const before = lines
      if (changed) lines = now
      if (changed && shown) for (const listener of listeners) listener()
      // Until Ink is there the browser writes the rows that changed itself.
      else if (changed)
        terminal.write(now.map((line, i) => (line === before[i] ? '' : `\u001b[${i + 1};1H${line}\u001b[K`)).join(''))
    }
    const attach = (): void => {
      if (!painter || over) return
      shown?.stop()
      terminal.write(`\u001b[?25l\u001b[2J\u001b[H${lines.join('\r\n')}\u001b[H`)
      shown = painter.show({
        stdout: proc.stdout,
        stdin: proc.stdin,
        columns: () => state.size.columns,
        subscribe: (changed) => {
          listeners.add(changed)
          return () => listeners.delete(changed)
        },
        lines: () => lines,
      })
      shown.ended.catch(fail)
    }
    const suspend = (): void => {
      shown?.stop()
      shown = undefined
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
      state = reduce(state, { type: 'resize', ...terminal.size() }, library)
      lines = draw()
      terminal.write(`\u001b[2J\u001b[H${lines.join('\r\n')}`)
      attach()
    })
    const doAll = (errands: readonly Errand[]): void => {
      for (const one of errands)
        if (one.do === 'quit') end(() => resolve(0))
        else if (one.do === 'suspend') suspend()
        else doErrand(one, asked, terminal.write, (text) => kept.push(text)).then((action) => dispatch([action]), fail)
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
      lines = draw()
      if (painter) attach()
      else terminal.write(`\u001b[2J\u001b[H${lines.join('\r\n')}`)
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
      terminal.write(lines.join('\r\n'))
      for (const [event, listener] of heard) proc.on(event, listener)
      proc.stdout.on('resize', resized)
      proc.stdin.on('data', received)
      proc.stdin.resume()
    })()
    asked.load(new URL('./browse.js', import.meta.url).href).then(
      guarded((loaded) => {
        painter = loaded as Painter
        attach()
        void read()
      }),
      fail,
    )
  })
}

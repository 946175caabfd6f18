/** The browser while it runs: keys that come, pages that are read, frames that are drawn, errands that are done. */

import { constants } from 'node:os'
import { pathToFileURL } from 'node:url'
import { ensure } from '../collections.js'
import { harmless } from '../text.js'
import type { BrowserInput, InkPart } from './browser-input.js'
import type { Library } from './library/library.js'
import type { PageReader } from './library/read-page.js'
import type { Memory } from './outside/memory.js'
import { doErrand } from './outside/side-effects.js'
import { spellInAscii } from './rows/ascii.js'
import { screenFace } from './screen/screen.js'
import type { Action } from './state/actions.js'
import type { Face } from './state/face.js'
import { actionFor } from './state/keys.js'
import { withPastes } from './state/pasted.js'
import { awaitsPage, lacksPage } from './state/reading.js'
import { reduce } from './state/reduce.js'
import { type Session, sessionText } from './state/session.js'
import { modeOf, type SideEffect, type State } from './state/state.js'
import type { Key } from './terminal/decode.js'
import { JobControl } from './terminal/job-control.js'
import { keyReader } from './terminal/key-reader.js'
import { dieOfHangUp, type Terminal } from './terminal/terminal.js'
import type { Theme } from './terminal/theme.js'

/** A page that is there within so many milliseconds is shown with what led to it; one that takes longer is announced. */
const patience = 30
/** The cursor rests when no key has moved it for so long: more than what lies between the repeats of a key that is held down. */
const restDelay = 120
/** Milliseconds between the keys of a session that is replayed: one must see what each does. */
const replayPace = 150
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

const today = (): string => new Date().toISOString().slice(0, 10)

/** What a browser is made of. */
export type BrowserParts = {
  readonly asked: BrowserInput
  readonly library: Library
  readonly terminal: Terminal
  /** The part for those who listen; without it there is a screen. */
  readonly voice: typeof import('./browse-linear.js') | undefined
  readonly pageOf: PageReader
  readonly ascii: boolean
  readonly theme: Theme
  /** The theme for what a terminal says of its background. */
  readonly themeIn: (color: string) => Theme
  /** What asks the terminal for its background; empty where it is known. */
  readonly question: string
  readonly memory: Memory
  /** The state in which it begins, and the question and order that led there. */
  readonly state: State
  readonly began: Pick<Session, 'query' | 'sort'>
  /** Keys to be pressed for the reader. */
  readonly replayed: readonly Key[]
  /** Whether the hints for a first time were shown before. */
  readonly hasStarted: boolean
  /** What to say when one leaves. */
  readonly parting: readonly string[]
}

/** How it ends. */
type End = { readonly resolve: (exitCode: number) => void; readonly reject: (error: unknown) => void }

export class Running {
  readonly #setting: BrowserParts
  readonly #end: End
  readonly #screen: ReturnType<typeof screenFace> | undefined
  readonly #face: Face
  readonly #job: JobControl
  readonly #heard: readonly (readonly [string, (...args: unknown[]) => void])[]
  #state: State
  #theme: Theme
  #over = false
  #isReading = false
  #late: NodeJS.Timeout | undefined
  #drawing: NodeJS.Immediate | undefined
  #resting: NodeJS.Timeout | undefined
  /** Keys that wait for the page they are meant for; whoever wants to leave does not wait. */
  #ahead: readonly Key[] = []
  /** Keys of a session that is replayed, each when what the one before asked for is there. */
  #toPlay: readonly Key[]
  /** Every key of the session, and how many there were when the line that is typed was opened. */
  readonly #keys: Key[] = []
  #keysBeforeLine = 0
  /** Printed when one leaves: what could not be copied, and what was wrong with the saved views. */
  readonly #parting: string[]

  constructor(setting: BrowserParts, end: End) {
    this.#setting = setting
    this.#end = end
    this.#state = setting.state
    this.#theme = setting.theme
    this.#toPlay = setting.replayed
    this.#parting = [...setting.parting]
    const { asked, library, terminal, voice, ascii } = setting
    const proc = asked.process
    this.#screen = voice
      ? undefined
      : screenFace({
          library,
          theme: () => this.#theme,
          color: asked.color,
          stdout: proc.stdout,
          stdin: proc.stdin,
          write: terminal.write,
          fail: this.#fail,
        })
    this.#face =
      voice?.linearFace(library, (text) => terminal.write(ascii ? spellInAscii(text) : text)) ?? ensure(this.#screen)
    this.#job = new JobControl({
      proc,
      terminal,
      isOver: () => this.#over,
      guarded: (run) => this.#guarded(run),
      stopDrawing: () => this.#face.stop(),
      woken: () => this.#resized(),
    })
    this.#heard = [
      ...deadly.map((name) => [name, () => this.#finish(() => end.resolve(exitCodeOf(name)))] as const),
      ['SIGCONT', this.#job.continued],
      ['SIGTSTP', this.#job.suspended],
      ['uncaughtException', this.#fail],
      ['unhandledRejection', this.#fail],
      // Whoever else ends the process.
      ['exit', terminal.leave],
    ]
  }

  /** Take the terminal, show the first screen, and listen. */
  start(): void {
    this.#guarded(() => this.#begin())()
    const screen = this.#screen
    if (!screen) return
    this.#setting.asked.load(pathToFileURL(`${import.meta.dirname}/browse.js`).href).then(
      this.#guarded((loaded) => {
        if (this.#over) return
        screen.takeOver(loaded as InkPart)
        void this.#read()
      }),
      this.#fail,
    )
  }

  #begin(): void {
    const { asked, terminal, memory, question } = this.#setting
    const { stdin, stdout } = asked.process
    for (const [event, listener] of this.#heard) asked.process.on(event, listener)
    terminal.enter()
    // Before anything is shown that asks for a key: until then Ctrl-C and Ctrl-\ are signals.
    terminal.listen()
    this.#face.show(this.#state)
    terminal.whenGone(this.#gone)
    void this.#read()
    if (this.#screen) stdout.on('resize', this.#resized)
    stdin.setEncoding('utf8')
    stdin.on('data', this.#received)
    stdin.resume()
    if (this.#toPlay.length) setTimeout(this.#play, replayPace)
    // The answer comes among the keys, whenever it comes; one that never comes keeps nobody waiting.
    if (this.#screen && asked.color > 0 && question) terminal.write(question)
    if (!this.#setting.hasStarted)
      memory
        .keep((now) => ({ ...now, started: true }))
        .catch(() => {
          // The hints are shown again next time.
        })
  }

  #finish(finish: () => void): void {
    if (this.#over) return
    this.#over = true
    const { asked, terminal } = this.#setting
    const proc = asked.process
    let last = finish
    try {
      this.#face.stop()
    } catch (error) {
      last = () => this.#end.reject(error)
    }
    for (const [event, listener] of this.#heard) proc.off(event, listener)
    proc.stdout.off('resize', this.#resized)
    proc.stdin.off('data', this.#received)
    terminal.leave()
    proc.stdin.pause()
    const lines = this.#parting.flatMap((text) => text.split('\n'))
    if (lines.length) terminal.write(lines.map((line) => `${harmless(line)}\n`).join(''))
    last()
  }

  readonly #gone = (): void => {
    if (this.#over) return
    dieOfHangUp(this.#setting.asked.process)
    this.#finish(() => this.#end.resolve(exitCodeOf('SIGHUP')))
  }

  // Whatever went wrong with a terminal that is gone is no mistake of ours.
  readonly #fail = (error: unknown): void =>
    this.#setting.terminal.isThere() ? this.#finish(() => this.#end.reject(error)) : this.#gone()

  #guarded<T extends readonly unknown[]>(run: (...args: T) => void): (...args: T) => void {
    return (...args) => {
      try {
        run(...args)
      } catch (error) {
        this.#fail(error)
      }
    }
  }

  /** Read what pages and rankings are asked for. */
  async #read(): Promise<void> {
    if (this.#isReading) return
    this.#isReading = true
    const { library, pageOf, asked } = this.#setting
    try {
      for (let next = library.wanted()[0]; next && !this.#over; next = library.wanted()[0]) {
        library.keep(next.words, next.columns, await pageOf(next.words, next.columns))
        if (!lacksPage(this.#state, library)) this.#refresh()
        if (this.#ahead.length) this.#pressed([])
      }
      for (const query of library.wantedRankings()) {
        const { rankPoolable } = await import('../commands/pool/poolable.js')
        library.keepRanking(query, await rankPoolable(query, asked.dataset))
        this.#refresh()
      }
    } catch (error) {
      this.#fail(error)
    } finally {
      this.#isReading = false
    }
  }

  readonly #refresh = this.#guarded((by?: Action): void => {
    clearTimeout(this.#late)
    this.#late = undefined
    if (!this.#screen) {
      if (this.#over || this.#job.isAsleep) return
      this.#face.update(this.#state, by)
      void this.#read()
      return
    }
    // Every key that has come is reduced before a frame is drawn: keys never queue up behind frames.
    if (this.#drawing) return
    this.#drawing = setImmediate(
      this.#guarded(() => {
        this.#drawing = undefined
        if (this.#over || this.#job.isAsleep) return
        this.#face.update(this.#state)
        // What is drawn may ask for something; Ink draws when this is over.
        setImmediate(() => void this.#read())
      }),
    )
  })

  readonly #dispatch = this.#guarded((actions: readonly Action[], by: Action | undefined = actions.at(-1)): void => {
    const { library } = this.#setting
    for (const action of actions) this.#state = reduce(this.#state, action, library)
    const { errands } = this.#state
    if (errands.length) this.#state = { ...this.#state, errands: [] }
    if (this.#screen && lacksPage(this.#state, library)) this.#late ??= setTimeout(this.#refresh, patience)
    else this.#refresh(by)
    // What waits until no key has come for a moment.
    clearTimeout(this.#resting)
    if (this.#state.held !== null) this.#resting = setTimeout(() => this.#dispatch([{ type: 'rest' }]), restDelay)
    this.#doAll(errands)
    void this.#read()
  })

  #doAll(errands: readonly SideEffect[]): void {
    const { asked, memory, terminal, began, library } = this.#setting
    const outside = {
      asked,
      memory,
      write: terminal.write,
      keep: (text: string) => void this.#parting.push(text),
      today,
      // Without the keys that asked for it: replayed, they would write it once more.
      session: () => sessionText({ ...began, keys: this.#keys.slice(0, this.#keysBeforeLine) }),
    }
    for (const one of errands)
      if (this.#over) return
      else if (one.do === 'quit') this.#finish(() => this.#end.resolve(0))
      else if (one.do === 'suspend' && asked.process.platform === 'win32')
        this.#dispatch([{ type: 'said', message: 'Windows cannot suspend a program.' }])
      else if (one.do === 'suspend') this.#job.sleep('SIGTSTP')
      else
        doErrand(one, outside).then((action) => {
          if (one.do === 'decide') library.forget('candidates')
          this.#dispatch([action])
        }, this.#fail)
  }

  readonly #pressed = this.#guarded((keys: readonly Key[]): void => {
    const { library } = this.#setting
    let last: Action | undefined
    this.#ahead = keys.some(({ name }) => name === 'ctrl-c') ? [{ name: 'ctrl-c' }] : [...this.#ahead, ...keys]
    // What is typed after q is meant for the shell.
    const isLeaving = (): boolean => this.#state.errands.some((one) => one.do === 'quit')
    for (
      let [key, ...others] = this.#ahead;
      key && !isLeaving() && (key.name === 'ctrl-c' || !awaitsPage(this.#state, library));
      [key, ...others] = this.#ahead
    ) {
      this.#ahead = others
      last = this.#take(key) ?? last
    }
    this.#dispatch([], last)
  })

  /** One key: what it does to the state. */
  #take(key: Key): Action | undefined {
    const { library, question, themeIn } = this.#setting
    if (key.color !== undefined && question) this.#theme = themeIn(key.color)
    if (!this.#state.prompt) this.#keysBeforeLine = this.#keys.length
    if (key.color === undefined && key.name !== 'ctrl-z') this.#keys.push(key)
    const action = actionFor(key, modeOf(this.#state), this.#state.page?.words[0])
    if (action) this.#state = reduce(this.#state, action, library)
    return action
  }

  readonly #play = this.#guarded((): void => {
    const [key, ...others] = this.#toPlay
    if (this.#over || !key) return
    if (this.#ahead.length === 0 && !this.#job.isAsleep) {
      this.#toPlay = others
      this.#pressed([key])
    }
    setTimeout(this.#play, replayPace)
  })

  readonly #received = this.#guarded(
    keyReader((keys) => {
      if (keys.some(({ color }) => color === undefined)) this.#toPlay = []
      this.#pressed(withPastes(keys, modeOf(this.#state)))
    }, this.#pressed),
  )

  readonly #resized = this.#guarded((): void => {
    if (this.#job.isAsleep) return
    const { library, terminal } = this.#setting
    if (this.#screen) this.#state = reduce(this.#state, { type: 'resize', ...terminal.size() }, library)
    this.#face.show(this.#state)
    void this.#read()
  })
}

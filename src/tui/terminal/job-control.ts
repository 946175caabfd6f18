/** Being stopped, and sent on in the foreground or behind it, as every program that a shell runs can be. */
import type { Terminal } from './terminal.js'

type Parts = {
  readonly proc: NodeJS.Process
  readonly terminal: Terminal
  /** Whether the program is at its end, and neither sleeps nor wakes. */
  readonly isOver: () => boolean
  /** The same function, whose errors end the program in order. */
  readonly guarded: (run: () => void) => () => void
  /** Nothing more is drawn: the screen becomes another's. */
  readonly stopDrawing: () => void
  /** The terminal is ours again, perhaps of another size. */
  readonly woken: () => void
}

export class JobControl {
  readonly #parts: Parts
  #isAsleep = false
  #awake: NodeJS.Timeout | undefined
  /** For SIGTSTP. */
  readonly suspended: () => void
  /** For SIGCONT. */
  readonly continued: () => void
  readonly #stay: () => void

  constructor(parts: Parts) {
    this.#parts = parts
    this.suspended = parts.guarded(() => this.sleep('SIGTSTP'))
    this.continued = parts.guarded(() => this.#continue())
    this.#stay = parts.guarded(() => {
      if (parts.isOver() || !this.#isAsleep) return
      if (parts.terminal.isOurs()) this.continued()
      else this.sleep('SIGTTOU')
    })
  }

  /** Stopped, or in the background: the screen is another's. */
  get isAsleep(): boolean {
    return this.#isAsleep
  }

  /** Give the terminal back and stop by the signal. */
  sleep(signal: 'SIGTSTP' | 'SIGTTOU'): void {
    const { proc, terminal, stopDrawing } = this.#parts
    this.#isAsleep = true
    stopDrawing()
    terminal.leave()
    proc.off('SIGTSTP', this.suspended)
    // The whole job, as a terminal does: npx or a script that waits for us must stop too, or no shell comes back.
    proc.kill(0, signal)
    // Here it goes on after fg; where nothing can be suspended, at once.
    this.#awake = setTimeout(this.continued, 50)
  }

  #continue(): void {
    const { proc, terminal, isOver, woken } = this.#parts
    if (isOver()) return
    clearTimeout(this.#awake)
    // Sent on by bg, it waits for fg; sent on to be ended, it hears of that first.
    if (!terminal.isOurs()) {
      this.#isAsleep = true
      setImmediate(this.#stay)
      return
    }
    this.#isAsleep = false
    terminal.enter()
    terminal.listen()
    // Nobody told it of another size while it slept: Node looks again when told so.
    proc.kill(proc.pid, 'SIGWINCH')
    proc.off('SIGTSTP', this.suspended)
    proc.on('SIGTSTP', this.suspended)
    woken()
  }
}

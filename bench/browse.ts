/**
 * `npx tsx bench/browse.ts`: the browser on a pseudo-terminal. The first full frame of the whole process against a bare Node,
 * interleaved; from a key to the painted frame; memory over many keys. Then the same work in-process over 10,000 trials.
 * Nothing is asserted: machines differ, numbers are read by people.
 */
import { readFileSync } from 'node:fs'
import pty, { type IPty } from '@lydell/node-pty'
import { fromRoot } from '../scripts/paths.js'
import { Dataset, openDataset } from '../src/dataset/index.js'
import { frame } from '../src/tui/frame.js'
import { openLibrary } from '../src/tui/library.js'
import { paint } from '../src/tui/paint.js'
import { reduce } from '../src/tui/state/reduce.js'
import { initial } from '../src/tui/state/state.js'

const runs = Number(process.argv[2] ?? 30)
const bin = fromRoot('bin/stemcell.cjs')
const lastWords = 'stemcell trials'
const quantile = (all: readonly number[], q: number): number =>
  [...all].sort((a, b) => a - b)[Math.floor((all.length - 1) * q)] as number
const since = (start: bigint): number => Number(process.hrtime.bigint() - start) / 1e6

const spawn = (args: readonly string[]): IPty =>
  pty.spawn(process.execPath, [...args], {
    cols: 80,
    rows: 24,
    name: 'xterm-256color',
    env: { PATH: process.env.PATH ?? '', HOME: process.env.HOME ?? '' },
  })

/** Until a text was sent, or until the end. */
const time = (args: readonly string[], text?: string): Promise<number> =>
  new Promise((resolve) => {
    const start = process.hrtime.bigint()
    const child = spawn(args)
    let sent = ''
    child.onData((data) => {
      sent += data
      if (text === undefined || !sent.includes(text)) return
      resolve(since(start))
      child.kill('SIGKILL')
    })
    child.onExit(() => resolve(since(start)))
  })

const first = async (): Promise<void> => {
  const bare: number[] = []
  const browser: number[] = []
  for (let i = 0; i < runs; i++) {
    bare.push(await time(['-e', '0']))
    browser.push(await time([bin, 'browse'], lastWords))
  }
  const [a, b] = [quantile(bare, 0.5), quantile(browser, 0.5)]
  console.log(
    `first full frame: bare Node ${a.toFixed(1)} ms, browse ${b.toFixed(1)} ms, ${(b / a).toFixed(2)} times (medians of ${runs})`,
  )
}

/** What ends a frame: the terminal is told that it may show what it was sent. */
const frameEnd = '\u001b[?2026l'

/** From a key to the end of the frame it paints. */
const keys = async (presses: number): Promise<void> => {
  const child = spawn([bin, 'browse'])
  let heard = (): void => {}
  child.onData((data) => {
    if (data.includes(frameEnd)) heard()
  })
  await new Promise((resolve) => setTimeout(resolve, 1000))
  const memory = (): number =>
    Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${child.pid}/status`, 'utf8'))?.[1]) / 1024
  const once = (key: string): Promise<number> =>
    new Promise((resolve) => {
      const start = process.hrtime.bigint()
      heard = () => resolve(since(start))
      child.write(key)
    })
  const times: number[] = []
  for (let i = 0; i < 300; i++) times.push(await once(i % 200 < 100 ? 'j' : 'k'))
  console.log(
    `key to frame: median ${quantile(times, 0.5).toFixed(1)} ms, p95 ${quantile(times, 0.95).toFixed(1)} ms (300 keys)`,
  )
  const before = memory()
  for (let i = 0; i < presses; i += 50) await once((i % 100 ? 'k' : 'j').repeat(50))
  console.log(`memory: ${before.toFixed(0)} MB before and ${memory().toFixed(0)} MB after ${presses} more keys`)
  child.kill('SIGKILL')
}

/** The trials over and over, until there are so many. */
class Overlay extends Dataset {
  readonly #times: number
  constructor(least: number) {
    super(new URL('../dist/data/', import.meta.url))
    this.#times = Math.ceil(least / super.manifest.counts.trials)
  }
  override get manifest() {
    const own = super.manifest
    return { ...own, counts: { ...own.counts, trials: own.counts.trials * this.#times } }
  }
  override columns(kind: Parameters<Dataset['columns']>[0]): readonly string[] {
    const own = super.columns(kind)
    if (kind !== 'trials') return own
    return own.map((line) => {
      const column = JSON.parse(line) as { cells: unknown[] }
      return JSON.stringify({ ...column, cells: Array.from({ length: this.#times }, () => column.cells).flat() })
    })
  }
}

const inProcess = (name: string, dataset: Dataset): void => {
  const library = openLibrary(dataset)
  const theme = { color: true, ascii: false }
  let state = initial({ columns: 120, rows: 40 }, '', null)
  const times: number[] = []
  const draw = (): void => void frame(state, library).map((row) => paint(row, 120, theme))
  draw()
  for (let i = 0; i < 300; i++) {
    const start = process.hrtime.bigint()
    state = reduce(state, { type: 'move', step: i % 2 ? 'screen-down' : 1 }, library)
    draw()
    times.push(since(start))
  }
  const start = process.hrtime.bigint()
  state = reduce({ ...state, focus: 'facets' }, { type: 'facet', not: false }, library)
  draw()
  console.log(
    `${name}: a key p95 ${quantile(times, 0.95).toFixed(1)} ms, a new filter ${since(start).toFixed(1)} ms (state and frame, without the terminal)`,
  )
}

await first()
await keys(10_000)
inProcess('bundled dataset', openDataset())
inProcess('10,000 trials', new Overlay(10_000))
process.exit(0)

/**
 * `npx tsx bench/browse.ts [RUNS] [first|keys|burst|memory …] [bundled|many]`: the built browser on a pseudo-terminal, with the
 * bundled dataset and with 10,000 trials. The first full frame of the whole process against a bare Node, interleaved; from a key to
 * the end of what it paints, and the time of the processor that it takes; what a move of the cursor writes, without and with the
 * record that follows when the cursor rests; how long a burst of keys is behind; memory over 20,000 keys. Nothing is asserted:
 * machines differ, numbers are read by people. On a machine that does other work, the time of the processor is what compares.
 */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pty, { type IPty } from '@lydell/node-pty'
import { fromRoot } from '../scripts/paths.js'
import { programWith } from './many-trials.js'

/** What the browser remembers: a folder of its own, which the first run makes a second start. */
const state = mkdtempSync(join(tmpdir(), 'stemcell-bench-'))
const asked = process.argv.slice(2)
const runs = Number(asked.find((word) => /^\d+$/.test(word)) ?? 30)
/** Whether a part is wanted: it is named, or none of its group is. */
const wants = (word: string, group: readonly string[]): boolean =>
  asked.includes(word) || !group.some((one) => asked.includes(one))
const parts = ['first', 'keys', 'burst', 'memory']
const datasets = ['bundled', 'many']
const bundled = fromRoot('bin/stemcell.cjs')
const sizes = [
  [80, 24],
  [200, 60],
] as const
type Size = (typeof sizes)[number]

const quantile = (all: readonly number[], q: number): number =>
  [...all].sort((a, b) => a - b)[Math.floor((all.length - 1) * q)] as number
const ms = (all: readonly number[]): string =>
  `median ${quantile(all, 0.5).toFixed(1).padStart(5)} ms, p95 ${quantile(all, 0.95).toFixed(1).padStart(5)} ms (${all.length})`
const now = (): number => Number(process.hrtime.bigint()) / 1e6
const rest = (time: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, time))

const spawn = (args: readonly string[], [cols, rows]: Size): IPty =>
  pty.spawn(process.execPath, [...args], {
    cols,
    rows,
    name: 'xterm-256color',
    env: { PATH: process.env.PATH ?? '', HOME: process.env.HOME ?? '', XDG_STATE_HOME: state },
  })

/** Until a text was sent, or until the end. */
const time = (args: readonly string[], size: Size, text?: string): Promise<number> =>
  new Promise((resolve) => {
    const start = now()
    const child = spawn(args, size)
    let sent = ''
    let over = false
    const end = (): void => {
      if (over) return
      over = true
      resolve(now() - start)
      child.kill('SIGKILL')
    }
    child.onData((data) => {
      sent += data
      if (text !== undefined && sent.includes(text)) end()
    })
    child.onExit(end)
  })

/** What stands in the last row of the first screen. */
const lastWords = 'stemcell trials'

const first = async (bin: string): Promise<void> => {
  for (const size of sizes) {
    const bare: number[] = []
    const browser: number[] = []
    for (let i = 0; i < runs; i++) {
      bare.push(await time(['-e', '0'], size))
      browser.push(await time([bin, 'browse'], size, lastWords))
    }
    const [a, b] = [quantile(bare, 0.5), quantile(browser, 0.5)]
    console.log(
      `  first full frame at ${size.join('x')}: ${b.toFixed(1)} ms, bare Node ${a.toFixed(1)} ms, ${(b / a).toFixed(2)} times (medians of ${runs})`,
    )
  }
}

/** No more is painted when nothing was sent for so long. */
const quiet = 60

type Press = { readonly time: number; readonly bytes: number }

const open = async (bin: string, size: Size) => {
  const child = spawn([bin, 'browse'], size)
  let last = now()
  let bytes = 0
  child.onData((data) => {
    last = now()
    bytes += Buffer.byteLength(data)
  })
  const settled = async (least: number): Promise<void> => {
    const start = now()
    while (now() - Math.max(last, start + least - quiet) < quiet) await rest(5)
  }
  await settled(1500)
  return {
    /** From the key until the last byte of what it paints; undefined when it paints nothing. */
    press: async (key: string): Promise<Press | undefined> => {
      const start = now()
      bytes = 0
      child.write(key)
      await settled(quiet)
      return bytes ? { time: last - start, bytes } : undefined
    },
    write: (keys: string) => child.write(keys),
    settled,
    /** Bytes sent since the last key. */
    sent: (): number => bytes,
    /** When something was sent last. */
    last: (): number => last,
    /** Milliseconds of the processor so far, in steps of 10. */
    cpu: (): number => {
      const fields = readFileSync(`/proc/${child.pid}/stat`, 'utf8').split(') ')[1]?.split(' ') ?? []
      return (Number(fields[11]) + Number(fields[12])) * 10
    },
    memory: (): number => Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${child.pid}/status`, 'utf8'))?.[1]) / 1024,
    close: () => child.kill('SIGKILL'),
  }
}

const times = (n: number, keys: (i: number) => readonly string[]): string[] =>
  Array.from({ length: n }, (_, i) => keys(i)).flat()

/** Keys that are timed. What leads up to them is pressed, but not counted. */
const work: Record<string, { readonly before: readonly string[]; readonly keys: readonly string[] }> = {
  'moving in the list': {
    before: [],
    keys: times(60, (i) => [i % 20 < 15 ? 'j' : 'k', ...(i % 30 ? [] : ['\u0006'])]),
  },
  // Each new filter is a question not asked before.
  'choosing facets': { before: ['g', 'h'], keys: times(24, (i) => (i % 6 === 5 ? ['j', ' ', 'C'] : ['j', ' '])) },
  'typing a query': {
    before: ['l', 'C'],
    keys: ['/', ...'disease:t1d hba1c c-peptide', '\u0015', ...'insulin year:2015..', '\r'],
  },
  sorting: {
    before: ['C'],
    keys: ['enrollment', 'cell', 'status', 'id', 'sponsor', 'country'].flatMap((name) => ['s', `${name}`, '\r', 'r']),
  },
}

const keysOf = async (bin: string): Promise<void> => {
  for (const size of sizes) {
    const screen = await open(bin, size)
    const all: number[] = []
    for (const [name, { before: lead, keys }] of Object.entries(work)) {
      for (const key of lead) await screen.press(key)
      const presses: Press[] = []
      const before = screen.cpu()
      for (const key of keys) {
        const press = await screen.press(key)
        if (press) presses.push(press)
      }
      all.push(...presses.map((press) => press.time))
      const cpu = `, ${((screen.cpu() - before) / keys.length).toFixed(1)} ms of the processor a key`
      const sizes = presses.map((press) => press.bytes)
      const bytes = name.startsWith('moving')
        ? `, ${quantile(sizes, 0.5)} bytes a key (95% under ${quantile(sizes, 0.95)})`
        : ''
      console.log(
        `  ${name.padEnd(18)} at ${size.join('x').padEnd(6)}: ${ms(presses.map((press) => press.time))}${cpu}${bytes}`,
      )
    }
    await screen.press('g')
    const move = (await screen.press('j'))?.bytes ?? 0
    await rest(400)
    console.log(
      `  ${'a single move'.padEnd(18)} at ${size.join('x').padEnd(6)}: ${move} bytes, ${screen.sent()} with the record that follows`,
    )
    console.log(`  ${'all keys'.padEnd(18)} at ${size.join('x').padEnd(6)}: ${ms(all)}`)
    screen.close()
  }
}

/** Keys that come faster than frames: from the last of them to the last of what is painted. */
const burst = async (bin: string): Promise<void> => {
  for (const size of sizes) {
    const screen = await open(bin, size)
    const behind: number[] = []
    for (let turn = 0; turn < 10; turn++) {
      for (let i = 0; i < 100; i++) {
        screen.write(turn % 2 ? 'k' : 'j')
        await rest(3)
      }
      const end = now()
      await screen.settled(2 * quiet)
      // The record that follows when the cursor rests is not what is waited for.
      behind.push(screen.last() - end)
      await rest(300)
    }
    console.log(`  100 keys, 3 ms apart, at ${size.join('x').padEnd(6)}: ${ms(behind)} behind the last key`)
    screen.close()
  }
}

/** Held-down keys, in every pane. */
const memory = async (bin: string): Promise<void> => {
  const screen = await open(bin, [200, 60])
  const seen: number[] = []
  const turn = [
    'j'.repeat(40),
    'k'.repeat(20),
    'l',
    'j'.repeat(20),
    'h',
    'h',
    'j'.repeat(7),
    ' ',
    'l',
    'C',
    'G',
    'g',
    ' j j ',
    'u',
  ]
  const size = turn.join('').length
  for (let pressed = 0; pressed < 20_000; pressed += size) {
    for (const keys of turn) {
      screen.write(keys)
      await rest(12)
    }
    await screen.settled(0)
    seen.push(screen.memory())
  }
  const at = (keys: number): string => `${(seen[Math.round(keys / size)] as number).toFixed(0)} MB`
  console.log(
    `  memory after 2,000 keys ${at(2000)}, 5,000 ${at(5000)}, 10,000 ${at(10_000)}, 15,000 ${at(15_000)}, 20,000 ${(seen.at(-1) as number).toFixed(0)} MB`,
  )
  screen.close()
}

const measure = async (name: string, bin: string): Promise<void> => {
  console.log(name)
  const all = { first, keys: keysOf, burst, memory }
  for (const [part, run] of Object.entries(all)) if (wants(part, parts)) await run(bin)
}

console.log(`Node ${process.version}`)
if (wants('bundled', datasets)) await measure('bundled dataset', bundled)
if (wants('many', datasets)) {
  const many = programWith(10_000)
  try {
    await measure(`${many.trials} trials`, many.bin)
  } finally {
    many.remove()
  }
}
rmSync(state, { recursive: true, force: true })
process.exit(0)

/**
 * Kill every writer of the program at a random moment and look at what is there: `npx tsx bench/kill.ts [kills] [seed]`, after
 * `npm run build`. A file must hold what it held before or what it should hold, byte for byte; a view that was reported as saved
 * must be there, and so must a record of one's own, and what was taken in from a registry; the next run must leave none of the names of
 * killed ones, and go on where they were. `KILL_ONLY=records,sync,import` kills these writers alone, evenly: `files`, `views`, `records`,
 * `sync`, `import`, `registry import`.
 */
import { spawn } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, watch, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'
import { type IntakeKills, intakeWriters, killIntakeWriters } from './kill-intake.js'
import { killRecordWriters } from './kill-records.js'

const root = fileURLToPath(new URL('../', import.meta.url))
const kills = Number(process.argv[2] ?? 500)
const seed = Number(process.argv[3] ?? Math.floor(Math.random() * 2 ** 32))
if (!Number.isInteger(kills) || kills < 1 || !Number.isInteger(seed)) {
  console.error('usage: npx tsx bench/kill.ts [kills] [seed]')
  process.exit(2)
}
console.log(`${kills} kills, seed ${seed}`)

/** mulberry32: small, seeded, even. */
const random = ((state: number) => (): number => {
  state = (state + 0x6d2b79f5) | 0
  let t = Math.imul(state ^ (state >>> 15), 1 | state)
  t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
  return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32
})(seed)

/** A command line that writes, in a folder of its own, and the files it writes there. */
type Writer = { readonly line: string; readonly files: readonly string[] }

const pooled = 'pool --outcome insulin-halved-with-hba1c-below-7 disease:t2d'
const writers: readonly Writer[] = [
  { line: 'trials --json -o all.json', files: ['all.json'] },
  { line: 'trials -o all.ndjson', files: ['all.ndjson'] },
  { line: 'references -o refs.bib', files: ['refs.bib'] },
  { line: 'cite --dataset -o data.ris', files: ['data.ris'] },
  { line: 'map -o m.json --svg m.svg --html m.html', files: ['m.json', 'm.svg', 'm.html'] },
  { line: 'map -o m.html', files: ['m.html'] },
  { line: 'report disease:t2d cell:msc -o r.html', files: ['r.html'] },
  { line: `${pooled} -o p.svg --funnel f.svg --r p.r`, files: ['p.svg', 'f.svg', 'p.r'] },
  { line: 'timeline --svg t.svg', files: ['t.svg'] },
  { line: 'pathways --from uc-msc --to c-peptide -o w.graphml', files: ['w.graphml'] },
]

const work = mkdtempSync(join(tmpdir(), 'stemcell-kill-'))
process.on('exit', () => rmSync(work, { recursive: true, force: true }))

// A copy: a build meanwhile changes nothing.
for (const part of ['bin', 'dist', 'package.json']) cpSync(join(root, part), join(work, part), { recursive: true })
const program = join(work, 'bin/stemcell.cjs')

type Ended = { readonly code: number | null; readonly stdout: string; readonly took: number }

/** Milliseconds until a process dies: from its start, or from the first file that it makes in its folder. */
type Death = number | { readonly within: number }

/** Run Node to its end, or to its death. */
const run = (argv: readonly string[], cwd: string, death?: Death): Promise<Ended> =>
  new Promise((resolve, reject) => {
    const began = performance.now()
    const child = spawn(process.execPath, argv, { cwd, stdio: ['ignore', 'pipe', 'ignore'] })
    let dying = typeof death === 'number' ? setTimeout(() => child.kill('SIGKILL'), death) : undefined
    const seen =
      typeof death === 'object'
        ? watch(cwd, () => {
            if (death.within < 1) child.kill('SIGKILL')
            else dying ??= setTimeout(() => child.kill('SIGKILL'), death.within)
          })
        : undefined
    let stdout = ''
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      stdout += text
    })
    child.on('error', reject)
    child.on('close', (code) => {
      clearTimeout(dying)
      seen?.close()
      resolve({ code, stdout, took: performance.now() - began })
    })
  })

const found = { killed: 0, late: 0, before: 0, after: 0, mixed: 0, torn: 0, lost: 0, leftBehind: 0, leftovers: 0 }
const old = 'what was there before\n'

const killWriter = async ({ line, files }: Writer, times: number): Promise<void> => {
  const folder = mkdtempSync(join(work, 'files-'))
  const argv = [program, ...line.split(' ')]
  const whole = async (): Promise<number> => {
    const { code, took } = await run(argv, folder)
    if (code !== 0) throw new Error(`${line} ends with ${code}`)
    return took
  }
  const durations = [await whole(), await whole(), await whole()]
  const took = Math.min(...durations)
  const meant = new Map(files.map((name) => [name, readFileSync(join(folder, name), 'utf8')]))
  for (let i = 0, done = 0; done < times && i < 4 * times; i++) {
    for (const name of files) writeFileSync(join(folder, name), old)
    // Most of a run is starting and answering: the writes stand in its last part.
    // Every second one dies right after it began to write: the moment is missed by chance alone.
    const { code } = await run(argv, folder, i % 2 ? { within: 3 * random() } : took * (0.5 + 0.6 * random()))
    if (code === null) {
      found.killed++
      done++
    } else found.late++
    const states = files.map((name) => {
      const now = readFileSync(join(folder, name), 'utf8')
      return now === old ? 'before' : now === meant.get(name) ? 'after' : 'torn'
    })
    if (states.includes('torn')) {
      found.torn++
      console.log(`TORN: ${line}: ${states.join(', ')}`)
    } else if (new Set(states).size > 1) found.mixed++
    else found[states[0] as 'before' | 'after']++
    found.leftBehind += readdirSync(folder).length - files.length
  }
  await whole()
  found.leftovers += readdirSync(folder).length - files.length
}

/** Save views one after the other, saying each that is saved: the browser's own memory in a program of its own. */
const viewWriter = async (): Promise<string> => {
  const outfile = join(work, 'save-views.cjs')
  await build({
    stdin: {
      contents: `import { openMemory } from './src/tui/outside/memory.ts'
        import { withView } from './src/tui/state/views.ts'
        const [state, who, count] = process.argv.slice(2)
        const memory = openMemory({ env: { XDG_STATE_HOME: state }, platform: process.platform })
        const save = async () => {
        for (let i = 0; i < Number(count); i++) {
          const name = who + ' ' + i
          const view = { name, kind: 'trials', query: 'disease:t1d', sort: null, columns: {}, saved: '2026-11-30' }
          await memory.keep((now) => ({ ...now, views: withView(now.views, view) }))
          require('node:fs').writeSync(1, name + '\\n')
        }
        }
        save()`,
      resolveDir: root,
      loader: 'ts',
    },
    outfile,
    bundle: true,
    platform: 'node',
    format: 'cjs',
    logLevel: 'error',
  })
  return outfile
}

/** Six browsers save at once; some of them die. */
const killViewWriters = async (times: number): Promise<void> => {
  const saver = await viewWriter()
  for (let round = 0, done = 0; done < times; round++) {
    const state = join(work, `state-${round}`)
    mkdirSync(state)
    const saved: string[] = []
    for (let again = 0; again < 4 && done < times; again++) {
      const { took } = await run([saver, state, `warm ${again}`, '2'], work)
      const dying = [0, 1, 2, 3, 4, 5].map((n) => (n < 4 ? took * (0.3 + 2 * random()) : undefined))
      const all = await Promise.all(
        dying.map((dieAfter, n) => run([saver, state, `r${again}w${n}`, '4'], work, dieAfter)),
      )
      for (const { code, stdout } of all) {
        saved.push(...stdout.split('\n').filter(Boolean))
        if (code === null) {
          found.killed++
          done++
        }
      }
      found.leftBehind += readdirSync(join(state, 'stemcell')).length - 1
    }
    await run([saver, state, 'last', '1'], work)
    const names = readdirSync(join(state, 'stemcell'))
    found.leftovers += names.length - 1
    try {
      const { views } = JSON.parse(readFileSync(join(state, 'stemcell', 'browse.json'), 'utf8')) as {
        views: readonly { name: string }[]
      }
      const there = new Set(views.map(({ name }) => name))
      const missing = saved.filter((name) => !there.has(name))
      found.lost += missing.length
      if (missing.length) console.log(`LOST: ${missing.join(', ')}`)
    } catch (error) {
      found.torn++
      console.log(`TORN: saved views: ${String(error)}`)
    }
  }
}

const tools = { run, random, root, work }

const parts = ['files', 'views', 'records', ...intakeWriters] as const
type KillPart = (typeof parts)[number]

/** Kills of each part: half of all take in from a registry, one of three ways; of the others most write files. */
const shares = (): Readonly<Record<KillPart, number>> => {
  const intake = Math.ceil(kills / 2 / 3)
  const fifth = Math.ceil((kills - 3 * intake) / 5)
  return { files: 3 * fifth, views: fifth, records: fifth, sync: intake, import: intake, 'registry import': intake }
}

const only = process.env.KILL_ONLY?.split(',')
const unknown = only?.find((name) => !parts.some((part) => part === name))
if (unknown !== undefined) {
  console.error(`KILL_ONLY names "${unknown}"; there are ${parts.join(', ')}`)
  process.exit(2)
}
const wanted = parts.filter((part) => only?.includes(part) ?? true)
const times = (part: KillPart): number => (only ? Math.ceil(kills / wanted.length) : shares()[part])

const killOwnWriters = async (): Promise<number> => {
  if (wanted.includes('files'))
    for (const writer of writers) await killWriter(writer, Math.ceil(times('files') / writers.length))
  if (wanted.includes('views')) await killViewWriters(times('views'))
  const { killed, late, before, after, mixed, torn, lost, leftBehind, leftovers } = found
  if (killed > 0)
    console.log(
      `${killed} killed (${late} had ended already): ${before} left the old files, ${after} the new ones, ${mixed} of several files some of each
${leftBehind} temporary files left behind by killed runs, ${leftovers} after the next run
${torn} torn, ${lost} views lost`,
    )
  return torn + lost + leftovers
}

const killRecords = async (): Promise<number> => {
  const { killed, torn, lost, left } = await killRecordWriters(times('records'), tools)
  console.log(
    `${killed} killed that add or remove records: ${torn} datasets torn, ${lost} records lost, ${left} names left`,
  )
  return torn + lost + left
}

const tell = ({ name, took, killed, late, before, between, after, torn, lost, stuck }: IntakeKills): number => {
  console.log(
    `${name} (${Math.round(took)} ms): ${killed} killed (${late} had ended already): ${before} left the old state, ${between} a part that it keeps, ${after} the new one; ${torn} torn, ${lost} lost, ${stuck} did not go on`,
  )
  return torn + lost + stuck
}

let wrong = await killOwnWriters()
if (wanted.includes('records')) wrong += await killRecords()
const intake = intakeWriters.filter((name) => wanted.includes(name))
const [first] = intake
if (first) for await (const one of killIntakeWriters(intake, times(first), tools)) wrong += tell(one)
process.exitCode = wrong === 0 ? 0 : 1

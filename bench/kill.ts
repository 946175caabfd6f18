/**
 * Kill every writer of the program at a random moment and look at what is there: `npx tsx bench/kill.ts [kills] [seed]`, after
 * `npm run build`. A file must hold what it held before or what it should hold, byte for byte; a view that was reported as saved
 * must be there, and so must a record of one's own, and what was taken in from a registry; the next run must leave none of the names of
 * killed ones, and go on where they were. `KILL_ONLY=records,sync,import` kills these writers alone, evenly: `files`, `views`, `records`,
 * `sync`, `import`, `candidates`, `news`, `registry import`. Where the kills fell is counted (kill-moments.ts).
 */
import { spawn } from 'node:child_process'
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  watch,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'
import { tableOf } from '../src/collections.js'
import { type IntakeKills, intakeWriters, killIntakeWriters } from './kill-intake.js'
import { type Ended, type Fallen, fallenIn, openMoments, type Planned, type Run } from './kill-moments.js'
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

/** A command line that writes, in a folder of its own, the files it writes there, and those it reads. */
type Writer = {
  readonly line: string
  readonly files: readonly string[]
  readonly given?: Readonly<Record<string, string>>
  /** What writes the files as they were before; without, they hold a line. */
  readonly before?: string
}

const pooled = 'pool --outcome insulin-halved-with-hba1c-below-7 disease:t2d'
const page = '<h1>Stem cells</h1><p>Stem cells cure type 1 diabetes.</p><p>Stem cells have no side effects.</p>'
const writers: readonly Writer[] = [
  { line: 'trials --json -o all.json', files: ['all.json'] },
  { line: 'trials -o all.ndjson', files: ['all.ndjson'] },
  { line: 'results -o all.csv', files: ['all.csv'] },
  { line: 'harms -o harms.tsv', files: ['harms.tsv'] },
  { line: 'methods -o methods.md', files: ['methods.md'] },
  { line: 'brief disease:t2d -o brief.txt', files: ['brief.txt'] },
  { line: 'references -o refs.bib', files: ['refs.bib'] },
  { line: 'cite --dataset -o data.ris', files: ['data.ris'] },
  { line: 'map -o m.json --svg m.svg --html m.html', files: ['m.json', 'm.svg', 'm.html'] },
  { line: 'map -o m.html', files: ['m.html'] },
  { line: 'report disease:t2d cell:msc -o r.html', files: ['r.html'] },
  { line: 'check --page page.html -o checked.html', files: ['checked.html'], given: { 'page.html': page } },
  { line: `${pooled} -o p.svg --funnel f.svg --r p.r`, files: ['p.svg', 'f.svg', 'p.r'] },
  { line: 'timeline --svg t.svg', files: ['t.svg'] },
  { line: 'pathways --from uc-msc --to c-peptide -o w.graphml', files: ['w.graphml'] },
  { line: 'pathways --from uc-msc --to c-peptide -o w.dot', files: ['w.dot'] },
  { line: 'pathways --from uc-msc --to c-peptide -o w.mmd', files: ['w.mmd'] },
  {
    line: 'batch lines.txt --into all',
    files: ['all/1-trials.json', 'all/2-claims.json', 'all/manifest.json'],
    given: {
      'lines.txt': 'trials --disease t2d --json\nclaims --json\n',
      'earlier.txt': 'trials --disease t1d --json\nclaims cure --json\n',
    },
    before: 'batch earlier.txt --into all',
  },
]

const work = mkdtempSync(join(tmpdir(), 'stemcell-kill-'))
process.on('exit', () => rmSync(work, { recursive: true, force: true }))

// A copy: a build meanwhile changes nothing.
for (const part of ['bin', 'dist', 'package.json']) cpSync(join(root, part), join(work, part), { recursive: true })
const program = join(work, 'bin/stemcell.cjs')

/** Names by which runs wait for each other: nothing of what they write. */
const isTicket = (name: string | null): boolean => name === null || name.includes('.lock-')

const run: Run = (argv, cwd, { death, folders = [] } = {}) =>
  new Promise((resolve, reject) => {
    const began = performance.now()
    const child = spawn(process.execPath, argv, { cwd, stdio: ['ignore', 'pipe', 'ignore'] })
    let struck: number | undefined
    const kill = (): void => {
      struck = performance.now() - began
      child.kill('SIGKILL')
    }
    let dying = typeof death === 'number' ? setTimeout(kill, death) : undefined
    let wrote: number | undefined
    const see = (_: string, name: string | null): void => {
      if (isTicket(name)) return
      wrote ??= performance.now() - began
      if (typeof death !== 'object') return
      // A timer of less than a millisecond waits for a whole one.
      if (death.within < 1) kill()
      else dying ??= setTimeout(kill, death.within)
    }
    const watchers = folders.map((folder) => watch(folder, see))
    let stdout = ''
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      stdout += text
    })
    child.on('error', reject)
    child.on('close', (code) => {
      clearTimeout(dying)
      for (const watcher of watchers) watcher.close()
      resolve({ code, stdout, took: performance.now() - began, wrote, struck })
    })
  })

const found = { killed: 0, late: 0, before: 0, after: 0, mixed: 0, torn: 0, lost: 0, leftBehind: 0, leftovers: 0 }
const fallen: Fallen = { run: [], writing: [] }
const fell = ({ run: one, writing }: Fallen): void => {
  fallen.run.push(...one)
  fallen.writing.push(...writing)
}

const killWriter = async ({ line, files, given = {}, before }: Writer, times: number): Promise<void> => {
  const folder = mkdtempSync(join(work, 'files-'))
  for (const [name, content] of Object.entries(given)) writeFileSync(join(folder, name), content)
  const folders = [...new Set(files.map((name) => dirname(join(folder, name))))]
  const must = async (words: string): Promise<Ended> => {
    const seen = folders.filter((one) => existsSync(one))
    const ended = await run([program, ...words.split(' ')], folder, { folders: seen })
    if (ended.code !== 0) throw new Error(`${words} ends with ${ended.code}`)
    return ended
  }
  const held = (): Map<string, string> => new Map(files.map((name) => [name, readFileSync(join(folder, name), 'utf8')]))
  const put = (contents: ReadonlyMap<string, string>): void => {
    for (const [name, content] of contents) writeFileSync(join(folder, name), content)
  }
  const count = (): number => readdirSync(folder, { recursive: true }).length
  if (before) await must(before)
  const were = before ? held() : new Map(files.map((name) => [name, 'what was there before\n']))
  const moments = openMoments(times, random)
  for (let i = 0; i < 3; i++) moments.measure(await must(line))
  const meant = held()
  const names = count()
  while (moments.left()) {
    put(were)
    const planned = moments.take()
    const ended = await run([program, ...line.split(' ')], folder, { death: planned.death, folders })
    moments.settle(planned, ended)
    if (ended.code === null) found.killed++
    else found.late++
    const now = held()
    const states = files.map((name) =>
      now.get(name) === were.get(name) ? 'before' : now.get(name) === meant.get(name) ? 'after' : 'torn',
    )
    if (states.includes('torn')) {
      found.torn++
      console.log(`TORN: ${line}: ${states.join(', ')}`)
    } else if (new Set(states).size > 1) found.mixed++
    else found[states[0] as 'before' | 'after']++
    found.leftBehind += count() - names
    // As whoever was interrupted does it: the same again.
    if (new Set(states).size > 1) await must(line)
  }
  await must(line)
  found.leftovers += count() - names
  console.log(`${line}: ${fallenIn(moments.fallen)}`)
  fell(moments.fallen)
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

/** Six browsers save at once; four of them are to die. */
const killViewWriters = async (times: number): Promise<void> => {
  const saver = await viewWriter()
  const moments = openMoments(times, random)
  for (let round = 0; moments.left(); round++) {
    const state = join(work, `state-${round}`)
    const folders = [join(state, 'stemcell')]
    mkdirSync(join(state, 'stemcell'), { recursive: true })
    const saved: string[] = []
    for (let again = 0; again < 4 && moments.left(); again++) {
      const save = (n: number, planned?: Planned) =>
        run([saver, state, `r${again}w${n}`, '4'], work, { death: planned?.death, folders })
      if (again === 0 && round === 0)
        for (const ended of await Promise.all([10, 11, 12, 13, 14, 15].map((n) => save(n)))) moments.measure(ended)
      const planned = Array.from({ length: Math.min(4, moments.left()) }, () => moments.take())
      const all = await Promise.all([0, 1, 2, 3, 4, 5].map((n) => save(n, planned[n])))
      for (const [n, ended] of all.entries()) {
        const one = planned[n]
        saved.push(...ended.stdout.split('\n').filter(Boolean))
        if (one) moments.settle(one, ended)
        else moments.measure(ended)
        if (ended.code === null) found.killed++
        else if (one) found.late++
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
  console.log(`saved views, six at once: ${fallenIn(moments.fallen)}`)
  fell(moments.fallen)
}

const tools = { run, random, root, work }

const parts = ['files', 'views', 'records', ...intakeWriters] as const
type KillPart = (typeof parts)[number]

/** Kills of each part: of files there are many forms, the others get the same each. */
const shares = (): Readonly<Record<KillPart, number>> => {
  const each = Math.floor(kills / 10)
  const same = tableOf(parts, () => each)
  return { ...same, files: kills - (parts.length - 1) * each }
}

const only = process.env.KILL_ONLY?.split(',')
const unknown = only?.find((name) => !parts.some((part) => part === name))
if (unknown !== undefined) {
  console.error(`KILL_ONLY names "${unknown}"; there are ${parts.join(', ')}`)
  process.exit(2)
}
const wanted = parts.filter((part) => only?.includes(part) ?? true)
const times = (part: KillPart): number => (only ? Math.ceil(kills / wanted.length) : shares()[part])

/** How many kills of several writers of files: even, and as many as are wanted in all. */
const split = (total: number, among: number): number[] =>
  Array.from({ length: among }, (_, i) => Math.floor(((i + 1) * total) / among) - Math.floor((i * total) / among))

const killOwnWriters = async (): Promise<number> => {
  if (wanted.includes('files')) {
    const shared = split(times('files'), writers.length)
    for (const [i, writer] of writers.entries()) if (shared[i]) await killWriter(writer, shared[i])
  }
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
  const { killed, torn, lost, left, fallen: here } = await killRecordWriters(times('records'), tools)
  console.log(
    `${killed} killed that add or remove records: ${torn} datasets torn, ${lost} records lost, ${left} names left; ${fallenIn(here)}`,
  )
  fell(here)
  found.killed += killed
  return torn + lost + left
}

const tell = (one: IntakeKills): number => {
  const { name, took, killed, late, before, between, after, torn, lost, stuck, left } = one
  console.log(
    `${name} (${Math.round(took)} ms): ${killed} killed (${late} had ended already): ${before} left the old state, ${between} a part that it keeps, ${after} the new one; ${torn} torn, ${lost} lost, ${stuck} did not go on, ${left} names left; ${fallenIn(one.fallen)}`,
  )
  fell(one.fallen)
  found.killed += killed
  return torn + lost + stuck + left
}

let wrong = await killOwnWriters()
if (wanted.includes('records')) wrong += await killRecords()
const intake = intakeWriters.filter((name) => wanted.includes(name))
for await (const one of killIntakeWriters(intake, times(intakeWriters[0]), tools)) wrong += tell(one)
console.log(`${found.killed} killed in all, ${wrong} wrong; ${fallenIn(fallen)}`)
process.exitCode = wrong === 0 ? 0 : 1

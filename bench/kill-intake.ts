/**
 * Kill runs that take in what registries say: `import`, `sync` (of a registry on this machine), `candidates`, `news` and `registry import`.
 * Each is killed up to four times over, and then let go on to its end. After each kill readers must
 * see the state before, the state after, or one that the writer says it keeps on its way; and never less than they saw before.
 */
import { mkdirSync, mkdtempSync, readdirSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { trial } from '../test/helpers/records.js'
import { startRegistry } from '../test/helpers/registry-server.js'
import { nct, registryStudy, type StudyPlan } from '../test/helpers/registry-studies.js'
import { type Fallen, openMoments, type Run } from './kill-moments.js'
import { smallProgram } from './kill-records.js'

/** What killing one writer showed. */
export type IntakeKills = {
  readonly name: string
  /** Milliseconds that a whole run took, the last time. */
  took: number
  killed: number
  /** Ended before it was killed. */
  late: number
  /** How a killed run left it: as before, between (as the writer says it does), as after. */
  before: number
  between: number
  after: number
  /** States that no writer says it keeps, or that cannot be read. */
  torn: number
  /** Went back to less than was there. */
  lost: number
  /** Did not come to its end when it was let. */
  stuck: number
  /** Names of killed runs that stood in the folders after the last run. */
  left: number
  readonly fallen: Fallen
}

/** One task of a writer, that may be begun again and again. */
type Task = {
  readonly argv: readonly string[]
  /** How far it is, from 0 to 1, by what readers see; undefined where they see what cannot be. */
  readonly progress: () => Promise<number | undefined>
  /** Whether a run that was let go on tells that it went on from there. */
  readonly wentOn?: (stdout: string, from: number) => boolean
}

type Place = {
  readonly run: Run
  readonly random: () => number
  readonly cwd: string
  /** Where it is written. */
  readonly folders: readonly string[]
}
type Ask = (line: string) => Promise<string | undefined>

const killsOfTask = 4

/** Names that a killed run leaves and the next one clears away. */
const ofKilled = /\.tmp$|\.new$|\.lock-/

const killTasks = async (
  name: string,
  times: number,
  next: (n: number) => Task | Promise<Task>,
  { run, random, cwd, folders }: Place,
): Promise<IntakeKills> => {
  const moments = openMoments(times, random)
  const { fallen } = moments
  const found = {
    name,
    took: 0,
    killed: 0,
    late: 0,
    before: 0,
    between: 0,
    after: 0,
    torn: 0,
    lost: 0,
    stuck: 0,
    left: 0,
  }
  const wrong = (kind: 'torn' | 'lost' | 'stuck', told: string): void => {
    found[kind]++
    console.log(`${kind.toUpperCase()}: ${name}: ${told}`)
  }
  for (let n = 0; moments.left(); n++) {
    const { argv, progress, wentOn } = await next(n)
    let reached = 0
    /** How far it is; what readers cannot see is as far as it was. */
    const look = async (): Promise<number> => {
      const now = await progress()
      if (now === undefined) wrong('torn', `task ${n} cannot be read, or is half-written`)
      else if (now < reached) wrong('lost', `task ${n} was at ${reached}, and is at ${now}`)
      reached = now ?? reached
      return reached
    }
    // The first is measured.
    for (let i = 0; n > 0 && i < killsOfTask && moments.left(); i++) {
      // What is done is not done again: such a run is over sooner.
      if (reached === 1) break
      const planned = moments.take()
      const ended = await run(argv, cwd, { death: planned.death, folders })
      moments.settle(planned, ended)
      const now = await look()
      if (ended.code !== null) {
        found.late++
        if (ended.code !== 0) wrong('stuck', `task ${n} ends with ${ended.code}`)
        break
      }
      found.killed++
      found[now === 0 ? 'before' : now === 1 ? 'after' : 'between']++
    }
    const from = reached
    const ended = await run(argv, cwd, { folders })
    if (ended.code !== 0) wrong('stuck', `task ${n} ends with ${ended.code}`)
    else if ((await look()) !== 1) wrong('lost', `task ${n} ended at ${reached}`)
    else if (wentOn && !wentOn(ended.stdout, from)) wrong('stuck', `task ${n} did not go on from ${from}`)
    if (from === 0) {
      moments.measure(ended)
      found.took = ended.took
    }
  }
  const names = folders.flatMap((folder) => readdirSync(folder))
  found.left = names.filter((one) => ofKilled.test(one)).length
  return { ...found, fallen }
}

type Listed = { readonly items: readonly { readonly id: string; readonly enrollment?: { readonly count: number } }[] }
type Counted = { readonly count: number }
type RegistryImported = { readonly items: readonly { readonly passed: number }[] }

const parsed = <T>(stdout: string | undefined): T | undefined => {
  try {
    return stdout === undefined ? undefined : (JSON.parse(stdout) as T)
  } catch {
    return undefined
  }
}

const numbers = (first: number, count: number): string[] => Array.from({ length: count }, (_, i) => nct(first + i))
/** Cells that the small world knows. */
const certainly: StudyPlan = {
  title: 'Mesenchymal stem cells in type 1 diabetes',
  interventions: [{ type: 'BIOLOGICAL', name: 'Mesenchymal stem cells', description: 'One intravenous infusion' }],
}
const lines = (ids: readonly string[], plan: StudyPlan = certainly): string =>
  ids.map((id) => `${JSON.stringify(registryStudy(id, plan))}\n`).join('')

/** A study of which it is not certain which cells it gives. */
const unsure: StudyPlan = {
  title: 'Cell therapy in type 1 diabetes',
  interventions: [{ type: 'BIOLOGICAL', name: 'Cell therapy', description: 'One infusion' }],
}

/** All of them, none of them, or (undefined) some. */
const shareOf = (ids: readonly string[], there: ReadonlySet<string>): 0 | 1 | undefined => {
  const count = ids.filter((id) => there.has(id)).length
  return count === 0 ? 0 : count === ids.length ? 1 : undefined
}

/** Files of eight certain studies and four uncertain ones: an edition at once, then the list of those that wait at once. */
const importTask =
  (argv: (line: string) => string[], ask: Ask, { cwd }: Place) =>
  (n: number): Task => {
    const path = join(cwd, `import-${n}.ndjson`)
    const [certain, waiting] = [numbers(1000 + 100 * n, 8), numbers(1050 + 100 * n, 4)]
    writeFileSync(path, lines(certain) + lines(waiting, unsure))
    const progress = async (): Promise<number | undefined> => {
      const trials = parsed<Listed>(await ask('trials --json --all --fields id'))
      const candidates = parsed<Listed>(await ask('candidates --json'))
      if (!trials || !candidates) return undefined
      const [kept, waits] = [
        shareOf(
          certain.map((id) => id.toLowerCase()),
          new Set(trials.items.map(({ id }) => id)),
        ),
        shareOf(waiting, new Set(candidates.items.map(({ id }) => id))),
      ]
      // Every earlier file is there as well.
      const isWhole = trials.items.length >= 8 * n && candidates.items.length >= 4 * n
      return kept === undefined || waits === undefined || waits > kept || !isWhole ? undefined : (kept + waits) / 2
    }
    return { argv: argv(`import ${path} --json`), progress }
  }

/**
 * Candidates are accepted, which keeps the records first, then says so of the candidates; every second time they are refused, all at
 * once.
 */
const candidatesTask =
  (argv: (line: string) => string[], ask: Ask, { cwd }: Place) =>
  async (n: number): Promise<Task> => {
    const path = join(cwd, `candidates-${n}.ndjson`)
    const waiting = numbers(50_000 + 10 * n, 4)
    writeFileSync(path, lines(waiting, unsure))
    if ((await ask(`import ${path}`)) === undefined) throw new Error(`import of task ${n} fails`)
    const isRefusal = n % 2 === 1
    const progress = async (): Promise<number | undefined> => {
      const trials = parsed<Listed>(await ask('trials --json --all --fields id'))
      const list = parsed<Listed>(await ask(`candidates --state ${isRefusal ? 'refused' : 'accepted'} --json`))
      const all = parsed<Listed>(await ask('candidates --state all --json'))
      if (!trials || !list || !all) return undefined
      const records = shareOf(
        waiting.map((id) => id.toLowerCase()),
        new Set(trials.items.map(({ id }) => id)),
      )
      const decided = shareOf(waiting, new Set(list.items.map(({ id }) => id)))
      // None of them is ever away from the list.
      if (
        decided === undefined ||
        records === undefined ||
        shareOf(waiting, new Set(all.items.map(({ id }) => id))) !== 1
      )
        return undefined
      if (isRefusal) return records === 0 ? decided : undefined
      return decided > records ? undefined : (decided + records) / 2
    }
    return {
      argv: isRefusal
        ? [...argv(`candidates refuse ${waiting.join(' ')} --json`), '--why', 'no cells']
        : argv(`candidates accept ${waiting.join(' ')} --json`),
      progress,
    }
  }

/** What is another since the last look is told, and then marked as seen. */
const newsTask =
  (argv: (line: string) => string[], ask: Ask, { cwd }: Place) =>
  async (n: number): Promise<Task> => {
    const path = join(cwd, `news-${n}.json`)
    writeFileSync(path, JSON.stringify(trial(`news-${n}`)))
    if ((await ask(`data add ${path}`)) === undefined) throw new Error(`data add of task ${n} fails`)
    const progress = async (): Promise<number | undefined> => {
      const news = parsed<Counted>(await ask('news --keep --json'))
      return news && (news.count > 0 ? 0 : 1)
    }
    return { argv: argv('news --json'), progress }
  }

/** Trials that sync asks about, in several questions. */
const held = numbers(1, 100)
const enrolled = (n: number): StudyPlan => ({
  ...certainly,
  enrollment: { count: 40 + n, type: 'ACTUAL' },
  posted: dayOf(n),
})
const dayOf = (n: number): string => new Date(Date.UTC(2026, 2, 1 + n)).toISOString().slice(0, 10)

/** The registry says another number of people of each trial: all are renewed as one edition. */
const syncTask =
  (argv: (line: string) => string[], ask: Ask, say: (plan: StudyPlan) => void) =>
  (n: number): Task => {
    say(enrolled(n + 1))
    const [old, now] = [40 + n, 41 + n]
    const ids = new Set(held.map((id) => id.toLowerCase()))
    const progress = async (): Promise<number | undefined> => {
      const trials = parsed<Listed>(await ask('trials --json --all --fields id,enrollment'))
      const counts = trials?.items.flatMap(({ id, enrollment }) => (ids.has(id) ? [enrollment?.count] : []))
      if (counts?.length !== held.length) return undefined
      return counts.every((count) => count === now) ? 1 : counts.every((count) => count === old) ? 0 : undefined
    }
    return { argv: argv('sync --json'), progress }
  }

/** Studies of one import into the registry: more than are kept at once. */
const imported = 2400

/** A file of studies into the database: batches of them, each with its words. */
const registryTask =
  (argv: (line: string) => string[], ask: Ask, { cwd }: Place) =>
  (n: number): Task => {
    const path = join(cwd, `registry-${n}.ndjson`)
    writeFileSync(path, lines(numbers(100_000 + n * imported, imported)))
    const before = n * imported
    const progress = async (): Promise<number | undefined> => {
      const all = parsed<Counted>(await ask('registry count --json'))
      const worded = parsed<Counted>(await ask('registry count mesenchymal --json'))
      const added = (all?.count ?? -1) - before
      return all?.count !== worded?.count || added < 0 || added > imported ? undefined : added / imported
    }
    const wentOn = (stdout: string, from: number): boolean =>
      from === 1 || parsed<RegistryImported>(stdout)?.items[0]?.passed === Math.round(from * imported)
    return { argv: argv(`registry import ${path} --json`), progress, wentOn }
  }

/** Writers that take in from registries. */
export const intakeWriters = ['sync', 'import', 'candidates', 'news', 'registry import'] as const
export type IntakeWriter = (typeof intakeWriters)[number]

/** So many kills of each of these writers, one after the other. */
export const killIntakeWriters = async function* (
  wanted: readonly IntakeWriter[],
  times: number,
  { run, random, root, work }: { run: Run; random: () => number; root: string; work: string },
): AsyncGenerator<IntakeKills> {
  const cwd = mkdtempSync(join(work, 'intake-'))
  const program = smallProgram(root, cwd)
  // SQLite is not bundled.
  symlinkSync(join(root, 'node_modules'), join(cwd, 'node_modules'))
  const data = join(cwd, 'own')
  const state = join(cwd, 'state')
  for (const folder of [join(data, 'editions'), join(state, 'stemcell')]) mkdirSync(folder, { recursive: true })
  const argv = (line: string): string[] => [program, ...line.split(' '), '--data', data]
  const ask: Ask = async (line) => {
    const { code, stdout } = await run(argv(line), cwd)
    return code === 0 ? stdout : undefined
  }
  const must = async (line: string): Promise<void> => {
    if ((await ask(line)) === undefined) throw new Error(`stemcell ${line} fails`)
  }
  const [own, base] = [join(cwd, 'own-0.json'), join(cwd, 'held.ndjson')]
  writeFileSync(own, JSON.stringify(trial('own-0')))
  writeFileSync(base, lines(held, enrolled(0)))
  await must(`data add ${own}`)
  await must(`import ${base}`)
  const server = await startRegistry({ pageSize: 20 })
  process.env.STEMCELL_CTGOV_URL = server.base
  const say = (plan: StudyPlan): void => {
    server.now.studies = held.map((id) => registryStudy(id, plan))
  }
  process.env.XDG_STATE_HOME = state
  const folders = [data, join(data, 'editions'), join(state, 'stemcell')]
  const place = { run, random, cwd, folders }
  const tasks: Readonly<Record<IntakeWriter, (n: number) => Task | Promise<Task>>> = {
    sync: syncTask(argv, ask, say),
    import: importTask(argv, ask, place),
    candidates: candidatesTask(argv, ask, place),
    news: newsTask(argv, ask, place),
    'registry import': registryTask(argv, ask, place),
  }
  try {
    for (const name of wanted) yield await killTasks(name, times, tasks[name], place)
  } finally {
    delete process.env.STEMCELL_CTGOV_URL
    delete process.env.XDG_STATE_HOME
    await server.close()
  }
}

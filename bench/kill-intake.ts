/**
 * Kill runs that take in what registries say: `import`, `sync` (of a registry on this machine) and `registry import`. Each is killed
 * at moments spread over its whole run, up to four times over, and then let go on to its end. After each kill readers must
 * see the state before, the state after, or one that the writer says it keeps on its way; and never less than they saw before.
 */
import { mkdirSync, mkdtempSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { trial } from '../test/helpers/records.js'
import { startRegistry } from '../test/helpers/registry-server.js'
import { nct, registryStudy, type StudyPlan } from '../test/helpers/registry-studies.js'
import { type Run, smallProgram } from './kill-records.js'

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
}

/** One task of a writer, that may be begun again and again. */
type Task = {
  readonly argv: readonly string[]
  /** How far it is, from 0 to 1, by what readers see; undefined where they see what cannot be. */
  readonly progress: () => Promise<number | undefined>
  /** Whether a run that was let go on tells that it went on from there. */
  readonly wentOn?: (stdout: string, from: number) => boolean
}

type Place = { readonly run: Run; readonly random: () => number; readonly cwd: string }
type Ask = (line: string) => Promise<string | undefined>

const killsOfTask = 4

const killTasks = async (
  name: string,
  times: number,
  next: (n: number) => Task,
  { run, random, cwd }: Place,
): Promise<IntakeKills> => {
  const found = { name, took: 0, killed: 0, late: 0, before: 0, between: 0, after: 0, torn: 0, lost: 0, stuck: 0 }
  const wrong = (kind: 'torn' | 'lost' | 'stuck', told: string): void => {
    found[kind]++
    console.log(`${kind.toUpperCase()}: ${name}: ${told}`)
  }
  for (let n = 0; n === 0 || (found.killed < times && n < 4 * times); n++) {
    const { argv, progress, wentOn } = next(n)
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
    for (let i = 0; n > 0 && i < killsOfTask && found.killed < times; i++) {
      const { code } = await run(argv, cwd, found.took * 1.05 * random())
      const now = await look()
      if (code !== null) {
        found.late++
        if (code !== 0) wrong('stuck', `task ${n} ends with ${code}`)
        break
      }
      found.killed++
      found[now === 0 ? 'before' : now === 1 ? 'after' : 'between']++
    }
    const from = reached
    const { code, stdout, took } = await run(argv, cwd)
    if (code !== 0) wrong('stuck', `task ${n} ends with ${code}`)
    else if ((await look()) !== 1) wrong('lost', `task ${n} ended at ${reached}`)
    else if (wentOn && !wentOn(stdout, from)) wrong('stuck', `task ${n} did not go on from ${from}`)
    // What was done before is not done again: a run that went on says too little.
    if (from === 0) found.took = took
  }
  return found
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
export const intakeWriters = ['sync', 'import', 'registry import'] as const
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
  mkdirSync(data)
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
  const place = { run, random, cwd }
  const tasks: Readonly<Record<IntakeWriter, (n: number) => Task>> = {
    sync: syncTask(argv, ask, say),
    import: importTask(argv, ask, place),
    'registry import': registryTask(argv, ask, place),
  }
  try {
    for (const name of wanted) yield await killTasks(name, times, tasks[name], place)
  } finally {
    delete process.env.STEMCELL_CTGOV_URL
    await server.close()
  }
}

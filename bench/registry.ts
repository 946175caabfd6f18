/**
 * A whole registry, measured: `npx tsx bench/registry.ts FOLDER [SIZE…]` after `npm run build`, with a folder of real records of API v2
 * (NCT….json). Studies are made up by varying those (bench/made-studies.ts), with 5 kB of running text; they say nothing about any
 * study. For each size the same table of SQLite, of PostgreSQL where it is installed, and of DuckDB as the yardstick, which is
 * installed into a temporary folder where npm may. Nothing is asserted: machines differ, ratios are read by people.
 */
import { execFileSync, spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { fromRoot } from '../scripts/paths.js'
import { ensure } from '../src/collections.js'
import type { AnyField, Filter } from '../src/query/index.js'
import { openPostgres, openSqlite, type RegistryStore, termsOf } from '../src/registry/store/index.js'
import { openDataset } from '../src/store/index.js'
import { isInstalled } from '../test/helpers/optional.js'
import { type Cluster, startPostgres } from '../test/helpers/postgres.js'
import { realRecords, writeStudies } from './made-studies.js'

const [folder, ...given] = process.argv.slice(2)
if (folder === undefined) {
  console.error('usage: npx tsx bench/registry.ts FOLDER [SIZE…]')
  process.exit(2)
}
const sizes = given.length ? given.map(Number) : [1000, 10_000, 100_000]
const runs = 5
const bin = fromRoot('bin/stemcell.cjs')
const work = mkdtempSync(join(tmpdir(), 'bench-registry-'))
process.on('exit', () => rmSync(work, { recursive: true, force: true }))

type Cost = { readonly cpu: number; readonly mb: number }

// What is set for Node slows a bare start and would flatter every ratio.
const env = Object.fromEntries(Object.entries(process.env).filter(([name]) => !name.startsWith('NODE_')))
const reporter = join(work, 'report.cjs')
writeFileSync(
  reporter,
  `process.on('exit', () => {
    const { userCPUTime, systemCPUTime, maxRSS } = process.resourceUsage()
    require('node:fs').writeSync(3, JSON.stringify({ cpu: (userCPUTime + systemCPUTime) / 1e6, mb: maxRSS / 1024 }))
  })`,
)

/** Seconds of the processor and the most memory of a whole process of Node. */
const costOf = (args: readonly string[]): Cost => {
  const { status, stderr, output } = spawnSync(process.execPath, ['--require', reporter, ...args], {
    stdio: ['ignore', 'ignore', 'pipe', 'pipe'],
    env,
    encoding: 'utf8',
  })
  if (status !== 0) throw new Error(`${args.join(' ')} exits with ${status}: ${stderr}`)
  return JSON.parse(String(output[3])) as Cost
}

const median = (values: readonly number[]): number =>
  ensure(values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)])

/** A command beside a bare start, turn by turn: how many times its processor time, and its memory. */
const besideBare = (args: readonly string[]): { readonly ratio: number; readonly mb: number } => {
  const ratios: number[] = []
  const memory: number[] = []
  for (let i = 0; i < runs; i++) {
    const bare = costOf(['-e', '0'])
    const own = costOf(args)
    ratios.push(own.cpu / bare.cpu)
    memory.push(own.mb)
  }
  return { ratio: median(ratios), mb: median(memory) }
}

/** Milliseconds of something, the median of some times; the first is not counted. */
const timed = async (work: () => unknown): Promise<number> => {
  const times: number[] = []
  for (let i = 0; i <= runs; i++) {
    const start = performance.now()
    await work()
    if (i > 0) times.push(performance.now() - start)
  }
  return median(times)
}

type Row = {
  readonly store: string
  readonly size: number
  /** Studies per second of the processor of the program that imports; null where it does not import by itself. */
  readonly perSecond: number | null
  readonly importMb: number | null
  readonly fileMb: number
  readonly ratio: number
  readonly listMb: number
  readonly facets: number
  readonly words: number
  readonly record: number
}

const dataset = openDataset()
const terms = termsOf(dataset, '2026-01-01')
const fieldNamed = (name: string): AnyField => ensure(terms.catalog.fields.find((field) => field.name === name))
const facetFields = ['status', 'phase', 'disease', 'country', 'masking', 'allocation'].map(fieldNamed)
const word = 'pancre'
const aboutWord: readonly Filter[] = [{ field: 'text', any: [{ contains: word }], not: false }]

/** Questions to a store that is open. */
const asked = async (store: RegistryStore): Promise<Pick<Row, 'facets' | 'words' | 'record'>> => {
  const order = { field: fieldNamed('id'), descending: false }
  const [first] = await store.ids({ filters: [], order }, { limit: 1 })
  return {
    facets: await timed(async () => {
      for (const field of facetFields) await store.facet(field, [])
    }),
    words: await timed(() => store.ids({ filters: aboutWord, order }, { limit: 20 })),
    record: await timed(() => store.studies([ensure(first)])),
  }
}

/** A registry that the program itself fills and asks. */
const measured = async (
  name: string,
  size: number,
  { path, at, bytes }: { readonly path: string; readonly at: string; readonly bytes: () => Promise<number> },
  open: () => Promise<RegistryStore>,
): Promise<Row> => {
  const imported = costOf([bin, 'registry', 'import', path, '--store', at])
  const list = besideBare([bin, 'registry', 'trials', '--disease', 't1d', '--limit', '20', '--store', at])
  const store = await open()
  try {
    const answers = await asked(store)
    return {
      store: name,
      size,
      perSecond: size / imported.cpu,
      importMb: imported.mb,
      fileMb: (await bytes()) / 1e6,
      ratio: list.ratio,
      listMb: list.mb,
      ...answers,
    }
  } finally {
    await store.close()
  }
}

const postgresRow = async (cluster: Cluster, size: number, path: string): Promise<Row> => {
  const url = cluster.url()
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    await client.query('DROP SCHEMA IF EXISTS stemcell CASCADE')
    const bytes = async (): Promise<number> =>
      Number((await client.query('SELECT pg_database_size(current_database()) AS size')).rows[0]?.size)
    return await measured('PostgreSQL', size, { path, at: url, bytes }, () => openPostgres(url, terms, 'read'))
  } finally {
    await client.end()
  }
}

/** What DuckDB does with the rows of our SQLite file: a program of its own, since it is no dependency of ours. */
const duckProgram = `
import { DuckDBInstance } from '@duckdb/node-api'
import { createRequire } from 'node:module'
import { rmSync, statSync } from 'node:fs'
const [, , what, sqlite, path] = process.argv
const rows = async (db, text) => (await db.runAndReadAll(text)).getRowObjects()
if (what === 'fill') {
  rmSync(path, { force: true })
  const { DatabaseSync } = createRequire(process.env.BENCH_ROOT + '/package.json')('@photostructure/sqlite')
  const from = new DatabaseSync(sqlite, { readOnly: true })
  const db = await (await DuckDBInstance.create(path)).connect()
  const tables = { trial: 'n, id, status, disease, masking, allocation', trial_phase: 'n, v', trial_country: 'n, v', trial_title: 'n, w', trial_eligibility: 'n, w', record: 'n, body' }
  for (const [name, columns] of Object.entries(tables)) {
    const all = columns.split(', ')
    await db.run('CREATE TABLE ' + name + ' (' + all.map((c) => c + (c === 'n' ? ' INTEGER' : c === 'body' ? ' BLOB' : ' VARCHAR')).join(', ') + ')')
    const to = await db.createAppender(name)
    let n = 0
    for (const row of from.prepare('SELECT ' + columns + ' FROM ' + name).iterate()) {
      for (const c of all) {
        const value = row[c]
        if (value === null) to.appendNull()
        else if (c === 'n') to.appendInteger(value)
        else if (c === 'body') to.appendBlob(value)
        else to.appendVarchar(String(value))
      }
      to.endRow()
      if (++n % 20000 === 0) to.flushSync()
    }
    to.closeSync()
  }
  await db.run('CHECKPOINT')
} else {
  const db = await (await DuckDBInstance.create(path, { access_mode: 'READ_ONLY' })).connect()
  const list = "SELECT id FROM trial WHERE disease = 't1d' ORDER BY id LIMIT 20"
  if (what === 'list') await rows(db, list)
  else {
    const facets = ['status', 'disease', 'masking', 'allocation'].map((c) => 'SELECT ' + c + ' AS v, count(*) AS c FROM trial GROUP BY 1').concat(['trial_phase', 'trial_country'].map((t) => 'SELECT v, count(DISTINCT n) AS c FROM ' + t + ' GROUP BY 1'))
    const words = "SELECT id FROM trial WHERE n IN (SELECT n FROM trial_title WHERE contains(w, ' pancre') UNION SELECT n FROM trial_eligibility WHERE contains(w, ' pancre')) ORDER BY id LIMIT 20"
    const timed = async (texts) => { const times = []; for (let i = 0; i < 6; i++) { const t = performance.now(); for (const text of texts) await rows(db, text); if (i) times.push(performance.now() - t) } return times.sort((a, b) => a - b)[2] }
    console.log(JSON.stringify({ facets: await timed(facets), words: await timed([words]), record: await timed(['SELECT body FROM record WHERE n = 1']), bytes: statSync(path).size }))
  }
}
`

/** The folder that DuckDB is installed in; undefined, with a plain message, where npm cannot. */
const installedDuck = (): string | undefined => {
  const at = mkdtempSync(join(work, 'duck-'))
  writeFileSync(join(at, 'package.json'), '{"type":"module"}')
  writeFileSync(join(at, 'duck.mjs'), duckProgram)
  try {
    execFileSync('npm', ['install', '--no-audit', '--no-fund', '--ignore-scripts', '@duckdb/node-api'], {
      cwd: at,
      stdio: 'pipe',
    })
    return at
  } catch {
    console.log('DuckDB is left out: npm cannot install @duckdb/node-api here')
    return undefined
  }
}

const duckRow = (at: string, size: number, sqlite: string): Row => {
  const [program, path] = [join(at, 'duck.mjs'), join(work, 'registry.duckdb')]
  Object.assign(env, { BENCH_ROOT: fromRoot('.') })
  const filled = costOf([program, 'fill', sqlite, path])
  const list = besideBare([program, 'list', sqlite, path])
  const told = JSON.parse(execFileSync(process.execPath, [program, 'ask', sqlite, path], { encoding: 'utf8' }))
  const { facets, words, record, bytes } = told as Record<'facets' | 'words' | 'record' | 'bytes', number>
  return {
    store: 'DuckDB',
    size,
    perSecond: null,
    importMb: filled.mb,
    fileMb: bytes / 1e6,
    ratio: list.ratio,
    listMb: list.mb,
    facets,
    words,
    record,
  }
}

const told = (row: Row): string =>
  [
    row.store.padEnd(10),
    String(row.size).padStart(7),
    (row.perSecond === null ? '-' : row.perSecond.toFixed(0)).padStart(10),
    (row.importMb ?? 0).toFixed(0).padStart(9),
    row.fileMb.toFixed(0).padStart(8),
    row.ratio.toFixed(1).padStart(9),
    row.listMb.toFixed(0).padStart(8),
    row.facets.toFixed(1).padStart(10),
    row.words.toFixed(1).padStart(9),
    row.record.toFixed(2).padStart(10),
  ].join(' ')

const real = realRecords(folder)
const cluster = isInstalled('postgres') ? await startPostgres() : undefined
if (!cluster) console.log('PostgreSQL is left out: it is not installed here')
const duck = installedDuck()
console.log(`Node ${process.version}; made-up studies with 5 kB of text; a bare start costs ${(costOf(['-e', '0']).cpu * 1000).toFixed(0)} ms of the processor
store      studies import/CPUs import MB  file MB list x Node list MB facets ms words ms record ms`)
try {
  for (const size of sizes) {
    const path = join(work, `${size}.ndjson`)
    await writeStudies(path, size, real)
    const sqlite = join(work, `${size}.sqlite`)
    const bytes = async (): Promise<number> => statSync(sqlite).size
    console.log(
      told(await measured('SQLite', size, { path, at: sqlite, bytes }, () => openSqlite(sqlite, terms, 'read'))),
    )
    if (cluster) console.log(told(await postgresRow(cluster, size, path)))
    if (duck) console.log(told(duckRow(duck, size, sqlite)))
    for (const file of [path, sqlite]) rmSync(file)
  }
} finally {
  await cluster?.stop()
}

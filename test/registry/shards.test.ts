/** Past one server: a coordinator whose tables are parted over two other servers answers as one database does. */
import { readFileSync } from 'node:fs'
import pg from 'pg'
import { afterAll, describe } from 'vitest'
import { ensure, itemAt } from '../../src/collections.js'
import { termsOf } from '../../src/registry/store/index.js'
import { openPostgres } from '../../src/registry/store/postgres/index.js'
import { openBundled } from '../helpers/bundled.js'
import { isInstalled } from '../helpers/optional.js'
import { type Cluster, emptied, startPostgres } from '../helpers/postgres.js'
import { storeLaws } from './laws.js'

let started: Promise<readonly Cluster[]> | undefined
const clusters = (): Promise<readonly Cluster[]> => {
  started ??= Promise.all([startPostgres(), startPostgres(), startPostgres()])
  return started
}
afterAll(async () => {
  await Promise.all(((await started) ?? []).map((cluster) => cluster.stop()))
}, 30_000)

const run = async ({ url }: Cluster, statements: readonly string[]): Promise<void> => {
  const client = new pg.Client({ connectionString: url() })
  await client.connect()
  try {
    for (const statement of statements) await client.query(statement)
  } finally {
    await client.end()
  }
}

/** The statements of docs/registry-server.md that part the tables of a coordinator over its shards. */
const documented = (): string => {
  const page = readFileSync(new URL('../../docs/registry-server.md', import.meta.url), 'utf8')
  return ensure(page.split('```sql\n').find((block) => block.startsWith('CREATE SCHEMA shard_0'))).split('```')[0] ?? ''
}

/** As docs/registry-server.md says: an empty import on each server, the shards as servers of the coordinator, its tables over them. */
const prepare = async (): Promise<Cluster> => {
  const all = await clusters()
  const [coordinator, shards] = [itemAt(all, 0), all.slice(1)]
  for (const { url } of all) {
    const store = await openPostgres(url(), termsOf(openBundled(), '2025-01-01'), 'write')
    await store.begin({ name: 'nothing', mark: '' })
    await store.finish()
    await store.close()
  }
  await run(coordinator, [
    'CREATE EXTENSION postgres_fdw',
    ...shards.flatMap(({ folder }, at) => [
      `CREATE SERVER shard_${at} FOREIGN DATA WRAPPER postgres_fdw OPTIONS (host '${folder}', dbname 'postgres')`,
      `CREATE USER MAPPING FOR owner SERVER shard_${at} OPTIONS (user 'owner')`,
    ]),
    documented(),
  ])
  return coordinator
}

let prepared: Promise<Cluster> | undefined
const coordinator = (): Promise<Cluster> => {
  prepared ??= prepare()
  return prepared
}

describe.skipIf(!isInstalled('postgres'))('over servers', () => {
  storeLaws(
    'PostgreSQL with two shards',
    async () => {
      const { url } = await coordinator()
      return {
        open: (terms, how) => openPostgres(url(), terms, how),
        remove: async () => {
          for (const cluster of await clusters()) await emptied(cluster.url())
        },
      }
    },
    4,
  )
})

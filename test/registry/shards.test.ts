/** Past one server: a coordinator whose tables are parted over two other servers answers as one database does. */
import pg from 'pg'
import { afterAll, describe } from 'vitest'
import { itemAt } from '../../src/collections.js'
import { trialsCatalog } from '../../src/query/index.js'
import { layoutOf } from '../../src/query/sql/index.js'
import { openPostgres, schemaStatements } from '../../src/registry/store/postgres/index.js'
import { isInstalled } from '../helpers/optional.js'
import { type Cluster, emptied, startPostgres } from '../helpers/postgres.js'
import { storeLaws } from './laws.js'

const layout = layoutOf(trialsCatalog)

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

/** What docs/registry.md says: the tables on each shard, the shards as servers of the coordinator, the tables over them. */
const prepare = async (): Promise<Cluster> => {
  const all = await clusters()
  const [coordinator, shards] = [itemAt(all, 0), all.slice(1)]
  const servers = shards.map((_, at) => `shard_${at}`)
  for (const shard of shards) await run(shard, schemaStatements(layout))
  await run(coordinator, [
    'CREATE EXTENSION postgres_fdw',
    ...shards.flatMap(({ folder }, at) => [
      `CREATE SERVER shard_${at} FOREIGN DATA WRAPPER postgres_fdw OPTIONS (host '${folder}', dbname 'postgres')`,
      `CREATE USER MAPPING FOR owner SERVER shard_${at} OPTIONS (user 'owner')`,
    ]),
    ...schemaStatements(layout, servers),
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
    2,
  )
})

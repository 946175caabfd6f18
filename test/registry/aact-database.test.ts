/** A team's AACT database answers the same questions as its studies in memory, and nothing is written in it. */
import pg from 'pg'
import { afterAll, describe, expect, test } from 'vitest'
import { ensure } from '../../src/collections.js'
import { isFailure } from '../../src/errors.js'
import { type AnyField, type Filter, trialsCatalog } from '../../src/query/index.js'
import type { Bounds } from '../../src/registry/database/aact.js'
import { openServer } from '../../src/registry/database/index.js'
import { type RegistryStore, type StoredStudy, termsOf } from '../../src/registry/store/index.js'
import { apiFound, type FoundStudy, isFault } from '../../src/registry/study/index.js'
import { trialOf } from '../../src/registry/trial/index.js'
import { foldWords } from '../../src/text.js'
import { AactExport } from '../helpers/aact.js'
import { aactDatabase } from '../helpers/aact-database.js'
import { openBundled } from '../helpers/bundled.js'
import { isInstalled } from '../helpers/optional.js'
import { plainStudy, postedStudy } from '../helpers/posted-studies.js'
import { type Cluster, startPostgres } from '../helpers/postgres.js'

const terms = termsOf(openBundled(), '2025-01-01')
const stored = ({ study, raw }: FoundStudy): StoredStudy => {
  const { trial } = trialOf(study)
  const aliases = [study.id, ...study.aliases, ...study.otherIds.map(({ id }) => id)]
  return { id: trial.id, aliases, trial, raw, words: foldWords(study.title ?? ''), updated: study.updated }
}

const made = [
  plainStudy('NCT00000001', { start: '2018-03', phases: ['PHASE1', 'PHASE2'] }),
  postedStudy('NCT00000002', { start: '2019-05-01' }),
  {
    ...plainStudy('NCT00000003', { briefTitle: 'Knee pain', conditions: ['Osteoarthritis'], start: '2020-01' }),
    derivedSection: {},
  },
]

let started: Promise<Cluster> | undefined
const cluster = (): Promise<Cluster> => {
  started ??= (async () => {
    const own = await startPostgres()
    const tables = new AactExport()
    for (const study of made) tables.add(study)
    const client = new pg.Client({ connectionString: own.url() })
    await client.connect()
    for (const statement of aactDatabase(tables)) await client.query(statement)
    await client.query('CREATE USER reader; GRANT USAGE ON SCHEMA ctgov TO reader')
    await client.query('GRANT SELECT ON ALL TABLES IN SCHEMA ctgov TO reader')
    await client.end()
    return own
  })()
  return started
}
afterAll(async () => (await started)?.stop())

const asked = async <T>(run: (store: RegistryStore) => Promise<T>, bounds?: Bounds): Promise<T> => {
  const store = await openServer((await cluster()).url('postgres', 'reader'), terms, 'read', stored, bounds)
  try {
    return await run(store)
  } finally {
    await store.close()
  }
}

const fieldNamed = (name: string): AnyField => ensure(trialsCatalog.fields.find((field) => field.name === name))
const is = (field: string, value: string): Filter => ({ field, any: [{ is: value }], not: false })
const byId = { field: fieldNamed('id'), descending: false }

describe.skipIf(!isInstalled('postgres'))('a database of AACT', () => {
  test('is told by its tables, and read by a role that may only read', async () => {
    expect(await asked((store) => store.state())).toMatchObject({ database: 'AACT', studies: 3, newest: '2023-12-14' })
    expect(await asked((store) => store.count([]))).toBe(3)
  })

  test.each([
    ['studies that are held', { atOnce: 500, held: 10_000 }],
    ['studies that are read piece by piece, since they are more than are held', { atOnce: 2, held: 1 }],
  ])('lists, counts and finds by the filters of trials, of %s', async (_, bounds) => {
    await asked(async (store) => {
      const ids = (...filters: Filter[]): Promise<readonly string[]> => store.ids({ filters, order: byId })
      expect(await ids()).toEqual(['nct00000001', 'nct00000002', 'nct00000003'])
      expect(await ids(is('disease', 't1d'))).toEqual(['nct00000001', 'nct00000002'])
      expect(await ids(is('cell', 'uc-msc'), is('phase', '1'))).toEqual(['nct00000001'])
      expect(await ids({ ...is('disease', 'diabetes'), not: true })).toEqual(['nct00000003'])
      const newest = { field: fieldNamed('start'), descending: true }
      expect(await store.ids({ filters: [], order: newest }, { limit: 2 })).toEqual(['nct00000003', 'nct00000002'])
      expect(await store.facet(fieldNamed('phase'), [])).toEqual(
        new Map([
          ['1', 1],
          ['2', 3],
        ]),
      )
      expect(await store.find('NCT90000002')).toEqual(['nct00000002'])
      expect(await store.find('own-03')).toEqual(['nct00000003'])
      expect(await store.count([is('disease', 't1d')])).toBe(2)
    }, bounds)
  })

  test('shows a study as its record in the registry, results included', async () => {
    const [study] = await asked((store) => store.studies(['nct00000002', 'nct99999999']))
    expect(JSON.parse(ensure(study).raw)).toEqual(made[1])
    const found = apiFound(JSON.stringify(made[1]), 'here')
    expect(isFault(found)).toBe(false)
    if (!isFault(found)) expect(ensure(study).trial).toEqual(trialOf(found.study).trial)
  })

  test('takes no import', async () => {
    await asked(async (store) => {
      const failed = (() => {
        try {
          store.begin({ name: 'a', mark: 'b' })
        } catch (error) {
          return error
        }
      })()
      expect(isFailure(failed) && failed.message).toMatch(/database of AACT, which is only read/)
    })
  })
})

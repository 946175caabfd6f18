/** What goes wrong with a server is one failure that says what to do, quotes no password, and loses nothing. */
import { brotliDecompressSync, deflateRawSync } from 'node:zlib'
import pg from 'pg'
import { afterAll, describe, expect, test } from 'vitest'
import { ensure } from '../../src/collections.js'
import { isFailure } from '../../src/errors.js'
import { schemaVersion } from '../../src/registry/store/cells.js'
import { type RegistryStore, termsOf } from '../../src/registry/store/index.js'
import { openPostgres } from '../../src/registry/store/postgres/index.js'
import { importLock } from '../../src/registry/store/postgres/schema.js'
import { foldWords } from '../../src/text.js'
import { openBundled } from '../helpers/bundled.js'
import { isInstalled } from '../helpers/optional.js'
import { type Cluster, locked, startPostgres } from '../helpers/postgres.js'
import { trial } from '../helpers/records.js'

const terms = termsOf(openBundled(), '2025-01-01')
const source = { name: 'studies.ndjson', mark: '1' }
const study = (id: string, words = 'cells') => ({
  id,
  trial: trial(id),
  aliases: [id.toUpperCase()],
  raw: '{}',
  words: foldWords(words),
  updated: '2024-01-01',
})

let started: Promise<Cluster> | undefined
const cluster = (): Promise<Cluster> => {
  started ??= startPostgres()
  return started
}
afterAll(async () => (await started)?.stop())

/** Statements as the owner of a database. */
const run = async (text: string, database?: string): Promise<void> => {
  const client = new pg.Client({ connectionString: (await cluster()).url(database) })
  await client.connect()
  try {
    for (const statement of text.split(';')) await client.query(statement)
  } finally {
    await client.end()
  }
}

/** A database of its own with a registry of some studies. */
const filled = async (name: string, ids: readonly string[] = ['nct1', 'nct2']): Promise<string> => {
  await run(`CREATE DATABASE ${name}`)
  const url = (await cluster()).url(name)
  const store = await openPostgres(url, terms, 'write')
  await store.begin(source)
  await store.put(
    ids.map((id) => study(id)),
    ids.length,
  )
  await store.finish()
  await store.close()
  return url
}

/** The failure of something: its message and hint. */
const failed = async (work: Promise<unknown>): Promise<string> => {
  try {
    await work
  } catch (error) {
    if (!isFailure(error)) throw error
    return `${error.message} | ${error.hint}`
  }
  throw new Error('it did not fail')
}

const inOrder = async (store: RegistryStore): Promise<readonly string[]> => {
  const field = ensure(terms.catalog.fields.find(({ name }) => name === 'id'))
  return store.ids({ filters: [], order: { field, descending: false } })
}

describe('the address of a store', () => {
  test.each([
    ['http://host/database', /not one of PostgreSQL/],
    ['postgres://', /names no database/],
    ['postgres://user:secret@host', /names no database/],
    ['postgres://user:secret@host:port/database', /not one of PostgreSQL/],
    ['postgres://user:sec%ret@host/database', /not one of PostgreSQL|unknown host/],
  ])('%s is refused, and its password not told', async (url, message) => {
    const said = await failed(openPostgres(url, terms, 'read'))
    expect(said).toMatch(message)
    expect(said).not.toMatch(/secret|sec%ret/)
  })

  test('a server that does not answer is told with its address, without the password', async () => {
    expect(await failed(openPostgres('postgres://me:secret@127.0.0.1:1/registry', terms, 'read'))).toBe(
      'postgres://me@127.0.0.1:1/registry does not answer: connect ECONNREFUSED 127.0.0.1:1 | Start the server, or look at host and port in the address',
    )
  })
})

describe.skipIf(!isInstalled('postgres'))('a registry on a server', () => {
  test('names the database that is not there, and the user whose password is wrong', async () => {
    const { url } = await cluster()
    expect(await failed(openPostgres(url('nowhere'), terms, 'read'))).toMatch(
      /nowhere does not exist: .*"nowhere".* \| Make it with createdb/,
    )
    await run(`CREATE USER ${locked} PASSWORD 'right'`)
    const said = await failed(openPostgres(url('postgres', `${locked}:wrong`), terms, 'read'))
    expect(said).toMatch(/refuses the user: password authentication failed.* \| .*PGPASSWORD/)
    expect(said).not.toContain('wrong')
  })

  test('is not there before the first import: reading makes nothing', async () => {
    await run('CREATE DATABASE empty')
    const { url } = await cluster()
    expect(await failed(openPostgres(url('empty'), terms, 'read'))).toMatch(/no registry yet.* \| Import one/)
    expect(await failed(openPostgres(url('empty'), terms, 'read'))).toMatch(/no registry yet/)
  })

  test('is read by a role that may only read, which cannot import', async () => {
    await filled('readers')
    await run(
      'CREATE USER reader; GRANT USAGE ON SCHEMA stemcell TO reader; GRANT SELECT ON ALL TABLES IN SCHEMA stemcell TO reader',
      'readers',
    )
    const url = (await cluster()).url('readers', 'reader')
    const store = await openPostgres(url, terms, 'read')
    expect(await inOrder(store)).toEqual(['nct1', 'nct2'])
    expect((await store.studies(['nct2'])).map(({ id }) => id)).toEqual(['nct2'])
    await store.close()
    const writer = await openPostgres(url, terms, 'write')
    expect(await failed(writer.begin({ ...source, mark: '2' }))).toMatch(
      /does not permit this: permission denied.* \| /,
    )
    await writer.close()
    await run('CREATE USER stranger', 'readers')
    expect(await failed(openPostgres((await cluster()).url('readers', 'stranger'), terms, 'read'))).toMatch(
      /does not permit this.* \| Reading needs USAGE/,
    )
  })

  test('cannot be written where the server takes no writes, as replicas do not', async () => {
    const url = await filled('replica')
    await run('ALTER DATABASE replica SET default_transaction_read_only = on')
    const reader = await openPostgres(url, terms, 'read')
    expect(await inOrder(reader)).toEqual(['nct1', 'nct2'])
    await reader.close()
    const writer = await openPostgres(url, terms, 'write')
    expect(await failed(writer.begin({ ...source, mark: '2' }))).toMatch(
      /takes no writes.* \| .*import into the primary/,
    )
    await writer.close()
  })

  test('of a newer program, or of other fields, is refused with what to do', async () => {
    const url = await filled('versions')
    await run("UPDATE stemcell.about SET value = '99' WHERE key = 'schema'", 'versions')
    expect(await failed(openPostgres(url, terms, 'write'))).toMatch(/has schema 99, .*newer.* \| Update stemcell/)
    await run(
      `UPDATE stemcell.about SET value = '${schemaVersion}' WHERE key = 'schema'; UPDATE stemcell.about SET value = 'x' WHERE key = 'fields'`,
      'versions',
    )
    expect(await failed(openPostgres(url, terms, 'read'))).toMatch(/other fields/)
  })

  /**
   * A registry as an older schema had it: other fields, imports that do not tell their newest day; in the first, records in another
   * packing too.
   */
  const ofSchema = async (version: number, name: string): Promise<string> => {
    const url = await filled(name)
    const client = new pg.Client({ connectionString: url })
    await client.connect()
    try {
      if (version === 1)
        for (const { n, body } of (await client.query('SELECT n::text, body FROM stemcell.record')).rows)
          await client.query('UPDATE stemcell.record SET body = $2 WHERE n = $1::bigint', [
            n,
            deflateRawSync(brotliDecompressSync(body)),
          ])
    } finally {
      await client.end()
    }
    await run(
      `UPDATE stemcell.about SET value = '${version}' WHERE key = 'schema'; UPDATE stemcell.about SET value = 'x' WHERE key = 'fields'; DROP TABLE stemcell.trial_title; CREATE TABLE stemcell.trial_gone (n bigint); ALTER TABLE stemcell.import DROP COLUMN newest`,
      name,
    )
    return url
  }

  const older = Array.from({ length: schemaVersion - 1 }, (_, i) => i + 1)

  test.each(older)('of schema %i is brought forward by whoever may write, with all that it holds', async (version) => {
    const [name, reader] = [`older_${version}`, `older_reader_${version}`]
    const url = await ofSchema(version, name)
    await run(
      `CREATE ROLE ${reader} LOGIN; GRANT USAGE ON SCHEMA stemcell TO ${reader}; GRANT SELECT ON ALL TABLES IN SCHEMA stemcell TO ${reader}`,
      name,
    )
    const asReader = openPostgres((await cluster()).url(name, reader), terms, 'read')
    expect(await failed(asReader)).toMatch(
      new RegExp(`has schema ${version}, .*an older one made it \\| Whoever may write to it`),
    )
    const store = await openPostgres(url, terms, 'write')
    expect(await store.studies(['nct1', 'nct2'])).toMatchObject([{ id: 'nct1', raw: '{}' }, { id: 'nct2' }])
    expect(await store.find('NCT2')).toEqual(['nct2'])
    expect(await store.count([{ field: 'text', any: [{ contains: 'cells' }], not: false }])).toBe(2)
    expect((await store.state()).imports).toMatchObject([{ ...source, read: 2 }])
    // What is kept is the same: an import of it changes nothing.
    await store.begin({ ...source, mark: '2' })
    expect(await store.put([study('nct1')], 1)).toMatchObject({ same: 1 })
    await store.finish()
    expect((await store.state()).newest).toBe('2024-01-01')
    await store.close()
    await expect(run('SELECT * FROM stemcell.trial_gone', name)).rejects.toThrow(/does not exist/)
  })

  test('that cannot be brought forward stays as it was', async () => {
    const url = await ofSchema(1, 'stuck')
    await run("UPDATE stemcell.record SET body = 'x'", 'stuck')
    expect(await failed(openPostgres(url, terms, 'write'))).toMatch(/\S/)
    await run('SELECT 1 / (count(*) = 2)::int FROM stemcell.record', 'stuck')
    await run("SELECT 1 / (count(*) = 1)::int FROM stemcell.about WHERE key = 'schema' AND value = '1'", 'stuck')
    await run('SELECT n FROM stemcell.trial_gone', 'stuck')
  })

  test('of an older program is not brought forward while another program imports', async () => {
    const url = await ofSchema(1, 'held')
    const client = new pg.Client({ connectionString: url })
    await client.connect()
    await client.query('SELECT pg_advisory_lock($1)', [importLock])
    expect(await failed(openPostgres(url, terms, 'write'))).toMatch(/another program imports/)
    await client.end()
  })

  test('whose tables somebody took away is told so, and says nothing of our statements', async () => {
    const url = await filled('damaged')
    const store = await openPostgres(url, terms, 'read')
    await run('DROP TABLE stemcell.record', 'damaged')
    expect(await failed(store.studies(['nct1']))).toMatch(
      /has tables of another form: relation "record" does not exist \| /,
    )
    expect(await inOrder(store)).toEqual(['nct1', 'nct2'])
    await store.close()
  })

  test('orders ids by code points, whatever the locale is, in a schema that was made for it, without trigrams where it may not add them', async () => {
    await run("CREATE DATABASE icu TEMPLATE template0 LOCALE_PROVIDER icu ICU_LOCALE 'en'; CREATE USER maker")
    await run('CREATE SCHEMA stemcell AUTHORIZATION maker', 'icu')
    const store = await openPostgres((await cluster()).url('icu', 'maker'), terms, 'write')
    await store.begin(source)
    await store.put(
      ['a-b', 'ab', 'B', 'a', 'ä'].map((id) => study(id)),
      5,
    )
    await store.finish()
    expect(await inOrder(store)).toEqual(['B', 'a', 'a-b', 'ab', 'ä'])
    expect(await store.count([{ field: 'title', any: [{ contains: 'a trial' }], not: false }])).toBe(5)
    await store.close()
  })

  test('that goes away in the middle of an import keeps what was accepted, and the import goes on where it was', async () => {
    await run('CREATE DATABASE gone')
    const url = (await cluster()).url('gone')
    const store = await openPostgres(url, terms, 'write')
    await store.begin(source)
    await store.put([study('nct1'), study('nct2')], 2)
    await run(
      "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = 'gone' AND pid <> pg_backend_pid()",
    )
    expect(await failed(store.put([study('nct3')], 1))).toMatch(
      /connection to postgres:.*gone was lost.* \| .*goes on where it was/,
    )
    await store.close()
    const again = await openPostgres(url, terms, 'write')
    expect(await again.begin(source)).toEqual({ done: 2 })
    await again.put([study('nct3')], 1)
    await again.finish()
    expect(await inOrder(again)).toEqual(['nct1', 'nct2', 'nct3'])
    await again.close()
  })

  test('finds words where a text is too long for an index, and words too long for one', async () => {
    await run('CREATE DATABASE long')
    const store = await openPostgres((await cluster()).url('long'), terms, 'write')
    const many = Array.from({ length: 150_000 }, (_, i) => `word${i}`).join(' ')
    const word = 'acgt'.repeat(1000)
    await store.begin(source)
    await store.put([study('nct1', many), study('nct2', `x ${word}a y`), study('nct3', `${word}b`)], 3)
    await store.finish()
    const count = (contains: string): Promise<number> =>
      store.count([{ field: 'text', any: [{ contains }], not: false }])
    expect(await count('word149999')).toBe(1)
    expect(await count(word)).toBe(2)
    expect(await count(`${word}a y`)).toBe(1)
    expect(await count(`${word}c`)).toBe(0)
    await store.close()
  })
})

test.skipIf(!isInstalled('postgres'))('a server that dies is told as a connection that was lost', async () => {
  const own = await startPostgres()
  try {
    const store = await openPostgres(own.url(), terms, 'write')
    await store.begin(source)
    await own.kill()
    expect(await failed(store.put([study('nct1')], 1))).toMatch(/was lost/)
    expect(await failed(openPostgres(own.url(), terms, 'read'))).toMatch(/does not answer/)
    await store.close()
  } finally {
    await own.stop()
  }
})

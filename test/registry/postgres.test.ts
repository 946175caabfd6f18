import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import pg from 'pg'
import { from } from 'pg-copy-streams'
import { afterAll, describe, expect, test } from 'vitest'
import { isInstalled } from '../helpers/optional.js'
import { type Cluster, locked, startPostgres } from '../helpers/postgres.js'

let started: Promise<Cluster> | undefined
const cluster = (): Promise<Cluster> => {
  started ??= startPostgres()
  return started
}
afterAll(async () => (await started)?.stop())

describe.skipIf(!isInstalled('postgres'))('PostgreSQL', () => {
  test('a cluster of the tests answers by its socket, takes a copy, and asks one of its users for a password', async () => {
    const { url } = await cluster()
    const client = new pg.Client({ connectionString: url() })
    await client.connect()
    await client.query(`CREATE TABLE made (id text); CREATE USER ${locked} PASSWORD 'right'`)
    await pipeline(Readable.from(['a\nb\n']), client.query(from('COPY made FROM STDIN')))
    const { rows } = await client.query('SELECT id FROM made ORDER BY id')
    await client.end()
    expect(rows).toEqual([{ id: 'a' }, { id: 'b' }])
    const wrong = new pg.Client({ connectionString: url('postgres', `${locked}:wrong`) })
    await expect(wrong.connect()).rejects.toThrow('password authentication failed')
    const right = new pg.Client({ connectionString: url('postgres', `${locked}:right`) })
    await expect(right.connect()).resolves.toBeDefined()
    await right.end()
  })
})

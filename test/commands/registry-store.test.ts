import pg from 'pg'
import { afterAll, describe, expect, it } from 'vitest'
import { AactExport } from '../helpers/aact.js'
import { aactDatabase } from '../helpers/aact-database.js'
import { temporary } from '../helpers/folder.js'
import { isInstalled } from '../helpers/optional.js'
import { plainStudy, postedStudy } from '../helpers/posted-studies.js'
import { type Cluster, startPostgres } from '../helpers/postgres.js'
import { user } from '../helpers/user.js'

let started: Promise<Cluster> | undefined
const cluster = (): Promise<Cluster> => {
  started ??= startPostgres()
  return started
}
afterAll(async () => (await started)?.stop())

const tables = (): AactExport => {
  const made = new AactExport()
  made.add(plainStudy('NCT00000001'))
  made.add(postedStudy('NCT00000002'))
  return made
}

describe('where a registry is', () => {
  it('is filled from a folder of AACT, in the file that is named', async () => {
    const folder = temporary()
    tables().write(folder)
    const me = user()
    const store = `--store ${temporary()}/mine.sqlite`
    const { items } = await me.answer(`registry import ${folder} ${store}`)
    expect(items).toMatchObject([{ read: 2, added: 2, faulty: 0 }])
    expect((await me.answer(`registry count --disease t1d ${store}`)).count).toBe(2)
  })

  it.skipIf(!isInstalled('postgres'))('is a server, and then a database of AACT on one', async () => {
    const { url } = await cluster()
    const folder = temporary()
    tables().write(folder)
    const me = user()
    const client = new pg.Client({ connectionString: url() })
    await client.connect()
    await client.query('CREATE DATABASE aact')
    await client.end()
    expect((await me.answer(`registry import ${folder} --store ${url()}`)).items).toMatchObject([{ added: 2 }])
    expect((await me.answer(`registry trials --sort id --store ${url()}`)).items).toHaveLength(2)
    const team = new pg.Client({ connectionString: url('aact') })
    await team.connect()
    for (const statement of aactDatabase(tables())) await team.query(statement)
    await team.end()
    expect((await me.answer(`registry count --disease t1d --store ${url('aact')}`)).count).toBe(2)
    const shown = await me.answer(`registry show NCT00000002 --store ${url('aact')}`)
    expect(shown.items[0].record).toEqual(postedStudy('NCT00000002'))
  })
})

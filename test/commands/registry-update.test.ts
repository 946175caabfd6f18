/** registry update: what the registry renewed since, from a server on this machine that also fails. */
import { join } from 'node:path'
import { DatabaseSync } from '@photostructure/sqlite'
import { describe, expect, it } from 'vitest'
import { registryServer, sendJson, status } from '../helpers/registry-server.js'
import { nct, registryStudy } from '../helpers/registry-studies.js'
import { user } from '../helpers/user.js'

const day = (n: number): string => `2026-03-${String(n).padStart(2, '0')}`
const posted = (n: number, on: number, more: Parameters<typeof registryStudy>[1] = {}) =>
  registryStudy(nct(n), { posted: day(on), ...more })

/** A user whose registry holds studies 1 to 4, of the days of their numbers. */
const withRegistry = async (plan: Parameters<typeof registryServer>[0] = {}) => {
  const server = await registryServer({ pageSize: 2, ...plan })
  const me = user()
  Object.assign(me.place.env, { STEMCELL_CTGOV_URL: server.base })
  const lines = (all: readonly unknown[]): string => all.map((one) => `${JSON.stringify(one)}\n`).join('')
  const all = me.file('all.ndjson', lines([1, 2, 3, 4].map((n) => posted(n, n))))
  await me.ok(`registry import ${all}`)
  const questions = (): (string | null)[] =>
    server.asked.map(({ query }) => query.get('filter.advanced')).filter(Boolean)
  return { ...me, all, server, lines, questions }
}

const renewed = [posted(2, 6, { status: 'COMPLETED' }), posted(4, 4), posted(5, 5), posted(6, 7)]

describe('registry update', () => {
  it('asks for what was renewed since the last day that is in, page by page, and keeps it', async () => {
    const me = await withRegistry({ studies: renewed })
    const { items, total, query } = await me.answer('registry update')
    expect(items).toMatchObject([{ read: 4, added: 2, changed: 1, same: 1, older: 0, faulty: 0 }])
    expect([total, query.action]).toEqual([6, 'update'])
    expect(me.questions()).toEqual(Array(2).fill(`AREA[LastUpdatePostDate]RANGE[${day(4)},MAX]`))
    expect((await me.answer('registry show NCT90000002')).items[0].trial.status.value).toBe('completed')
    // The next one goes on behind it.
    await me.answer('registry update')
    expect(me.questions().at(-1)).toBe(`AREA[LastUpdatePostDate]RANGE[${day(7)},MAX]`)
  })

  it('goes on where it broke off, and loses nothing that came', async () => {
    const me = await withRegistry({ studies: renewed })
    me.server.now.faults = [undefined, undefined, status(400)]
    const broken = await me.run('registry update')
    expect([broken.code, broken.stdout]).toEqual([4, ''])
    expect(broken.stderr).toMatch(/400.*\n.*What came before is kept/)
    expect((await me.answer('registry count')).count).toBe(5)
    expect((await me.ok('registry count')).stderr).toContain('an import has not ended')
    expect((await me.answer('registry update')).items).toMatchObject([{ added: 1, changed: 1 }])
    expect(me.questions().at(-1)).toBe(`AREA[LastUpdatePostDate]RANGE[${day(5)},MAX]`)
    expect((await me.ok('registry count')).stderr).not.toContain('an import has not ended')
  })

  it('is not misled by a few new studies that were imported since', async () => {
    const me = await withRegistry({ studies: renewed })
    await me.ok(`registry import ${me.file('one.ndjson', me.lines([posted(9, 20)]))}`)
    await me.answer('registry update')
    expect(me.questions()[0]).toBe(`AREA[LastUpdatePostDate]RANGE[${day(4)},MAX]`)
  })

  /** Changes the imports that are on record, as a broken-off one or another program leaves them. */
  const change = (me: { readonly home: string }, text: string): void => {
    const db = new DatabaseSync(join(me.home, 'registry.sqlite'))
    db.exec(text)
    db.close()
  }

  it.each([
    ['tells no day', 'newest = NULL', 'tells no day up to which it goes'],
    ['has not ended', 'finished = NULL', 'has not ended'],
  ])('asks nothing where the import of the whole %s, whatever small one came after it', async (_, set, words) => {
    const me = await withRegistry({ studies: renewed })
    await me.ok(`registry import ${me.file('one.ndjson', me.lines([posted(9, 20)]))}`)
    change(me, `UPDATE import SET ${set} WHERE read = 4`)
    const { code, stdout, stderr } = await me.run('registry update')
    expect([code, stdout]).toEqual([3, ''])
    expect(stderr).toMatch(
      new RegExp(`read the most studies \\(4 of ".*all.ndjson"\\) ${words}.*\\n.*registry import FILE`),
    )
    expect(me.questions()).toEqual([])
    // Imported again, it tells its day.
    await me.ok(`registry import ${me.all}`)
    await me.answer('registry update')
    expect(me.questions()[0]).toBe(`AREA[LastUpdatePostDate]RANGE[${day(4)},MAX]`)
  })

  it('does not count an update that rests on a later day than is in', async () => {
    const server = await registryServer({ pageSize: 2, studies: [posted(9, 20), posted(8, 21)] })
    const me = await withRegistry({ studies: renewed })
    Object.assign(me.place.env, { STEMCELL_CTGOV_URL: server.base })
    change(me, 'DELETE FROM import')
    await me.ok(`registry import ${me.file('one.ndjson', me.lines([posted(9, 20)]))}`)
    await me.answer('registry update')
    await me.ok(`registry import ${me.all}`)
    await me.answer('registry update')
    const days = server.asked.flatMap(({ query }) => query.get('filter.advanced') ?? [])
    expect(days).toEqual([20, 4].map((n) => `AREA[LastUpdatePostDate]RANGE[${day(n)},MAX]`))
  })

  it('tells a record that it cannot read, and keeps the rest', async () => {
    const odd = posted(7, 7)
    const broken = { ...odd, protocolSection: { ...odd.protocolSection, conditionsModule: { conditions: 7 } } }
    const me = await withRegistry({ studies: [...renewed, broken as never] })
    const { items } = await me.answer('registry update')
    expect(items).toMatchObject([
      { read: 5, added: 2, faulty: 1, faults: [{ place: expect.stringContaining('NCT90000007') }] },
    ])
  })

  it.each([
    ['an order that it was not asked for', { studies: renewed, isUnsorted: true }, 'in another order'],
    [
      'JSON of another form',
      { studies: renewed, always: { at: /filter/, fault: (r) => sendJson(r, { studies: 1 }) } },
      '"studies" is no list',
    ],
    [
      'another interface',
      { studies: renewed, always: { at: /version/, fault: (r) => sendJson(r, { apiVersion: '3.0' }) } },
      'version 3.0',
    ],
  ] satisfies readonly (readonly [string, Parameters<typeof registryServer>[0], string])[])(
    'refuses %s, and keeps what was there',
    async (_, plan, words) => {
      const me = await withRegistry(plan)
      const { code, stdout, stderr } = await me.run('registry update')
      expect([code, stdout]).toEqual([4, ''])
      expect(stderr).toContain(words)
      expect((await me.answer('registry count')).count).toBeGreaterThanOrEqual(4)
      expect((await me.answer('registry show NCT90000001')).count).toBe(1)
    },
  )
})

import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import type { Store } from '../../src/store/index.js'
import { run } from '../helpers/cli.js'
import { datasetOf } from '../helpers/made-dataset.js'
import { trial } from '../helpers/records.js'
import { registryServer, sendJson, status } from '../helpers/registry-server.js'
import { nct, registryStudy, type StudyPlan } from '../helpers/registry-studies.js'
import { savedSearch } from '../helpers/saved-search.js'
import { smallWorld } from '../helpers/small-world.js'
import { user } from '../helpers/user.js'

const [first, plan] = ['NCT00000001', 'NCT00000002'] as const

/** What the registry says of the two trials that the small world has under a number of it. */
const asHeld: Record<string, StudyPlan> = {
  [first]: {
    status: 'COMPLETED',
    verified: '2020',
    start: { date: '2015-03' },
    completion: { date: '2018-03-01' },
    enrollment: { count: 20, type: 'ACTUAL' },
  },
  [plan]: {
    status: 'COMPLETED',
    verified: '2019',
    start: { date: '2016' },
    completion: { date: '2019' },
    enrollment: { count: 20, type: 'ACTUAL' },
  },
}

/** A user, and a registry that says the same as the dataset but for what is told. */
const place = async (others: Record<string, StudyPlan> = {}, open?: () => Store) => {
  const me = user(open)
  const said: Record<string, StudyPlan> = {
    [first]: { ...asHeld[first], ...others[first] },
    [plan]: { ...asHeld[plan], ...others[plan] },
  }
  const studies = Object.entries(said).map(([id, one]) => registryStudy(id, one))
  const server = await registryServer({ studies, found: [] })
  const env = { ...me.place.env, STEMCELL_CTGOV_URL: server.base }
  const at = { ...me.place, env }
  return {
    ...me,
    server,
    say: (id: string, one: StudyPlan) => {
      said[id] = { ...said[id], ...one }
      server.now.studies = Object.entries(said).map(([each, what]) => registryStudy(each, what))
    },
    run: (line: string) => run(line, at),
    sync: async (flags = '') => {
      const done = await run(`sync ${flags} --json`, at)
      return { ...done, ...(done.stdout ? JSON.parse(done.stdout) : {}) }
    },
  }
}

const bomb = gzipSync(Buffer.alloc(60_000_000, ' '))
const nested = (open: string, close: string): string => open.repeat(100_000) + close.repeat(100_000)

type Item = { readonly trial: string; readonly result: string; readonly changes: readonly { readonly path: string }[] }
const itemOf = (answer: { items: Item[] }, id: string): Item | undefined => answer.items.find((one) => one.trial === id)

describe('sync', () => {
  it('renews what was read in the registry, and keeps the value before, the version and the source beside it', async () => {
    const me = await place({
      [plan]: { status: 'TERMINATED', posted: '2026-03-01', verified: '2026-02', hasResults: true },
    })
    const answer = await me.sync()
    expect(itemOf(answer, 'plan')).toMatchObject({
      result: 'changed',
      registration: plan,
      version: '2026-03-01',
      isNew: true,
      changes: [
        { path: 'status.value', was: 'completed', now: 'terminated', isKept: true },
        { path: 'status.asOf', was: '2019', now: '2026-02', isKept: true },
        { path: `registrations.${plan}.results`, was: 'not-posted', now: 'posted', isKept: true },
      ],
    })
    expect((await me.answer('show plan')).items[0].record.status).toMatchObject({
      value: 'terminated',
      asOf: '2026-02',
    })
    const page = (await me.run('show plan')).stdout
    expect(page).toContain('was completed in the bundled record, is terminated here')
    expect(page).toContain('version of 2026-03-01')
    expect((await me.run('trace plan status')).stdout).toContain('its version of 2026-03-01')
    expect((await me.answer('trials --bundled --status terminated')).count).toBe(0)
    expect((await me.answer('trials --status terminated')).items[0].id).toBe('plan')
  })

  it('lets stand what was read in a report, and remarks on it where the registry says otherwise', async () => {
    const me = await place({ [first]: { enrollment: { count: 24, type: 'ESTIMATED' } } })
    expect(itemOf(await me.sync(), 'first')).toMatchObject({
      result: 'changed',
      changes: [],
      remarks: [
        { path: 'enrollment.count', text: expect.stringMatching(/^The registry says otherwise: 24 .*stays\.$/) },
      ],
    })
    expect((await me.answer('show first')).items[0].record.enrollment).toEqual({ count: 20, type: 'actual' })
  })

  it('remembers a value of the registry that was taken out, and why, until the registry says another', async () => {
    const me = await place({ [plan]: { status: 'TERMINATED', posted: '2026-03-01', verified: '2026-02' } })
    await me.sync()
    const key = 'corrections/trials/plan/status.value'
    const without = await me.run(`data remove ${key}`)
    expect(without).toMatchObject({ code: 2 })
    expect(without.stderr).toContain('needs its reason')
    await me.ok(`data remove ${key} --why "the paper says completed"`)
    const again = itemOf(await me.sync(), 'plan')
    expect(again).toMatchObject({ changes: [], remarks: [{ path: 'status.value' }] })
    expect((await me.answer('show plan')).items[0].record.status).toMatchObject({ value: 'completed', asOf: '2019' })
    expect((await me.run('show plan')).stdout).toContain('the paper says completed')
    me.say(plan, { status: 'SUSPENDED', posted: '2026-04-01' })
    expect(itemOf(await me.sync(), 'plan')?.changes).toContainEqual(
      expect.objectContaining({ path: 'status.value', now: 'suspended', isKept: true }),
    )
    me.say(plan, { status: 'TERMINATED', posted: '2026-05-01' })
    await me.sync()
    expect((await me.answer('show plan')).items[0].record.status.value).toBe('completed')
    await me.ok('data remove refusals/trials/plan/status.value')
    await me.sync()
    expect((await me.answer('show plan')).items[0].record.status.value).toBe('terminated')
  })

  it('never puts "unknown", or a date that is less exact, in the place of what is known', async () => {
    const me = await place({
      [plan]: { status: 'UNKNOWN', completion: { date: '2019' } },
      [first]: { completion: { date: '2018' } },
    })
    const answer = await me.sync()
    expect(answer.items.flatMap(({ changes }: Item) => changes)).toEqual([])
    expect((await me.answer('show plan')).items[0].record.status.value).toBe('completed')
  })

  it('does not use again what a killed sync had used before it was killed', async () => {
    const me = await place({ [plan]: { status: 'SUSPENDED', posted: '2026-01-01' } })
    await me.sync()
    const stale = JSON.stringify({ studies: me.server.now.studies })
    const left = (when: number): void => {
      mkdirSync(join(me.home, 'sync'), { recursive: true })
      const batch = { host: me.server.base, when, asked: [first, plan], absent: [], pages: [stale] }
      writeFileSync(join(me.home, 'sync', '000001.json'), JSON.stringify({ format: 'stemcell/sync-batch/1', ...batch }))
    }
    me.say(plan, { status: 'TERMINATED', posted: '2026-02-01' })
    left(Date.now() + 1)
    const questions = me.server.asked.length
    await me.sync()
    expect((await me.answer('show plan')).items[0].record.status.value, 'fetched and not used: taken up').toBe(
      'suspended',
    )
    const once = me.server.asked.length - questions
    left(Date.now() - 60_000)
    await me.sync()
    expect((await me.answer('show plan')).items[0].record.status.value).toBe('terminated')
    expect(me.server.asked.length - questions - once).toBeGreaterThan(once)
  })

  it('changes nothing where nothing is other, and remembers that it looked', async () => {
    const me = await place()
    expect((await me.sync()).items.map(({ result }: Item) => result)).toEqual(['same', 'same'])
    const version = (await me.answer('trials')).dataset.version
    expect((await me.sync()).items.map(({ result }: Item) => result)).toEqual(['same', 'same'])
    expect((await me.answer('trials')).dataset.version).toBe(version)
    const events = readFileSync(join(me.home, 'history.ndjson'), 'utf8')
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line))
    expect(events.map(({ edition, isChange, look }) => [edition, isChange, look.asked, look.fresh])).toEqual([
      [1, true, 2, 2],
      [1, false, 2, 0],
    ])
  })

  it('keeps every version that it saw, and takes back what the registry takes back', async () => {
    const me = await place({ [plan]: { status: 'SUSPENDED', posted: '2026-01-01' } })
    await me.sync()
    me.say(plan, { status: 'COMPLETED', posted: '2026-02-01', verified: '2019' })
    const answer = await me.sync()
    expect(answer.notes).toContain('Again as before any sync: trials/plan status.value.')
    const { record, layer } = (await me.answer('show plan')).items[0]
    expect(record.status.value).toBe('completed')
    expect(
      layer.history[0].versions.map((one: { version: string; status: string }) => [one.version, one.status]),
    ).toEqual([
      ['2026-01-01', 'suspended'],
      ['2026-02-01', 'completed'],
    ])
  })

  it('never replaces what the user corrected', async () => {
    const me = await place({ [plan]: { status: 'TERMINATED' } })
    const mine = { of: 'trials/plan', path: 'status.value', was: 'completed', now: 'withdrawn', why: 'I asked them' }
    await me.ok(`data add ${me.file('mine.json', mine)}`)
    const answer = await me.sync()
    expect(answer.code).toBe(4)
    expect(JSON.stringify(itemOf(answer, 'plan'))).toContain('you keep your own under this name')
    expect((await me.answer('show plan')).items[0].record.status.value).toBe('withdrawn')
  })

  it('refuses a value that breaks a rule, and what was known stays', async () => {
    const me = await place({ [plan]: { start: { date: '2025-01' }, posted: '2026-03-01' } })
    const answer = await me.sync()
    expect(answer.code).toBe(4)
    expect(itemOf(answer, 'plan')).toMatchObject({ changes: [{ path: 'start', isKept: false }] })
    expect((await me.answer('show plan')).items[0].record.start).toBe('2016')
  })

  it('writes nothing with --dry-run, and tells what would be', async () => {
    const me = await place({ [plan]: { status: 'TERMINATED' } })
    const answer = await me.sync('--dry-run')
    expect(itemOf(answer, 'plan')?.changes.map(({ path }) => path)).toContain('status.value')
    expect(existsSync(me.home)).toBe(false)
  })

  it('tells a study that the registry does not have, and reads one under its later number', async () => {
    const me = await place()
    me.server.now.studies = [registryStudy(nct(5), { ...asHeld[plan], aliases: [plan] })]
    const answer = await me.sync()
    expect(
      answer.items.map(({ registration, result }: Item & { registration: string }) => [registration, result]),
    ).toEqual([
      [plan, 'same'],
      [first, 'absent'],
    ])
  })

  it('is told by news with what triggered it', async () => {
    const me = await place({ [plan]: { status: 'TERMINATED' } })
    await me.sync()
    const told = await me.answer('news')
    expect(told.items).toEqual([expect.objectContaining({ id: 'plan', change: 'changed' })])
    expect(told.items[0].fields[0]).toMatchObject({ path: 'status.value', before: 'completed', after: 'terminated' })
  })

  it.each([
    [
      'a page to sign in',
      (r: Parameters<typeof sendJson>[0]) => sendJson(r, '<html>', { 'content-type': 'text/html' }),
      'instead of JSON',
    ],
    [
      'another form',
      (r: Parameters<typeof sendJson>[0]) => sendJson(r, { items: [] }),
      'in a form that this program does not know',
    ],
    [
      'a page that unpacks without end',
      (r: Parameters<typeof sendJson>[0]) =>
        r.writeHead(200, { 'content-type': 'application/json', 'content-encoding': 'gzip' }).end(bomb),
      'sent more than 40 MB in one answer',
    ],
    [
      '100,000 lists in each other',
      (r: Parameters<typeof sendJson>[0]) => sendJson(r, `{"studies":[${nested('[', ']')}]}`),
      'nested more than 100 deep',
    ],
    [
      'a study of 100,000 objects in each other',
      (r: Parameters<typeof sendJson>[0]) =>
        sendJson(
          r,
          JSON.stringify({ studies: [registryStudy(first, asHeld[first])] }).replace(
            '{"protocolSection"',
            `{"deep":${nested('{"a":', '}').replace(':}', ':1}')},"protocolSection"`,
          ),
        ),
      'nested more than 100 deep',
    ],
    ['no access', status(403), 'answers 403'],
    ['another host', status(302, { location: 'https://example.org/' }), 'another host'],
  ])('changes nothing where the registry answers with %s', async (_, fault, told) => {
    const me = await place({ [plan]: { status: 'TERMINATED' } })
    me.server.now.always = { at: /filter\.ids/, fault }
    const { code, stderr } = await me.run('sync')
    expect(code).toBe(4)
    expect(stderr).toContain(told)
    expect((await me.answer('trials --status terminated')).count).toBe(0)
  })

  it('goes on where it broke off, and leaves nothing of what it fetched', async () => {
    const me = await place()
    const many = Array.from({ length: 45 }, (_, i) => i + 10)
    const mine = many.map((n) =>
      trial(`mine-${n}`, {
        outcomes: [],
        registrations: [
          {
            id: nct(n),
            registry: 'clinicaltrials.gov',
            url: `https://clinicaltrials.gov/study/${nct(n)}`,
            registered: '2014',
            results: 'not-posted',
          },
        ],
      }),
    )
    await me.ok(`data add ${me.file('mine.json', { format: 'stemcell/own/1', trials: mine })}`)
    me.server.now.studies = [...many.map((n) => registryStudy(nct(n), asHeld[first])), ...(me.server.now.studies ?? [])]
    me.server.now.faults = [undefined, undefined, status(403)]
    expect((await me.run('sync')).code).toBe(4)
    expect(readdirSync(join(me.home, 'sync'))).toEqual(['000001.json'])
    me.server.asked.length = 0
    expect((await me.sync()).code).toBe(0)
    const asked = me.server.asked.flatMap(({ query }) => query.get('filter.ids')?.split(',') ?? [])
    expect(asked).toHaveLength(7)
    expect(existsSync(join(me.home, 'sync'))).toBe(false)
  })

  it('waits for no other sync: two ask the same', async () => {
    const me = await place({ [plan]: { status: 'TERMINATED' } })
    me.server.now.always = {
      at: /filter\.ids/,
      fault: (r) => void setTimeout(() => sendJson(r, { studies: me.server.now.studies }), 3000),
    }
    const [one, two] = await Promise.all([me.run('sync'), me.run('sync')])
    expect([one.code, two.code].sort()).toEqual([0, 4])
    expect(one.code ? one.stderr : two.stderr).toContain('another stemcell has kept')
  })

  it('refuses an address that is none', async () => {
    const me = user()
    const done = await run('sync', { ...me.place, env: { ...me.place.env, STEMCELL_CTGOV_URL: 'ftp://x' } })
    expect([done.code, done.stderr]).toEqual([2, expect.stringContaining('neither http nor https')])
  })
})

describe('sync --new', () => {
  const marrow = {
    title: 'Mesenchymal stromal cells in type 1 diabetes',
    interventions: [{ type: 'BIOLOGICAL', name: 'Mesenchymal stromal cells' }],
  }
  const pill = { conditions: ['Hypertension'], title: 'A pill', interventions: [{ type: 'DRUG', name: 'A pill' }] }

  /** A dataset with a saved search, and a registry with two studies more. */
  const searching = async () => {
    const store = datasetOf({ ...smallWorld, search: savedSearch })
    const me = await place({}, () => store)
    me.server.now.studies = [
      ...(me.server.now.studies ?? []),
      registryStudy(nct(1), marrow),
      registryStudy(nct(2), pill),
    ]
    me.server.now.found = [plan, nct(1), nct(2)]
    return me
  }

  it('asks the saved search, and takes in what import would', async () => {
    const me = await searching()
    const answer = await me.sync('--new')
    const search = me.server.asked.find(({ query }) => query.has('query.cond'))?.query
    expect([search?.get('query.cond'), search?.get('query.intr')]).toEqual(['diabetes', '"stem cells"'])
    const became = answer.items.flatMap((one: { registration: string; became: string | null }) =>
      one.became === null ? [] : [[one.registration, one.became.split(':', 1)[0]]],
    )
    expect(became).toEqual([
      [nct(1), 'added'],
      [nct(2), 'outside'],
    ])
    expect(await me.ids()).toContain(nct(1).toLowerCase())
    const [{ versions }] = (await me.answer('methods')).items
    expect(versions.at(-1)).toMatchObject({
      records: { read: 3, held: 1, added: 1, outside: 1, waiting: 0, refused: 0, unread: 0 },
      registrations: { asked: 2 },
    })
    expect((await me.run('methods')).stdout).toMatch(
      /3 records found: 1 taken in, 1 held already, 1 about something else[\s\S]*2 registrations asked/,
    )
    const again = await me.sync('--new')
    expect(again.items.filter(({ result }: Item) => result === 'found')).toHaveLength(1)
  })

  it('writes nothing with --dry-run', async () => {
    const me = await searching()
    expect((await me.sync('--new --dry-run')).items.map(({ result }: Item) => result)).toEqual([
      'same',
      'same',
      'found',
      'found',
    ])
    expect(existsSync(me.home)).toBe(false)
  })
})

import { gzipSync } from 'node:zlib'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { Client, type Clock, hostFrom, type Limits } from '../../../src/registry/client/index.js'
import { type Fault, registryServer, sendJson, status } from '../../helpers/registry-server.js'
import { nct, registryStudy } from '../../helpers/registry-studies.js'

const limits: Limits = {
  silence: 5000,
  whole: 20_000,
  bytes: 40_000_000,
  redirects: 5,
  tries: 3,
  firstPause: 1000,
  longestPause: 120_000,
  pace: 0,
}

/** A client that waits for nothing, and the milliseconds that it would have waited. */
const clientOf = (base: string, other: Partial<Limits> = {}) => {
  const waited: number[] = []
  const clock: Clock = {
    now: () => Date.UTC(2026, 11, 1),
    wait: async (milliseconds) => void waited.push(milliseconds),
    chance: () => 0,
  }
  const host = hostFrom({ STEMCELL_CTGOV_URL: base })
  return { client: new Client({ host, version: '1.2.3', limits: { ...limits, ...other }, clock }), waited }
}

const ids = [nct(1), nct(2), nct(3)]
const studies = ids.map((id) => registryStudy(id))
const numbers = (pages: readonly { readonly studies: readonly { readonly id: string }[] }[]): string[] =>
  pages.flatMap((page) => page.studies.map(({ id }) => id))

const found = async (client: Client): Promise<string[]> => {
  const all: string[] = []
  for await (const page of client.search({ condition: 'diabetes', intervention: 'cells' })) all.push(...page.ids)
  return all
}

describe('the client of the registry', () => {
  it('brings studies by their numbers, as they came, and says who asks', async () => {
    const server = await registryServer({ studies })
    const { pages, absent } = await clientOf(server.base).client.studies(ids)
    expect(numbers(pages)).toEqual(ids)
    expect(absent).toEqual([])
    expect(JSON.parse(pages[0]?.text ?? '').studies).toEqual(studies)
    expect(server.asked.map(({ agent }) => agent)).toEqual([
      'stemcell-evidence/1.2.3 (https://www.npmjs.com/package/stemcell-evidence)',
    ])
  })

  it('asks nothing for no numbers', async () => {
    const server = await registryServer({ studies })
    expect(await clientOf(server.base).client.studies([])).toEqual({ pages: [], absent: [] })
    expect(server.asked).toEqual([])
  })

  it('follows the pages of a batch', async () => {
    const server = await registryServer({ studies, pageSize: 1 })
    expect(numbers((await clientOf(server.base).client.studies(ids)).pages)).toEqual(ids)
    expect(server.asked.map(({ query }) => query.get('pageToken'))).toEqual([null, 'page-1', 'page-2'])
  })

  it('finds a study by a number that it had before, and tells which numbers lead nowhere', async () => {
    const renamed = registryStudy(nct(8), { aliases: [nct(7)] })
    const server = await registryServer({ studies: [...studies, renamed] })
    const { pages, absent } = await clientOf(server.base).client.studies([nct(1), nct(7), nct(9)])
    expect(numbers(pages)).toEqual([nct(1), nct(8)])
    expect(absent).toEqual([nct(9)])
  })

  it('reads what the registry says of itself', async () => {
    const server = await registryServer()
    expect(await clientOf(server.base).client.version()).toEqual({ api: '2.0.5', data: '2026-11-30T09:00:05' })
  })

  it('searches page by page, each study once', async () => {
    const server = await registryServer({ studies, pageSize: 2 })
    expect(await found(clientOf(server.base).client)).toEqual(ids)
    expect(
      server.asked.map(({ query }) => [query.get('query.cond'), query.get('query.intr'), query.get('fields')]),
    ).toEqual(Array.from({ length: 2 }, () => ['diabetes', 'cells', 'NCTId']))
  })

  it('brings every study that it is asked for, however many a page holds', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 1, max: 7 }),
        fc.uniqueArray(fc.integer({ min: 1, max: 40 })),
        async (size, some) => {
          const all = Array.from({ length: 20 }, (_, i) => registryStudy(nct(i + 1)))
          const server = await registryServer({ studies: all, pageSize: size })
          const asked = some.map(nct)
          const { pages, absent } = await clientOf(server.base).client.studies(asked)
          expect([...numbers(pages), ...absent].sort()).toEqual([...asked].sort())
          expect(absent.every((id) => Number(id.slice(4)) > 20)).toBe(true)
        },
      ),
      { numRuns: 15 },
    )
  })

  it('keeps its pace', async () => {
    const server = await registryServer({ studies, pageSize: 1 })
    const { client, waited } = clientOf(server.base, { pace: 1250 })
    await client.studies(ids)
    expect(waited).toEqual([1250, 2500])
  })
})

describe('what passes is asked for again', () => {
  const passing: readonly (readonly [name: string, fault: Fault, waits: readonly number[]])[] = [
    ['too many questions', status(429), [1000]],
    ['too many questions, with seconds', status(429, { 'retry-after': '7' }), [7000]],
    ['too many questions, with a date', status(429, { 'retry-after': 'Tue, 01 Dec 2026 00:00:30 GMT' }), [30_000]],
    ['a pause that is no time', status(503, { 'retry-after': 'later' }), [1000]],
    ['an error of the server', status(500), [1000]],
    ['a gateway without answer', status(504), [1000]],
    ['a connection that breaks off', (response) => response.destroy(), [1000]],
    ['JSON that breaks off', (response) => sendJson(response, '{"studies": [{"protocolSection":'), [1000]],
    [
      'a body shorter than announced',
      (response) => {
        response.writeHead(200, { 'content-type': 'application/json', 'content-length': '500' })
        response.write('{"studies": [')
        setImmediate(() => response.destroy())
      },
      [1000],
    ],
    [
      'what says that it is packed and is not',
      (response) => sendJson(response, { studies: [] }, { 'content-encoding': 'gzip' }),
      [1000],
    ],
  ]

  it.each(passing)('%s', async (_, fault, waits) => {
    const server = await registryServer({ studies, faults: [fault] })
    const { client, waited } = clientOf(server.base)
    expect(numbers((await client.studies(ids)).pages)).toEqual(ids)
    expect(waited).toEqual(waits)
  })

  it('pauses double, and come to an end', async () => {
    const server = await registryServer({ studies, always: { at: /./, fault: status(502) } })
    const { client, waited } = clientOf(server.base, { tries: 5 })
    await expect(client.studies(ids)).rejects.toMatchObject({
      code: 'bad-data',
      message: `${client.host.name} answers 502, 5 times in a row`,
    })
    expect(waited).toEqual([1000, 2000, 4000, 8000])
  })

  it('silence is called off', async () => {
    const server = await registryServer({ studies, always: { at: /./, fault: () => {} } })
    await expect(clientOf(server.base, { silence: 30, tries: 2 }).client.studies(ids)).rejects.toThrow(
      'was silent for 0.03 s, 2 times in a row',
    )
  })

  it('so is what comes drop by drop', async () => {
    const drops: Fault = (response) => {
      response.writeHead(200, { 'content-type': 'application/json' })
      const more = setInterval(() => response.write(' '), 5)
      response.on('close', () => clearInterval(more))
    }
    const server = await registryServer({ studies, always: { at: /./, fault: drops } })
    await expect(clientOf(server.base, { whole: 100, tries: 1 }).client.studies(ids)).rejects.toThrow(
      'needed more than 0.1 s for one answer',
    )
  })
})

describe('what does not pass is told at once', () => {
  const study = { protocolSection: { identificationModule: { nctId: nct(1) } } }
  const bomb = gzipSync(Buffer.alloc(60_000_000, ' '))
  const lasting: readonly (readonly [name: string, fault: Fault, told: string])[] = [
    ['a wrong question', status(400, {}, 'Parameter has incorrect format: "filter.ids"'), 'answers 400: Parameter has'],
    ['no access', status(403, { 'content-type': 'text/html' }, '<html>secret</html>'), 'answers 403'],
    ['a pause of an hour', status(429, { 'retry-after': '3600' }), 'asks to come back in 60 minutes'],
    [
      'a page instead of JSON',
      (r) => sendJson(r, '<html>', { 'content-type': 'text/html' }),
      '"text/html" instead of JSON',
    ],
    ['an answer without a type', (r) => r.end('{}'), 'something without a type instead of JSON'],
    ['a redirect to another host', status(302, { location: 'https://example.org/x' }), 'another host (example.org)'],
    ['a redirect to another port', status(301, { location: 'http://127.0.0.1:1/x' }), 'another host (127.0.0.1:1)'],
    ['a redirect to a file', status(302, { location: 'file:///etc/passwd' }), 'redirects to another host'],
    ['a redirect to nowhere', status(302), 'redirects to nowhere'],
    [
      'bytes that are no text',
      (r) => r.writeHead(200, { 'content-type': 'application/json' }).end(Buffer.from([0x22, 0xff, 0x22])),
      'bytes that are no UTF-8',
    ],
    ['nothing', (r) => sendJson(r, ''), 'JSON that breaks off'],
    ['no object', (r) => sendJson(r, '[]'), 'an object with "studies" was expected'],
    ['no list of studies', (r) => sendJson(r, { results: [] }), '"studies" is no list'],
    ['a study without number', (r) => sendJson(r, { studies: [{}] }), 'nctId is absent'],
    [
      'another kind of number',
      (r) => sendJson(r, { studies: [{ protocolSection: { identificationModule: { nctId: 7 } } }] }),
      'nctId is "7"',
    ],
    [
      'a token that is no text',
      (r) => sendJson(r, { studies: [study], nextPageToken: {} }),
      '"nextPageToken" is no text',
    ],
    ['a count that is none', (r) => sendJson(r, { studies: [study], totalCount: -1 }), '"totalCount" is no number'],
    [
      'a study that was not asked for',
      (r) => sendJson(r, { studies: [registryStudy(nct(5))] }),
      `${nct(5)}, which was not asked for`,
    ],
    ['more than once packed', (r) => sendJson(r, '{}', { 'content-encoding': 'gzip, gzip' }), 'more than once'],
  ]

  it.each(lasting)('%s', async (_, fault, told) => {
    const server = await registryServer({ studies, always: { at: /./, fault } })
    const { client, waited } = clientOf(server.base, { tries: 1 })
    const failure = await client.studies([nct(1)]).then(
      () => undefined,
      (error: unknown) => error,
    )
    expect(failure).toMatchObject({ name: 'Failure', code: 'bad-data' })
    expect(String(failure)).toContain(told)
    expect(String(failure)).not.toContain('secret')
    expect(waited).toEqual([])
  })

  it('a circle of redirects', async () => {
    const server = await registryServer({ always: { at: /./, fault: status(302, { location: '/api/v2/studies' }) } })
    await expect(clientOf(server.base).client.studies(ids)).rejects.toThrow('redirects more than 5 times')
    expect(server.asked).toHaveLength(6)
  })

  it('a small answer that unpacks to a large one, without unpacking it', async () => {
    const fault: Fault = (response) => {
      response.writeHead(200, { 'content-type': 'application/json', 'content-encoding': 'gzip' }).end(bomb)
    }
    const server = await registryServer({ always: { at: /./, fault } })
    await expect(clientOf(server.base, { bytes: 1_000_000 }).client.studies([nct(1)])).rejects.toThrow(
      'sent more than 1 MB in one answer',
    )
  })

  it('an answer that announces 50 MB', async () => {
    const fault: Fault = (response) => {
      response.writeHead(200, { 'content-type': 'application/json', 'content-length': '50000000' }).write('{')
    }
    const server = await registryServer({ always: { at: /./, fault } })
    await expect(clientOf(server.base).client.studies([nct(1)])).rejects.toThrow('sent more than 40 MB in one answer')
  })

  it('asks for the halves of a batch that is too large', async () => {
    const server = await registryServer({ studies })
    const size = JSON.stringify({ studies: [studies[0], studies[1]] }).length
    const { client } = clientOf(server.base, { bytes: size + 10 })
    expect(numbers((await client.studies(ids)).pages)).toEqual(ids)
    expect(server.asked.map(({ query }) => query.get('filter.ids'))).toEqual([
      ids.join(),
      ids.slice(0, 2).join(),
      ids[2],
    ])
  })

  it('pages that repeat themselves, or never end', async () => {
    const round: Fault = (r) => sendJson(r, { studies: [study], nextPageToken: 'same' })
    const server = await registryServer({ always: { at: /./, fault: round } })
    await expect(found(clientOf(server.base).client)).rejects.toThrow('sends the same pages again and again')
    let token = 0
    server.now.always = { at: /./, fault: (r) => sendJson(r, { studies: [study], nextPageToken: `t${token++}` }) }
    await expect(found(clientOf(server.base).client)).rejects.toThrow('sends the same pages again and again')
    await expect(clientOf(server.base).client.studies([nct(1)])).rejects.toThrow('sends pages without end')
  })

  it('takes a study once that stands on two pages, since the registry moves while it is read', async () => {
    const pages = [
      [1, 2],
      [2, 3],
    ].map((some, i) => ({
      totalCount: 3,
      studies: some.map((n) => ({ protocolSection: { identificationModule: { nctId: nct(n) } } })),
      ...(i === 0 ? { nextPageToken: 'two' } : {}),
    }))
    const server = await registryServer({ faults: pages.map((page) => (r) => sendJson(r, page)) })
    expect(await found(clientOf(server.base).client)).toEqual(ids)
  })

  it('a search that sends fewer studies than it announces', async () => {
    const fault: Fault = (r) => sendJson(r, { studies: [study], totalCount: 9 })
    const server = await registryServer({ always: { at: /./, fault } })
    await expect(found(clientOf(server.base).client)).rejects.toThrow('announces 9 studies and sends 1')
  })

  it('a port that no web server may have', async () => {
    await expect(clientOf('http://127.0.0.1:1/api/v2').client.version()).rejects.toThrow('no web server may have')
  })

  it('another interface', async () => {
    const server = await registryServer({ always: { at: /version/, fault: (r) => sendJson(r, { apiVersion: '3.0' }) } })
    await expect(clientOf(server.base).client.version()).rejects.toThrow('version 3.0 of its interface')
  })

  it('a place where nothing answers', async () => {
    const server = await registryServer()
    await server.close()
    await expect(clientOf(server.base).client.version()).rejects.toMatchObject({
      message: expect.stringContaining('cannot be reached: nothing answers there (ECONNREFUSED)'),
      hint: expect.stringContaining('stemcell import FILE'),
    })
  })
})

describe('where it asks', () => {
  it('is ClinicalTrials.gov over https, unless a variable says otherwise', () => {
    expect(hostFrom({})).toEqual({
      base: 'https://clinicaltrials.gov/api/v2',
      name: 'clinicaltrials.gov',
      isPublic: true,
    })
    expect(hostFrom({ STEMCELL_CTGOV_URL: 'http://mirror.lan:8080/ct/' })).toEqual({
      base: 'http://mirror.lan:8080/ct',
      name: 'mirror.lan:8080',
      isPublic: false,
    })
  })

  it.each([
    ['clinicaltrials.gov', 'is no URL'],
    ['ftp://example.org', 'neither http nor https'],
    ['file:///tmp/x', 'neither http nor https'],
    ['https://me:secret@example.org', 'holds a name or password'],
    ['https://me:secret@example.org:99999/api', 'is no URL'],
    ['ftp://me:secret@example.org/api', 'neither http nor https'],
    ['https://example.org/?key=secret', 'holds a question'],
    ['https://example.org/?q=1', 'holds a question'],
  ])('%s is refused', (address, why) => {
    expect(() => hostFrom({ STEMCELL_CTGOV_URL: address })).toThrow(why)
    expect(() => hostFrom({ STEMCELL_CTGOV_URL: address })).not.toThrow('secret')
  })
})

import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Agent, agent } from '../helpers/agent.js'
import { openBundled } from '../helpers/bundled.js'
import { temporary } from '../helpers/folder.js'
import { program, root, surroundings } from '../helpers/program.js'

let asked: Agent
beforeAll(async () => {
  asked = await agent()
})
afterAll(() => asked.client.close())

describe('what is refused', () => {
  it.each([
    ['find', { kind: 'trial' }, 'usage', /"trial" is not a value of kind/, /Did you mean trials\?/],
    ['find', { kind: 'trials', query: 'disease:t1d diseas:t2d' }, 'usage', /unknown qualifier "diseas:"/, /disease:/],
    ['find', { kind: 'trials', limit: 'ten' }, 'usage', /"ten" is not a value of limit/, /integer/],
    ['find', { kind: 'trials', limit: 0 }, 'usage', /"0" is not a value of --limit/, /from 1/],
    ['find', { kind: 'trials', qeury: 'x' }, 'usage', /takes no argument "qeury"/, /query/],
    ['find', {}, 'usage', /neither kind nor query/, /trials/],
    ['find', { query: 'disease:nope' }, 'usage', /"disease:nope" is a filter/, /kind trials/],
    ['find', { query: 'islets -rat' }, 'usage', /"-rat" is a filter/, /kind trials/],
    ['find', { sort: 'year' }, 'usage', /sort of which kind/, /trials/],
    ['find', { kind: 'trials', cursor: '/items@4000' }, 'usage', /nothing stands at/, /leave it out/],
    ['show', { ids: ['NCT03406586'] }, 'not-found', /no record answers to "NCT03406586"/, /nct03406585/],
    ['show', { ids: 'NCT03406585' }, 'usage', /"NCT03406585" is not a value of ids/, /a list of strings/],
    ['show', {}, 'usage', /needs ids/, /ids: /],
    ['show', { ids: ['-'] }, 'usage', /nothing is read from files or standard input/, /as arguments/],
    ['pool', { outcome: 'hba1', disease: 't2d' }, 'usage', /"hba1"/, /hba1c/],
    ['brief', { query: 'cell:msc' }, 'usage', /needs one disease/, /t1d/],
    ['map', { rows: 'cels' }, 'usage', /"cels"/, /cell/],
    ['map', { query: 'diseas:t1d' }, 'usage', /unknown qualifier "diseas:"/, /disease:/],
    ['trace', { ids: ['NCT03406585', 'no-such-field'] }, 'not-found', /no-such-field/, /./],
    ['ask', { line: "pool 'x" }, 'usage', /at character 6/, /quotation mark/],
    ['ask', { line: 'frobnicate' }, 'usage', /frobnicate/, /./],
    ['ask', { line: 'trials -o out.csv' }, 'usage', /no file is written/, /Leave out/],
    ['ask', { line: 'map --svg out.svg' }, 'usage', /no file is written/, /Leave out/],
    ['ask', { line: 'pool --input /etc/passwd' }, 'usage', /no file is read here/, /input/],
    [
      'ask',
      { line: 'trials --json --bundled' },
      'usage',
      /--bundled and --data stand with the whole server/,
      /mcp --bundled/,
    ],
    [
      'ask',
      { line: '--data=elsewhere trials' },
      'usage',
      /--bundled and --data stand with the whole server/,
      /Leave them/,
    ],
    ['ask', { line: 'verify /etc' }, 'usage', /no folder is read/, /bundled/],
    ['ask', { line: 'data add x.json' }, 'usage', /only be used from the command line/, /./],
    ['ask', { line: 'browse' }, 'usage', /needs a terminal/, /stemcell trials/],
    ['ask', { line: 'mcp' }, 'usage', /./, /./],
  ] as const)('%s %j: %s, with what to do', async (tool, given, code, message, hint) => {
    const error = await asked.refused(tool, given)
    expect(error).toMatchObject({
      code,
      message: expect.stringMatching(message),
      hint: expect.stringMatching(hint),
    })
  })

  it('is a tool that there is not, as an error of the protocol that names those there are', () =>
    expect(asked.client.callTool({ name: 'stemcell_nope', arguments: {} })).rejects.toThrow(
      /-32602.*"stemcell_nope".*stemcell_find/,
    ))

  it('says where in a query what is wrong stands', async () =>
    expect(await asked.refused('find', { kind: 'trials', query: 'disease:t1d diseas:t2d' })).toMatchObject({
      in: 'query',
      at: 12,
    }))
})

describe('what is read from outside', () => {
  it('is content, not a file: a page, a table, ids', async () => {
    const page = await asked.ask('check', {
      page: 'Stem cells cure type 1 diabetes.\nMSC lower HbA1c in type 2 diabetes.',
    })
    expect([page.format, page.items.length]).toEqual(['stemcell/check-page/1', 2])
    const table = 'study,yi,vi\nA,0.1,0.02\nB,0.3,0.03\n'
    const pooled = await asked.ask('ask', { line: 'pool --input - --measure md', input: table })
    expect(pooled.items[0].pooled.estimate).toBeCloseTo(0.18, 1)
    const cited = await asked.ask('ask', { line: 'cite -', input: 'NCT03406585\n' })
    expect(cited.items.length).toBeGreaterThan(0)
  })

  it('never breaks out of its line: hidden characters are named', async () => {
    const { content } = await asked.call('check', { claim: 'stem cells \u202e cure \u0007 diabetes' })
    expect(JSON.stringify(content)).not.toMatch(/[\u202e\u0007]|\\\\u0007/)
  })
})

describe('long answers', () => {
  it('are read to the end with their cursors, every trial once', async () => {
    const ids: string[] = []
    let cursor: string | undefined
    do {
      const answer = await asked.ask('find', { kind: 'trials', ...(cursor ? { cursor } : {}) })
      ids.push(...answer.items.map(({ id }: { id: string }) => id))
      cursor = answer.leftOut.find((one: { cursor: string }) => one.cursor.startsWith('/items@'))?.cursor
    } while (cursor)
    expect(ids.length).toBe(new Set(ids).size)
    expect(ids.toSorted()).toEqual([...openBundled().ids('trials')].toSorted())
  })
})

const longPage = 'Stem cells lower HbA1c in type 2 diabetes. '.repeat(300)

describe('long work', () => {
  it('tells how far it is, to who asks for it', async () => {
    const told: number[] = []
    await asked.client.callTool({ name: 'stemcell_check', arguments: { page: longPage } }, undefined, {
      onprogress: ({ progress, total }) => {
        expect(total).toBe(300)
        told.push(progress)
      },
    })
    expect(told.length).toBeGreaterThan(1)
    expect(told.at(-1)).toBe(300)
    expect(told).toEqual(told.toSorted((a, b) => a - b))
  })

  it.each([
    ['check', { page: longPage }],
    ['ask', { line: 'report' }],
  ])('of %s ends when it is called off, and the server goes on', async (tool, given) => {
    const stop = new AbortController()
    const told: number[] = []
    const called = asked.client.callTool({ name: `stemcell_${tool}`, arguments: given }, undefined, {
      signal: stop.signal,
      onprogress: ({ progress }) => {
        told.push(progress)
        stop.abort('enough')
      },
    })
    await expect(called).rejects.toThrow(/enough/)
    expect((await asked.ask('find', { kind: 'cells', query: 'uc-msc' })).count).toBeGreaterThan(0)
    expect(told).toHaveLength(1)
  })
})

describe('clients', () => {
  it('are served side by side, each by its own server', async () => {
    const other = await agent()
    const [one, two] = await Promise.all([
      asked.ask('find', { kind: 'trials', query: 'disease:t1d' }),
      other.ask('find', { kind: 'trials', query: 'disease:t1d' }),
    ])
    expect(one).toEqual(two)
    await other.client.close()
  })

  it('may ask many things at once', async () => {
    const years = Array.from({ length: 20 }, (_, i) => 2000 + i)
    const ask = (year: number) => asked.ask('find', { kind: 'trials', query: `year:${year}..`, limit: 1 })
    const together = await Promise.all(years.map(ask))
    for (const [i, year] of years.entries()) expect(together[i]).toEqual(await ask(year))
  })
})

/** Ask a server of its own in the words of the protocol. */
const byHand = () => {
  const child = spawn(process.execPath, [program, 'mcp'], { env: surroundings, stdio: ['pipe', 'pipe', 'pipe'] })
  const lines = createInterface(child.stdout)[Symbol.asyncIterator]()
  let errors = ''
  child.stderr.on('data', (data) => {
    errors += data
  })
  const say = (message: object): void => void child.stdin.write(`${JSON.stringify({ jsonrpc: '2.0', ...message })}\n`)
  const hear = async () => JSON.parse((await lines.next()).value)
  const ended = once(child, 'close').then(([code]) => ({ code, errors }))
  return { child, say, hear, ended }
}

const hello = (protocolVersion: string) => ({
  id: 1,
  method: 'initialize',
  params: { protocolVersion, capabilities: {}, clientInfo: { name: 'test', version: '1' } },
})

describe('the protocol', () => {
  it.each(['2025-11-25', '2025-06-18', '2025-03-26', '2024-11-05'])('of %s is spoken', async (revision) => {
    const { child, say, hear, ended } = byHand()
    say(hello(revision))
    const { result } = await hear()
    expect(result).toMatchObject({ protocolVersion: revision, serverInfo: { name: 'stemcell' } })
    say({ method: 'notifications/initialized' })
    say({ id: 2, method: 'tools/call', params: { name: 'stemcell_show', arguments: { ids: ['t1d'] } } })
    expect((await hear()).result.structuredContent.count).toBe(1)
    child.stdin.end()
    expect(await ended).toEqual({ code: 0, errors: '' })
  })

  it('that a newer client asks for is answered in the newest that is known', async () => {
    const { child, say, hear, ended } = byHand()
    say(hello('2099-01-01'))
    expect((await hear()).result.protocolVersion).toBe('2025-11-25')
    child.stdin.end()
    expect(await ended).toEqual({ code: 0, errors: '' })
  })

  it('is answered to the end before a closed input ends the server', async () => {
    const { child, say, hear, ended } = byHand()
    say(hello('2025-06-18'))
    say({ id: 2, method: 'tools/call', params: { name: 'stemcell_find', arguments: { kind: 'results' } } })
    child.stdin.end()
    await hear()
    expect((await hear()).result.structuredContent.count).toBeGreaterThan(100)
    expect(await ended).toEqual({ code: 0, errors: '' })
  })

  it('ends quietly where nobody listens any more', async () => {
    const { child, say, ended } = byHand()
    child.stdout.destroy()
    say(hello('2025-06-18'))
    for (let id = 2; id < 6; id++)
      say({ id, method: 'tools/call', params: { name: 'stemcell_find', arguments: { kind: 'results' } } })
    expect(await ended).toEqual({ code: 0, errors: '' })
  })

  it('survives what is no message', async () => {
    const { child, say, hear, ended } = byHand()
    child.stdin.write('this is no JSON\n{"jsonrpc":"1.0"}\n\n')
    say(hello('2025-06-18'))
    expect((await hear()).result.serverInfo.name).toBe('stemcell')
    child.stdin.end()
    expect((await ended).code).toBe(0)
  })
})

/** Bytes that a server has in use once its garbage is collected. */
const inUse = async (pid: number, file: string): Promise<number> => {
  rmSync(file, { force: true })
  process.kill(pid, 'SIGUSR2')
  while (!existsSync(file)) await new Promise((resolve) => setTimeout(resolve, 5))
  return Number(readFileSync(file, 'utf8'))
}

it.skipIf(process.platform === 'win32')(
  'calls leave nothing behind that a collection of garbage does not take',
  async () => {
    const file = join(temporary(), 'in-use')
    const other = await agent({
      node: ['--expose-gc', '--require', `${root}test/helpers/in-use.cjs`],
      env: { STEMCELL_IN_USE: file },
    })
    const ask = async (i: number) => {
      const kind = (['trials', 'results', 'harms'] as const)[i % 3]
      if (i % 4 === 0) await other.call('show', { ids: ['NCT03406585'], detail: 'full' })
      else await other.call('find', { kind, query: `year:${1990 + (i % 35)}..` })
    }
    // Every kind and year once, so that what is kept of records is there.
    for (let i = 0; i < 105; i++) await ask(i)
    const before = await inUse(other.pid, file)
    for (let i = 105; i < 255; i++) await ask(i)
    // An answer has 27 kB as it is sent; a thousand bytes of each would be found.
    expect(((await inUse(other.pid, file)) - before) / 150).toBeLessThan(1_000)
    await other.client.close()
  },
  180_000,
)

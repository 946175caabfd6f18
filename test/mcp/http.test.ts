import { spawn } from 'node:child_process'
import { request } from 'node:http'
import { Client } from '@modelcontextprotocol/sdk/client/index.js'
import { StreamableHTTPClientTransport } from '@modelcontextprotocol/sdk/client/streamableHttp.js'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { execute, program, surroundings } from '../helpers/program.js'

type Served = { readonly port: number; readonly token: string; readonly said: string; readonly stop: () => void }

/** A server on a port of its own, from what it says when it starts. */
const serve = (env: Record<string, string> = {}): Promise<Served> =>
  new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [program, 'mcp', '--http', '0'], {
      env: { ...surroundings, ...env },
      stdio: ['ignore', 'ignore', 'pipe'],
    })
    let said = ''
    child.stderr.on('data', (data) => {
      said += data
      const [, port] = /http:\/\/127\.0\.0\.1:(\d+)\/mcp/.exec(said) ?? []
      const [, token] = /Authorization: Bearer,? (\S+)\n/.exec(said) ?? []
      if (port && /Authorization/.test(said))
        resolve({ port: Number(port), token: token ?? '', said, stop: () => child.kill() })
    })
    child.on('close', () => reject(new Error(said)))
  })

let server: Served
beforeAll(async () => {
  server = await serve()
})
afterAll(() => server.stop())

const hello = {
  jsonrpc: '2.0',
  id: 1,
  method: 'initialize',
  params: { protocolVersion: '2025-06-18', capabilities: {}, clientInfo: { name: 'test', version: '1' } },
}

/** Status of a request with these headers. */
const status = (
  headers: Record<string, string>,
  path = '/mcp',
  body: string = JSON.stringify(hello),
): Promise<number> =>
  new Promise((resolve, reject) => {
    const sent = request(
      {
        host: '127.0.0.1',
        port: server.port,
        path,
        method: 'POST',
        headers: {
          'content-type': 'application/json',
          accept: 'application/json, text/event-stream',
          authorization: `Bearer ${server.token}`,
          ...headers,
        },
      },
      (response) => {
        resolve(response.statusCode ?? 0)
        response.destroy()
      },
    )
    sent.on('error', reject)
    sent.end(body)
  })

const connected = async (token = server.token): Promise<Client> => {
  const client = new Client({ name: 'test', version: '1' })
  await client.connect(
    new StreamableHTTPClientTransport(new URL(`http://127.0.0.1:${server.port}/mcp`), {
      requestInit: { headers: { authorization: `Bearer ${token}` } },
    }),
  )
  return client
}

describe('over HTTP', () => {
  it('two clients get the answers that they get over pipes', async () => {
    const [one, two] = [await connected(), await connected()]
    for (const client of [one, two]) {
      expect((await client.listTools()).tools.length).toBe(8)
      const { structuredContent } = await client.callTool({ name: 'stemcell_show', arguments: { ids: ['t1d'] } })
      expect(structuredContent).toMatchObject({ count: 1 })
    }
    await one.close()
    expect((await two.listPrompts()).prompts.length).toBe(3)
    await two.close()
  })

  it('a request is answered for the token only', async () => {
    expect(await status({})).toBe(200)
    expect(await status({ authorization: '' })).toBe(401)
    expect(await status({ authorization: 'Bearer wrong' })).toBe(401)
    expect(await status({ authorization: `Basic ${server.token}` })).toBe(401)
    await expect(connected('wrong')).rejects.toThrow(/token/)
  })

  it('a page under another name cannot ask, whatever it knows', async () => {
    expect(await status({ host: 'evil.example' })).toBe(403)
    expect(await status({ host: `evil.example:${server.port}` })).toBe(403)
    expect(await status({ origin: 'http://evil.example' })).toBe(403)
    expect(await status({ origin: 'null' })).toBe(403)
    expect(await status({ host: `localhost:${server.port}`, origin: `http://localhost:${server.port}` })).toBe(200)
  })

  it('anything else is refused, and the server goes on', async () => {
    for (const path of ['/', '//', '//mcp', '/mcp/', 'http://', '/?/mcp'])
      expect([path, await status({}, path)]).toEqual([path, 404])
    expect(await status({}, '/mcp?a=1')).toBe(200)
    expect(await status({}, '/mcp', 'no JSON')).toBe(400)
    expect(await status({ 'mcp-session-id': 'gone' })).toBe(404)
    expect(await status({}, '/mcp', `"${'x'.repeat(5e6)}"`).catch(() => 413)).toBe(413)
    expect(await status({})).toBe(200)
  })

  it('the token may be one’s own, and is then not told', async () => {
    const own = await serve({ STEMCELL_MCP_TOKEN: 'a-token-of-my-own-choice' })
    expect(own.said).toContain('STEMCELL_MCP_TOKEN')
    expect(own.said).not.toContain('a-token-of-my-own-choice')
    own.stop()
  })

  it.each([
    [['--http', 'x'], {}, /"x" is not a value of --http/],
    [['--http', '70000'], {}, /"70000" is not a value of --http/],
    [['--http', '0'], { STEMCELL_MCP_TOKEN: 'short' }, /STEMCELL_MCP_TOKEN has 5 characters/],
  ])('%j %j is refused at the start', async (argv, env, why) => {
    const { code, stderr } = await execute(['mcp', ...argv], { env })
    expect([code, stderr]).toEqual([2, expect.stringMatching(why)])
  })

  it('a port that is taken is told', async () => {
    const { code, stderr } = await execute(['mcp', '--http', String(server.port)])
    expect([code, stderr]).toEqual([2, expect.stringMatching(/port \d+ is taken/)])
  })
})

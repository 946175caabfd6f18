/**
 * `npm run check:nodes [VERSION ...]`: the packed program on the oldest Node that it says it runs on, on this one, and on the
 * newest of each later line, each brought by npm into a scratch folder. On each it must say its version, list, show and pool
 * with the same bytes, open and leave the browser on a terminal, and serve an agent.
 */
import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { isGivenBack, onScreen } from '../test/helpers/browser.js'
import { surroundings } from '../test/helpers/program.js'
import { installPacked, npm } from './packed.js'
import { fromRoot } from './paths.js'

const { version, engines } = JSON.parse(readFileSync(fromRoot('package.json'), 'utf8')) as {
  version: string
  engines: { node: string }
}
const oldest = engines.node.replace('>=', '')
const wantedVersions = process.argv.slice(2)
const versions = wantedVersions.length ? wantedVersions : [oldest, 'this', '22', '24', '26']

const asks = [
  ['trials', '--disease', 't1d', '--json'],
  ['trials', '--disease', 't1d'],
  ['show', 'NCT03406585', '--json'],
  ['pool', '--outcome', 'hba1c', '--disease', 't2d', '--json'],
]

/** A program that does not end well says so by the code or signal it ended with, and what it wrote. */
const answer = (node: string, argv: readonly string[], cache: string): string =>
  execFileSync(node, [...argv], {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'pipe'],
    maxBuffer: 64e6,
    env: { ...surroundings, NODE_COMPILE_CACHE: cache },
  })

/** A call of an agent, answered over pipes: hello, a list of trials, and the end. */
const serve = (node: string, bin: string): void => {
  const messages = [
    {
      id: 1,
      method: 'initialize',
      params: { protocolVersion: '2025-06-18', capabilities: {}, clientInfo: { name: 'check', version: '1' } },
    },
    { method: 'notifications/initialized' },
    { id: 2, method: 'tools/call', params: { name: 'stemcell_find', arguments: { kind: 'trials' } } },
  ]
  const said = execFileSync(node, [bin, 'mcp'], {
    encoding: 'utf8',
    input: messages.map((one) => `${JSON.stringify({ jsonrpc: '2.0', ...one })}\n`).join(''),
    env: { ...surroundings },
  })
  const answers = said.trim().split('\n')
  if (answers.length !== 2 || !said.includes('"structuredContent"')) throw new Error(`serves ${said.slice(0, 300)}`)
}

const browse = async (node: string, bin: string): Promise<void> => {
  const screen = onScreen(node, [bin, 'browse', '--disease', 't1d'], { env: { CI: 'false' } })
  try {
    await screen.until((s) => s.includes('$ stemcell trials'), 'the first screen')
    screen.press('j')
    screen.press('Q')
    // A browser that does not end must not keep the check waiting.
    await screen.until(() => screen.code() !== undefined, 'its end')
    const code = await screen.ended
    if (code !== 0 || !isGivenBack(screen)) throw new Error(`browse ended with ${code}:\n${screen.screen()}`)
  } finally {
    screen.close()
  }
}

const work = mkdtempSync(join(tmpdir(), 'stemcell-nodes-'))
try {
  const { bin } = installPacked(work)
  const bring = (wanted: string): string => {
    if (wanted === 'this') return process.execPath
    const folder = join(work, `node-${wanted}`)
    mkdirSync(folder)
    npm(['install', '--prefix', folder, '--no-save', `node@${wanted}`], folder)
    return join(folder, 'node_modules', 'node', 'bin', process.platform === 'win32' ? 'node.exe' : 'node')
  }
  const first = new Map<string, string>()
  let failed = 0
  for (const wanted of versions) {
    const node = bring(wanted)
    const name = answer(node, ['--version'], work).trim()
    const wrong: string[] = []
    const attempt = async (what: string, does: () => void | Promise<void>): Promise<void> => {
      try {
        await does()
      } catch (error) {
        const { signal, message } = error as Error & { signal?: string }
        wrong.push(`${what}: ${signal ? `ended by ${signal}; ` : ''}${message}`)
      }
    }
    const cache = join(work, `cache-${wanted}`)
    await attempt('--version', () => {
      const got = answer(node, [bin, '--version'], cache)
      if (got !== `${version}\n`) throw new Error(`says ${JSON.stringify(got)}`)
    })
    // Twice: what Node keeps of the first run must not change the second.
    for (const argv of [...asks, ...asks])
      await attempt(argv.join(' '), () => {
        const got = answer(node, [bin, ...argv], cache)
        const key = argv.join(' ')
        if (got.length < 1000) throw new Error(`is only ${JSON.stringify(got)}`)
        if (!first.has(key)) first.set(key, got)
        if (got !== first.get(key)) throw new Error('prints other bytes than the first Node')
      })
    await attempt('browse', () => browse(node, bin))
    await attempt('mcp', () => serve(node, bin))
    console.log(`Node ${name}: ${wrong.length ? wrong.join('\n  ') : 'runs, with the same bytes'}`)
    failed += wrong.length
  }
  if (failed) process.exitCode = 1
} finally {
  rmSync(work, { recursive: true, force: true })
}

/**
 * A real PostgreSQL for the tests of a file: made in a temporary folder, reached by its socket alone, gone afterwards. Nothing is
 * brought to the disk (fsync off): it is as fast as memory and as good as gone when the machine dies.
 */
import { type ChildProcess, execFileSync, spawn } from 'node:child_process'
import { once } from 'node:events'
import { appendFileSync, chmodSync, chownSync, existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'
import { createInterface } from 'node:readline'
import pg from 'pg'

/** The folder that holds initdb and postgres: on PATH, or where Debian's package puts the newest; nothing where there is none. */
const programs = (): string | undefined => {
  const debian = '/usr/lib/postgresql'
  const versions = existsSync(debian) ? readdirSync(debian).sort((a, b) => Number(b) - Number(a)) : []
  return [
    ...(process.env.PATH ?? '').split(delimiter),
    ...versions.map((version) => join(debian, version, 'bin')),
  ].find((folder) => existsSync(join(folder, 'initdb')) && existsSync(join(folder, 'postgres')))
}

/** PostgreSQL refuses to run as root: then it runs as the user that owns nothing. */
const nobody = process.getuid?.() === 0 ? { uid: 65_534, gid: 65_534 } : {}

/** A user who needs a password, which is "right". */
export const locked = 'locked'

export type Cluster = {
  /** The folder of its socket, the host of its addresses. */
  readonly folder: string
  /** The address of a database, for the user who may do everything unless another is named. */
  readonly url: (database?: string, user?: string) => string
  /** Ends it as a machine dies: no connection hears a goodbye. */
  readonly kill: () => Promise<void>
  /** Ends it and takes its folder away. */
  readonly stop: () => Promise<void>
}

const makeFolder = (at: string, bin: string): void => {
  const run = (args: readonly string[]): void => {
    execFileSync(join(bin, 'initdb'), args, { ...nobody, cwd: at, stdio: ['ignore', 'ignore', 'pipe'] })
  }
  run([
    '-D',
    join(at, 'data'),
    '-U',
    'owner',
    '-A',
    'trust',
    '-E',
    'UTF8',
    '--locale=C',
    '--no-sync',
    '--no-instructions',
  ])
  const rules = join(at, 'data', 'pg_hba.conf')
  rmSync(rules)
  appendFileSync(rules, `local all ${locked} scram-sha-256\nlocal all all trust\n`)
  chmodSync(rules, 0o644)
}

const settings = {
  listen_addresses: '',
  fsync: 'off',
  full_page_writes: 'off',
  synchronous_commit: 'off',
  shared_buffers: '32MB',
  max_connections: '30',
  autovacuum: 'off',
  wal_level: 'minimal',
  max_wal_senders: '0',
  lc_messages: 'C',
}

/** Start it over a folder that initdb made, and wait until it says that it takes connections. */
const serve = async (at: string, bin: string): Promise<ChildProcess> => {
  const options = Object.entries({ ...settings, unix_socket_directories: at }).flatMap(([name, value]) => [
    '-c',
    `${name}=${value}`,
  ])
  const server = spawn(join(bin, 'postgres'), ['-D', join(at, 'data'), ...options], {
    ...nobody,
    cwd: at,
    stdio: ['ignore', 'ignore', 'pipe'],
  })
  const said: string[] = []
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.once('exit', () => reject(new Error(`PostgreSQL did not start:\n${said.join('\n')}`)))
    createInterface({ input: server.stderr }).on('line', (line) => {
      said.push(line)
      if (line.includes('ready to accept connections')) resolve()
    })
  })
  server.removeAllListeners('exit')
  return server
}

/** A cluster of its own. Throws where PostgreSQL is not installed: ask `isInstalled('postgres')` of optional.ts before. */
export const startPostgres = async (): Promise<Cluster> => {
  const bin = programs()
  if (bin === undefined)
    throw new Error('PostgreSQL is not installed here: neither initdb on PATH nor /usr/lib/postgresql')
  const at = mkdtempSync(join(tmpdir(), 'pg-'))
  if (nobody.uid !== undefined) chownSync(at, nobody.uid, nobody.gid)
  makeFolder(at, bin)
  const server = await serve(at, bin)
  const atExit = (): void => void server.kill('SIGKILL')
  process.once('exit', atExit)
  const end = async (signal: NodeJS.Signals): Promise<void> => {
    process.off('exit', atExit)
    if (server.exitCode !== null || server.signalCode !== null) return
    const gone = once(server, 'exit')
    server.kill(signal)
    await gone
  }
  return {
    folder: at,
    url: (database = 'postgres', user = 'owner') => `postgres://${user}@/${database}?host=${encodeURIComponent(at)}`,
    // SIGQUIT is the immediate shutdown: its children go with it, where SIGKILL leaves them.
    kill: () => end('SIGQUIT'),
    stop: async () => {
      await end('SIGQUIT')
      rmSync(at, { recursive: true, force: true, maxRetries: 3 })
    },
  }
}

/** Takes the studies and imports out of a registry, but leaves its tables: quicker than making them anew. */
export const emptied = async (url: string): Promise<void> => {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    const { rows } = await client.query<{ name: string }>(
      "SELECT c.oid::regclass::text AS name FROM pg_class c WHERE relnamespace = 'stemcell'::regnamespace AND relkind = 'r' AND relname <> 'about'",
    )
    await client.query(`TRUNCATE ${rows.map(({ name }) => name).join(', ')}`)
  } finally {
    await client.end()
  }
}

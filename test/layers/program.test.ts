import { spawnSync } from 'node:child_process'
import {
  chmodSync,
  cpSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { agent } from '../helpers/agent.js'
import { temporary } from '../helpers/folder.js'
import { execute, program, root, surroundings } from '../helpers/program.js'
import { nct, registryStudy } from '../helpers/registry-studies.js'

const template = execute(['data', 'template', 'trial']).then(({ stdout }) => stdout)

/** A data folder, and the built program in it. */
const programIn = (folder: string) => {
  const program = (...argv: string[]) => execute(argv, { env: { XDG_DATA_HOME: folder } })
  const add = async (name: string) => {
    const path = join(folder, `${name}.json`)
    writeFileSync(path, (await template).replaceAll('author-year-cells-disease', name))
    return program('data', 'add', path)
  }
  return { home: join(folder, 'stemcell'), program, add }
}

/** A folder to which the program added one record. */
const added = mkdtempSync(join(tmpdir(), 'stemcell-'))
let told = ''
beforeAll(async () => {
  told = (await programIn(added).add('mine')).stderr
}, 60_000)
afterAll(() => rmSync(added, { recursive: true }))

/** A copy of it. */
const place = () => {
  const folder = temporary()
  cpSync(added, folder, { recursive: true })
  return programIn(folder)
}

it('the built program keeps records over the dataset it came with, and every document of that', async () => {
  expect(told).toContain('edition 1')
  const { home, program } = place()
  const [count, schema, checked] = await Promise.all([
    program('trials', '--json', '--limit', '1'),
    program('schema', 'trials'),
    program('verify'),
  ])
  expect(JSON.parse(count.stdout).dataset.version).toContain('+own.')
  expect(JSON.parse(schema.stdout).title).toBe('stemcell trials --json')
  expect([checked.code, checked.stdout]).toEqual([0, expect.stringContaining('+own.')])
  expect(readdirSync(home)).toEqual(['current', 'editions', 'history.ndjson'])
}, 60_000)

it('damage of one’s own dataset is told with the ways out, and neither touches the bundled one nor stops a repair', async () => {
  const { home, program } = place()
  const cells = join(home, 'editions', '000001', 'cells.ndjson')
  truncateSync(cells, 100)
  const { code, stderr } = await program('cells')
  expect(code).toBe(4)
  expect(stderr).toContain(home)
  expect(stderr).toMatch(/--bundled.*stemcell data use own/)
  expect((await program('trials', '--bundled')).code).toBe(0)
  // In a batch and by the server it is told the same way.
  const lines = join(home, 'lines.txt')
  writeFileSync(lines, 'cells --json')
  const batch = await program('batch', lines, '--into', join(home, 'out'))
  const mcp = await agent({ env: { XDG_DATA_HOME: dirname(home) } })
  const refused = await mcp.refused('find', { kind: 'cells' })
  await mcp.client.close()
  for (const said of [stderr, batch.stdout, refused.message]) {
    expect(said).toContain(`the dataset of your records in ${home} is damaged: cells.ndjson has 100 bytes`)
    expect(said).not.toContain('bundled dataset')
  }
  expect(refused.hint).toContain('stemcell data use own')
  const checked = JSON.parse((await program('verify', '--json')).stdout).items[0].failures[0]
  expect([checked.message, checked.todo]).toEqual([
    expect.stringContaining('the dataset of your records'),
    expect.stringContaining('stemcell data use own'),
  ])
  expect((await program('data', 'use', 'own')).code).toBe(0)
  expect((await program('show', 'mine')).code).toBe(0)
  rmSync(join(home, 'current'))
  expect(existsSync(cells)).toBe(true)
  expect((await program('trials')).code).toBe(0)
}, 60_000)

it('damage of the bundled dataset is told as such, beside whole records of one’s own', async () => {
  const { home } = place()
  const copy = join(home, 'program')
  for (const part of ['bin', 'dist', 'package.json']) cpSync(join(root, part), join(copy, part), { recursive: true })
  truncateSync(join(copy, 'dist', 'data', 'trials.ndjson'), 100)
  const env = { XDG_DATA_HOME: dirname(home) }
  const study = join(home, 'study.json')
  writeFileSync(study, JSON.stringify(registryStudy(nct(1))))
  const { code, stderr } = await execute(['import', study], { env, copy: join(copy, 'bin', 'stemcell.cjs') })
  expect([code, stderr]).toEqual([4, expect.stringContaining('the bundled dataset is damaged: trials.ndjson')])
  expect(stderr).toContain('Reinstall stemcell-evidence')
}, 60_000)

it('takes the records of writers at once, one after the other', async () => {
  const { program, add } = place()
  const added = await Promise.all([add('a'), add('b'), add('c')])
  expect(added.map(({ code }) => code)).toEqual([0, 0, 0])
  const { stdout } = await program('data', 'list', '--ndjson')
  expect(stdout.match(/"key":"[^"]*"/g)).toEqual(['a', 'b', 'c', 'mine'].map((id) => `"key":"trials/${id}"`))
}, 120_000)

it('of an older program in a folder that nobody may write to is compiled for the run alone, which is told; nothing is written', async () => {
  const { home } = place()
  const pointer = join(home, 'current')
  writeFileSync(pointer, readFileSync(pointer, 'utf8').replace(/"over":"[^"]*"/, '"over":"an older one"'))
  const before = readdirSync(home, { recursive: true })
  const open = (path: string): void => {
    chmodSync(path, statSync(path).isDirectory() ? 0o555 : 0o444)
    if (statSync(path).isDirectory()) for (const name of readdirSync(path)) open(join(path, name))
  }
  open(home)
  for (let path = dirname(home); path.startsWith(tmpdir()) && path !== tmpdir(); path = dirname(path))
    chmodSync(path, 0o755)
  const isRoot = process.getuid?.() === 0
  const env = { ...surroundings, XDG_DATA_HOME: dirname(home) }
  const { stdout, stderr, status } = spawnSync(process.execPath, [program, 'trials', '--layer', 'own', '--json'], {
    env,
    encoding: 'utf8',
    // What stops others does not stop root.
    ...(isRoot ? { uid: 65_534, gid: 65_534 } : {}),
  })
  chmodSync(home, 0o755)
  chmodSync(join(home, 'editions'), 0o755)
  expect([status, stderr]).toEqual([0, expect.stringContaining('for this run alone')])
  expect(JSON.parse(stdout).items.map(({ id }: { id: string }) => id)).toEqual(['mine'])
  expect(readdirSync(home, { recursive: true })).toEqual(before)
}, 60_000)

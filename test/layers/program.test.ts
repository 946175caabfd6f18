import { existsSync, readdirSync, rmSync, truncateSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { temporary } from '../helpers/folder.js'
import { execute } from '../helpers/program.js'

/** A data folder, and the built program in it. */
const place = () => {
  const folder = temporary()
  const program = (...argv: string[]) => execute(argv, { env: { XDG_DATA_HOME: folder } })
  const add = async (name = 'mine') => {
    const { stdout } = await program('data', 'template', 'trial')
    const path = join(folder, `${name}.json`)
    writeFileSync(path, stdout.replaceAll('author-year-cells-disease', name))
    return program('data', 'add', path)
  }
  return { home: join(folder, 'stemcell'), program, add }
}

it('the built program keeps records over the dataset it came with, and every document of that', async () => {
  const { home, program, add } = place()
  expect((await add()).stderr).toContain('edition 1')
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
  const { home, program, add } = place()
  await add()
  const trials = join(home, 'editions', '000001', 'trials.ndjson')
  truncateSync(trials, 100)
  const { code, stderr } = await program('trials')
  expect(code).toBe(4)
  expect(stderr).toContain(home)
  expect(stderr).toMatch(/--bundled.*stemcell data use own/)
  expect((await program('trials', '--bundled')).code).toBe(0)
  expect((await program('data', 'use', 'own')).code).toBe(0)
  expect((await program('show', 'mine')).code).toBe(0)
  rmSync(join(home, 'current'))
  expect(existsSync(trials)).toBe(true)
  expect((await program('trials')).code).toBe(0)
}, 60_000)

it('takes the records of writers at once, one after the other', async () => {
  const { program, add } = place()
  await add()
  const added = await Promise.all([add('a'), add('b'), add('c')])
  expect(added.map(({ code }) => code)).toEqual([0, 0, 0])
  const { stdout } = await program('data', 'list', '--ndjson')
  expect(stdout.match(/"key":"[^"]*"/g)).toEqual(['a', 'b', 'c', 'mine'].map((id) => `"key":"trials/${id}"`))
}, 120_000)

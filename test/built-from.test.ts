/** A repository is built again when anything of which it was built, or what was made, is no longer the same. */
import { mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { isBuilt, sumOfBuild, sumOfSources } from '../scripts/built-from.js'
import { temporary } from './helpers/folder.js'

/** A repository that was built, and a way to write in it. */
const built = () => {
  const root = temporary()
  const write = (path: string, content: string): void => {
    mkdirSync(dirname(join(root, path)), { recursive: true })
    writeFileSync(join(root, path), content)
  }
  for (const path of ['package.json', 'src/a/b.ts', 'data/trials/x.json', 'node_modules/.package-lock.json'])
    write(path, path)
  write('dist/data/x.ndjson', '1')
  const dist = join(root, 'dist')
  write('dist/meta.json', JSON.stringify({ from: sumOfSources(root), made: sumOfBuild(dist), outputs: {} }))
  return { root, write }
}

it('stands while nothing changes, whatever its tests and documents do', () => {
  const { root, write } = built()
  expect(isBuilt(root)).toBe(true)
  write('test/a.test.ts', '')
  write('docs/a.md', '')
  write('src/a/b.ts', 'src/a/b.ts')
  expect(isBuilt(root)).toBe(true)
})

describe('is built again where', () => {
  it.each<[string, (root: string, write: (path: string, content: string) => void) => void]>([
    ['a source is another', (_, write) => write('src/a/b.ts', 'src/a/c.ts')],
    ['a source is new', (_, write) => write('src/c.ts', '')],
    ['a source has another name', (root) => renameSync(join(root, 'src/a/b.ts'), join(root, 'src/a/c.ts'))],
    ['a record is gone', (root) => rmSync(join(root, 'data/trials/x.json'))],
    ['another package is installed', (_, write) => write('node_modules/.package-lock.json', '{}')],
    ['package.json is another', (_, write) => write('package.json', '{}')],
    ['a file of the build is another', (_, write) => write('dist/data/x.ndjson', '2')],
    ['a file of the build is gone', (root) => rmSync(join(root, 'dist/data/x.ndjson'))],
    ['nobody said of what it is', (_, write) => write('dist/meta.json', '{"outputs":{}}')],
    ['there is no build', (root) => rmSync(join(root, 'dist'), { recursive: true })],
  ])('%s', (_, change) => {
    const { root, write } = built()
    change(root, write)
    expect(isBuilt(root)).toBe(false)
  })
})

/** What only the module itself can be asked: all or none of several, and what replaces nothing. */
import { chmodSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { writeFiles, writeWhole } from '../../src/files/index.js'
import { commit, stage } from '../../src/files/whole.js'
import { temporary } from '../helpers/folder.js'

const placeIn = (folder: string, name: string) => {
  const path = join(folder, name)
  return { kind: 'file', path, folder, now: statSync(path, { bigint: true, throwIfNoEntry: false }) } as const
}

describe('several files', () => {
  it('that cannot all be put in their places leave what was there, byte for byte', () => {
    const folder = temporary()
    writeFileSync(join(folder, 'a'), 'old a', { mode: 0o640 })
    const staged = ['a', 'new', 'c'].map((name) => stage(placeIn(folder, name), Buffer.from(`${name}, new`)))
    // Meanwhile somebody made a folder of that name.
    mkdirSync(join(folder, 'c'))
    expect(() => commit(staged, { clobber: true })).toThrow(/EISDIR|EPERM|EACCES|EEXIST/)
    expect(readFileSync(join(folder, 'a'), 'utf8')).toBe('old a')
    expect(readdirSync(folder).filter((name) => !name.startsWith('.stemcell-'))).toEqual(['a', 'c'])
  })

  it('of which one cannot be written: none is, and no temporary file stays', async () => {
    const folder = temporary()
    writeFileSync(join(folder, 'a'), 'old')
    const files = [
      { path: join(folder, 'a'), content: 'new' },
      { path: join(folder, 'no', 'b'), content: 'new' },
    ]
    await expect(writeFiles(files)).rejects.toMatchObject({ name: 'Failure', code: 'usage' })
    expect([readdirSync(folder), readFileSync(join(folder, 'a'), 'utf8')]).toEqual([['a'], 'old'])
  })

  it('are what they were meant to be, whatever they hold', async () => {
    const folder = temporary()
    await fc.assert(
      fc.asyncProperty(fc.array(fc.uint8Array({ maxLength: 5_000 }), { minLength: 1, maxLength: 4 }), async (all) => {
        await writeFiles(all.map((content, i) => ({ path: join(folder, String(i)), content })))
        for (const [i, content] of all.entries())
          expect(readFileSync(join(folder, String(i))).equals(content)).toBe(true)
        expect(readdirSync(folder).every((name) => /^\d$/.test(name))).toBe(true)
      }),
      { numRuns: 40 },
    )
  })
})

describe('one file', () => {
  it('that came to be there meanwhile is not written over without leave', async () => {
    const folder = temporary()
    const place = placeIn(folder, 'x')
    const staged = stage(place, Buffer.from('new'))
    writeFileSync(place.path, 'theirs')
    expect(() => commit([staged], { clobber: false })).toThrow('EEXIST')
    expect(readFileSync(place.path, 'utf8')).toBe('theirs')
    await expect(writeFiles([{ path: place.path, content: '' }], { clobber: false })).rejects.toMatchObject({
      code: 'usage',
    })
    rmSync(place.path)
    await writeFiles([{ path: place.path, content: 'new' }], { clobber: false })
    expect(readFileSync(place.path, 'utf8')).toBe('new')
  })

  it('of our own that is write-protected stays', () => {
    const path = join(temporary(), 'x')
    writeFileSync(path, 'mine')
    chmodSync(path, 0o444)
    expect(() => writeWhole(path, 'new', { mode: 0o600 })).toThrow('write-protected')
    expect(readFileSync(path, 'utf8')).toBe('mine')
  })

  it.skipIf(process.platform === 'win32')(
    'a pipe that nobody reads keeps the browser waiting for so long only',
    async () => {
      const { execFileSync } = await import('node:child_process')
      const path = join(temporary(), 'pipe')
      execFileSync('mkfifo', [path])
      await expect(writeFiles([{ path, content: 'x' }], { patience: 30 })).rejects.toMatchObject({
        code: 'bad-data',
        message: expect.stringContaining('nobody reads'),
      })
    },
  )
})

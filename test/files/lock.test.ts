import { mkdirSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it, vi } from 'vitest'
import { makeFolder, withLock } from '../../src/files/index.js'
import { newMark } from '../../src/files/owner.js'
import { markOfTheDead } from '../helpers/dead.js'
import { temporary } from '../helpers/folder.js'

const rest = (): Promise<void> => new Promise((resolve) => setImmediate(resolve))

describe('a lock', () => {
  it('lets one at a time run, and leaves nothing', async () => {
    const path = join(temporary(), 'x.json')
    let inside = 0
    let most = 0
    const ran: number[] = []
    await Promise.all(
      Array.from({ length: 12 }, (_, i) =>
        withLock(path, async () => {
          most = Math.max(most, ++inside)
          for (let turn = 0; turn < 5; turn++) await rest()
          inside--
          ran.push(i)
        }),
      ),
    )
    expect([most, ran.length]).toEqual([1, 12])
    expect(readdirSync(join(path, '..'))).toEqual([])
  })

  it('is given back when what ran under it fails', async () => {
    const path = join(temporary(), 'x.json')
    await expect(
      withLock(path, () => {
        throw new Error('no')
      }),
    ).rejects.toThrow('no')
    expect(await withLock(path, () => 'free')).toBe('free')
  })

  it('of processes that are no more holds nobody up, whether they held it or were about to', async () => {
    const folder = temporary()
    const path = join(folder, 'x.json')
    for (const number of [0, 1, 7]) writeFileSync(`${path}.lock-${number}-${markOfTheDead()}`, '')
    expect(await withLock(path, () => 'free', 5_000)).toBe('free')
    expect(readdirSync(folder)).toEqual([])
  })

  it('of one that lives but does nothing is waited for only so long, and that is said', async () => {
    const path = join(temporary(), 'x.json')
    const held = `${path}.lock-1-${newMark()}`
    writeFileSync(held, '')
    await expect(withLock(path, () => 'never', 50)).rejects.toMatchObject({
      name: 'Failure',
      message: expect.stringContaining('another stemcell has kept'),
    })
    expect(readdirSync(join(path, '..'))).toEqual([held.split('/').at(-1)])
  })

  it('is no ticket where it is a link or a folder, which nobody would give back', async () => {
    const folder = temporary()
    const path = join(folder, 'views.json')
    symlinkSync('/nowhere/at/all', `${path}.lock-1-deadbeef-99999-1-deadbeef`)
    mkdirSync(`${path}.lock-0-deadbeef-99999-1-deadbee0`)
    expect(await withLock(path, () => 'done', 50)).toBe('done')
  })

  it('minds no files that are not its own: a link that leads nowhere, another lock', async () => {
    const path = join(temporary(), 'x.json')
    symlinkSync('nowhere', `${path}.lock`)
    writeFileSync(`${path}.lock-1`, 'mine')
    expect(await withLock(path, () => 'free', 1_000)).toBe('free')
    expect(readFileSync(`${path}.lock-1`, 'utf8')).toBe('mine')
  })
})

describe('a folder', () => {
  it('is made with those above it, and may be there', () => {
    const at = join(temporary(), 'a', 'b')
    makeFolder(at, 0o700)
    makeFolder(at, 0o700)
    expect(readdirSync(join(at, '..'))).toEqual(['b'])
  })

  it.skipIf(process.platform !== 'linux')('where none can be made fails at once', () =>
    expect(() => makeFolder('/proc/no/such', 0o700)).toThrow(/^ENOENT/),
  )

  it('is none in the place of a file', () => {
    const at = join(temporary(), 'file')
    writeFileSync(at, '')
    expect(() => makeFolder(join(at, 'x'), 0o700)).toThrow(/EEXIST|ENOTDIR/)
    mkdirSync(`${at}.d`)
  })
})

describe('of two that drew the same number', () => {
  /** Whether we run while another holds the ticket of our number, with a mark that ends so. */
  const runsBeside = async (end: string): Promise<boolean> => {
    const folder = temporary()
    const path = join(folder, 'x.json')
    const mark = newMark().replace(/[0-9a-f]{8}$/, end)
    // While another draws, ours waits with its number.
    writeFileSync(`${path}.lock-0-${mark}`, '')
    const ours = withLock(path, () => 'ran', 5_000)
    await vi.waitFor(() => expect(readdirSync(folder).some((name) => name.includes('.lock-1-'))).toBe(true), 5_000)
    writeFileSync(`${path}.lock-1-${mark}`, '')
    rmSync(`${path}.lock-0-${mark}`)
    let ran = false
    const done = ours.then(() => {
      ran = true
    })
    if (end === 'ffffffff') await done
    else for (let turn = 0; turn < 100; turn++) await rest()
    const result = ran
    rmSync(`${path}.lock-1-${mark}`)
    await done
    return result
  }

  it('the lower mark goes first', async () => {
    expect(await runsBeside('ffffffff')).toBe(true)
    expect(await runsBeside('00000000')).toBe(false)
  })
})

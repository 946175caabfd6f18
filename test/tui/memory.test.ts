import { execFileSync } from 'node:child_process'
import {
  chmodSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { dirname, join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, it, onTestFinished } from 'vitest'
import { harmless } from '../../src/text.js'
import { tabKinds } from '../../src/tui/library/tab.js'
import { type Memory, openMemory, placeOf } from '../../src/tui/outside/memory.js'
import { type SavedView, withoutView, withView, written } from '../../src/tui/state/views.js'
import { markOfTheDead } from '../helpers/dead.js'
import { temporary } from '../helpers/folder.js'

const isRoot = process.getuid?.() === 0

const view = (name: string, more: Partial<SavedView> = {}): SavedView => ({
  name,
  kind: 'trials',
  query: 'disease:t1d',
  sort: { field: 'year', descending: true },
  columns: { phase: false },
  saved: '2026-11-21',
  ...more,
})

const memory = (state: string): Memory => openMemory({ env: { XDG_STATE_HOME: state }, platform: 'linux' })
const fileIn = (state: string): string => join(state, 'stemcell', 'browse.json')
const keep = (at: Memory, one: SavedView) => at.keep((now) => ({ ...now, views: withView(now.views, one) }))
const put = (state: string, content: string | Uint8Array): string => {
  mkdirSync(dirname(fileIn(state)), { recursive: true })
  writeFileSync(fileIn(state), content)
  return fileIn(state)
}
const mode = (path: string): string => (statSync(path).mode & 0o777).toString(8)

describe('where it is', () => {
  const at = (env: Record<string, string>, platform = 'linux') => placeOf({ env, platform })
  it('in the XDG folder for state', () => {
    expect(at({ XDG_STATE_HOME: '/s', HOME: '/h' })).toEqual({ path: '/s/stemcell/browse.json' })
    expect(at({ HOME: '/h' })).toEqual({ path: '/h/.local/state/stemcell/browse.json' })
    expect(at({ XDG_STATE_HOME: '', HOME: '/h' }, 'darwin')).toEqual({ path: '/h/.local/state/stemcell/browse.json' })
  })
  it('on Windows with what belongs to one machine', () => {
    expect(at({ LOCALAPPDATA: '/l', XDG_STATE_HOME: '/s' }, 'win32')).toEqual({ path: '/l/stemcell/browse.json' })
    expect(at({ HOME: '/h' }, 'win32')).toEqual({ path: '/h/AppData/Local/stemcell/browse.json' })
  })
  it('a relative XDG_STATE_HOME is not used, and that is said', () =>
    expect(at({ XDG_STATE_HOME: 'state', HOME: '/h' })).toEqual({
      path: '/h/.local/state/stemcell/browse.json',
      problem:
        'XDG_STATE_HOME is "state", which is no absolute path: views are in "/h/.local/state/stemcell/browse.json".',
    }))
  it('nowhere without a home', async () => {
    const none = openMemory({ env: { HOME: 'not/absolute' }, platform: 'linux' })
    const why = 'no home folder: set XDG_STATE_HOME to one'
    expect(none.read()).toEqual({
      started: true,
      views: [],
      problem: `Saved views cannot be read: ${why}. The browser works without them.`,
    })
    await expect(keep(none, view('a'))).rejects.toThrow(`views cannot be saved: ${why}`)
  })
})

describe('what is remembered', () => {
  it('is nothing at first, and reading makes no file', () => {
    const state = join(temporary(), 'not', 'yet')
    expect(memory(state).read()).toEqual({ started: false, views: [] })
    expect(existsSync(state)).toBe(false)
  })

  it('is there again for the next browser, for its owner only', async () => {
    const state = join(temporary(), 'state')
    const said = await keep(memory(state), view('mine'))
    expect(said).toEqual({ started: false, views: [view('mine')] })
    expect(memory(state).read()).toEqual(said)
    expect([mode(state), mode(dirname(fileIn(state))), mode(fileIn(state))]).toEqual(['700', '700', '600'])
    expect(readdirSync(dirname(fileIn(state)))).toEqual(['browse.json'])
  })

  it('that there was a start', async () => {
    const state = temporary()
    await memory(state).keep((now) => ({ ...now, started: true }))
    expect(memory(state).read()).toEqual({ started: true, views: [] })
  })

  it('a file that others could read is closed by the next write', async () => {
    const state = temporary()
    const path = put(state, written({ started: true, views: [] }))
    chmodSync(path, 0o644)
    await keep(memory(state), view('mine'))
    expect(mode(path)).toBe('600')
  })

  it('a file that is a link to another place stays one', async () => {
    const state = temporary()
    const real = join(temporary(), 'real.json')
    writeFileSync(real, written({ started: true, views: [view('a')] }))
    mkdirSync(join(state, 'stemcell'))
    symlinkSync(real, fileIn(state))
    await keep(memory(state), view('b'))
    expect(JSON.parse(readFileSync(real, 'utf8')).views).toHaveLength(2)
  })

  it('whatever was written is read back', async () => {
    const text = fc.string({ unit: 'binary' })
    const name = fc
      .string({ unit: 'grapheme', minLength: 1, maxLength: 20 })
      .map((one) => one.trim())
      .filter((one) => /^[\p{L}\p{N}\p{P}\p{S} ]{1,60}$/u.test(one) && harmless(one) === one)
    const day = fc
      .date({ min: new Date('2000-01-01'), max: new Date('2099-12-31'), noInvalidDate: true })
      .map((date) => date.toISOString().slice(0, 10))
    const any = fc.record<SavedView>({
      name,
      kind: fc.constantFrom(...tabKinds),
      query: text,
      sort: fc.option(fc.record({ field: fc.string({ minLength: 1 }), descending: fc.boolean() })),
      columns: fc.dictionary(fc.string(), fc.boolean(), { noNullPrototype: true }),
      saved: day,
    })
    await fc.assert(
      fc.asyncProperty(fc.array(any, { maxLength: 8 }), fc.boolean(), async (list, started) => {
        const state = temporary()
        const views = list.reduce<readonly SavedView[]>(withView, [])
        await memory(state).keep(() => ({ started, views }))
        expect(memory(state).read()).toEqual({ started, views })
      }),
      { numRuns: 60 },
    )
  })

  it.each([`"quoted" 'name' \\n`, '一型糖尿病', '👩‍🔬 ok'])('under the name %s', async (name) => {
    const state = temporary()
    await keep(memory(state), view(name))
    expect(memory(state).read().views).toEqual([view(name)])
  })
})

describe('two browsers', () => {
  it('each keeps what the other saved', async () => {
    const state = temporary()
    const [one, other] = [memory(state), memory(state)]
    one.read()
    other.read()
    await keep(one, view('a'))
    await keep(other, view('b'))
    await keep(one, view('B', { query: 'later' }))
    expect(other.read().views).toEqual([view('a'), view('B', { query: 'later' })])
    await other.keep((now) => ({ ...now, views: withoutView(now.views, 'a') }))
    expect(one.read().views).toEqual([view('B', { query: 'later' })])
  })

  it('that save at the same moment lose nothing', async () => {
    const state = temporary()
    const names = Array.from({ length: 20 }, (_, i) => `view ${String(i).padStart(2, '0')}`)
    await Promise.all(names.map((name) => keep(memory(state), view(name))))
    expect(
      memory(state)
        .read()
        .views.map(({ name }) => name),
    ).toEqual(names)
    expect(readdirSync(join(state, 'stemcell'))).toEqual(['browse.json'])
  })

  it('six of them lose nothing beside what others left that died while saving', async () => {
    const state = temporary()
    const path = put(state, written({ started: true, views: [] }))
    for (const number of [0, 1, 2]) writeFileSync(`${path}.lock-${number}-${markOfTheDead()}`, '')
    symlinkSync('nowhere', `${path}.lock`)
    const names = ['a', 'b', 'c', 'd', 'e', 'f']
    await Promise.all(names.map((name) => keep(memory(state), view(name))))
    expect(
      memory(state)
        .read()
        .views.map(({ name }) => name)
        .toSorted(),
    ).toEqual(names)
    expect(readdirSync(dirname(path)).toSorted()).toEqual(['browse.json', 'browse.json.lock'])
  })
})

describe('where nothing can be saved', () => {
  const full = (folder: string): boolean => {
    try {
      execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=16k', 'tmpfs', folder], { stdio: 'ignore' })
      onTestFinished(() => void execFileSync('umount', [folder]))
      return true
    } catch {
      return false
    }
  }

  it.skipIf(!isRoot || process.platform === 'win32')(
    'on a full disk every saved view stays, and that is said',
    async () => {
      const state = temporary()
      if (!full(state)) return
      const kept = [view('a'), view('b', { query: 'x'.repeat(5_000) })]
      for (const one of kept) await keep(memory(state), one)
      await expect(keep(memory(state), view('c', { query: 'y'.repeat(5_000) }))).rejects.toThrow(
        /^views cannot be saved: ENOSPC/,
      )
      expect(memory(state).read()).toEqual({ started: false, views: kept })
      expect(readdirSync(dirname(fileIn(state)))).toEqual(['browse.json'])
    },
  )

  it.skipIf(process.platform !== 'linux')('under /proc that is said at once', async () => {
    const at = memory('/proc/stemcell-state')
    expect(at.read()).toEqual({ started: false, views: [] })
    await expect(keep(at, view('a'))).rejects.toThrow(/^views cannot be saved: ENOENT/)
  })

  it('a file that is write-protected stays', async () => {
    const state = temporary()
    const path = put(state, written({ started: true, views: [view('a')] }))
    chmodSync(path, 0o444)
    await expect(keep(memory(state), view('b'))).rejects.toThrow('write-protected')
    expect(memory(state).read().views).toEqual([view('a')])
  })
})

describe('a damaged file', () => {
  it('is put aside as it is, and that is said', () => {
    const state = temporary()
    const path = put(state, '{"views": oops')
    expect(memory(state).read()).toEqual({
      started: true,
      views: [],
      problem: `"${path}" is not JSON: put aside as "${path}.damaged-1". Mend it and move it back.`,
    })
    expect(readFileSync(`${path}.damaged-1`, 'utf8')).toBe('{"views": oops')
    // Said once: what stands there now is whole.
    expect(memory(state).read()).toEqual({ started: true, views: [] })
  })

  it('never takes the place of an earlier one', () => {
    const state = temporary()
    const path = put(state, 'second')
    writeFileSync(`${path}.damaged-1`, 'first')
    mkdirSync(`${path}.damaged-2`)
    memory(state).read()
    expect(readFileSync(`${path}.damaged-1`, 'utf8')).toBe('first')
    expect(readFileSync(`${path}.damaged-3`, 'utf8')).toBe('second')
  })

  it('in part: the other views are kept', async () => {
    const state = temporary()
    const text = written({ started: true, views: [view('a'), view('b'), view('c')] }).replace('"trials"', '"clinics"')
    const path = put(state, text)
    const { views, problem } = memory(state).read()
    expect(views).toEqual([view('b'), view('c')])
    expect(problem).toBe(
      `"${path}" is damaged: view 1 has the unknown kind "clinics": put aside as "${path}.damaged-1". Mend it and move it back. The other 2 views are kept.`,
    )
    expect(readFileSync(`${path}.damaged-1`, 'utf8')).toBe(text)
    expect(memory(state).read()).toEqual({ started: true, views })
    expect(mode(path)).toBe('600')
  })

  it('found by a write is put aside as well', async () => {
    const state = temporary()
    const at = memory(state)
    at.read()
    const path = put(state, 'damaged meanwhile')
    expect((await keep(at, view('a'))).problem).toContain('is not JSON: put aside')
    expect(memory(state).read().views).toEqual([view('a')])
    expect(readFileSync(`${path}.damaged-1`, 'utf8')).toBe('damaged meanwhile')
  })

  it('of a newer version waits for a newer program', () => {
    const state = temporary()
    const path = put(state, '{"format":"stemcell/browse-state/2","views":[]}')
    expect(memory(state).read().problem).toBe(
      `"${path}" was written by a newer stemcell ("stemcell/browse-state/2"): put aside as "${path}.damaged-1". Update stemcell, then move it back.`,
    )
  })

  it.each<[string, Uint8Array, string]>([
    ['empty', Buffer.from(''), 'is empty'],
    ['not UTF-8', Buffer.from([0x7b, 0xff, 0x7d]), 'is not UTF-8'],
  ])('%s', (_, content, what) => {
    const state = temporary()
    const path = put(state, content)
    expect(memory(state).read().problem).toContain(`"${path}" ${what}: put aside as`)
    expect(readFileSync(`${path}.damaged-1`).equals(content)).toBe(true)
  })
})

/** Nothing is read, saving says why, and what stands there stays. */
const worksWithout = async (state: string, why: string): Promise<void> => {
  const at = memory(state)
  expect(at.read()).toEqual({
    started: true,
    views: [],
    problem: `Saved views cannot be read: ${why}. The browser works without them.`,
  })
  const refused = keep(at, view('a'))
  await expect(refused).rejects.toThrow(`views cannot be saved: ${why}`)
  await expect(refused).rejects.toHaveProperty('name', 'Failure')
}

describe('what cannot be read', () => {
  it('XDG_STATE_HOME is a file', async () => {
    const state = join(temporary(), 'file')
    writeFileSync(state, 'kept')
    await worksWithout(state, `"${state}" is no folder`)
    expect(readFileSync(state, 'utf8')).toBe('kept')
  })
  it('a folder in the place of the file', async () => {
    const state = temporary()
    mkdirSync(fileIn(state), { recursive: true })
    await worksWithout(state, `"${fileIn(state)}" is no ordinary file`)
  })
  it('a file that is far too long', async () => {
    const state = temporary()
    put(state, ' '.repeat(1_000_001))
    await worksWithout(state, `"${fileIn(state)}" has 1000001 bytes, more than views ever need`)
    expect(statSync(fileIn(state)).size).toBe(1_000_001)
  })
  it('views that would be too long are not written', async () => {
    const state = temporary()
    await keep(memory(state), view('a'))
    await expect(keep(memory(state), view('b', { query: 'x'.repeat(1_000_000) }))).rejects.toThrow('longer than')
    expect(memory(state).read().views).toEqual([view('a')])
  })
  it.skipIf(isRoot)('a file without permission', async () => {
    const state = temporary()
    const path = put(state, written({ started: true, views: [] }))
    chmodSync(path, 0)
    await worksWithout(state, `EACCES: permission denied, open '${path}'`)
  })
  it.skipIf(isRoot)('a folder that may not be entered', async () => {
    const state = temporary()
    put(state, written({ started: true, views: [] }))
    chmodSync(state, 0o600)
    await worksWithout(state, `EACCES: permission denied, stat '${fileIn(state)}'`)
    chmodSync(state, 0o700)
  })
  it.skipIf(isRoot)('a folder that may not be written to', async () => {
    const state = temporary()
    const path = put(state, 'damaged')
    chmodSync(dirname(path), 0o500)
    const { problem } = memory(state).read()
    expect(problem).toContain(`"${path}" is not JSON and cannot be put aside: EACCES`)
    await expect(keep(memory(state), view('a'))).rejects.toThrow('views cannot be saved: ')
    expect(readFileSync(path, 'utf8')).toBe('damaged')
    chmodSync(dirname(path), 0o700)
  })
})

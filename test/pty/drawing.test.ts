/** How the browser draws on a real terminal: only what changed, nothing lost, on slow lines, in every script and without color. */
import { readFileSync } from 'node:fs'
import { afterEach, describe, expect, it } from 'vitest'
import { type Browser, browser, endOfFrame } from '../helpers/browser.js'
import { json } from '../helpers/cli.js'

const open: Browser[] = []
const start: typeof browser = (...args) => {
  const one = browser(...args)
  open.push(one)
  return one
}
afterEach(() => {
  for (const one of open.splice(0)) one.close()
})

const esc = '\u001b'
/** The list, drawn by what draws it from then on. */
const opened = (one: Browser): Promise<string> =>
  one.until((s) => s.includes('$ stemcell trials') && one.sent().endsWith(endOfFrame), 'the list')
const lineOf = (s: string, text: string): number => s.split('\n').findIndex((line) => line.includes(text))

/** Rows that a piece of output writes on or clears, from the row where the cursor is before it. */
const rowsWritten = (output: string, from: number): number[] => {
  const rows = new Set<number>()
  let row = from
  for (const [, params, final, control, text] of output.matchAll(
    /\u001b\[([\d;?]*)([A-Za-z])|([\r\n])|([^\u001b\r\n]+)/g,
  )) {
    if (text !== undefined || final === 'K' || final === 'J') rows.add(row)
    if (control === '\n') row++
    else if (final === 'A') row -= Number(params || 1)
    else if (final === 'B' || final === 'E') row += Number(params || 1)
    else if (final === 'H') row = Number(params?.split(';')[0] || 1) - 1
  }
  return [...rows].sort((a, b) => a - b)
}

/** A key pressed, and what was sent for it once the screen shows it. */
const pressed = async (one: Browser, keys: string, shows: (s: string) => boolean) => {
  const [before, from, rows] = [one.sent().length, one.terminal.buffer.active.cursorY, one.painted().split('\n')]
  one.press(keys)
  await one.until((s) => shows(s) && one.sent().endsWith(endOfFrame), 'a whole frame')
  const now = one.painted().split('\n')
  return {
    output: one.sent().slice(before),
    written: rowsWritten(one.sent().slice(before), from),
    changed: now.flatMap((line, y) => (line === rows[y] ? [] : [y])),
  }
}

/** Whether the cursor is at a record of the list: the title tells its number, the row above the keys its id. */
const isAt = (screen: string, index: number, id: string): boolean =>
  screen.includes(`List L  ${index + 1} of `) && screen.split('\n').some((line) => line.includes(id))

describe('one key', () => {
  it.each([
    [80, 24],
    [120, 40],
  ])('rewrites the rows that changed and nothing else, at %d by %d', async (columns, rows) => {
    const one = start([], { columns, rows })
    const first = lineOf(await opened(one), '▸')
    // The hints of the start go with the first key.
    one.press('j')
    await one.until((s) => lineOf(s, '▸') === first + 1)
    const { output, written, changed } = await pressed(one, 'j', (s) => lineOf(s, '▸') === first + 2)
    expect(written).toEqual(changed)
    // The title of the list tells which of how many, the row above the keys what stands under the cursor.
    expect(written).toEqual([2, first + 1, first + 2, rows - 4])
    expect(output).not.toContain(`${esc}[2J`)
    expect(output).not.toContain(`${esc}[J`)
  })

  it('typed into the query changes the line it is typed into', async () => {
    const one = start([])
    await opened(one)
    one.press('/x')
    const bottom = lineOf(await one.until((s) => s.includes('/x')), '/x')
    const { written } = await pressed(one, 'y', (s) => s.includes('/xy'))
    expect(written).toEqual([bottom])
  })

  it('that changes nothing sends nothing', async () => {
    const one = start([])
    await opened(one)
    one.press('k')
    await one.until((s) => !s.includes('? shows every key'))
    const before = one.sent().length
    one.press('kkk')
    one.press('\u0003')
    await one.ended
    // What is sent at the end only gives the terminal back.
    expect(one.sent().slice(before)).not.toContain('stemcell')
  })
})

describe('many keys at once', () => {
  it('held down: all of them count', async () => {
    const { items } = await json('stemcell trials')
    const one = start([], { columns: 120 })
    await opened(one)
    one.press('j'.repeat(200))
    const id = items[200].id as string
    await one.until((s) => isAt(s, 200, id), `the cursor at ${id}`)
  })

  it('pasted text of several lines is one line of the query', async () => {
    const one = start([])
    await opened(one)
    one.press(`/${esc}[200~disease:t1d\ncell:msc\r\nallocation:randomized${esc}[201~`)
    await one.until((s) => s.includes('/disease:t1d cell:msc allocation:randomized'))
    one.press('\r')
    await one.until((s) => s.includes("$ stemcell trials 'disease:t1d cell:msc allocation:randomized'"))
  })

  it('a paste that arrives in pieces is one paste, and one that never ends does not lock the keyboard', async () => {
    const one = start([])
    await opened(one)
    one.press(`/${esc}[20`)
    one.press('0~disease')
    one.press(`:t1d${esc}[201`)
    one.press('~')
    await one.until((s) => s.includes('/disease:t1d'))
    one.press(`${esc}[200~and then nothing`)
    one.press('\u0003')
    expect(await one.ended).toBe(0)
  })
})

describe('a slow line', () => {
  it('loses nothing, keeps nothing back, and ends with the right screen', async () => {
    const { items } = await json('stemcell trials')
    const one = start([], { columns: 200, rows: 60 })
    await opened(one)
    await one.until((s) => !s.includes('Reading'))
    const memory = (): number =>
      process.platform === 'linux'
        ? Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${one.pid}/status`, 'utf8'))?.[1]) / 1024
        : 0
    const before = memory()
    one.slow(20)
    // More than a terminal keeps of what was typed, among it whole screens to be drawn.
    for (let i = 0; i < 20; i++) one.press(`${'jk'.repeat(200)}${'j'.repeat(10)}][`)
    const id = items[200].id as string
    await one.until((s) => isAt(s, 200, id), `the cursor at ${id}`)
    await one.until((s) => !s.includes('Reading') && one.sent().endsWith(endOfFrame))
    const shown = one.painted()
    one.resize(200, 61)
    await one.until((s) => s.split('\n')[59]?.startsWith('$ stemcell') === true)
    one.resize(200, 60)
    await one.until(() => one.painted() === shown, `the same when drawn anew as\n${shown}`)
    expect(memory() - before).toBeLessThan(80)
  })
})

describe('every script', () => {
  const bottom = 22
  it.each([
    ['中文', 5],
    ['é中e\u0301', 5],
    ['👩‍🔬', undefined],
    ['🇳🇱!', undefined],
  ])('the cursor stands right behind %s', async (text, column) => {
    const one = start([])
    await opened(one)
    one.press(`/${text}`)
    await one.until((s) => s.split('\n')[bottom]?.startsWith(`/${text}`) === true, `/${text}`)
    const cursor = one.reversed(bottom)
    expect(cursor?.text).toBe(' ')
    if (column !== undefined) {
      expect(cursor?.column).toBe(column)
      // The terminal's own cursor stands there too: input methods open at it.
      await one.until(() => one.terminal.buffer.active.cursorX === column, 'the cursor of the terminal')
      expect(one.terminal.buffer.active.cursorY).toBe(bottom)
      expect(one.sent().lastIndexOf('\u001b[?25h')).toBeGreaterThan(one.sent().lastIndexOf('\u001b[?25l'))
    }
    // And on the last character, whole, after a step to the left.
    one.press(`${esc}[D`)
    await one.until(() => one.reversed(bottom)?.text !== ' ')
    const last = [...new Intl.Segmenter().segment(text)].at(-1)?.segment
    expect(one.reversed(bottom)?.text).toBe(last)
    one.press('\u007f')
    one.press('\u0003')
    expect(await one.ended).toBe(0)
  })

  it.each([
    [60, 20],
    [80, 24],
    [120, 40],
    [200, 60],
  ])('--ascii shows ASCII only, at %d by %d', async (columns, rows) => {
    const one = start(['--ascii'], { columns, rows })
    const plain = (what: string): void => {
      expect({ what, foreign: [...new Set(one.screen().replace(/[\n\x20-\x7e]/g, ''))].join('') }).toEqual({
        what,
        foreign: '',
      })
    }
    await one.until((s) => s.includes('$ stemcell trials') && !s.includes('Reading'))
    plain('list')
    const pages: [string, (s: string) => boolean][] = [
      ['\r', (s) => s.includes('$ stemcell show')],
      [`${esc}${esc}  c`, (s) => s.includes('$ stemcell compare')],
      ['b', (s) => s.includes('$ stemcell trials')],
      ['m', (s) => s.includes('$ stemcell map')],
      ['bt', (s) => s.includes('$ stemcell timeline')],
      ['bpinsulin-dose\r', (s) => s.includes('$ stemcell pool')],
      ['b>', (s) => s.includes('$ stemcell claims')],
      ['>', (s) => s.includes('$ stemcell mechanisms')],
      ['>', (s) => s.includes('$ stemcell cells')],
      ['>>>', (s) => s.includes('$ stemcell references')],
      ['?', (s) => s.includes('(where you are)')],
    ]
    for (const [keys, shows] of pages) {
      one.press(keys)
      await one.until((s) => shows(s) && !s.includes('Reading'), keys)
      plain(keys)
    }
  })
})

describe('without color', () => {
  it.each<[string, string[], Record<string, string>]>([
    ['NO_COLOR', [], { NO_COLOR: '1' }],
    ['--color never', ['--color', 'never'], {}],
  ])('%s sends none', async (_, argv, env) => {
    const one = start(argv, { env, columns: 140, rows: 40 })
    await one.until((s) => s.includes('$ stemcell trials') && !s.includes('Reading'))
    one.press('pinsulin-dose\r')
    await one.until((s) => s.includes('$ stemcell pool') && !s.includes('Reading'))
    one.press('b?')
    await one.until((s) => s.includes('(where you are)'))
    const codes = [...one.sent().matchAll(/\u001b\[([\d;]*)m/g)].flatMap(([, list]) => (list as string).split(';'))
    // Bold, dim and reversed are no colors.
    expect(codes.filter((code) => !['', '0', '1', '2', '7', '22', '27'].includes(code))).toEqual([])
  })

  it('with color it sends some', async () => {
    const one = start([], { env: { COLORFGBG: '15;0' } })
    await opened(one)
    expect(one.sent()).toMatch(/\u001b\[3[1-68](;5;\d+)?m/)
  })
})

it.each<Record<string, string>>([
  { LANG: 'C', LC_ALL: 'C' },
  { LANG: 'de_DE.ISO-8859-1' },
  { LC_ALL: 'POSIX', LANGUAGE: 'xx' },
  { TERM: 'linux' },
])('works with %j, and shows ASCII', async (env) => {
  const one = start([], { env })
  await opened(one)
  await one.until((s) => !s.includes('Reading'))
  expect(one.screen()).not.toMatch(/[^\n\x20-\x7e]/)
  // A keyboard that sends Latin-1: bytes that are no UTF-8.
  one.press(Buffer.from('/\u00e9\u00fc\u0015disease:t1d\r', 'latin1'))
  await one.until((s) => s.includes('$ stemcell trials disease:t1d'))
  one.press('Q')
  expect(await one.ended).toBe(0)
})

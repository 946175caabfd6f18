import { describe, expect, it } from 'vitest'
import { fitRow, skip } from '../../src/render/index.js'
import { type Library, openLibrary } from '../../src/tui/library/library.js'
import { cellText } from '../../src/tui/library/list-cells.js'
import { frame } from '../../src/tui/screen/frame.js'
import { paint } from '../../src/tui/screen/paint.js'
import type { Action } from '../../src/tui/state/actions.js'
import { reduce } from '../../src/tui/state/reduce.js'
import { initial, type State } from '../../src/tui/state/state.js'
import { themeFor } from '../../src/tui/terminal/theme.js'
import { cellWidth, fitted } from '../../src/widths.js'
import { browsed, screen, settle } from '../helpers/browsing.js'
import { openBundled } from '../helpers/bundled.js'

const sizes = [
  [60, 20],
  [80, 24],
  [100, 30],
  [140, 40],
] as const

const typed = (text: string): string[] => [...text]
const two = ['space', 'space']

/** Screens by the keys that lead to them; those that document the browser are kept as files. */
const documented: Readonly<Record<string, readonly string[]>> = {
  list: [],
  facets: ['F', 'j', 'j', 'space'],
  detail: ['j', 'enter'],
  search: ['j', 'enter', '/', ...typed('placebo'), 'enter'],
  beside: ['=', 'j'],
  claims: ['2'],
  approvals: ['9'],
  query: ['/', ...typed('dis')],
  palette: [':', ...typed('sort ye')],
  compare: [...two, 'c'],
  'pool-outcome': ['C', 'p'],
  pool: ['C', 'p', ...typed('insulin-halved-with-hba1c-below-7'), 'enter'],
  'pool-stop': ['C', 'p', ...typed('insulin-halved-with-hba1c-below-7'), 'enter', 'n', 'n', 'x'],
  'not-pooled': ['p', ...typed('insulin-independence'), 'enter'],
  map: ['m'],
  timeline: ['t'],
  help: ['?'],
}
const others: Readonly<Record<string, readonly string[]>> = {
  marked: two,
  refused: ['h', 'j', 'j', 'x'],
  folded: ['j', 'enter', 'Z', '}'],
  link: ['j', 'enter', 'n'],
  claim: ['2', 'enter'],
  mechanisms: ['3'],
  mechanism: ['3', 'enter'],
  cells: ['4'],
  cell: ['4', 'enter'],
  diseases: ['5'],
  disease: ['5', 'enter'],
  outcomes: ['6'],
  outcome: ['6', 'enter'],
  references: ['7'],
  reference: ['7', 'enter'],
  reviews: ['8'],
  review: ['8', 'enter'],
  approval: ['9', 'enter'],
  citations: ['0'],
  citation: ['0', 'enter'],
  problem: ['/', 'ctrl-u', ...typed('diseas:t1d'), 'enter'],
  nothing: ['/', ...typed('no-such-word'), 'enter'],
  column: ['o', ...typed('sponsor'), 'enter'],
  copy: ['Y'],
  sources: ['j', 'enter', 'O'],
  export: ['e', ...typed('all.csv')],
  save: ['w', ...typed('Type 1')],
  differences: [...two, 'c', 'd'],
  'map-cell': ['m', 'down', 'down', 'right'],
  trace: ['v'],
}

describe.each(sizes)('on a screen of %d by %d', (columns, rows) => {
  const golden = async (name: string, state: State, library: Library): Promise<void> => {
    const lines = screen(state, library)
    expect(lines).toHaveLength(rows - 1)
    expect(Math.max(...lines.map(cellWidth))).toBeLessThanOrEqual(columns)
    if (name in documented)
      await expect(`${lines.join('\n')}\n`).toMatchFileSnapshot(`../golden/browse/${name}-${columns}x${rows}.txt`)
  }

  it.each(Object.entries({ ...documented, ...others }))('%s', async (name, keys) => {
    const library = openLibrary(openBundled())
    await golden(name, await browsed(initial({ columns, rows }, 'disease:t1d', null), library, ...keys), library)
  })

  it.each<[string, Action]>([
    ['overwrite', { type: 'exists', words: ['trials'], path: 'all.csv' }],
    ['said', { type: 'said', message: 'Copied the command (the terminal)' }],
  ])('%s', async (name, action) => {
    const library = openLibrary(openBundled())
    const state = reduce(await browsed(initial({ columns, rows }, 'disease:t1d', null), library), action, library)
    await golden(name, state, library)
  })

  it('views', async () => {
    const library = openLibrary(openBundled())
    const views = ['Randomized', '糖尿病'].map((name) => ({
      name,
      kind: 'trials' as const,
      query: 'allocation:randomized',
      sort: null,
      columns: {},
      saved: '2026-11-21',
    }))
    const state = initial({ columns, rows }, 'disease:t1d', null, { started: true, views })
    await golden('views', await browsed(state, library, 'W'), library)
    await golden('replace', await browsed(state, library, 'w', ...typed('randomized'), 'enter'), library)
  })

  it('first', async () => {
    const library = openLibrary(openBundled())
    const state = initial({ columns, rows }, '', null, { started: false, views: [] })
    await settle(state, library)
    await golden('first', state, library)
  })
})

const itemNamed = <T extends { readonly name: string }>(all: readonly T[], name: string): T => {
  const found = all.find((one) => one.name === name)
  if (!found) throw new Error(`no field ${name}`)
  return found
}

describe('a list on every size of screen', () => {
  const library = openLibrary(openBundled())
  const open = (columns: number, rows: number): State => initial({ columns, rows }, 'disease:t1d', null)

  it.each(sizes)(
    '%d by %d shows size, design and level of each record in the order of the listing',
    async (columns, rows) => {
      const state = await browsed(open(columns, rows), library)
      const { kept } = library.listing('trials', state.tabs.trials)
      const cell = (id: string, name: string): string =>
        cellText(library.rows('trials'), id, itemNamed(library.catalog('trials').fields, name)).text
      const shown = screen(state, library).slice(4, -3)
      expect(shown.length).toBeGreaterThan(rows / 3)
      shown.forEach((line, i) => {
        const id = kept[i] as string
        const [first = ''] = cell(id, 'design').split(',')
        expect(line).toContain(` ${cell(id, 'enrollment')}  ${first}`)
        expect(line).toContain(` ${cell(id, 'read')}`)
        // In few cells the sign of the direction stands for its words, and the outcome is read.
        const [sign = '', found = ''] = /^(\S+ )?(?:favors \w+: |no difference: |unclear: )?(.{4})/
          .exec(cell(id, 'headline'))
          ?.slice(1) ?? ['', '']
        expect(line).toMatch(/[▲▼=?]/.test(sign) ? new RegExp(`\\${sign}.*${found}`) : / no/)
      })
    },
  )

  it.each(sizes)('%d by %d tells how many records fit and how many there are', async (columns, rows) => {
    const state = await browsed(open(columns, rows), library)
    expect(screen(state, library).join('\n')).toContain(
      `${library.listing('trials', state.tabs.trials).kept.length} of ${openBundled().count('trials')}`,
    )
  })
})

it.each([
  [39, 12],
  [40, 11],
  [1, 1],
])('a screen of %d by %d is too small, and says so in one line', (columns, rows) => {
  const lines = frame(initial({ columns, rows }, '', null), openLibrary(openBundled()))
  expect(lines).toHaveLength(1)
  expect(lines[0]?.map(({ text }) => text).join('')).toBe(fitted('Too small: 40x12 needed', columns))
})

describe('rows', () => {
  it('are measured as a terminal shows them', () => {
    expect([...'a中é'].map(cellWidth)).toEqual([1, 2, 1])
    expect(cellWidth('e\u0301')).toBe(1)
    expect(cellWidth('👩‍🔬')).toBe(2)
    expect(cellWidth('❤️')).toBe(2)
  })

  it('are cut between characters, never through one', () => {
    expect(fitted('中文字', 4)).toBe('中… ')
    expect(fitted('abc', 5, 'right')).toBe('  abc')
    expect(fitRow([{ text: 'ab' }, { text: 'cd', on: true }], 3)).toEqual([{ text: 'ab' }, { text: '…', on: true }])
    expect(skip([{ text: 'ab' }, { text: 'cd' }], 3)).toEqual([{ text: 'd' }])
  })
})

describe('a painted row', () => {
  const row = [{ text: '▸ ' }, { text: 'x │ y …', role: 'id' as const }]
  it('holds only ASCII where that is asked', () => {
    expect(paint(row, 20, themeFor({ colors: 0, ascii: true }))).toBe('> x | y ~')
  })
  it('has no escape sequence without color', () =>
    expect(paint(row, 20, themeFor({ colors: 0, ascii: false }))).not.toContain('\u001b'))
  it('cannot move the cursor, whatever stands in it', () => {
    expect(paint([{ text: 'a\u001b[2Jb' }], 20, themeFor({ colors: 0, ascii: false }))).toBe('a<U+001B>[2Jb')
  })
  it('ends every color it begins', () => {
    const painted = paint(row, 20, themeFor({ colors: 1, background: 'dark', ascii: false }))
    expect(painted).toContain('\u001b[36mx')
    expect(painted.lastIndexOf('\u001b[0m')).toBeGreaterThan(painted.lastIndexOf('\u001b[36m'))
  })
})

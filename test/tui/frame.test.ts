import { describe, expect, it } from 'vitest'
import { openDataset } from '../../src/dataset/index.js'
import { frame } from '../../src/tui/frame.js'
import { openLibrary } from '../../src/tui/library.js'
import { paint } from '../../src/tui/paint.js'
import type { Action } from '../../src/tui/state/actions.js'
import { reduce } from '../../src/tui/state/reduce.js'
import { initial } from '../../src/tui/state/state.js'
import { fitRow, fitted, fromDrawn, skip, width } from '../../src/tui/text-rows.js'

const sizes = [
  [60, 20],
  [80, 24],
  [120, 40],
  [200, 60],
] as const

const screens: Readonly<Record<string, readonly Action[]>> = {
  list: [],
  facets: [
    { type: 'focus', step: -1 },
    { type: 'move', step: 2 },
    { type: 'facet', not: false },
  ],
  claims: [{ type: 'tab', kind: 'claims' }],
  query: [
    { type: 'ask', prompt: 'query' },
    { type: 'type', text: 'dis' },
  ],
  palette: [
    { type: 'ask', prompt: 'palette' },
    { type: 'type', text: 'sort ye' },
  ],
  problem: [{ type: 'ask', prompt: 'query' }, { type: 'type', text: 'diseas:t1d' }, { type: 'accept' }],
  nothing: [{ type: 'ask', prompt: 'query' }, { type: 'type', text: 'no-such-word' }, { type: 'accept' }],
  help: [{ type: 'help' }],
}

describe.each(sizes)('on a screen of %d by %d', (columns, rows) => {
  it.each(Object.entries(screens))('%s', async (name, actions) => {
    const library = openLibrary(openDataset())
    const state = actions.reduce(
      (now, action) => reduce(now, action, library),
      initial({ columns, rows }, 'disease:t1d', null),
    )
    const lines = frame(state, library).map((row) =>
      paint(row, columns, { color: false, ascii: false })
        .replace(/\u001b\[\d*m/g, '')
        .trimEnd(),
    )
    expect(lines).toHaveLength(rows - 1)
    expect(Math.max(...lines.map(width))).toBeLessThanOrEqual(columns)
    await expect(`${lines.join('\n')}\n`).toMatchFileSnapshot(`../golden/browse/${name}-${columns}x${rows}.txt`)
  })
})

describe('rows', () => {
  it('are measured as a terminal shows them', () => {
    expect([...'a中é'].map(width)).toEqual([1, 2, 1])
    expect(width('e\u0301')).toBe(1)
    expect(width('👩‍🔬')).toBe(2)
    expect(width('❤️')).toBe(2)
  })

  it('are cut between characters, never through one', () => {
    expect(fitted('中文字', 4)).toBe('中… ')
    expect(fitted('abc', 5, 'right')).toBe('  abc')
    expect(fitRow([{ text: 'ab' }, { text: 'cd', on: true }], 3)).toEqual([{ text: 'ab' }, { text: '…', on: true }])
    expect(skip([{ text: 'ab' }, { text: 'cd' }], 3)).toEqual([{ text: 'd' }])
  })

  it('keep what the colors of a drawn page meant', () => {
    expect(fromDrawn('a \u001b[36mid\u001b[39m b')).toEqual([
      { text: 'a ' },
      { text: 'id', role: 'id' },
      { text: ' b' },
    ])
  })
})

describe('a painted row', () => {
  const row = [{ text: '▸ ' }, { text: 'x │ y …', role: 'id' as const }]
  it('holds only ASCII where that is asked', () => {
    expect(paint(row, 20, { color: false, ascii: true })).toBe('> x | y ~')
  })
  it('has no escape sequence without color', () =>
    expect(paint(row, 20, { color: false, ascii: false })).not.toContain('\u001b'))
  it('cannot move the cursor, whatever stands in it', () => {
    expect(paint([{ text: 'a\u001b[2Jb' }], 20, { color: false, ascii: false })).toBe('a<U+001B>[2Jb')
  })
  it('ends every color it begins', () => {
    const painted = paint(row, 20, { color: true, ascii: false })
    expect(painted).toContain('\u001b[36mx')
    expect(painted.lastIndexOf('\u001b[0m')).toBeGreaterThan(painted.lastIndexOf('\u001b[36m'))
  })
})

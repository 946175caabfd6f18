import { describe, expect, it } from 'vitest'
import { catalogs } from '../../src/query/index.js'
import type { Piece, Row } from '../../src/render/index.js'
import { tabKinds } from '../../src/tui/library/tab.js'
import { frame } from '../../src/tui/screen/frame.js'
import { reduce } from '../../src/tui/state/reduce.js'
import { detailColumns } from '../../src/tui/state/shape.js'
import type { State } from '../../src/tui/state/state.js'
import { id, library, press, query, start, total } from './pressing.js'

describe('the list', () => {
  it('moves by lines and screens, and never past an end', () => {
    expect(press(start(), 'j', 'j', 'k').tabs.trials.cursor).toBe(1)
    expect(press(start(), 'k').tabs.trials.cursor).toBe(0)
    expect(press(start(), 'G', 'j').tabs.trials.cursor).toBe(total - 1)
    expect(press(start(), 'pagedown', 'pageup').tabs.trials.cursor).toBe(0)
  })

  it('marks with space and goes on, and unmarks', () => {
    const marked = press(start(), 'space', 'space')
    expect(marked.marks).toHaveLength(2)
    expect(marked.tabs.trials.cursor).toBe(2)
    expect(press(marked, 'g', 'space').marks).toHaveLength(1)
    expect(press(marked, 'u').marks).toEqual([])
  })

  it('compares two to eight marked trials, and no more', () => {
    const marked = (n: number): State => press(start(), ...Array.from({ length: n }, () => 'space'), 'c')
    expect([marked(2).page?.words[0], marked(8).page?.words[0]]).toEqual(['compare', 'compare'])
    expect([marked(1).page, marked(9).page]).toEqual([null, null])
    expect(marked(9).message).not.toBe('')
  })

  it('goes from the first choice of a prompt up to the last, and down again to the first', () => {
    const up = press(start(), ':', 'up')
    expect(up.prompt?.choice).toBeGreaterThan(0)
    expect(press(up, 'down').prompt?.choice).toBe(0)
  })

  it('marks nothing but trials', () => expect(press(start(), '>', 'space').marks).toEqual([]))

  it('sorts by any field, and the other way round the second time', () => {
    const by = (state: State, field: string): State => press(state, 's', ...field, 'enter')
    const once = by(start(), 'enrollment')
    expect(once.tabs.trials.sort).toEqual({ field: 'enrollment', descending: false })
    expect(by(once, 'enrollment').tabs.trials.sort?.descending).toBe(true)
    expect(press(once, 'r').tabs.trials.sort?.descending).toBe(true)
  })

  it('shows and hides a column', () => {
    const with_ = press(start(), 'o', ...'sponsor', 'enter')
    expect(with_.tabs.trials.columns).toEqual({ sponsor: true })
    expect(press(with_, 'o', ...'sponsor', 'enter').tabs.trials.columns).toEqual({ sponsor: false })
  })
})

describe('the record beside the list', () => {
  const wide = start('', 200, 40)
  const read = (state: State): readonly string[] => {
    library.wanted()
    frame(state, library)
    return library.wanted().map(({ words }) => words.join(' '))
  }

  it('waits while the cursor moves, so that a move draws the list only, and follows when it rests', () => {
    const first = id(wide)
    const moved = press(wide, 'j', 'j')
    expect(read(moved)).toEqual([`show trials/${first}`])
    const rested = reduce(moved, { type: 'rest' }, library)
    expect(read(rested)).toEqual([`show trials/${id(moved)}`])
  })

  it.each([['enter'], ['s'], ['/'], ['l'], ['C']])('follows at once when %s is pressed', (key) => {
    const moved = press(wide, 'j', key)
    expect(moved.held).toBeNull()
  })

  it('holds nothing where no record stands beside the list', () => {
    expect(press(start('', 80, 24), 'j').held).toBeNull()
    expect(press(wide, 'l', 'l', 'j').held).toBeNull()
  })
})

describe('a line that is too long', () => {
  it('adds nothing, says so, and can be mended', () => {
    const asked = press(start(), '/', ...'dis')
    const pasted = reduce(asked, { type: 'type', text: 'x'.repeat(100_000) }, library)
    expect(pasted.prompt?.text).toBe('dis')
    expect(pasted.prompt?.problem).toContain('at most 10000 characters; 100003 would be too long')
    expect(press(pasted, 'e').prompt).toMatchObject({ text: 'dise' })
    expect(press(pasted, 'e').prompt?.problem).toBeUndefined()
  })
})

describe('the name of a view that is too long', () => {
  it('is refused with the letter that makes it so', () => {
    const full = press(start(), 'w', ...'x'.repeat(60))
    expect(full.prompt?.problem).toBeUndefined()
    const over = press(full, 'y')
    expect(over.prompt).toMatchObject({ text: 'x'.repeat(60) })
    expect(over.prompt?.problem).toContain('at most 60 characters')
  })
})

describe('going places', () => {
  it('tabs go round all kinds of record', () => {
    const kinds = new Set<string>()
    let state = start()
    for (const _ of tabKinds) {
      kinds.add(state.kind)
      state = press(state, '>')
    }
    expect([...kinds]).toEqual(Object.keys(state.tabs))
    // Results and harms are rows of trials, not records.
    expect([...kinds, 'harms', 'results'].toSorted()).toEqual(Object.keys(catalogs).toSorted())
    expect(state.kind).toBe('trials')
    expect(press(state, '<').kind).toBe('citations')
  })

  it('a digit leads to its kind, which the row of kinds names', () => {
    const [row] = frame(start('', 140, 40), library).map((one) => one.map(({ text }) => text).join(''))
    tabKinds.forEach((kind, i) => {
      const digit = String((i + 1) % 10)
      expect(press(start(), digit).kind).toBe(kind)
      expect(row).toContain(`${digit} ${kind}`)
    })
  })

  it('Tab goes round the panes, letters go to one, arrows stop at the ends', () => {
    expect(press(start(), 'tab', 'tab', 'tab').focus).toBe('list')
    expect(press(start(), 'shift-tab', 'shift-tab').focus).toBe('detail')
    expect([press(start(), 'F').focus, press(start(), 'D').focus, press(start(), 'D', 'L').focus]).toEqual([
      'facets',
      'detail',
      'list',
    ])
    expect([press(start(), 'h', 'h', 'h').focus, press(start(), 'l', 'l', 'l').focus]).toEqual(['facets', 'detail'])
  })

  it('half a screen is half of what a screen is', () => {
    const half = press(start(), 'ctrl-d').tabs.trials.cursor
    const whole = press(start(), 'pagedown').tabs.trials.cursor
    expect(half).toBe(Math.ceil(whole / 2))
    expect(press(start(), 'ctrl-d', 'ctrl-u').tabs.trials.cursor).toBe(0)
  })

  it('a record is found by name, also one that the filters hide', () => {
    const there = press(start('disease:t2d'), ':', ...'carlsson-2023-wj-msc-t1d', 'enter')
    expect(id(there)).toBe('carlsson-2023-wj-msc-t1d')
    expect(there.focus).toBe('detail')
    expect(query(press(there, 'b'))).toBe('disease:t2d')
    const cell = press(start(), ':', ...'uc-msc', 'enter')
    expect([cell.kind, id(cell)]).toEqual(['cells', 'uc-msc'])
  })

  it('a pane of no record is never entered', () => {
    const none = start('no-such-word-anywhere')
    expect(id(none)).toBeUndefined()
    expect([press(none, 'tab').focus, press(none, 'l', 'right').focus]).toEqual(['facets', 'list'])
    expect(press(none, 'D')).toMatchObject({ focus: 'list', message: 'No record here.' })
    expect(press(none, 'h').focus).toBe('facets')
    expect(press(start(), 'tab').focus).toBe('detail')
    expect([press(start(), 'h', 'h').focus, press(start(), 'l', 'l').focus]).toEqual(['facets', 'detail'])
  })

  it('a link of a page leads to its record, and back', () => {
    const reading = press(start(), ':', ...'carlsson-2023-wj-msc-t1d', 'enter')
    const words = ['show', 'trials/carlsson-2023-wj-msc-t1d']
    const columns = detailColumns(reading)
    const page: Row[] = [[{ text: 'Cells ' }, { text: 'wj-msc', role: 'id', record: 'cells/wj-msc' }]]
    library.keep(words, columns, { rows: page, headings: [] })
    expect(id(press(reading, 'n', 'enter'))).toBe('wj-msc')
    expect(id(press(reading, 'n', 'enter', 'b'))).toBe('carlsson-2023-wj-msc-t1d')
  })
})

describe('pages', () => {
  it('compare needs two to eight', () => {
    expect(press(start(), 'c').page).toBeNull()
    const two = press(start(), 'space', 'space', 'c')
    expect(two.page?.words[0]).toBe('compare')
    expect(press(two, 'd').page?.words).toContain('--diff')
    expect(press(two, 'd', 'd').page?.words).not.toContain('--diff')
    expect(press(two, 'esc').page).toBeNull()
  })

  it('pool takes the trials listed, or those that are marked', () => {
    const pool = (state: State) => press(state, 'p', ...'hba1c', 'enter').page?.words
    expect(pool(start('disease:t2d phase:1'))).toEqual(['pool', '--outcome', 'hba1c', 'disease:t2d phase:1'])
    expect(pool(start())).toEqual(['pool', '--outcome', 'hba1c'])
    const two = press(start(), 'space', 'space')
    expect(pool(two)).toEqual(['pool', '--outcome', 'hba1c', `id:${two.marks.join(',')}`])
    expect(pool(press(start('disease:t1d'), 'space'))).toEqual(['pool', '--outcome', 'hba1c', 'disease:t1d'])
  })

  it('x drops the chosen study of a pooled result', () => {
    const state = press(start('disease:t2d'), 'p', ...'hba1c', 'enter')
    const words = state.page?.words ?? []
    const without = [...words, '--exclude', 'bhansali-2014-bm-sc-t2d']
    const used = [{ text: 'Studies used' }]
    const named = (id: string): Piece => ({ text: id, record: `trials/${id}` })
    const study = [{ text: '  - Bhansali 2014 (' }, named('bhansali-2014-bm-sc-t2d'), { text: '), weight 50%' }]
    const out = [{ text: 'Left out' }]
    const other = [named('carlsson-2023-wj-msc-t1d'), { text: ': another unit' }]
    const refused = new Map([['carlsson-2023-wj-msc-t1d', { codes: ['units'], canAllow: false }]])
    const pool = {
      result: '',
      isPooled: true,
      comparable: 1,
      candidates: 2,
      used: new Set(['bhansali-2014-bm-sc-t2d']),
      refused,
      clashes: [],
      pictures: [],
    }
    library.keep(words, 80, {
      pool,
      rows: [used, study, out, other],
      headings: [
        { level: 2, title: 'Studies used', row: 0 },
        { level: 2, title: 'Left out', row: 2 },
      ],
    })
    expect(press(state, 'x').page?.words).toEqual(words)
    expect(press(state, 'n', 'x').page?.words).toEqual(without)
    expect(press(state, 'n', 'x', 'b').page?.words).toEqual(words)
    // What is left out for a reason is no study to drop; what was dropped comes back the same way.
    expect(press(state, 'n', 'n', 'x').page?.words).toEqual(words)
    expect(press(state, 'n', 'n', 'x').message).toMatch(/left out already/)
    library.keep(without, 80, { rows: [out, study], headings: [{ level: 2, title: 'Left out', row: 0 }] })
    expect(press({ ...press(state, 'n', 'x') }, 'n', 'x').page?.words).toEqual(words)
  })

  it('map and timeline take the filters along; sources are of the trial', () => {
    expect(press(start('disease:t1d'), 'm').page?.words).toEqual(['map', 'disease:t1d'])
    expect(press(start('disease:t1d'), 't').page?.words).toEqual(['timeline', 'disease:t1d'])
    expect(press(start(), 'v').page?.words[0]).toBe('trace')
  })
})

describe('taking away', () => {
  it('copies ids and commands, exports the view', () => {
    expect(press(start('disease:t1d'), 'y').errands).toEqual([
      { do: 'copy', text: 'stemcell trials disease:t1d', what: 'the command' },
    ])
    expect(press(start(), 'Y', 'enter').errands[0]).toMatchObject({ do: 'copy', text: id(start()) })
    expect(press(start(), 'e', ...'a.csv', 'enter').errands).toEqual([
      { do: 'export', words: ['trials'], path: 'a.csv', over: false },
    ])
  })

  it('writes over a file after a yes only', () => {
    const state = reduce(start(), { type: 'exists', words: ['trials'], path: 'a.csv' }, library)
    expect(press(state, 'y').errands).toEqual([{ do: 'export', words: ['trials'], path: 'a.csv', over: true }])
    expect(press(state, 'n').errands).toEqual([])
    expect(press(state, 'z').pending).not.toBeNull()
  })
})

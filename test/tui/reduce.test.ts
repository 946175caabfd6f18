import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { catalogs } from '../../src/query/index.js'
import type { Piece, Row } from '../../src/render/index.js'
import { openDataset } from '../../src/store/index.js'
import { openLibrary } from '../../src/tui/library/library.js'
import { tabKinds } from '../../src/tui/library/tab.js'
import { frame } from '../../src/tui/screen/frame.js'
import { actionFor, bindings } from '../../src/tui/state/keys.js'
import { reduce } from '../../src/tui/state/reduce.js'
import { detailColumns } from '../../src/tui/state/shape.js'
import { initial, modeOf, type State } from '../../src/tui/state/state.js'
import { cellWidth } from '../../src/widths.js'

const library = openLibrary(openDataset())
const start = (query = '', columns = 80, rows = 24): State => initial({ columns, rows }, query, null)

/** Keys by name, or text typed. */
const press = (state: State, ...keys: readonly string[]): State =>
  keys.reduce((now, name) => {
    const action = actionFor({ name, ...(name.length === 1 ? { text: name } : {}) }, modeOf(now))
    return action ? reduce(now, action, library) : now
  }, state)
const count = (state: State): number => library.listing(state.kind, state.tabs[state.kind]).kept.length
const query = (state: State): string => state.tabs[state.kind].query
const id = (state: State): string | undefined => library.idAt(state.kind, state.tabs[state.kind])
const total = count(start())

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

describe('every key', () => {
  it('is bound once in each mode', () => {
    const all = bindings.flatMap(({ keys, on }) => on.flatMap((mode) => keys.map((key) => `${mode} ${key}`)))
    expect(all.filter((one, i) => all.indexOf(one) !== i)).toEqual([])
  })

  it('stands in the help of its mode', () => {
    const help = press(start('', 120, 400), '?')
    const text = frame(help, library)
      .map((row) => row.map((piece) => piece.text).join(''))
      .join('\n')
    for (const { help: words, on } of bindings)
      if (on.some((mode) => mode !== 'confirm' && mode !== 'help')) expect(text).toContain(words)
  })

  it('a key that is not bound says so and changes nothing else', () => {
    const state = start()
    for (const key of ['é', 'Z', 'ctrl-x', '%']) {
      const now = press(state, key)
      expect(now.message).toBe(`${key} does nothing here. ? shows the keys.`)
      expect({ ...now, message: state.message }).toEqual(state)
    }
  })

  it('what was said of one key is not said of the next', () => {
    expect(press(start(), 'C').message).toBe('No filters to clear.')
    expect(press(start(), 'C', 'j').message).toBe('')
  })

  it('leaving, suspending and choosing end in what they say', () => {
    expect(press(start(), 'Q').errands).toEqual([{ do: 'quit' }])
    expect(press(start(), 'q')).toMatchObject({ errands: [], message: 'This is where you began: Q leaves.' })
    expect(press(start(), 'ctrl-c').errands).toEqual([{ do: 'quit' }])
    expect(press(start(), '/', 'ctrl-z').errands).toEqual([{ do: 'suspend' }])
    expect(press(start(), ':', 'down', 'down', 'up').prompt?.choice).toBe(1)
    expect(press(start('', 160, 40), 'P', ...'hba1c', 'enter').forest).toBe('hba1c')
    expect(press(start('', 160, 40), 'P', ...'off', 'enter').forest).toBeNull()
  })
})

describe('whatever is pressed', () => {
  const names = [...new Set(bindings.flatMap(({ keys }) => keys)), 'a', '中', '"', '-'].filter(
    (key) => !/^ctrl-[cz]$/.test(key),
  )
  const sizes = fc.tuple(fc.integer({ min: 20, max: 200 }), fc.integer({ min: 5, max: 60 }))
  it('no frame is wider or higher than the screen', () => {
    fc.assert(
      fc.property(
        fc.array(fc.oneof({ weight: 8, arbitrary: fc.constantFrom(...names) }, { weight: 1, arbitrary: sizes }), {
          maxLength: 60,
        }),
        (events) => {
          let state = start()
          for (const event of events) {
            state =
              typeof event === 'string'
                ? press(state, event)
                : reduce(state, { type: 'resize', columns: event[0], rows: event[1] }, library)
            const rows = frame(state, library)
            expect(rows.length).toBeLessThan(Math.max(2, state.size.rows))
            for (const row of rows)
              expect(row.reduce((sum, { text }) => sum + cellWidth(text), 0)).toBeLessThanOrEqual(state.size.columns)
          }
        },
      ),
      { numRuns: 60 },
    )
  })
})

describe('the rows of the list', () => {
  const shown = (state: State): string =>
    frame(state, library)
      .slice(2)
      .map((row) => row.map(({ text }) => text).join(''))
      .join('\n')
  const first = (state: State): string | undefined => shown(state).split('\n')[2]?.slice(29)

  it('stay where they are while the cursor is in sight, and follow it at the edges', () => {
    const down = (n: number): State => press(start(), ...Array.from({ length: n }, () => 'j'))
    const height = 24 - 1 - 6 - 1
    expect(first(down(height - 1))).toBe(first(start()))
    expect(first(down(height))).not.toBe(first(start()))
    const low = down(height + 5)
    expect(first(press(low, ...Array.from({ length: height - 1 }, () => 'k')))).toBe(first(low))
    expect(first(press(low, 'g'))).toBe(first(start()))
  })

  it('always show the cursor, wherever one came from', () => {
    for (const keys of [
      ['G'],
      ['G', 'k', 'k'],
      [':', ...'nct00690066', 'enter', 'esc'],
      ['G', '/', ...'t1d', 'enter'],
      ['G', 'r'],
    ])
      expect(shown(press(start(), ...keys))).toContain('▸')
    const state = press(start(), 'pagedown', 'pagedown')
    expect(shown(reduce(state, { type: 'resize', columns: 80, rows: 12 }, library))).toContain('▸')
  })
})

describe('the way back', () => {
  it('brings back the questions of every tab, the pane and the place in the record', () => {
    const claims = press(start('disease:t1d'), '>')
    const trial = reduce(claims, { type: 'record', kind: 'trials', id: 'zang-2022-uc-msc-t2d' }, library)
    expect([trial.kind, query(trial), trial.focus]).toEqual(['trials', '', 'detail'])
    const back = press(trial, 'b')
    expect([back.kind, back.tabs.trials.query, back.focus]).toEqual(['claims', 'disease:t1d', 'list'])
    const read = { ...press(start(), 'enter'), detail: { scroll: 7, stop: 2 } }
    const away = reduce(read, { type: 'record', kind: 'cells', id: 'msc' }, library)
    expect(press(away, 'b').detail).toEqual({ scroll: 7, stop: 2 })
  })

  it.each([['esc'], ['q']])('%s goes back one step: a search, then a page, then the question before', (key) => {
    const pages = [['pool'], ['pool', '--exclude', 'a']]
    const deep = pages.reduce(
      (now, words) => reduce(now, { type: 'page', words }, library),
      press(start(), '/', ...'t2d', 'enter'),
    )
    const searched = { ...deep, find: { text: 'x', at: 0 } }
    const once = press(searched, key)
    expect([once.find, once.page?.words]).toEqual([null, pages[1]])
    expect(press(once, key).page?.words).toEqual(pages[0])
    expect([press(once, key, key).page, query(press(once, key, key))]).toEqual([null, 't2d'])
    expect(query(press(once, key, key, key))).toBe('')
  })

  it('leads from a record that a link led to back to where the link stands, and from any other to the list', () => {
    const linked = reduce(press(start(), '>'), { type: 'record', kind: 'cells', id: 'msc' }, library)
    expect(press(linked, 'q').kind).toBe('claims')
    expect(press(start(), 'enter', 'q')).toMatchObject({ kind: 'trials', focus: 'list' })
  })

  it('[ and ] go back and forth through views', () => {
    const there = press(start(), '2', '3')
    expect([press(there, '[').kind, press(there, '[', '[').kind, press(there, '[', '[', ']').kind]).toEqual([
      'claims',
      'trials',
      'claims',
    ])
  })
})

describe('the record that others are compared with', () => {
  it('is marked, and what is the same in the others stands as =', () => {
    const state = press(start('disease:t2d', 140, 40), '=')
    const rows = frame(state, library).map((row) => row.map(({ text }) => text).join(''))
    expect(rows.filter((row) => row.includes('▸='))).toHaveLength(1)
    const others = rows.filter((row) => / {2}= /.test(row))
    expect(others.length).toBeGreaterThan(5)
    expect(press(state, '=').base).toBeNull()
  })

  it('is set beside the trial under the cursor by c where fewer than two are marked', () => {
    const state = press(start(), '=', 'j', 'c')
    expect(state.page?.words).toEqual(['compare', id(start()), id(press(start(), 'j'))])
  })
})

describe('marks', () => {
  it('that the filters hide are told', () => {
    const state = press(press(start('disease:t1d'), 'space', 'space'), '/', 'ctrl-u', ...'disease:t2d', 'enter')
    const [, asked] = frame(state, library).map((row) => row.map(({ text }) => text).join(''))
    expect(asked).toContain('2 marked, 2 not listed')
    expect(press(state, 'p', ...'hba1c', 'enter').message).toBe('Of the 2 marked trials; u in the list unmarks them.')
    const one = press(start(), 'space', 'p', ...'hba1c', 'enter')
    expect(one.message).toContain('only one is marked')
  })
})

import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { frame } from '../../src/tui/screen/frame.js'
import { bindings } from '../../src/tui/state/keys.js'
import { reduce } from '../../src/tui/state/reduce.js'
import type { State } from '../../src/tui/state/state.js'
import { cellWidth } from '../../src/widths.js'
import { id, library, press, query, start } from './pressing.js'

describe('every key', () => {
  it('is bound once in each mode, or on each page', () => {
    const commands = [...new Set(bindings.flatMap(({ pages = [] }) => pages))]
    const all = bindings.flatMap(({ keys, on, pages }) =>
      on.flatMap((mode) =>
        (mode === 'page' ? (pages ?? commands) : ['']).flatMap((page) => keys.map((key) => `${mode} ${page} ${key}`)),
      ),
    )
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

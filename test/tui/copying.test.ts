import { describe, expect, it } from 'vitest'
import { openLibrary } from '../../src/tui/library/library.js'
import { reduce } from '../../src/tui/state/reduce.js'
import { initial, type State } from '../../src/tui/state/state.js'
import type { SavedView } from '../../src/tui/state/views.js'
import { browsed, press, screen } from '../helpers/browsing.js'
import { openBundled } from '../helpers/bundled.js'

const library = openLibrary(openBundled())
const start = (query = '', views: readonly SavedView[] = [], started = true): State =>
  initial({ columns: 100, rows: 30 }, query, null, { started, views })
const typed = (text: string): string[] => [...text]
const one = 'id:carlsson-2023-wj-msc-t1d'

describe('copying', () => {
  it.each([
    ['copy id', { do: 'copy', text: 'carlsson-2023-wj-msc-t1d', what: 'carlsson-2023-wj-msc-t1d' }],
    ['copy command', { do: 'copy', text: `stemcell trials ${one}`, what: 'the command' }],
    ['copy view', { do: 'copy-answer', words: ['trials', one], what: 'the view' }],
    [
      'copy citation',
      {
        do: 'copy-answer',
        words: ['cite', 'carlsson-2023-wj-msc-t1d'],
        what: 'the citation of carlsson-2023-wj-msc-t1d',
      },
    ],
    ['copy cell year', { do: 'copy', text: '2018', what: 'Year: 2018' }],
    ['copy cell enrollment', { do: 'copy', text: '24', what: 'Enrolled: 24' }],
  ])('%s', (words, errand) =>
    expect(press(start(one), library, ':', ...typed(words), 'enter').errands).toEqual([errand]),
  )

  it('Y offers everything that can be copied here, the cells with what they say', () => {
    const offered = screen(press(start(one), library, 'Y'), library).join('\n')
    for (const words of ['copy id', 'copy row', 'copy view', 'copy command', 'copy citation'])
      expect(offered).toContain(words)
    expect(screen(press(start(one), library, 'Y', ...typed('cell yea')), library).join('\n')).toContain(
      'copy cell year  2018',
    )
  })

  it('a row is what the columns say, with tabs between, also those that find no room', () => {
    const [errand] = press(start(one), library, ':', ...typed('copy row'), 'enter').errands
    const cells = errand?.do === 'copy' ? errand.text.split('\t') : []
    expect(cells[0]).toBe('carlsson-2023-wj-msc-t1d')
    expect(cells).toContain('2018')
    expect(cells.some((cell) => cell.startsWith('▲ favors cells'))).toBe(true)
    expect(cells).toHaveLength(
      library.catalog('trials').fields.filter(({ name, column }) => name === 'id' || column).length,
    )
  })

  it('on a page the row is the line of the link under the cursor', async () => {
    const reading = await browsed(start(one), library, 'enter')
    const { errands } = press(reading, library, '}', 'Y', ...typed('row'), 'enter')
    expect(errands).toEqual([{ do: 'copy', text: 'Arms', what: 'the row' }])
  })

  it('says why there is nothing to copy', () => {
    const empty = start('year:1900')
    expect(press(empty, library, 'Y', 'enter').message).toBe('No record here.')
    expect(press(empty, library, 'R').message).toBe('No record here.')
    expect(press(start(), library, '>', 'R').message).toBe('Only trials and references have a citation.')
  })
})

const view: SavedView = {
  name: 'Randomized, type 1',
  kind: 'trials',
  query: 'disease:t1d allocation:randomized',
  sort: { field: 'enrollment', descending: true },
  columns: { sponsor: true },
  saved: '2026-11-21',
}

describe('saved views', () => {
  it('keep the filters, the order and the columns under a name', () => {
    const asked = press(start('disease:t1d'), library, 's', ...typed('enrollment'), 'enter')
    const { errands } = press(asked, library, 'w', ...typed('T1D'), 'enter')
    expect(errands).toEqual([
      {
        do: 'save-view',
        over: false,
        view: {
          name: 'T1D',
          kind: 'trials',
          query: 'disease:t1d',
          sort: { field: 'enrollment', descending: false },
          columns: {},
        },
      },
    ])
  })

  it('a name must be one', () => {
    const state = press(start(), library, 'w', 'enter')
    expect(state.prompt?.problem).toMatch(/1 to 60 characters/)
    expect(press(start(), library, 'w', ...typed('x'.repeat(61))).prompt?.problem).toMatch(/at most 60/)
  })

  it('a name that is taken is asked about, in large letters or small', () => {
    const asked = press(start('disease:t2d', [view]), library, 'w', ...typed('randomized, TYPE 1'), 'enter')
    expect(screen(asked, library).join('\n')).toContain('A view "randomized, TYPE 1" exists. Replace it? y or n')
    expect(press(asked, library, 'n')).toMatchObject({ errands: [], message: 'Nothing was saved.' })
    expect(press(asked, library, 'y').errands).toMatchObject([
      { do: 'save-view', over: true, view: { query: 'disease:t2d' } },
    ])
  })

  it('are opened from the palette, with the way back', () => {
    const opened = press(start('disease:t2d', [view]), library, 'W', 'enter')
    expect(opened.tabs.trials).toMatchObject({ query: view.query, sort: view.sort, columns: view.columns, cursor: 0 })
    expect(opened.message).toBe('Opened "Randomized, type 1".')
    expect(press(opened, library, 'b').tabs.trials.query).toBe('disease:t2d')
  })

  it('are forgotten by name', () => {
    const { errands } = press(start('', [view]), library, ':', ...typed('forget view rand'), 'enter')
    expect(errands).toEqual([{ do: 'forget-view', name: view.name }])
    const told = reduce(start('', [view]), { type: 'views', views: [], message: 'Forgot it.' }, library)
    expect([told.views, told.message]).toEqual([[], 'Forgot it.'])
  })

  it('says so where there are none, or none of that name', () => {
    expect(press(start(), library, 'W', 'enter').prompt?.problem).toBe('No saved views yet: w saves one.')
    expect(reduce(start(), { type: 'view', name: 'x' }, library).message).toBe('No saved view "x".')
  })
})

describe('the very first start', () => {
  it('shows three lines of hints until a key is pressed', () => {
    const first = start('', [], false)
    const hints = screen(first, library).filter((line) => /^ (Move with|space marks|\? shows)/.test(line))
    expect(hints).toHaveLength(3)
    const later = press(first, library, 'j')
    expect(screen(later, library).some((line) => line.startsWith(' Move with'))).toBe(false)
    expect(reduce(first, { type: 'resize', columns: 80, rows: 24 }, library).hints).toBe(true)
  })

  it('a file that could not be read is told', () => {
    const state = initial({ columns: 100, rows: 30 }, '', null, { started: true, views: [], problem: 'put aside' })
    expect(screen(state, library)).toContain('put aside')
  })
})

describe('a view that another browser saved meanwhile', () => {
  it('is asked about before it is replaced', () => {
    const { name, kind, query, sort, columns } = view
    const told = reduce(
      start(),
      { type: 'view-exists', view: { name, kind, query, sort, columns }, views: [view] },
      library,
    )
    expect(told.views).toEqual([view])
    expect(press(told, library, 'y').errands).toMatchObject([{ do: 'save-view', over: true }])
  })

  it('of a field that is no more opens in the usual order', () => {
    const old: SavedView = { ...view, sort: { field: 'gone', descending: true } }
    const opened = press(start('', [old]), library, 'W', 'enter')
    expect(opened.tabs.trials.sort).toBeNull()
    expect(opened.message).toContain('there is no field "gone"')
  })
})

describe('what is copied on a page', () => {
  it('is the record of the chosen link, never that of the list behind it', async () => {
    const compare = await browsed(start(), library, 'space', 'space', 'c')
    expect(press(compare, library, 'Y', 'enter').message).toBe('Choose a record with n first.')
    const chosen = press(compare, library, 'n', 'Y', 'enter')
    expect(chosen.errands).toEqual([{ do: 'copy', text: compare.marks[0], what: compare.marks[0] }])
  })
})

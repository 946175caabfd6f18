import { describe, expect, it } from 'vitest'
import type { Block } from '../../src/answer.js'
import { layOut, type Row, rowOf, rowText } from '../../src/render/index.js'
import { openLibrary } from '../../src/tui/library/library.js'
import { targetsOf, withStop } from '../../src/tui/library/targets.js'
import { foldedText } from '../../src/tui/rows/folding.js'
import { stopChosen, stopsRead, textRead } from '../../src/tui/state/reading.js'
import { initial, type State } from '../../src/tui/state/state.js'
import { cellWidth } from '../../src/widths.js'
import { browsed, press, screen, settle } from '../helpers/browsing.js'
import { openBundled } from '../helpers/bundled.js'

const library = openLibrary(openBundled())
const start = (query = '', columns = 100, rows = 30): State => initial({ columns, rows }, query, null)
const typed = (text: string): string[] => [...text]

const plainRows = (...lines: readonly string[]): Row[] => lines.map((text) => [{ text }])

describe('a page in sections', () => {
  const blocks: readonly Block[] = [
    { kind: 'heading', text: 'Title', level: 1 },
    { kind: 'text', text: 'a fact' },
    { kind: 'heading', text: 'Arms', level: 2 },
    { kind: 'list', items: ['one', 'Arms'] },
    { kind: 'heading', text: 'Outcomes', level: 2 },
    { kind: 'text', text: 'three', indent: 2 },
  ]
  const text = layOut(blocks, { width: 40 })

  it('knows its headings from the blocks, whatever else says the same', () =>
    expect(text.headings).toEqual([
      { title: 'Title', level: 1, row: 0 },
      { title: 'Arms', level: 2, row: 3 },
      { title: 'Outcomes', level: 2, row: 7 },
    ]))

  it('shows every row, or only the heading and how much stands below it', () => {
    expect(foldedText(text, []).rows.map(rowText)).toEqual([
      'Title',
      'a fact',
      '',
      '▾ Arms',
      '- one',
      '- Arms',
      '',
      '▾ Outcomes',
      '  three',
    ])
    const folded = foldedText(text, ['Arms', 'Outcomes'])
    expect(folded.rows.map(rowText)).toEqual(['Title', 'a fact', '', '▸ Arms  2 lines', '▸ Outcomes  1 line'])
    expect(folded.sections).toEqual([
      { title: 'Arms', row: 3, folded: true },
      { title: 'Outcomes', row: 4, folded: true },
    ])
  })

  it('a heading that is broken over lines is known whole, and starts where its first line stands', () => {
    const long = 'How the studies differ from each other in everything'
    const page = layOut(
      [
        { kind: 'text', text: 'x' },
        { kind: 'heading', text: long, level: 2 },
      ],
      { width: 34 },
    )
    expect(page.rows.map(rowText)).toEqual(['x', '', 'How the studies differ from each', 'other in everything'])
    expect(page.headings).toEqual([{ title: long, level: 2, row: 2 }])
  })

  it('a fold is kept for the next record', async () => {
    const open = await browsed(start('outcome:hba1c'), library, 'enter')
    const titles = textRead(open, library)?.sections.map(({ title }) => title) ?? []
    expect(titles).toContain('Arms')
    const folded = await browsed(open, library, 'Z')
    expect(folded.folded).toEqual(titles)
    expect(textRead(folded, library)?.sections.every((section) => section.folded)).toBe(true)
    const unfolded = await browsed(folded, library, '}', 'enter')
    expect(unfolded.folded).toEqual(titles.slice(1))
    expect(stopChosen(unfolded, library)?.goal).toEqual({ to: 'section', title: titles[0] })
    expect(await browsed(unfolded, library, 'z').then((s) => s.folded)).toContain(titles[0])
    const next = await browsed(folded, library, 'esc', 'j', 'enter')
    expect(textRead(next, library)?.sections.find(({ title }) => title === 'Arms')?.folded).toBe(true)
    expect((await browsed(folded, library, 'Z')).folded).toEqual([])
  })

  it('the section in which one reads is folded, and the one before it is gone back to', async () => {
    const open = await browsed(start('outcome:hba1c'), library, 'enter')
    const [first = '', second = '', third = ''] = textRead(open, library)?.sections.map(({ title }) => title) ?? []
    const at = (state: State) => stopChosen(state, library)?.goal
    const onThird = await browsed(open, library, '}', '}', '}')
    expect(at(onThird)).toEqual({ to: 'section', title: third })
    expect(at(await browsed(onThird, library, '{'))).toEqual({ to: 'section', title: second })
    const folded = await browsed(onThird, library, 'z')
    expect([folded.folded.includes(first), folded.folded.includes(third)]).toEqual([false, true])
  })

  it('says so where there are none', async () => {
    const state = { ...start(), page: { words: ['nothing'], scroll: 0, across: 0, stop: -1 } }
    library.keep(['nothing'], 100, { rows: plainRows('x'), headings: [] })
    expect(press(state, library, 'z').message).toBe('No sections here.')
    expect(press(state, library, '}').message).toBe('No sections here.')
    expect(press(state, library, 'n').message).toBe('No links here.')
  })
})

describe('stops', () => {
  const shown = (rows: readonly Row[]) => ({ rows, sections: [] })
  const ids = (word: string) => (/^(wj|bm)-msc$/.test(word) ? `cells/${word}` : undefined)

  it('are ids wherever they stand, addresses, and what a piece of text asks', () => {
    const rows: Row[] = [
      rowOf(['Cells ', { text: 'wj-msc', role: 'id' }, ', also bm-msc'], { known: ids }),
      [{ text: 'at ' }, { text: 'https://a.org/x', href: 'https://a.org/x' }],
      [{ text: '3 R', ask: ['trials', 'cell:msc'] }, { text: ' ' }, { text: 'Bhansali', ask: ['show', 'cells/msc'] }],
    ]
    expect(targetsOf(shown(rows))).toEqual([
      { row: 0, at: 6, text: 'wj-msc', goal: { to: 'record', kind: 'cells', id: 'wj-msc' }, running: true },
      { row: 0, at: 19, text: 'bm-msc', goal: { to: 'record', kind: 'cells', id: 'bm-msc' }, running: true },
      { row: 1, at: 3, text: 'https://a.org/x', goal: { to: 'web', url: 'https://a.org/x' } },
      { row: 2, at: 0, text: '3 R', goal: { to: 'ask', words: ['trials', 'cell:msc'] } },
      { row: 2, at: 4, text: 'Bhansali', goal: { to: 'record', kind: 'cells', id: 'msc' } },
    ])
  })

  it('an address broken over lines is one stop', () => {
    const rows: Row[] = [[{ text: 'https://a.', href: 'https://a.b' }], [{ text: 'b', href: 'https://a.b' }]]
    expect(targetsOf(shown(rows))).toHaveLength(1)
  })

  it('is shown where it stands, also after wide characters; a grid keeps its columns', () => {
    const row = rowOf('中 wj-msc, x', { known: ids })
    const [stop] = targetsOf(shown([row]))
    expect(
      stop &&
        withStop(row, stop)
          .map(({ text, on }) => (on ? `<${text}>` : text))
          .join(''),
    ).toBe('中 <[wj-msc]>, x')
    const cell: Row = [{ text: 'a ' }, { text: '3 R', ask: ['trials'] }, { text: ' b' }]
    const [asked] = targetsOf(shown([cell]))
    expect(
      asked &&
        cellWidth(
          withStop(cell, asked)
            .map(({ text }) => text)
            .join(''),
        ),
    ).toBe(7)
  })
})

describe('a gap map', () => {
  it.each(['', 'disease:t2d'])('of “%s” has its first cell chosen, not the name of its row', async (query) => {
    const map = await browsed(start(query, 120, 40), library, 'm')
    const first = stopChosen(map, library)
    expect(first?.at).toBeGreaterThan(0)
    expect(first?.text).toMatch(/^\S \d+/)
    const listed = await browsed(map, library, 'enter')
    expect(listed.tabs.trials.query).toContain('outcome:')
    const row = stopChosen(await browsed(map, library, 'left'), library)
    expect([row?.row, row?.at]).toEqual([first?.row, 0])
  })

  it('is gone through cell by cell, and every cell leads to its trials', async () => {
    const map = await browsed(start('disease:t2d', 120, 40), library, 'm')
    const first = await browsed(map, library, 'down', 'right')
    const cell = stopChosen(first, library)
    expect(cell?.goal.to).toBe('ask')
    expect(screen(first, library)[36]).toMatch(/^Enter lists /)
    const beside = stopChosen(await browsed(first, library, 'right'), library)
    expect(beside?.row).toBe(cell?.row)
    expect(beside?.at).toBeGreaterThan(cell?.at ?? Number.POSITIVE_INFINITY)
    expect(stopChosen(await browsed(first, library, 'right', 'left'), library)).toEqual(cell)
    const listed = await browsed(first, library, 'enter')
    expect(listed.kind).toBe('trials')
    expect(listed.page).toBeNull()
    const count = library.listing('trials', listed.tabs.trials).kept.length
    expect(cell?.text).toMatch(new RegExp(`\\b${count}(?!\\d)`))
    expect((await browsed(listed, library, 'b')).page?.words).toEqual(map.page?.words)
  })

  it('says of an empty cell that nothing is in it, before it leads to the trials of its row', async () => {
    const map = await browsed(start('disease:t2d', 120, 40), library, 'm')
    const empty = await browsed(map, library, 'down', 'down', 'right')
    expect(stopChosen(empty, library)?.text).toBe('·')
    expect(empty.message).toBe('No trial here; Enter lists those of the row.')
  })

  it('keeps the cell in sight however far it goes', async () => {
    let now = await browsed(start('', 80, 14), library, 'm')
    for (let i = 0; i < 60; i++) {
      now = press(now, library, i % 7 ? 'j' : 'l')
      const { row } = stopChosen(now, library) ?? { row: -1 }
      const { scroll } = now.page ?? { scroll: 0 }
      expect(row - scroll).toBeGreaterThanOrEqual(0)
      expect(row - scroll).toBeLessThan(14 - 5)
    }
    expect(now.page?.scroll).toBeGreaterThan(0)
  })
})

describe('a pooled result', () => {
  const pooled = async (): Promise<State> =>
    browsed(start('disease:t2d', 120, 60), library, 'p', ...typed('insulin-halved-with-hba1c-below-7'), 'enter')
  const estimate = (state: State): string | undefined =>
    screen(state, library).find((line) => line.startsWith('Random effects'))

  it('moves when a study is dropped, and moves back when it is brought back', async () => {
    const whole = await pooled()
    const before = estimate(whole)
    expect(before).toBeDefined()
    const plot = await browsed(whole, library, 'n')
    const stop = (state: State) => stopChosen(state, library)?.goal
    let now = plot
    while (stop(now)?.to !== 'record' || (stop(now) as { kind: string }).kind !== 'trials')
      now = await browsed(now, library, 'n')
    const dropped = await browsed(now, library, 'x')
    expect(dropped.page?.words).toContain('--exclude')
    expect(estimate(dropped)).toBeDefined()
    expect(estimate(dropped)).not.toBe(before)
    expect(estimate(await browsed(dropped, library, 'b'))).toBe(before)
    // The cursor stays on the study, which stands among those left out now.
    expect(stop(dropped)).toEqual(stop(now))
    expect(estimate(await browsed(dropped, library, 'x'))).toBe(before)
  })

  it('leaves the old plot on the screen until the new one is there', async () => {
    let now = await pooled()
    const stop = (state: State) => stopChosen(state, library)?.goal
    while (stop(now)?.to !== 'record' || (stop(now) as { kind: string }).kind !== 'trials')
      now = await browsed(now, library, 'n')
    const fresh = openLibrary(openBundled())
    await settle(now, fresh)
    const of = (state: State): string | undefined =>
      screen(state, fresh).find((line) => line.startsWith('Random effects'))
    const before = of(now)
    const dropped = press(now, fresh, 'x')
    expect(dropped.page?.words).toContain('--exclude')
    expect(of(dropped)).toBe(before)
    expect(screen(dropped, fresh)).toContain('Reading … what is shown is still the page before.')
    await settle(dropped, fresh)
    expect(of(dropped)).not.toBe(before)
  })
})

describe('the sources of a record', () => {
  it('are offered to be opened, each once, and Enter opens the one under the cursor', async () => {
    const reading = await browsed(start('id:carlsson-2023-wj-msc-t1d'), library, 'enter')
    const urls = stopsRead(reading, library).flatMap(({ goal }) => (goal.to === 'web' ? [goal.url] : []))
    expect(urls).toContain('https://clinicaltrials.gov/study/NCT03406585')
    const offered = screen(press(reading, library, 'O'), library).filter((line) => / open https?:/.test(line))
    expect(offered.length).toBeGreaterThan(0)
    const chosen = press(reading, library, 'O', ...typed('NCT03406585'), 'enter')
    expect(chosen.errands).toEqual([{ do: 'open', url: 'https://clinicaltrials.gov/study/NCT03406585' }])
    let now = reading
    do now = press(now, library, 'n')
    while (stopChosen(now, library)?.goal.to !== 'web')
    expect(press(now, library, 'enter').errands[0]?.do).toBe('open')
  })

  it('says so where there are none', () => {
    const state = { ...start(), page: { words: ['nothing'], scroll: 0, across: 0, stop: -1 } }
    library.keep(['nothing'], 100, { rows: plainRows('x'), headings: [] })
    expect(press(state, library, 'O', 'enter').prompt?.problem).toBe('No address stands on this page.')
  })
})

describe('the head of a map and of a timeline', () => {
  it.each([
    ['m', 'map'],
    ['t', 'timeline'],
  ])('stays in sight while %s is scrolled', async (key, command) => {
    const opened = await browsed(start('disease:t1d', 100, 26), library, key)
    const before = screen(opened, library)
    const line = before.findIndex((row) => /^ *[─┬]{20}/.test(row))
    expect(line).toBeGreaterThan(1)
    const after = screen(await browsed(opened, library, 'ctrl-d'), library)
    expect(after.at(-1)).toMatch(new RegExp(`stemcell ${command}`))
    // Above them the title of the page tells the rows.
    expect(after[2]).not.toBe(before[2])
    expect(after.slice(3, line + 1)).toEqual(before.slice(3, line + 1))
    expect(after[line + 1]).not.toBe(before[line + 1])
  })

  it('leaves a low screen to the rows', async () => {
    const opened = await browsed(start('disease:t1d', 100, 14), library, 'm')
    const before = screen(opened, library)
    const after = screen(await browsed(opened, library, 'ctrl-d'), library)
    expect(after[3]).not.toBe(before[3])
  })

  it('keeps the chosen cell below itself', async () => {
    let state = await browsed(start('', 100, 26), library, 'm')
    for (let times = 0; times < 12; times++) state = await browsed(state, library, 'j')
    const rows = screen(state, library)
    const line = rows.findIndex((row) => /^ *─{20}/.test(row))
    const on = stopChosen(state, library)
    const shownRow = textRead(state, library)?.rows[on?.row ?? -1]
    expect(rows.slice(line + 1)).toContain(rowText(shownRow ?? []).trimEnd())
  })
})

describe('keys of a page', () => {
  const command = (state: State): string => screen(state, library).at(-1) ?? ''

  it('a shows every row and column of a map, and those that fit again', async () => {
    const opened = await browsed(start('disease:t1d'), library, 'm')
    const whole = await browsed(opened, library, 'a')
    expect(command(whole)).toMatch(/stemcell map .*--all/)
    expect(textRead(whole, library)?.rows.length).toBeGreaterThan(textRead(opened, library)?.rows.length ?? 0)
    expect(command(await browsed(whole, library, 'a'))).not.toContain('--all')
  })

  it('P draws another picture of a pooled result', async () => {
    const words = ['pool', '--outcome', 'insulin-halved-with-hba1c-below-7', 'disease:t2d']
    const pooled: State = { ...start('disease:t2d'), page: { words, scroll: 0, across: 0, stop: -1 } }
    const asked = await browsed(pooled, library, 'P')
    expect(screen(asked, library).join(' ')).toContain('picture funnel')
    const drawn = await browsed(asked, library, ...typed('funnel'), 'enter')
    expect(command(drawn)).toContain('--picture funnel')
  })

  it('M tells how the studies were found, whole', async () => {
    const opened = await browsed(start(), library, 'M')
    expect(command(opened)).toBe('$ stemcell methods')
    expect(textRead(opened, library)?.rows.map(rowText).join(' ')).not.toContain('add --all')
  })
})

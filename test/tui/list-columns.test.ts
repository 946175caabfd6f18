import { describe, expect, it } from 'vitest'
import { leading } from '../../src/query/index.js'
import { openLibrary } from '../../src/tui/library/library.js'
import { partsFitted } from '../../src/tui/library/list-cells.js'
import { columnsByWorth, listColumns } from '../../src/tui/library/list-columns.js'
import { emptyTab, type TabKind, tabKinds } from '../../src/tui/library/tab.js'
import { openBundled } from '../helpers/bundled.js'

const library = openLibrary(openBundled())
const visible = (kind: TabKind, query = ''): readonly string[] =>
  library.listing(kind, { ...emptyTab, query }).kept.slice(0, 30)
const shown = (kind: TabKind, room: number, tab = emptyTab) =>
  listColumns(kind, tab, library, { room, visible: visible(kind, tab.query) })
const names = (kind: TabKind, room: number, tab = emptyTab): string[] =>
  shown(kind, room, tab).map(({ field }) => field.name)

describe.each(tabKinds)('the list of %s', (kind) => {
  it('shows on a wider screen what it shows on a narrower one, and more, within its room', () => {
    let before: readonly string[] = []
    const cells = new Map<string, number>()
    const needed = [names(kind, 36)[0] ?? '', ...leading[kind].always]
    for (let room = 36; room <= 200; room++) {
      const columns = shown(kind, room)
      expect(columns.reduce((sum, one) => sum + one.columns + 2, -2)).toBeLessThanOrEqual(room)
      const now = columns.map(({ field }) => field.name)
      expect(now).toEqual(expect.arrayContaining([...before]))
      before = now
      // A column that comes in takes its room from nothing that could be read before: no sentence, no design, no level.
      for (const { field, columns: wide } of columns) {
        if (!needed.includes(field.name) || !needed.every((name) => now.includes(name))) continue
        expect(wide, `${field.name} in ${room}`).toBeGreaterThanOrEqual(Math.min(44, cells.get(field.name) ?? 0))
        cells.set(field.name, wide)
      }
    }
    expect(before.length).toBeGreaterThan(1)
  })

  it('begins with what a record says, never with its id, which stands at the end', () => {
    const wide = names(kind, 160)
    expect(wide[0]).not.toBe('id')
    expect(wide.at(-1)).toBe('id')
  })
})

describe('the list of trials', () => {
  it.each([36, 43, 56, 75, 120])('has headline, n, design and level in %d cells', (room) => {
    expect(names('trials', room)).toEqual(expect.arrayContaining(['headline', 'enrollment', 'design', 'read']))
  })

  it('has no column in which every record says the same, unless it was asked for', () => {
    const tab = { ...emptyTab, query: 'id:hu-2016-wj-msc-t2d,zang-2022-uc-msc-t2d' }
    const { constant } = columnsByWorth('trials', tab, library)
    expect(constant.map(({ name }) => name)).toContain('disease')
    expect(names('trials', 300, tab)).not.toContain('disease')
    expect(names('trials', 300, { ...tab, columns: { disease: true } })).toContain('disease')
    expect(names('trials', 300, { ...tab, columns: { year: false } })).not.toContain('year')
  })
})

describe('a design', () => {
  const design = library.catalog('trials').fields.find(({ name }) => name === 'design')
  it.each([
    [40, 'randomized, double-blind, placebo'],
    [28, 'randomized, double-blind…'],
    [14, 'randomized…'],
    [10, 'randomized'],
  ])('is cut to %d cells between its parts', (cells, text) => {
    if (!design) throw new Error('no design')
    expect(partsFitted(design, 'randomized, double-blind, placebo', cells)).toBe(text)
  })
})

describe('a headline', () => {
  const headline = library.catalog('trials').fields.find(({ name }) => name === 'headline')
  it.each([
    [48, '▲ favors cells: hba1c, 12 mo', '▲ favors cells: hba1c, 12 mo'],
    [47, '▲ favors cells: hba1c, 12 mo', '▲ hba1c, 12 mo'],
    [20, '= no difference: hba1c', '= hba1c'],
    [20, '▼ favors control: hba1c', '▼ hba1c'],
    [20, '? unclear: hba1c', '? hba1c'],
    [20, 'no control: hba1c, better at 3 mo', 'no control: hba1c, better at 3 mo'],
  ])('in %d cells says the outcome, the direction by its sign: %s', (cells, text, said) => {
    if (!headline) throw new Error('no headline')
    expect(partsFitted(headline, text, cells)).toBe(said)
  })
})

describe('an id', () => {
  const id = library.catalog('trials').fields.find(({ name }) => name === 'id')
  it.each([
    [24, 'carlsson-2023-wj-msc-t1d'],
    [20, 'carlsson-2023-wj…'],
    [16, 'carlsson-2023…'],
    [10, 'carlsson…'],
  ])('is cut to %d cells at its hyphens: who and when is read whole', (cells, text) => {
    if (!id) throw new Error('no id')
    expect(partsFitted(id, 'carlsson-2023-wj-msc-t1d', cells)).toBe(text)
  })
})

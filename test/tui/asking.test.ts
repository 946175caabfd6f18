import { describe, expect, it } from 'vitest'
import { openLibrary, queryOf } from '../../src/tui/library/library.js'
import { tabKinds } from '../../src/tui/library/tab.js'
import { frame } from '../../src/tui/screen/frame.js'
import { actionFor } from '../../src/tui/state/keys.js'
import { reduce } from '../../src/tui/state/reduce.js'
import { initial, modeOf, type State } from '../../src/tui/state/state.js'
import { openBundled } from '../helpers/bundled.js'

const library = openLibrary(openBundled())
const start = (query = '', columns = 80, rows = 24): State => initial({ columns, rows }, query, null)

/** Keys by name, or text typed. */
const press = (state: State, ...keys: readonly string[]): State =>
  keys.reduce((now, name) => {
    const action = actionFor({ name, ...(name.length === 1 ? { text: name } : {}) }, modeOf(now))
    return action ? reduce(now, action, library) : now
  }, state)
const count = (state: State): number => library.listing(state.kind, state.tabs[state.kind]).kept.length
const query = (state: State): string => state.tabs[state.kind].query
const _id = (state: State): string | undefined => library.idAt(state.kind, state.tabs[state.kind])
const total = count(start())

describe('a facet', () => {
  it('counts what asking for each of its values would list, whatever else is asked', () => {
    const queries = [
      '',
      'disease:t1d',
      'disease:t1d cell:hsc',
      'disease:t1d,t2d outcome:hba1c direction:favors-cell',
      'cell:msc donor:autologous',
      'cell:msc -donor:autologous',
      'outcome:c-peptide -direction:unclear allocation:randomized',
      'year:2015 -country:CN',
      'outcome:known level:abstract',
      'phase:missing c-peptide',
    ]
    let compared = 0
    for (const kind of tabKinds)
      for (const query of kind === 'trials' ? queries : [''])
        for (const { field, values } of library.facets(kind, {
          ...start().tabs.trials,
          query,
          whole: ['cell', 'year'],
        }))
          for (const { value, count } of values) {
            const others = library
              .listing(kind, { query, sort: null })
              .filters.filter((f) => f.field !== field.name || f.not)
            const test = field.type === 'integer' ? { min: Number(value), max: Number(value) } : { is: value }
            const asked = queryOf([...others, { field: field.name, any: [test], not: false }])
            expect([query, field.name, value, count]).toEqual([
              query,
              field.name,
              value,
              library.listing(kind, { query: asked, sort: null }).kept.length,
            ])
            compared++
          }
    expect(compared).toBeGreaterThan(700)
  })

  it('chosen beside a range takes its place', () => {
    const ranged = start('year:2015..2020')
    const values = library.facets('trials', ranged.tabs.trials).flatMap((facet) => facet.values)
    const facet = values.findIndex(({ field }) => field.name === 'year')
    const tabs = { ...ranged.tabs, trials: { ...ranged.tabs.trials, facet } }
    const state = press({ ...ranged, focus: 'facets', tabs }, 'space')
    expect(query(state)).toBe(`year:${values[facet]?.value}`)
    expect(count(state)).toBe(values[facet]?.count)
  })

  it('of one field offers the others too: either is asked', () => {
    const facet = (state: State) =>
      library.facets('trials', state.tabs.trials).find(({ field }) => field.name === 'disease')
    const one = start('disease:t1d')
    expect(facet(one)?.values.map(({ value }) => value)).toContain('t2d')
    const at = library
      .facets('trials', one.tabs.trials)
      .flatMap(({ values }) => values)
      .findIndex(({ value }) => value === 't2d')
    const two = press(
      { ...one, focus: 'facets', tabs: { ...one.tabs, trials: { ...one.tabs.trials, facet: at } } },
      'space',
    )
    expect(query(two)).toBe('disease:t1d,t2d')
    expect(count(two)).toBe(count(one) + count(start('disease:t2d')))
  })

  it('+ shows every value of the facet under the cursor, and the first again; the cursor stays', () => {
    const cells = (state: State) =>
      library.facets('trials', state.tabs.trials).find(({ field }) => field.name === 'cell')
    const at = (state: State) =>
      library.facets('trials', state.tabs.trials).flatMap(({ values }) => values)[state.tabs.trials.facet]
    let state = press(start(), 'h')
    while (at(state)?.field.name !== 'cell') state = press(state, 'j')
    const few = cells(state)
    const all = press(state, '+')
    expect(cells(all)?.values).toHaveLength((few?.values.length ?? 0) + (few?.more ?? 0))
    expect(cells(all)?.more).toBe(0)
    expect(at(all)).toEqual(at(state))
    expect(cells(press(all, '+'))).toEqual(few)
    const far = press(all, ...Array.from({ length: 12 }, () => 'j'), '+')
    expect(at(far)).toBeDefined()
  })
})

describe('the query', () => {
  it('is asked, cleared, turned round, and comes back', () => {
    const asked = press(start(), '/', ...'disease:t1d', 'enter')
    expect(query(asked)).toBe('disease:t1d')
    expect(count(asked)).toBeLessThan(total)
    const inverse = press(asked, 'i')
    expect(query(inverse)).toBe('-disease:t1d')
    expect(count(inverse)).toBe(total - count(asked))
    expect(query(press(asked, 'C'))).toBe('')
    expect(query(press(asked, 'C', 'b'))).toBe('disease:t1d')
    expect(query(press(asked, 'b', 'f'))).toBe('disease:t1d')
  })

  it('that cannot be understood stays to be mended, with the reason', () => {
    const wrong = press(start(), '/', ...'diseas:t1d', 'enter')
    expect(wrong.prompt?.problem).toMatch(/unknown qualifier "diseas:"/)
    expect(press(wrong, 'esc').prompt).toBeNull()
    expect(query(wrong)).toBe('')
  })

  it('is completed: qualifier, then value', () => {
    const done = press(start(), '/', ...'dise', 'tab', ...'t2', 'tab', 'enter')
    expect(query(done)).toBe('disease:t2d')
  })

  it('is edited as a line', () => {
    const line = (...keys: string[]): string => press(start(), '/', ...'cell msc', ...keys).prompt?.text ?? ''
    expect(line('backspace')).toBe('cell ms')
    expect(line('home', 'delete')).toBe('ell msc')
    expect(line('left', 'left', 'x')).toBe('cell mxsc')
    expect(line('ctrl-w')).toBe('cell ')
    expect(line('ctrl-u')).toBe('')
    expect(line('home', 'right', 'end', '!')).toBe('cell msc!')
  })

  it('takes pasted text as one line', () => {
    const state = reduce(press(start(), '/'), { type: 'type', text: 'disease:t1d\n\u001b[31mhba1c' }, library)
    expect(state.prompt?.text).toBe('disease:t1d [31mhba1c')
  })
})

describe('facets', () => {
  const values = (state: State) => library.facets(state.kind, state.tabs[state.kind]).flatMap((facet) => facet.values)

  it('are counted among what is listed', () => {
    const t1d = start('disease:t1d')
    for (const { field, value, count: n } of values(t1d).slice(0, 12)) {
      const text = typeof value === 'string' ? `"${value}"` : String(value)
      const { kept } = library.listing('trials', { query: `disease:t1d ${field.name}:${text}`, sort: null })
      // A term also finds everything below it, so a query may keep more than hold the very value.
      expect(kept.length).toBeGreaterThanOrEqual(n)
      if (field.type !== 'term') expect(kept.length).toBe(n)
    }
  })

  it('are asked for, refused, combined, and taken back', () => {
    const facets = press(start(), 'h')
    const first = values(facets)[0]
    const wanted = press(facets, 'space')
    expect(query(wanted)).toBe(`${first?.field.name}:${first?.value}`)
    expect(query(press(wanted, 'space'))).toBe('')
    expect(query(press(wanted, 'x'))).toBe(`-${first?.field.name}:${first?.value}`)
    const both = press(wanted, 'j', 'space')
    expect(both.tabs.trials.query).toContain(`${first?.field.name}:${first?.value}`)
    expect(both.tabs.trials.query).not.toBe(query(wanted))
  })

  it('ask for a single year', () => {
    const facets = press(start(), 'h')
    const at = values(facets).findIndex(({ field }) => field.name === 'year')
    const year = values(facets)[at]
    const asked = press(facets, ...Array.from({ length: at }, () => 'j'), 'space')
    expect(query(asked)).toBe(`year:${year?.value}`)
    expect(count(asked)).toBe(year?.count)
  })
})

describe('nothing that matches', () => {
  it('says which filter to drop', () => {
    const rows = frame(start('disease:t2d cell:hypoimmune-islet'), library).map((row) =>
      row.map(({ text }) => text).join(''),
    )
    expect(rows.some((row) => /Without cell:hypoimmune-islet: \d+/.test(row))).toBe(true)
  })

  it('is not said of a question that cannot be asked', () => {
    const rows = frame(start('diseas:t1d'), library).map((row) => row.map(({ text }) => text).join(''))
    expect(rows[1]).toContain('Cannot be asked')
  })
})

describe('the palette', () => {
  const choices = (...keys: string[]): string[] =>
    frame(press(start('', 120, 40), ...keys), library)
      .map((row) => row.map(({ text }) => text).join(''))
      .filter((row) => /^[▸ ] [a-z]/.test(row))
      .map((row) => row.slice(2).trimEnd())
  it('finds records by registry number, acronym and name', () => {
    expect(choices(':', ...'NCT03406585')[0]).toMatch(/^carlsson-2023-wj-msc-t1d/)
    expect(choices(':', ...'type 1 diabetes').some((row) => row.startsWith('t1d '))).toBe(true)
  })
  it('finds what asks for more', () => {
    for (const words of ['export', 'save these', 'edit the query']) expect(choices(':', ...words)[0]).toContain(words)
  })
  it('checks a sentence and searches all records', () => {
    expect(press(start(), ':', ...'check stem cells cure diabetes', 'enter').page?.words).toEqual([
      'check',
      'stem cells cure diabetes',
    ])
    expect(press(start(), ':', ...'search umbilical', 'enter').page?.words).toEqual(['search', 'umbilical'])
    expect(press(start(), ':', ...'check ', 'enter').prompt?.problem).toMatch(/Write the sentence/)
  })
})

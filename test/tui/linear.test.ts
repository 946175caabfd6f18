import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { linearSays } from '../../src/tui/linear/says.js'
import { actionFor, bindings } from '../../src/tui/state/keys.js'
import { reduce } from '../../src/tui/state/reduce.js'
import { json } from '../helpers/cli.js'
import { voice } from '../helpers/voice.js'

const t1d = await json('stemcell trials --disease t1d')
const ids: readonly string[] = t1d.items.map(({ id }: { id: string }) => id)
const typed = (text: string): string[] => [...text].map((char) => (char === ' ' ? 'space' : char))

describe('the start', () => {
  it('says who speaks, how to get help and leave, what is asked in words, and the first record', async () => {
    const { start } = await voice('disease:t1d')
    expect(start).toHaveLength(4)
    expect(start[0]).toMatch(/^stemcell: .* Dataset \S+, as of \S+\. No medical advice\.$/)
    expect(start[1]).toBe('Question mark reads out every key; capital Q leaves.')
    expect(start[2]).toBe(`Trials. ${t1d.count} of ${t1d.total} match: disease is Type 1 diabetes.`)
    expect(start[3]).toMatch(new RegExp(`^1 of ${t1d.count}: ${ids[0]}\\. `))
  })

  it.each([
    ['', 'Trials. All 253, no filters.'],
    ['year:2015..2020', 'year is 2015 to 2020'],
    ['year:2015..', 'year is 2015 or more'],
    ['enrollment:>20', 'enrolled is more than 20'],
    ['-disease:t1d,t2d', 'disease is not Type 1 diabetes or Type 2 diabetes'],
    ['sponsor:uppsala', 'sponsor holds "uppsala"'],
    ['-"umbilical cord"', 'does not hold "umbilical cord"'],
    ['start:notRead', 'start is not known, not read'],
    ['between-group:yes', 'is yes'],
  ])('says the query %j in words', async (query, words) => {
    const { start } = await voice(query)
    expect(start[2]).toContain(words.replace('253', String(t1d.total)))
  })

  it('tells a first-time listener a little more, and what went wrong with what was kept', async () => {
    const { start } = await voice('', (state) => ({ ...state, hints: true, message: 'views.json is damaged' }))
    expect(start[2]).toContain('Space marks trials')
    expect(start.at(-1)).toBe('views.json is damaged.')
  })

  it('says the columns that are turned on, each with its label', async () => {
    const { start } = await voice('id:yin-2026-e-islets-t1d')
    expect(start[3]).toMatch(
      /^1 of 1: yin-2026-e-islets-t1d\. Year: 2026 at the latest\. .*Disease: t1d\. Enrolled, people: not read\. /,
    )
  })
})

describe('the list', () => {
  it('says on a move only the record that was reached', async () => {
    const { press } = await voice('disease:t1d')
    const said = await press('j')
    expect(said).toHaveLength(1)
    expect(said[0]).toMatch(new RegExp(`^2 of ${t1d.count}: ${ids[1]}\\. `))
  })

  it('says of keys that arrive together only where they led', async () => {
    const { together } = await voice('disease:t1d')
    const said = await together('j', 'j', 'j')
    expect(said).toHaveLength(1)
    expect(said[0]).toMatch(/^4 of /)
  })

  it('says where it ends', async () => {
    const { press } = await voice('disease:t1d')
    expect(await press('k')).toEqual(['First record.'])
    expect((await press('G', 'j')).at(-1)).toBe('Last record.')
    const empty = await voice('no-such-word-anywhere')
    expect(empty.start.at(-1)).toBe('No record here: capital C clears the filters, b goes back.')
    expect(await empty.press('j')).toEqual(['No record here.'])
  })

  it('says what is marked, then the next record', async () => {
    const { press } = await voice('disease:t1d')
    const [marked, next, ...rest] = await press('space')
    expect([marked, rest]).toEqual([`${ids[0]} marked, 1 marked.`, []])
    expect(next).toMatch(/^2 of /)
    expect((await press('space'))[0]).toBe(`${ids[1]} marked, 2 marked.`)
    expect((await press('k'))[0]).toContain(`${ids[1]}. Marked.`)
    expect((await press('space'))[0]).toBe(`${ids[1]} no longer marked, 1 marked.`)
    expect(await press('u')).toEqual(['Nothing is marked now.'])
    expect(await press('u')).toEqual(['Nothing was marked.'])
  })

  it('warns of what a reader must know before the numbers are used', async () => {
    const { start } = await voice('id:carlsson-2023-wj-msc-t1d')
    expect(start.at(-1)).toContain('carlsson-2023-wj-msc-t1d. Warning: 3 anomalies, 4 disagreements on record. ')
  })

  it('says an order once, with the first record of it', async () => {
    const { press } = await voice()
    const said = await press('s', ...typed('enrollment'), 'enter')
    expect(said.slice(-2)[0]).toBe('Sorted by Enrolled, ascending.')
    expect(said.at(-1)).toMatch(/^1 of /)
    expect((await press('r'))[0]).toBe('Sorted by Enrolled, descending.')
  })

  it('says of a new column only that column', async () => {
    const { press } = await voice('id:carlsson-2023-wj-msc-t1d')
    expect((await press('o', ...typed('sponsor'), 'enter')).at(-1)).toBe(
      'Column shown: Sponsor. Here: NextCell Pharma.',
    )
    expect((await press('o', ...typed('sponsor'), 'enter')).at(-1)).toBe('Column hidden: Sponsor.')
  })

  it('says the effect of each trial on an outcome that was picked or is asked for', async () => {
    const { press, start } = await voice('outcome:hba1c disease:t2d')
    expect(start.at(-1)).toMatch(/ HbA1c: .+\.$/)
    const off = await press('P', ...typed('off'), 'enter')
    expect(off.at(-1)).toBe('Effects are no longer said.')
    expect((await press('j'))[0]).not.toContain(' HbA1c: ')
    const [about, effect] = (await press('P', ...typed('hba1c'), 'enter')).slice(-2)
    expect(about).toMatch(/^HbA1c, MD in percentage points at \d+ months .*favors cells/)
    expect(effect).toMatch(/^HbA1c: /)
  })

  it('says another tab with its first record', async () => {
    const { press } = await voice()
    const [tab, record, ...rest] = await press('>')
    expect(tab).toBe('Claims. All 100, no filters.')
    expect(record).toMatch(/^1 of 100: /)
    expect(rest).toEqual([])
    expect(await press('space')).toEqual(['Only trials: press [ or ] for their tab.'])
  })
})

describe('facets', () => {
  it('are announced once; the name of a facet only where it changes', async () => {
    const { press } = await voice('disease:t1d')
    expect(await press('shift-tab')).toEqual(['Facets.', `Disease. Type 1 diabetes: ${t1d.count} trials, asked for.`])
    expect((await press('j'))[0]).toMatch(/^Diabetes mellitus: \d+ trials\.$/)
    let said = ''
    for (let i = 0; i < 10 && !said.startsWith('Cells.'); i++) said = (await press('j'))[0] ?? ''
    expect(said).toMatch(/^Cells\. .*: \d+ trials\.$/)
    expect((await press('j'))[0]).not.toMatch(/^Cells/)
    expect((await press('h'))[0]).toBe('No pane before the facets.')
  })

  it('say what is asked for and refused', async () => {
    const { press } = await voice('disease:t1d')
    await press('shift-tab')
    let said = ''
    for (let i = 0; i < 10 && !said.startsWith('Cells.'); i++) said = (await press('j'))[0] ?? ''
    const name = /^Cells\. (.*): /.exec(said)?.[1]
    const [refused, value] = await press('x')
    expect(refused).toMatch(/^Trials\. \d+ of \d+ match: /)
    expect(refused).toContain(`cells is not ${name}.`)
    expect(value).toBe(`Cells. ${name}: 0 trials, refused.`)
    const [asked] = await press('space')
    expect(asked).toContain(`cells is ${name}.`)
  })
})

describe('a record', () => {
  it('is read once, whole, and then line by line', async () => {
    const { press } = await voice('id:yin-2026-e-islets-t1d')
    const said = await press('enter')
    expect(said.slice(0, 2)).toEqual(['Record.', 'Heading: yin-2026-e-islets-t1d.'])
    expect(said).toContain('Enrolled: not read.')
    expect(said.filter((line) => line.startsWith('Reading'))).toEqual([])
    expect(new Set(said).size).toBeGreaterThan(said.length / 2)
    expect(await press('j')).toEqual([said[2]])
    expect(await press('k')).toEqual([said[1]])
    expect(await press('k')).toEqual(['First line.'])
    expect(await press('G')).toEqual([said.at(-1)])
    expect(await press('j')).toEqual(['Last line.'])
    expect(await press('right')).toEqual(['No pane after the record.'])
  })

  it('says of its links only the link, with its section where it is another', async () => {
    const { press } = await voice('id:carlsson-2023-wj-msc-t1d')
    await press('enter')
    const [first, second] = [await press('n'), await press('n')]
    expect(first).toHaveLength(1)
    expect(first[0]).toMatch(/^Link 1 of \d+: carlsson-2023-wj-msc-t1d, in trials\.$/)
    expect(second).toHaveLength(1)
    expect(second[0]).toMatch(/Link 2 of \d+: /)
  })

  it('folds and unfolds its sections', async () => {
    const { press } = await voice('id:yin-2026-e-islets-t1d')
    await press('enter')
    expect(await press('}')).toEqual(['Heading: Arms.'])
    expect((await press('z'))[0]).toMatch(/^Heading: Arms\. Folded, \d+ lines\.$/)
    expect((await press('z')).slice(0, 2)).toEqual(['Heading: Arms.', 'Autologous E-islets (intervention, id auto).'])
    expect((await press('Z'))[0]).toMatch(/^All \d+ sections folded\.$/)
    expect((await press('Z'))[0]).toMatch(/^All \d+ sections unfolded\.$/)
  })

  it('gives the list back', async () => {
    const { press } = await voice('disease:t1d')
    await press('enter')
    const [focus, record] = await press('esc')
    expect(focus).toBe('List.')
    expect(record).toMatch(/^1 of /)
  })
})

describe('a line being typed', () => {
  it('is asked for, and its letters are left to the keyboard', async () => {
    const { press } = await voice()
    expect(await press('/')).toEqual([
      'Query: words and qualifiers. Tab completes, arrows choose, Enter asks, Escape closes.',
    ])
    expect(await press('q')).toEqual([])
    expect(await press('q')).toEqual([])
  })

  it('says the completion under the cursor where it changes, and what Tab made of it', async () => {
    const { press } = await voice()
    await press('/')
    expect(await press('d')).toEqual([expect.stringMatching(/^Choice 1 of \d+: disease:$/)])
    expect(await press('i')).toEqual([])
    expect(await press('tab')).toEqual(['Completed: disease:', expect.stringMatching(/^Choice 1 of \d+: disease:/)])
    expect(await press('down')).toEqual([expect.stringMatching(/^Choice 2 of \d+: disease:/)])
  })

  it('says what was deleted, and the character that the cursor comes to', async () => {
    const { press } = await voice()
    await press('/', 'q', 'z')
    expect(await press('left')).toEqual(['z'])
    expect(await press('end')).toEqual(['end of line'])
    expect(await press('right')).toEqual(['End of line.'])
    expect(await press('backspace')).toEqual(['Deleted: z'])
    expect(await press('ctrl-u')).toEqual(['Deleted: q'])
    expect(await press('backspace')).toEqual(['Start of line.'])
  })

  it('is said whole where more than a letter came at once', async () => {
    const { press, happens } = await voice()
    await press('/')
    expect(await happens({ type: 'type', text: 'cord blood' })).toContain('Line: cord blood')
  })

  it('says what is wrong with it each time it is asked', async () => {
    const { press } = await voice()
    await press('/', ...typed('diseas:t1d'))
    const problem = await press('enter')
    expect(problem[0]).toMatch(/^unknown qualifier "diseas:" in the query\. Did you mean/)
    expect(await press('enter')).toEqual(problem)
    expect(await press('esc')).toEqual(['List.'])
  })

  it('says the answer, also of a query that was asked before', async () => {
    const { press } = await voice('disease:t1d')
    const said = await press('/', 'enter')
    expect(said.slice(-2)[0]).toBe(`Trials. ${t1d.count} of ${t1d.total} match: disease is Type 1 diabetes.`)
    expect(said.at(-1)).toMatch(/^1 of /)
  })

  it('names keys in the palette', async () => {
    const { press } = await voice()
    expect(await press(':')).toEqual([
      'What to do: type a part of its name. Arrows choose, Enter does it, Escape closes.',
      expect.stringMatching(/^Choice 1 of \d+: .*, key \S/),
    ])
    expect((await press(...typed('zzzz'))).at(-1)).toBe('No choice.')
    expect(await press('enter')).toEqual(['Nothing answers to that.'])
  })
})

describe('pages', () => {
  const pool = [...typed('insulin-halved-with'), 'enter']

  it('are announced by their command and read once; the way back says only the place', async () => {
    const { press } = await voice('disease:t2d')
    const said = await press('p', ...pool)
    const at = said.findIndex((line) => line.startsWith('Page: stemcell pool '))
    expect(said[at + 1]).toMatch(/^Heading: Insulin halved with HbA1c below 7%/)
    expect((await press('b'))[0]).toBe('List.')
    const again = await press('f')
    expect(again).toHaveLength(2)
    expect(again[1]).toMatch(/^Line 1 of \d+: Heading: /)
  })

  it('that lose a study say what that moves', async () => {
    const { press } = await voice('disease:t2d')
    const whole = await press('p', ...pool)
    const result = whole.find((line) => line.startsWith('Risk ratio '))
    while (!(await press('n'))[0]?.includes('bhansali-2014')) {}
    const said = await press('x')
    expect(said[0]).toBe('Dropped bhansali-2014-bm-sc-t2d; x or [ brings it back.')
    expect(said[1]).toMatch(/^Risk ratio /)
    expect(said[1]).not.toBe(result)
    expect(said.filter((line) => whole.includes(line))).toEqual([])
  })

  it('that compare say only what differs, and then where everything is again', async () => {
    const { press } = await voice('disease:t1d cell:wj-msc')
    await press('space', 'space', 'c')
    expect((await press('d'))[0]).toMatch(/^Page: stemcell compare .* --diff$/)
    expect((await press('d'))[0]).toBe('Everything again.')
    expect(await press('l')).toEqual(['Lines are whole here: nothing lies to the side.'])
  })

  it('that fail say why', async () => {
    const { happens } = await voice()
    const said = await happens({ type: 'page', words: ['show', 'no-such-record'] })
    expect(said[1]).toMatch(/no record answers to/)
  })
})

describe('what happens outside', () => {
  it('is said, also a second time', async () => {
    const { press, happens } = await voice()
    expect(await press('y')).toEqual([])
    expect(await happens({ type: 'said', message: 'Copied the command (xclip)' })).toEqual([
      'Copied the command (xclip).',
    ])
    expect(await happens({ type: 'said', message: 'Copied the command (xclip)' })).toEqual([
      'Copied the command (xclip).',
    ])
  })

  it('asks before a file is written over, and says what came of it', async () => {
    const { press, happens } = await voice()
    expect(await happens({ type: 'exists', words: ['trials'], path: 'a\u001b[2J.csv' })).toEqual([
      'a<U+001B>[2J.csv exists. Write over it? y for yes, n for no.',
    ])
    expect(await press('n')).toEqual(['Nothing was written.'])
  })

  it('says nothing of another size', async () => {
    const { happens } = await voice()
    expect(await happens({ type: 'resize', columns: 40, rows: 12 })).toEqual([])
  })
})

it('a key that does nothing says so', async () => {
  const { press } = await voice()
  expect(await press('ctrl-t', 'X')).toEqual([
    'ctrl-t does nothing here. ? shows the keys.',
    'X does nothing here. ? shows the keys.',
  ])
})

describe('help', () => {
  it('says every key of the place in words, and then where one is', async () => {
    const { press } = await voice()
    const said = await press('?')
    expect(said[0]).toBe('Heading: In the list, where you are.')
    expect(said).toContain('j or down arrow: down.')
    expect(said).toContain('capital C: clear all filters.')
    const own = bindings.filter(({ on }) => on.includes('list'))
    for (const { help } of own) {
      const words = help
        .replace('half a screen', 'five')
        .replace('a screen', 'ten')
        .replace('of the forest plot in the list', 'whose effect is said')
      expect(said.some((line) => line.includes(words))).toBe(true)
    }
    expect(await press('esc')).toEqual(['List.'])
  })
})

it('whatever is pressed, what is said are whole lines without anything drawn', async () => {
  const names = [...new Set(bindings.flatMap(({ keys }) => keys))].filter(
    (key) => !['Q', 'ctrl-c', 'ctrl-z'].includes(key),
  )
  await fc.assert(
    fc.asyncProperty(fc.array(fc.constantFrom(...names, 'a', '1', '中'), { maxLength: 60 }), async (keys) => {
      const { press } = await voice('disease:t2d')
      for (const line of await press(...keys)) expect(line).toMatch(/^\S[^\u0000-\u001f\u2500-\u259f]*$/)
    }),
    { numRuns: 20 },
  )
}, 60_000)

it('every action of every key says something harmless or nothing, and never the same line twice in a row', async () => {
  const { library, state } = await voice('disease:t1d')
  for (const { keys, on } of bindings) {
    const key = keys[0] as string
    for (const mode of on) {
      const action = actionFor({ name: key }, mode)
      if (!action) continue
      const before = { ...state(), ...(mode === 'facets' ? { focus: mode } : {}) }
      const lines = linearSays(before, reduce(before, action, library), library, action)
      for (const [i, line] of lines.entries()) {
        expect(line.trim()).not.toBe('')
        expect(line).not.toBe(lines[i - 1])
      }
    }
  }
})

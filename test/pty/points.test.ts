/** What people who live in such programs expect of one, point by point, on a real terminal. */
import { afterEach, describe, expect, it } from 'vitest'
import { type Browser, browser } from '../helpers/browser.js'

const open: Browser[] = []
const start = async (...args: Parameters<typeof browser>): Promise<Browser> => {
  const one = browser(...args)
  open.push(one)
  await one.until((s) => s.includes('$ stemcell '))
  return one
}
afterEach(() => {
  for (const one of open.splice(0)) one.close()
})

const [ctrlD, ctrlU, esc] = ['\u0004', '\u0015', '\u001b']
const lines = (screen: string): string[] => screen.split('\n')
const keysRow = (screen: string): string => lines(screen).find((line) => line.includes('Q leave')) ?? ''
const command = (screen: string): string => lines(screen).find((line) => line.startsWith('$ ')) ?? ''
const title = (screen: string): string => lines(screen)[2] ?? ''
/** Presses a key and waits until the screen holds what is looked for. */
const act = async (one: Browser, keys: string, holds: (screen: string) => boolean): Promise<string> => {
  one.press(keys)
  return one.until(holds, `${JSON.stringify(keys)}: ${holds}`)
}
const wide = { columns: 140, rows: 40 }

describe('p', () => {
  it('ranks outcomes by how many trials are comparable, and the first is pooled without an override', async () => {
    const one = await start([], wide)
    const offered = await act(one, 'p', (s) => /▸ pool \S+ {2}\d+ of \d+ comparable/.test(s))
    const counts = [...offered.matchAll(/pool [a-z0-9-]+ {2}(\d+) of \d+ comparable/g)].map(([, count]) =>
      Number(count),
    )
    expect(counts.length).toBeGreaterThan(5)
    expect(counts).toEqual(counts.toSorted((a, b) => b - a))
    const page = await act(
      one,
      '\r',
      (s) => s.includes('› Page') || (s.includes('›Page') && s.includes('comparable ·')),
    )
    expect(page).toMatch(/^\d+ of \d+ comparable · \w+ -?\d/m)
    expect(command(page)).not.toContain('--allow')
  })

  it('puts the outcome that is asked for first', async () => {
    const one = await start(['--outcome', 'insulin-halved-with-hba1c-below-7'], wide)
    await act(one, 'p', (s) => /▸ pool insulin-halved-with-hba1c-below-7 {2}\d+ of \d+ comparable/.test(s))
  })

  it('leads on where nothing is comparable: to a wider question, to published syntheses', async () => {
    const narrow = await start(['disease:t2d cell:bm-msc'], wide)
    const offered = await act(narrow, 'p', (s) => /▸ pool \S+ without cell:bm-msc/.test(s))
    expect(offered).toContain('pool nothing: published syntheses of this question')
    await act(
      narrow,
      '\r',
      (s) => command(s) === command(s).replace('bm-msc', '') && /^[2-9] of \d+ comparable/m.test(s),
    )
    const t1d = await start(['disease:t1d'], wide)
    await act(t1d, 'p', (s) => s.includes('▸ pool nothing: published syntheses'))
    await act(t1d, '\r', (s) => command(s).startsWith('$ stemcell reviews') && s.includes('[8 reviews]'))
  })

  it('has a digit for each clash, which changes estimate and command at once; x drops a row that carries a number', async () => {
    const one = await start(['disease:t1d'], { columns: 120, rows: 60 })
    await act(one, 'p', (s) => s.includes('▸ pool '))
    one.press('hba1c')
    await one.until((s) => /▸ pool hba1c {2}/.test(s))
    const refused = await act(one, '\r', (s) => /^1 of \d+ comparable/m.test(s))
    expect(refused).toContain('1 [ ] non-randomized')
    const allowed = await act(one, '1', (s) => s.includes('1 [x] non-randomized') && /^2 of \d+ comparable/m.test(s))
    expect(command(allowed)).toContain('--allow non-randomized')
    await act(one, '1', (s) => s.includes('1 [ ] non-randomized') && !command(s).includes('--allow'))
    let now = await act(one, '1', (s) => s.includes('1 [x] non-randomized'))
    while (!now.includes(': x drops it')) {
      const before = now
      now = await act(one, 'n', (s) => s !== before)
    }
    const dropped = await act(one, 'x', (s) => command(s).includes('--exclude') && /^1 of \d+ comparable/m.test(s))
    expect(command(dropped)).toContain('--allow non-randomized')
  }, 60_000)
})

describe('lists', () => {
  it.each([
    [60, 20],
    [80, 24],
    [140, 40],
    [200, 60],
  ])(
    'at %d by %d begin with what was found, with n, design and level, and tell the record under the cursor',
    async (columns, rows) => {
      const one = await start([], { columns, rows })
      const screen = one.screen()
      expect(screen).toMatch(/Headline result +n {2}Design +Read/)
      expect(screen).toMatch(/[▲▼=?] (favors cells: )?[a-z0-9-]{8}/)
      const told = lines(await act(one, 'j', (s) => s.includes('L  2 of '))).at(-4) ?? ''
      expect(told).toMatch(/^([▲▼=?] (favors|no diff|unclear)|no |not ).* {2}[a-z0-9-]{8}/)
    },
  )

  it('have a tab for each of ten kinds, by its digit', async () => {
    const one = await start([])
    for (const kind of [
      'claims',
      'mechanisms',
      'cells',
      'diseases',
      'outcomes',
      'references',
      'reviews',
      'approvals',
    ]) {
      const digit = [
        'claims',
        'mechanisms',
        'cells',
        'diseases',
        'outcomes',
        'references',
        'reviews',
        'approvals',
      ].indexOf(kind)
      await act(one, String(digit + 2), (s) => s.includes(`$ stemcell ${kind}`))
    }
    await act(one, '0', (s) => s.includes('$ stemcell citations'))
    await act(one, '1', (s) => s.includes('$ stemcell trials'))
  })

  it('say once what all listed records have in common, and give its column to others', async () => {
    const one = await start(['disease:t1d'], wide)
    expect(one.screen()).toContain('all: Disease t1d')
    expect(one.screen()).not.toMatch(/Headline result.*Disease/)
  })
})

describe('keys', () => {
  it('of the place one is in always stand above the command', async () => {
    const one = await start([])
    expect(keysRow(one.screen())).toMatch(/Enter read .*\? all keys {2}Q leave$/)
    const facets = await act(one, 'F', (s) => s.includes('›Filters'))
    expect(keysRow(facets)).toMatch(/x refuse/)
    await act(one, 'm', (s) => s.includes('›Page') && /Enter follow/.test(keysRow(s)))
  })

  it('Ctrl-D and Ctrl-U move by half a screen', async () => {
    const one = await start([])
    await act(one, ctrlD, (s) => / 9 of \d+/.test(s) || / 10 of \d+/.test(s))
    await act(one, ctrlU, (s) => / 1 of \d+/.test(s))
  })

  it('Tab goes round the panes, F, L and D to one; where one is can be seen without color', async () => {
    const one = await start([], { ...wide, env: { NO_COLOR: '1' } })
    expect(title(one.screen())).toContain('›List')
    expect(title(await act(one, '\t', (s) => s.includes('›Record')))).not.toContain('›List')
    await act(one, '\t', (s) => s.includes('›Filters'))
    await act(one, '\t', (s) => s.includes('›List'))
    await act(one, 'D', (s) => s.includes('›Record'))
    await act(one, 'F', (s) => s.includes('›Filters'))
    await act(one, 'L', (s) => s.includes('›List'))
    await act(one, 'm', (s) => s.includes('›Page'))
    await act(one, '?', (s) => s.includes('›Keys'))
  })

  it.each([
    ['q', 'q'],
    ['Esc', esc],
  ])('%s goes back one step and does not leave; Q leaves', async (_, back) => {
    const one = await start(['disease:t1d'], wide)
    await act(one, '/ masking:double\r', (s) => command(s).includes('masking:double'))
    await act(one, 'm', (s) => command(s).startsWith('$ stemcell map'))
    await act(one, '/msc\r', (s) => /^1 of \d+: “msc”/m.test(s))
    await act(one, back, (s) => command(s).startsWith('$ stemcell map') && !/^1 of \d+: “msc”/m.test(s))
    await act(one, back, (s) => command(s).startsWith('$ stemcell trials') && command(s).includes('masking:double'))
    await act(one, back, (s) => command(s).startsWith('$ stemcell trials') && !command(s).includes('masking:double'))
    await act(one, back, () => one.code() === undefined)
    one.press('Q')
    expect(await one.ended).toBe(0)
  })

  it('/ filters a list and searches what is read, where n and N step from place to place', async () => {
    const one = await start([], wide)
    await act(one, '/disease:t1d\r', (s) => command(s).includes('disease:t1d'))
    const place = (at: number) => (s: string) => s.includes(`\n${at} of `) && s.includes('“diabetes”')
    await act(one, 'D', (s) => s.includes('›Record'))
    await act(one, '/diabetes\r', place(1))
    await act(one, 'n', place(2))
    await act(one, 'N', place(1))
  })

  it('[ and ] go back and forth through views', async () => {
    const one = await start([])
    await act(one, '2', (s) => s.includes('$ stemcell claims'))
    await act(one, '6', (s) => s.includes('$ stemcell outcomes'))
    await act(one, '[', (s) => s.includes('$ stemcell claims'))
    await act(one, '[', (s) => s.includes('$ stemcell trials'))
    await act(one, ']', (s) => s.includes('$ stemcell claims'))
  })

  it('= marks one record and shows what differs in the others', async () => {
    const one = await start(['disease:t1d'], { columns: 200, rows: 40 })
    const screen = await act(one, '=', (s) => s.includes('beside '))
    expect(lines(screen).filter((line) => / {2}=(?= {2}|│)/.test(line)).length).toBeGreaterThan(1)
  })
})

describe('a gap map', () => {
  it('has its first cell chosen, and Enter lists its trials', async () => {
    const one = await start([], { columns: 100, rows: 30 })
    const map = await act(one, 'm', (s) => command(s).startsWith('$ stemcell map') && /^Cells .*trials$/m.test(s))
    const head = lines(map).findIndex((line) => /^Cells .*trials$/.test(line))
    expect(one.reversed(head + 2)?.text).toMatch(/^\S \d+/)
    await act(one, '\r', (s) => /\$ stemcell trials .*outcome:/.test(s))
  })

  it('and a timeline keep their heads while they are scrolled', async () => {
    const one = await start([], { columns: 80, rows: 24 })
    for (const [key, head] of [
      ['m', /^Cells .*trials$/m],
      ['t', /20\d0 +20\d0/],
    ] as const) {
      await act(one, key, (s) => s.includes('›Page') && head.test(s))
      await act(one, ctrlD, (s) => /rows (?!1–)\d+–/.test(s) && head.test(s))
      await act(one, 'q', (s) => s.includes('$ stemcell trials'))
    }
  })
})

describe('what is typed', () => {
  it('beyond its limit is refused at once, and said', async () => {
    const one = await start([])
    await act(one, 'w', (s) => s.includes('save this view as: '))
    const long = await act(one, `\u001b[200~${'x'.repeat(61)}\u001b[201~`, (s) => s.includes('at most 60 characters'))
    expect(long).not.toContain('xx')
    one.press(esc)
    await one.until((s) => s.includes('$ stemcell trials'))
  })

  it('or pasted without marks is text: no letter of it is a key', async () => {
    const one = await start([])
    const pasted = 'Mesenchymal stem cells quickly lower the insulin dose.'
    one.press(`${pasted}\rQ`)
    const screen = await one.until((s) => /paste/i.test(s))
    expect(command(screen)).toBe('$ stemcell trials')
    await act(one, 'j', (s) => s.includes(' 2 of '))
    expect(one.code()).toBeUndefined()
  })
})

it('ACCESSIBLE turns sentences on', async () => {
  const one = browser([], { env: { ACCESSIBLE: '1' } })
  open.push(one)
  await one.until((s) => /Headline result: /.test(s))
  expect(one.alternate()).toBe(false)
})

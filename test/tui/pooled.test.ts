import { describe, expect, it } from 'vitest'
import { rankPoolable } from '../../src/commands/pool/poolable.js'
import { openLibrary } from '../../src/tui/library/library.js'
import { choicesFor } from '../../src/tui/state/palette.js'
import { poolShown } from '../../src/tui/state/pooled.js'
import { initial, type State } from '../../src/tui/state/state.js'
import { browsed, press, screen } from '../helpers/browsing.js'
import { openBundled } from '../helpers/bundled.js'

const dataset = openBundled()
const library = openLibrary(dataset)
const start = (query: string): State => initial({ columns: 100, rows: 40 }, query, null)
const typed = (text: string): string[] => [...text]
const offered = (state: State): string[] => choicesFor(state, library).map(({ label, note }) => `${label} | ${note}`)
const facts = (state: State) => {
  const found = poolShown(state, library)
  if (!found) throw new Error('nothing is pooled')
  return found
}

describe('what can be pooled', () => {
  it('is counted as the page of pool counts it', async () => {
    const { outcomes } = await rankPoolable('disease:t2d', dataset)
    expect(outcomes.length).toBeGreaterThan(5)
    for (const { outcome, comparable, candidates } of [...outcomes.slice(0, 2), ...outcomes.slice(-1)]) {
      const page = await browsed(start('disease:t2d'), library, 'p', ...typed(outcome), 'enter')
      expect(page.page?.words).toEqual(['pool', '--outcome', outcome, 'disease:t2d'])
      expect({ outcome, comparable: facts(page).comparable, candidates: facts(page).candidates }).toEqual({
        outcome,
        comparable,
        candidates,
      })
    }
  })

  it('is offered by how many trials are comparable, and the first can be pooled', async () => {
    const asked = await browsed(start(''), library, 'p')
    const counts = offered(asked).flatMap((line) => {
      const [, count] = / (\d+) of \d+ comparable/.exec(line) ?? []
      return count === undefined ? [] : [Number(count)]
    })
    expect(counts.length).toBeGreaterThan(10)
    expect(counts).toEqual(counts.toSorted((a, b) => b - a))
    expect(facts(await browsed(asked, library, 'enter')).isPooled).toBe(true)
  })

  it('begins with the outcome that the filters ask for', async () => {
    const asked = await browsed(start('outcome:insulin-dose'), library, 'p')
    const own = offered(asked).findIndex((line) => line.startsWith('pool insulin-dose | '))
    expect(
      offered(asked)
        .slice(0, own)
        .every((line) => !/^pool [a-z0-9-]+ \|/.test(line)),
    ).toBe(true)
  })

  it('leads on where nothing is comparable: a wider question, published syntheses, and last an override', async () => {
    const wider = await browsed(start('disease:t2d cell:bm-msc'), library, 'p')
    expect(offered(wider)[0]).toMatch(/^pool \S+ without cell:bm-msc \| [2-9] of \d+ comparable/)
    expect(facts(await browsed(wider, library, 'enter')).isPooled).toBe(true)
    const asked = await browsed(start('disease:t1d'), library, 'p')
    const lines = offered(asked)
    expect(lines[0]).toMatch(/^pool nothing: published syntheses of this question \| \d+ reviews$/)
    expect(lines[1]).toMatch(/^pool \S+ --allow \S+ \| \d+ of \d+ with the guard overridden$/)
    expect(lines[2]).toMatch(/^pool \S+ \| 1 of \d+ comparable/)
    const reviews = press(asked, library, 'enter')
    expect([reviews.kind, reviews.tabs.reviews.query, reviews.page]).toEqual(['reviews', 'disease:t1d', null])
    expect(lines[0]).toContain(`${library.listing('reviews', reviews.tabs.reviews).kept.length} reviews`)
    expect(facts(await browsed(asked, library, 'down', 'enter')).isPooled).toBe(true)
  })

  it('calls nothing a wider question that is about other people and an outcome that these do not report', async () => {
    const { outcomes, nearest } = await rankPoolable('disease:t1d', dataset)
    expect(nearest === null || outcomes.some(({ outcome }) => outcome === nearest.best.outcome)).toBe(true)
    const foot = await rankPoolable('disease:diabetic-foot-ulcer cell:uc-msc', dataset)
    expect([foot.nearest?.without, foot.nearest?.query]).toEqual(['cell:uc-msc', 'disease:diabetic-foot-ulcer'])
  })

  it('is not chosen from before it is counted', () => {
    const state = press(start('disease:t2d cell:uc-msc'), openLibrary(dataset), 'p', 'enter')
    expect(state.prompt?.problem).toContain('Counting')
  })
})

describe('the guard on a page of pool', () => {
  const open = (): Promise<State> => browsed(start(''), library, 'p', ...typed('hba1c'), 'enter')
  const line = (state: State): string => screen(state, library)[3] ?? ''

  it('stands above the page, with the estimate and a digit for each clash', async () => {
    const state = await open()
    expect(line(state)).toMatch(/^\d+ of \d+ comparable · /)
    const pooled = await browsed(start(''), library, 'p', ...typed('complete-wound-closure'), 'enter')
    expect(line(pooled)).toMatch(
      /^\d+ of \d+ comparable · RR \d+\.\d+ \(95% CI \d+\.\d+ to \d+\.\d+\) · \d+ people · .* certainty/,
    )
    // The same number is written alike above the page and on it.
    const [said = ''] = /\d+\.\d+ \(95% CI [^)]+\)/.exec(line(pooled)) ?? []
    expect(screen(pooled, library).slice(4).join(' ').replace(/\s+/g, ' ')).toContain(said)
    facts(state).clashes.forEach(({ code }, i) => {
      expect(screen(state, library).join('\n')).toContain(`${i + 1} [ ] ${code}`)
    })
    const far = await browsed(state, library, 'ctrl-d', 'ctrl-d')
    expect(line(far)).toBe(line(state))
  })

  it.each([0, 1, 2])('clash %d is let in and refused again: command and estimate change at once', async (at) => {
    const state = await open()
    const clash = facts(state).clashes[at]
    if (!clash) throw new Error('too few clashes')
    const allowed = await browsed(state, library, String(at + 1))
    expect(allowed.page?.words).toEqual(['pool', '--outcome', 'hba1c', '--allow', clash.code])
    expect(facts(allowed).comparable).toBeGreaterThanOrEqual(facts(state).comparable)
    expect(facts(allowed).clashes[at]).toMatchObject({ code: clash.code, isAllowed: true })
    expect(facts(allowed)).not.toEqual(facts(state))
    const back = await browsed(allowed, library, String(at + 1))
    expect([back.page?.words, line(back)]).toEqual([state.page?.words, line(state)])
  })

  it('a digit without a clash says how many there are', async () => {
    expect(press(await open(), library, '9').message).toMatch(/^The guard refuses \d+ kinds of result here/)
  })

  it('x on a row that it leaves out tells which digit lets it in', async () => {
    let state = await open()
    const { refused } = facts(state)
    for (let i = 0; i < 40; i++) {
      state = press(state, library, 'n')
      const { message } = press(state, library, 'x')
      const [, id = ''] = /^(\S+) is left out already: press \d/.exec(message) ?? []
      if (refused.get(id)?.canAllow) return
    }
    throw new Error('no row of a trial that is left out')
  })

  it('x drops the only study as well as one of many', async () => {
    let state = await browsed(start(''), library, 'p', ...typed('insulin-independence'), 'enter')
    expect(facts(state).comparable).toBe(1)
    const [only] = facts(state).used
    for (let i = 0; i < 40 && !state.page?.words.includes('--exclude'); i++) {
      state = await browsed(state, library, 'n')
      const dropped = await browsed(state, library, 'x')
      if (dropped.page?.words.includes('--exclude')) state = dropped
    }
    expect(state.page?.words.at(-1)).toBe(only)
  })
})

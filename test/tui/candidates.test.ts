import { describe, expect, it } from 'vitest'
import { openLibrary } from '../../src/tui/library/library.js'
import { pageReader } from '../../src/tui/library/read-page.js'
import { doErrand } from '../../src/tui/outside/side-effects.js'
import { frame } from '../../src/tui/screen/frame.js'
import { reduce } from '../../src/tui/state/reduce.js'
import { initial, type State } from '../../src/tui/state/state.js'
import { handed, press } from '../helpers/browsing.js'
import { registration } from '../helpers/studies.js'
import { user } from '../helpers/user.js'

const unsure = (n: number) =>
  registration(`NCT9000000${n}`, {
    identificationModule: { nctId: `NCT9000000${n}`, briefTitle: `Cell product ${n} in type 1 diabetes` },
    armsInterventionsModule: { interventions: [{ type: 'BIOLOGICAL', name: 'stem cells' }] },
  })

/** A browser of a user with two candidates: keys are pressed, what they ask for is done, pages are read. */
const browser = async () => {
  const me = user()
  await me.ok(`import ${me.file('two.json', [unsure(1), unsure(2)])}`)
  const asked = await handed(me.place)
  const library = openLibrary(asked.dataset)
  const pageOf = pageReader(asked, { ascii: false })
  let state: State = initial({ columns: 100, rows: 30 }, '', null)
  const outside = { asked } as unknown as Parameters<typeof doErrand>[1]
  const lines = (): string =>
    frame(state, library)
      .map((row) => row.map(({ text }) => text).join(''))
      .join('\n')
  const settle = async (): Promise<void> => {
    lines()
    for (let wanted = library.wanted(); wanted.length > 0; wanted = library.wanted()) {
      for (const { words, columns } of wanted) library.keep(words, columns, await pageOf(words, columns))
      lines()
    }
  }
  const keys = async (...all: readonly string[]): Promise<State> => {
    for (const key of all) {
      state = press(state, library, key)
      const { errands } = state
      state = { ...state, errands: [] }
      for (const one of errands)
        if (one.do === 'decide') {
          const told = await doErrand(one, outside)
          library.forget('candidates')
          state = reduce(state, told, library)
        }
      await settle()
    }
    return state
  }
  const states = async (): Promise<unknown> =>
    (await me.answer('candidates --state all')).items.map(
      (one: { id: string; state: string; reason: string | null }) => [one.id.slice(-1), one.state, one.reason],
    )
  return { me, keys, lines, states }
}

describe('candidates in the browser', () => {
  it('are listed by K, read by Enter, and accepted as the command does', async () => {
    const { me, keys, lines, states } = await browser()
    expect((await keys('K')).page?.words).toEqual(['candidates'])
    expect(lines()).toContain('NCT90000001')
    expect((await keys('a')).message).toBe('Choose a study with n first.')
    // In its row stands the disease, which leads elsewhere.
    while (!(await keys('n')).message.includes('NCT90000002'));
    expect((await keys('enter')).page?.words).toEqual(['candidates', 'show', 'NCT90000002'])
    const { message } = await keys('a')
    expect(message).toMatch(/^NCT90000002 is a record now.*: 1 waiting, 1 accepted, 0 refused\.$/)
    expect(await states()).toEqual([
      ['1', 'waiting', null],
      ['2', 'accepted', null],
    ])
    expect(await me.ids()).toContain('nct90000002')
    // The page that led there was read anew.
    await keys('[')
    expect(lines()).not.toContain('NCT90000002')
  })

  it('are refused with the reason that is typed, and with none not at all', async () => {
    const { keys, states } = await browser()
    const asking = await keys('K', 'n', 'x')
    expect(asking.prompt).toMatchObject({ kind: 'palette', text: 'refuse ' })
    expect((await keys('enter')).prompt?.problem).toContain('Write why it is refused')
    await keys(...'only insulin', 'enter')
    expect(await states()).toEqual([
      ['1', 'refused', 'only insulin'],
      ['2', 'waiting', null],
    ])
  })

  it('are taken in with parts put right, one after the other', async () => {
    const { me, keys, states } = await browser()
    await keys('K', 'n', 'enter', 'c', ...'cell hsc', 'tab', ...' donor autologous', 'enter')
    expect(await states()).toEqual([
      ['1', 'accepted', null],
      ['2', 'waiting', null],
    ])
    const { record } = (await me.answer('show nct90000001')).items[0]
    expect(record.arms[0].product).toMatchObject({ cells: ['hsc'], donor: 'autologous' })
  })

  it('say elsewhere where decisions are made, and tell what the command refuses', async () => {
    const { me, keys } = await browser()
    await keys('K', 'n')
    await me.ok('candidates refuse NCT90000001 --why gone')
    await me.ok('candidates accept NCT90000001')
    const { message } = await keys('x', ...'no', 'enter')
    expect(message).toContain('NCT90000001 is refused: 1 waiting, 0 accepted, 1 refused')
  })
})

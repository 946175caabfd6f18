import { describe, expect, it } from 'vitest'
import { commandLine, poolWords, queryWords } from '../../src/tui/state/command-line.js'
import { initial, type State } from '../../src/tui/state/state.js'
import { answerTo } from '../helpers/asks.js'
import { words } from '../helpers/cli.js'

const marks = ['bhansali-2014-bm-sc-t2d', 'zang-2022-uc-msc-t2d']
const asking = (query: string, more: Partial<State> = {}): State => ({
  ...initial({ columns: 80, rows: 24 }, query, null),
  ...more,
})

describe('what a pool asks', () => {
  it('is the whole query of the trials, whatever tab is open', () => {
    const query = 'disease:t2d allocation:randomized "umbilical cord"'
    expect(poolWords(asking(query), 'hba1c')).toEqual(['pool', '--outcome', 'hba1c', query])
    expect(poolWords(asking(query, { kind: 'claims' }), 'hba1c')).toEqual(['pool', '--outcome', 'hba1c', query])
    expect(poolWords(asking(' '), 'hba1c')).toEqual(['pool', '--outcome', 'hba1c'])
  })

  it('is the marked trials, once there are two', () => {
    const two = asking('disease:t1d', { marks })
    expect(poolWords(two, 'hba1c')).toEqual(['pool', '--outcome', 'hba1c', `id:${marks.join(',')}`])
    const one = asking('disease:t1d', { marks: marks.slice(0, 1) })
    expect(poolWords(one, 'hba1c')).toEqual(['pool', '--outcome', 'hba1c', 'disease:t1d'])
  })

  it('of marked trials is answered with these and no other', async () => {
    const state = asking('disease:t1d', { marks })
    const answer = await answerTo(poolWords(state, 'insulin-halved-with-hba1c-below-7'))
    const [item] = answer.items as unknown as { studies: { trial: string }[] }[]
    expect(item?.studies.map(({ trial }) => trial)).toEqual(marks)
  })
})

describe('a query that begins with a minus', () => {
  it('is a word, not a flag, here and in a shell', async () => {
    const state = asking('-model:single-group')
    const asked = poolWords(state, 'insulin-dose')
    expect((await answerTo(asked)).query).toMatchObject({ text: '-model:single-group' })
    expect((await answerTo(words(commandLine(asked)))).query).toMatchObject({ text: '-model:single-group' })
    expect((await answerTo(['trials', ...queryWords(state)])).query).toMatchObject({ text: '-model:single-group' })
  })
})

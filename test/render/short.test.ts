/** What a screen shows of an answer that it cannot hold. */
import { describe, expect, it } from 'vitest'
import type { Answer, Block } from '../../src/answer.js'
import { column, draw, pipe, saying, screen, tableOf } from '../helpers/answers.js'

const lines = (text: string): string[] => text.trimEnd().split('\n')
const answer = (blocks: readonly Block[]): Answer => ({
  ...saying('x'),
  view: () => blocks,
  notes: [],
  footer: 'the end',
  next: [],
})
const drawn = async (blocks: readonly Block[], height?: number): Promise<string> => {
  const { body, closing } = await draw(answer(blocks), 'table', screen(40, height === undefined ? {} : { height }))
  return `${body}\n${closing}`
}

const rows = Array.from({ length: 60 }, (_, i) => [`row ${i + 1}`])
const table: Block = {
  kind: 'table',
  columns: [column('What')],
  rows,
  each: 'trial',
}
const section = (name: string, count: number): Block[] => [
  { kind: 'heading', level: 2, text: name },
  { kind: 'list', items: Array.from({ length: count }, (_, i) => `${name} ${i + 1}`) },
]
const page: readonly Block[] = [
  { kind: 'heading', level: 1, text: 'Title' },
  { kind: 'text', text: 'The answer.' },
  ...section('First', 9),
  ...section('Second', 2),
  ...section('Third', 30),
]
const brief: Block = { kind: 'brief', short: page, whole: page }

describe('a table on a low screen', () => {
  it('takes what the screen has, and counts the rest by what a row is', async () => {
    const text = await drawn([table], 24)
    expect(lines(text).length).toBeLessThan(24)
    const shown = lines(text).filter((line) => line.startsWith('row')).length
    expect(shown).toBeGreaterThan(10)
    expect(text).toContain(`… ${60 - shown} more trials: add --all, or a filter`)
  })

  it('is whole where it fits, where all is wanted, and in a pipe', async () => {
    for (const height of [undefined, 80]) expect(await drawn([table], height)).toContain('row 60')
    expect((await draw(answer([table]), 'table', pipe)).body).toContain('row 60')
  })

  it('never looks empty, and cuts long cells rather than rows', async () => {
    const long = tableOf([column('What', { max: 30 })], [['word '.repeat(80)], ['next']])
    const blocks = long.view().map((block) => (block.kind === 'table' ? { ...block, each: 'row' } : block))
    const text = await drawn(blocks, 12)
    expect(text).toContain('…')
    expect(text).toContain('next')
  })
})

describe('a page on a low screen', () => {
  it('begins with its head, and gives each section as many lines as there are for all', async () => {
    const text = await drawn([brief], 24)
    expect(lines(text).length).toBeLessThanOrEqual(24)
    expect(lines(text).slice(0, 2)).toEqual(['Title', 'The answer.'])
    for (const name of ['First', 'Second', 'Third']) expect(text).toContain(`${name} 1`)
    // What is cut says so where it is cut, and at the end.
    expect(text).toMatch(/Third \d+ …\n/)
    expect(text).toMatch(/… \d+ more lines, add --all/)
    expect(text).toContain('- Second 2\n')
  })

  it('cuts between words, and keeps what stands set in', async () => {
    const text = await drawn([{ kind: 'brief', short: page, whole: [...page, ...page] }], 24)
    expect(text).toContain('- First 1')
    const set = { kind: 'list' as const, items: ['word '.repeat(60)], indent: 2 }
    const wordy: Block[] = [
      ...section('First', 3),
      { kind: 'heading', level: 2, text: 'Second' },
      set,
      ...section('Third', 20),
    ]
    expect(await drawn([{ kind: 'brief', short: wordy, whole: wordy }], 14)).toMatch(/\n {4}(word )+…\n/)
  })

  it('names the sections that have no room', async () => {
    const many: Block[] = [...page, ...section('Fourth', 5), ...section('Fifth', 5), ...section('Sixth', 5)]
    const text = await drawn([{ kind: 'brief', short: many, whole: many }], 20)
    expect(lines(text).length).toBeLessThanOrEqual(20)
    expect(text.replace(/\s+/g, ' ')).toMatch(/more lines, add --all: .*Sixth/)
  })

  it('is whole where it fits, where all is wanted, and in a pipe', async () => {
    for (const height of [undefined, 80]) expect(await drawn([brief], height)).toContain('Third 30')
    expect((await draw(answer([brief]), 'table', pipe)).body).toContain('Third 30')
    for (const format of ['markdown', 'linear'] as const)
      expect((await draw(answer([brief]), format, screen(40, { height: 10 }))).body).toContain('Third 30')
  })
})

describe('any answer on a low screen', () => {
  it('is a page of sections where no part of it may be short', async () => {
    const text = await drawn(page, 24)
    expect(lines(text).length).toBeLessThan(24)
    expect(lines(text).slice(0, 2)).toEqual(['Title', 'The answer.'])
    expect(text).toMatch(/… \d+ more lines, add --all/)
  })

  it('gives an item of a list two lines, so that more items are begun', async () => {
    const items = Array.from({ length: 9 }, (_, i) => `item ${i + 1} ${'word '.repeat(60)}`)
    const text = await drawn(
      [
        { kind: 'heading', level: 1, text: 'Title' },
        { kind: 'list', items },
      ],
      16,
    )
    expect(text).toMatch(/^- item 3 /m)
    expect(text).toMatch(/^ {2}(?:word )+…$/m)
  })

  it('draws of a picture what it has room for', async () => {
    const picture: Block = {
      kind: 'drawing',
      draw: () => Array.from({ length: 60 }, (_, i) => `line ${i + 1}`),
      short: (_, height) => [...Array.from({ length: height - 1 }, (_one, i) => `line ${i + 1}`), 'and more'],
      spoken: () => [],
    }
    const text = await drawn([{ kind: 'text', text: 'The answer.' }, picture], 20)
    expect(lines(text).length).toBeLessThan(20)
    expect(text).toContain('and more')
    expect(await drawn([picture])).toContain('line 60')
  })

  it('cuts notes where it needs the room, and never the commands', async () => {
    const notes = Array.from({ length: 6 }, (_, i) => `note ${i + 1} ${'word '.repeat(30)}`)
    const next = [{ command: `stemcell show ${'a-long-id-'.repeat(6)}end`, why: 'why' }]
    const noted = { ...answer(page), notes, next }
    const { body, closing } = await draw(noted, 'table', screen(40, { height: 24 }))
    expect(lines(`${body}\n${closing}`).length).toBeLessThan(24)
    expect(closing).toContain('… 4 more notes: add --all')
    expect(closing.replace(/\n/g, '')).toContain(`${'a-long-id-'.repeat(6)}end`)
    expect((await draw(noted, 'table', pipe)).closing).toContain('note 6')
  })
})

import { describe, expect, it } from 'vitest'
import type { Answer, Block } from '../../src/answer.js'
import { sayOut } from '../../src/render/index.js'
import { column, draw, saying, tableOf } from '../helpers/answers.js'
import { answerTo } from '../helpers/asks.js'
import { questions } from '../helpers/commands.js'
import { smallPage } from '../helpers/small-world.js'

const said = async (answer: Answer): Promise<string[]> => {
  const { body } = await draw(answer, 'linear')
  return body.trimEnd().split('\n')
}
const showing = (...blocks: readonly Block[]): Answer => ({ ...saying('x'), view: () => blocks })

describe('a table', () => {
  it('is read row by row, each cell with the name of its column', async () => {
    const answer = tableOf(
      [column('Id'), column('n', { spoken: 'People' }), column('Result')],
      [
        ['a-1', '24', '▲ favors cells'],
        ['b-2', '–', 'n/a'],
      ],
    )
    expect(await said(answer)).toEqual(['a-1. People: 24. Result: favors cells.', 'b-2. Result: not applicable.'])
  })

  it('says its headings before their rows', async () => {
    const table: Block = {
      kind: 'table',
      columns: [column('Id')],
      rows: [['a'], ['b'], ['c']],
      headings: [
        { before: 0, text: 'First' },
        { before: 2, text: 'Second' },
      ],
    }
    expect(await said(showing(table))).toEqual(['Heading: First.', 'a.', 'b.', 'Heading: Second.', 'c.'])
  })

  it('leaves out a row of which nothing is known', async () =>
    expect(
      await said(
        tableOf(
          [column('A'), column('B')],
          [
            ['–', ''],
            ['', '1'],
          ],
        ),
      ),
    ).toEqual(['B: 1.']))
})

describe('other blocks', () => {
  it('are lines of their own; facts without a value are left out', async () => {
    const blocks: Block[] = [
      { kind: 'heading', level: 2, text: 'Outcomes' },
      { kind: 'text', text: ['one', { text: ' two', role: 'strong' }], indent: 4 },
      {
        kind: 'facts',
        items: [
          { label: 'Dose', value: '1e6 cells' },
          { label: 'Route', value: '' },
        ],
      }, // prettier-ignore
      { kind: 'list', items: ['first', 'second!'] },
    ]
    expect(await said(showing(...blocks))).toEqual([
      'Heading: Outcomes.',
      'one two.',
      'Dose: 1 million cells.',
      'first.',
      'second!',
    ])
  })

  it('that have two forms are read in the wide one, which hides nothing', async () => {
    const wide = { kind: 'table', columns: [column('Id')], rows: [['wide']] } as const
    const fit: Block = { kind: 'fit', needs: 500, wide, narrow: [{ kind: 'text', text: 'narrow' }] }
    expect(await said(showing(fit))).toEqual(['wide.'])
  })

  it('that are drawn are said instead', async () => {
    const drawing: Block = {
      kind: 'drawing',
      draw: () => ['├──┤'],
      spoken: () => [{ kind: 'list', items: ['a from 1 to 2'] }],
    }
    expect(await said(showing(drawing))).toEqual(['a from 1 to 2.'])
  })
})

it('an id is said as it is written', async () =>
  expect(await said(showing({ kind: 'text', text: [{ text: 'a · b', role: 'id' }] }))).toEqual(['a · b.']))

it('a command is said as it is typed', async () => {
  const { closing } = await draw(
    { ...saying('x'), notes: [], footer: '', next: [{ command: "stemcell pool 'a ≥3'", why: 'p <0.05' }] },
    'linear',
  )
  expect(closing).toBe("Next command, p less than 0.05: stemcell pool 'a ≥3'\n")
})

describe('links', () => {
  const answer = showing({
    kind: 'text',
    text: [{ text: 'a', ask: ['show', 'a'] }, ' and ', { text: 'b', href: 'https://example.org/' }],
  })
  it('are kept for a reader that follows them', () => {
    expect(sayOut(answer.view()).rows).toEqual([
      [
        { text: 'a', ask: ['show', 'a'] },
        { text: ' and ' },
        { text: 'b', href: 'https://example.org/' },
        { text: '.' },
      ],
    ])
  })
  it('are words elsewhere', async () => expect(await said(answer)).toEqual(['a and b.']))
})

/** Boxes, blocks, arrows of pictures, and the marks of directions. */
const drawnSigns = /[\u2190-\u2193\u2500-\u259f\u25b2\u25b3\u25bc\u25c6\u25fc]/

describe.each(questions)('%s', (line) => {
  it('is said without columns, pictures or marks', async () => {
    const answer = await answerTo(line)
    if (answer.document !== undefined) return
    const { body, closing } = await draw(answer, 'linear')
    const lines = `${body}${closing}`.trimEnd().split('\n')
    // A command is not said but typed.
    const spokenLines = lines.filter((one) => !one.startsWith('Next command'))
    expect(spokenLines.filter((one) => drawnSigns.test(one) || /\S {2,}\S/.test(one))).toEqual([])
    expect(lines.filter((one) => one.trim() === '' || one !== one.trim())).toEqual([])
  })
})

describe('whole answers', () => {
  const goldens = [
    ['list', 'stemcell trials --disease t1d --allocation randomized'],
    ['trial', 'stemcell show series'],
    ['disease', 'stemcell show diseases/t1d'],
    ['cell', 'stemcell show cells/msc'],
    ['mechanism', 'stemcell show mechanisms/calming'],
    ['outcome', 'stemcell show outcomes/hba1c'],
    ['claim', 'stemcell show claims/cells-lower-hba1c'],
    ['reference', 'stemcell show references/first-2018'],
    ['compare', 'stemcell compare first second'],
    ['pool', 'stemcell pool --outcome hba1c'],
    ['map', 'stemcell map disease:diabetes'],
    ['timeline', "stemcell timeline 'disease:t1d cell:msc' --by status"],
    ['years', 'stemcell timeline --years'],
    ['trace', 'stemcell trace series enrollment'],
    ['bias', 'stemcell bias first'],
    ['pathways', 'stemcell pathways --from msc --depth 3 --graph tree'],
  ] as const
  it.each(goldens)('%s: %s', async (file, line) => {
    await expect(await smallPage(`${line} --format linear`)).toMatchFileSnapshot(`../golden/linear/${file}.txt`)
  })
})

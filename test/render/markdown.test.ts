import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Answer, Block } from '../../src/answer.js'
import { column, draw, saying, tableOf } from '../helpers/answers.js'
import { hostileText } from '../helpers/hostile.js'
import { tables } from '../helpers/markdown.js'

const page = (...blocks: Block[]): Answer => ({ ...saying(''), view: () => blocks, notes: [], footer: '', next: [] })
const text = async (answer: Answer): Promise<string> => (await draw(answer, 'markdown')).body

describe('Markdown', () => {
  it('draws headings, facts, lists and tables', async () => {
    const blocks: Block[] = [
      { kind: 'heading', level: 1, text: 'Title' },
      { kind: 'text', text: ['Some ', { text: 'strong', role: 'strong' }, ' words'] },
      { kind: 'facts', items: [{ label: 'Age', value: '18' }] },
      { kind: 'list', items: ['one', { text: 'two', href: 'https://example.org/a' }] },
      { kind: 'table', columns: [column('Id'), column('n', { align: 'right' })], rows: [['a', '1']] },
    ]
    expect((await text({ ...page(...blocks), notes: ['mind'], footer: '1 record' })).trimEnd().split('\n\n')).toEqual([
      '# Title',
      'Some **strong** words',
      '- **Age:** 18',
      '- one\n- [two](<https://example.org/a>)',
      '| Id | n |\n| --- | ---: |\n| a | 1 |',
      '> mind',
      '_1 record_',
    ])
  })

  it.each([
    ['*bold* _it_ `code`', '\\*bold\\* \\_it\\_ \\`code\\`'],
    ['<script>alert(1)</script>', '\\<script\\>alert(1)\\</script\\>'],
    ['[x](javascript:y)', '\\[x\\](javascript:y)'],
    ['a | b', 'a \\| b'],
    ['# no heading', '\\# no heading'],
    ['back\\slash', 'back\\\\slash'],
    ['&lt;b&gt; R&D', '\\&lt;b\\&gt; R&D'],
  ])('shows %s as it is written', async (raw, escaped) => {
    expect(await text(page({ kind: 'text', text: raw }))).toBe(`${escaped}\n`)
  })

  it.each([
    ['- item', '\\- item'],
    ['+ item', '\\+ item'],
    ['1. item', '1\\. item'],
    ['12) item', '12\\) item'],
    ['---', '\\---'],
    ['    code', 'code'],
    ['-0.5 to 1.5', '-0.5 to 1.5'],
  ])('does not let the text %j begin a list, a rule or code', async (raw, escaped) => {
    expect(await text(page({ kind: 'text', text: raw }))).toBe(`${escaped}\n`)
    expect(await text(page({ kind: 'list', items: [raw] }))).toBe(`- ${escaped}\n`)
  })

  it('keeps every row as wide as its head, whatever the cells say', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.tuple(hostileText(), hostileText()), { maxLength: 4 }), async (rows) => {
        const [table] = tables(await text(tableOf([column('A'), column('B')], rows)))
        expect(table?.head).toEqual(['A', 'B'])
        expect(table?.rows.map((row) => row.length)).toEqual(rows.map(() => 2))
      }),
    )
  })

  it('repeats the head for every group', async () => {
    const blocks: Block = {
      kind: 'table',
      columns: [column('Id')],
      rows: [['a'], ['b']],
      headings: [
        { before: 0, text: 'X' },
        { before: 1, text: 'Y' },
      ],
    }
    expect(await text(page(blocks))).toMatch('### X\n\n| Id |\n| --- |\n| a |\n\n### Y\n\n| Id |\n| --- |\n| b |\n')
  })

  it('puts a document into a fence', async () => {
    expect(await text({ ...page(), document: '{}' })).toBe('```json\n{}\n```\n')
  })
})

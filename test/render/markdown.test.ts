import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Answer, Block, Line } from '../../src/answer.js'
import { column, draw, saying, tableOf } from '../helpers/answers.js'
import { hostileText } from '../helpers/hostile.js'
import { spelledOut, tables } from '../helpers/markdown.js'

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

  it('puts text and pictures into a fence longer than any in them', async () => {
    const ticks: Block = { kind: 'drawing', draw: () => ['```', 'a'], spoken: () => [] }
    expect(await text(page(ticks))).toBe('````text\n```\na\n````\n')
    expect(await text({ ...page(), document: '```', language: 'dot' })).toBe('````dot\n```\n````\n')
  })

  it('puts a document into a fence', async () => {
    expect(await text({ ...page(), document: '{}' })).toBe('```json\n{}\n```\n')
  })
})

describe('links in Markdown', () => {
  const long = 'https://example.org/a/long/address'
  const other = 'https://example.org/b'

  it('of which several have one address are numbered as they appear, with the addresses at the end', async () => {
    const blocks: Block[] = [
      { kind: 'text', text: [{ text: 's9', href: other }, ' once'] },
      {
        kind: 'table',
        columns: [column('Sources')],
        rows: [[{ text: 's2', href: long }], [[{ text: 's1', href: `${other}?c` }, ', ', { text: 's2', href: long }]]],
      },
      { kind: 'list', items: [[{ text: 'the same', href: `${other}?c` }, ': ', { text: long, href: long }]] },
    ]
    expect((await text({ ...page(...blocks), notes: ['mind [1]'], footer: 'end' })).trimEnd().split('\n\n')).toEqual([
      `[s9](<${other}>) once`,
      '| Sources |\n| --- |\n| [s2][1] |\n| [s1][2], [s2][1] |',
      `- [the same][2]: [${long}](<${long}>)`,
      '> mind \\[1\\]',
      '_end_',
      `[1]: <${long}>\n[2]: <${other}?c>`,
    ])
  })

  it('keep their address beside them when the others of it are the address itself', async () => {
    const items = [
      { text: 's1', href: long },
      { text: long, href: long },
      { text: long, href: long },
    ]
    expect(await text(page({ kind: 'list', items }))).toBe(
      `- [s1](<${long}>)\n- [${long}](<${long}>)\n- [${long}](<${long}>)\n`,
    )
  })

  it.each([
    ['a reference before a reference', ['[a]', { text: 's1', href: other }], '\\[a\\][s1][1]'],
    ['a number in brackets after it', [{ text: 's1', href: other }, '[2]'], '[s1][1]\\[2\\]'],
    ['a definition', ['[1]: <https://evil.example>'], '\\[1\\]: \\<https://evil.example\\>'],
    ['brackets in its words', [{ text: '](x)', href: other }], '[\\](x)][1]'],
    ['the mark of a picture', ['Beware!', { text: 's1', href: other }], 'Beware\\![s1][1]'],
  ] satisfies [string, Line, string][])('are not mistaken for others by %s', async (_, line, written) => {
    const twice = { kind: 'list', items: ['x', 'y'].map((word) => ({ text: word, href: other })) } as const
    const lines = (await text(page({ kind: 'list', items: [line] }, twice))).split('\n')
    expect(lines[0]).toBe(`- ${written}`)
    expect(lines.slice(2)).toEqual(['- [x][1]', '- [y][1]', '', `[1]: <${other}>`, ''])
  })

  it.each([
    ['https://example.org/a|b', 'https://example.org/a%7Cb'],
    ['https://example.org/a\\', 'https://example.org/a%5C'],
    ['https://example.org/<a>`', 'https://example.org/%3Ca%3E%60'],
    ['https://example.org/?a&amp;b&c', 'https://example.org/?a\\&amp;b&c'],
  ])('lead to %s without ending early', async (href, written) => {
    expect(await text(page({ kind: 'text', text: { text: 'x', href } }))).toBe(`[x](<${written}>)\n`)
  })

  it('say with numbers what they would say with an address each', async () => {
    const href = fc.constantFrom(long, other, `${other}?[1]`, `${other}/$&`, 'https://example.org/c(d)')
    const words = fc.oneof(hostileText(), fc.constantFrom('s1', '[1]', '](', '$1', '[1]: x'))
    const span = fc.oneof(
      words,
      fc.record({ text: words, href }),
      href.map((url) => ({ text: url, href: url })),
    )
    await fc.assert(
      fc.asyncProperty(fc.array(span, { maxLength: 12 }), async (items) => {
        const alone = await Promise.all(items.map((item) => text(page({ kind: 'list', items: [item] }))))
        const body = await text(page({ kind: 'list', items }))
        expect(spelledOut(body).trimEnd()).toBe(alone.join('').trimEnd())
        const addresses = [...body.matchAll(/^\[\d+\]: (.*)$/gm)].map(([, address]) => address)
        expect(new Set(addresses).size).toBe(addresses.length)
      }),
    )
  })
})

import stringWidth from 'string-width'
import { describe, expect, it } from 'vitest'
import type { Answer } from '../../src/answer.js'
import { kinds } from '../../src/dataset/index.js'
import { flat } from '../../src/query/index.js'
import type { Paper } from '../../src/render/index.js'
import { column, draw, pipe, saying, screen, tableOf } from '../helpers/answers.js'
import { answerTo } from '../helpers/asks.js'
import { openBundled } from '../helpers/bundled.js'
import { ok } from '../helpers/cli.js'
import { allCatalogs } from '../helpers/fields.js'

const dataset = openBundled()
const lines = (text: string): string[] => text.replace(/\n$/, '').split('\n')
/** Signs that every way of measuring gives one cell; the measure of others is slow, and these are most lines. */
const plain = /^[\x20-\x7e─│·…–—“”’±≥≤×→←▲▼]*$/
const measure = (line: string): number => (plain.test(line) ? line.length : stringWidth(line))
const tooWide = (text: string, columns: number): string[] => lines(text).filter((line) => measure(line) > columns)

const answers = new Map<string, Promise<Answer>>()
/** What a command prints on a screen, its answer asked for once for all screens. */
const shown = async (line: string, columns: number, more: Partial<Paper> = {}): Promise<string> => {
  const answer = answers.get(line) ?? answerTo(line)
  answers.set(line, answer)
  const { body, closing } = await draw(await answer, 'table', screen(columns, more))
  return `${body}${closing}`
}

const pages = [
  ...allCatalogs.flatMap(({ kind }) => [
    `stemcell ${kind}`,
    `stemcell ${kind} --count`,
    `stemcell ${kind} --fields list`,
  ]),
  'stemcell trials --group-by disease,cell',
  'stemcell trials --group-by disease,cell --count',
  'stemcell trials --fields id,title,sponsor,country,finding',
  'stemcell cells --fields id,chinese,alias,tissue',
  'stemcell trials --disease t1d --phase 4 --year 1990',
  'stemcell about',
  'stemcell schema',
  'stemcell show carlsson-2023-wj-msc-t1d uc-msc t1d hba1c',
  ...kinds.flatMap((kind) =>
    [dataset.ids(kind)[0], dataset.ids(kind).at(-1)].map((id) => `stemcell show ${kind}/${id}`),
  ),
]

describe.each([40, 60, 80, 140])('on a screen of %i columns', (columns) => {
  it.each(pages)('%s fits', async (line) => {
    expect(tooWide(await shown(line, columns), columns)).toEqual([])
  })

  it.each(pages.slice(0, 6))('%s fits in color and with links', async (line) => {
    expect(tooWide(await shown(line, columns, { color: 1, links: true }), columns)).toEqual([])
  })
})

describe('a table on a screen', () => {
  const wide = '脐带间充质干细胞治疗１型糖尿病'

  it('gives wide characters two cells each', async () => {
    const { body } = await draw(
      tableOf([column('Name', { min: 8, max: 12 }), column('Next', { priority: 2 })], [[wide, 'x']]),
      'table',
      screen(40),
    )
    expect(tooWide(body, 40)).toEqual([])
    expect(lines(body).at(2)).toMatch(/^脐带间充质干 {2}x$/)
    expect(body.replace(/[^\p{sc=Han}１]/gu, '')).toBe(wide)
  })

  it('breaks words that are wider than their column, and loses none of them', async () => {
    const word = 'pneumonoultramicroscopicsilicovolcanoconiosis'
    const { body } = await draw(tableOf([column('W', { min: 5, max: 10 })], [[word]]), 'table', screen(40))
    expect(lines(body).slice(2).join('')).toBe(word)
  })

  it.each(['นักวิจัยที่ดีที่สุดในโลก', 'ด้วยกำลังใจ', 'مُحَمَّدٌ رَسُولٌ', 'हिन्दी में लिखा हुआ', '👩‍🔬👨‍👩‍👧‍👦🏳️‍🌈', 'e\u0301'.repeat(12)])(
    'keeps %s whole, whose marks take no room of their own',
    async (text) => {
      const { body } = await draw(
        tableOf([column('Text', { min: 5, max: 9 }), column('Next')], [[text, 'x']]),
        'table',
        screen(40),
      )
      expect(tooWide(body, 40)).toEqual([])
      const shown = lines(body).slice(2).join('')
      expect(shown.replaceAll(' ', '').replace('x', '')).toBe(text.replaceAll(' ', ''))
      expect(body).not.toContain('…')
    },
  )

  it('names the columns that found no room', async () => {
    const columns = [
      column('Id', { min: 20 }),
      column('Title', { priority: 2, min: 20 }),
      column('n', { priority: 3, min: 20 }),
    ]
    const cell = 'x'.repeat(20)
    const { body } = await draw(tableOf(columns, [[cell, cell, cell]]), 'table', screen(50))
    expect(lines(body).at(-1)).toBe('Not shown at this width: n')
  })

  it('puts headings over their rows, with a line between groups', async () => {
    const answer = tableOf([column('Id')], [], {
      view: () => [
        {
          kind: 'table',
          columns: [column('Id')],
          rows: [['a'], ['b'], ['c']],
          headings: [
            { before: 0, text: 'First (2)' },
            { before: 2, text: 'Second (1)' },
          ],
        },
      ],
    })
    expect(lines((await draw(answer, 'table', screen(40))).body)).toEqual([
      'Id',
      '──',
      'First (2)',
      'a',
      'b',
      '',
      'Second (1)',
      'c',
    ])
  })

  it('aligns numbers right', async () => {
    const { body } = await draw(
      tableOf(
        [column('n', { align: 'right' }), column('Id')],
        [
          ['5', 'a'],
          ['1234', 'b'],
        ],
      ),
      'table',
      screen(40),
    )
    expect(lines(body).slice(2)).toEqual(['   5  a', '1234  b'])
  })
})

describe('a page on a screen', () => {
  it('hangs the lines of a fact below its text', async () => {
    const value = 'one two three four five six seven eight nine ten eleven twelve'
    const { body } = await draw(
      { ...saying(''), view: () => [{ kind: 'facts', items: [{ label: 'Label', value }], indent: 2 }] },
      'table',
      screen(40),
    )
    expect(lines(body)).toEqual([
      '  Label  one two three four five six',
      '         seven eight nine ten eleven',
      '         twelve',
    ])
  })

  it('links only addresses of the web', async () => {
    for (const href of [
      'javascript:alert(1)',
      'https://example.org/\u0007x',
      'file:///etc/passwd',
      'https://例え.jp/',
    ]) {
      const { body } = await draw(
        { ...saying(''), view: () => [{ kind: 'text', text: { text: 'here', href } }] },
        'table',
        screen(40, { links: true }),
      )
      expect(body).toBe('here\n')
    }
    const { body } = await draw(
      { ...saying(''), view: () => [{ kind: 'text', text: { text: 'here', href: 'https://example.org/a' } }] },
      'table',
      screen(40, { links: true }),
    )
    expect(body).toBe('\u001b]8;;https://example.org/a\u0007here\u001b]8;;\u0007\n')
  })

  it('says in words what it says in color', async () => {
    for (const line of ['stemcell trials --disease t1d', 'stemcell show carlsson-2023-wj-msc-t1d']) {
      const plain = await ok(line, { columns: 100, env: { NO_COLOR: '1' } })
      const colored = await ok(line, { columns: 100, env: { FORCE_COLOR: '3' } })
      expect(colored.stdout.replace(/\u001b\[[\d;]*m/g, '')).toBe(plain.stdout)
      expect(colored.stdout).not.toBe(plain.stdout)
    }
  })
})

describe('in a pipe', () => {
  it('nothing is cut or wrapped, whatever the length', async () => {
    const long = 'word '.repeat(500).trim()
    const { body } = await draw(
      tableOf([column('Id', { max: 5 }), column('Long', { priority: 9, max: 10 })], [['a', long]]),
      'table',
      pipe,
    )
    expect(lines(body)).toEqual(['Id  Long', `a   ${long}`])
  })

  it.each(allCatalogs.map((c) => [c.kind, c] as const))(
    'every value of every field of %s is there in full',
    async (kind, catalog) => {
      const texts = catalog.fields.filter((f) => f.type === 'text' && !f.many).map((f) => f.name)
      const { stdout } = await ok(['stemcell', kind, '--fields', texts.join(',')].slice(1))
      const rows = dataset.list(catalog)
      const values = new Set(rows.ids.flatMap((id) => texts.flatMap((name) => flat(rows.cell(id, name)).map(String))))
      expect(values.size).toBeGreaterThan(1)
      // Cells stand two spaces apart: to look for thousands of values in megabytes of spaces takes long.
      const cells = new Set(lines(stdout).flatMap((line) => line.split(/ {2,}/)))
      expect([...values].filter((value) => !cells.has(value) && !stdout.includes(value))).toEqual([])
    },
  )

  it('columns of wide characters stand under each other', async () => {
    const { body } = await draw(
      tableOf(
        [column('Name'), column('x')],
        [
          ['脐带', 'a'],
          ['cord', 'b'],
          ['é', 'c'],
          ['🔬', 'd'],
        ],
      ),
      'table',
      pipe,
    )
    expect(lines(body)).toEqual(['Name  x', '脐带  a', 'cord  b', 'é     c', '🔬    d'])
  })
})

import { parse } from 'csv-parse/sync'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Grid } from '../../src/answer.js'
import { loadFormat } from '../../src/render/index.js'
import { harmless } from '../../src/text.js'
import { draw, saying } from '../helpers/answers.js'
import { hostileText } from '../helpers/hostile.js'

const grid = (...rows: Grid['rows']) => ({
  ...saying(''),
  notes: [],
  grid: () => ({ columns: (rows[0] ?? []).map((_, i) => `c${i}`), rows }),
})
const csv = async (...rows: Grid['rows']): Promise<string[][]> =>
  parse((await draw(grid(...rows), 'csv')).body, { record_delimiter: '\r\n' }).slice(1)
const cell = async (value: Grid['rows'][number][number]): Promise<string> =>
  ((await csv([value, 'end']))[0] as string[])[0] as string

describe('CSV', () => {
  it('gives back every text, made harmless, through any parser', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(hostileText(), hostileText()), { minLength: 1, maxLength: 5 }),
        async (rows) => {
          const expected = rows.map((row) => row.map((text) => harmless(text)))
          const read = (await csv(...rows)).map((row) => row.map((text) => text.replace(/^'/, '')))
          expect(read).toEqual(expected.map((row) => row.map((text) => text.replace(/^'/, ''))))
        },
      ),
    )
  })

  it('is quoted as RFC 4180 says', async () => {
    const { body } = await draw(grid(['a,b', 'say "x"', ' plain ', '']), 'csv')
    expect(body).toBe('c0,c1,c2,c3\r\n"a,b","say ""x""", plain ,\r\n')
  })

  it.each([
    '=1+1',
    '+1',
    '-1',
    '@SUM(A1)',
    ' =1',
    '|cmd',
    '%x',
    '＝1',
    '＋1',
    '－1',
    '＠x',
    '\t=1',
    '\n=1',
    "=cmd|'/C calc'!A0",
    '\u0301=1',
    '\u2800=1',
    '\u3000=1',
  ])('puts an apostrophe in front of the text %j, which a spreadsheet might run', async (text) =>
    expect(await cell(text)).toBe(`'${harmless(text)}`),
  )

  it.each(['\u00ad', '\u034f', '\u3164', '\u{e0100}', '\u200d', '\ufe0f', '\u2065'])(
    'leaves no formula behind %j, which nobody sees',
    async (hidden) => expect(await cell(`${hidden}=1+1`)).toMatch(/^<U\+/),
  )

  it.each(['a=1', '1-2', 'x@y.org', '≥5', '(−0.5)', '5%', ''])('leaves the text %j as it is', async (text) =>
    expect(await cell(text)).toBe(text),
  )

  it('leaves numbers as they are, also negative ones', async () => {
    await fc.assert(
      fc.asyncProperty(fc.double({ noNaN: true, noDefaultInfinity: true }), async (n) => {
        expect(Number(await cell(n))).toBe(n === 0 ? 0 : n)
      }),
    )
    expect(await cell(-0.5)).toBe('-0.5')
  })

  it('writes yes and no as true and false, and nothing for nothing', async () => {
    expect(await csv([true, false, null, 'end'])).toEqual([['true', 'false', '', 'end']])
  })

  it('leaves caveats to standard error', async () => {
    const { body, closing } = await draw({ ...grid(['a']), notes: ['mind the gap'] }, 'csv')
    expect([body, closing]).toEqual(['c0\r\na\r\n', 'Note: mind the gap\n'])
  })
})

describe('TSV', () => {
  it('has no quotes; tabs and line breaks in a cell become spaces', async () => {
    const { body } = await draw(grid(['say "x"', 'a\tb', 'one\r\ntwo', -1]), 'tsv')
    expect(body).toBe('c0\tc1\tc2\tc3\nsay "x"\ta b\tone two\t-1\n')
  })

  it('puts an apostrophe in front of a quotation mark that a spreadsheet would take off', async () => {
    const { body } = await draw(grid(['"=1+1"', ' "two', '=1', 'plain']), 'tsv')
    expect(body.split('\n')[1]).toBe(`'"=1+1"\t' "two\t'=1\tplain`)
  })

  it('is read by a parser that knows quotes as by one that does not', async () => {
    await fc.assert(
      fc.asyncProperty(fc.tuple(hostileText(), hostileText()), async (row) => {
        const { body } = await draw(grid(row), 'tsv')
        const read: string[][] = parse(body, { delimiter: '\t', record_delimiter: '\n', relax_quotes: true })
        expect(read).toEqual(
          body
            .slice(0, -1)
            .split('\n')
            .map((line) => line.split('\t')),
        )
      }),
    )
  })

  it('gives back the cells of any text by splitting at tabs', async () => {
    await fc.assert(
      fc.asyncProperty(fc.tuple(hostileText(), hostileText()), async (row) => {
        const { body } = await draw(grid(row), 'tsv')
        const [, line, end] = body.split('\n')
        expect(end).toBe('')
        expect(line?.split('\t').map((text) => text.replace(/^'/, ''))).toEqual(
          row.map((text) => harmless(text).replace(/^'/, '')),
        )
      }),
    )
  })
})

describe('a long table', () => {
  const many = 10_000
  const paper = { width: undefined, color: 0, links: false } as const
  const rows = Array.from({ length: many }, (_, i) => [`=${i}`, 'a "b"\tc', i, null])

  it.each(['csv', 'tsv'] as const)(
    'is written in pieces as %s, each before the rows behind it are made',
    async (format) => {
      let made = 0
      const stream = function* () {
        for (const row of rows) {
          made++
          yield row
        }
      }
      const render = await loadFormat(format)
      const { pieces } = await render(
        { ...grid(), grid: () => ({ columns: ['a', 'b', 'c', 'd'], rows: [], stream }) },
        paper,
      )
      const written: Uint8Array[] = []
      for (const piece of pieces?.() ?? []) {
        if (written.length === 0) expect(made).toBeLessThan(many / 10)
        written.push(piece)
      }
      expect(made).toBe(many)
      const whole = await draw({ ...grid(), grid: () => ({ columns: ['a', 'b', 'c', 'd'], rows }) }, format)
      expect(Buffer.concat(written).toString('utf8')).toBe(whole.body)
      expect(whole.body.split('\n')).toHaveLength(many + 2)
    },
  )
})

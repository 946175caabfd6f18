import fc from 'fast-check'
import stringWidth from 'string-width'
import { describe, expect, it } from 'vitest'
import type { Answer, Block, Line, Span } from '../../src/answer.js'
import { layOut } from '../../src/render/index.js'
import { column, draw, saying, screen } from '../helpers/answers.js'
import { visible } from '../helpers/asks.js'
import { hostileText } from '../helpers/hostile.js'

const word = fc.oneof(
  fc.string({ minLength: 1, maxLength: 12, unit: 'grapheme' }),
  fc.constantFrom('细胞', 'a'.repeat(30), '-'),
)
const text = fc.oneof(
  fc.array(word, { minLength: 1, maxLength: 12 }).map((words) => words.join(' ')),
  hostileText(),
)
const span: fc.Arbitrary<Span> = fc.oneof(
  text,
  fc.record(
    {
      text,
      role: fc.constantFrom('id' as const, 'strong' as const, 'muted' as const),
      href: fc.constantFrom('https://example.org/a', 'javascript:alert(1)'),
      ask: fc.array(text, { minLength: 1, maxLength: 3 }),
    },
    { requiredKeys: ['text'] },
  ),
)
const line = fc.array(span, { maxLength: 4 }) as fc.Arbitrary<Line>

const answerOf = (lines: readonly Line[]): Answer => {
  const blocks: Block[] = lines.flatMap((one): Block[] => [
    { kind: 'heading', level: 2, text: one },
    { kind: 'text', text: one, indent: 4 },
    { kind: 'facts', items: [{ label: 'Fact', value: one }] },
    { kind: 'list', items: [one], indent: 2 },
    {
      kind: 'table',
      columns: [column('First', { ask: ['show', 'trials/first'] }), column('Second', { align: 'right', priority: 2 })],
      rows: [[one, one]],
    },
    { kind: 'drawing', draw: () => [one], spoken: () => [] },
  ])
  return { ...saying('x'), view: () => blocks }
}

const asks = (answer: Answer, width: number) =>
  layOut(answer.view(), { width })
    .rows.flat()
    .filter(({ ask }) => ask)

describe('inner questions', () => {
  it('change nothing that is seen, whatever the text and the width; no line is too wide or leaves a link open', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(line, { minLength: 1, maxLength: 2 }),
        fc.integer({ min: 12, max: 100 }),
        async (lines, width) => {
          const answer = answerOf(lines)
          const drawn = async (links: boolean): Promise<string> =>
            String((await draw(answer, 'table', screen(width, { color: 1, links }))).body)
          const [plain, linked] = [await drawn(false), await drawn(true)]
          expect(visible(linked)).toBe(visible(plain))
          for (const one of linked.split('\n')) expect((one.match(/\u001b\]8;;/g) ?? []).length % 2).toBe(0)
          const rows = layOut(answer.view(), { width }).rows.map((row) => row.map(({ text }) => text).join(''))
          expect(visible(plain)).toBe(rows.map((row) => `${row}\n`).join(''))
        },
      ),
      { numRuns: 100 },
    )
  })

  it('keep their words on every line that a long text is broken into', () => {
    const long = 'what is known of the trial of Carlsson and others in type 1 diabetes with Wharton jelly cells'
    const ask = ['show', 'trials/carlsson-2023-wj-msc-t1d']
    const answer: Answer = {
      ...saying('x'),
      view: () => [{ kind: 'text', text: ['See ', { text: long, role: 'id', ask }, '.'] }],
    }
    const links = asks(answer, 30)
    expect(links.length).toBeGreaterThan(3)
    expect(links.every((one) => one.ask === ask)).toBe(true)
    expect(links.map(({ text: part }) => part).join(' ')).toBe(long)
    for (const row of layOut(answer.view(), { width: 30 }).rows)
      expect(stringWidth(row.map(({ text: part }) => part).join(''))).toBeLessThanOrEqual(30)
  })

  it('a link stands on the words, not on the blanks around them', async () => {
    const href = 'https://example.org/'
    const answer: Answer = {
      ...saying('x'),
      view: () => [{ kind: 'drawing', draw: () => [[{ text: '  padded   ', href }, '|']], spoken: () => [] }],
    }
    const { body } = await draw(answer, 'table', screen(40, { links: true }))
    expect(body).toBe(`  \u001b]8;;${href}\u0007padded\u001b]8;;\u0007   |\n`)
  })

  it('are known to rows alone: every format links the web address, where there is one', async () => {
    const href = 'https://example.org/'
    const answer: Answer = {
      ...saying('x'),
      view: () => [{ kind: 'text', text: [{ text: 'both', href, ask: ['about'] }, ' ', { text: 'web', href }] }],
    }
    expect(asks(answer, 40)).toEqual([{ text: 'both', href, ask: ['about'] }])
    const drawn = String((await draw(answer, 'table', screen(40, { links: true }))).body)
    expect(drawn).toContain(`\u001b]8;;${href}\u0007both`)
    for (const format of ['markdown', 'csv', 'json', 'linear', 'table'] as const)
      expect(String((await draw(answer, format, screen(40, { links: true }))).body)).not.toContain('about')
  })
})

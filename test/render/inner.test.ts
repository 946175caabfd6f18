import fc from 'fast-check'
import stringWidth from 'string-width'
import { describe, expect, it } from 'vitest'
import type { Answer, Block, Line, Span } from '../../src/answer.js'
import { innerAddress } from '../../src/render/tools.js'
import { column, draw, saying, screen } from '../helpers/answers.js'
import { linksIn, visible } from '../helpers/asks.js'
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
    { kind: 'drawing', draw: () => [one], said: () => [] },
  ])
  return { ...saying('x'), view: () => blocks }
}

describe('inner questions', () => {
  it('change nothing that is seen, whatever the text and the width, and no line leaves a link open', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(line, { minLength: 1, maxLength: 2 }),
        fc.integer({ min: 12, max: 100 }),
        async (lines, width) => {
          const answer = answerOf(lines)
          const drawn = async (links: boolean | 'inner'): Promise<string> =>
            String((await draw(answer, 'table', screen(width, { color: 1, links }))).body)
          const [plain, ordinary, inner] = await Promise.all([drawn(false), drawn(true), drawn('inner')])
          expect(visible(ordinary)).toBe(visible(plain))
          expect(visible(inner)).toBe(visible(plain))
          for (const linked of linksIn(inner)) expect(linked.words.length).toBeGreaterThan(0)
          expect(linksIn(ordinary)).toEqual([])
        },
      ),
      { numRuns: 100 },
    )
  })

  it('keep their words on every line that a long text is broken into', async () => {
    const long = 'what is known of the trial of Carlsson and others in type 1 diabetes with Wharton jelly cells'
    const ask = ['show', 'trials/carlsson-2023-wj-msc-t1d']
    const answer: Answer = {
      ...saying('x'),
      view: () => [{ kind: 'text', text: ['See ', { text: long, role: 'id', ask }, '.'] }],
    }
    const { body } = await draw(answer, 'table', screen(30, { color: 1, links: 'inner' }))
    const links = linksIn(String(body))
    expect(links.length).toBeGreaterThan(3)
    expect(links.every(({ words }) => words.join(' ') === ask.join(' '))).toBe(true)
    expect(links.map(({ text: part }) => part).join(' ')).toBe(long)
    for (const one of visible(String(body)).split('\n')) expect(stringWidth(one)).toBeLessThanOrEqual(30)
  })

  it('stand on the words, not on the spaces around them', async () => {
    const answer: Answer = {
      ...saying('x'),
      view: () => [{ kind: 'drawing', draw: () => [[{ text: '  padded   ', ask: ['about'] }, '|']], said: () => [] }],
    }
    const { body } = await draw(answer, 'table', screen(40, { links: 'inner' }))
    expect(linksIn(String(body))).toEqual([{ words: ['about'], text: 'padded' }])
    expect(visible(String(body))).toContain('  padded   |')
  })

  it('go before a web address, which stays a link where nothing is asked', async () => {
    const href = 'https://example.org/'
    const answer: Answer = {
      ...saying('x'),
      view: () => [{ kind: 'text', text: [{ text: 'both', href, ask: ['about'] }, ' ', { text: 'web', href }] }],
    }
    const inner = String((await draw(answer, 'table', screen(40, { links: 'inner' }))).body)
    expect(inner).toContain(`\u001b]8;;${innerAddress(['about'])}\u0007both`)
    expect(inner).toContain(`\u001b]8;;${href}\u0007web`)
    const ordinary = String((await draw(answer, 'table', screen(40, { links: true }))).body)
    expect(ordinary).toContain(`\u001b]8;;${href}\u0007both`)
    for (const format of ['markdown', 'csv', 'json', 'linear', 'table'] as const)
      expect(String((await draw(answer, format, screen(40, { links: true }))).body)).not.toContain('stemcell:')
  })
})

describe('the address of an inner question', () => {
  it('is the words again, in signs that a terminal takes', () => {
    fc.assert(
      fc.property(fc.array(fc.oneof(text, fc.string({ unit: 'binary' })), { minLength: 1 }), (words) => {
        const address = innerAddress(words)
        expect(address).toMatch(/^stemcell:[\x21-\x7e]+$/)
        expect(JSON.parse(decodeURIComponent(address.slice('stemcell:'.length)))).toEqual(words)
      }),
    )
  })
})

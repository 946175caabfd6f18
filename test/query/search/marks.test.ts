import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { cut, type Marked, markTerms, type TextRange } from '../../../src/query/search/marks.js'
import type { StoredDocument } from '../../../src/query/search/stored.js'
import { tokenize } from '../../../src/query/search/terms.js'
import { openBundled } from '../../helpers/bundled.js'
import { hostileText } from '../../helpers/hostile.js'

const owners = (...terms: string[]) => new Map(terms.map((term, i) => [term, [i]] as const))
const marked = ({ text, marks }: Marked): string[] => marks.map(([start, end]) => text.slice(start, end))

/** A text with a tilde in place of every marked character. */
const shade = (text: string, marks: readonly TextRange[]): string => {
  const chars = text.split('')
  for (const [start, end] of marks) chars.fill('~', start, end)
  return chars.join('')
}

/** The slow and plain way: every token whose term is wanted. */
const byTokens = (text: string, wanted: ReadonlyMap<string, readonly number[]>): string =>
  shade(
    text,
    tokenize(text).flatMap(({ term, start, end }) => (wanted.has(term) ? [[start, end] as const] : [])),
  )
const byMarks = ({ text, marks }: Marked): string => shade(text, marks)

const documents = openBundled()
  .bundle.bytes('search.ndjson')
  .toString('utf8')
  .trimEnd()
  .split('\n')
  .map((line) => JSON.parse(line) as StoredDocument)
const texts = documents.flatMap(([, , title, pieces]) => [title, ...pieces.map(([, text]) => text)])

describe('words are marked', () => {
  it.each([
    ['Umbilical cords and cord blood', ['cord'], ['cords', 'cord']],
    ['C-peptide and C peptide', ['cpeptide'], ['C-peptide']],
    ['C-peptide and C peptide', ['peptide'], ['peptide', 'peptide']],
    ['cell therapies', ['therapy'], ['therapies']],
    ['record, accord, cord', ['cord'], ['cord']],
    ['脐带间充质干细胞', ['间充', '充质'], ['间充质']],
    ['低血糖 and 糖尿病', ['糖'], ['糖']],
    ['Simões and Müller', ['simoe', 'muller'], ['Simões', 'Müller']],
    ['TGF-β', ['beta', 'tgfbeta'], ['TGF-β']],
    ['nothing here', ['cord'], []],
  ])('in %j for %j: %j', (text, terms, expected) => expect(marked(markTerms(text, owners(...terms)))).toEqual(expected))

  it('wherever a token of any text has a wanted term, whichever way they are found', () => {
    const vocabulary = [...new Set(texts.flatMap((text) => tokenize(text).map(({ term }) => term)))]
    for (const [i, text] of texts.entries()) {
      const wanted = owners(
        ...tokenize(text)
          .slice(i % 7, (i % 7) + 3)
          .map(({ term }) => term),
        vocabulary[(i * 31) % vocabulary.length] as string,
      )
      expect(byMarks(markTerms(text, wanted)), `${text}\n${[...wanted.keys()]}`).toEqual(byTokens(text, wanted))
    }
  })

  it('in hostile texts too', () => {
    fc.assert(
      fc.property(hostileText(), fc.nat(), (text, n) => {
        const tokens = tokenize(text)
        const wanted = owners(tokens[n % Math.max(1, tokens.length)]?.term ?? 'cord', 'a')
        expect(byMarks(markTerms(text, wanted))).toEqual(byTokens(text, wanted))
      }),
    )
  })

  it('and the first place of each word is told', () => {
    const { words } = markTerms(
      'cord blood and cord',
      new Map([
        ['cord', [0, 2]],
        ['blood', [1]],
      ]),
    )
    expect([...words]).toEqual([
      [0, [0, 4]],
      [2, [0, 4]],
      [1, [5, 10]],
    ])
  })
})

describe('a long text is cut', () => {
  const long = `${'before '.repeat(60)}cord ${'between '.repeat(60)}blood ${'after '.repeat(60)}`
  const all = markTerms(long, owners('cord', 'blood'))

  it('to what stands around the marks that are asked for, with an ellipsis for each part left out', () => {
    const short = cut(all, [...all.words.values()])
    expect(short.text).toMatch(/^… (before )+cord( between)+ … (between )+blood( after)+ …$/)
    expect(marked(short)).toEqual(['cord', 'blood'])
    expect(short.text.length).toBeLessThan(300)
  })

  it('nowhere when it is short', () => {
    const short = markTerms('cord blood', owners('cord'))
    expect(cut(short, [[0, 4]])).toEqual({ text: short.text, marks: short.marks })
  })

  it('between characters and within the text, with every mark on a word it marked before', () => {
    const words = fc.array(fc.constantFrom('cord', '脐带血', '👩‍🔬', '\u{20bb7}', 'é', 'x'.repeat(40), ' ', ', '), {
      maxLength: 80,
    })
    fc.assert(
      fc.property(words, (parts) => {
        const whole = markTerms(parts.join(''), owners('cord', '脐带'))
        const kernels = [...whole.words.values()] as TextRange[]
        const short = cut(whole, kernels)
        expect(marked(short).every((word) => marked(whole).includes(word))).toBe(true)
        expect(short.text).not.toMatch(/[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/)
        for (const [, end] of short.marks) expect(end).toBeLessThanOrEqual(short.text.length)
        if (kernels.length) expect(short.marks.length).toBeGreaterThan(0)
      }),
    )
  })
})

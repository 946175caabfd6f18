/** A sentence as terms: the longest phrase at each place, from left to right; what nothing matches stays unmapped. */
import { itemAt } from '../../collections.js'
import type { Store } from '../../store/index.js'
import type { Term } from './meaning.js'
import { type Phrase, phrasesFrom } from './phrases.js'
import { type Token, tokenize } from './tokens.js'

const clauseMarks = /^[.,;:!?()。，；：！？（）、…\-–—]$/

/** Where capitals tell nothing, because the whole sentence is in them, abbreviations that need them are not read. */
const matches = (
  phrase: Phrase,
  tokens: readonly Token[],
  at: number,
  { shouts }: { readonly shouts: boolean },
): boolean => {
  if (!phrase.keys.every((key, i) => tokens[at + i]?.key === key)) return false
  return !phrase.capitals || (!shouts && tokens[at]?.text === tokens[at]?.text.toUpperCase())
}

const longest = (
  store: Store,
  tokens: readonly Token[],
  at: number,
  { shouts }: { readonly shouts: boolean },
): Phrase | undefined =>
  phrasesFrom(tokens[at]?.key ?? '', store).find((phrase) => matches(phrase, tokens, at, { shouts }))

/** The terms of a text. A clause ends at a mark or before a word such as "but"; numbers stand for themselves. */
export const readTerms = (text: string, store: Store): Term[] => {
  const tokens = tokenize(text)
  const shouts = text === text.toUpperCase() && text !== text.toLowerCase()
  const terms: Term[] = []
  let clause = 0
  for (let i = 0; i < tokens.length; ) {
    const token = itemAt(tokens, i)
    const phrase = longest(store, tokens, i, { shouts })
    if (phrase) {
      const last = itemAt(tokens, i + phrase.keys.length - 1)
      if (phrase.meaning.role === 'boundary') clause++
      const { at } = token
      terms.push({
        text: text.slice(at, last.end),
        at,
        end: last.end,
        clause,
        meaning: phrase.meaning,
        from: phrase.from,
      })
      i += phrase.keys.length
      continue
    }
    i++
    if (token.kind === 'mark') {
      if (clauseMarks.test(token.text)) clause++
      if (/^[$€£¥]$/.test(token.text))
        terms.push({ ...place(token), clause, meaning: { role: 'effect', effect: 'cost' }, from: 'lexicon' })
    } else if (token.kind === 'number') {
      const percent = tokens[i]?.text === '%' || tokens[i]?.key === 'percent'
      const end = percent ? itemAt(tokens, i).end : token.end
      if (percent) i++
      const value = Number(token.key.replaceAll(',', ''))
      terms.push({
        text: text.slice(token.at, end),
        at: token.at,
        end,
        clause,
        meaning: { role: 'number', value, percent },
        from: 'number',
      })
    } else terms.push({ ...place(token), clause, meaning: { role: 'unmapped' }, from: 'nothing' })
  }
  return onlyBeforeNumbers(joinUnmapped(terms, text))
}

const place = (token: Token): Pick<Term, 'text' | 'at' | 'end'> => ({ text: token.text, at: token.at, end: token.end })

/** "Only 3 of 27" belittles a number; it does not say "the only treatment". */
const onlyBeforeNumbers = (terms: readonly Term[]): Term[] =>
  terms.map((term, i) => {
    const { meaning } = term
    const next = terms[i + 1]?.meaning
    const small = next?.role === 'number' || (next?.role === 'strength' && next.strength === 'some')
    return meaning.role === 'effect' && meaning.effect === 'only' && small
      ? { ...term, meaning: { role: 'function' } }
      : term
  })

/** Han characters that nothing matches stand together as the word that they probably are. */
const joinUnmapped = (terms: readonly Term[], text: string): Term[] => {
  const joined: Term[] = []
  for (const term of terms) {
    const last = joined.at(-1)
    if (
      term.meaning.role === 'unmapped' &&
      last?.meaning.role === 'unmapped' &&
      last.end === term.at &&
      /^[\u3400-\u9fff\uf900-\ufaff]+$/.test(last.text + term.text)
    )
      joined[joined.length - 1] = { ...last, end: term.end, text: text.slice(last.at, term.end) }
    else joined.push(term)
  }
  return joined
}

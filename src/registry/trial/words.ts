/** Finds the phrases of a table in texts, all in one pass over the words of each. */
import { foldWords } from '../../text.js'

/** A phrase and what it is a part of. */
type Phrase<T> = { readonly folded: string; readonly shown: string; readonly of: T }

/** A phrase that was found in a text, as the table has it. */
export type Hit<T> = { readonly of: T; readonly word: string }

const isHan = (text: string): boolean => /\p{sc=Han}/u.test(text)

/** A table of phrases. "a + b" is found where both stand in the text; Han has no spaces, so it is found anywhere. */
export class Phrases<T> {
  readonly #byWord = new Map<string, Phrase<T>[]>()
  readonly #pairs: { readonly parts: readonly string[]; readonly shown: string; readonly of: T }[] = []
  readonly #han: Phrase<T>[] = []

  constructor(phrases: readonly { readonly word: string; readonly of: T }[]) {
    for (const { word, of } of phrases) {
      if (isHan(word)) this.#han.push({ folded: word, shown: word, of })
      else if (word.includes(' + ')) this.#pairs.push({ parts: word.split(' + ').map(foldWords), shown: word, of })
      else {
        const folded = foldWords(word)
        const first = folded.slice(1, folded.indexOf(' ', 1))
        const same = this.#byWord.get(first)
        if (same) same.push({ folded, shown: word, of })
        else this.#byWord.set(first, [{ folded, shown: word, of }])
      }
    }
  }

  /** What stands in a text. `folded` is the text as `foldWords` makes it. */
  in(text: string, folded = foldWords(text)): Hit<T>[] {
    const found: Hit<T>[] = []
    for (let at = 0; at + 1 < folded.length; at = folded.indexOf(' ', at + 1)) {
      const phrases = this.#byWord.get(folded.slice(at + 1, folded.indexOf(' ', at + 1)))
      if (!phrases) continue
      for (const { folded: phrase, shown, of } of phrases)
        if (folded.startsWith(phrase, at)) found.push({ of, word: shown })
    }
    for (const { parts, shown, of } of this.#pairs)
      if (parts.every((part) => folded.includes(part))) found.push({ of, word: shown })
    if (isHan(text))
      for (const { folded: phrase, shown, of } of this.#han) if (text.includes(phrase)) found.push({ of, word: shown })
    return found
  }
}

/** Parts of speech of English, by wink-nlp with its English model: loaded only when a text has words that we do not know. */

import model from 'wink-eng-lite-web-model'
import winkNlp from 'wink-nlp'
import { itemAt } from '../../collections.js'

export type Tagged = { readonly text: string; readonly at: number; readonly end: number; readonly tag: string }

const nlp = winkNlp(model, ['sbd', 'pos'])
const { its } = nlp

/** Every word with its universal part of speech (NOUN, VERB, ADJ, ADV, PROPN, …) and its place in the text. */
export const tagWords = (text: string): Tagged[] => {
  const tokens = nlp.readDoc(text).tokens()
  const words = tokens.out() as string[]
  const tags = tokens.out(its.pos) as string[]
  let from = 0
  return words.flatMap((word, i) => {
    const at = text.indexOf(word, from)
    if (at < 0) return []
    from = at + word.length
    return [{ text: word, at, end: from, tag: itemAt(tags, i) }]
  })
}

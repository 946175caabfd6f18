/** What kind of sentence it is before any word is looked up: its language, a question, one person's story, an offer. */

const latin: readonly (readonly [language: string, words: RegExp])[] = [
  [
    'Spanish',
    /^(el|la|los|las|un|una|de|del|con|para|que|en|y|es|son|por|al|se|su|sus|células|celulas|madre|curan|cura|tratamiento|tipo|azúcar|pacientes)$/,
  ],
  [
    'German',
    /^(der|die|das|und|mit|für|ist|sind|ein|eine|von|bei|nicht|zu|kann|können|stammzellen|stammzelltherapie|heilen|heilt|behandlung|typ|patienten|zuckerkrankheit)$/,
  ],
  [
    'French',
    /^(le|la|les|un|une|de|des|du|et|est|sont|pour|avec|dans|par|ne|pas|cellules|souches|guérissent|guérir|traitement|diabète|patients|peuvent)$/,
  ],
  [
    'Portuguese',
    /^(o|os|as|um|uma|de|do|da|com|para|que|em|e|é|são|não|células|tronco|curam|tratamento|tipo|pacientes)$/,
  ],
  [
    'Italian',
    /^(il|lo|gli|un|una|di|del|della|con|per|che|in|e|è|sono|non|cellule|staminali|curano|guariscono|diabete|trattamento|tipo|pazienti)$/,
  ],
]
const english =
  /^(the|of|and|to|in|is|are|was|were|for|with|that|can|not|stem|cells?|by|on|our|we|you|your|after|from|has|have|no|may|type|people|patients|treatment|therapy|be|it|this|as|at|an)$/

const scripts: readonly (readonly [language: string, letters: RegExp])[] = [
  ['Japanese', /[\p{sc=Hiragana}\p{sc=Katakana}]/u],
  ['Korean', /\p{sc=Hangul}/u],
  ['Russian or another language in Cyrillic', /\p{sc=Cyrillic}{3}/u],
  ['Arabic', /\p{sc=Arabic}/u],
  ['Thai', /\p{sc=Thai}/u],
  ['Hindi', /\p{sc=Devanagari}/u],
]

/** The name of the language of a sentence that is neither English nor Chinese. */
export const foreignLanguage = (sentence: string): string | undefined => {
  const script = scripts.find(([, letters]) => letters.test(sentence))
  if (script) return script[0]
  if (/\p{sc=Han}/u.test(sentence)) return undefined
  const words = sentence.toLowerCase().match(/\p{L}+/gu) ?? []
  const own = words.filter((word) => english.test(word)).length
  const [best] = latin
    .map(([language, known]) => ({ language, hits: words.filter((word) => known.test(word)).length }))
    .sort((a, b) => b.hits - a.hits)
  return best && best.hits >= 2 && best.hits > own ? best.language : undefined
}

/** A question claims nothing; it is answered with what is known. */
export const isQuestion = (sentence: string): boolean =>
  /[?？]["”’」\s]*$/.test(sentence) || /[吗呢]["”。\s]*$/.test(sentence)

/** One person tells of himself or of somebody near: true or not, it shows nothing of other people. */
export const isTestimonial = (sentence: string): boolean =>
  /\bI\b(?!\s*(?:\/|型|diabetes|and\s+II))(?<!type I|phase I)|\b[Mm]y\b(?!\s+clinic)|\bme\b/.test(sentence) ||
  /我(?!院|们|国|司|中心|科|市|省)|[\p{sc=Han}](先生|女士|阿姨|大爷|大妈|小姐)/u.test(sentence)

/** Prices, bookings, journeys, praise of the house. */
export const isOffer = (sentence: string): boolean =>
  /[$€£¥]|\b(dollars?|euros?|usd|price[sd]?|package|discount|hotel|airport|book (?:your|a|now)|appointment|consultation|call (?:us|now)|contact us|financing|accommodation|transfers?)\b/i.test(
    sentence,
  ) || /价格|优惠|[一二三四五六七八九]折|预约|来电|咨询|套餐|酒店|接送|一站式/.test(sentence)

/** Advice says what to do, not what is so. */
export const isAdvice = (sentence: string): boolean =>
  /\b(should|must|ought to|please|do not stop|don['’]t stop)\b|不应|应当|切勿|请勿|不要|不建议|建议/i.test(sentence) &&
  !/\b(must take|must be taken)\b/i.test(sentence)

/** Text that came from records: made harmless, measured, folded for comparison. */
import { greek, spellWords } from './spelling.js'

/*
 * One definition of what may hide, reorder or move text, by Unicode property: control and format characters (bidirectional
 * controls, tags, soft hyphens, the byte order mark), line and paragraph separators, lone surrogates, noncharacters, and all that
 * is drawn as nothing (Hangul fillers, variation selectors, joiners).
 */
const hidden = '\\p{Cc}\\p{Cf}\\p{Zl}\\p{Zp}\\p{Cs}\\p{Noncharacter_Code_Point}\\p{Default_Ignorable_Code_Point}'
/*
 * Three of them stay where writing needs them: joiners inside emoji and after letters of scripts that join, and the selector that
 * makes an emoji of a sign.
 */
const joining = [
  'Arab',
  'Syrc',
  'Mong',
  'Nkoo',
  'Deva',
  'Beng',
  'Guru',
  'Gujr',
  'Orya',
  'Taml',
  'Telu',
  'Knda',
  'Mlym',
  'Sinh',
  'Khmr',
  'Mymr',
] // prettier-ignore
  .map((script) => `\\p{scx=${script}}`)
  .join('')
const needed = [
  '\\p{Extended_Pictographic}(?:\\p{Emoji_Modifier}|\\ufe0f)?\\u200d(?=\\p{Extended_Pictographic})',
  `(?=[\\p{L}\\p{M}])[${joining}][\\u200c\\u200d]`,
  '(?![0-9#*])[\\p{Emoji}\\p{Extended_Pictographic}]\\ufe0f',
  '[0-9#*]\\ufe0f(?=\\u20e3)',
].join('|')

/** Most text holds nothing else: ASCII, Latin, Greek, Cyrillic, punctuation, arrows, operators, boxes, Han and kana. The properties of Unicode are slow to load. */
const plainClass =
  '\\x20-\\x7e\\xa0-\\xac\\xae-\\u02ff\\u0370-\\u0377\\u0384-\\u03ff\\u0400-\\u0482\\u2010-\\u2027\\u2030-\\u205e\\u2190-\\u22ff\\u2500-\\u25fc\\u3000-\\u3029\\u3041-\\u3096\\u30a0-\\u30ff\\u4e00-\\u9fff\\uff01-\\uff5e'
const plain = new RegExp(`^[${plainClass}]*$`)
const plainLines = new RegExp(`^[\\n${plainClass}]*$`)

let unsafe: RegExp | undefined
const eachUnsafe = (text: string, replace: (char: string) => string): string => {
  unsafe ??= new RegExp(`[${hidden}](?<!${needed})`, 'gu')
  return text.replace(unsafe, replace)
}

const codePoint = (char: string): string => (char.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')

/** Text on one line that cannot move the cursor, change colors or reorder its neighbors; what was taken out is named (<U+202E>). */
export const harmless = (text: string): string =>
  plain.test(text) ? text : eachUnsafe(text.replace(/[\t\r\n]+/g, ' '), (char) => `<U+${codePoint(char)}>`)

/** JSON text in which the characters that `harmless` names are escaped, so that it stays the same data. */
export const harmlessJson = (json: string): string =>
  plainLines.test(json)
    ? json
    : eachUnsafe(json, (char) =>
        // Below the space JSON has only its own line breaks. Characters beyond the first plane are pairs; JSON escapes each half.
        char < ' ' ? char : char.replace(/[\s\S]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`),
      )

export const isAscii = (text: string): boolean => /^[\x00-\x7f]*$/.test(text)

/** Lower case, no accents, nothing invisible, compatibility forms unified, single Greek letters by their names, else spaces. */
const plainForm = (text: string): string =>
  text
    .normalize('NFKD')
    .toLowerCase()
    // Which of the two stands for a capital depends on its neighbors.
    .replaceAll('ς', 'σ')
    .replace(/[\p{M}\p{Default_Ignorable_Code_Point}]+/gu, '')
    .replace(/(?<!\p{sc=Greek})\p{sc=Greek}(?!\p{sc=Greek})/gu, (letter) =>
      greek.has(letter) ? ` ${greek.get(letter)} ` : letter,
    )
    .replace(/[^\p{L}\p{N}]+/gu, ' ')

/** Forms of the few characters beyond ASCII that most texts have, since the properties of Unicode are slow to ask. */
const met = new Map<string, string>()
const mostMet = 1000
const longestMet = 4
const formOf = (characters: string): string => {
  const known = met.get(characters)
  if (known !== undefined) return known
  const form = plainForm(characters)
  if (characters.length <= longestMet && met.size < mostMet) met.set(characters, form)
  return form
}

/** The form in which running text is searched: words in lower case between single spaces, with a space at both ends, in one spelling. */
export const foldWords = (text: string): string => {
  const plain = isAscii(text) ? text : text.replace(/[^\x00-\x7f]+/g, formOf)
  return spellWords(
    ` ${plain
      .toLowerCase()
      .replace(/[^a-z0-9\x80-\uffff]+/g, ' ')
      .trim()} `,
  )
}

/** The form in which names are compared: no case, accents, punctuation or spaces; full-width forms and spellings unified. */
export const fold = (text: string): string => foldWords(text).replaceAll(' ', '')

/**
 * A number as its digits alone when it holds marks that may set off thousands (1,000, 2.000, 1 000, 1'000, 1,00,000): between
 * digits, with groups of two or three digits up to the last one of three. No number of thousands begins with 0.
 */
export const withoutThousandsMarks = (text: string): string | undefined => {
  const found =
    /^[+\-\u2212]?[1-9]\d{0,2}(?:[,.\s_'\u2019\u066c\uff0c\u00b7]\d{2,3})*[,.\s_'\u2019\u066c\uff0c\u00b7]\d{3}$/.test(
      text.trim(),
    )
  return found ? text.trim().replace(/[^\d+-]/g, '') : undefined
}

export const plural = (n: number, one: string, many = `${one}s`): string => `${n} ${agreeing(n, one, many)}`

/** The word that agrees with a number: is or are, record or records. */
export const agreeing = (n: number, one: string, many: string): string => (n === 1 ? one : many)

/** Text as one word of a command line in a shell. */
export const shellWord = (text: string): string =>
  /^[\w.,:/@%+=-]+$/.test(text) ? text : `'${text.replaceAll("'", "'\\''")}'`

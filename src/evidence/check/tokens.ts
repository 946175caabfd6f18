/** A sentence as small tokens with their place in it: Latin words and numbers whole, Han characters one by one, marks apart. */
import { greek, partsOf } from '../../spelling.js'

export type Token = {
  /** As typed. */
  readonly text: string
  /** In the form in which words are compared: lower case, no accents, American spelling, singular, simplified. */
  readonly key: string
  readonly at: number
  readonly end: number
  readonly kind: 'word' | 'number' | 'han' | 'mark'
}

/* Traditional characters of our words, each before its simplified form. Names and labels on record are simplified. */
const simplified = new Map(
  (
    '幹干細细臍脐帶带間间質质療疗癒愈損损傷伤類类風风險险證证實实複复劑剂術术體体無无應应經经準准國国藥药產产種种輸输檢检測测級级' +
    '兒儿長长壽寿負负擔担補补價价費费過过後后來来個个們们與与會会對对為为從从將将錯错誤误謊谎謠谣騙骗話话說说還还沒没讓让發发現现張张縮缩護护腎肾腦脑臟脏視视網网潰溃瘍疡組组織织島岛頑顽優优獲获認认診诊監监標标穩稳'
  )
    .match(/../gu)
    ?.map(([traditional = '', now = '']) => [traditional, now] as const),
)

/** A text with its traditional characters simplified, each place kept. */
export const simplify = (text: string): string =>
  isAscii(text) ? text : text.replace(/[\u3400-\u9fff]/g, (han) => simplified.get(han) ?? han)

/** British to American, by the beginnings and endings that our words have. */
const american = (word: string): string =>
  word
    .replace(/haem/g, 'hem')
    .replace(/(isch|glyc|an)aem/g, '$1em')
    .replace(/tumour/g, 'tumor')
    .replace(/paed/g, 'ped')
    .replace(/foet/g, 'fet')
    .replace(/oedem/g, 'edem')
    .replace(/(\w{4,})is(e[ds]?|ing|ation)$/, (all, stem: string, end: string) =>
      /^(random|normal|stabil|optim|minim|maxim|general|immun|vascular|steril|author)$/.test(stem)
        ? `${stem}iz${end}`
        : all,
    )

/** Singular of a plural: only the plain English endings, and never for words that end in ss, us or is. */
const singular = (word: string): string => {
  if (word.length > 4 && word.endsWith('ies')) return `${word.slice(0, -3)}y`
  if (word.length > 2 && /[^sui]s$/.test(word)) return word.slice(0, -1)
  return word
}

const keyOf = (text: string): string => {
  const plain = /^[a-z0-9]+$/.test(text)
  const folded = plain
    ? text
    : text
        .normalize('NFKD')
        .toLowerCase()
        .replace(/\p{M}+/gu, '')
  const letter = greek.get(folded)
  if (letter) return letter
  // Most words have neither British nor plural spelling: the test is cheaper than the replacements.
  return singular(/aem|our|paed|foet|oed|is(e|i|a)/.test(folded) ? american(folded) : folded)
}

/** A word that may also be written as two, as its parts and where they stand: IL10, IFNg, cpeptide, betacells. */
const joined = (word: string): readonly (readonly [key: string, from: number, to: number])[] | undefined => {
  const parts = partsOf(word)
  if (parts.length < 2) return undefined
  // A Greek letter may be written as one letter: what is left of the word is the last part.
  let at = 0
  return parts.map((part, i) => {
    const to = i === parts.length - 1 ? word.length : Math.min(word.length - 1, at + part.length)
    const place = [keyOf(part), at, to] as const
    at = to
    return place
  })
}

/** A letter that stands for an apostrophe inside a word while tokens are cut. */
const apostrophe = '\u02bc'

/** A Han character; a number (alone or before Han); a word of other letters and digits; any other mark. */
const pattern = (): RegExp =>
  /(\p{sc=Han})|(\p{N}+(?:[.,]\p{N}+)*(?![\p{L}\p{N}])|\p{N}+(?:\.\p{N}+)?(?=\p{sc=Han}))|((?:(?!\p{sc=Han})[\p{L}\p{N}\p{M}])+)|[^\s]/gu

/** The same for text in ASCII, where no property of Unicode need be known: most sentences, and a fifth of what a start costs. */
const asciiPattern = /(\d+(?:[.,]\d+)*(?![A-Za-z\d\u02bc]))|([A-Za-z\d\u02bc]+)|[^\s]/g
/** An apostrophe inside a word, of text in ASCII. */
const asciiApostrophe = /(?<=[A-Za-z])'(?=[A-Za-z])/g

const isAscii = (text: string): boolean => !/[^\0-\x7f]/.test(text)

/** The same for Chinese with ASCII, Greek letters and the usual marks: ranges, since properties of Unicode cost each start. */
const chinesePattern =
  /([\u3400-\u9fff])|(\d+(?:[.,]\d+)*(?![A-Za-z\d\u0370-\u03ff\u3400-\u9fff])|\d+(?:\.\d+)?(?=[\u3400-\u9fff]))|([A-Za-z\d\u0370-\u03ff]+)|[^\s]/g
const isChinese = (text: string): boolean =>
  !/[^\0-\x7f\u00b7\u00d7\u0370-\u03ff\u2010-\u2026\u3000-\u3020\u3400-\u9fff\uff01-\uff0f\uff1a-\uff20\uff5e]/.test(
    text,
  ) && !/[A-Za-z\u0370-\u03ff]['’][A-Za-z\u0370-\u03ff]/.test(text)

/** Hyphens and slashes at the end of a word, and the dot of a web address, part nothing; a dash on its own does. */
const joins = (text: string, at: number, mark: string): boolean =>
  (/[-\u2010\u2011\u2013/&]/.test(mark) || (mark === '.' && /^\.(gov|com|org|net)\b/i.test(text.slice(at, at + 5)))) &&
  (/[a-z\d]/i.test(text[at - 1] ?? '') ||
    /[\u0370-\u03ff\u3400-\u9fff]/.test(text[at - 1] ?? '') ||
    (!isAscii(text) && !isChinese(text) && /[\p{L}\p{N}]/u.test(text[at - 1] ?? '')))

/** The tokens of a text, in order. Apostrophes belong to the word (don't, Wharton's). */
export const tokenize = (text: string): Token[] => {
  const isPlain = isAscii(text)
  const isOrdinary = isPlain || isChinese(text)
  const whole =
    isOrdinary && !isPlain
      ? text
      : !/['’]/.test(text)
        ? text
        : isPlain
          ? text.replace(asciiApostrophe, apostrophe)
          : text.replace(/(?<=\p{L})['’](?=\p{L})/gu, apostrophe)
  return [...whole.matchAll(isPlain ? asciiPattern : isOrdinary ? chinesePattern : pattern())].flatMap(
    (match): Token[] => {
      const at = match.index
      const [found] = match
      const [han, number, word] = isPlain ? [undefined, match[1], match[2]] : [match[1], match[2], match[3]]
      const kind = han ? 'han' : number ? 'number' : word ? 'word' : 'mark'
      if (kind === 'mark' && joins(text, at, found)) return []
      const end = at + found.length
      const parts = kind === 'word' ? joined(found.toLowerCase()) : undefined
      if (parts)
        return parts.map(
          ([key, from, to]): Token => ({
            text: text.slice(at + from, at + to),
            key,
            at: at + from,
            end: at + to,
            kind: /^\d+$/.test(key) ? 'number' : 'word',
          }),
        )
      const key = han ? (simplified.get(han) ?? han) : keyOf(found.replaceAll(apostrophe, ''))
      return [{ text: text.slice(at, end), key, at, end, kind }]
    },
  )
}

/** A phrase as the keys that a sentence is searched for. Marks inside a phrase count for nothing. */
export const phraseKeys = (phrase: string): string[] =>
  tokenize(phrase)
    .filter((token) => token.kind !== 'mark' || token.text === '%' || token.text === '+')
    .map((token) => token.key)

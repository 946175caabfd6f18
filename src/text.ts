/** Text that came from records: made harmless, measured, folded for comparison. */

/*
 * Control characters (C0, DEL, C1), line and paragraph separators, bidirectional controls, invisible characters and tags that
 * can hide or reorder text. Zero-width joiners stay: emoji and several scripts need them.
 */
const unsafe =
  /[\u0000-\u001f\u007f-\u009f\u061c\u200b\u200e\u200f\u2028\u2029\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufeff\ufff9-\ufffb]|\udb40[\udc00-\udc7f]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g

const codePoint = (char: string): string => (char.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')

/** Text on one line that cannot move the cursor, change colors or reorder its neighbors; what was taken out is named (<U+202E>). */
export const harmless = (text: string): string =>
  text.replace(/[\t\r\n]+/g, ' ').replace(unsafe, (char) => `<U+${codePoint(char)}>`)

/** JSON text in which the characters that `harmless` names are escaped, so that it stays the same data. */
export const harmlessJson = (json: string): string =>
  json.replace(
    /[\u007f-\u009f\u061c\u200b\u200e\u200f\u2028\u2029\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufeff\ufff9-\ufffb]|\udb40[\udc00-\udc7f]/g,
    // Tags are pairs of units; JSON escapes each.
    (char) => char.replace(/[\s\S]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`),
  )

/** The form in which names are compared: no case, accents, punctuation or spaces; full-width and compatibility forms unified. */
export const fold = (text: string): string =>
  text
    .normalize('NFKD')
    .toLowerCase()
    .replace(/\p{M}+/gu, '')
    .replace(/[^\p{L}\p{N}]+/gu, '')

/** The form in which running text is searched: words in lower case between single spaces, with a space at both ends. */
export const foldWords = (text: string): string =>
  ` ${text
    .normalize('NFKD')
    .toLowerCase()
    .replace(/\p{M}+/gu, '')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()} `

export const plural = (n: number, one: string, many = `${one}s`): string => `${n} ${n === 1 ? one : many}`

/**
 * Whether every character surely takes one terminal cell: Latin, Greek, Cyrillic, punctuation, arrows, operators, boxes and
 * shapes. Most text does, and what tells the rest apart is slow to load.
 */
export const isNarrow = (text: string): boolean =>
  /^[\x20-\x7e\u00a0-\u00ac\u00ae-\u02ff\u0370-\u0482\u048a-\u0588\u2010-\u2027\u2030-\u205e\u2190-\u22ff\u2500-\u25fc\u25ff]*$/.test(
    text,
  )

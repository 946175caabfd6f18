/** Text as an attacker, a broken export or a careless paste would write it. */
import fc from 'fast-check'

/**
 * All that can hide, move or reorder text, wherever it stands: controls, format characters, separators, lone surrogates,
 * noncharacters, and whatever is drawn as nothing, but for the joiners (U+200C, U+200D) and the selector of emoji (U+FE0F).
 */
export const dangerous =
  /(?!\u200c|\u200d|\ufe0f)[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}\p{Noncharacter_Code_Point}\p{Default_Ignorable_Code_Point}\p{Bidi_Control}]/u

const nasty = [
  '\u0000',
  '\u0007',
  '\b',
  '\t',
  '\n',
  '\r',
  '\r\n',
  '\u001b',
  '\u007f',
  '\u0085',
  '\u009b',
  '\u009d',
  '\u061c',
  '\u200b',
  '\u200e',
  '\u200f',
  '\u2028',
  '\u2029',
  '\u202a',
  '\u202e',
  '\u2066',
  '\u2069',
  '\u2060',
  '\ufeff',
  '\ufffb',
  '\u{e0041}',
  '\u{e0100}',
  '\u{e01ef}',
  '\u00ad',
  '\u034f',
  '\u115f',
  '\u2065',
  '\u3164',
  '\uffa0',
  '\ufe00',
  '\u200c',
  '\u200d',
  '\ufe0f',
  '\ud800',
  '\udfff',
  '\u001b[31m',
  '\u001b]8;;http://evil\u0007',
  '\u001b[2J',
  '"',
  "'",
  ',',
  ';',
  '|',
  '\\',
  '`',
  '*',
  '<b>',
  '&lt;',
  '=1+1',
  '-',
  '+',
  '@',
  '%',
  '#',
  '脐',
  '１型',
  'é',
  '👩‍🔬',
  ' ',
  'a',
  '0',
] // prettier-ignore

/** Strings thick with what must never reach a terminal. */
export const hostileText = (): fc.Arbitrary<string> =>
  fc
    .array(fc.oneof(fc.constantFrom(...nasty), fc.string({ unit: 'binary', maxLength: 4 })), { maxLength: 12 })
    .map((parts) => parts.join(''))

/** A few such strings to be met one by one. */
export const hostileExamples = {
  'an escape sequence': 'red \u001b[31malert\u001b[0m, title \u001b]0;owned\u0007, cleared \u001b[2J',
  'an 8-bit escape sequence': 'C1 \u009b31m and \u009d0;owned\u009c',
  'a link': '\u001b]8;;https://evil.example\u0007click\u001b]8;;\u0007',
  'a right-to-left override': 'cells \u202egnp.exe\u202c and \u2067isolate\u2069',
  'NULs and a bell': 'a\u0000b\u0007c',
  'zero-width characters': 'zero\u200bwidth\u2060joined\ufeff',
  'characters that are drawn as nothing':
    'soft\u00adhyphen, joiner\u034f, filler\u3164\u115f\uffa0, selector\u{e0100}\ufe00, \u2065',
  'line breaks': 'one\r\ntwo\nthree\rfour\u2028five\u2029six\u0085seven',
  'a lone surrogate': 'half \ud83d of a pair, \udc00 the other half',
} as const

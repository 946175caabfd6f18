/** A command line as a POSIX shell reads it: quotes and backslashes, and nothing else of a shell. */

/** Its words; the last may be unfinished: `isOpen` where a quote was never closed. */
export const splitLine = (line: string): { readonly words: readonly string[]; readonly isOpen: boolean } => {
  const words: string[] = []
  let word: string | undefined
  let quote = ''
  for (let at = 0; at < line.length; at++) {
    const char = line.charAt(at)
    if (char === '\\' && quote !== "'") word = (word ?? '') + line.charAt(++at)
    else if (quote) {
      if (char === quote) quote = ''
      else word = (word ?? '') + char
    } else if (char === '"' || char === "'") {
      quote = char
      word ??= ''
    } else if (/\s/.test(char)) {
      if (word !== undefined) words.push(word)
      word = undefined
    } else word = (word ?? '') + char
  }
  if (word !== undefined) words.push(word)
  return { words, isOpen: quote !== '' }
}

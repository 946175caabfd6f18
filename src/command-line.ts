/** A command line as a POSIX shell reads it: quotes and backslashes, and nothing else of a shell. */

export type SplitLine = {
  readonly words: readonly string[]
  /** Where a quote or backslash begins that nothing closes: the last word is unfinished. */
  readonly openAt: number | undefined
}

/** The words of a line. Within double quotes a backslash escapes a quote, a dollar, a grave accent and itself only. */
export const splitLine = (line: string): SplitLine => {
  const words: string[] = []
  let word: string | undefined
  let quote = ''
  let openAt: number | undefined
  for (let at = 0; at < line.length; at++) {
    const char = line.charAt(at)
    if (char === '\\' && quote !== "'") {
      const next = line.charAt(++at)
      if (next === '' && !quote) openAt = at - 1
      word = (word ?? '') + (quote && !/["\\$`]/.test(next) ? char : '') + next
    } else if (quote) {
      if (char === quote) [quote, openAt] = ['', undefined]
      else word = (word ?? '') + char
    } else if (char === '"' || char === "'") {
      ;[quote, openAt] = [char, at]
      word ??= ''
    } else if (/\s/.test(char)) {
      if (word !== undefined) words.push(word)
      word = undefined
    } else word = (word ?? '') + char
  }
  if (word !== undefined) words.push(word)
  return { words, openAt }
}

/** A command line as a shell would split it, for who has no shell: spaces, single and double quotes, a backslash before any character. */
import { usage } from '../errors.js'
import { harmless } from '../text.js'

/** Words of a line, without the program's name. Throws a usage failure for a quotation mark without its partner. */
export const splitLine = (line: string): string[] => {
  const words: string[] = []
  const pattern = /\s*((?:'[^']*'|"(?:[^"\\]|\\[\s\S])*"|\\[\s\S]|[^\s'"\\])+)\s*/gy
  while (pattern.lastIndex < line.trimEnd().length) {
    const at = pattern.lastIndex
    const word = pattern.exec(line)?.[1]
    if (word === undefined)
      throw usage(
        `a quotation mark or backslash without its partner at character ${at + 1} of the line: ${harmless(line.slice(at, at + 40))}`,
        'Close the quotation mark; an apostrophe stands in double quotes: "Fisher\'s"',
      )
    words.push(
      word.replace(
        /'([^']*)'|"((?:[^"\\]|\\[\s\S])*)"|\\([\s\S])/g,
        (_, single?: string, double?: string, one?: string) =>
          single ?? one ?? (double ?? '').replace(/\\(["\\$`])/g, '$1'),
      ),
    )
  }
  return words[0] === 'stemcell' ? words.slice(1) : words
}

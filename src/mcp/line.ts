/** A command line for who has no shell. */
import { splitLine } from '../command-line.js'
import { usage } from '../errors.js'
import { harmless } from '../text.js'

/** Words of a line, without the program's name. Throws a usage failure for a quotation mark or backslash without its partner. */
export const wordsOfLine = (line: string): readonly string[] => {
  const { words, openAt } = splitLine(line)
  if (openAt !== undefined)
    throw usage(
      `a quotation mark or backslash without its partner at character ${openAt + 1} of the line: ${harmless(line.slice(openAt, openAt + 40))}`,
      'Close the quotation mark; an apostrophe stands in double quotes: "Fisher\'s"',
    )
  return words[0] === 'stemcell' ? words.slice(1) : words
}

/** How much text a question may be: more is a mistake (a paste, a runaway script), and is refused at once. */
import { usage } from './errors.js'
import { harmless } from './text.js'

/** The most that a command line, one argument of it and a query may hold. */
export const limits = { commandLine: 100_000, argument: 10_000, query: 10_000, queryWords: 500 } as const

const beginning = (text: string): string => `"${harmless(text.slice(0, 40))}…"`

/** Refuse a command line that is too long, or that has an argument that is. Throws a usage failure. */
export const checkArguments = (argv: readonly string[]): void => {
  const long = argv.find((word) => word.length > limits.argument)
  if (long !== undefined)
    throw usage(
      `an argument of ${long.length} characters is too long: ${beginning(long)}`,
      `Write at most ${limits.argument}; longer text is read from a file or from standard input, where the command takes one`,
    )
  const total = argv.reduce((sum, word) => sum + word.length, 0)
  if (total > limits.commandLine)
    throw usage(
      `a command line of ${total} characters is too long: ${beginning(argv.join(' '))}`,
      `Write at most ${limits.commandLine}; ids are also read from standard input with -`,
    )
}

/** Refuse a query that is too long to be meant. Throws a usage failure. */
export const checkQuery = (query: string): void => {
  if (query.length > limits.query)
    throw usage(
      `a query of ${query.length} characters is too long: ${beginning(query)}`,
      `Write at most ${limits.query} characters and ${limits.queryWords} words`,
    )
  const words = query.split(/\s+/).length
  if (words > limits.queryWords)
    throw usage(
      `a query of ${words} words is too long: ${beginning(query)}`,
      `Write at most ${limits.queryWords}; a comma joins values of one field: id:A,B,C`,
    )
}

/** Columns: narrower nothing is laid out, and wider nothing is read. */
export const [narrowest, widest] = [40, 1000]

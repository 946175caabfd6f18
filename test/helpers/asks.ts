/** Answers to command lines, and the inner questions that they put. */
import type { Answer } from '../../src/answer.js'
import { parse } from '../../src/cli/program.js'
import { loadFormat } from '../../src/render/index.js'
import { openDataset } from '../../src/store/index.js'
import { version, words } from './cli.js'

/** The answer to a command line, before anything draws it. */
export const answerTo = async (line: string | readonly string[]): Promise<Answer> => {
  const request = await parse(typeof line === 'string' ? words(line) : line, version, undefined)
  if ('text' in request) throw new Error(`not a question: ${line}`)
  return request.command.answer({ ...request.input, read: async () => '' }, openDataset())
}

/** An answer as the human format draws it for a screen of that width. */
export const drawn = async (answer: Answer, width: number, links: boolean | 'inner'): Promise<string> =>
  String((await (await loadFormat('table'))(answer, { width, color: 1, links })).body)

// biome-ignore lint/complexity/useRegexLiterals: a literal with these signs would be refused.
const link = new RegExp('\\u001b\\]8;;([^\\u0007]*)\\u0007', 'g')
// biome-ignore lint/complexity/useRegexLiterals: as above.
const anyEscape = new RegExp('\\u001b\\]8;;[^\\u0007]*\\u0007|\\u001b\\[[\\d;]*m', 'g')

/** Text as it is seen. */
export const visible = (text: string): string => text.replace(anyEscape, '')

export type Linked = { readonly words: readonly string[]; readonly text: string }

/** The inner questions of drawn text with the words they stand on, line by line; a link that spans lines stands twice. */
export const linksIn = (text: string): Linked[] => {
  const found: Linked[] = []
  for (const line of text.split('\n')) {
    let open: string | null = null
    let from = 0
    for (const match of line.matchAll(link)) {
      if (open?.startsWith('stemcell:'))
        found.push({
          words: JSON.parse(decodeURIComponent(open.slice('stemcell:'.length))),
          text: visible(line.slice(from, match.index)),
        })
      open = match[1] || null
      from = match.index + match[0].length
    }
    if (open !== null) throw new Error(`a link stays open at the end of a line: ${line}`)
  }
  return found
}

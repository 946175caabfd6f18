/** Answers to command lines, and the inner questions that they put. */
import { type Answer, wordsOf } from '../../src/answer.js'
import { parse } from '../../src/cli/program.js'
import { layOut, loadFormat } from '../../src/render/index.js'
import { openBundled } from './bundled.js'
import { version, words } from './cli.js'

/** The answer to a command line, before anything draws it. */
export const answerTo = async (line: string | readonly string[]): Promise<Answer> => {
  const request = await parse(typeof line === 'string' ? words(line) : line, version, undefined)
  if ('text' in request) throw new Error(`not a question: ${line}`)
  return request.command.answer(
    {
      ...request.input,
      read: async () => '',
      readBytes: async () => new Uint8Array(),
      own: {
        place: { problem: 'a test has no home' },
        state: { problem: 'a test has no home' },
        base: openBundled,
        version,
      },
    },
    openBundled(),
  )
}

/** An answer as the human format draws it for a screen of that width. */
export const drawn = async (answer: Answer, width: number, links: boolean): Promise<string> =>
  String((await (await loadFormat('table'))(answer, { width, color: 1, links })).body)

// biome-ignore lint/complexity/useRegexLiterals: a literal with these signs would be refused.
const anyEscape = new RegExp('\\u001b\\]8;;[^\\u0007]*\\u0007|\\u001b\\[[\\d;]*m', 'g')

/** Text as it is seen. */
export const visible = (text: string): string => text.replace(anyEscape, '')

export type Asking = { readonly words: readonly string[]; readonly text: string }

/** The inner questions of an answer with the words they stand on, line by line; one that spans lines stands twice. */
export const asksIn = (answer: Answer, width: number): Asking[] =>
  layOut(answer.view(), { width })
    .rows.flat()
    .flatMap(({ ask, text }) => (ask && text.trim() ? [{ words: wordsOf(ask), text: text.trim() }] : []))

/** What a command line prints on a screen, results and notes as they come. */
import type { Io } from '../src/cli/io.js'
import { run } from '../src/cli/run.js'

/** The text on a screen of so many columns and 40 lines; `term` is the kind of terminal, "dumb" for one without color. Throws where the command fails. */
export const onScreen = async (argv: readonly string[], columns: number, term: 'xterm' | 'dumb'): Promise<string> => {
  let text = ''
  const write = (part: string | Uint8Array): void => {
    text += part
  }
  const io: Io = {
    stdout: { isTTY: true, columns, rows: 40, write },
    stderr: { isTTY: true, write },
    env: { TERM: term },
    read: async () => '',
    readBytes: async () => new Uint8Array(),
    page: async () => false,
    files: () => import('../src/files/index.js'),
    links: async () => false,
  }
  const code = await run(argv, io, '0.0.0')
  if (code !== 0) throw new Error(`stemcell ${argv.join(' ')} exited with ${code}: ${text}`)
  return text
}

/** The one file that a command line writes. Throws where it fails, or writes none. */
export const written = async (argv: readonly string[]): Promise<string> => {
  let content: string | undefined
  const io: Io = {
    stdout: { isTTY: false, columns: undefined, rows: undefined, write: () => {} },
    stderr: { isTTY: false, write: () => {} },
    env: {},
    read: async () => '',
    readBytes: async () => new Uint8Array(),
    page: async () => false,
    files: async () => ({
      checkPlan: () => {},
      openFolder: async () => ({ names: [], hidden: [], holds: () => false, close: () => {} }),
      removeFiles: () => {},
      writeFiles: async ([file]) => {
        content = typeof file?.content === 'string' ? file.content : undefined
      },
    }),
    links: async () => false,
  }
  const code = await run(argv, io, '0.0.0')
  if (code !== 0 || content === undefined)
    throw new Error(`stemcell ${argv.join(' ')} exited with ${code} and wrote no text`)
  return content
}

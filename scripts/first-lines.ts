/** docs/first-lines.md: what each command says first, from its own first example on a screen of 80 columns. */
import { commands } from '../src/commands/index.js'
import { onScreen } from './on-screen.js'

const columns = 80
const lines = 10

/** A command line of an example as words. */
const wordsOf = (command: string): string[] =>
  [...command.matchAll(/"([^"]*)"|'([^']*)'|(\S+)/g)]
    .map(([, double, single, bare]) => double ?? single ?? bare ?? '')
    .slice(1)

export const firstLines = async (): Promise<string> => {
  const sections: string[] = []
  for (const entry of commands) {
    const command = await entry.load()
    // What reads a file of the reader's, or another program's output, or asks a registry, cannot be shown here.
    const example = command.examples.find(
      ({ command: line }) =>
        !/^stemcell registry |[|<>]|--input|--page|\.(csv|txt|json|xml|html|svg)\b| -( |$)/.test(line),
    )
    if (command.interactive || entry.name === 'sync' || !example) continue
    const shown = (await onScreen(wordsOf(example.command), columns, 'dumb')).split('\n')
    sections.push(
      `## ${entry.name}\n\n\`${example.command}\`\n\n\`\`\`text\n${shown.slice(0, lines).join('\n').trimEnd()}\n\`\`\`\n`,
    )
  }
  return `<!-- Made by npm run generate. -->\n\n# The first lines of each command\n\nWhat stands in the first ${lines} lines on a screen of ${columns} columns: there the answer should be.\n\n${sections.join('\n')}`
}

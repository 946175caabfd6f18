/** Command lines that together ask everything that can be asked. */
import { commands } from '../../src/commands/index.js'
import { allCatalogs } from './fields.js'

/** Examples of every command, as its help shows them. */
export const examples = (
  await Promise.all(
    commands.map(async ({ name, load }) => {
      const { examples: own, interactive } = await load()
      // What takes over a terminal answers nothing in a pipe: test/pty runs it.
      // What runs a file of command lines, reads one of registrations, or asks a registry, has its own in its test.
      return interactive || ['batch', 'import', 'registry', 'sync'].includes(name)
        ? []
        : own.map((example) => ({ name, ...example }))
    }),
  )
).flat()

/** A command line without the format it asks for. */
export const withoutFormat = (line: string): string => line.replace(/ --(?:json|ndjson|csv|tsv|md)\b/g, '')

const lists = allCatalogs.flatMap(({ kind }) => [
  `stemcell ${kind}`,
  `stemcell ${kind} --fields list`,
  `stemcell ${kind} --count`,
  `stemcell ${kind} --limit 3`,
  `stemcell ${kind} no-such-word-anywhere`,
])

/** Every example and every way of listing, each once. */
export const questions = [
  ...new Set([
    ...examples.map(({ command }) => withoutFormat(command)),
    ...lists,
    'stemcell trials --group-by disease,phase',
    'stemcell cells --group-by under',
  ]),
]

/** What the flags say of themselves that every command takes: loaded with the help, since a start needs their names only. */
import type { Command } from '../commands/index.js'
import { formatNames } from '../render/index.js'
import { camel, outputFlags } from './request.js'

const help: Readonly<Record<(typeof outputFlags)[number], string>> = {
  '--format <name>': `Output format: ${formatNames.join(', ')}`,
  '--json': 'One JSON object',
  '--ndjson': 'One JSON record per line',
  '--csv': 'CSV (RFC 4180)',
  '--tsv': 'Tab-separated values',
  '--md': 'Markdown',
  '-o, --output <file>': 'Write to a file, whole or not at all; its ending chooses the format; - is standard output',
  '--no-clobber': 'Refuse to write over a file that is there',
  '--fail-empty': 'Exit with code 3 when nothing matches',
  '--quiet': 'No remarks on standard error; errors remain',
  '--all':
    'The whole answer on a screen, and of check, brief and map in a pipe; files and machine formats always have it',
  '--width <columns>': 'Lay text out for so many columns, also in a pipe or file',
  '--color <when>': 'auto, always or never',
  '--no-pager': 'Never page long output',
  '--bundled': 'Ask the bundled dataset alone, without your own records',
  '--data <folder>': 'Keep and read your own records in this folder, for this run',
  '--debug': 'Show the stack of an internal error',
}

/** Every flag with its help. */
export const outputHelp = outputFlags.map((flags) => [flags, help[flags]] as const)

/** Those that a command does not declare in words of its own. */
export const outputHelpOf = ({ options }: Command): typeof outputHelp =>
  outputHelp.filter(([flags]) => !Object.hasOwn(options, camel(flags.replace(/ <.*/, '').replace(/^.*--/, ''))))

/** The commander face: every flag comes from the command values and their catalogs. */
import { Command as Commander, CommanderError, Option } from 'commander'
import { type Command, commands, type Entry, type Input } from '../commands/index.js'
import { usage } from '../errors.js'
import { fullText, type Token } from '../query/index.js'
import { type FormatName, formatNames } from '../render/index.js'
import { harmless } from '../text.js'

/** What was asked for, before it is answered. */
export type Request = {
  readonly command: Command
  readonly input: Input
  readonly format: FormatName
  readonly output: string | undefined
  readonly color: string | undefined
  readonly pager: boolean
  readonly debug: boolean
}

/** Help or the version: text for standard output instead of an answer. */
export type Told = { readonly text: string }

const shortForms = { json: 'json', ndjson: 'ndjson', csv: 'csv', tsv: 'tsv', md: 'markdown' } as const

const formatOfFile = (path: string): FormatName | undefined => {
  const ending = /\.([a-z]+)$/i.exec(path)?.[1]?.toLowerCase()
  if (ending === 'jsonl') return 'ndjson'
  return ending && ending in shortForms ? shortForms[ending as keyof typeof shortForms] : undefined
}

type Options = Record<string, string | boolean | undefined>

const chooseFormat = (options: Options): FormatName => {
  const asked = new Set<FormatName>()
  for (const [flag, name] of Object.entries(shortForms)) if (options[flag] === true) asked.add(name)
  if (typeof options.format === 'string') {
    if (!(formatNames as readonly string[]).includes(options.format))
      throw usage(`unknown format "${harmless(options.format)}"`, `Formats: ${formatNames.join(', ')}`)
    asked.add(options.format as FormatName)
  }
  if (asked.size > 1) throw usage(`more than one format was asked for: ${[...asked].join(', ')}`, 'Keep one of them')
  return [...asked][0] ?? (typeof options.output === 'string' ? formatOfFile(options.output) : undefined) ?? 'table'
}

const addOutputOptions = (program: Commander): void => {
  program.optionsGroup('Output:')
  program.addOption(new Option('--format <name>', `Output format: ${formatNames.join(', ')}`))
  program.option('--json', 'One JSON object')
  program.option('--ndjson', 'One JSON record per line')
  program.option('--csv', 'CSV (RFC 4180)')
  program.option('--tsv', 'Tab-separated values')
  program.option('--md', 'Markdown')
  program.option('-o, --output <file>', 'Write to a file, whole or not at all; its ending chooses the format')
  program.option('--color <when>', 'auto, always or never')
  program.option('--no-pager', 'Never page long output')
  program.option('--debug', 'Show the stack of an internal error')
}

const addFilters = (program: Commander, command: Command, typed: Token[]): void => {
  if (!command.catalog) return
  program.optionsGroup('Filters (repeat or use commas for any of; !value excludes):')
  for (const field of command.catalog.fields) {
    if (field.filterable === false) continue
    if (field.type === 'boolean') {
      program.option(`--${field.name}`, field.help)
      program.addOption(new Option(`--no-${field.name}`, `The opposite of --${field.name}`).hideHelp())
      continue
    }
    const sort =
      field.type === 'integer' || field.type === 'number' || field.type === 'date'
        ? 'range'
        : field.type === 'text'
          ? 'words'
          : field.type
    program.option(`--${field.name} <${sort}>`, field.help, (text: string) => {
      typed.push({ field: field.name, text, not: false })
      return true as unknown as string
    })
  }
  program.option('--text <words>', 'Words to be found anywhere in the record', (text: string) => {
    typed.push({ field: fullText, text, not: false })
    return true as unknown as string
  })
}

const examplesText = ({ summary }: Entry, command: Command): string => {
  const wide = command.examples.map(({ command: line, shows }) => `  # ${shows}\n  ${line}`)
  return `${summary}\n\nExamples:\n${wide.join('\n')}\n`
}

const rootBefore = `Evidence explorer for stem-cell therapy in diabetes: trials, outcomes, claims and references, every number with its source.

Examples:
  # trials in type 1 diabetes
  stemcell trials --disease t1d
  # everything on record about one of them
  stemcell show NCT03406585
  # a query for a script
  stemcell trials 'disease:t2d cell:msc -model:single-group hba1c' --json
`

const rootAfter = `
Exit codes: 0 fine (also when nothing matches), 1 internal error, 2 wrong usage, 3 not found, 4 bad data, 130 interrupted.
Environment: NO_COLOR, FORCE_COLOR, CLICOLOR_FORCE, TERM=dumb, COLUMNS, STEMCELL_PAGER, PAGER.
This tool gives no medical advice. Ask: stemcell about`

const toOptions = (parsed: Record<string, unknown>): Options =>
  Object.fromEntries(
    Object.entries(parsed).filter(([, value]) => typeof value === 'string' || typeof value === 'boolean'),
  ) as Options

/** Read the command line. Throws a usage failure that says what was expected; never prints. */
export const parse = async (
  argv: readonly string[],
  version: string,
  width: number | undefined,
): Promise<Request | Told> => {
  let out = ''
  let complaint = ''
  let request: Request | undefined
  const program = new Commander('stemcell')
  const settle = (c: Commander): Commander =>
    c.exitOverride().configureOutput({
      writeOut: (text) => {
        out += text
      },
      writeErr: (text) => {
        complaint += text
      },
      getOutHelpWidth: () => width ?? 100,
      getErrHelpWidth: () => width ?? 100,
      getOutHasColors: () => false,
      getErrHasColors: () => false,
    })
  settle(program)
  program.version(version, '-V, --version', 'Print the version')
  program.helpOption('-h, --help', 'Show help')
  program.addHelpText('before', rootBefore)
  program.addHelpText('after', rootAfter)
  addOutputOptions(program)
  // Only the command that was named is loaded and needs its flags; the others need their names.
  const named = commands.find(({ name }) => name === argv.find((word) => commands.some((entry) => entry.name === word)))
  for (const entry of commands) {
    const sub = settle(program.command(entry.name)).description(entry.summary)
    if (entry !== named) continue
    const command = await entry.load()
    const typed: Token[] = []
    const { argument } = command
    if (argument)
      sub.argument(
        argument.required
          ? `<${argument.name}${argument.many ? '...' : ''}>`
          : `[${argument.name}${argument.many ? '...' : ''}]`,
        argument.help,
      )
    sub.summary(entry.summary)
    sub.description(command.description ?? '')
    sub.helpOption('-h, --help', 'Show help')
    sub.addHelpText('before', examplesText(entry, command))
    addFilters(sub, command, typed)
    if (command.options?.length) {
      sub.optionsGroup('Listing:')
      for (const option of command.options) sub.option(option.flags, option.help)
    }
    addOutputOptions(sub)
    sub.action(() => {
      const options = { ...toOptions(program.opts()), ...toOptions(sub.opts()) }
      for (const field of command.catalog?.fields ?? [])
        if (field.type === 'boolean' && field.filterable !== false) {
          const value = options[camel(field.name)]
          if (typeof value === 'boolean') typed.push({ field: field.name, text: value ? 'yes' : 'no', not: false })
        }
      request = {
        command,
        input: { words: sub.args, filters: typed, options },
        format: chooseFormat(options),
        output: typeof options.output === 'string' ? options.output : undefined,
        color: typeof options.color === 'string' ? options.color : undefined,
        pager: program.opts().pager !== false && sub.opts().pager !== false,
        debug: options.debug === true,
      }
    })
  }
  try {
    program.parse([...argv], { from: 'user' })
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error
    if (error.exitCode === 0) return { text: out }
    if (error.code === 'commander.help') return { text: out || complaint }
    throw complaintFailure(error, complaint, named?.name)
  }
  if (!request) return { text: program.helpInformation() }
  return request
}

const camel = (name: string): string => name.replace(/-([a-z])/g, (_, letter: string) => letter.toUpperCase())

const complaintFailure = (error: CommanderError, complaint: string, named: string | undefined): Error => {
  const [first = error.message, ...rest] = complaint.trim().split('\n')
  const suggestion = rest
    .join(' ')
    .replace(/^\(|\)$/g, '')
    .trim()
  const where = named ? `stemcell ${named} --help` : 'stemcell --help'
  return usage(harmless(first.replace(/^error: /, '')), [suggestion, `See: ${where}`].filter(Boolean).join(' '))
}

/** The commander face: help, and command lines that are not plain. Every flag comes from the command values and their catalogs. */
import { Command as Commander, CommanderError, Option } from 'commander'
import { type Command, type CommandEntry, commands, flagsOf, helpOf, type TypedOptions } from '../commands/index.js'
import { isFailure, usage } from '../errors.js'
import { fullText, type QueryToken } from '../query/index.js'
import { harmless } from '../text.js'
import { outputHelp, outputHelpOf } from './output-help.js'
import { asWord, type HelpText, type Request, toRequest } from './request.js'
import { topics } from './topics.js'

const addOutputOptions = (program: Commander, all = outputHelp): void => {
  program.optionsGroup('Output:')
  for (const [flags, help] of all) program.option(flags, help)
}

const addFilters = (program: Commander, command: Command, typed: QueryToken[]): void => {
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
      field.type === 'integer' || field.type === 'number' || field.type === 'date' || field.type === 'span'
        ? 'range'
        : field.type === 'text'
          ? 'words'
          : field.type
    program.option(`--${field.name} <${sort}>`, field.help, (text: string) => {
      typed.push({ field: field.name, text, not: false })
      return text
    })
  }
  program.option('--text <words>', 'Words to be found anywhere in the record', (text: string) => {
    typed.push({ field: fullText, text, not: false })
    return text
  })
}

const examplesText = ({ summary }: CommandEntry, command: Command): string => {
  const wide = command.examples.map(({ command: line, shows }) => `  # ${shows}\n  ${line}`)
  return `${summary}\n\nExamples:\n${wide.join('\n')}\n`
}

const rootBefore = `Evidence explorer for stem-cell therapy in diabetes: trials, outcomes, claims
and references, every number with its source.
`

const topicNames = topics.map(({ name }) => name).join(', ')

const rootAfter = `
Exit codes: 0 fine (also when nothing matches), 1 internal error, 2 wrong usage,
3 not found, 4 bad data or a file that cannot be written, 130 interrupted.
Environment: NO_COLOR, FORCE_COLOR, CLICOLOR_FORCE, TERM (color); COLUMNS;
LC_ALL, LC_CTYPE, LANG (ASCII or not); STEMCELL_PAGER, PAGER, LESS.
Topics: ${topicNames}.
This tool gives no medical advice. Ask: stemcell about`

const toOptions = (parsed: Record<string, unknown>): TypedOptions => {
  const options: Record<string, string | boolean> = {}
  for (const [name, value] of Object.entries(parsed))
    if (typeof value === 'string' || typeof value === 'boolean') options[name] = value
  return options
}

/** What commander says on its way: help for standard output, complaints for an error. */
type CommanderOutput = { out: string; complaint: string }

const settle = (program: Commander, said: CommanderOutput, width: number | undefined): Commander =>
  program
    .exitOverride()
    .configureHelp({ minWidthToWrap: 20 })
    .configureOutput({
      writeOut: (text) => {
        said.out += text
      },
      writeErr: (text) => {
        said.complaint += text
      },
      getOutHelpWidth: () => width ?? 100,
      getErrHelpWidth: () => width ?? 100,
      getOutHasColors: () => false,
      getErrHasColors: () => false,
    })

const addCommand = (sub: Commander, entry: CommandEntry, command: Command, typed: QueryToken[]): void => {
  const { argument } = command
  if (argument) {
    const name = `${argument.name}${argument.many ? '...' : ''}`
    sub.argument(argument.required ? `<${name}>` : `[${name}]`, argument.help)
  }
  sub.summary(entry.summary)
  sub.description(command.description ?? '')
  sub.helpOption('-h, --help', 'Show help')
  sub.addHelpText('before', examplesText(entry, command))
  addFilters(sub, command, typed)
  sub.optionsGroup('Options:')
  for (const [name, option] of Object.entries(command.options)) sub.option(flagsOf(name, option), helpOf(option))
  addOutputOptions(sub, outputHelpOf(command))
}

type Line = { readonly argv: readonly string[]; readonly version: string; readonly width: number | undefined }

const read = async ({ argv, version, width }: Line, named: CommandEntry | undefined): Promise<Request | HelpText> => {
  const said: CommanderOutput = { out: '', complaint: '' }
  let request: Request | undefined
  const program = settle(new Commander('stemcell'), said, width)
  program.version(version, '-V, --version', 'Print the version')
  program.helpOption('-h, --help', 'Show help')
  program.addHelpText('before', rootBefore)
  program.addHelpText('after', rootAfter)
  program.helpCommand('help [command]', 'Show help of a command')
  program.commandsGroup('For programs:')
  addOutputOptions(program)
  for (const entry of commands) {
    const sub = settle(program.command(entry.name), said, width).description(entry.summary).helpGroup(`${entry.group}:`)
    if (entry !== named) continue
    const command = await entry.load()
    const filters: QueryToken[] = []
    addCommand(sub, entry, command, filters)
    sub.action(() => {
      const both = (name: string): boolean => program.opts()[name] !== false && sub.opts()[name] !== false
      const negatable = { pager: both('pager'), clobber: both('clobber') }
      const options = { ...toOptions(program.opts()), ...toOptions(sub.opts()), ...negatable }
      request = toRequest({ name: entry.name, command }, { words: sub.args, filters, options })
    })
  }
  try {
    program.parse(argv.map(asWord), { from: 'user' })
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error
    if (error.exitCode === 0) return { text: said.out }
    if (error.code === 'commander.help') return { text: said.out || said.complaint }
    const flag = valuelessFlag(error, [...program.options, ...program.commands.flatMap(({ options }) => options)])
    if (flag) throw usage(`${flag} takes no value`, `Write ${flag} alone, or leave it out`)
    throw complaintFailure(error, said.complaint, named?.name)
  }
  return request ?? { text: program.helpInformation() }
}

/** `help` of a command that there is not is answered as that command is. */
const helpOfNothing = ([first, second]: readonly string[]): boolean =>
  first === 'help' &&
  second !== undefined &&
  second !== 'help' &&
  !second.startsWith('-') &&
  commands.every(({ name }) => name !== second)

/** A complaint about a command that there is not, where help may as well be asked about a topic. */
const alsoTopics = (error: unknown): never => {
  if (!isFailure(error)) throw error
  throw usage(error.message, `${error.hint ?? ''} Topics: ${topicNames}`.trim())
}

/** Read a command line with every flag declared. Throws a usage failure that says what was expected; never prints. */
export const readWithCommander = async (
  argv: readonly string[],
  version: string,
  width: number | undefined,
): Promise<Request | HelpText> => {
  // What follows an option that takes a value is its value, whatever it is called.
  const isValue = (at: number): boolean => /^(-o|--output|--format|--color|--data)$/.test(argv[at - 1] ?? '')
  const named = commands.find(
    ({ name }) => name === argv.find((word, at) => !isValue(at) && commands.some((entry) => entry.name === word)),
  )
  if (helpOfNothing(argv)) return read({ argv: argv.slice(1), version, width }, undefined).catch(alsoTopics)
  return read({ argv, version, width }, named)
}

/** The flag in a complaint of commander about --flag=value, where there is such a flag and it takes none. */
const valuelessFlag = (error: CommanderError, options: readonly Option[]): string | undefined => {
  const [, name] = /unknown option '(--[\w-]+)=/.exec(error.message) ?? []
  if (name === '--help') return name
  return options.find(({ long, required, optional }) => long === name && !required && !optional)?.long
}

const complaintFailure = (error: CommanderError, complaint: string, named: string | undefined): Error => {
  const [first = error.message, ...rest] = complaint.trim().split('\n')
  const suggestion = rest
    .join(' ')
    .replace(/^\(|\)$/g, '')
    .trim()
  const where = named ? `stemcell ${named} --help` : 'stemcell --help'
  return usage(harmless(first.replace(/^error: /, '')), [suggestion, `See: ${where}`].filter(Boolean).join(' '))
}

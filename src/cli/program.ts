/** The commander face: every flag comes from the command values and their catalogs. */
import { Command as Commander, CommanderError, Option } from 'commander'
import { type Command, type CommandEntry, commands, flagOf, flagsOf, helpOf, type Input } from '../commands/index.js'
import { isFailure, usage } from '../errors.js'
import type { Plan } from '../files/index.js'
import { checkArguments } from '../limits.js'
import { fullText, type Token } from '../query/index.js'
import { formatNames } from '../render/index.js'
import { harmless } from '../text.js'
import { type Form, formOf, type Options } from './form.js'

/** What was asked for, before it is answered. */
export type Request = {
  readonly name: string
  readonly command: Command
  readonly input: Omit<Input, 'read'>
  readonly form: Pick<Form, 'format' | 'way'>
  /** The file of -o; undefined for standard output. */
  readonly output: string | undefined
  /** Files that are written and read, to be judged before any work; undefined when none is written. */
  readonly plan: Plan | undefined
  readonly color: string | undefined
  readonly pager: boolean
  readonly debug: boolean
}

/** Help or the version: text for standard output instead of an answer. */
export type Told = { readonly text: string }

/** Which flags to declare: all, or only those that a command line names, since declaring one costs at every start. */
type Wanted = (flags: string) => boolean
const all: Wanted = () => true
const longName = (flags: string): string => /--(?:no-)?([\w-]+)/.exec(flags)?.[1] ?? ''
const namedIn = (argv: readonly string[]): Wanted => {
  const names = new Set(argv.filter((word) => word.startsWith('-')).map(longName))
  const hasShort = argv.some((word) => /^-[a-z]/i.test(word))
  return (flags) => names.has(longName(flags)) || (hasShort && flags.startsWith('-') && !flags.startsWith('--'))
}

const addOutputOptions = (program: Commander, wanted: Wanted): void => {
  program.optionsGroup('Output:')
  const options: readonly (readonly [flags: string, help: string])[] = [
    ['--format <name>', `Output format: ${formatNames.join(', ')}`],
    ['--json', 'One JSON object'],
    ['--ndjson', 'One JSON record per line'],
    ['--csv', 'CSV (RFC 4180)'],
    ['--tsv', 'Tab-separated values'],
    ['--md', 'Markdown'],
    [
      '-o, --output <file>',
      'Write to a file, whole or not at all; its ending chooses the format; - is standard output',
    ],
    ['--no-clobber', 'Refuse to write over a file that is there'],
    ['--color <when>', 'auto, always or never'],
    ['--no-pager', 'Never page long output'],
    ['--debug', 'Show the stack of an internal error'],
  ]
  for (const [flags, help] of options) if (wanted(flags)) program.option(flags, help)
}

const addFilters = (program: Commander, command: Command, typed: Token[], wanted: Wanted): void => {
  if (!command.catalog) return
  program.optionsGroup('Filters (repeat or use commas for any of; !value excludes):')
  for (const field of command.catalog.fields) {
    if (field.filterable === false || !wanted(`--${field.name}`)) continue
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
      return text
    })
  }
  if (!wanted('--text')) return
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

/** What a bare command line is answered with: what this is, and what to ask first. */
const welcome = `stemcell: what the evidence says about stem-cell therapy for diabetes.
Offline, every number with its source. No medical advice.

A patient or clinician: is it true, and what was tried?
  stemcell check "stem cells cure type 1 diabetes"
  stemcell trials --disease t1d --cell uc-msc
A journalist: what do clinics and news pages claim?
  stemcell claims --verdict overstated
  stemcell sources
A reviewer: where are studies, and what do they add up to?
  stemcell map --disease t1d --fold
  stemcell pool --outcome insulin-halved-with-hba1c-below-7 --disease t2d
  stemcell bias NCT03406585
Anyone at a terminal: filter, read, compare, pool with keys
  stemcell browse
A script or an agent: the same facts as JSON
  stemcell trials --disease t1d --json
  stemcell schema trials

Every command: stemcell --help. One of them: stemcell trials --help.
`

const rootAfter = `
Exit codes: 0 fine (also when nothing matches), 1 internal error, 2 wrong usage,
3 not found, 4 bad data or a file that cannot be written, 130 interrupted.
Environment: NO_COLOR, FORCE_COLOR, CLICOLOR_FORCE, TERM (color); COLUMNS (width);
LC_ALL, LC_CTYPE, LANG (ASCII or not); STEMCELL_PAGER, PAGER, LESS (long pages).
This tool gives no medical advice. Ask: stemcell about`

const toOptions = (parsed: Record<string, unknown>): Options =>
  Object.fromEntries(
    Object.entries(parsed).filter(([, value]) => typeof value === 'string' || typeof value === 'boolean'),
  ) as Options

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

const addCommand = (sub: Commander, entry: CommandEntry, command: Command, wanted: Wanted, typed: Token[]): void => {
  const { argument } = command
  if (argument) {
    const name = `${argument.name}${argument.many ? '...' : ''}`
    sub.argument(argument.required ? `<${name}>` : `[${name}]`, argument.help)
  }
  sub.summary(entry.summary)
  sub.description(command.description ?? '')
  sub.helpOption('-h, --help', 'Show help')
  sub.addHelpText('before', examplesText(entry, command))
  addFilters(sub, command, typed, wanted)
  sub.optionsGroup('Options:')
  for (const [name, option] of Object.entries(command.options)) {
    const flags = flagsOf(name, option)
    if (wanted(flags)) sub.option(flags, helpOf(option))
  }
  addOutputOptions(sub, wanted)
}

/** Every file that a command line names. */
const planOf = (command: Command, words: readonly string[], options: Options, way: Form['way']): Plan | undefined => {
  const named = (takes: 'input' | 'output') =>
    Object.entries(command.options).flatMap(([name, option]) => {
      const value = option.takes === takes ? options[name] : undefined
      return typeof value === 'string' ? [{ by: flagOf(name), path: value }] : []
    })
  // What -o stands for is one file, under its own name.
  const beside = named('output').filter(({ by }) => !(way?.by === 'option' && by === `--${way.option}`))
  const main = typeof options.output === 'string' ? { by: '-o', path: options.output } : undefined
  if (!main && beside.length === 0) return undefined
  return {
    outputs: [main ?? { by: 'standard output', path: '-' }, ...beside],
    inputs: [...named('input'), ...(words.includes('-') ? [{ by: 'standard input', path: '-' }] : [])],
    clobber: options.clobber !== false,
  }
}

const toRequest = (
  { name, command }: { readonly name: string; readonly command: Command },
  words: readonly string[],
  typedOptions: Options,
  typed: readonly Token[],
): Request => {
  const { options, ...form } = formOf(name, typedOptions)
  const switches = (command.catalog?.fields ?? []).flatMap((field): Token[] => {
    const value = field.type === 'boolean' && field.filterable !== false ? options[camel(field.name)] : undefined
    return typeof value === 'boolean' ? [{ field: field.name, text: value ? 'yes' : 'no', not: false }] : []
  })
  return {
    name,
    command,
    input: { words, filters: [...typed, ...switches], options },
    form,
    output: typeof options.output === 'string' && options.output !== '-' ? options.output : undefined,
    plan: planOf(command, words, options, form.way),
    color: typeof options.color === 'string' ? options.color : undefined,
    pager: options.pager !== false,
    debug: options.debug === true,
  }
}

/** A query that begins by refusing something is no flag: `-model:single-group`. A query does not mind a space before it. */
const asWord = (word: string): string => (/^-[a-z][\w-]*:/i.test(word) ? ` ${word}` : word)

type Attempt = { readonly argv: readonly string[]; readonly version: string; readonly width: number | undefined }

/** Read the command line with some flags declared. */
const attempt = async (
  { argv, version, width }: Attempt,
  named: CommandEntry | undefined,
  wanted: Wanted,
): Promise<Request | Told> => {
  const said: CommanderOutput = { out: '', complaint: '' }
  let request: Request | undefined
  const program = settle(new Commander('stemcell'), said, width)
  program.version(version, '-V, --version', 'Print the version')
  program.helpOption('-h, --help', 'Show help')
  program.addHelpText('before', rootBefore)
  program.addHelpText('after', rootAfter)
  program.helpCommand('help [command]', 'Show help of a command')
  program.commandsGroup('For programs:')
  if (wanted === all) addOutputOptions(program, wanted)
  for (const entry of commands) {
    if (entry !== named && wanted !== all) continue
    const sub = settle(program.command(entry.name), said, width).description(entry.summary).helpGroup(`${entry.group}:`)
    if (entry !== named) continue
    const command = await entry.load()
    const typed: Token[] = []
    addCommand(sub, entry, command, wanted, typed)
    sub.action(() => {
      const both = (name: string): boolean => program.opts()[name] !== false && sub.opts()[name] !== false
      const negatable = { pager: both('pager'), clobber: both('clobber') }
      const options = { ...toOptions(program.opts()), ...toOptions(sub.opts()), ...negatable }
      request = toRequest({ name: entry.name, command }, sub.args, options, typed)
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

/** Read the command line. Throws a usage failure that says what was expected; never prints. */
export const parse = async (
  argv: readonly string[],
  version: string,
  width: number | undefined,
): Promise<Request | Told> => {
  checkArguments(argv)
  if (argv.length === 0) return { text: welcome }
  // What follows an option that takes a value is its value, whatever it is called.
  const isValue = (at: number): boolean => /^(-o|--output|--format|--color)$/.test(argv[at - 1] ?? '')
  const named = commands.find(
    ({ name }) => name === argv.find((word, at) => !isValue(at) && commands.some((entry) => entry.name === word)),
  )
  const asked = { argv: helpOfNothing(argv) ? argv.slice(1) : argv, version, width }
  // Most command lines begin with a command and ask no help: they are read with the flags they name. Whatever is odd about
  // one is told with every flag declared, so that the nearest can be named.
  if (named && argv[0] === named.name && !argv.some((word) => /^(-h|--help|help)$/.test(word)))
    try {
      return await attempt(asked, named, namedIn(argv))
    } catch (error) {
      if (!isFailure(error)) throw error
    }
  return attempt(asked, named, all)
}

const camel = (name: string): string => name.replace(/-([a-z])/g, (_, letter: string) => letter.toUpperCase())

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

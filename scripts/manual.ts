/** Man pages, made by the build from the command values: stemcell(1), and one page for each command. */
import { outputHelp, outputHelpOf } from '../src/cli/output-help.js'
import { type Topic, topics } from '../src/cli/topics.js'
import { type Command, type CommandEntry, commands, flagsOf, helpOf } from '../src/commands/index.js'
import { exitCodes } from '../src/errors.js'

/** Text that roff prints as it stands: a backslash, a hyphen of a flag, and a dot or quote at the beginning mean something to it. */
const plain = (text: string): string =>
  text
    .replace(/\\/g, '\\e')
    .replace(/-/g, '\\-')
    .replace(/^(['.])/gm, '\\&$1')
/** An argument of a macro, in quotes. */
const quoted = (text: string): string => `"${plain(text).replace(/"/g, '\\(dq')}"`

const section = (name: string, lines: readonly string[]): readonly string[] =>
  lines.length ? [`.SH ${quoted(name)}`, ...lines] : []
const item = (term: string, text: string): readonly string[] => ['.TP', `.B ${quoted(term)}`, plain(text)]
/** Text laid out by hand, kept so. */
const asItStands = (text: string): readonly string[] => ['.nf', plain(text), '.fi']
const paragraphs = (text: string): readonly string[] => text.split('\n\n').flatMap((part) => ['.PP', plain(part)])

/** The day of the dataset dates the page, so that one build is the same as the next. */
export type Edition = { readonly version: string; readonly day: string }

const header = (title: string, { version, day }: Edition): string =>
  `.TH ${quoted(title.toUpperCase())} 1 ${quoted(day)} ${quoted(`stemcell ${version}`)} ${quoted('Evidence on stem cells in diabetes')}`

const argumentText = ({ argument }: Command): string =>
  argument === undefined
    ? ''
    : argument.required
      ? ` <${argument.name}>${argument.many ? '...' : ''}`
      : ` [${argument.name}${argument.many ? '...' : ''}]`

const filters = ({ catalog }: Command): readonly string[] =>
  (catalog?.fields ?? [])
    .filter(({ filterable }) => filterable !== false)
    .flatMap(({ name, type, help, choices }) =>
      item(
        type === 'boolean' ? `--${name}` : `--${name} <${type}>`,
        `${help}${choices ? `: ${choices.join(', ')}` : ''}.`,
      ),
    )

const commandPage = (entry: CommandEntry, command: Command, edition: Edition): string =>
  `${[
    header(`stemcell-${entry.name}`, edition),
    ...section('NAME', [`stemcell\\-${entry.name} \\- ${plain(entry.summary)}`]),
    ...section('SYNOPSIS', [`.B stemcell ${entry.name}`, plain(`[options]${argumentText(command)}`)]),
    ...section('DESCRIPTION', [
      ...(command.description ? paragraphs(command.description) : []),
      ...(command.argument ? item(command.argument.name, `${command.argument.help}.`) : []),
    ]),
    ...section(
      'OPTIONS',
      Object.entries(command.options).flatMap(([name, option]) => item(flagsOf(name, option), `${helpOf(option)}.`)),
    ),
    ...section('FILTERS', filters(command)),
    ...section(
      'OUTPUT',
      outputHelpOf(command).flatMap(([flags, help]) => item(flags, `${help}.`)),
    ),
    ...section(
      'EXAMPLES',
      command.examples.flatMap(({ command: line, shows }) => ['.PP', plain(shows), '.RS', ...asItStands(line), '.RE']),
    ),
    ...section('SEE ALSO', ['.BR stemcell (1)']),
  ].join('\n')}\n`

const topicSection = ({ name, summary, text }: Topic): readonly string[] =>
  section(name.replace('-', ' ').toUpperCase(), [plain(`${summary}.`), '.PP', ...asItStands(text)])

const mainPage = (edition: Edition): string =>
  `${[
    header('stemcell', edition),
    ...section('NAME', ['stemcell \\- what the evidence says about stem\\-cell therapy for diabetes']),
    ...section('SYNOPSIS', ['.B stemcell', plain('<command> [options] [arguments]')]),
    ...section('DESCRIPTION', [
      plain('Trials, outcomes, claims and references, offline, every number with its source. No medical advice.'),
    ]),
    ...section(
      'COMMANDS',
      [...new Set(commands.map(({ group }) => group))].flatMap((group) => [
        `.SS ${quoted(group)}`,
        ...commands
          .filter((one) => one.group === group)
          .flatMap(({ name, summary }) => ['.TP', `.BR stemcell\\-${name} (1)`, plain(`${summary}.`)]),
      ]),
    ),
    ...section(
      'OUTPUT',
      outputHelp.flatMap(([flags, help]) => item(flags, `${help}.`)),
    ),
    ...topics.flatMap(topicSection),
    ...section('EXIT STATUS', [plain(`${Object.values(exitCodes).join(', ')}; see EXIT CODES.`)]),
  ].join('\n')}\n`

/** Every page by the name of its file. */
export const manual = async (edition: Edition): Promise<Readonly<Record<string, string>>> =>
  Object.fromEntries([
    ['stemcell.1', mainPage(edition)],
    ...(await Promise.all(
      commands.map(
        async (entry) => [`stemcell-${entry.name}.1`, commandPage(entry, await entry.load(), edition)] as const,
      ),
    )),
  ])

/** What a command line asks for, however it was read. */
import { type Command, flagOf, type Input, type TypedOptions } from '../commands/index.js'
import { usage } from '../errors.js'
import type { FilePlan } from '../files/index.js'
import { narrowest, widest } from '../limits.js'
import type { QueryToken } from '../query/index.js'
import { harmless } from '../text.js'
import { type Form, formOf } from './form.js'

/** What was asked for, before it is answered. */
export type Request = {
  readonly name: string
  readonly command: Command
  readonly input: Omit<Input, 'read' | 'readBytes'>
  readonly form: Pick<Form, 'format' | 'way'>
  /** The file of -o; undefined for standard output. */
  readonly output: string | undefined
  /** Files that are written and read, to be judged before any work; undefined when none is written. */
  readonly plan: FilePlan | undefined
  readonly color: string | undefined
  /** Columns that text is laid out for, where that is asked. */
  readonly width: number | undefined
  /** Whether the whole is wanted on a screen too. */
  readonly isWhole: boolean
  /** Whether nothing found is a failure. */
  readonly failEmpty: boolean
  /** Whether remarks on standard error are left out. */
  readonly isQuiet: boolean
  readonly pager: boolean
  readonly debug: boolean
  /** Whether the user's own records are left out, and the folder in which they are kept for this run. */
  readonly layers: { readonly bundledOnly: boolean; readonly folder: string | undefined }
}

/** Help or the version: text for standard output instead of an answer. */
export type HelpText = { readonly text: string }

/** The flags that every command takes, as commander declares them; their help is loaded where it is shown (output-help.ts). */
export const outputFlags = [
  '--format <name>',
  '--json',
  '--ndjson',
  '--csv',
  '--tsv',
  '--md',
  '-o, --output <file>',
  '--no-clobber',
  '--fail-empty',
  '--quiet',
  '--all',
  '--width <columns>',
  '--color <when>',
  '--no-pager',
  '--bundled',
  '--data <folder>',
  '--debug',
] as const

/** The name that an option has once it is read. */
export const camel = (name: string): string => name.replace(/-([a-z])/g, (_, letter: string) => letter.toUpperCase())

/** A command line taken apart: words, filters in the order typed, other options by camel-case name. */
export type ParsedLine = {
  readonly words: readonly string[]
  readonly filters: readonly QueryToken[]
  readonly options: TypedOptions
}

/** Every file that a command line names. */
const planOf = (
  { name, command }: { readonly name: string; readonly command: Command },
  words: readonly string[],
  options: TypedOptions,
  way: Form['way'],
): FilePlan | undefined => {
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
    inputs: [
      ...named('input'),
      ...(words.includes('-') ? [{ by: 'standard input', path: '-' }] : []),
      ...(command.argument?.reads ? words.map((path) => ({ by: name, path })) : []),
    ],
    clobber: options.clobber !== false,
  }
}

/** Columns as typed. */
const widthOf = (typed: string): number => {
  const width = /^\d{1,4}$/.test(typed) ? Number(typed) : 0
  if (width < narrowest || width > widest)
    throw usage(
      `"${harmless(typed)}" is no width`,
      `Write a whole number of columns from ${narrowest} to ${widest}, such as 100`,
    )
  return width
}

/** The request that a command line makes. Throws a usage failure where its form cannot be. */
export const toRequest = (
  { name, command }: { readonly name: string; readonly command: Command },
  { words, filters, options: typed }: ParsedLine,
): Request => {
  const { options, ...form } = formOf(name, typed)
  const switches = (command.catalog?.fields ?? []).flatMap((field): QueryToken[] => {
    const value = field.type === 'boolean' && field.filterable !== false ? options[camel(field.name)] : undefined
    return typeof value === 'boolean' ? [{ field: field.name, text: value ? 'yes' : 'no', not: false }] : []
  })
  return {
    name,
    command,
    input: { words, filters: [...filters, ...switches], options },
    form,
    output: typeof options.output === 'string' && options.output !== '-' ? options.output : undefined,
    plan: planOf({ name, command }, words, options, form.way),
    color: typeof options.color === 'string' ? options.color : undefined,
    width: typeof options.width === 'string' ? widthOf(options.width) : undefined,
    isWhole: options.all === true,
    failEmpty: options.failEmpty === true,
    isQuiet: options.quiet === true,
    pager: options.pager !== false,
    debug: options.debug === true,
    layers: {
      bundledOnly: options.bundled === true,
      folder: typeof options.data === 'string' ? options.data : undefined,
    },
  }
}

/** A query that begins by refusing something is no flag: `-model:single-group`. A query does not mind a space before it. */
export const asWord = (word: string): string => (/^-[a-z][\w-]*:/i.test(word) ? ` ${word}` : word)

/** In which form an answer is written: by a flag, or by the ending of the file. Where both speak they must agree. */
import { ensure, isOneOf } from '../collections.js'
import { commandFormats, type TypedOptions } from '../commands/index.js'
import { endingOf, endingsIn, type FileForm, fileFormOf } from '../endings.js'
import { usage } from '../errors.js'
import { type FormatName, formatNames } from '../render/index.js'
import { harmless } from '../text.js'

const shortForms = { json: 'json', ndjson: 'ndjson', csv: 'csv', tsv: 'tsv', md: 'markdown' } as const

/** A format of every answer, or a form of its own that a command has. */
type AskedFormat = {
  readonly format?: FormatName
  readonly own?: { readonly option: string; readonly value: string; readonly isJson: boolean }
}

const askedByFlag = (command: string, options: TypedOptions): AskedFormat => {
  const own = Object.hasOwn(commandFormats, command) ? commandFormats[command] : undefined
  const asked = new Set<string>()
  for (const [flag, name] of Object.entries(shortForms)) if (options[flag] === true) asked.add(name)
  if (typeof options.format === 'string') asked.add(options.format)
  if (asked.size > 1)
    throw usage(`more than one format was asked for: ${harmless([...asked].join(', '))}`, 'Keep one of them')
  const [name] = asked
  if (name === undefined) return {}
  if (isOneOf(formatNames, name)) return { format: name }
  if (own?.names.includes(name)) return { own: { option: own.option, value: name, isJson: name === own.json } }
  throw usage(`unknown format "${harmless(name)}"`, `Formats: ${[...formatNames, ...(own?.names ?? [])].join(', ')}`)
}

const wayFor = (
  command: string,
  output: string,
  options: TypedOptions,
  { format, own }: AskedFormat,
): FileForm | undefined => {
  const way = fileFormOf(output, command, options)
  const name = `"${harmless(output)}"`
  if (way === undefined) {
    const end = endingOf(output)
    // A name without an ending takes any form; one that says nothing to us takes what a flag says.
    if (end === undefined || (!end.isKnown && (format || own))) return undefined
    throw usage(
      `${name} ends in .${harmless(end.ending)}, which ${command} cannot write`,
      `Endings: ${endingsIn(command, options)}${end.isKnown ? '' : '; or say --format'}`,
    )
  }
  const agrees =
    // Whatever is text may be called so.
    way.ending === 'txt' ||
    (way.by === 'format' && (own ? own.isJson && way.format === 'json' : (format ?? way.format) === way.format)) ||
    (way.by === 'option' && format === undefined && (!own || own.value === way.value)) ||
    (way.by === 'citation' && !format && !own)
  if (agrees) return way
  throw usage(
    `${name} would hold ${way.what}, but ${format ?? own?.value} was asked for`,
    'Leave the format out, or name the file with the ending of that format',
  )
}

/** What decides how an answer is written. */
export type Form = {
  readonly format: FormatName
  /** How the file of -o is made, where its ending says it. */
  readonly way: FileForm | undefined
  /** The options of the command, with what the form adds to them. */
  readonly options: TypedOptions
}

/** The form that a command line asks for. Throws a usage failure where it asks for none that there is, or for two. */
export const formOf = (command: string, options: TypedOptions): Form => {
  const asked = askedByFlag(command, options)
  const output = typeof options.output === 'string' && options.output !== '-' ? options.output : undefined
  const way = output === undefined ? undefined : wayFor(command, output, options, asked)
  const added: { option: string; value: string }[] = asked.own ? [asked.own] : []
  if (way?.by === 'option') added.push({ option: way.option, value: way.value ?? ensure(output) })
  for (const { option, value } of added) {
    const already = options[option]
    if (already !== undefined && already !== value)
      throw usage(
        way?.by === 'option' && way.value === undefined
          ? `-o and --${option} both ask for ${way.what}`
          : `more than one form was asked for: ${harmless(String(already))}, ${value}`,
        'Keep one of them',
      )
  }
  const format = asked.format ?? (way?.by === 'format' ? way.format : 'table')
  return { format, way, options: { ...options, ...Object.fromEntries(added.map((one) => [one.option, one.value])) } }
}

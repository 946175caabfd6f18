/** What a tool takes, from what its command declares: JSON Schema for agents, and arguments back into what the command reads. */
import { ensure, isOneOf } from '../collections.js'
import type { Argument } from '../commands/command.js'
import type { Command, Input } from '../commands/index.js'
import type { Option } from '../commands/option.js'
import { nearestWords } from '../dataset/index.js'
import { usage } from '../errors.js'
import { harmless } from '../text.js'

/** The part of JSON Schema 2020-12 in which tools are described. */
export type Schema = {
  readonly type?: 'string' | 'number' | 'integer' | 'boolean' | 'array' | 'object'
  readonly description?: string
  readonly enum?: readonly string[]
  readonly minimum?: number
  readonly maximum?: number
  readonly default?: string | number
  readonly items?: Schema
  readonly minItems?: number
  readonly properties?: Readonly<Record<string, Schema>>
  readonly required?: readonly string[]
  readonly additionalProperties?: boolean
}

/** Arguments of a call, as they came. */
export type Arguments = Readonly<Record<string, unknown>>

const choiceSchema = (option: Extract<Option, { takes: 'choice' }>): Schema => {
  const one: Schema = { type: 'string', enum: option.choices }
  // What the choices are stands in the list itself; what each means, in the help of the command.
  const description = option.help.replace(/: .*$/s, '')
  return option.many
    ? { type: 'array', items: one, description }
    : { ...one, description, ...(option.default === undefined ? {} : { default: option.default }) }
}

const numberSchema = (option: Extract<Option, { takes: 'number' }>): Schema => ({
  type: option.whole ? 'integer' : 'number',
  description: option.help,
  ...(option.from === undefined ? {} : { minimum: option.from }),
  ...(option.to === undefined ? {} : { maximum: option.to }),
  ...(option.default === undefined ? {} : { default: option.default }),
})

/** An option as JSON Schema. A file that a command would read is its content here; agents have no files of ours to name. */
export const schemaOf = (option: Option): Schema => {
  switch (option.takes) {
    case 'nothing':
      return { type: 'boolean', description: option.help }
    case 'choice':
      return choiceSchema(option)
    case 'number':
      return numberSchema(option)
    case 'input':
      return {
        type: 'string',
        description: `${option.help.replace(/;[^;]*standard input.*$/, '')} (the content itself)`,
      }
    default: {
      const description = option.help.replace(/ \(list: .*?\)/, '')
      return 'many' in option && option.many
        ? { type: 'array', items: { type: 'string' }, description }
        : { type: 'string', description }
    }
  }
}

/** The argument of a command: a list where it takes ids, else one text. */
export const schemaOfArgument = ({ takes, many, help }: Argument): Schema =>
  takes === 'ids' && many
    ? { type: 'array', items: { type: 'string' }, minItems: 1, description: help.replace(/,? or - for .*$/, '') }
    : { type: 'string', description: help.replace(/; - reads .*$/, '') }

/** Options that mean something to an agent: those that write files do not. */
export const askable = ({ options }: Command): [string, Option][] =>
  Object.entries(options).filter(([, { takes }]) => takes !== 'output')

const shape = (value: unknown): string =>
  Array.isArray(value) ? 'a list' : value === null ? 'null' : typeof value === 'object' ? 'an object' : typeof value

const expected = (schema: Schema): string =>
  schema.enum
    ? `one of ${schema.enum.join(', ')}`
    : schema.type === 'array'
      ? 'a list of strings'
      : schema.type === 'boolean'
        ? 'true or false'
        : `a ${schema.type}`

const fits = (value: unknown, schema: Schema): boolean => {
  switch (schema.type) {
    case 'array':
      return Array.isArray(value) && value.every((one) => typeof one === 'string')
    case 'integer':
    case 'number':
      return typeof value === 'number' && Number.isFinite(value)
    case 'string':
      return typeof value === 'string' && (schema.enum === undefined || isOneOf(schema.enum, value))
    default:
      return typeof value === schema.type
  }
}

/** Refuse arguments that a tool does not take. Throws a usage failure that quotes the value and says what is expected. */
export const checkArguments = (tool: string, schema: Schema, given: Arguments): void => {
  const properties = schema.properties ?? {}
  const names = Object.keys(properties)
  for (const [name, value] of Object.entries(given)) {
    const property = Object.hasOwn(properties, name) ? properties[name] : undefined
    if (!property) {
      const near = nearestWords(name, names)
      throw usage(
        `${tool} takes no argument "${harmless(name.slice(0, 60))}"`,
        `${near.length ? `Did you mean ${near.join(', ')}? ` : ''}It takes: ${names.join(', ')}`,
      )
    }
    if (!fits(value, property))
      throw usage(
        `${typeof value === 'string' || typeof value === 'number' ? `"${harmless(String(value).slice(0, 80))}"` : shape(value)} is not a value of ${name}`,
        `${typeof value === 'string' && property.enum ? didYouMean(value, property.enum) : ''}Give ${expected(property)}`,
      )
  }
  const missing = (schema.required ?? []).filter((name) => given[name] === undefined)
  if (missing.length)
    throw usage(
      `${tool} needs ${missing.join(' and ')}`,
      missing.map((name) => `${name}: ${ensure(properties[name]).description ?? ''}`).join('. '),
    )
}

const didYouMean = (value: string, known: readonly string[]): string => {
  const near = nearestWords(value, known).slice(0, 3)
  return near.length ? `Did you mean ${near.join(', ')}? ` : ''
}

const typedOf = (value: unknown): string | boolean => {
  if (typeof value === 'boolean') return value
  return Array.isArray(value) ? value.join(',') : String(value)
}

/** What else a call brings along. */
export type Beside = Pick<Input, 'progress'>

/** What a command reads, from the arguments of a tool. */
export const inputFrom = (command: Command, given: Arguments, { progress }: Beside): Input => {
  const { argument } = command
  const words = argument ? given[argument.name] : undefined
  const contents = askable(command).flatMap(([name, { takes }]) => {
    const content = takes === 'input' ? given[name] : undefined
    return typeof content === 'string' ? [content] : []
  })
  const read = async (): Promise<string> => {
    if (contents[0] === undefined)
      throw usage('nothing is read from files or standard input here', 'Give ids and texts as arguments')
    return contents[0]
  }
  return {
    words: words === undefined ? [] : Array.isArray(words) ? words.map(String) : [String(words)],
    filters: [],
    options: Object.fromEntries(
      askable(command).flatMap(([name, { takes }]) =>
        given[name] === undefined ? [] : [[name, takes === 'input' ? '-' : typedOf(given[name])]],
      ),
    ),
    read,
    readBytes: async () => Buffer.from(await read()),
    ...(progress ? { progress } : {}),
  }
}

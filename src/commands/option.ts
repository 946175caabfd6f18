/** What options take: declared once, so that commander, help, errors, the reference and agents read the same. */
import { ensure } from '../collections.js'
import { type Kind, nearestWords, singular, type VocabularyKind } from '../dataset/index.js'
import { notFound, usage } from '../errors.js'
import type { AnyCatalog, AnyField } from '../query/index.js'
import type { Store } from '../store/index.js'
import { fold, harmless } from '../text.js'

type Shared = {
  /** What it does, as the beginning of a sentence; choices, limits and the default are added. */
  readonly help: string
  /** Options that cannot stand beside it, and why. */
  readonly excludes?: { readonly options: readonly string[]; readonly why: string }
  /** Option without which it means nothing. */
  readonly needs?: string
  /** Still taken, and no longer told of beside the others. */
  readonly deprecated?: Deprecated
}

/** What is taken until the next major version, and told on standard error. */
export type Deprecated = {
  /** The version that said so first. */
  readonly since: string
  /** What to write in its place. */
  readonly use: string
}

/** What whoever uses it is told. */
export const deprecatedText = (name: string, { since, use }: Deprecated): string =>
  `${name} is deprecated since ${since} and goes with the next major version: use ${use}`

export type Option = Shared &
  (
    | { readonly takes: 'nothing' /** Nothing else may be asked beside it. */; readonly alone?: true }
    | {
        readonly takes: 'choice'
        readonly choices: readonly string[]
        readonly many?: true
        readonly default?: string
        /** Other names, as people write them. */
        readonly aliases?: Readonly<Record<string, string>>
        /** Too many for help to list; help says where they stand. */
        readonly hideChoices?: true
      }
    | {
        readonly takes: 'number'
        /** Unit, or what is counted: months, percent, n. */
        readonly unit: string
        readonly whole?: true
        readonly from?: number
        readonly to?: number
        readonly example: number
        readonly default?: number
      }
    /** A term of a vocabulary, by id, name or alias. */
    | { readonly takes: 'term'; readonly of: VocabularyKind }
    /** Records by id, registry number, DOI or PMID. */
    | { readonly takes: 'records'; readonly of: Kind; readonly many?: true }
    /** Fields of a catalog by name. */
    | {
        readonly takes: 'field'
        readonly of: AnyCatalog
        readonly many?: true
        readonly is?: (field: AnyField) => boolean
        readonly default?: string
      }
    | { readonly takes: 'text'; readonly what: string; readonly many?: true }
    /** A file to read; - is standard input. */
    | { readonly takes: 'input' }
    /** A folder to write into. */
    | { readonly takes: 'folder' }
    /** A file to write. */
    | { readonly takes: 'output' }
  )

/** Options by name in camel case. */
export type Options = Readonly<Record<string, Option>>

type One<O extends Option> = O extends { readonly choices: readonly (infer C)[] }
  ? C
  : O extends { readonly takes: 'number' }
    ? number
    : O extends { readonly takes: 'field' }
      ? AnyField
      : string
type ValueOf<O extends Option> = O extends { readonly takes: 'nothing' }
  ? boolean
  : O extends { readonly many: true }
    ? readonly One<O>[]
    : O extends { readonly default: string | number }
      ? One<O>
      : One<O> | undefined

/** What was asked by options: switches are false, lists empty, the rest undefined when not given and without default. */
export type OptionValues<O extends Options> = { readonly [Name in keyof O]: ValueOf<O[Name]> }

/** Options as typed: text, or true for a switch. */
export type TypedOptions = Readonly<Record<string, string | boolean | undefined>>

/** The flag of an option, as it is typed. */
export const flagOf = (name: string): string => `--${name.replace(/[A-Z]/g, (char) => `-${char.toLowerCase()}`)}`

const placeholder = (option: Option): string => {
  switch (option.takes) {
    case 'nothing':
      return ''
    case 'choice':
      return option.many ? 'names' : 'name'
    case 'number':
      return option.unit
    case 'term':
      return 'term'
    case 'records':
      return option.many ? 'ids' : 'id'
    case 'field':
      return option.many ? 'fields' : 'field'
    case 'text':
      return option.what
    case 'folder':
      return 'folder'
    default:
      return 'file'
  }
}

/** An option as commander declares it: "--sort <field>". */
export const flagsOf = (name: string, option: Option): string =>
  option.takes === 'nothing' ? flagOf(name) : `${flagOf(name)} <${placeholder(option)}>`

/** What an option does, with the values it takes. */
export const helpOf = (option: Option): string => {
  const preset = 'default' in option && option.default !== undefined ? ` (default ${option.default})` : ''
  const several = 'many' in option && option.many ? ' (comma-separated)' : ''
  const choices = option.takes === 'choice' && !option.hideChoices ? `: ${option.choices.join(', ')}` : ''
  const old = option.deprecated ? ` (deprecated since ${option.deprecated.since}: use ${option.deprecated.use})` : ''
  return `${option.help}${several}${choices}${preset}${old}`
}

const didYouMean = (near: readonly string[]): string => (near.length ? `Did you mean ${near.join(', ')}? ` : '')

type ChoiceOption = Extract<Option, { takes: 'choice' }>

const choiceOf = (flag: string, { choices, aliases = {} }: ChoiceOption, text: string): string => {
  const typed = fold(text)
  const alias = Object.keys(aliases).find((name) => fold(name) === typed)
  const found = choices.find((choice) => fold(choice) === typed) ?? (alias && aliases[alias])
  if (found !== undefined) return found
  throw usage(
    `"${harmless(text)}" is not a value of ${flag}`,
    `${didYouMean(nearestWords(text, choices).slice(0, 3))}Valid values: ${choices.join(', ')}`,
  )
}

type NumberOption = Extract<Option, { takes: 'number' }>

const limitsOf = ({ whole, from, to }: NumberOption): string =>
  [whole ? 'a whole number' : 'a number', from === undefined ? '' : `from ${from}`, to === undefined ? '' : `to ${to}`]
    .filter(Boolean)
    .join(' ')

const numberOf = (flag: string, option: NumberOption, text: string): number => {
  const { whole, from = -Infinity, to = Infinity, example } = option
  const value = Number(text)
  const isNumber = whole ? /^\+?\d{1,15}$/.test(text) : /^[+-]?(\d+\.?\d*|\.\d+)$/.test(text)
  if (!isNumber || value < from || value > to)
    throw usage(
      `"${harmless(text)}" is not a value of ${flag}`,
      `Write ${limitsOf(option)}, such as ${flag} ${example}`,
    )
  return value
}

const termOf = (flag: string, kind: VocabularyKind, text: string, dataset: Store): string => {
  const vocabulary = dataset.vocabulary(kind)
  const id = vocabulary.resolve(text)
  if (id !== undefined) return id
  throw usage(
    `unknown ${singular[kind]} "${harmless(text)}" in ${flag}`,
    `${didYouMean(vocabulary.suggest(text))}List them with: stemcell ${kind}`,
  )
}

const article = (noun: string): string => `${/^[aeiou]/.test(noun) ? 'an' : 'a'} ${noun}`

/** Records of one kind that an identifier stands for; a paper's number may lead to several trials. */
export const recordsNamed = (kind: Kind, text: string, dataset: Store): readonly string[] => {
  const seeAll = `List them with: stemcell ${kind === 'articles' ? 'sources' : kind}`
  if (text.trim() === '') throw usage('an empty id', `Name ${article(singular[kind])}. ${seeAll}`)
  const found = dataset.find(text.trim().replace(`${kind}/`, ''))
  const ids = found.filter(([one]) => one === kind).map(([, id]) => id)
  if (ids.length) return ids
  if (found[0])
    throw usage(`"${harmless(text)}" is ${article(singular[found[0][0]])}, not ${article(singular[kind])}`, seeAll)
  const near = nearestWords(text, dataset.ids(kind))
  throw notFound(`no ${singular[kind]} answers to "${harmless(text)}"`, `${didYouMean(near)}${seeAll}`)
}

type FieldOption = Pick<Extract<Option, { takes: 'field' }>, 'of' | 'is'>

/** A field by its name, or an error that names the nearest. */
export const fieldNamed = (flag: string, option: FieldOption, text: string): AnyField => {
  const { of: catalog, is = () => true } = option
  const found = catalog.fields.find((field) => field.name === text)
  if (found && is(found)) return found
  const names = catalog.fields.filter(is).map((field) => field.name)
  const seeAll = option.is
    ? `Valid values: ${names.join(', ')}`
    : `See all with: stemcell ${catalog.kind} --fields list`
  throw usage(
    found ? `"${harmless(text)}" is not a value of ${flag}` : `unknown field "${harmless(text)}" in ${flag}`,
    `${found ? '' : didYouMean(nearestWords(text, names))}${seeAll}`,
  )
}

const oneOf = (name: string, option: Option, text: string, dataset: Store): readonly unknown[] => {
  const flag = flagOf(name)
  switch (option.takes) {
    case 'choice':
      return [choiceOf(flag, option, text)]
    case 'number':
      return [numberOf(flag, option, text)]
    case 'term':
      return [termOf(flag, option.of, text, dataset)]
    case 'records':
      return recordsNamed(option.of, text, dataset)
    case 'field':
      return [fieldNamed(flag, option, text)]
    default:
      return [text]
  }
}

/** The parts of a list: a comma between double quotes belongs to its part, unless they are never closed. */
const listed = (text: string): readonly string[] => {
  const isClosed = text.split('"').length % 2 === 1
  return ((isClosed ? text.match(/(?:[^,"]|"[^"]*")+/g) : null) ?? text.split(',')).map((part) => part.trim())
}

const optionValue = (name: string, option: Option, typed: string | boolean | undefined, dataset: Store): unknown => {
  const isMany = 'many' in option && option.many === true
  if (option.takes === 'nothing') return typed === true
  if (typeof typed !== 'string') {
    if (isMany) return []
    const preset = 'default' in option ? option.default : undefined
    return preset !== undefined && option.takes === 'field' ? fieldNamed(flagOf(name), option, String(preset)) : preset
  }
  const parts = isMany ? listed(typed) : [typed.trim()]
  const words = parts.filter(Boolean)
  if (words.length === 0)
    throw usage(
      `${flagOf(name)} has an empty value`,
      `It takes ${isMany ? 'one or more' : 'one'}: <${placeholder(option)}>`,
    )
  const values = [...new Set(words.flatMap((word) => oneOf(name, option, word, dataset)))]
  return isMany ? values : values[0]
}

const checkTogether = (options: Options, typed: TypedOptions, words: readonly string[]): void => {
  const given = Object.keys(options).filter((name) => typed[name] !== undefined && typed[name] !== false)
  for (const name of given) {
    const option = ensure(options[name])
    const { excludes, needs } = option
    const other = excludes?.options.find((one) => given.includes(one))
    if (other !== undefined)
      throw usage(`${flagOf(name)} and ${flagOf(other)} exclude each other: ${excludes?.why}`, 'Leave one of them out')
    if (needs !== undefined && !given.includes(needs))
      throw usage(`${flagOf(name)} means nothing without ${flagOf(needs)}`, `Add ${flagOf(needs)}, or leave it out`)
    if ('alone' in option && option.alone && (given.length > 1 || words.length))
      throw usage(`${flagOf(name)} stands alone`, 'Leave the rest out')
  }
}

/** Options as typed, read: every value of its kind, or one error that names what was expected. */
export const readOptions = <O extends Options>(
  options: O,
  typed: TypedOptions,
  words: readonly string[],
  dataset: Store,
): OptionValues<O> => {
  checkTogether(options, typed, words)
  return Object.fromEntries(
    Object.entries(options).map(([name, option]) => [name, optionValue(name, option, typed[name], dataset)]),
  ) as OptionValues<O>
}

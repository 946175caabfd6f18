/**
 * A plain command line, read from the command's own declarations. Most are: a command, words, flags that it has, each with its
 * value. Loading commander costs half of what Node itself does, so it reads the others only, and a test holds the two together.
 */
import { ensure, itemAt } from '../collections.js'
import { type Command, flagOf } from '../commands/index.js'
import { fullText, type QueryToken } from '../query/index.js'
import { camel, outputFlags, type ParsedLine } from './request.js'

/** What a flag means: the option that it sets, to what follows it or to a value of its own. */
type Meaning = { readonly option: string; readonly isFilter: boolean; readonly value?: boolean }

const ofOutput = (flag: string): Meaning | undefined => {
  const found = outputFlags.find((flags) => flags.split(/[ ,]+/).includes(flag))
  if (found === undefined) return undefined
  const [, no, name] = ensure(/--(no-)?([\w-]+)/.exec(found))
  return { option: camel(ensure(name)), isFilter: false, ...(found.includes('<') ? {} : { value: no === undefined }) }
}

const ofOption = ({ options }: Command, flag: string): Meaning | undefined => {
  const option = camel(flag.slice(2))
  if (!Object.hasOwn(options, option) || flagOf(option) !== flag) return undefined
  return { option, isFilter: false, ...(options[option]?.takes === 'nothing' ? { value: true } : {}) }
}

const ofFilter = ({ catalog }: Command, flag: string): Meaning | undefined => {
  if (!catalog) return undefined
  const name = flag.slice(2)
  if (name === fullText) return { option: name, isFilter: true }
  const fieldOf = (one: string) => catalog.fields.find((field) => field.name === one && field.filterable !== false)
  const field = fieldOf(name)
  if (field) return { option: camel(name), isFilter: true, ...(field.type === 'boolean' ? { value: true } : {}) }
  const opposite = name.startsWith('no-') ? name.slice(3) : ''
  if (fieldOf(opposite)?.type !== 'boolean') return undefined
  return { option: camel(opposite), isFilter: true, value: false }
}

/** The words after a command's name taken apart; undefined where they are not plain: an unknown flag, a value that looks like one. */
export const readPlain = (command: Command, argv: readonly string[]): ParsedLine | undefined => {
  const { argument } = command
  const words: string[] = []
  const filters: QueryToken[] = []
  const options: Record<string, string | boolean> = { pager: true, clobber: true }
  for (let at = 0; at < argv.length; at++) {
    const word = itemAt(argv, at)
    if (word === 'help') return undefined
    if (!word.startsWith('-') || word === '-') {
      words.push(word)
      continue
    }
    const equals = word.startsWith('--') ? word.indexOf('=') : -1
    const flag = equals < 0 ? word : word.slice(0, equals)
    const meaning = ofOption(command, flag) ?? ofFilter(command, flag) ?? ofOutput(flag)
    if (meaning === undefined || (meaning.value !== undefined && equals >= 0)) return undefined
    const { option, isFilter, value = equals < 0 ? argv[++at] : word.slice(equals + 1) } = meaning
    if (value === undefined || (equals < 0 && typeof value === 'string' && /^-.|^help$/.test(value))) return undefined
    if (isFilter && typeof value === 'string') filters.push({ field: flag.slice(2), text: value, not: false })
    options[option] = value
  }
  const most = argument?.many ? Infinity : argument ? 1 : 0
  const least = argument?.required ? 1 : 0
  return words.length < least || words.length > most ? undefined : { words, filters, options }
}

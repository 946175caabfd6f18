/** From what a person types for a field to tests, or to an error that names the nearest valid values. */
import { ensure, itemAt } from '../collections.js'
import { nearestWords, type Vocabulary, type VocabularyKind } from '../dataset/index.js'
import { usage } from '../errors.js'
import { fold, harmless, withoutThousandsMarks } from '../text.js'
import type { AnyField } from './field.js'
import type { Filter, Test } from './filter.js'

const reasons = new Map<string, Test>([
  ['missing', { missing: 'any' }],
  ['notread', { missing: 'notRead' }],
  ['notreported', { missing: 'notReported' }],
  ['notapplicable', { missing: 'notApplicable' }],
  ['known', { known: true }],
])

const quote = (text: string): string => `"${harmless(text)}"`

const yes = new Set(['true', 'yes', 'y', '1', ''])
const no = new Set(['false', 'no', 'n', '0'])

/** Names that values may have. */
export type ValueNames = {
  readonly vocabulary: (kind: VocabularyKind) => Vocabulary
  /** Countries of the dataset: code and English name. */
  readonly countries: Readonly<Record<string, string>>
}

/** A number that one reader takes for thousands and another for a decimal, or for two numbers. */
const thousands = (field: AnyField, text: string, digits: string): Error => {
  const parts = text.trim().split(',')
  const others =
    parts.length > 1
      ? `; to ask for any of ${parts.join(', ')}, repeat the flag`
      : field.type === 'number'
        ? `, or ${text.trim()}0 for the decimal number`
        : ''
  return usage(
    `${quote(text.trim())} may be read as ${digits} or otherwise, so it is not read as a number for ${field.name}`,
    `Write ${digits}${others}`,
  )
}

const isOfYears = (field: AnyField): boolean => field.type === 'span' && field.unit === 'years'

const parseEnd = (field: AnyField, text: string, whole: string): number | string => {
  if (field.type === 'date') {
    if (/^\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?$/.test(text)) return text
    throw usage(
      `${quote(whole)} is not a date or range for ${field.name}`,
      `Write 2015, 2015-03, 2015..2020, >=2018 or ..2012`,
    )
  }
  const digits = withoutThousandsMarks(text)
  if (digits !== undefined) throw thousands(field, text, digits)
  // As people write them: "0x10" is no number that anyone means here.
  if (!/^\s*[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?\s*$/i.test(text) || !Number.isFinite(Number(text)))
    throw usage(
      `${quote(whole)} is not a number or range for ${field.name}`,
      isOfYears(field)
        ? 'Write 25, 2y, 6 months, 10w or 18..30'
        : field.type === 'span'
          ? `Write 8, 7..10, >=7 or ..30, in ${field.unit}`
          : 'Write 20, 2015..2020, >=20, <20 or ..12',
    )
  return Number(text)
}

/** Whether an end lies above another; of dates, as far as both are given: 2015-03 to 2015 is from March to December. */
const isAbove = (a: number | string, b: number | string): boolean =>
  typeof a === 'string' && typeof b === 'string' ? a.slice(0, b.length) > b.slice(0, a.length) : a > b

const parseRange = (field: AnyField, text: string): Test => {
  const comparison = /^(>=|<=|>|<|=)\s*(.+)$/.exec(text)
  if (comparison) {
    const end = parseEnd(field, itemAt(comparison, 2), text)
    switch (comparison[1]) {
      case '>=':
        return { min: end }
      case '>':
        return { min: end, openMin: true }
      case '<=':
        return { max: end }
      case '<':
        return { max: end, openMax: true }
      default:
        return { min: end, max: end }
    }
  }
  const dots = text.indexOf('..')
  if (dots < 0) {
    const end = parseEnd(field, text, text)
    return { min: end, max: end }
  }
  const low = text.slice(0, dots)
  const high = text.slice(dots + 2)
  if (low === '' && high === '')
    throw usage(`${quote(text)} is a range without ends for ${field.name}`, 'Write 2015..2020, 2015.. or ..2020')
  const min = low === '' ? undefined : parseEnd(field, low, text)
  const max = high === '' ? undefined : parseEnd(field, high, text)
  if (min !== undefined && max !== undefined && isAbove(min, max))
    throw usage(
      `${quote(text)} is an empty range for ${field.name}: its lower end is above its upper end`,
      `Write ${max}..${min}`,
    )
  return { ...(min === undefined ? {} : { min }), ...(max === undefined ? {} : { max }) }
}

const unknownValue = (field: AnyField, text: string, near: readonly string[], all: readonly string[]): never => {
  const suggestion = near.length ? `Did you mean ${near.join(', ')}?` : ''
  const list = all.length && all.length <= 20 ? `Valid values: ${all.join(', ')}` : ''
  throw usage(
    `unknown ${field.name} ${quote(text)}`,
    [suggestion, list || (field.vocabulary ? `List them with: stemcell ${field.vocabulary}` : '')]
      .filter(Boolean)
      .join(' ') || `See the values with: --group-by ${field.name} --count`,
  )
}

const perYear = { d: 365.25, w: 365.25 / 7, m: 12, y: 1 } as const

/** Ages and durations as people write them, in years: 2y, 6 months, 10w, 180d. A bare number is one of years. */
const inYears = (text: string): string =>
  text.replace(
    /(\d+(?:\.\d+)?)\s*(y(?:ears?|rs?)?|m(?:o|os|onths?)?|w(?:k|ks|eeks?)?|d(?:ays?)?)(?![a-z])/gi,
    (_, digits, unit) => {
      const letter = unit[0].toLowerCase() as keyof typeof perYear
      return String(Math.round((1000 * Number(digits)) / perYear[letter]) / 1000)
    },
  )

const parseOne = (field: AnyField, text: string, has: ValueNames): Test => {
  // Signs in front of running text mean nothing to the search, and would read as an exclusion when said again.
  const bare = field.type === 'text' ? text.replace(/^[^\p{L}\p{N}]+/u, '') : text
  const reason = reasons.get(bare.toLowerCase())
  if (reason && text !== '' && !(field.choices ?? []).includes(text)) return reason
  switch (field.type) {
    case 'boolean': {
      const word = text.toLowerCase()
      if (yes.has(word)) return { is: true }
      if (no.has(word)) return { is: false }
      return unknownValue(field, text, [], ['yes', 'no'])
    }
    case 'span':
      return parseRange(field, isOfYears(field) ? inYears(text) : text.replaceAll(ensure(field.unit), ''))
    case 'integer':
    case 'number':
    case 'date':
      return parseRange(field, text)
    case 'term': {
      const vocabulary = has.vocabulary(ensure(field.vocabulary))
      const id = vocabulary.resolve(text)
      if (id) return { is: id }
      return unknownValue(
        field,
        text,
        vocabulary.suggest(text),
        vocabulary.terms.map((term) => term.id),
      )
    }
    case 'choice': {
      const names = field.name === 'country' ? has.countries : {}
      const choices = field.name === 'country' ? Object.keys(names) : (field.choices ?? [])
      const words = new Map<string, string>()
      for (const [code, name] of Object.entries(names)) words.set(fold(name), code)
      for (const [alias, choice] of Object.entries(field.aliases ?? {})) words.set(fold(alias), choice)
      for (const choice of choices) words.set(fold(choice), choice)
      const found = words.get(fold(text))
      if (found) return { is: found }
      return unknownValue(
        field,
        text,
        nearestWords(text, field.name === 'country' ? [...choices, ...Object.values(names)] : choices),
        field.name === 'country' ? Object.entries(names).map(([c, n]) => `${c} ${n}`) : choices,
      )
    }
    case 'text':
      if (fold(text) === '')
        throw usage(
          `${quote(text)} holds no letter or digit to look for in ${field.name}`,
          'Write a word of the text you look for',
        )
      return { contains: bare }
  }
}

/** Split a list of values at commas outside quotes: any of them may be met. */
export const splitValues = (text: string): string[] => {
  const parts: string[] = []
  let part = ''
  let quoted = false
  for (const char of text) {
    if (char === '"') quoted = !quoted
    else if (char === ',' && !quoted) {
      parts.push(part)
      part = ''
    } else part += char
  }
  if (quoted) throw usage(`${quote(text)} has a quotation mark without its partner`, 'Close the quotation mark')
  parts.push(part)
  const values = parts.map((value) => value.trim()).filter(Boolean)
  return values.length ? values : ['']
}

/** The values of a list for a field; a comma inside a number is no list. */
const valuesOf = (field: AnyField, text: string): string[] => {
  if (field.type === 'integer' || field.type === 'number' || field.type === 'span')
    for (const part of text.split(/\.\.|[<>=!]+/)) {
      const digits = withoutThousandsMarks(part)
      if (digits !== undefined && part.includes(',')) throw thousands(field, part, digits)
    }
  return splitValues(text)
}

/** One field's values as typed (several flags or qualifiers of it, commas, "!" to exclude) as at most two filters. */
export const parseFilters = (
  field: AnyField,
  typed: readonly { text: string; not: boolean }[],
  names: ValueNames,
): Filter[] => {
  const wanted: Test[] = []
  const refused: Test[] = []
  for (const { text, not } of typed)
    for (const value of valuesOf(field, text)) {
      const excluded = value.startsWith('!')
      const bare = excluded ? value.slice(1).trim() : value
      if (bare === '' && field.type !== 'boolean')
        throw usage(
          `empty value for ${field.name}`,
          `Write ${field.name} with a value, for example --${field.name} ${(field.choices ?? [])[0] ?? 'VALUE'}`,
        )
      ;(excluded !== not ? refused : wanted).push(parseOne(field, bare, names))
    }
  const filters: Filter[] = []
  if (wanted.length) filters.push({ field: field.name, any: unique(wanted), not: false })
  if (refused.length) filters.push({ field: field.name, any: unique(refused), not: true })
  return filters
}

const unique = (tests: readonly Test[]): Test[] => [
  ...new Map(tests.map((test) => [JSON.stringify(test), test])).values(),
]

/** An answer of the registry, held against what an answer must be before anything of it is used. */
import { type Fault, lasting, passing, quoted } from './fault.js'

/** Studies as they came, and what tells where to go on. */
export type Page = {
  /** The text of the answer: what reads studies reads this. */
  readonly text: string
  /** For each study its number, and the numbers that lead to it too. */
  readonly studies: readonly { readonly id: string; readonly aliases: readonly string[] }[]
  /** Asks for the next page; null on the last. */
  readonly next: string | null
  /** How many studies there are over all pages; null where the answer does not say. */
  readonly total: number | null
}

type Fields = Readonly<Record<string, unknown>>

const isObject = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const changed = (what: string): Fault =>
  lasting(
    `answers in a form that this program does not know: ${what}`,
    'Nothing of it was taken. A newer stemcell-evidence may know it; until then import a file',
  )

/** Levels of values in each other; studies have some 15. */
const deepest = 100

/** Level by level, since a million of them would overflow what calls itself. */
const isTooDeep = (value: unknown): boolean => {
  let level: readonly unknown[] = [value]
  for (let depth = 0; level.length; depth++) {
    if (depth > deepest) return true
    level = level.flatMap((one) => (typeof one === 'object' && one !== null ? Object.values(one) : []))
  }
  return false
}

export const parsed = (text: string): unknown => {
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch {
    throw passing('sent JSON that breaks off or is damaged')
  }
  if (isTooDeep(value)) throw changed(`it is nested more than ${deepest} deep`)
  return value
}

const numberPattern = /^NCT\d{8}$/

const within = (value: unknown, ...keys: readonly string[]): unknown =>
  keys.reduce<unknown>((at, key) => (isObject(at) && Object.hasOwn(at, key) ? at[key] : undefined), value)

const studyIn = (value: unknown, place: string): Page['studies'][number] => {
  const module = within(value, 'protocolSection', 'identificationModule')
  const id = within(module, 'nctId')
  if (typeof id !== 'string' || !numberPattern.test(id))
    throw changed(
      `${place}.protocolSection.identificationModule.nctId is ${id === undefined ? 'absent' : `"${quoted(String(id))}"`}, not a number such as NCT03406585`,
    )
  const aliases = within(module, 'nctIdAliases')
  const isList = (list: unknown): list is readonly string[] =>
    Array.isArray(list) && list.every((one) => typeof one === 'string')
  if (aliases !== undefined && !isList(aliases)) throw changed(`${place} has aliases that are no list of numbers`)
  return { id, aliases: aliases ?? [] }
}

/** A page of studies. Throws a fault where it is none. */
export const pageIn = (text: string): Page => {
  const value = parsed(text)
  if (!isObject(value)) throw changed('an object with "studies" was expected')
  const { studies, nextPageToken: next, totalCount: total } = value
  if (!Array.isArray(studies)) throw changed('"studies" is no list')
  if (next !== undefined && (typeof next !== 'string' || next === '')) throw changed('"nextPageToken" is no text')
  if (total !== undefined && !(Number.isInteger(total) && Number(total) >= 0))
    throw changed('"totalCount" is no number of studies')
  return {
    text,
    studies: studies.map((one, i) => studyIn(one, `studies[${i}]`)),
    next: next ?? null,
    total: total === undefined ? null : Number(total),
  }
}

/** One study as a page of its own. */
export const pageOfOne = (text: string): Page => {
  const study = studyIn(parsed(text), 'the study')
  return { text, studies: [study], next: null, total: 1 }
}

/** The text of each study of an answer that `pageIn` or `pageOfOne` took, with its number. */
export const studyTexts = (text: string): { readonly id: string; readonly raw: string }[] => {
  const value = parsed(text)
  const studies = isObject(value) && Array.isArray(value.studies) ? value.studies : [value]
  return studies.map((one: unknown, i) => ({ id: studyIn(one, `studies[${i}]`).id, raw: JSON.stringify(one) }))
}

/** What the registry says of itself: the version of its interface, and when its data were last renewed. */
export type Version = { readonly api: string; readonly data: string | null }

export const versionIn = (text: string): Version => {
  const value = parsed(text)
  const api = within(value, 'apiVersion')
  const data = within(value, 'dataTimestamp')
  if (typeof api !== 'string') throw changed('"apiVersion" is no text')
  if (!/^2(\.|$)/.test(api)) throw changed(`version ${quoted(api)} of its interface, where 2 was expected`)
  return { api: quoted(api), data: typeof data === 'string' ? quoted(data) : null }
}

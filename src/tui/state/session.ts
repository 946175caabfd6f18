/** A session as text, to be replayed: the question it began with and every key. Pure. */
import { harmlessJson } from '../../text.js'
import type { Tab } from '../library/tab.js'
import type { Key } from '../terminal/decode.js'

/** A session: where it began, and its keys. */
export type Session = {
  readonly query: string
  readonly sort: Tab['sort']
  readonly keys: readonly Key[]
}

const format = 'stemcell/browse-session/1'

/** The text of a session: keys by name, pasted text as an object of its own. */
export const sessionText = ({ query, sort, keys }: Session): string => {
  const written = keys.map(({ name, text }) => (name === 'paste' ? { paste: text ?? '' } : name))
  return `${harmlessJson(JSON.stringify({ format, query, sort, keys: written }, null, 2))}\n`
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const isSort = (value: unknown): value is Tab['sort'] =>
  value === null || (isObject(value) && typeof value.field === 'string' && typeof value.descending === 'boolean')

const keyOf = (value: unknown): Key | undefined => {
  if (isObject(value) && typeof value.paste === 'string') return { name: 'paste', text: value.paste }
  if (typeof value !== 'string' || value === '') return undefined
  if (value === 'space') return { name: value, text: ' ' }
  // A key of one character types it; others have names.
  return /^[a-z]+-?[a-z]*$/.test(value) && value.length > 1 ? { name: value } : { name: value, text: value }
}

/** The session that a text holds, or what is wrong with it. */
export const readSession = (text: string): Session | { readonly wrong: string } => {
  let value: unknown
  try {
    value = JSON.parse(text.replace(/^\ufeff/, ''))
  } catch {
    return { wrong: 'is not JSON' }
  }
  if (!isObject(value) || value.format !== format) return { wrong: `does not say "format": "${format}"` }
  const { query, sort, keys } = value
  if (typeof query !== 'string') return { wrong: 'has no text for "query"' }
  if (!isSort(sort)) return { wrong: 'has no order for "sort"' }
  if (!Array.isArray(keys)) return { wrong: 'has no list of "keys"' }
  const read = keys.map(keyOf)
  const bad = read.indexOf(undefined)
  return bad >= 0
    ? { wrong: `has a key that is none: the ${bad + 1}. of "keys"` }
    : { query, sort, keys: read.flatMap((key) => key ?? []) }
}

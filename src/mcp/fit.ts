/** An answer made to fit: whole where there is room, else with exact counts of what was left out and where to go on. */
import type { Json } from '../answer.js'
import { usage } from '../errors.js'
import { harmless } from '../text.js'

/** What was left out of one list, text or object: `left` of its `of` elements (characters of a text), read on with the cursor. */
export type OmittedPart = { readonly cursor: string; readonly left: number; readonly of: number }

/** How far a value is cut: bytes of each list, of which so many elements stay whatever their size, characters of a text, members of an object. */
type Cut = { readonly list: number; readonly least: number; readonly characters: number; readonly members: number }

const whole: Cut = { list: Infinity, least: Infinity, characters: Infinity, members: Infinity }
/** Long lists and texts give way first, since their heads say most; short lists stay whole beside them as long as they can. */
const gentleFor = (bytes: number): readonly Cut[] => [
  whole,
  ...[5, 3, 1].flatMap((least) =>
    [2, 4, 8, 16, 32, 128].map((part) => ({ ...whole, least, list: bytes / part, characters: 4000 })),
  ),
  { ...whole, list: 0, least: 1, characters: 600 },
]
/** Objects lose members only where nothing else helps. */
const harsh: readonly Cut[] = [
  { list: 0, least: 1, characters: 600, members: 40 },
  { list: 0, least: 1, characters: 200, members: 16 },
  { list: 0, least: 0, characters: 100, members: 8 },
  { list: 0, least: 0, characters: 40, members: 2 },
]

/** Bytes of a value as JSON. */
export const sizeOf = (value: unknown): number => Buffer.byteLength(JSON.stringify(value) ?? '')

/** A JSON Pointer (RFC 6901) to a member of what another points to. */
const below = (path: string, key: string | number): string =>
  `${path}/${String(key).replaceAll('~', '~0').replaceAll('/', '~1')}`

/** The beginning of a text, with no character cut in two. */
const beginning = (text: string, length: number): string => {
  const end = /[\ud800-\udbff]/.test(text.charAt(length - 1)) ? length - 1 : length
  return text.slice(0, end)
}

type Trimmed = { readonly value: Json; readonly leftOut: readonly OmittedPart[] }

const isList = (value: Json): value is readonly Json[] => Array.isArray(value)

/** Members of an object that are there. */
const membersOf = (value: object): [string, Json][] =>
  Object.entries(value).filter((entry): entry is [string, Json] => entry[1] !== undefined)

type Inner = { readonly key: string | number; readonly trimmed: Trimmed }

/** The first elements of a list: those that stay anyway, and as many more as fit. */
const headOf = (list: readonly Json[], cut: Cut, path: string): Inner[] => {
  const kept: Inner[] = []
  let room = cut.list
  for (const [key, one] of list.entries()) {
    if (room <= 0 && kept.length >= cut.least) break
    const trimmed = trim(one, cut, below(path, key))
    if (room < Infinity) room -= weight(trimmed) + 1
    if (room < 0 && kept.length >= cut.least) break
    kept.push({ key, trimmed })
  }
  return kept
}

const trimText = (value: string, cut: Cut, path: string): Trimmed => {
  if (value.length <= cut.characters) return { value, leftOut: [] }
  const kept = beginning(value, cut.characters)
  return {
    value: kept,
    leftOut: [{ cursor: `${path}@${kept.length}`, left: value.length - kept.length, of: value.length }],
  }
}

/** A value with every list, text and object in it cut by one measure. */
const trim = (value: Json, cut: Cut, path: string): Trimmed => {
  if (typeof value === 'string') return trimText(value, cut, path)
  if (value === null || typeof value !== 'object') return { value, leftOut: [] }
  const members = isList(value) ? [] : membersOf(value)
  const inner = isList(value)
    ? headOf(value, cut, path)
    : members.slice(0, cut.members).map(([key, one]): Inner => ({ key, trimmed: trim(one, cut, below(path, key)) }))
  const of = isList(value) ? value.length : members.length
  const left = of - inner.length
  return {
    value: isList(value)
      ? inner.map(({ trimmed }) => trimmed.value)
      : Object.fromEntries(inner.map(({ key, trimmed }) => [key, trimmed.value])),
    leftOut: [
      ...inner.flatMap(({ trimmed }) => trimmed.leftOut),
      ...(left ? [{ cursor: `${path}@${inner.length}`, left, of }] : []),
    ],
  }
}

const weight = ({ value, leftOut }: Trimmed): number => sizeOf(value) + (leftOut.length ? sizeOf(leftOut) : 0)

/**
 * A value cut as little as makes it fit into so many bytes, what was left out told with it. Where a smaller share is wanted,
 * lists and texts are cut for it, but no object.
 */
export const cutToFit = (value: Json, bytes: number, path: string, share = bytes): Trimmed => {
  let last: Trimmed = { value, leftOut: [] }
  const tries = [
    ...gentleFor(share).map((cut) => ({ cut, room: share })),
    ...[...(share < bytes ? gentleFor(bytes) : []), ...harsh].map((cut) => ({ cut, room: bytes })),
  ]
  for (const { cut, room } of tries) {
    last = trim(value, cut, path)
    if (weight(last) <= room) break
  }
  return last
}

/** A stretch of a list that fits. */
export type Stretch = { readonly values: readonly Json[]; readonly leftOut: readonly OmittedPart[] }

/** So many elements share the room before each of them is cut. */
const sharing = 8

/** As many elements of a list as fit, from one of them on; each is read only when its turn comes. At least one. */
export const stretch = (
  count: number,
  read: (at: number) => Json,
  {
    from,
    bytes,
    path,
    pathOf = (at) => below(path, at),
  }: {
    readonly from: number
    readonly bytes: number
    readonly path: string
    readonly pathOf?: (at: number) => string
  },
): Stretch => {
  const values: Json[] = []
  const leftOut: OmittedPart[] = []
  const share = bytes / Math.min(sharing, Math.max(1, count - from))
  let room = bytes
  for (let at = from; at < count; at++) {
    const one = cutToFit(read(at), bytes, pathOf(at), share)
    room -= weight(one) + 1
    if (room < 0 && values.length > 0) break
    values.push(one.value)
    leftOut.push(...one.leftOut)
  }
  const shown = from + values.length
  return {
    values,
    leftOut: [...leftOut, ...(shown < count ? [{ cursor: `${path}@${shown}`, left: count - shown, of: count }] : [])],
  }
}

/** Where an answer is read on: a JSON Pointer and how much was read. */
export type Cursor = { readonly path: readonly string[]; readonly pointer: string; readonly from: number }

/** Read a cursor. Throws a usage failure for a text that is none. */
export const readCursor = (text: string): Cursor => {
  const [, pointer, from] = /^((?:\/[^/]*)+)@(\d{1,9})$/.exec(text) ?? []
  if (pointer === undefined)
    throw usage(
      `"${harmless(text.slice(0, 80))}" is no cursor`,
      'Give a cursor of leftOut of the answer to the same arguments, for example /items@20',
    )
  const path = pointer
    .slice(1)
    .split('/')
    .map((key) => key.replaceAll('~1', '/').replaceAll('~0', '~'))
  return { path, pointer, from: Number(from) }
}

/** What a path leads to. */
export const valueAt = (value: Json | undefined, path: readonly string[]): Json | undefined => {
  let at = value
  for (const key of path) {
    if (at === null || typeof at !== 'object' || !Object.hasOwn(at, key)) return undefined
    at = isList(at) ? at[Number(key)] : (at as Readonly<Record<string, Json | undefined>>)[key]
  }
  return at
}

/** A part of an answer that is read on: elements of a list, members of an object as pairs, or a piece of a text. */
export type AnswerPart = {
  readonly at: string
  readonly from: number
  readonly of: number
  readonly values: readonly Json[]
}

/** The part of a value that a cursor stands before, as much of it as fits. Throws a usage failure where there is nothing. */
export const readOn = (
  value: Json | undefined,
  { pointer, from }: Cursor,
  bytes: number,
): { readonly part: AnswerPart; readonly leftOut: readonly OmittedPart[] } => {
  const parts: readonly Json[] | string | undefined =
    typeof value === 'string'
      ? value
      : value && typeof value === 'object'
        ? isList(value)
          ? value
          : membersOf(value).map(([key, one]) => ({ [key]: one }))
        : undefined
  if (parts === undefined || from >= parts.length)
    throw usage(
      `nothing stands at "${harmless(`${pointer}@${from}`)}" in this answer`,
      'A cursor goes with the arguments of the answer that gave it; leave it out to begin anew',
    )
  if (typeof parts === 'string') {
    const piece = beginning(parts.slice(from), bytes / 4)
    const to = from + piece.length
    return {
      part: { at: pointer, from, of: parts.length, values: [piece] },
      leftOut: to < parts.length ? [{ cursor: `${pointer}@${to}`, left: parts.length - to, of: parts.length }] : [],
    }
  }
  const { values, leftOut } = stretch(parts.length, (at) => parts[at] ?? null, {
    from,
    bytes,
    path: pointer,
    // A member is an object of its own name, whose path that name completes.
    ...(value && typeof value === 'object' && !isList(value) ? { pathOf: () => pointer } : {}),
  })
  return { part: { at: pointer, from, of: parts.length, values }, leftOut }
}

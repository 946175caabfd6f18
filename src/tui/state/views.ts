/** Saved views: what was asked of one kind of record, under a name; and the text of the file that keeps them. Pure. */
import { isOneOf } from '../../collections.js'
import { harmless, harmlessJson } from '../../text.js'
import { type Tab, type TabKind, tabKinds } from '../library/tab.js'

/** A question with its order and its columns, under a name. */
export type SavedView = {
  readonly name: string
  readonly kind: TabKind
  readonly query: string
  readonly sort: Tab['sort']
  readonly columns: Tab['columns']
  /** The day it was saved, as 2026-11-21. */
  readonly saved: string
}

/** What the browser knows of earlier runs: whether there was one, and the views that were saved. */
export type Remembered = { readonly started: boolean; readonly views: readonly SavedView[] }

const format = 'stemcell/browse-state/1'
/** Characters of the longest name. */
export const longestName = 60

/** Names are the same when they read the same, in large letters or small. */
const folded = (name: string): string => name.trim().normalize('NFC').toLowerCase()

/** The view of that name. */
export const viewNamed = (views: readonly SavedView[], name: string): SavedView | undefined =>
  views.find((view) => folded(view.name) === folded(name))

/** The views without the one of that name. */
export const withoutView = (views: readonly SavedView[], name: string): readonly SavedView[] =>
  views.filter((view) => folded(view.name) !== folded(name))

/** The views with one more, in the order of their names; it takes the place of the one of its name. */
export const withView = (views: readonly SavedView[], view: SavedView): readonly SavedView[] =>
  [...withoutView(views, view.name), { ...view, name: view.name.trim() }].sort((a, b) => {
    const [left, right] = [folded(a.name), folded(b.name)]
    return left < right ? -1 : left > right ? 1 : 0
  })

/** Why a text cannot be the name of a view, and what to do; undefined when it can. */
export const nameProblem = (text: string): string | undefined => {
  const name = text.trim()
  const characters = [...name].length
  if (characters === 0) return `Write a name of 1 to ${longestName} characters.`
  if (characters > longestName)
    return `That is ${characters} characters; a name has at most ${longestName}. Shorten it.`
  if (harmless(name) !== name)
    return 'A name has no control characters and no invisible ones that reorder text. Type it anew.'
  return undefined
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const isDay = (value: unknown): value is string => {
  if (typeof value !== 'string' || !/^\d{4}-\d{2}-\d{2}$/.test(value)) return false
  const at = new Date(`${value}T00:00:00Z`)
  return !Number.isNaN(at.getTime()) && at.toISOString().startsWith(value)
}

const quotedValue = (value: unknown): string => {
  if (value === undefined) return 'nothing'
  if (typeof value === 'object' && value !== null) return Array.isArray(value) ? 'a list' : 'an object'
  const text = JSON.stringify(value)
  return harmless(text.length > 40 ? `${text.slice(0, 39)}…` : text)
}

/** What is wrong with a view, in words. */
const viewDamage = (value: unknown): string | undefined => {
  if (!isObject(value)) return `is ${quotedValue(value)}, not a view`
  const { name, kind, query, sort, columns, saved } = value
  if (typeof name !== 'string' || name !== name.trim() || nameProblem(name))
    return `has ${quotedValue(name)} for a name`
  if (!isOneOf(tabKinds, kind)) return `has the unknown kind ${quotedValue(kind)}`
  if (typeof query !== 'string') return `has ${quotedValue(query)} for a query`
  if (
    sort !== null &&
    !(isObject(sort) && typeof sort.field === 'string' && sort.field !== '' && typeof sort.descending === 'boolean')
  )
    return `has ${quotedValue(sort)} for an order`
  if (!isObject(columns) || Object.values(columns).some((on) => typeof on !== 'boolean'))
    return `has ${quotedValue(columns)} for columns`
  return isDay(saved) ? undefined : `has ${quotedValue(saved)} for the day it was saved`
}

const toView = ({ name, kind, query, sort, columns, saved }: SavedView): SavedView => ({
  name,
  kind,
  query,
  sort: sort && { field: sort.field, descending: sort.descending },
  columns: { ...columns },
  saved,
})

/** The text of the file. */
export const written = ({ started, views }: Remembered): string =>
  `${harmlessJson(JSON.stringify({ format, started, views: views.map(toView) }, null, 2))}\n`

/** What is wrong with a file, and what its owner can do. */
export type Damage = { readonly what: string; readonly todo: string }

const mend = 'Mend it and move it back'
const damaged = (what: string, todo = mend): Remembered & { damage: Damage } => ({
  started: true,
  views: [],
  damage: { what, todo },
})

/** What a file says: everything in it that is whole, and what is wrong with the rest. */
export const understood = (text: string): Remembered & { readonly damage?: Damage } => {
  let value: unknown
  try {
    value = JSON.parse(text.replace(/^\ufeff/, ''))
  } catch {
    return text.trim() === '' ? damaged('is empty', 'Delete it, or put back what it held') : damaged('is not JSON')
  }
  if (!isObject(value)) return damaged(`holds ${quotedValue(value)} and no views`)
  if (value.format !== format) {
    const newer = typeof value.format === 'string' && /^stemcell\/browse-state\/[1-9]\d*$/.test(value.format)
    return newer
      ? damaged(`was written by a newer stemcell (${quotedValue(value.format)})`, 'Update stemcell, then move it back')
      : damaged(`has the unknown format ${quotedValue(value.format)}`)
  }
  const { started, views: given } = value
  const wrong: string[] = []
  if (typeof started !== 'boolean') wrong.push(`has ${quotedValue(started)} for "started"`)
  if (!Array.isArray(given)) wrong.push(`has ${quotedValue(given)} for "views"`)
  const views: SavedView[] = []
  for (const [i, view] of (Array.isArray(given) ? given : []).entries()) {
    const damage = viewDamage(view) ?? (viewNamed(views, view.name) ? 'has a name that stands twice' : undefined)
    if (damage) wrong.push(`is damaged: view ${i + 1} ${damage}`)
    else views.push(toView(view))
  }
  const more = wrong.length > 1 ? `, and ${wrong.length - 1} more` : ''
  return {
    started: started !== false,
    views,
    ...(wrong.length ? { damage: { what: `${wrong[0]}${more}`, todo: mend } } : {}),
  }
}

/** Which columns a list has, in which order, and how wide: it reads like evidence, what was found before what it is called by. */
import { type AnyCatalog, type AnyField, leading } from '../../query/index.js'
import { cellWidth } from '../../widths.js'
import type { Library, Listing } from './library.js'
import { cellText, fieldsShown } from './list-cells.js'
import type { Tab, TabKind } from './tab.js'

/** A column as it is drawn. */
export type ListColumn = {
  readonly field: AnyField
  readonly label: string
  readonly columns: number
  readonly right: boolean
}

/** Cells of what a record says: those of most sentences, before another column comes in; those in which it is read; the fewest. */
const leadCells = { sentence: 44, read: 26, squeezed: 8 }
/** Cells of a verdict, a kind or a place; a design is read by its first part. */
const oneWord = 14
/** Cells of "non-randomized≠…", which no word that a design begins with passes. */
const mostBegun = 16
/** No column is wider. */
const mostCells = 90
const gap = 2
/** Cells in which half of the ids stand whole; the others are cut behind who and when. */
const mostOfId = 20
/** In fewer cells only the beginning of a design is read. */
const tight = 44

const named = (catalog: AnyCatalog, name: string): AnyField[] => catalog.fields.filter((field) => field.name === name)

const same = new WeakMap<Listing, Map<string, string | undefined>>()

/** What every record of a listing says in a field; undefined where they differ, or where there is only one. */
export const saidByAll = (library: Library, kind: TabKind, listing: Listing, field: AnyField): string | undefined => {
  const known = same.get(listing) ?? new Map<string, string | undefined>()
  same.set(listing, known)
  if (known.has(field.name)) return known.get(field.name)
  const rows = library.rows(kind)
  const [head, ...others] = listing.kept
  const text = head === undefined ? '' : cellText(rows, head, field).text
  const isSame = others.length > 0 && others.every((id) => cellText(rows, id, field).text === text)
  known.set(field.name, isSame ? text : undefined)
  return known.get(field.name)
}

/** The columns in the order of their worth, the one that a list begins with first; and those that tell nothing apart. */
export const columnsByWorth = (
  kind: TabKind,
  tab: Tab,
  library: Library,
): { readonly worth: readonly AnyField[]; readonly constant: readonly AnyField[] } => {
  const catalog = library.catalog(kind)
  const listing = library.listing(kind, tab)
  const { first, always, next } = leading[kind]
  const hidden = (field: AnyField): boolean => tab.columns[field.name] === false
  const chosen = catalog.fields.filter(({ name }) => tab.columns[name])
  const usual = fieldsShown(tab, catalog)
    .filter(({ name }) => name !== 'id')
    .toSorted((a, b) => (a.column?.priority ?? 9) - (b.column?.priority ?? 9))
  const all = [
    ...[first, ...always].flatMap((name) => named(catalog, name)),
    ...chosen,
    ...named(catalog, 'id'),
    ...next.flatMap((name) => named(catalog, name)),
    ...usual,
  ].filter((field) => !hidden(field))
  const once = [...new Set(all)]
  const sort = tab.sort?.field
  const isConstant = (field: AnyField): boolean =>
    !always.includes(field.name) &&
    ![first, 'id', sort].includes(field.name) &&
    !tab.columns[field.name] &&
    saidByAll(library, kind, listing, field) !== undefined
  return { worth: once.filter((field) => !isConstant(field)), constant: once.filter(isConstant) }
}

type Sized = Omit<ListColumn, 'columns'> & { readonly least: number; readonly want: number }

const isNumber = ({ type }: AnyField): boolean => type === 'integer' || type === 'number'

const sized = (
  field: AnyField,
  { visible, room }: { readonly visible: readonly string[]; readonly room: number },
  library: Library,
  kind: TabKind,
  tab: Tab,
): Sized => {
  const sort = tab.sort ?? library.catalog(kind).sort
  const mark = field.name === sort.field ? (sort.descending ? '▼' : '▲') : ''
  const label = `${field.column?.label ?? field.label}${mark}`
  const rows = library.rows(kind)
  const natural = Math.max(cellWidth(label), ...visible.map((id) => cellWidth(cellText(rows, id, field).text)))
  const right = (field.column?.align ?? (isNumber(field) ? 'right' : 'left')) === 'right'
  // A number, or the reason why there is none, is never cut: half of "not read" would say something else.
  if (isNumber(field)) return { field, label, right, want: natural, least: natural }
  const isLead = field.name === leading[kind].first
  const most = isLead ? mostCells : (field.column?.max ?? 40)
  const texts = visible.map((id) => cellText(rows, id, field).text)
  // The first part of a design is read whole: randomized, or not, and whether that is disputed.
  const begins = Math.min(mostBegun, Math.max(0, ...texts.map((text) => cellWidth(text.split(', ')[0] ?? '') + 1)))
  const least =
    field.name === 'design' ? (room < tight ? 10 : begins) : field.name === 'id' ? mostOfId : (field.column?.min ?? 16)
  return {
    field,
    label,
    right,
    want: field.name === 'id' ? natural : Math.min(natural, most),
    least: Math.min(natural, isLead ? leadCells.squeezed : least),
  }
}

/** Gives cells to a column that is there, up to what it wants; answers how many are left. */
const grow = (have: Map<Sized, number>, one: Sized, most: number, left: number): number => {
  const now = have.get(one)
  if (now === undefined) return left
  const more = Math.max(0, Math.min(left, Math.min(one.want, most) - now))
  have.set(one, now + more)
  return left - more
}

/**
 * The columns of a list in so many cells. What one must see has its word, then what a record says its sentence, then what one must
 * see all it wants; after that columns come in the order of their worth, up to the first that does not fit: so whatever stands on a
 * narrow screen is on every wider one, and as long. The id stands at the end, and becomes whole first, since it is copied.
 */
export const listColumns = (
  kind: TabKind,
  tab: Tab,
  library: Library,
  { room, visible }: { readonly room: number; readonly visible: readonly string[] },
): readonly ListColumn[] => {
  const { first, always } = leading[kind]
  const all = columnsByWorth(kind, tab, library).worth.map((field) =>
    sized(field, { visible, room }, library, kind, tab),
  )
  const isNamed = (names: readonly string[]): Sized[] => all.filter(({ field }) => names.includes(field.name))
  const [leads, needed, id] = [isNamed([first]), isNamed(always), isNamed(['id'])]
  const others = all.filter((one) => !leads.includes(one) && !needed.includes(one))
  const have = new Map<Sized, number>()
  let left = room
  const add = (one: Sized): boolean => {
    const between = have.size ? gap : 0
    if (left < one.least + between) return false
    have.set(one, one.least)
    left -= one.least + between
    return true
  }
  leads.every(add)
  needed.every(add)
  for (const lead of leads) left = grow(have, lead, leadCells.read, left)
  for (const one of needed) if (one.field.name !== 'design') left = grow(have, one, oneWord, left)
  for (const lead of leads) left = grow(have, lead, leadCells.sentence, left)
  for (const one of needed) left = grow(have, one, mostCells, left)
  others.every(add)
  for (const one of [...id, ...leads, ...others]) left = grow(have, one, mostCells, left)
  const shown = [...leads, ...[...have.keys()].filter((one) => ![...leads, ...id].includes(one)), ...id]
  return shown.flatMap((one): ListColumn[] => {
    const columns = have.get(one)
    return columns === undefined ? [] : [{ field: one.field, label: one.label, right: one.right, columns }]
  })
}

/** What a field is: declared once per kind of record, and the source of flags, qualifiers, sort keys, columns and help. */
import type { Kind, MissingReason, Owner, RecordOf, VocabularyKind } from '../dataset/index.js'
import type { RowOf } from './rows.js'

export type Value = string | number | boolean
/** One element of a grouped field: an arm may hold two cell types, and may hold none that is known. */
export type Element = Value | readonly Value[] | null
/** What a field holds for a record. Grouped fields hold one element per arm or per result, in the record's order. */
export type Cell = Value | readonly Element[] | null

/** Kinds that are about what other records are about: trials that they report or rest on, claims that give them. */
export type AboutKind = 'references' | 'citations' | 'approvals'

/** Ids of vocabularies, each once. */
export type RecordTopics = {
  readonly diseases: readonly string[]
  readonly cells: readonly string[]
  readonly outcomes: readonly string[]
}

/** Looks up names while fields are read. */
export type NameLookup = {
  readonly name: (kind: VocabularyKind, id: string) => string
  readonly labels: (kind: VocabularyKind, id: string) => readonly string[]
  /** Tissue of a cell type, in words. */
  readonly tissue: (cell: string) => string | null
  /** What the trials that a reference reports, or the claims that give a citation, are about. */
  readonly about: (kind: AboutKind, id: string) => RecordTopics
  /** Day of the dataset. */
  readonly asOf: string
  /** Whose a trial, or one result of it, is, and whose values stand in it. */
  readonly owners: (trial: string, result?: string) => readonly Owner[]
  /** Year a reference appeared. */
  readonly year: (reference: string) => number | null
}

/** What can be listed: records by kind, and rows that are worked out from them. */
export type ListedOf = RecordOf & RowOf

/** Kinds that can be listed and filtered. */
export type ListedKind = Exclude<keyof ListedOf, 'articles' | 'edges' | 'nodes'>

/** A span is text of two ends, `18..40`, `18..` or `..40`: a filter asks for spans that share something with its range. */
export type FieldType = 'text' | 'integer' | 'number' | 'boolean' | 'date' | 'term' | 'choice' | 'span'

export type Field<R> = {
  /** Name in flags, qualifiers, --fields and JSON: lower kebab case. */
  readonly name: string
  readonly label: string
  /** One sentence: what it holds, in which unit, and what counts. */
  readonly help: string
  readonly type: FieldType
  /** Holds several values. */
  readonly many?: boolean
  /** Values of the same arm or the same result: filters on one group must be met by one and the same element. */
  readonly group?: 'arm' | 'result'
  readonly unit?: string
  /** Vocabulary that a term comes from. */
  readonly vocabulary?: VocabularyKind
  /** Every value a choice can take, and other words for them. */
  readonly choices?: readonly string[]
  readonly aliases?: Readonly<Record<string, string>>
  /** Why there is no value where the record has no null that explains it: what it leaves out was not read. */
  readonly absence?: MissingReason
  /** What must be said beside an answer that was filtered by it. */
  readonly caution?: string
  /** Paths in the record whose reason explains a null here. */
  readonly explainedBy?: readonly string[]
  /** What the field "disputed" of the same catalog holds where sources dispute this one. */
  readonly disputedAs?: string
  /** Computed from other fields; shown in the data dictionary. */
  readonly derived?: boolean
  /** Where the record holds it, `arms[].product.cells`; without this its own name, or nowhere where it is derived. */
  readonly at?: string
  /** Read from the record that the row belongs to; such a field is shown where it is asked for by name. */
  readonly isOwners?: true
  /** False when it is only shown, not filtered by. */
  readonly filterable?: boolean
  readonly read: (record: R, look: NameLookup) => Cell
  /** Present when the field is a column of the default table. */
  readonly column?: {
    readonly label?: string
    readonly align?: 'left' | 'right'
    readonly priority: number
    readonly min: number
    readonly max: number
    /** Never broken into lines: left out where it has no room. */
    readonly isUnbroken?: boolean
  }
}

export type Catalog<K extends ListedKind> = {
  readonly kind: K
  readonly fields: readonly Field<ListedOf[K]>[]
  /** Of rows: the catalog of the records they belong to, and the field that holds whose row it is. */
  readonly rowsOf?: { readonly catalog: AnyCatalog & { readonly kind: Kind }; readonly by: string }
  /** Field that orders a listing when nothing else is asked. */
  readonly sort: { readonly field: string; readonly descending: boolean }
  /** Everything in a record that full text looks through. */
  readonly text: (record: ListedOf[K], look: NameLookup) => readonly (string | null | undefined)[]
  /** Field that sums to people in counts, when the kind has one. */
  readonly participants?: string
}

/** What questions know of a field: all but how it is read from a record, which was done when the dataset was compiled. */
export type AnyField = Omit<Field<never>, 'read'>
/** What questions know of a kind. */
export type AnyCatalog = Omit<Catalog<ListedKind>, 'fields' | 'text'> & { readonly fields: readonly AnyField[] }
/** The same of one kind. */
export type CatalogOf<K extends ListedKind> = AnyCatalog & { readonly kind: K }

const isList = <T>(value: T | readonly T[] | null): value is readonly T[] => Array.isArray(value)

/** The elements of a cell: one for each arm or result where the field reads those, else one. */
export const elements = (cell: Cell): readonly Element[] => (isList<Element>(cell) ? cell : [cell])

/** The values of an element. */
export const valuesOf = (element: Element): readonly Value[] =>
  element === null ? [] : isList<Value>(element) ? element : [element]

/** Where the records of a kind hold a field, step by step; `[]` is each element of a list. Undefined where it is worked out. */
export const placeOf = ({ at, derived, name }: AnyField): readonly string[] | undefined =>
  at === undefined && derived ? undefined : (at ?? name).split(/\.|(?=\[\])/)

/** Fields of a kind that are its own: what is stored of it, and shown where nothing is chosen. */
export const ownFields = <F extends AnyField>({ fields }: { readonly fields: readonly F[] }): readonly F[] =>
  fields.filter(({ isOwners }) => !isOwners)

/** A catalog of rows with the fields of their owners, as far as the rows have none of that name: `by` holds whose row it is. */
export const withOwners = <
  C extends { readonly fields: readonly AnyField[] },
  O extends AnyCatalog & { readonly kind: Kind },
>(
  own: C,
  owners: O,
  by: string,
) => {
  const taken = new Set(own.fields.map(({ name }) => name))
  const ofOwners = owners.fields
    .filter(({ name, group }) => group !== 'result' && !taken.has(name))
    .map(({ column: _, ...field }) => ({ ...field, isOwners: true as const }))
  return { ...own, fields: [...own.fields, ...ofOwners], rowsOf: { catalog: owners, by } }
}

/** Values of a cell in a flat list, in order, each once. */
export const flat = (cell: Cell): Value[] => {
  if (cell === null) return []
  if (!isList<Element>(cell)) return [cell]
  const out: Value[] = []
  for (const element of cell) for (const value of valuesOf(element)) if (!out.includes(value)) out.push(value)
  return out
}

/** Patterns of paths with a star for one step, as they are matched; few are declared, and each is asked of every record. */
const patterns = new Map<string, RegExp>()
const patternOf = (path: string): RegExp => {
  const known = patterns.get(path)
  if (known) return known
  const pattern = new RegExp(`^${path.replaceAll('.', '\\.').replaceAll('*', '[^.]*')}$`)
  patterns.set(path, pattern)
  return pattern
}

/** Why a record has no value of a field, by the paths of its nulls and their reasons; undefined where nothing tells. */
export const whyMissing = (
  field: AnyField,
  missing: Readonly<Record<string, MissingReason>>,
): MissingReason | undefined => {
  for (const pattern of field.explainedBy ?? []) {
    if (!pattern.includes('*')) {
      if (Object.hasOwn(missing, pattern)) return missing[pattern]
      continue
    }
    const matches = patternOf(pattern)
    for (const path in missing) if (matches.test(path)) return missing[path]
  }
  return undefined
}

/** Fields by what else a record is about: the trials that a reference reports, the claims that give a citation. */
export const aboutFields = <R extends { readonly id: string }>(kind: AboutKind, whose: string): Field<R>[] =>
  (
    [
      ['disease', 'Diseases', 'diseases'],
      ['cell', 'Cells', 'cells'],
      ['outcome', 'Outcomes', 'outcomes'],
    ] as const
  ).map(([name, label, vocabulary]) => ({
    name,
    label,
    help: `${label} of ${whose}; a broader one finds all below it`,
    type: 'term',
    vocabulary,
    many: true,
    derived: true,
    absence: 'notApplicable',
    read: (record, look) => look.about(kind, record.id)[vocabulary],
  }))

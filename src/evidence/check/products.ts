/** Products that authorities decided on, by the names that the records of those decisions have. */
import type { Approval } from '../../dataset/index.js'
import type { Store } from '../../store/index.js'

/** Kinds of record that are about one product; warnings and guidance are about many, unless they name one. */
const ofProducts = new Set<Approval['kind']>(['approval', 'conditional', 'discontinued', 'guidance'])

/** "Ryoncil (remestemcel-L-rknd)" has two names. Longer parts describe, and name nothing. */
const namesOf = ({ product }: Approval): string[] =>
  product
    .split(/[()（）;,，/]| and /)
    .map((name) => name.trim())
    .filter((name) => /^[\w-]+( HS)?$|^[\u3400-\u9fff]{3,}$/.test(name) && name.length > 4)

const tables = new WeakMap<Store, readonly (readonly [name: string, approval: Approval])[]>()

const tableOf = (dataset: Store): readonly (readonly [string, Approval])[] => {
  const known = tables.get(dataset)
  if (known) return known
  const all = dataset.records('approvals').filter(({ kind }) => ofProducts.has(kind))
  const table = all.flatMap((approval) => namesOf(approval).map((name) => [name.toLowerCase(), approval] as const))
  tables.set(dataset, table)
  return table
}

const isIn = (name: string, text: string): boolean => {
  const at = text.indexOf(name)
  return at >= 0 && !/\w/.test(`${text[at - 1] ?? ''}`) && !/\w/.test(text[at + name.length] ?? '')
}

/** Every decision on a product that a sentence names, in the order of the records; empty where it names none. */
export const decisionsNamed = (sentence: string, dataset: Store): readonly Approval[] => {
  const text = sentence.toLowerCase()
  const named = tableOf(dataset)
    .filter(([name]) => isIn(name, text))
    .map(([name]) => name)
  if (named.length === 0) return []
  // Decisions on the same product under its other names.
  const own = new Set(tableOf(dataset).flatMap(([name, approval]) => (named.includes(name) ? namesOf(approval) : [])))
  const lower = new Set([...own].map((name) => name.toLowerCase()))
  return [...new Set(tableOf(dataset).flatMap(([name, approval]) => (lower.has(name) ? [approval] : [])))]
}

/** Products by the names that records have: of decisions of authorities, and of the trials that give them. */
import type { Approval, Trial } from '../../dataset/index.js'
import type { Store } from '../../store/index.js'
import type { Term } from './meaning.js'

/** Kinds of record that are about one product; warnings and guidance are about many, unless they name one. */
const ofProducts = new Set<Approval['kind']>(['approval', 'conditional', 'discontinued', 'guidance'])

/** "Ryoncil (remestemcel-L-rknd)" has two names. Longer parts describe, and name nothing. */
const namesOf = ({ product }: Approval): string[] =>
  product
    .split(/[()（）;,，/]| and /)
    .map((name) => name.trim())
    .filter((name) => /^[\w-]+( HS)?$|^[\u3400-\u9fff]{3,}$/.test(name) && name.length > 4)

/** "VX 264", "VX264" and "VX-264" are one name. */
const plainName = (name: string): string => name.toLowerCase().replace(/(?<=[a-z])[- ](?=\d)/g, '')

const tables = new WeakMap<Store, readonly (readonly [name: string, approval: Approval])[]>()

const tableOf = (dataset: Store): readonly (readonly [string, Approval])[] => {
  const known = tables.get(dataset)
  if (known) return known
  const all = dataset.records('approvals').filter(({ kind }) => ofProducts.has(kind))
  const table = all.flatMap((approval) => namesOf(approval).map((name) => [plainName(name), approval] as const))
  tables.set(dataset, table)
  return table
}

const isIn = (name: string, text: string): boolean => {
  const at = text.indexOf(name)
  return at >= 0 && !/\w/.test(`${text[at - 1] ?? ''}`) && !/\w/.test(text[at + name.length] ?? '')
}

/** Every decision on a product that a sentence names, in the order of the records; empty where it names none. */
export const decisionsNamed = (sentence: string, dataset: Store): readonly Approval[] => {
  const text = plainName(sentence)
  const named = tableOf(dataset)
    .filter(([name]) => isIn(name, text))
    .map(([name]) => name)
  if (named.length === 0) return []
  // Decisions on the same product under its other names.
  const own = new Set(tableOf(dataset).flatMap(([name, approval]) => (named.includes(name) ? namesOf(approval) : [])))
  const lower = new Set([...own].map(plainName))
  return [...new Set(tableOf(dataset).flatMap(([name, approval]) => (lower.has(name) ? [approval] : [])))]
}

/**
 * Words that look like a name of one product or program: "zimislecel", "VX-880", "ProTrans", "ALLO-ASC", "NEPHSTROM". Which of them
 * are names, the records say.
 */
const nameLike =
  /(?<![\w-])(?:\w{4,}cel(?:-[A-Z])?|[A-Z]{2,4} \d{3}|(?=[\w-]*\d)(?=[\w-]*[A-Z])[A-Za-z][\w-]*\w|[A-Za-z]*[a-z][A-Z][\w-]*|[A-Z]{4,}|[A-Z]{2,}(?:-[A-Z]{2,})+)(?![\w-])/g

/** Markers on the surface of cells ("CD34-selected"), which are no names. */
const marker = /^(?:anti-)?cd\d/i

/** What a trial and its product are called; of a title in capitals, no word is a name. */
const textsOf = ({ id, title, acronym, arms }: Trial): readonly string[] => [
  id,
  acronym ?? '',
  title === title.toUpperCase() ? '' : title,
  ...arms.map(({ product }) => product?.label ?? ''),
]

/** Whether a trial is of the product or program with one of its names. */
export const isOfProduct = (trial: Trial, name: string): boolean =>
  plainName(textsOf(trial).join(' '))
    .split(/[^\w-]+/)
    .some((word) => word === name || word.startsWith(`${name}-`)) || plainName(trial.id).split('-').includes(name)

/** Roles of words that name no product, whatever they look like: "HbA1c", "T1D". */
const otherRoles = new Set<Term['meaning']['role']>(['outcome', 'disease', 'harm', 'taken', 'place', 'mechanism'])

/** Whether a word is an abbreviation for a kind of cell ("UC-MSC"), and not the name of one product, which has a number or an ending of its own. */
const isKind = ({ text, meaning }: Term): boolean =>
  meaning.role === 'cell' && !/\d|cel(?:-[A-Z])?$|[a-z][A-Z]/.test(text)

/** Names of products and programs in a sentence that trials on record have, each once. */
export const productsNamed = (sentence: string, terms: readonly Term[], dataset: Store): readonly string[] => {
  const found = [...sentence.matchAll(nameLike)].filter(({ 0: word, index }) => {
    const term = terms.find(({ at, end }) => at <= index && end >= index + word.length)
    return (
      !marker.test(word) &&
      !/^NCT\d|^[IVX]+$/.test(word) &&
      !(term && (otherRoles.has(term.meaning.role) || isKind(term)))
    )
  })
  const capitals = decisionsNamed(sentence, dataset)
    .flatMap(namesOf)
    .filter((name) => sentence.toLowerCase().includes(name.toLowerCase()))
  const names = new Set([...found.map(([word]) => word), ...capitals].map(plainName))
  return names.size === 0
    ? []
    : [...names].filter((name) => dataset.records('trials').some((trial) => isOfProduct(trial, name)))
}

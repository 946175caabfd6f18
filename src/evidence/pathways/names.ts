/** From what a person types to the nodes it stands for: an id, a name, an alias, a Chinese name; "cell/exosome" names one kind. */
import { ensure, isOneOf } from '../../collections.js'
import { nearestWords } from '../../dataset/index.js'
import { notFound, usage } from '../../errors.js'
import type { Store } from '../../store/index.js'
import { fold, harmless } from '../../text.js'
import { type GraphNode, type NodeKind, nodeKinds, nodeOf, vocabularyOf } from './graph.js'

const inNodes = (kind: NodeKind, word: string, dataset: Store): string | undefined => {
  const own = dataset.records('nodes').filter((node) => node.kind === kind)
  const wanted = fold(word)
  return (
    own.find(({ id }) => fold(id) === wanted) ??
    own.find(({ name, aliases = [] }) => [name, ...aliases].some((label) => fold(label) === wanted))
  )?.id
}

const resolve = (kind: NodeKind, word: string, dataset: Store): GraphNode[] => {
  const vocabulary = vocabularyOf[kind]
  const id = vocabulary ? dataset.vocabulary(vocabulary).resolve(word) : inNodes(kind, word, dataset)
  return id === undefined ? [] : [nodeOf({ kind, id }, dataset)]
}

const near = (word: string, dataset: Store): string[] => {
  const labels = new Map<string, string>()
  const add = (id: string, names: readonly string[]): void => {
    for (const label of [id, ...names]) if (!labels.has(label)) labels.set(label, id)
  }
  for (const kind of Object.values(vocabularyOf))
    for (const { id, name, labels: others } of dataset.vocabulary(kind).terms) add(id, [name, ...others])
  for (const { id, name, aliases = [] } of dataset.records('nodes')) add(id, [name, ...aliases])
  return [...new Set(nearestWords(word, [...labels.keys()], 8).map((label) => ensure(labels.get(label))))].slice(0, 3)
}

/** Every node that a word stands for, at least one: an id may stand in several kinds (exosome: a product, a mediator). */
export const findNodes = (typed: string, flag: string, dataset: Store): readonly GraphNode[] => {
  const word = typed.trim()
  if (fold(word) === '')
    throw usage(
      `${flag} names no node: "${harmless(typed)}"`,
      `Write a cell, mediator, immune cell, mechanism, outcome or disease feature, for example ${flag} uc-msc`,
    )
  const [, kind, rest] = /^([a-z-]+)\/(.+)$/.exec(word) ?? []
  const found =
    rest && isOneOf(nodeKinds, kind)
      ? resolve(kind, rest, dataset)
      : nodeKinds.flatMap((k) => resolve(k, word, dataset))
  if (found.length) return found
  const names = near(word, dataset)
  throw notFound(
    `the mechanism graph knows no "${harmless(typed)}" (${flag})`,
    `${names.length ? `Did you mean ${names.join(', ')}? ` : ''}See all with: stemcell pathways`,
  )
}

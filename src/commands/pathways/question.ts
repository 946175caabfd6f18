/** What was asked of pathways, checked: the nodes that words stand for, how far to look, in which form. */
import type { Dataset } from '../../dataset/index.js'
import { notFound, usage } from '../../errors.js'
import { findNodes, type Kin, kinOf, type Node } from '../../evidence/pathways/index.js'
import { harmless } from '../../text.js'
import type { Input } from '../command.js'

export const graphNames = ['tree', 'mermaid', 'dot', 'graphml', 'json'] as const
export type GraphName = (typeof graphNames)[number]

/** The nodes that a word stands for, and their kin: what was shown for these counts for it. */
export type Asked = { readonly word: string; readonly nodes: readonly Node[]; readonly kin: readonly Kin[] }

export type Question = {
  readonly from: Asked | undefined
  readonly to: Asked | undefined
  readonly mechanism: string | undefined
  readonly maxSteps: number
  readonly depth: number
  readonly graph: GraphName | undefined
}

const wholeNumber = (input: Input, name: string, flag: string, otherwise: number): number => {
  const typed = input.options[name]
  if (typeof typed !== 'string') return otherwise
  if (!/^\d{1,4}$/.test(typed) || Number(typed) < 1)
    throw usage(
      `"${harmless(typed)}" is not a number of steps (${flag})`,
      `Write a whole number from 1, for example ${flag} ${otherwise}`,
    )
  return Number(typed)
}

const ask = (input: Input, name: 'from' | 'to', dataset: Dataset): Asked | undefined => {
  const word = input.options[name]
  if (typeof word !== 'string') return undefined
  const nodes = findNodes(word, `--${name}`, dataset)
  return { word, nodes, kin: nodes.flatMap((node) => kinOf(node, dataset)) }
}

const mechanismNamed = (word: string, dataset: Dataset): string => {
  const vocabulary = dataset.vocabulary('mechanisms')
  const id = vocabulary.resolve(word.trim())
  if (id !== undefined) return id
  const near = vocabulary.suggest(word)
  throw notFound(
    `no mechanism answers to "${harmless(word)}"`,
    `${near.length ? `Did you mean ${near.join(', ')}? ` : ''}List them with: stemcell mechanisms`,
  )
}

export const understand = (input: Input, dataset: Dataset): Question => {
  const [from, to] = [ask(input, 'from', dataset), ask(input, 'to', dataset)]
  if (from && to && from.nodes.every(({ key }) => to.nodes.some((node) => node.key === key)))
    throw usage(
      `--from and --to are the same: ${from.nodes.map(({ key }) => key).join(', ')}`,
      `See what lies around it with: stemcell pathways --from ${from.nodes[0]?.key}`,
    )
  if (input.options.depth !== undefined && !from === !to)
    throw usage(
      '--depth asks how far around one node to look',
      from ? 'Between two nodes, write --max-steps' : 'Name the node with --from or --to',
    )
  if (input.options.maxSteps !== undefined && !(from && to))
    throw usage('--max-steps asks how long a way may be', 'Name both ends with --from and --to')
  const graph = input.options.graph
  if (graph !== undefined && !(graphNames as readonly unknown[]).includes(graph))
    throw usage(`unknown graph form "${harmless(String(graph))}"`, `Forms: ${graphNames.join(', ')}`)
  const { mechanism } = input.options
  return {
    from,
    to,
    mechanism: typeof mechanism === 'string' ? mechanismNamed(mechanism, dataset) : undefined,
    maxSteps: wholeNumber(input, 'maxSteps', '--max-steps', 4),
    depth: wholeNumber(input, 'depth', '--depth', 1),
    graph: graph as GraphName | undefined,
  }
}

export const said = (asked: Asked): string =>
  asked.nodes
    .map(({ id }) => id)
    .filter((id, i, all) => all.indexOf(id) === i)
    .join(', ')

/** A node as one would type it: its kind only where a bare id stands for others too. */
export const typed = ({ nodes }: Asked, dataset: Dataset): string => {
  const [{ id, key }] = nodes as readonly [Node]
  const bare = findNodes(id, '', dataset)
  return bare.length === nodes.length && bare.every((node, i) => node.key === nodes[i]?.key) ? id : key
}

/** What a word was taken for, where that is not plain. */
export const takenFor = (asked: Asked | undefined): string[] =>
  asked && asked.nodes.length > 1
    ? [
        `"${asked.word.trim()}" stands for ${asked.nodes.map(({ key }) => key).join(' and ')}; all were taken. Name one as ${asked.nodes[0]?.key}.`,
      ]
    : []

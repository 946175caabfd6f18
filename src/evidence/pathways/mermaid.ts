/** The graph as a Mermaid flowchart: boxes by kind of node, arrows by strength (thick: human trial, dotted: broken). */
import { harmless } from '../../text.js'
import { keyOf, type NodeKind } from './graph.js'
import { linkLabel, nodeLabel, type Picture } from './picture.js'
import { strengthOf } from './strength.js'

/** Entity codes of Mermaid for all that could end a label, start Markdown or HTML, or be an entity itself. A label is never empty. */
const quote = (text: string): string =>
  `"${(text || ' ').replace(/[^\p{L}\p{N} .,:()/+'-]/gu, (char) => `#${char.codePointAt(0)};`)}"`

const shapes: Record<NodeKind, readonly [open: string, close: string]> = {
  cell: ['([', '])'],
  mediator: ['[', ']'],
  'immune-cell': ['((', '))'],
  mechanism: ['{{', '}}'],
  outcome: ['[[', ']]'],
  'disease-feature': ['[/', '/]'],
}

export const toMermaid = ({ title, nodes, links, remarks }: Picture): string => {
  // Ids of ours would clash with words of the language ("end").
  const ids = new Map(nodes.map(({ key }, i) => [key, `n${i + 1}`]))
  const arrow = (rank: 'trial' | 'broken' | 'other'): string =>
    rank === 'trial' ? '==>' : rank === 'broken' ? '-.->' : '-->'
  return [
    'flowchart LR',
    ...[title, ...remarks].map((remark) => `  %% ${harmless(remark).replaceAll('{', '(').replaceAll('}', ')')}`),
    ...nodes.map(
      (node) => `  ${ids.get(node.key)}${shapes[node.kind][0]}${quote(nodeLabel(node))}${shapes[node.kind][1]}`,
    ),
    ...links.map((link) => {
      const { setting } = strengthOf(link)
      const how = setting === 'human-trial' ? 'trial' : setting === null ? 'broken' : 'other'
      return `  ${ids.get(keyOf(link.from))} ${arrow(how)}|${quote(linkLabel(link))}| ${ids.get(keyOf(link.to))}`
    }),
  ].join('\n')
}

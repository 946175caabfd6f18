/** The graph in the DOT language of Graphviz. */
import { harmless } from '../../text.js'
import { keyOf, type NodeKind } from './graph.js'
import { linkLabel, nodeLabel, type Picture } from './picture.js'
import { strengthOf } from './strength.js'

/** A quoted string: quotation marks and backslashes escaped, so that neither the string ends nor an escape begins. */
const quote = (text: string): string => `"${harmless(text).replace(/["\\]/g, '\\$&')}"`

const shapes: Record<NodeKind, string> = {
  cell: 'box, style=rounded',
  mediator: 'box',
  'immune-cell': 'ellipse',
  mechanism: 'hexagon',
  outcome: 'box, peripheries=2',
  'disease-feature': 'parallelogram',
}

export const toDot = ({ title, nodes, links, remarks }: Picture): string =>
  [
    ...remarks.map((remark) => `// ${harmless(remark)}`),
    `digraph ${quote(title)} {`,
    '  rankdir=LR',
    ...nodes.map((node) => `  ${quote(node.key)} [label=${quote(nodeLabel(node))}, shape=${shapes[node.kind]}]`),
    ...links.map((link) => {
      const { setting } = strengthOf(link)
      const style = setting === 'human-trial' ? 'bold' : setting === null ? 'dashed' : 'solid'
      return `  ${quote(keyOf(link.from))} -> ${quote(keyOf(link.to))} [label=${quote(linkLabel(link))}, id=${quote(link.id)}, style=${style}]`
    }),
    '}',
  ].join('\n')

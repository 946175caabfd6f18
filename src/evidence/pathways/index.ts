/** The mechanism graph: names to nodes, ways between them ranked by their weakest link, neighborhoods, and the graph for other programs. */
export { toDot } from './dot.js'
export { findPathways, linksIn, type Pathway } from './find-pathways.js'
export {
  type Graph,
  type GraphNode,
  graphOf,
  keyOf,
  linksOf,
  type NodeKind,
  nodeKinds,
  nodeOf,
  nodesOf,
} from './graph.js'
export { toGraphml } from './graphml.js'
export { toJsonGraph } from './json-graph.js'
export { toMermaid } from './mermaid.js'
export { findNodes } from './names.js'
export { type Picture, settingWords, strengthWords, words } from './picture.js'
export { type GraphDirection, type Met, reach, rootsOf } from './reach.js'
export { type RelatedNode, relatedNodes } from './related-nodes.js'
export {
  type Evidence,
  type Link,
  settings,
  strengthOf,
  strongestFirst,
} from './strength.js'

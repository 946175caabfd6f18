/** The graph as GraphML, with every attribute that Gephi, yEd, Cytoscape or NetworkX can read. */
import { ensure } from '../../collections.js'
import { harmless } from '../../text.js'
import { keyOf } from './graph.js'
import type { Picture } from './picture.js'
import { strengthOf } from './strength.js'

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&apos;',
}
/** XML has no way to write U+FFFE and U+FFFF. */
const inXml = (text: string): string =>
  harmless(text)
    .replace(/[\ufffe\uffff]/g, '\ufffd')
    .replace(/[&<>"']/g, (char) => ensure(entities[char]))
/** "--" would end a comment. */
const comment = (text: string): string =>
  `<!-- ${harmless(text)
    .replace(/[\ufffe\uffff]/g, '\ufffd')
    .replace(/-(?=-)/g, '- ')} -->`

const nodeKeys = { name: 'string', kind: 'string', id: 'string' } as const
const linkKeys = {
  link: 'string',
  relation: 'string',
  strongest: 'string',
  how: 'string',
  for: 'int',
  against: 'int',
  diseases: 'string',
  mechanisms: 'string',
  references: 'string',
} as const

const declare = (of: 'node' | 'edge', keys: Readonly<Record<string, string>>): string[] =>
  Object.entries(keys).map(
    ([name, type]) => `  <key id="${of}-${name}" for="${of}" attr.name="${name}" attr.type="${type}"/>`,
  )
const data = (of: 'node' | 'edge', values: Readonly<Record<string, string | number>>): string =>
  Object.entries(values)
    .map(([name, value]) => `<data key="${of}-${name}">${inXml(String(value))}</data>`)
    .join('')

export const toGraphml = ({ title, nodes, links, remarks }: Picture): string => {
  // An id of GraphML holds no slash and no space.
  const ids = new Map(nodes.map(({ key }, i) => [key, `n${i + 1}`]))
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    ...[title, ...remarks].map(comment),
    '<graphml xmlns="http://graphml.graphdrawing.org/xmlns" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:schemaLocation="http://graphml.graphdrawing.org/xmlns http://graphml.graphdrawing.org/xmlns/1.0/graphml.xsd">',
    ...declare('node', nodeKeys),
    ...declare('edge', linkKeys),
    '  <graph id="stemcell" edgedefault="directed">',
    ...nodes.map(
      ({ key, name, kind, id }) =>
        `    <node id="${ids.get(key)}">${data('node', { name, kind, id } satisfies Record<keyof typeof nodeKeys, string>)}</node>`,
    ),
    ...links.map((link, i) => {
      const { setting, how, pro, contra } = strengthOf(link)
      const values = {
        link: link.id,
        relation: link.relation,
        strongest: setting ?? 'none',
        how: how ?? 'broken',
        for: pro.length,
        against: contra.length,
        diseases: link.diseases.join(' '),
        mechanisms: link.mechanisms.join(' '),
        references: [...new Set(link.evidence.map((piece) => piece.reference))].join(' '),
      } satisfies Record<keyof typeof linkKeys, string | number>
      return `    <edge id="e${i + 1}" source="${ids.get(keyOf(link.from))}" target="${ids.get(keyOf(link.to))}">${data('edge', values)}</edge>`
    }),
    '  </graph>',
    '</graphml>',
  ].join('\n')
}

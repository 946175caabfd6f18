/** The graph in JSON Graph Format, version 2 (jsongraphformat.info): nodes by key, edges with every piece of evidence. */
import { harmlessJson } from '../../text.js'
import { keyOf } from './graph.js'
import type { Picture } from './picture.js'
import { strengthOf } from './strength.js'

export const toJsonGraph = ({ title, nodes, links, remarks }: Picture): string =>
  harmlessJson(
    JSON.stringify(
      {
        graph: {
          directed: true,
          type: 'mechanism graph',
          label: title,
          metadata: { remarks },
          nodes: Object.fromEntries(
            nodes.map(({ key, kind, id, name }) => [key, { label: name, metadata: { kind, id } }]),
          ),
          edges: links.map((link) => {
            const { setting, how } = strengthOf(link)
            return {
              id: link.id,
              source: keyOf(link.from),
              target: keyOf(link.to),
              relation: link.relation,
              directed: true,
              metadata: {
                strongest: setting,
                how,
                diseases: link.diseases,
                mechanisms: link.mechanisms,
                evidence: link.evidence,
                ...(link.note ? { note: link.note } : {}),
              },
            }
          }),
        },
      },
      null,
      2,
    ),
  )

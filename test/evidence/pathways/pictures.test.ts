import { execFileSync } from 'node:child_process'
import { createRequire } from 'node:module'
import fc from 'fast-check'
import { SaxesParser } from 'saxes'
import { describe, expect, it } from 'vitest'
import {
  graphOf,
  keyOf,
  type Link,
  linksOf,
  nodeKinds,
  nodesOf,
  type Picture,
  toDot,
  toGraphml,
  toJsonGraph,
  toMermaid,
} from '../../../src/evidence/pathways/index.js'
import { openBundled } from '../../helpers/bundled.js'
import { dangerous, hostileText } from '../../helpers/hostile.js'
import { isInstalled } from '../../helpers/optional.js'
import { piece } from './made-up.js'

const dataset = openBundled()
const graph = graphOf(dataset.records('edges'), dataset)
const whole: Picture = { title: 'The whole graph', nodes: nodesOf(graph), links: linksOf(graph), remarks: ['a remark'] }

/** A small graph in which every text is the same. */
const saying = (text: string): Picture => {
  const nodes = nodeKinds.map((kind, i) => ({ key: `${kind}/${text}${i}`, kind, id: `${text}${i}`, name: text }))
  const links = nodes.slice(1).map(
    ({ kind, id }, i): Link => ({
      id: `${text} ${i}`,
      from: { kind: 'cell', id: `${text}0` },
      relation: text,
      to: { kind, id },
      diseases: [text],
      mechanisms: [text],
      evidence: [{ ...piece('support animal'), reference: text, what: text }],
      note: text,
    }),
  ) // prettier-ignore
  return { title: text, nodes, links, remarks: [text] }
}

const nasty = [
  'quote " and \\" backslash \\',
  'end',
  'a]b)c}d|e>f',
  '<b>&amp;</b> ]]> --> <!-- -- ---',
  '%%{init: {}}%%',
  '`code` **bold** #35; #quot;',
  'subgraph x; click y',
  '脐带 β → \ud83d\udc69',
  '\ufffe\uffff',
  '-- text -->',
  '',
]
const anyText = fc.oneof(fc.constantFrom(...nasty), hostileText())

type Element = { readonly name: string; readonly attributes: Readonly<Record<string, string>>; text: string }
const parseXml = (xml: string): Element[] => {
  const parser = new SaxesParser()
  const elements: Element[] = []
  const open: Element[] = []
  parser.on('error', (error) => {
    throw error
  })
  parser.on('opentag', ({ name, attributes }) => {
    const element = { name, attributes: attributes as Record<string, string>, text: '' }
    elements.push(element)
    open.push(element)
  })
  parser.on('text', (text) => {
    const at = open.at(-1)
    if (at) at.text += text
  })
  parser.on('closetag', () => void open.pop())
  parser.write(xml).close()
  return elements
}

describe('GraphML', () => {
  it('is XML that holds every node and link, whose ends exist', () => {
    const elements = parseXml(toGraphml(whole))
    const nodes = elements.filter(({ name }) => name === 'node').map(({ attributes }) => attributes.id)
    const edges = elements.filter(({ name }) => name === 'edge')
    expect([nodes.length, edges.length]).toEqual([whole.nodes.length, whole.links.length])
    expect(new Set(nodes).size).toBe(nodes.length)
    for (const { attributes } of edges) {
      expect(nodes).toContain(attributes.source)
      expect(nodes).toContain(attributes.target)
    }
  })

  it('declares every key that its data use, and has an id that XML takes for a name token', () => {
    const elements = parseXml(toGraphml(saying('x y')))
    const declared = new Set(elements.filter(({ name }) => name === 'key').map(({ attributes }) => attributes.id))
    for (const { name, attributes } of elements) {
      if (name === 'data') expect(declared).toContain(attributes.key)
      if (attributes.id) expect(attributes.id).toMatch(/^[\w.:-]+$/)
    }
  })

  it('is well formed, and says what it was given, whatever that is', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const xml = toGraphml(saying(text))
        const names = parseXml(xml).filter(({ attributes }) => attributes.key === 'node-name')
        expect(names).toHaveLength(nodeKinds.length)
        expect(xml.replaceAll('\n', '')).not.toMatch(dangerous)
      }),
    )
    const [name] = parseXml(toGraphml(saying(nasty[3] as string))).filter(
      ({ attributes }) => attributes.key === 'node-name',
    )
    expect(name?.text).toBe(nasty[3])
  })
})

/**
 * Mermaid itself, where it is at hand (npm install --no-save mermaid@11 jsdom): it is 150 MB with what it needs, and asks
 * for a browser, so it is no dependency.
 */
const require = createRequire(import.meta.url)
const isResolved = (name: string): boolean => {
  try {
    return require.resolve(name) !== ''
  } catch {
    return false
  }
}

describe('Mermaid', () => {
  const node = /^ {2}n\d+(?:\(\[".*"\]\)|\[".*"\]|\(\(".*"\)\)|\{\{".*"\}\}|\[\[".*"\]\]|\[\/".*"\/\])$/
  const label = /"[\p{L}\p{N} .,:()/+'#;-]*"/u
  const arrow = /^ {2}n\d+ (?:==>|-->|-\.->)\|".*"\| n\d+$/

  it('has a line for every node and link, between nodes that were declared', () => {
    const lines = toMermaid(whole).split('\n')
    expect(lines[0]).toBe('flowchart LR')
    expect(lines.filter((line) => node.test(line))).toHaveLength(whole.nodes.length)
    expect(lines.filter((line) => arrow.test(line))).toHaveLength(whole.links.length)
  })

  it('holds nothing in a label that could end it, whatever the names', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const lines = toMermaid(saying(text)).split('\n').slice(1)
        for (const line of lines.filter((one) => !/^ {2}%% /.test(one))) {
          expect(node.test(line) || arrow.test(line), line).toBe(true)
          expect(line.match(/"/g), line).toHaveLength(2)
          expect(line).toMatch(label)
        }
        expect(lines.filter((line) => /^ {2}%% /.test(line)).join('')).not.toMatch(/[{}]/)
        expect(lines.join('')).not.toMatch(dangerous)
      }),
    )
  })

  it.skipIf(!['mermaid', 'jsdom'].every(isResolved))('opens in Mermaid', async () => {
    const [dom, name] = ['jsdom', 'mermaid']
    const { JSDOM } = require(dom) as { JSDOM: new (html: string) => { window: { document: object } } }
    const { window } = new JSDOM('')
    // It looks for a browser while it is loaded.
    Object.assign(globalThis, { window, document: window.document })
    const { default: mermaid } = (await import(name)) as { default: { parse: (text: string) => Promise<unknown> } }
    for (const picture of [whole, ...nasty.map(saying)])
      expect(await mermaid.parse(toMermaid(picture))).toMatchObject({ diagramType: 'flowchart-v2' })
  })
})

describe('DOT', () => {
  it('names every link between the keys of its ends', () => {
    const dot = toDot(whole)
    for (const link of whole.links) expect(dot).toContain(`"${keyOf(link.from)}" -> "${keyOf(link.to)}" [`)
    for (const { key } of whole.nodes) expect(dot).toContain(`  "${key}" [label=`)
  })

  it('closes every string it opens, whatever the names', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const lines = toDot(saying(text)).split('\n')
        for (const line of lines.filter((one) => !one.startsWith('//'))) {
          const bare = line.replace(/"(?:[^"\\]|\\["\\])*"/g, 'S')
          expect(bare).toMatch(
            /^(digraph S \{| {2}rankdir=LR| {2}S \[label=S, shape=[\w, =]+\]| {2}S -> S \[label=S, id=S, style=\w+\]|\})$/,
          )
        }
        expect(lines.join('')).not.toMatch(dangerous)
      }),
    )
  })

  it.skipIf(!isInstalled('graphviz'))('is drawn by Graphviz with every node and link', () => {
    for (const picture of [whole, ...nasty.map(saying)]) {
      const svg = execFileSync('dot', ['-Tsvg'], {
        input: toDot(picture),
        stdio: ['pipe', 'pipe', 'pipe'],
      }).toString()
      expect(svg.match(/class="node"/g)).toHaveLength(picture.nodes.length)
      expect(svg.match(/class="edge"/g)).toHaveLength(picture.links.length)
    }
  })
})

describe('JSON Graph Format', () => {
  type JsonGraph = {
    graph: {
      nodes: Record<string, { label: string }>
      edges: { id: string; source: string; target: string; metadata: { evidence: unknown } }[]
    }
  }

  it('holds every node under its key and every link with all its evidence', () => {
    const { graph: drawn } = JSON.parse(toJsonGraph(whole)) as JsonGraph
    expect(Object.keys(drawn.nodes)).toEqual(whole.nodes.map(({ key }) => key))
    for (const [i, edge] of drawn.edges.entries()) {
      const link = whole.links[i] as Link
      expect([edge.id, edge.source, edge.target]).toEqual([link.id, keyOf(link.from), keyOf(link.to)])
      expect(edge.metadata.evidence).toEqual(link.evidence)
      expect(drawn.nodes).toHaveProperty([edge.source])
    }
  })

  it('says what it was given, unharmed and harmless', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const json = toJsonGraph(saying(text))
        expect((JSON.parse(json) as JsonGraph).graph.nodes[`cell/${text}0`]?.label).toBe(text)
        expect(json.replaceAll('\n', '')).not.toMatch(dangerous)
      }),
    )
  })
})

it('an empty graph is a graph in every form', () => {
  const empty: Picture = { title: 'none', nodes: [], links: [], remarks: [] }
  expect(toMermaid(empty)).toBe('flowchart LR\n  %% none')
  expect(toDot(empty)).toBe('digraph "none" {\n  rankdir=LR\n}')
  expect(parseXml(toGraphml(empty)).map(({ name }) => name)).toContain('graph')
  expect(JSON.parse(toJsonGraph(empty))).toMatchObject({ graph: { nodes: {}, edges: [] } })
})

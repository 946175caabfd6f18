import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  graphOf,
  keyOf,
  type Link,
  nodeOf,
  nodesOf,
  type RelatedNode,
  reach,
  rootsOf,
} from '../../../src/evidence/pathways/index.js'
import { openBundled } from '../../helpers/bundled.js'
import { anyLinks, link } from './made-up.js'

const dataset = openBundled()
const start: readonly RelatedNode[] = [{ node: nodeOf({ kind: 'mediator', id: 'a' }, dataset), is: 'same' }]
const around = (links: readonly Link[], side: 'onward' | 'back', depth?: number) =>
  reach(graphOf(links, dataset), start, side, depth).map(({ link: { id }, node, steps }) => [id, node.id, steps])

describe('what a node reaches', () => {
  const links = [link('a', 'b'), link('b', 'c'), link('c', 'a'), link('x', 'a'), link('y', 'x')]

  it('is every link onward, nearest first, each once, rings included', () => {
    expect(around(links, 'onward')).toEqual([
      ['a--acts-on--b', 'b', 1],
      ['b--acts-on--c', 'c', 2],
      ['c--acts-on--a', 'a', 3],
    ])
  })

  it('is every link back', () => {
    expect(around(links, 'back').map(([id]) => id)).toEqual([
      'c--acts-on--a',
      'x--acts-on--a',
      'b--acts-on--c',
      'y--acts-on--x',
      'a--acts-on--b',
    ])
  })

  it('ends at the depth that was asked for', () => {
    expect(around(links, 'onward', 1)).toHaveLength(1)
    expect(around(links, 'back', 1)).toHaveLength(2)
  })

  it('is nothing for a node that no link touches', () => expect(around([link('b', 'c')], 'onward')).toEqual([]))
})

it('the roots of a graph reach all its nodes', () => {
  fc.assert(
    fc.property(anyLinks(), (links) => {
      const graph = graphOf(links, dataset)
      const reached = new Set<string>()
      for (const node of rootsOf(graph)) {
        reached.add(node.key)
        for (const met of reach(graph, [{ node, is: 'same' }], 'onward')) reached.add(met.node.key)
      }
      expect([...reached].sort()).toEqual(
        nodesOf(graph)
          .map(({ key }) => key)
          .sort(),
      )
    }),
  )
})

it('the graph holds the nodes of its links under their names, each once', () => {
  const graph = graphOf(dataset.records('edges'), dataset)
  const ends = dataset.records('edges').flatMap(({ from, to }) => [keyOf(from), keyOf(to)])
  expect(
    nodesOf(graph)
      .map(({ key }) => key)
      .sort(),
  ).toEqual([...new Set(ends)].sort())
  expect(graph.size).toBe(dataset.count('edges'))
  for (const { id, name, kind } of nodesOf(graph)) expect([kind, id, name]).not.toContain('')
})

import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  findPathways,
  graphOf,
  keyOf,
  type Link,
  linksIn,
  nodeOf,
  type Pathway,
  type RelatedNode,
  relatedNodes,
} from '../../../src/evidence/pathways/index.js'
import { openBundled } from '../../helpers/bundled.js'
import { anyLinks, link } from './made-up.js'

const dataset = openBundled()
const real = dataset.records('edges')
const kin = (key: string, is: RelatedNode['is'] = 'same'): RelatedNode => {
  const [kind, id] = (key.includes('/') ? key : `mediator/${key}`).split('/') as [Link['from']['kind'], string]
  return { node: nodeOf({ kind, id }, dataset), is }
}
const ways = (links: readonly Link[], from: string, to: string, maxSteps = 4): readonly Pathway[] =>
  findPathways(graphOf(links, dataset), [kin(from)], [kin(to)], maxSteps)
const told = (way: Pathway): string => way.steps.map(({ link: { id } }) => id).join(' ')

/** Every simple path, found the slow way. */
const bySearch = (links: readonly Link[], from: string, to: string, maxSteps: number): string[] => {
  const found: string[] = []
  const walk = (at: string, seen: readonly string[], path: readonly string[]): void => {
    if (at === to && path.length) found.push(path.join(' '))
    if (path.length === maxSteps || (at === to && path.length)) return
    for (const one of links)
      if (keyOf(one.from) === at && !seen.includes(keyOf(one.to)))
        walk(keyOf(one.to), [...seen, keyOf(one.to)], [...path, one.id])
  }
  walk(from, [from], [])
  return found.sort()
}

describe('ways', () => {
  it('are all simple paths of at most so many links, of any graph', () => {
    fc.assert(
      fc.property(anyLinks(), fc.constantFrom('b', 'c', 'd'), fc.integer({ min: 1, max: 6 }), (links, to, maxSteps) => {
        const found = ways(links, 'a', to, maxSteps)
        expect(found.map(told).sort()).toEqual(bySearch(links, 'mediator/a', `mediator/${to}`, maxSteps))
      }),
      { numRuns: 300 },
    )
  })

  it('are all simple paths between any two nodes of the bundled graph', () => {
    const keys = [...new Set(real.flatMap((one) => [keyOf(one.from), keyOf(one.to)]))]
    const graph = graphOf(real, dataset)
    let count = 0
    for (const from of keys)
      for (const to of keys.filter((key) => key !== from)) {
        const found = findPathways(graph, [kin(from)], [kin(to)], 4)
          .map(told)
          .sort()
        expect(found).toEqual(bySearch(real, from, to, 4))
        count += found.length
      }
    expect(count).toBeGreaterThan(real.length)
  })

  it('are ranked by their weakest link, then by length', () => {
    fc.assert(
      fc.property(anyLinks(), (links) => {
        const found = ways(links, 'a', 'b')
        for (const [i, way] of found.entries()) {
          const ranks = way.steps.map(({ strength }) => strength.rank)
          expect(way.weakest.rank).toBe(Math.max(...ranks))
          expect(way.isBroken).toBe(ranks.includes(10))
          const next = found[i + 1]
          if (!next) continue
          expect(next.weakest.rank).toBeGreaterThanOrEqual(way.weakest.rank)
          if (next.weakest.rank === way.weakest.rank) expect(next.steps.length).toBeGreaterThanOrEqual(way.steps.length)
        }
      }),
    )
  })

  it('come in an order that does not depend on that of the links', () => {
    fc.assert(
      fc.property(anyLinks(), (links) => {
        expect(ways([...links].reverse(), 'a', 'b').map(told)).toEqual(ways(links, 'a', 'b').map(told))
      }),
    )
  })

  it('put a short broken way after a long one that holds', () => {
    const links = [
      link('a', 'z', ['refute human-trial']),
      link('a', 'b', ['support review']),
      link('b', 'z', ['partial review']),
    ]
    expect(ways(links, 'a', 'z').map(({ isBroken, steps }) => [isBroken, steps.length])).toEqual([
      [false, 2],
      [true, 1],
    ])
  })

  it('take each of several links between the same two nodes', () => {
    const links = [link('a', 'b', [], { id: 'x1' }), link('a', 'b', [], { id: 'x2' }), link('b', 'c')]
    expect(ways(links, 'a', 'c').map(told)).toEqual(['x1 b--acts-on--c', 'x2 b--acts-on--c'])
  })

  it('tell which study stands behind every step, not one that only speaks against', () => {
    const links = [
      link('a', 'b', ['support animal both', 'support animal first', 'support animal against']),
      link('b', 'c', ['partial in-vitro both', 'refute in-vitro against']),
    ]
    expect(ways(links, 'a', 'c')[0]?.wholeIn).toEqual(['both'])
  })

  it('tell when no disease is named by all steps that name one', () => {
    const chain = (...diseases: string[][]) =>
      ways(
        [
          link('a', 'b', [], { diseases: diseases[0] as string[] }),
          link('b', 'c', [], { diseases: diseases[1] as string[] }),
        ],
        'a',
        'c',
      )[0]?.diseasesDiffer
    expect(chain(['t1d'], ['t2d'])).toBe(true)
    expect(chain(['t1d', 't2d'], ['t2d'])).toBe(false)
    expect(chain(['t1d'], [])).toBe(false)
  })

  it('put what was asked for before its kin where strength and length are equal', () => {
    const graph = graphOf([link('cell/bm-msc', 'x'), link('cell/msc', 'x')], dataset)
    const found = findPathways(graph, [kin('cell/msc'), kin('cell/bm-msc', 'narrower')], [kin('x')], 4)
    expect(found.map(({ from }) => from.is)).toEqual(['same', 'narrower'])
  })

  it('hold each of their links once', () => {
    const links = [link('a', 'b'), link('b', 'c'), link('a', 'd'), link('d', 'b')]
    expect(
      linksIn(ways(links, 'a', 'c'))
        .map(({ id }) => id)
        .sort(),
    ).toEqual(links.map(({ id }) => id).sort())
  })
})

describe('kin of a node', () => {
  const akin = (key: string) =>
    Object.fromEntries(relatedNodes(kin(key).node, dataset).map(({ node, is }) => [node.id, is]))

  it('is itself, all below and all above it', () => {
    const cord = akin('cell/uc-msc')
    expect(cord).toEqual({
      'uc-msc': 'same',
      'wj-msc': 'narrower',
      'perinatal-msc': 'broader',
      msc: 'broader',
      'stem-cell': 'broader',
    })
  })

  it('is no sibling', () => expect(akin('cell/uc-msc')).not.toHaveProperty('bm-msc'))
  it('is found for outcomes', () => expect(akin('outcome/fasting-c-peptide')).toMatchObject({ 'c-peptide': 'broader' }))
  it.each(['mediator/vegf', 'immune-cell/treg', 'mechanism/homing'])('of %s is itself alone', (key) =>
    expect(Object.values(akin(key))).toEqual(['same']),
  )
})

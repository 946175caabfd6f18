import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { strengthOf, strengthWords, strongestFirst } from '../../../src/evidence/pathways/index.js'
import { anyLinks, link } from './made-up.js'

const of = (...evidence: string[]) => strengthOf(link('a', 'b', evidence))

describe('the strength of a link', () => {
  it.each([
    [['support human-trial'], 'human-trial', 'support'],
    [['support in-vitro', 'support animal'], 'animal', 'support'],
    [['support review', 'partial in-vitro'], 'in-vitro', 'partial'],
    [['support in-vitro', 'partial human-trial'], 'human-trial', 'partial'],
    [['partial animal', 'support animal'], 'animal', 'support'],
    [['refute human-trial', 'support review'], 'review', 'support'],
  ])('of %j is the best setting that bears it out: %s, %s', (evidence, setting, how) => {
    expect(of(...evidence)).toMatchObject({ setting, how })
  })

  it.each([[[]], [['refute animal']], [['no-evidence human-trial', 'refute in-vitro']]])(
    'of %j is none',
    (evidence) => {
      expect(of(...evidence)).toMatchObject({ setting: null, how: null, rank: 10 })
    },
  )

  it('ranks human trial, human ex vivo, animal, in vitro, review, in each full support before partial, broken last', () => {
    const order = ['human-trial', 'human-ex-vivo', 'animal', 'in-vitro', 'review'].flatMap((setting) => [
      `support ${setting}`,
      `partial ${setting}`,
    ])
    expect(order.map((said) => of(said).rank)).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9])
  })

  it('is never raised by what speaks against it, and keeps every piece on one side or the other', () => {
    fc.assert(
      fc.property(anyLinks(), (links) => {
        for (const one of links) {
          const { pro, contra, rank } = strengthOf(one)
          expect([...pro, ...contra].map(({ what }) => what).sort()).toEqual(
            one.evidence.map(({ what }) => what).sort(),
          )
          expect(strengthOf({ evidence: [...pro] }).rank).toBe(rank)
        }
      }),
    )
  })

  it('is told in words with what speaks against it', () => {
    const said = (...evidence: string[]): string => strengthWords(link('a', 'b', evidence))
    expect(said('partial human-trial', 'refute in-vitro')).toBe('human trial, in part, 1 against')
    expect(said('support human-ex-vivo')).toBe('human ex vivo')
    expect(said('refute animal', 'no-evidence animal')).toBe('broken: 2 against, none for')
    expect(said()).toBe('broken: no evidence')
  })
})

it('links stand from the strongest to the broken, then by id', () => {
  const some = [
    link('a', 'z', ['refute animal']),
    link('c', 'x'),
    link('b', 'x'),
    link('d', 'x', ['support human-trial']),
  ]
  expect(strongestFirst(some).map(({ id }) => id)).toEqual([
    'd--acts-on--x',
    'b--acts-on--x',
    'c--acts-on--x',
    'a--acts-on--z',
  ])
})

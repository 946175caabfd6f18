import { describe, expect, it } from 'vitest'
import { ensure, entriesOf, isOneOf, itemAt, keysOf, tableOf } from '../src/collections.js'

describe('ensure', () => {
  it('gives back what is there, also nothing-like values', () => {
    expect([ensure(0), ensure(''), ensure(false)]).toEqual([0, '', false])
  })
  it('refuses what is missing', () => {
    expect(() => ensure(null)).toThrow('a value that must be there is null')
    expect(() => ensure(undefined)).toThrow('a value that must be there is undefined')
  })
})

describe('itemAt', () => {
  it('counts from the start, and from the end where negative', () => {
    expect([itemAt(['a', 'b', 'c'], 0), itemAt(['a', 'b', 'c'], -1), itemAt('abc', 1)]).toEqual(['a', 'c', 'b'])
  })
  it('refuses a place that the list does not have', () => {
    expect(() => itemAt(['a'], 1)).toThrow('no item 1 among 1')
    expect(() => itemAt([], -1)).toThrow('no item -1 among 0')
    expect(() => itemAt(/a(b)?/.exec('a') ?? [], 1)).toThrow('no item 1 among 2')
  })
})

it('asks whether a value is one of a list', () => {
  expect([isOneOf(['a', 'b'], 'b'), isOneOf(['a', 'b'], 'c'), isOneOf(['a'], undefined)]).toEqual([true, false, false])
})

it('keeps keys and entries in the order in which they were written, and makes tables in that of the keys', () => {
  expect([keysOf({ b: 1, a: 2 }), entriesOf({ b: 1, a: 2 })]).toEqual([
    ['b', 'a'],
    [
      ['b', 1],
      ['a', 2],
    ],
  ])
  expect(JSON.stringify(tableOf(['b', 'a'], (key) => key.length))).toBe('{"b":1,"a":1}')
})

import { describe, expect, it } from 'vitest'
import { kinds } from '../../src/dataset/index.js'
import { openDataset } from '../../src/store/index.js'
import { dangerous } from '../helpers/hostile.js'

const dataset = openDataset()

describe('the bundled dataset', () => {
  it('says its version, date and hash', () => {
    expect(dataset.stamp).toEqual({
      version: expect.stringMatching(/^\d{4}\.\d{1,2}\.\d+$/),
      asOf: expect.stringMatching(/^\d{4}-\d{2}-\d{2}$/),
      hash: expect.stringMatching(/^sha256:[0-9a-f]{64}$/),
    })
  })

  it.each(kinds)('holds as many %s as it says, in the order of their ids', (kind) => {
    const ids = dataset.records(kind).map((r) => r.id)
    expect(ids).toEqual(dataset.ids(kind))
    expect(ids.length).toBe(dataset.count(kind))
    expect(ids.length).toBeGreaterThan(0)
    expect(ids).toEqual(ids.toSorted())
  })

  it.each(kinds)('holds no dangerous character in %s', (kind) => {
    for (const line of dataset.json(kind, dataset.ids(kind)))
      expect(Buffer.from(line).toString('utf8')).not.toMatch(dangerous)
  })

  it('finds a record by id, and nothing for an id it does not hold', () => {
    expect(dataset.record('trials', 'carlsson-2023-wj-msc-t1d')?.registrations.map((r) => r.id)).toContain(
      'NCT03406585',
    )
    expect(dataset.record('trials', 'no-such-trial')).toBeUndefined()
    expect(dataset.record('diseases', 'constructor')).toBeUndefined()
  })
})

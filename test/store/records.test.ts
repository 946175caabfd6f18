import { describe, expect, it } from 'vitest'
import { catalogs, flat, trialsCatalog } from '../../src/query/index.js'
import { openDataset } from '../../src/store/index.js'

const dataset = openDataset()

describe('the bundled records as questions see them', () => {
  it.each(Object.keys(catalogs) as (keyof typeof catalogs)[])('of %s hold what the records hold', (kind) => {
    const list = dataset.list(catalogs[kind])
    const ids = dataset.ids(kind)
    expect([list.size, list.ids]).toEqual([ids.length, ids])
    for (const id of ids) {
      expect(list.cell(id, 'id')).toBe(id)
      for (const { name } of list.fields) {
        // A reason belongs to nothing, never to a value.
        if (list.missing(id, name)) expect(flat(list.cell(id, name)), `${id} ${name}`).toEqual([])
      }
    }
  })

  it('of trials read anew from the records are the same', () => {
    const list = dataset.list(trialsCatalog)
    for (const { id, ...record } of dataset.records('trials')) {
      expect(list.cell(id, 'enrollment')).toBe(record.enrollment.count)
      expect(list.cell(id, 'route')).toEqual(record.arms.flatMap((a) => (a.product ? [a.product.route] : [])))
      expect(list.cell(id, 'outcome')).toEqual(record.outcomes.map((r) => (r.scale === 'baseline' ? null : r.outcome)))
      expect(list.missing(id, 'sponsor')).toBe(record.sponsor === null ? record.missing.sponsor : undefined)
    }
  })

  it('know nothing of a field or record that does not exist', () => {
    const list = dataset.list(trialsCatalog)
    expect(list.cell(list.ids[0] as string, 'nothing')).toBeNull()
    expect(list.cell('no-such-trial', 'year')).toBeNull()
  })

  it('are selected page by page, and counted', () => {
    const list = dataset.list(trialsCatalog)
    const order = { field: trialsCatalog.fields[0] as (typeof trialsCatalog.fields)[number], descending: false }
    const filters = [{ field: 'disease', any: [{ is: 't1d' }], not: false }]
    const all = list.select(filters, order)
    const pages = [0, 30, 60, 90, 120].flatMap((offset) => list.select(filters, order, { offset, limit: 30 }))
    expect(pages).toEqual(all)
    expect(list.count(filters)).toBe(all.length)
    expect(list.ids.filter(list.meets(filters))).toEqual(all.toSorted())
  })
})

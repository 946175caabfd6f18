import { describe, expect, it } from 'vitest'
import { openDataset } from '../../src/dataset/index.js'
import { type Catalog, catalogs, flat, Rows, toColumns, toTexts, trialsCatalog } from '../../src/query/index.js'
import { trial } from '../helpers/records.js'

const look = {
  name: (_: string, id: string) => id,
  labels: (_: string, id: string) => [id, `name of ${id}`],
  tissue: () => 'bone',
  year: () => 2020,
}

describe('toColumns', () => {
  const catalog: Catalog<'trials'> = {
    ...trialsCatalog,
    fields: trialsCatalog.fields.filter((f) => ['id', 'sponsor', 'donor', 'enrollment'].includes(f.name)),
  }
  const records = [
    trial('a'),
    trial('b', { sponsor: null, enrollment: { count: 0, type: null }, missing: { sponsor: 'notRead' } }),
    trial('c', {
      arms: trial('c').arms.map((arm) => (arm.product ? { ...arm, product: { ...arm.product, donor: null } } : arm)),
      missing: { 'arms.cell.product.donor': 'notReported' },
    }),
  ]
  const columns = toColumns(catalog, records, look)
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line))

  it('makes a line per field, in the order of the catalog', () => {
    expect(columns.map((c) => c.cells)).toEqual([
      ['a', 'b', 'c'],
      [20, 0, 20],
      ['A hospital', null, 'A hospital'],
      [['autologous'], ['autologous'], [null]],
    ])
  })
  it('keeps the reason of each value that is not there, also inside arms', () => {
    expect(columns.map((c) => c.missing)).toEqual([undefined, undefined, { 1: 'notRead' }, { 2: 'notReported' }])
  })
})

it('toTexts folds all text of a record, with the names of what it refers to', () => {
  const [text] = toTexts(trialsCatalog, [trial('a', { title: 'Ménard’s TRIAL', sponsor: null })], look)
  for (const words of [' menard s trial ', ' name of t1d ', ' name of msc ', ' name of hba1c '])
    expect(text).toContain(words)
})

describe('the bundled rows', () => {
  const dataset = openDataset()

  it.each(Object.keys(catalogs) as (keyof typeof catalogs)[])('of %s hold what their records hold', (kind) => {
    const rows = new Rows(catalogs[kind], dataset)
    const ids = dataset.manifest.ids[kind]
    expect(rows.size).toBe(ids.length)
    expect(ids.map((_, row) => rows.cell(row, 'id'))).toEqual(ids)
    for (const [row] of ids.entries())
      for (const { name } of rows.fields) {
        const known = flat(rows.cell(row, name)).length > 0
        // A reason belongs to nothing, never to a value.
        if (rows.missing(row, name)) expect(known, `${ids[row]} ${name}`).toBe(false)
      }
  })

  it('of trials read anew from the records are the same', () => {
    const rows = new Rows(trialsCatalog, dataset)
    for (const [at, record] of dataset.records('trials').entries()) {
      expect(rows.cell(at, 'enrollment')).toBe(record.enrollment.count)
      expect(rows.cell(at, 'route')).toEqual(record.arms.flatMap((a) => (a.product ? [a.product.route] : [])))
      expect(rows.cell(at, 'outcome')).toEqual(record.outcomes.map((r) => (r.scale === 'baseline' ? null : r.outcome)))
      expect(rows.missing(at, 'sponsor')).toBe(record.sponsor === null ? record.missing.sponsor : undefined)
    }
  })

  it('know nothing of a field that does not exist', () =>
    expect(new Rows(trialsCatalog, dataset).cell(0, 'nothing')).toBeNull())
})

import { describe, expect, it } from 'vitest'
import { toColumns, toTexts } from '../../src/compile/columns.js'
import type { Catalog } from '../../src/query/index.js'
import { trialsCatalog } from '../../src/query/readers.js'
import { trial } from '../helpers/records.js'

const look = {
  name: (_: string, id: string) => id,
  labels: (_: string, id: string) => [id, `name of ${id}`],
  tissue: () => 'bone',
  about: () => ({ diseases: [], cells: [], outcomes: [] }),
  asOf: '2026-01-01',
  owners: () => ['bundled'] as const,
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

  it('makes one per field, in the order of the catalog', () => {
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

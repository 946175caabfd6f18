import { describe, expect, it } from 'vitest'
import { outlineOf, outlines } from '../../src/evidence/outlines.js'
import { datasetOf } from '../helpers/made-dataset.js'
import { arm, cell, disease, outcome, product, row, trial } from '../helpers/records.js'

const before = row('before', { outcome: 'hba1c', scale: 'baseline', timepointMonths: 0 })
const after = row('after', { outcome: 'hba1c' })

describe('the outline of a trial', () => {
  it.each([
    ['no result', [], [], false],
    ['baseline values only', [before], [], false],
    ['results, each outcome once', [before, after, { ...after, id: 'later' }], ['hba1c'], true],
  ] as const)('tells of %s', (_, outcomes, named, hasResults) =>
    expect(outlineOf(trial('one', { outcomes: [...outcomes] }))).toMatchObject({ outcomes: named, hasResults }),
  )

  it('knows the cells of treated arms only, and an arm without cells from none', () => {
    const given = (cells: string[]) => product({ cells })
    const cellsOf = (...arms: ReturnType<typeof arm>[]) => outlineOf(trial('one', { arms })).cells
    expect(cellsOf(arm('a', { product: given(['msc']) }), arm('b', { product: given(['msc', 'islet']) }))).toEqual([
      'msc',
      'islet',
    ])
    expect(cellsOf(arm('control', { product: given(['msc']) }))).toBeNull()
    expect(cellsOf(arm('a', { product: null }))).toBeNull()
    expect(cellsOf(arm('a', { product: given([]) }))).toEqual([])
  })

  it.each(['completed', 'terminated', 'recruiting', 'withdrawn'] as const)('knows whether a %s one is over', (value) =>
    expect(outlineOf(trial('one', { status: { value, asOf: '2020' } })).hasEnded).toBe(
      value === 'completed' || value === 'terminated',
    ),
  )

  it('is read for every trial, in the order of ids', () => {
    const dataset = datasetOf({
      trials: [trial('b'), trial('a')],
      diseases: [disease('t1d')],
      cells: [cell('bm-mnc')],
      outcomes: [outcome('hba1c')],
    })
    expect(outlines(dataset).map(({ id }) => id)).toEqual(dataset.ids('trials'))
  })
})

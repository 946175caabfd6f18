import { describe, expect, it } from 'vitest'
import type { Trial } from '../../../src/dataset/index.js'
import { select, valuesOf } from '../../../src/evidence/provenance/index.js'
import { openBundled } from '../../helpers/bundled.js'

const dataset = openBundled()
const zang = dataset.record('trials', 'zang-2022-uc-msc-t2d') as Trial
const places = valuesOf(zang)
const choose = (word: string) => select(zang, places, word, dataset)
const paths = (word: string): string[] => {
  const selection = choose(word)
  if ('why' in selection) throw new Error(selection.why)
  return selection.places.map(({ path }) => path)
}

describe('select finds', () => {
  it.each([
    ['a path', 'design.masking', ['design.masking']],
    ['a path in capitals', 'DESIGN.MASKING', ['design.masking']],
    ['what lies below a path', 'enrollment', ['enrollment.count', 'enrollment.type']],
    ['a path of any arm', 'arms.*.allocated', ['arms.cell.allocated', 'arms.control.allocated']],
    ['a field of the listing', 'masking', ['design.masking']],
    ['a field by another name', 'phase', ['design.phases']],
    ['the whole dose', 'dose', ['value', 'unit', 'basis', 'text'].map((key) => `arms.cell.product.dose.${key}`)],
    ['a name within a path', 'coIntervention', ['arms.cell.cointervention', 'arms.control.cointervention']],
    ['the start behind the year', 'year', ['start']],
  ])('%s', (_, word, expected) => expect(paths(word)).toEqual(expected))

  it('an outcome row by its id', () => {
    const found = paths('hba1c-11m-final')
    expect(found.length).toBeGreaterThan(5)
    for (const path of found) expect(path).toMatch(/^outcomes\.hba1c-11m-final\./)
  })

  it.each(['hba1c', 'HbA1c', '糖化血红蛋白', 'glycated hemoglobin'])(
    'every row of an outcome measure by its name %s',
    (word) => {
      const rows = new Set(paths(word).map((path) => path.split('.')[1]))
      expect([...rows].toSorted()).toEqual(['hba1c-11m-change', 'hba1c-11m-final', 'hba1c-baseline'])
    },
  )

  it('the rows of narrower measures when there is none of the one asked', () => {
    const outcomes = dataset.vocabulary('outcomes')
    const own = (t: Trial) => new Set(t.outcomes.map((row) => row.outcome))
    const t = dataset
      .records('trials')
      .find((x) => own(x).has('fasting-c-peptide') && !own(x).has('c-peptide')) as Trial
    const selection = select(t, valuesOf(t), 'c-peptide', dataset)
    const found = 'places' in selection ? selection.places.map((place) => place.row?.outcome as string) : []
    expect(found).toContain('fasting-c-peptide')
    for (const id of found) expect(outcomes.within('c-peptide').has(id), id).toBe(true)
  })

  it('every value under every path of every trial', () => {
    for (const t of dataset.records('trials').slice(0, 40)) {
      const all = valuesOf(t)
      for (const place of all) {
        const selection = select(t, all, place.path, dataset)
        expect('places' in selection && selection.places.includes(place), `${t.id} ${place.path}`).toBe(true)
      }
    }
  })
})

describe('select refuses', () => {
  it.each([
    ['maskin', 'masking'],
    ['hba1cc', 'hba1c'],
    ['enrolment', 'enrollment'],
    ['design.maskng', 'design.masking'],
  ])('%s and names %s', (word, near) => {
    const selection = choose(word)
    expect(selection).toMatchObject({
      why: `nothing in ${zang.id} is called "${word}"`,
      hint: expect.stringContaining(near),
    })
  })

  it('an outcome measure of which it has no row, and names those it has', () =>
    expect(choose('time-in-range')).toMatchObject({
      why: expect.stringMatching(/^no row of .+ in zang-2022/),
      hint: expect.stringContaining('hba1c'),
    }))

  it('a field that is computed', () =>
    expect(choose('headline')).toMatchObject({ why: expect.stringContaining('no value of its own') }))

  it.each(['', ' ', 'constructor', '__proto__', 'toString', '*', '.'])('%j', (word) => {
    const selection = choose(word)
    if (word === '*') expect('places' in selection && selection.places.length).toBe(places.length)
    else expect(selection).toHaveProperty('why')
  })
})

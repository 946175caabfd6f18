import { describe, expect, it } from 'vitest'
import type { Review } from '../../../src/dataset/index.js'
import { against, figureAnomalies, synthesize } from '../../../src/evidence/synthesis/index.js'
import { openBundled } from '../../helpers/bundled.js'
import { question } from './made-up.js'

const dataset = openBundled()
const review = (id: string): Review => {
  const found = dataset.record('reviews', id)
  if (!found) throw new Error(id)
  return found
}
type Figure = Review['pooled'][number]
const figure = (more: Partial<Figure>): Figure => ({
  outcome: 'hba1c',
  measure: 'md',
  unit: '%',
  value: -1,
  ci: [-1.5, -0.5],
  p: '0.001',
  i2: null,
  model: null,
  studies: null,
  participants: null,
  timepointMonths: null,
  comparison: 'against-control',
  ...more,
})

describe('a published figure', () => {
  it.each<[string, Partial<Figure>, RegExp]>([
    ['that lost a minus sign', { value: -1.18, ci: [-1.4, 0.95], p: null }, /not the middle of -1\.4 to 0\.95/],
    ['outside its interval', { value: -2, ci: [-1.5, -0.5], p: null }, /lies outside its interval/],
    [
      'that is called significant across no effect',
      { value: -0.5, ci: [-1.2, 0.2], p: '0.03' },
      /called significant, but the interval .* includes 0/,
    ],
    [
      'that is called insignificant away from no effect',
      { p: '0.2' },
      /not significant, but the interval .* leaves out 0/,
    ],
    [
      'that is a ratio off the middle of its logs',
      { measure: 'rr', value: 0.98, ci: [0.5, 1.32], p: null },
      /not the middle/,
    ],
  ])('%s is found', (_, more, message) => expect(figureAnomalies(figure(more)).join()).toMatch(message))

  it.each<Partial<Figure>>([
    {},
    { ci: null },
    { measure: 'rr', value: 0.98, ci: [0.72, 1.32], p: '0.02 (heterogeneity)' },
    { value: 1.78, ci: [-1.02, 4.58], p: '0.212' },
    { value: -1.085, ci: [-1.513, -0.657], p: '<0.001' },
  ])('that is sound is left alone %#', (more) => expect(figureAnomalies(figure(more))).toEqual([]))

  it('of the dataset that arithmetic doubts has an anomaly on record', () => {
    const doubted = dataset
      .records('reviews')
      .flatMap(({ id, pooled }) =>
        pooled.filter((one) => figureAnomalies(one).length).map((one) => ({ id, recorded: one.anomaly !== undefined })),
      )
    expect(doubted).toEqual([{ id: 'guo-2019-abm-mnc-t2d', recorded: true }])
  })
})

describe('beside a published synthesis', () => {
  const sun = against(
    review('sun-2020-sc-t1d'),
    synthesize(question({ outcome: 'hba1c', disease: 't1d', measure: 'md' }), dataset),
    dataset,
  )

  it('its studies are found among ours by first author and year', () => {
    const matched = Object.fromEntries((sun.studies ?? []).map(({ theirs, trials }) => [theirs, trials]))
    expect(matched).toMatchObject({
      'Cai 2016': ['cai-2016-uc-msc-bm-mnc-t1d'],
      'Hu 2013': ['hu-2013-wj-msc-t1d'],
      'Gu 2018': ['gu-2018-hsct-t1d'],
      'Walicka 2018': ['walicka-2018-hsct-t1d'],
    })
  })

  it('each says what became of it here', () => {
    const fate = Object.fromEntries((sun.studies ?? []).map(({ theirs, here }) => [theirs, here]))
    expect(fate['Cai 2016']).toBe('used here')
    expect(fate['Hu 2013']).toBe('left out here: told in words, without numbers per arm')
    expect(fate['Carlsson 2015']).toBe('no Glycated hemoglobin (HbA1c) result of it on record here')
  })

  it('the reasons why figures differ are told', () => {
    expect(sun.why.join('\n')).toMatch(/the time point was not read/)
    expect(sun.why.join('\n')).toMatch(/7 of the 12 studies of its list are not randomized/)
    expect(sun.missingThere).toEqual([])
  })

  it('before-after figures, other measures and pooled diseases are named', () => {
    const li = against(
      review('li-2021-msc-t1d-t2d'),
      synthesize(question({ outcome: 'hba1c', disease: 't2d', cell: 'msc', measure: 'smd' }), dataset),
      dataset,
    )
    const why = li.why.join('\n')
    expect(why).toMatch(/compares patients with their own baseline; ours compares them with a control group/)
    expect(why).toMatch(/another measure than our SMD/)
    expect(why).toMatch(/pools t1d and t2d together; here the question is t2d/)
    expect([li.studies, li.missingThere]).toEqual([null, null])
  })

  it('rows without an author match nothing', () => {
    const nameless = against(
      review('scrt-2024-msc-review'),
      synthesize(question({ outcome: 'hba1c' }), dataset),
      dataset,
    )
    expect(new Set(nameless.studies?.map(({ match }) => match))).toEqual(new Set(['no author printed']))
  })

  it('an author without a year is matched by name alone, and says so', () => {
    const aringazina = against(
      review('aringazina-2025-auto-allo-msc'),
      synthesize(question({ outcome: 'hba1c' }), dataset),
      dataset,
    )
    const by = Object.fromEntries((aringazina.studies ?? []).map(({ theirs, match }) => [theirs, match]))
    expect(by).toMatchObject({
      Skyler: 'author alone',
      Bhansali: 'several by author',
      Vanikar: 'not in our dataset',
      'De Guzman': 'author alone',
    })
  })

  it('every synthesis on record can be set beside every outcome that it pooled', () => {
    for (const one of dataset.records('reviews'))
      for (const outcome of new Set(one.pooled.map((f) => f.outcome))) {
        const found = against(one, synthesize(question({ outcome }), dataset), dataset)
        expect(found.figures.length, `${one.id} ${outcome}`).toBeGreaterThan(0)
        expect(found.why.length, `${one.id} ${outcome}`).toBeGreaterThan(0)
      }
  })
})

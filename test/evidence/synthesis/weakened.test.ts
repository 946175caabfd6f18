import { describe, expect, it } from 'vitest'
import { nearbyQuestions, synthesize } from '../../../src/evidence/synthesis/index.js'
import { arm, product, type Row } from '../../helpers/records.js'
import {
  answer,
  arms,
  counted,
  type MadeTrial,
  openLabel,
  openMade,
  question,
  study,
  two,
  usedIds,
  weakened,
} from './made-up.js'

describe('--allow', () => {
  it('lets in what it names, and says so', () => {
    const odd = study('odd', { timepointMonths: 36 })
    const synthesis = answer(two(odd), { allow: ['time-points'] })
    expect(usedIds(synthesis)).toEqual(['first', 'odd', 'second'])
    expect(synthesis.overridden).toEqual([
      {
        code: 'time-points',
        severity: 'refuse',
        trials: ['odd'],
        reason: 'measured at 36 months, outside 12 months ± 3',
        allowed: true,
      },
    ])
  })

  it('of another refusal changes nothing', () => {
    const odd = study('odd', { timepointMonths: 36 })
    expect(usedIds(answer(two(odd), { allow: ['overlap', 'definitions'] }))).toEqual(['first', 'second'])
  })

  it('reads ± as an SD only when told to', () => {
    const odd = study('odd', arms({ n: 10, mean: 7, plusMinus: 1 }, { n: 10, mean: 8, plusMinus: 1 }))
    const synthesis = answer(two(odd), { allow: ['spread-unknown'] })
    expect(usedIds(synthesis)).toContain('odd')
    expect(synthesis.overridden.map(({ code }) => code)).toEqual(['spread-unknown', 'spread-unknown'])
  })

  it('pools trials without events only when told to, and says so', () => {
    const trials = [counted('a', [3, 10, 1, 10]), counted('none', [0, 10, 0, 10])]
    const synthesis = answer(trials, { outcome: 'closure', allow: ['no-events'] })
    expect([usedIds(synthesis), synthesis.overridden.map(({ code, trials: ids }) => [code, ids])]).toEqual([
      ['a', 'none'],
      [['no-events', ['none']]],
    ])
  })

  it('pools changes with final values, and says so', () => {
    const odd = study('odd', { scale: 'change', ...arms({ n: 10, mean: -1, sd: 1 }, { n: 10, mean: 0, sd: 1 }) })
    const synthesis = answer(two(odd), { allow: ['change-and-final'] })
    expect(usedIds(synthesis)).toEqual(['first', 'odd', 'second'])
    expect(synthesis.overridden.map(({ code }) => code)).toEqual(['change-and-final'])
  })
})

describe('what weakens a result', () => {
  it.each<[string, Partial<Row>, Partial<MadeTrial>, string]>([
    ['a spread whose kind was inferred', { spread: { kind: 'sd', basis: 'inferred' } }, {}, 'spread-inferred'],
    ['a secondary source', { level: 'secondary' }, {}, 'secondary'],
    ['news', { level: 'news' }, {}, 'secondary'],
    ['a part of the participants', { subgroup: 'volunteers' }, {}, 'subgroup'],
    [
      'a derived number',
      { arms: { cell: { n: 10, mean: 7, sd: 1, derived: { mean: '8 minus 1' } }, control: { n: 10, mean: 8, sd: 1 } } },
      {},
      'derived',
    ],
    [
      'medians',
      {
        spread: { kind: 'iqr', basis: 'stated' },
        arms: { cell: { n: 10, median: 7, q1: 6, q3: 8 }, control: { n: 10, median: 8, q1: 7, q3: 9 } },
      },
      {},
      'median',
    ],
    [
      'people allocated in place of people measured',
      { arms: { cell: { mean: 7, sd: 1 }, control: { mean: 8, sd: 1 } } },
      {},
      'size-assumed',
    ],
    [
      'a doubt about one value',
      {},
      { anomalies: [{ rule: 'judgment', path: 'outcomes.hba1c.p', text: 'No reading gives this p.' }] },
      'anomaly',
    ],
    [
      'sources that disagree on the result',
      {},
      { disagreements: [{ about: 'outcomes.hba1c', text: 'A later report says otherwise.' }] },
      'disagreement',
    ],
  ])('is told: %s', (_, result, more, code) => {
    const odd = study('odd', result, more)
    const synthesis = answer([study('first'), odd])
    expect(usedIds(synthesis)).toEqual(['first', 'odd'])
    expect(weakened(synthesis, 'odd')).toContain(code)
    expect(weakened(synthesis, 'first')).not.toContain(code)
  })

  it('is told of final scores whose baseline is not on record', () => {
    const odd = study('odd')
    const synthesis = answer([
      study('first'),
      {
        ...odd,
        outcomes: odd.outcomes.slice(0, 1),
        missing: { 'arms.control.product': 'notApplicable', 'design.assignment': 'notApplicable' },
      },
    ])
    expect([weakened(synthesis, 'first'), weakened(synthesis, 'odd')]).toEqual([[], ['baseline-unknown']])
  })

  it.each<[string, Partial<MadeTrial>, string]>([
    ['diseases', { disease: 'lada' }, 'disease-within'],
    ['stages', { population: { stage: 'established', ageGroup: 'adult', description: 'Adults.' } }, 'stage'],
    ['ages', { population: { stage: 'new-onset', ageGroup: 'pediatric', description: 'Children.' } }, 'age'],
    ['cells', { arms: [arm('cell', { product: product({ cells: ['hsc'] }) }), arm('control')] }, 'cells'],
    ['donors', { arms: [arm('cell', { product: product({ donor: 'allogeneic' }) }), arm('control')] }, 'donors'],
    [
      'controls',
      {
        design: openLabel(),
      },
      'control',
    ],
    [
      'doses',
      {
        arms: [
          arm('cell', {
            product: product({ dose: { value: 1e6, unit: 'cells/kg', basis: 'per-infusion', text: null } }),
          }),
          arm('control'),
        ],
        missing: { 'arms.cell.product.dose.text': 'notReported' },
      },
      'dose',
    ],
  ])('is told of different %s', (_, more, code) => {
    const synthesis = answer([study('first'), study('odd', {}, more)])
    expect(usedIds(synthesis)).toEqual(['first', 'odd'])
    expect(synthesis.clashes.map((one) => one.code)).toContain(code)
    expect(answer([study('first'), study('odd')]).clashes).toEqual([])
  })

  it('two diseases do not mix: the one of most trials is kept, unless --allow says otherwise', () => {
    const trials = [study('first'), study('odd', {}, { disease: 't2d' }), study('third')]
    const synthesis = answer(trials)
    expect(usedIds(synthesis)).toEqual(['first', 'third'])
    expect(
      synthesis.leftOut.map(({ candidate, refusals }) => [
        candidate.reading.trial.id,
        refusals.map(({ code, reason }) => [code, reason]),
      ]),
    ).toEqual([['odd', [['disease', 'in t2d, where most comparable trials are in t1d']]]])
    const mixed = answer(trials, { allow: ['disease'] })
    expect(usedIds(mixed)).toEqual(['first', 'odd', 'third'])
    expect(mixed.overridden.map(({ code, trials: of }) => [code, of])).toEqual([['disease', ['odd']]])
  })

  it('where nothing is pooled, questions beside it are told with the number of studies that they pool', () => {
    const dataset = openMade([study('first'), study('late', { timepointMonths: 17 })])
    const asked = question({ timepoint: 12 })
    const found = nearbyQuestions(synthesize(asked, dataset), dataset)
    expect(found.map(({ change, studies }) => [change, studies])).toContainEqual(['within ± 6 months', 2])
    for (const { question: other, studies } of found) expect(synthesize(other, dataset).included.length).toBe(studies)
  })

  it('different cells are a note within the kind that was asked for', () => {
    const odd = study('odd', {}, { arms: [arm('cell', { product: product({ cells: ['hsc'] }) }), arm('control')] })
    expect(
      answer([study('first'), odd], { cell: 'stem-cell' }).clashes.map(({ code, severity }) => [code, severity]),
    ).toEqual([['cells-within', 'note']])
  })
})

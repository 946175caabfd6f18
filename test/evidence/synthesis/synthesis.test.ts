import { describe, expect, it } from 'vitest'
import { nearbyQuestions, synthesize } from '../../../src/evidence/synthesis/index.js'
import { effectSize } from '../../../src/stats/index.js'
import { arm, product, type Row, row, trial } from '../../helpers/records.js'
import { answer, counted, type MadeTrial, openMade, question, refused, study, usedIds, weakened } from './made-up.js'

const two = (...trials: readonly MadeTrial[]) => [study('first'), study('second'), ...trials]
const arms = (cell: Row['arms'][string], control: Row['arms'][string]): Pick<Row, 'arms'> => ({
  arms: { cell, control },
})

describe('comparable results', () => {
  it('are pooled, with the effect of cells minus control', () => {
    const synthesis = answer(two())
    expect(usedIds(synthesis)).toEqual(['first', 'second'])
    expect(synthesis.included[0]?.effect).toEqual(
      effectSize({ measure: 'MD', treatment: { n: 10, mean: 7, sd: 1 }, control: { n: 10, mean: 8, sd: 1 } }),
    )
    expect([synthesis.measure, synthesis.unit, synthesis.center]).toEqual(['md', '%', 12])
  })

  it('in another unit are converted, means with the intercept and SDs without, and the work is shown', () => {
    const mmol = study('mmol', {
      unit: 'mmol/mol',
      ...arms({ n: 10, mean: 53, sd: 10.93 }, { n: 10, mean: 64, sd: 10.93 }),
    })
    const synthesis = answer([
      study('percent'),
      {
        ...mmol,
        outcomes: mmol.outcomes.slice(0, 1),
        missing: { 'arms.control.product': 'notApplicable', 'design.assignment': 'notApplicable' },
      },
    ])
    const reading = synthesis.included.find(({ reading: one }) => one.trial.id === 'mmol')?.reading
    expect(reading?.treatment).toMatchObject({
      mean: expect.closeTo(53 * 0.0915 + 2.15, 10),
      sd: expect.closeTo(1.0001, 4),
    })
    expect(reading?.effect?.estimate).toBeCloseTo(-11 * 0.0915, 10)
    expect(reading?.work).toEqual([
      'mmol/mol to %: × 0.0915 + 2.15; differences and SDs × 0.0915 only',
      'cell: mean 53 mmol/mol × 0.0915 + 2.15 = 6.9995 %, SD 10.93 mmol/mol × 0.0915 = 1.00009 %',
      'control: mean 64 mmol/mol × 0.0915 + 2.15 = 8.006 %, SD 10.93 mmol/mol × 0.0915 = 1.00009 %',
    ])
  })

  it('with an SE or an interval in place of an SD are pooled by it', () => {
    const se = study('se', {
      spread: { kind: 'se', basis: 'stated' },
      ...arms({ n: 16, mean: 7, se: 0.25 }, { n: 16, mean: 8, se: 0.25 }),
    })
    const wide = trial('se', {
      ...se,
      arms: [arm('cell', { allocated: 16, analyzed: 16 }), arm('control', { allocated: 16, analyzed: 16 })],
      enrollment: { count: 32, type: 'actual' },
    })
    const synthesis = answer([...two(), wide])
    expect(synthesis.included.find(({ reading }) => reading.trial.id === 'se')?.reading.treatment?.sd).toBeCloseTo(
      1,
      12,
    )
  })

  it('as a printed effect are pooled when the arms print no numbers', () => {
    const printed = study('printed', {
      arms: { cell: { n: 10 }, control: { n: 10 } },
      effect: { measure: 'md', value: -0.5, ci: [-1, 0], arms: ['cell', 'control'] },
    })
    const synthesis = answer([...two(), printed])
    const own = synthesis.included.find(({ reading }) => reading.trial.id === 'printed')
    expect([own?.effect.estimate, own?.n]).toEqual([-0.5, 20])
  })

  it('printed as control minus cells have their sign turned', () => {
    const printed = study('printed', {
      arms: { cell: { n: 10 }, control: { n: 10 } },
      effect: { measure: 'md', value: 0.5, ci: [0, 1], arms: ['control', 'cell'] },
    })
    expect(
      answer([...two(), printed]).included.find(({ reading }) => reading.trial.id === 'printed')?.effect.estimate,
    ).toBe(-0.5)
  })
})

describe('the guard leaves out', () => {
  const ten = (more: Partial<Row['arms'][string]>) => ({ n: 10, ...more })

  it.each<[string, MadeTrial, string]>([
    ['a result told in words', study('odd', { kind: 'qualitative', arms: {} }), 'no-number'],
    ['a mean without spread', study('odd', arms(ten({ mean: 7 }), ten({ mean: 8 }))), 'no-spread'],
    [
      'a result without numbers for the control arm',
      study('odd', { arms: { cell: { n: 10, mean: 7, sd: 1 } } }),
      'no-number',
    ],
    [
      'a number after ± of a kind that is not stated',
      study('odd', arms(ten({ mean: 7, plusMinus: 1 }), ten({ mean: 8, plusMinus: 1 }))),
      'spread-unknown',
    ],
    ['an SD that may be none', study('odd', { spread: { kind: 'sd', basis: 'unstated' } }), 'spread-unknown'],
    ['another time', study('odd', { timepointMonths: 36 }), 'time-points'],
    ['a time that nobody knows', study('odd', { timepointMonths: null }), 'time-points'],
    [
      'a change beside final values',
      study('odd', { scale: 'change', ...arms(ten({ mean: -1, sd: 1 }), ten({ mean: 0, sd: 1 })) }),
      'change-and-final',
    ],
    [
      'a percent change beside final values',
      study('odd', {
        scale: 'percent-change',
        unit: '% of baseline',
        ...arms(ten({ mean: -10, sd: 5 }), ten({ mean: 0, sd: 5 })),
      }),
      'percent-change',
    ],
    [
      'people at a target beside means',
      study('odd', { kind: 'binary', unit: 'participants', ...arms(ten({ events: 3 }), ten({ events: 1 })) }),
      'kind',
    ],
    [
      'numbers that contradict themselves',
      study('odd', arms(ten({ mean: 7, ci: [8, 9] }), ten({ mean: 8, ci: [7.5, 8.5] }))),
      'statistics',
    ],
    [
      'a single group',
      study(
        'odd',
        { arms: { cell: { n: 10, mean: 7, sd: 1 } } },
        {
          arms: [arm('cell')],
          enrollment: { count: 10, type: 'actual' },
          outcomes: [row('hba1c', { arms: { cell: { n: 10, mean: 7, sd: 1 } } })],
          design: {
            model: 'single-group',
            allocation: 'na',
            concealment: 'concealed',
            assignment: null,
            masking: 'none',
            control: 'none',
            phases: ['2'],
            centers: 'single',
            collection: 'prospective',
          },
          missing: { 'arms.control.product': 'notApplicable', 'design.assignment': 'notApplicable' },
        },
      ),
      'no-control',
    ],
    [
      'a trial that is not randomized beside randomized ones',
      study(
        'odd',
        {},
        {
          design: {
            model: 'parallel',
            allocation: 'non-randomized',
            concealment: 'concealed',
            assignment: null,
            masking: 'none',
            control: 'standard-care',
            phases: ['2'],
            centers: 'single',
            collection: 'prospective',
          },
        },
      ),
      'non-randomized',
    ],
    [
      'a trial whose randomization sources dispute, beside randomized ones',
      study(
        'odd',
        {},
        {
          design: {
            model: 'parallel',
            allocation: 'randomized',
            concealment: 'concealed',
            assignment: null,
            masking: 'none',
            control: 'standard-care',
            phases: ['2'],
            centers: 'single',
            collection: 'prospective',
            disputed: { allocation: ['non-randomized'] },
          },
          disagreements: [{ about: 'design.allocation', text: 'The registry says otherwise.' }],
        },
      ),
      'non-randomized',
    ],
  ])('%s', (_, odd, code) => {
    const fixed = code === 'no-control' ? { ...odd, missing: { 'design.assignment': 'notApplicable' as const } } : odd
    // An anomaly is demanded where the source contradicts itself.
    const kept =
      code === 'statistics'
        ? {
            ...fixed,
            anomalies: [{ rule: 'ci-contains-estimate', path: 'outcomes.hba1c.arms.cell.ci', text: 'Outside.' }],
          }
        : fixed
    const synthesis = answer(two(kept))
    expect(usedIds(synthesis)).toEqual(['first', 'second'])
    expect(refused(synthesis)).toEqual({ odd: [code] })
    expect(synthesis.leftOut[0]?.refusals[0]?.reason.length).toBeGreaterThan(10)
  })

  it('final scores of arms that differed at baseline, by a Welch test', () => {
    const odd = study('odd')
    const [result, base] = odd.outcomes as [Row, Row]
    const apart = {
      ...odd,
      outcomes: [
        result,
        { ...base, arms: { cell: { n: 10, mean: 7, sd: 0.5 }, control: { n: 10, mean: 8.1, sd: 0.5 } } },
      ],
    }
    const synthesis = answer(two(apart))
    expect(refused(synthesis)).toEqual({ odd: ['baseline-imbalance'] })
    expect(synthesis.leftOut[0]?.refusals[0]?.reason).toMatch(/differed at baseline \(7 against 8\.1, Welch p 0\.00/)
  })

  it('final scores of arms whose imbalance is on record', () => {
    const odd = study(
      'odd',
      {},
      {
        anomalies: [
          { rule: 'baseline-imbalance', path: 'outcomes.hba1c-baseline.arms', text: 'The arms differ twofold.' },
        ],
      },
    )
    expect(refused(answer(two(odd)))).toEqual({ odd: ['baseline-imbalance'] })
  })

  it('numbers that the source itself contradicts', () => {
    const odd = study(
      'odd',
      {},
      { anomalies: [{ rule: 'judgment', path: 'outcomes.hba1c.arms', text: 'These medians cannot hold.' }] },
    )
    expect(refused(answer(two(odd)))).toEqual({ odd: ['contradiction'] })
  })

  it('the smaller of two cohorts that may share patients', () => {
    const small = study('small', arms({ n: 5, mean: 7, sd: 1 }, { n: 5, mean: 8, sd: 1 }), {
      overlaps: [{ trial: 'first', why: 'Same hospital.', certainty: 'likely' }],
    })
    const first = study('first', {}, { overlaps: [{ trial: 'small', why: 'Same hospital.', certainty: 'likely' }] })
    const synthesis = answer([first, study('second'), small])
    expect(usedIds(synthesis)).toEqual(['first', 'second'])
    expect(refused(synthesis)).toEqual({ small: ['overlap'] })
    expect(synthesis.leftOut[0]?.refusals[0]?.reason).toContain(
      'probably shares patients with first, which counts 20 people against 10',
    )
  })

  it('units that do not convert, and keeps those that most trials share', () => {
    const insulin = (id: string, unit: string) =>
      study(
        id,
        { id: 'insulin', outcome: 'insulin-dose', unit },
        {
          outcomes: [
            row('insulin', {
              outcome: 'insulin-dose',
              unit,
              arms: { cell: { n: 10, mean: 0.5, sd: 0.2 }, control: { n: 10, mean: 0.6, sd: 0.2 } },
            }),
          ],
          missing: {},
        },
      )
    const trials = [insulin('a', 'U/kg/day'), insulin('b', 'U/kg/day'), insulin('c', 'U/day')].map((one) => ({
      ...one,
      missing: { 'arms.control.product': 'notApplicable' as const, 'design.assignment': 'notApplicable' as const },
    }))
    const synthesis = answer(trials, { outcome: 'insulin-dose' })
    expect(usedIds(synthesis)).toEqual(['a', 'b'])
    expect(refused(synthesis)).toEqual({ c: ['units'] })
    expect(usedIds(answer(trials, { outcome: 'insulin-dose', measure: 'smd' }))).toEqual(['a', 'b', 'c'])
  })

  it('different definitions of an outcome whose entry demands one, word for word', () => {
    const remission = (id: string, definition?: string) =>
      counted(id, [5, 10, 2, 10], {
        id: 'remission',
        outcome: 'clinical-remission',
        ...(definition ? { definition } : {}),
      })
    const rule = 'No insulin and HbA1c below 7 %'
    const synthesis = answer(
      [
        remission('a', rule),
        remission('b', 'no insulin, and HbA1c below 7 %'),
        remission('c', 'C-peptide up by 10 %'),
        remission('d'),
      ],
      { outcome: 'clinical-remission' },
    )
    expect(usedIds(synthesis)).toEqual(['a', 'b'])
    expect(refused(synthesis)).toEqual({ c: ['definitions'], d: ['definitions'] })
  })

  it('trials in which nobody had the event', () => {
    const synthesis = answer(
      [counted('a', [3, 10, 1, 10]), counted('b', [4, 10, 2, 10]), counted('none', [0, 10, 0, 10])],
      { outcome: 'closure' },
    )
    expect([synthesis.measure, usedIds(synthesis), refused(synthesis)]).toEqual([
      'rr',
      ['a', 'b'],
      { none: ['no-events'] },
    ])
  })

  it('what the user excludes', () =>
    expect(refused(answer(two(study('third')), { exclude: ['third'] }))).toEqual({ third: ['excluded'] }))

  it('a spread whose printed p fits it only as a standard error', () => {
    // 0.3 as SD gives p far below 0.001; as SE it gives the printed 0.02.
    const odd = study('odd', { p: '0.03', ...arms({ n: 10, mean: 7, sd: 0.3 }, { n: 10, mean: 8, sd: 0.3 }) })
    const synthesis = answer(two(odd))
    expect(refused(synthesis)).toEqual({ odd: ['probable-se'] })
  })

  it('a spread far below those of the others that fits them as a standard error', () => {
    const odd = study('odd', arms({ n: 10, mean: 7, sd: 0.3 }, { n: 10, mean: 8, sd: 0.3 }))
    const synthesis = answer([...two(study('third')), odd])
    expect(refused(synthesis)).toEqual({ odd: ['probable-se'] })
  })
})

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
        design: {
          model: 'parallel',
          allocation: 'randomized',
          concealment: 'concealed',
          assignment: null,
          masking: 'none',
          control: 'standard-care',
          phases: ['2'],
          centers: 'single',
          collection: 'prospective',
        },
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

describe('one row speaks for a trial', () => {
  const rows = (...more: readonly Partial<Row>[]) => {
    const base = study('many')
    return {
      ...base,
      outcomes: [...more.map((one, i) => row(`row-${i}`, one)), ...base.outcomes.slice(1)],
      missing: {
        ...base.missing,
        ...Object.fromEntries(
          more.flatMap((one, i) => (one.unit === null ? [[`outcomes.row-${i}.unit`, 'notReported' as const]] : [])),
        ),
      },
    }
  }
  const chosen = (many: MadeTrial, asked: Parameters<typeof answer>[1] = {}) => {
    const synthesis = answer(two(many), asked)
    return {
      row: synthesis.included.find(({ reading }) => reading.trial.id === 'many')?.reading.row.id,
      others: Object.fromEntries(
        synthesis.notChosen.map(({ candidate, reason }) => [candidate.reading.row.id, reason]),
      ),
    }
  }

  it('that is nearest the time point asked for', () => {
    const many = rows({ timepointMonths: 10 }, { timepointMonths: 12 }, { timepointMonths: 13.5 })
    expect(chosen(many, { timepoint: 12 })).toEqual({
      row: 'row-1',
      others: { 'row-0': 'farther from the time point', 'row-2': 'farther from the time point' },
    })
  })

  it('of the scale that most trials share', () => {
    const many = rows(
      { scale: 'change', arms: { cell: { n: 10, mean: -1, sd: 1 }, control: { n: 10, mean: 0, sd: 1 } } },
      {},
    )
    expect(chosen(many)).toEqual({
      row: 'row-1',
      others: { 'row-0': 'of another scale, unit or definition than most trials' },
    })
  })

  it('of all participants before a part of them', () =>
    expect(chosen(rows({ subgroup: 'some' }, {}))).toEqual({
      row: 'row-1',
      others: { 'row-0': 'speaks of a part of the participants' },
    }))

  it('that is primary', () =>
    expect(chosen(rows({ primary: false }, { primary: true }))).toEqual({
      row: 'row-1',
      others: { 'row-0': 'not a primary outcome' },
    }))

  it('that was read at the better level', () =>
    expect(chosen(rows({ level: 'news' }, { level: 'abstract' }))).toEqual({
      row: 'row-1',
      others: { 'row-0': 'read at a lower level' },
    }))

  it('that gives an effect, and the others say what they lack', () =>
    expect(chosen(rows({ arms: { cell: { n: 10, mean: 7 }, control: { n: 10, mean: 8 } } }, {}))).toEqual({
      row: 'row-1',
      others: { 'row-0': 'cell: a mean without SD, standard error or interval' },
    }))
})

describe('of cohorts that may share patients', () => {
  const twin = (id: string, other: string, result: Partial<Row>) =>
    study(id, result, { overlaps: [{ trial: other, certainty: 'likely', why: 'One center.' }] })
  const kept = (a: Partial<Row>, b: Partial<Row>): string[] =>
    usedIds(answer([twin('a', 'b', a), twin('b', 'a', b), study('c')])).filter((id) => id !== 'c')
  const of = (n: number): Partial<Row> => ({
    arms: { cell: { n, mean: 7, sd: 1 }, control: { n, mean: 8, sd: 1 } },
  })

  it('the larger stays, then the primary result, then the better read, then the first by id', () => {
    expect(kept(of(9), of(10))).toEqual(['b'])
    expect(kept({ primary: false }, { primary: true })).toEqual(['b'])
    expect(kept({ level: 'news' }, { level: 'abstract' })).toEqual(['b'])
    expect(kept({}, {})).toEqual(['a'])
  })
})

describe('medians that look skewed', () => {
  const skewed: Partial<Row> = {
    arms: { cell: { n: 20, median: 1, q1: 0.9, q3: 6 }, control: { n: 20, mean: 8, sd: 1 } },
  }

  it('are left out, and let in with a note when told to', () => {
    const trials = [study('a', skewed), study('b'), study('c')]
    const closed = answer(trials)
    expect(usedIds(closed)).toEqual(['b', 'c'])
    expect(closed.leftOut.flatMap(({ refusals }) => refusals.map(({ code }) => code))).toEqual(['skewed'])
    const open = answer(trials, { allow: ['skewed'] })
    expect(usedIds(open)).toEqual(['a', 'b', 'c'])
    expect(open.included[0]?.clashes.map(({ code }) => code)).toContain('skewed')
  })
})

describe('the time point', () => {
  const at = (id: string, timepointMonths: number) => study(id, { timepointMonths })

  it('is where most comparable trials report, when none is asked for', () => {
    const synthesis = answer([at('a', 6), at('b', 24), at('c', 22), at('d', 60)])
    expect([usedIds(synthesis), synthesis.leftOut.map(({ candidate }) => candidate.reading.trial.id)]).toEqual([
      ['b', 'c'],
      ['a', 'd'],
    ])
  })

  it('of as many trials is that of more people, then the nearest to 12 months, then the later', () => {
    const chosenFor = (trials: readonly MadeTrial[]) => usedIds(answer(trials))
    const large = study('large', {
      timepointMonths: 40,
      arms: { cell: { n: 30, mean: 7, sd: 1 }, control: { n: 30, mean: 8, sd: 1 } },
    })
    expect(chosenFor([at('a', 12), large])).toEqual(['large'])
    expect(chosenFor([at('a', 40), at('b', 20)])).toEqual(['b'])
    expect(chosenFor([at('a', 2), at('b', 20)])).toEqual(['b'])
    expect(chosenFor([at('a', 4), at('b', 20)])).toEqual(['b'])
    expect(chosenFor([at('b', 20), at('a', 4)])).toEqual(['b'])
  })

  it('of as many trials is that of more randomized ones, when all are let in', () => {
    const open = (id: string, timepointMonths: number) =>
      study(id, { timepointMonths }, { design: { ...study('x').design, allocation: 'non-randomized' } })
    expect(usedIds(answer([open('a', 12), at('b', 40)], { allow: ['non-randomized'] }))).toEqual(['b'])
  })

  it('has a window that may be widened', () => {
    const trials = [at('a', 6), at('b', 12), at('c', 18)]
    expect(usedIds(answer(trials, { timepoint: 12 }))).toEqual(['b'])
    expect(usedIds(answer(trials, { timepoint: 12, window: 6 }))).toEqual(['a', 'b', 'c'])
    expect(usedIds(answer(trials, { timepoint: 12, window: 0 }))).toEqual(['b'])
  })
})

describe('several arms', () => {
  const doses = (ids: readonly string[]) => [
    ...ids.map((id) => arm(id, { allocated: 10, analyzed: 10 })),
    arm('control'),
  ]
  const missing = { 'arms.control.product': 'notApplicable', 'design.assignment': 'notApplicable' } as const

  it('with the cells asked for count as one group, so that the control counts once', () => {
    const many = trial('many', {
      enrollment: { count: 30, type: 'actual' },
      arms: doses(['low', 'high']),
      outcomes: [
        row('hba1c', {
          arms: { low: { n: 10, mean: 7, sd: 1 }, high: { n: 10, mean: 6, sd: 1 }, control: { n: 10, mean: 8, sd: 1 } },
        }),
      ],
      missing,
    })
    const reading = answer([many, study('second')]).included[0]?.reading
    expect(reading?.treatment).toMatchObject({ arms: ['low', 'high'], n: 20, mean: 6.5 })
    expect(reading?.work).toEqual(['arms combined: low, high'])
  })

  it('with other cells than those asked for are not used', () => {
    const [low, high, control] = doses(['low', 'high']) as [
      ReturnType<typeof arm>,
      ReturnType<typeof arm>,
      ReturnType<typeof arm>,
    ]
    const many = trial('many', {
      enrollment: { count: 30, type: 'actual' },
      arms: [low, { ...high, product: product({ cells: ['hsc'] }) }, control],
      outcomes: [
        row('hba1c', {
          arms: { low: { n: 10, mean: 7, sd: 1 }, high: { n: 10, mean: 6, sd: 1 }, control: { n: 10, mean: 8, sd: 1 } },
        }),
      ],
      missing,
    })
    const reading = answer([many, study('second')], { cell: 'msc' }).included.find(
      (one) => one.reading.trial.id === 'many',
    )?.reading
    expect(reading?.treatment).toMatchObject({ arms: ['low'], n: 10, mean: 7 })
  })
})

describe('single arms', () => {
  it('of controlled trials and series alike give proportions', () => {
    const synthesis = answer([counted('a', [3, 10, 1, 10]), counted('b', [0, 8, 0, 10])], {
      outcome: 'closure',
      measure: 'plo',
    })
    expect(synthesis.included.map(({ effect }) => effect.n)).toEqual([10, 8])
    expect(synthesis.included.every(({ reading }) => reading.control === null)).toBe(true)
  })

  it('of one person are a case, not a group', () =>
    expect(
      refused(
        answer([counted('a', [3, 10, 1, 10]), counted('b', [4, 10, 1, 10]), counted('one', [1, 1, 0, 10])], {
          outcome: 'closure',
          measure: 'plo',
        }),
      ),
    ).toEqual({ one: ['case'] }))

  it('have a change where baseline and final values stand with a stated correlation', () => {
    const [own] = answer([study('first'), study('second')], { measure: 'mc', correlation: 0.5 }).included
    // 7 - 8, SD √(1 + 1 - 2 × 0.5)
    expect([own?.effect.estimate, own?.effect.variance]).toEqual([-1, expect.closeTo(0.1, 12)])
    expect(usedIds(answer([study('first'), study('second')], { measure: 'mc' }))).toEqual([])
  })
})

describe('the number of people', () => {
  it('of a part of the participants is never assumed', () => {
    const part = study('odd', {
      subgroup: 'volunteers',
      arms: { cell: { mean: 7, sd: 1 }, control: { mean: 8, sd: 1 } },
    })
    expect(refused(answer(two(part)))).toEqual({ odd: ['no-size'] })
  })
})

describe('events under one name', () => {
  it('of a measurement are people at a threshold, which must be stated', () => {
    const above = (id: string, definition?: string) =>
      counted(id, [5, 10, 2, 10], { id: 'low', outcome: 'hba1c', ...(definition ? { definition } : {}) })
    const synthesis = answer(
      [above('a', 'below 7 %'), above('b', 'Below 7 %'), above('c', 'below 6.5 %'), above('d')],
      {
        measure: 'rr',
      },
    )
    expect(usedIds(synthesis)).toEqual(['a', 'b'])
    expect(refused(synthesis)).toEqual({ c: ['definitions'], d: ['definitions'] })
  })
})

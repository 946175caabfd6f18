import { describe, expect, it } from 'vitest'
import { effectSize } from '../../../src/stats/index.js'
import { arm, type Row, row, trial } from '../../helpers/records.js'
import { answer, arms, counted, type MadeTrial, openLabel, refused, study, two, usedIds } from './made-up.js'

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
          design: openLabel({ allocation: 'non-randomized' }),
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
          design: openLabel({ disputed: { allocation: ['non-randomized'] } }),
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
    expect(synthesis.leftOut[0]?.refusals[0]?.reason).toMatch(
      /differed at baseline \(7 against 8\.1, Welch p <0\.001\)/,
    )
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

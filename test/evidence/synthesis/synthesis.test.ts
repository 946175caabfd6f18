import { describe, expect, it } from 'vitest'
import { arm, product, type Row, row, trial } from '../../helpers/records.js'
import { answer, counted, type MadeTrial, refused, study, two, usedIds } from './made-up.js'

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

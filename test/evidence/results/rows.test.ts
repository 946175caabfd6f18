import { describe, expect, it } from 'vitest'
import { resultRows, usableFor } from '../../../src/evidence/results/index.js'
import { arm, type Row, row, trial } from '../../helpers/records.js'
import { closure, hba1c } from '../synthesis/made-up.js'

const usable = (more: Partial<Row>, outcome = hba1c): readonly string[] => {
  const made = row('one', more)
  return usableFor(trial('a', { outcomes: [made] }), made, outcome)
}
const events = (cell: number, control: number): Partial<Row> => ({
  outcome: 'closure',
  kind: 'binary',
  unit: 'participants',
  arms: { cell: { n: 10, events: cell }, control: { n: 10, events: control } },
})

describe('a result is usable', () => {
  it('for differences and ratios of means where both arms have mean, SD and n', () =>
    expect(usable({})).toEqual(['md', 'smd', 'rom', 'mn']))

  it('for changes, but not their ratio', () => expect(usable({ scale: 'change' })).toEqual(['md', 'smd', 'mc']))

  it('for risks where people with the event are counted', () =>
    expect(usable(events(3, 1), closure)).toEqual(['rr', 'or', 'rd', 'peto', 'pr', 'plo', 'pft']))

  it('for a difference of risks only where nobody had the event', () => {
    const found = usable(events(0, 0), closure)
    expect(found).toContain('rd')
    for (const ratio of ['rr', 'or', 'peto']) expect(found).not.toContain(ratio)
  })

  it.each<[string, Partial<Row>]>([
    [
      'a spread of unknown kind',
      { arms: { cell: { n: 9, mean: 7, plusMinus: 1 }, control: { n: 9, mean: 8, sd: 1 } } },
    ],
    ['an SD that nobody called so', { spread: { kind: 'sd', basis: 'unstated' } }],
    ['no spread', { arms: { cell: { n: 10, mean: 7 }, control: { n: 10, mean: 8, sd: 1 } } }],
    ['a baseline value', { scale: 'baseline' }],
    ['words', { kind: 'qualitative', arms: {} }],
  ])('for no difference of means with %s', (_, more) => expect(usable(more)).not.toContain('md'))

  it('for a mean difference that is printed with its interval, where the arms have no spread', () => {
    const effect = {
      measure: 'md',
      value: -1,
      ci: [-2, 0] as [number, number],
      arms: ['cell', 'control'] as [string, string],
    } as const
    expect(
      usable({ arms: { cell: { n: 10, mean: 7 }, control: { n: 10, mean: 8 } }, effect: { ...effect } }),
    ).toContain('md')
  })
})

describe('rows', () => {
  const outcomes = [hba1c]
  it('are one for each arm, and one where a result has none', () => {
    const made = trial('a', { outcomes: [row('means'), row('words', { kind: 'qualitative', arms: {} })] })
    const rows = resultRows([made], outcomes)
    expect(rows.map(({ id }) => id)).toEqual(['a/means/cell', 'a/means/control', 'a/words'])
    expect(rows.map(({ order }) => order)).toEqual([0, 1, 2])
    expect(rows[2]?.arm).toBeNull()
  })

  it('say why a value is not there, each of its own result and arm', () => {
    const made = trial('a', {
      outcomes: [
        row('one', { arms: { cell: { n: null, mean: 7 }, control: { missing: 'notRead' } }, unit: null }),
        row('two'),
      ],
      missing: { 'outcomes.one.unit': 'notReported', 'outcomes.one.arms.cell.n': 'notRead' },
    })
    const [cell, control, other] = resultRows([made], outcomes)
    expect(cell?.missing).toEqual({ unit: 'notReported', n: 'notRead' })
    expect(control?.missing).toEqual({ unit: 'notReported', values: 'notRead' })
    expect(other?.missing).toEqual({})
  })

  it('carry what was inferred about their arm, not about another', () => {
    const made = trial('a', {
      arms: [arm('cell'), arm('control')],
      inferred: { 'outcomes.hba1c.scale': 'by the size', 'outcomes.hba1c.arms.cell.n': 'as allocated', start: 'no' },
    })
    const [cell, control] = resultRows([made], outcomes)
    expect(cell?.inferred).toEqual(['scale: by the size', 'arms.cell.n: as allocated'])
    expect(control?.inferred).toEqual(['scale: by the size'])
  })
})

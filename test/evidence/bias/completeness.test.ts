import { describe, expect, it } from 'vitest'
import { isNegligible, isUnequal, lossOf } from '../../../src/evidence/bias/completeness.js'
import { arm, row, trial } from '../../helpers/records.js'

/** What is lost when of so many people in each arm so many are analyzed. */
const lost = (cell: readonly [number, number], control: readonly [number, number], events?: number) => {
  const values = (n: number, count?: number) => ({ n, ...(count === undefined ? { mean: 7 } : { events: count }) })
  const result = row('r', {
    kind: events === undefined ? 'continuous' : 'binary',
    arms: { cell: values(cell[0], events), control: values(control[0], events === undefined ? undefined : 0) },
  })
  const made = trial('t', {
    arms: [
      arm('cell', { allocated: cell[1], analyzed: cell[0] }),
      arm('control', { allocated: control[1], analyzed: control[0] }),
    ],
    outcomes: [result],
  })
  const loss = lossOf(made, result)
  if (!loss) throw new Error('no loss')
  return { loss, isUnequal: isUnequal(loss, result), isNegligible: isNegligible(loss, result) }
}

describe('loss of participants', () => {
  it('is unequal from 10 points between the arms', () => {
    expect(lost([18, 20], [20, 20])).toMatchObject({ loss: { missing: 2, largest: 0.1, spread: 0.1 }, isUnequal: true })
    expect(lost([20, 20], [17, 20]).isUnequal).toBe(true)
    expect(lost([91, 100], [100, 100]).isUnequal).toBe(false)
  })
  it('is not unequal where both arms lost alike, or one person only is missing', () => {
    expect(lost([10, 20], [10, 20])).toMatchObject({ loss: { spread: 0 }, isUnequal: false })
    expect(lost([9, 10], [10, 10]).isUnequal).toBe(false)
  })
  it('of measurements is negligible up to 5 of 100 in the worse arm', () => {
    expect(lost([95, 100], [100, 100]).isNegligible).toBe(true)
    expect(lost([94, 100], [100, 100]).isNegligible).toBe(false)
    expect(lost([100, 100], [94, 100]).isNegligible).toBe(false)
  })
  it('of counted people is negligible up to a tenth of those with the event', () => {
    expect(lost([98, 100], [100, 100], 20).isNegligible).toBe(true)
    expect(lost([98, 100], [100, 100], 19).isNegligible).toBe(false)
    expect(lost([100, 100], [100, 100], 0).isNegligible).toBe(true)
  })
})

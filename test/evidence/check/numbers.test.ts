import { describe, expect, it } from 'vitest'
import { countsIn, resultNumbers, sharesInWords } from '../../../src/evidence/check/numbers.js'

describe('a count of people', () => {
  it.each([
    ['10 of 12 people', ['10/12']],
    ['Ten out of 12 participants', ['10/12']],
    ['nine in ten patients', ['9/10']],
    ['twenty-six of 27', ['26/27']],
    ['12名患者中有10名停用了胰岛素', ['10/12']],
    ['3/27 and 3/26', ['3/27', '3/26']],
    ['in 2021', []],
    ['12 of 10', []],
    ['1 of 1', []],
  ])('is read from %s', (text, counts) => expect(countsIn(text)).toEqual(counts))
})

describe('a share of people', () => {
  it.each([
    ['half of patients', [50]],
    ['two thirds of them', [66.7]],
    ['九成患者', [90]],
    ['十分之八的患者', [80]],
    ['ninety-five percent of patients', [95]],
    ['成功率', []],
    ['half the insulin', []],
  ])('is read from %s', (text, shares) => expect(sharesInWords(text)).toEqual(shares))
})

describe('a number that a trial could report', () => {
  it.each([
    ['HbA1c fell by 1.31 points against 0.63', [1.31, 0.63]],
    ['20% of patients reached HbA1c below 7%', [20]],
    ['低于7%的患者占20%', [20]],
    ['in type 2 diabetes after 48 weeks of a phase 2 trial in 2022', []],
  ])('is read from %s', (text, numbers) => expect(resultNumbers(text)).toEqual(numbers))
})

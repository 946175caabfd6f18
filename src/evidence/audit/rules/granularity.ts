/** Means of things that are counted or measured in whole units. */
import { decimals, type OutcomeResult } from '../../../dataset/index.js'
import { agreeing } from '../../../text.js'
import { eachArm, rowName } from '../rows.js'
import type { AuditContext, AuditRule, Draft } from '../rule.js'

/** Step in which a measure comes for one person, where practice fixes it: whole years, whole mg/dL, half insulin units. */
const stepOf = ({ outcome, unit, characteristic }: OutcomeResult, outcomes: AuditContext['outcomes']) =>
  outcomes
    .get(outcome)
    ?.steps?.find(
      (step) =>
        step.unit === unit &&
        (step.characteristics === undefined ||
          (characteristic !== undefined && step.characteristics.includes(characteristic))),
    )

/** Whether a mean, rounded or cut off, can be that of n values in steps. */
const canBe = (mean: number, n: number, step: number): boolean => {
  const unit = 10 ** -decimals(mean)
  const near = Math.round((mean * n) / step)
  return [near - 1, near, near + 1].some((k) => {
    const exact = (k * step) / n
    return exact >= mean - unit / 2 - 1e-9 && exact < mean + unit - 1e-9
  })
}

/** Whether the digits can tell: with many people every mean is possible. */
const canTell = (mean: number, n: number, step: number): boolean => n >= 2 && n * 1.5 * 10 ** -decimals(mean) < step

export const wholeUnitMeans: AuditRule = {
  name: 'whole-unit-means',
  levels: ['suspicious', 'note'],
  demands: 'The mean of n values measured in whole units is a whole sum divided by n.',
  source: 'GRIM: Brown and Heathers 2017, doi:10.1177/1948550616673876; a mean may be rounded or cut off',
  check: (trial, { outcomes }) => {
    type Test = { row: OutcomeResult; mean: number; step: number; what: string; path: string; n: number; arm: string }
    const groups = new Map<string, Test[]>()
    for (const { row, arm, values, path } of eachArm(trial)) {
      const known = stepOf(row, outcomes)
      const { n, mean } = values
      if (!known || !n || mean === undefined || row.scale === 'change' || row.scale === 'percent-change') continue
      if (!canTell(mean, n, known.step)) continue
      const key = `${arm.id} ${n} ${row.subgroup ?? ''}`
      groups.set(key, [
        ...(groups.get(key) ?? []),
        { row, mean, path, n, arm: arm.id, step: known.step, what: known.what },
      ])
    }
    return [...groups.values()].flatMap((tests): Draft[] => {
      const odd = tests.filter(({ mean, n, step }) => !canBe(mean, n, step))
      const [first] = odd
      if (!first) return []
      const others = Array.from({ length: first.n - 2 }, (_, i) => first.n - 1 - i).slice(0, 3)
      const fits = others.find((n) => tests.every(({ mean, step }) => canBe(mean, n, step)))
      const said = odd.map(({ row, mean, what }) => `${rowName(row)} ${mean} (${what})`).join(', ')
      return [
        {
          level: odd.length > 1 ? 'suspicious' : 'note',
          path: `${first.path}.n`,
          message: `${agreeing(odd.length, 'A mean', `${odd.length} means`)} of the arm ${first.arm} cannot come from ${first.n} people: ${said}${fits && odd.length > 1 ? `; all ${tests.length} that can tell fit ${fits}` : ''}.`,
          values: { n: first.n, ...Object.fromEntries(odd.map(({ row, mean }) => [rowName(row), mean])) },
          expected: `means that are whole sums divided by ${first.n}`,
          recomputed: { 'n that fits': fits ?? null, 'means that can tell': tests.length },
        },
      ]
    })
  },
}

/** Stated changes against the values before and after. */
import type { OutcomeResult, Trial } from '../../../dataset/index.js'
import { meet, minus, type NumberRange, over, show, spanOf, tidy } from '../digits.js'
import { armsOf, baselineOf, finalOf, rowName, rowPath } from '../rows.js'
import type { AuditRule, Draft } from '../rule.js'

type Gap = {
  readonly arm: string
  readonly before: number
  readonly after: number
  readonly stated: number
  readonly exact: number
  readonly sameN: boolean
}

/** Arms whose stated change no rounding of the values before and after can give. */
const gaps = (trial: Trial, row: OutcomeResult, before: OutcomeResult, after: OutcomeResult): Gap[] =>
  armsOf(trial, row).flatMap(({ arm, values: { mean: stated, n } }): Gap[] => {
    const [a, b] = [before.arms[arm.id], after.arms[arm.id]]
    if (stated === undefined || a?.mean === undefined || b?.mean === undefined) return []
    const difference = minus(spanOf(b.mean), spanOf(a.mean))
    const relative = over(difference, spanOf(a.mean))
    const inPercent = row.scale === 'percent-change'
    const possible: NumberRange | undefined = inPercent
      ? relative && [100 * relative[0], 100 * relative[1]]
      : difference
    if (!possible || meet(possible, spanOf(stated))) return []
    const exact = inPercent ? (100 * (b.mean - a.mean)) / a.mean : b.mean - a.mean
    return [{ arm: arm.id, before: a.mean, after: b.mean, stated, exact, sameN: a.n === n && b.n === n }]
  })

export const statedChange: AuditRule = {
  name: 'stated-change',
  levels: ['suspicious', 'note'],
  demands: 'A stated change is the value after minus the value before, as far as their digits tell.',
  source:
    'Cochrane Handbook, chapter 6 (changes from baseline); a mean of percentages is not the percentage of the means: Vickers 2001, doi:10.1186/1471-2288-1-6',
  check: (trial) =>
    trial.outcomes.flatMap((row): Draft[] => {
      if (row.scale !== 'change' && row.scale !== 'percent-change') return []
      const before = baselineOf(trial, row)
      const after = finalOf(trial, row)
      const found = before && after ? gaps(trial, row, before, after) : []
      if (found.length === 0) return []
      const unit = row.scale === 'percent-change' ? '%' : ''
      const said = found.map(
        (g) =>
          `${show(g.stated)}${unit} (${g.arm}) where ${g.before} and ${g.after} give ${show(tidy(g.exact))}${unit}`,
      )
      const why =
        row.scale === 'percent-change'
          ? 'the mean of individual percentages need not be the percentage of the means'
          : found.every((g) => g.sameN)
            ? 'either the analyzed sets differ, though the record gives the same n, or the change comes from a model'
            : 'the analyzed sets differ'
      return [
        {
          level: row.scale === 'percent-change' ? 'note' : 'suspicious',
          path: `${rowPath(row)}.arms`,
          message: `${rowName(row)}: stated change ${said.join('; ')}; ${why}.`,
          values: Object.fromEntries(
            found.flatMap((g) => [
              [`${g.arm} before`, g.before],
              [`${g.arm} after`, g.after],
              [`${g.arm} change`, g.stated],
            ]),
          ),
          expected: 'changes that follow from the values before and after, within rounding',
          recomputed: Object.fromEntries(found.map((g) => [`${g.arm} change`, tidy(g.exact)])),
        },
      ]
    }),
}

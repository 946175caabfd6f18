/** Order statistics and counts that bound each other. */
import type { OutcomeResult } from '../../../dataset/index.js'
import { spanOf, withUnit } from '../digits.js'
import { armsOf, eachArm, rowName, rowPath, sameVisit } from '../rows.js'
import type { AuditRule, Draft } from '../rule.js'

const ordered = ['min', 'q1', 'median', 'q3', 'max'] as const

export const quartilesInOrder: AuditRule = {
  name: 'quartiles-in-order',
  levels: ['contradiction', 'note'],
  demands:
    'Minimum, quartiles, median and maximum stand in order, and the median apart from a quartile unless many values are tied.',
  source: 'Definition of quantiles',
  check: (trial) => {
    const found: Draft[] = []
    for (const { row, values, path } of eachArm(trial)) {
      const known = ordered.flatMap((key) => {
        const value = values[key]
        return value === undefined ? [] : [{ key, value }]
      })
      const all = Object.fromEntries(known.map(({ key, value }) => [key, value]))
      for (const [i, { key, value }] of known.entries()) {
        const before = known[i - 1]
        if (before && before.value > value)
          found.push({
            level: 'contradiction',
            path: `${path}.${key}`,
            message: `${rowName(row)}: ${before.key} ${before.value} is above ${key} ${value}.`,
            values: all,
            expected: 'minimum, quartiles, median and maximum in order',
            recomputed: {},
          })
      }
      const { q1, median, q3 } = values
      if (q1 === undefined || median === undefined || q3 === undefined || q1 > median || median > q3) continue
      const [low, high] = [median - q1, q3 - median]
      const digit = spanOf(median)[1] - spanOf(median)[0]
      const tied = low === 0 ? 'q1' : high === 0 ? 'q3' : undefined
      // Values at the limit of detection are tied there; a zero is such a limit.
      if (tied && Math.max(low, high) >= 3 * digit && median !== 0)
        found.push({
          level: 'note',
          path: `${path}.${tied}`,
          message: `${rowName(row)}: the ${tied === 'q1' ? 'lower' : 'upper'} quartile equals the median (${median}), while the other is ${tied === 'q1' ? q3 : q1}; possible only with many tied values, or a slip.`,
          values: { ...all, n: values.n ?? null },
          expected: 'a quartile apart from the median',
          recomputed: {},
        })
    }
    return found
  },
}

/** Most people who can lie below a threshold, given quartiles as printed. */
const mostBelow = (
  { q1, median, q3 }: { q1?: number | undefined; median?: number | undefined; q3?: number | undefined },
  threshold: number,
  n: number,
): { most: number; by: string } | undefined => {
  // A quantile counts as above only if every number that rounds to it is.
  const isAbove = (value: number | undefined): boolean => value !== undefined && spanOf(value)[0] >= threshold
  if (isAbove(q1)) return { most: Math.ceil(0.25 * n), by: `the lower quartile is ${q1}` }
  if (isAbove(median)) return { most: Math.floor(0.5 * n), by: `the median is ${median}` }
  if (isAbove(q3)) return { most: Math.ceil(0.75 * n), by: `the upper quartile is ${q3}` }
  return undefined
}

export const medianAgainstCount: AuditRule = {
  name: 'median-against-count',
  levels: ['contradiction'],
  demands: 'Where the median lies above a threshold, at most half of the people lie below it.',
  source: 'Definition of the median; the median is taken with the digits printed',
  check: (trial, { outcomes }) =>
    trial.outcomes.flatMap((row): Draft[] => {
      const rule = row.kind === 'binary' ? outcomes.get(row.outcome)?.below : undefined
      if (!rule) return []
      const medians = trial.outcomes.filter(
        (r) => r.outcome === rule.measure && r.unit === rule.unit && r.scale === row.scale && sameVisit(r, row),
      )
      return medians.flatMap((other) =>
        armsOf(trial, row).flatMap(({ arm, values }): Draft[] => {
          const { events, n } = values
          const quantiles = other.arms[arm.id]
          if (events === undefined || n == null || !quantiles || quantiles.n !== n) return []
          const bound = mostBelow(quantiles, rule.threshold, n)
          if (!bound || events <= bound.most) return []
          return [
            {
              level: 'contradiction',
              path: `${rowPath(other)}.arms`,
              message: `${events} of ${n} people of the arm ${arm.id} are counted below ${withUnit(rule.threshold, rule.unit)} (${rowName(row)}), but ${bound.by} at the same visit, so at most ${bound.most} can be.`,
              values: {
                events,
                n,
                median: quantiles.median ?? null,
                q1: quantiles.q1 ?? null,
                q3: quantiles.q3 ?? null,
              },
              expected: `at most ${bound.most} of ${n}`,
              recomputed: { most: bound.most },
            },
          ]
        }),
      )
    }),
}

export const nestedCounts: AuditRule = {
  name: 'nested-counts',
  levels: ['contradiction'],
  demands:
    'People who meet the stricter of two measures are no more than those who meet the wider one at the same visit.',
  source: 'Definition of the measures: the stricter implies the wider',
  check: (trial, { outcomes }) =>
    trial.outcomes.flatMap((a): Draft[] =>
      (outcomes.get(a.outcome)?.implies ?? []).flatMap((wide) =>
        trial.outcomes.flatMap((b): Draft[] => {
          if (b.outcome !== wide || a.scale !== b.scale || !sameVisit(a, b)) return []
          if (a.label !== undefined || b.label !== undefined || a.kind !== 'binary' || b.kind !== 'binary') return []
          return armsOf(trial, a).flatMap(({ arm, values, path }): Draft[] => {
            const other = b.arms[arm.id]
            if (values.events === undefined || other?.events === undefined || values.n !== other.n) return []
            if (values.events <= other.events) return []
            return [
              {
                level: 'contradiction',
                path: `${path}.events`,
                message: `${values.events} people of the arm ${arm.id} meet ${a.outcome}, but only ${other.events} of the same ${values.n} meet ${wide}, which it implies.`,
                values: { [a.outcome]: values.events, [wide]: other.events, n: values.n ?? null },
                expected: `at most ${other.events}`,
                recomputed: {},
              },
            ]
          })
        }),
      ),
    ),
}

export const overlappingCounts: AuditRule = {
  name: 'overlapping-counts',
  levels: ['contradiction'],
  demands: 'People with both of two traits are no more than those with either, and no fewer than their counts force.',
  source: 'Fréchet 1935 (bounds of a conjunction): max(0, A + B - n) <= both <= min(A, B)',
  check: (trial) =>
    trial.outcomes.flatMap((row): Draft[] => {
      const [a, b] = (row.bothOf ?? []).map((id) => trial.outcomes.find((other) => other.id === id))
      if (!a || !b) return []
      return armsOf(trial, row).flatMap(({ arm, values, path }): Draft[] => {
        const [x, y, n] = [a.arms[arm.id], b.arms[arm.id], values.n]
        if (values.events === undefined || x?.events === undefined || y?.events === undefined) return []
        if (n == null || x.n !== n || y.n !== n) return []
        const [least, most] = [Math.max(0, x.events + y.events - n), Math.min(x.events, y.events)]
        if (values.events >= least && values.events <= most) return []
        return [
          {
            level: 'contradiction',
            path: `${path}.events`,
            message: `${x.events} of ${n} with ${a.label} and ${y.events} with ${b.label} (${arm.id}) leave ${least === most ? `only ${least}` : `between ${least} and ${most}`} with both; ${row.label} is given as ${values.events}.`,
            values: {
              [a.label ?? a.id]: x.events,
              [b.label ?? b.id]: y.events,
              [row.label ?? row.id]: values.events,
              n,
            },
            expected: least === most ? String(least) : `${least} to ${most}`,
            recomputed: { least, most },
          },
        ]
      })
    }),
}

const numbers = ['mean', 'sd', 'se', 'plusMinus', 'median', 'q1', 'q3', 'min', 'max'] as const

/** The numbers of an arm as one text, where there are enough of them that chance does not repeat them. */
const fingerprint = (values: Readonly<Record<string, unknown>>): string | undefined => {
  const found = numbers.flatMap((key) => (typeof values[key] === 'number' ? [`${key} ${values[key]}`] : []))
  const digits = found.join('').replace(/[^\d]/g, '').length
  return found.length >= 3 || (found.length === 2 && digits >= 6) ? found.join(', ') : undefined
}

export const repeatedValues: AuditRule = {
  name: 'repeated-values',
  levels: ['suspicious'],
  demands:
    'Two visits of the same arm do not have the same mean and spread, or median and quartiles, to the last digit.',
  source:
    'TRACT checklist: Mol 2023, doi:10.1186/s41073-023-00130-8 (plausibility of outcomes); the count of digits that excludes chance is ours',
  check: (trial) => {
    const seen = new Map<string, { row: OutcomeResult; n: number | null }>()
    const found: Draft[] = []
    for (const { row, arm, values, path } of eachArm(trial)) {
      const print = row.scale === null ? undefined : fingerprint(values)
      if (!print) continue
      const key = [arm.id, row.outcome, row.label, row.subgroup, row.unit, row.scale === 'change', print].join('|')
      const first = seen.get(key)
      if (!first) {
        seen.set(key, { row, n: values.n ?? null })
        continue
      }
      if (first.row.timepointMonths === row.timepointMonths) continue
      found.push({
        level: 'suspicious',
        path,
        message: `${rowName(row)} has exactly the values of ${rowName(first.row)} in the arm ${arm.id} (${print})${first.n === values.n ? '' : `, though ${first.n} and ${values.n} people were measured`}; one of the two may be a copying slip.`,
        values: { values: print, 'n before': first.n, n: values.n ?? null },
        expected: 'values of its own at each visit',
        recomputed: {},
      })
    }
    return found
  },
}

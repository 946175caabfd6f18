/** Percentages against the people they are of. */
import { ensure } from '../../../collections.js'
import { decimals, isCut, isRounded, type OutcomeResult, percentFits, type Trial } from '../../../dataset/index.js'
import { agreeing } from '../../../text.js'
import { show } from '../digits.js'
import { armsOf, eachArm, rowName, rowPath } from '../rows.js'
import type { AuditRule, Draft, FindingValues } from '../rule.js'

const grim =
  'GRIM: Brown and Heathers 2017, doi:10.1177/1948550616673876, whose idea holds for percentages as for means'

/** The denominators nearest to the presumed one that give a printed percentage, as "16 of 35". */
const counts = (percent: number, near: number, most: number): string[] =>
  Array.from({ length: most }, (_, i) => i + 1)
    .filter((n) => percentFits(percent, n))
    .toSorted((a, b) => Math.abs(a - near) - Math.abs(b - near))
    .slice(0, 3)
    .map((n) => `${Math.round((percent / 100) * n)} of ${n}`)

/** The denominators, of a size that trials have, of which so many people are the printed percentage. */
const basesOf = (percent: number, events: number): number[] => {
  const near = Math.round((100 * events) / percent)
  return [near - 1, near, near + 1].filter(
    (n) => n >= events && n > 0 && n < 1e5 && isRounded((100 * events) / n, percent),
  )
}

/** The counts out of n on both sides of a percentage, with their own percentages. */
const neighbors = (percent: number, n: number): string => {
  const low = Math.floor((percent / 100) * n)
  return [low, low + 1]
    .filter((k) => k >= 0 && k <= n)
    .map((k) => `${k} of ${n} is ${show((100 * k) / n)}%`)
    .join(', ')
}

export const percentOfPeople: AuditRule = {
  name: 'percent-of-people',
  levels: ['contradiction', 'note'],
  demands: 'A printed percentage of people is a whole number of them out of the people it is of.',
  source: grim,
  alsoKnownAs: ['percent-fits-denominator'],
  check: (trial) => {
    const found: Draft[] = []
    for (const { row, values, path } of eachArm(trial)) {
      const { percent, events, n } = values
      if (row.kind !== 'binary' || percent === undefined || !n) continue
      const at = { path: `${path}.percent`, values: { percent, events: events ?? null, n } }
      const exact = events === undefined ? undefined : (100 * events) / n
      const nearest = exact ?? (100 * Math.ceil((percent / 100) * n - 1e-9)) / n
      if (exact === undefined ? percentFits(percent, n) : isRounded(exact, percent)) continue
      if (isCut(nearest, percent) && percent % 1 !== 0) {
        found.push({
          ...at,
          level: 'note',
          message: `${percent}% of ${n} people is ${Math.round((nearest / 100) * n)} of them cut off after the last digit; rounded it would be ${nearest.toFixed(decimals(percent))}%.`,
          expected: 'a percentage rounded to the digits printed',
          recomputed: { percent: Number(nearest.toFixed(4)) },
        })
        continue
      }
      if (exact === undefined) {
        const fitting = counts(percent, n, Math.max(n, trial.enrollment.count ?? 0))
        found.push({
          ...at,
          level: 'contradiction',
          message: `${percent}% is no whole number of ${n} people: ${neighbors(percent, n)}${fitting.length ? `; the nearest bases that fit are ${fitting.join(', ')}` : ''}.`,
          expected: `a whole number out of ${n}`,
          recomputed: { fits: fitting.join('; ') || null },
        })
        continue
      }
      const bases = percent > 0 ? basesOf(percent, ensure(events)) : []
      found.push({
        ...at,
        level: 'contradiction',
        message: `${percent}% is printed for ${events} of ${n}, which is ${show(exact)}%${bases.length ? `; ${events} would be ${percent}% of ${bases.join(' or ')}` : ''}.`,
        expected: `${show(exact)}%`,
        recomputed: { percent: Number(exact.toFixed(4)), base: bases.join('; ') || null },
      })
    }
    return found
  },
}

/** The people an arm of unknown denominator might have: those allocated, else an even share of those enrolled. */
const presumed = (trial: Trial, allocated: number | null): { n: number; what: string } | undefined => {
  if (allocated) return { n: allocated, what: 'allocated' }
  const { count } = trial.enrollment
  const share = count === null || trial.arms.some((arm) => arm.allocated !== null) ? 0 : count / trial.arms.length
  return share > 1 && Number.isInteger(share)
    ? { n: share, what: `that an even split of ${count} would give` }
    : undefined
}

type Misfit = {
  readonly arm: string
  readonly percent: number
  readonly people: { readonly n: number; readonly what: string }
  readonly path: string
  readonly fits: readonly string[]
  /** The denominator on record, where it was derived from the percentage. */
  readonly derived: number | undefined
}

/** Percentages of a row that the people allocated cannot give and whose denominator no source printed. */
const misfits = (trial: Trial, row: OutcomeResult): Misfit[] =>
  armsOf(trial, row).flatMap(({ arm, values: { percent, n, events, derived }, path }) => {
    const people = presumed(trial, arm.allocated)
    const isDerived = n != null && n !== arm.analyzed && (derived?.events !== undefined || derived?.n !== undefined)
    const isUnknown = n == null && events === undefined
    if (percent === undefined || !people || !(isDerived || isUnknown)) return []
    if (percentFits(percent, people.n) || (isDerived && !percentFits(percent, n))) return []
    return [
      {
        arm: arm.id,
        percent,
        people,
        path: `${path}.${isDerived ? 'events' : 'percent'}`,
        fits: counts(percent, people.n, isDerived ? people.n : (trial.enrollment.count ?? people.n)),
        derived: isDerived ? n : undefined,
      },
    ]
  })

export const percentOfAllocated: AuditRule = {
  name: 'percent-of-allocated',
  levels: ['suspicious', 'note'],
  demands: 'A percentage whose denominator no source printed fits the people allocated to its arm.',
  source: grim,
  check: (trial) =>
    trial.outcomes.flatMap((row): Draft[] => {
      const found = row.kind === 'binary' && row.subgroup === undefined ? misfits(trial, row) : []
      const [first] = found
      if (!first) return []
      const said = found.map(
        ({ arm, percent, people, fits }) =>
          `${percent}% (${arm}) is no whole number of the ${people.n} ${people.what}${fits.length ? `, but fits ${fits.join(', ')}` : ''}`,
      )
      const derived = found.some((misfit) => misfit.derived !== undefined)
      return [
        {
          level: derived ? 'suspicious' : 'note',
          path: found.length === 1 ? first.path : `${rowPath(row)}.arms`,
          message: `${rowName(row)}: ${said.join('; ')}; fewer people were counted than allocated${derived ? '' : ', or it is no simple share of them'}.`,
          values: Object.fromEntries(
            found.flatMap((m) => [
              [`${m.arm} percent`, m.percent],
              [`${m.arm} n`, m.derived ?? null],
            ]),
          ),
          expected: found.map(({ arm, people }) => `${arm}: a whole number out of ${people.n}`).join('; '),
          recomputed: Object.fromEntries(found.map(({ arm, fits }) => [`${arm} fits`, fits.join('; ') || null])),
        },
      ]
    }),
}

export const percentOfOtherThings: AuditRule = {
  name: 'percent-of-other-things',
  levels: ['note'],
  demands: 'A percentage with decimals in the safety text is a share of the people of the trial.',
  source: grim,
  check: (trial) => {
    const printed = trial.safety.percentages ?? []
    const people = new Set(
      [
        trial.enrollment.count,
        ...trial.arms.flatMap((arm) => [arm.allocated, arm.analyzed]),
        ...[...eachArm(trial)].map(({ values }) => values.n ?? null),
      ].filter((n): n is number => n !== null && n > 0),
    )
    if (people.size === 0) return []
    const fits = (percent: number, n: number): boolean => {
      const above = (100 * Math.ceil((percent / 100) * n - 1e-9)) / n
      return percentFits(percent, n) || isCut(above, percent)
    }
    const odd = printed.filter((percent) => ![...people].some((n) => fits(percent, n)))
    if (odd.length === 0) return []
    const common = Array.from({ length: 500 }, (_, i) => i + 1).find((n) =>
      printed.every((percent) => fits(percent, n)),
    )
    const values: FindingValues = Object.fromEntries(odd.map((percent, i) => [`percent ${i + 1}`, percent]))
    return [
      {
        level: 'note',
        path: 'safety.text',
        message: `${odd.map((p) => `${p}%`).join(', ')} in the safety text ${agreeing(odd.length, 'is', 'are')} no whole number of the trial's people (${[...people].toSorted((a, b) => a - b).join(', ')})${common && printed.length > 1 ? `; the smallest base that fits them all is ${common}` : ''}: shares of events or infusions, not of people.`,
        values,
        expected: 'shares of people, or the base named',
        recomputed: { base: printed.length > 1 ? (common ?? null) : null },
      },
    ]
  },
}

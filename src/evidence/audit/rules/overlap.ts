/** The same people in more than one record. */
import { hasNumber, type Trial } from '../../../dataset/index.js'
import { eachArm } from '../rows.js'
import type { AuditRule, Draft } from '../rule.js'

const measures = (trial: Trial): ReadonlySet<string> =>
  new Set([...eachArm(trial)].filter(({ values }) => hasNumber(values)).map(({ row }) => row.outcome))

const handbook =
  'Tramèr 1997, doi:10.1136/bmj.315.7109.635; Cochrane Handbook 5.1, section 7.2.2 (multiple reports from the same study)'

const shares = { certain: 'Shares', likely: 'Probably shares', possible: 'May share' } as const

export const countedTwice: AuditRule = {
  name: 'counted-twice',
  levels: ['note'],
  demands: 'People who may stand in two records are counted once.',
  source: handbook,
  check: (trial, { trials }) =>
    (trial.overlaps ?? []).flatMap((overlap): Draft[] => {
      const other = trials.find(({ id }) => id === overlap.trial)
      const [own, others] = [trial.enrollment.count, other?.enrollment.count]
      if (!other || own === null || others == null || own + others === 0) return []
      const shared = [...measures(trial)].filter((id) => measures(other).has(id)).toSorted()
      return [
        {
          level: 'note',
          path: 'overlaps',
          message: `${shares[overlap.certainty]} people with ${other.id}: ${own} and ${others} are not ${own + others} people${shared.length ? `, and ${shared.join(', ')} must not be added up over both` : ''}.`,
          values: { other: other.id, certainty: overlap.certainty, enrolled: own, 'enrolled in the other': others },
          expected: 'each person counted once',
          recomputed: {
            'most people': own + others,
            'fewest people': Math.max(own, others),
            shared: shared.join('; ') || null,
          },
        },
      ]
    }),
}

/** Numbers of continuous results that chance does not repeat: measure, n and two figures of three digits. */
const prints = (trial: Trial): Map<string, string> =>
  new Map(
    [...eachArm(trial)].flatMap(({ row, values, path }) => {
      const { n, mean, sd, se, median, q1, q3 } = values
      const figures = [mean, sd, se, median, q1, q3].filter((x): x is number => x !== undefined)
      const digits = figures.join('').replace(/\D/g, '').length
      return figures.length >= 2 && digits >= 5 ? [[`${row.outcome} ${n} ${figures.join(' ')}`, path] as const] : []
    }),
  )

export const sameNumbers: AuditRule = {
  name: 'same-numbers',
  levels: ['suspicious'],
  demands: 'Two records that are not linked do not share results to the last digit.',
  source: handbook,
  check: (trial, { trials }) => {
    const own = prints(trial)
    const linked = new Set([...(trial.overlaps ?? []), ...(trial.related ?? [])].map((link) => link.trial))
    if (own.size === 0) return []
    return trials.flatMap((other): Draft[] => {
      if (other.id === trial.id || linked.has(other.id)) return []
      const theirs = prints(other)
      const shared = [...own].filter(([print]) => theirs.has(print))
      const [first] = shared
      if (!first || shared.length < 2) return []
      return [
        {
          level: 'suspicious',
          path: first[1],
          message: `${shared.length} results are those of ${other.id} to the last digit, yet no link between the two is on record (first: ${first[0]}).`,
          values: { other: other.id, shared: shared.length },
          expected: 'a link, or numbers of its own',
          recomputed: {},
        },
      ]
    })
  },
}

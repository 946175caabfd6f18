/** Parts of a record that must add up, or cover, each other. */
import { itemAt } from '../../../collections.js'
import type { Trial } from '../../../dataset/index.js'
import { armsOf, rowName, rowPath } from '../rows.js'
import type { AuditRule, Draft } from '../rule.js'

/** "9/6 and 8/6", "7/13 in both arms", "4/3, 6/1": two sexes per arm, in the order of the arms. */
const pairs = (text: string, arms: number): (readonly [number, number])[] => {
  const found = [...text.matchAll(/(\d+)\/(\d+)/g)].map((m) => [Number(m[1]), Number(m[2])] as const)
  return found.length === 1 && found[0] && /\bboth\b/.test(text)
    ? Array.from({ length: arms }, () => itemAt(found, 0))
    : found
}

export const sexesAddUp: AuditRule = {
  name: 'sexes-add-up',
  levels: ['suspicious'],
  demands: 'The women and men of an arm add up to its people.',
  source: 'Arithmetic',
  check: (trial) =>
    (trial.facts ?? []).flatMap(({ field, value }): Draft[] => {
      if (!/^sex \((women\/men|men\/women)\)$/.test(field)) return []
      const counts = pairs(value, trial.arms.length)
      if (counts.length !== trial.arms.length) return []
      return trial.arms.flatMap((arm, i): Draft[] => {
        const [a, b] = itemAt(counts, i)
        if (arm.allocated === null || a + b === arm.allocated || a + b === arm.analyzed) return []
        return [
          {
            level: 'suspicious',
            path: `facts.${field}`,
            message: `${field} ${a}/${b} makes ${a + b} people, the arm ${arm.id} has ${arm.allocated}.`,
            values: { [field]: `${a}/${b}`, allocated: arm.allocated },
            expected: String(arm.allocated),
            recomputed: { people: a + b },
          },
        ]
      })
    }),
}

/** People with an event of a kind, over the arms of the row that counts most. */
const most = (trial: Trial, outcome: string): { events: number; row: string } | undefined =>
  trial.outcomes
    .filter((row) => row.outcome === outcome && row.kind === 'binary')
    .map((row) => ({
      row: rowName(row),
      events: armsOf(trial, row).reduce((sum, { values }) => sum + (values.events ?? 0), 0),
    }))
    .toSorted((a, b) => b.events - a.events)[0]

export const safetyCounts: AuditRule = {
  name: 'safety-counts',
  levels: ['contradiction'],
  demands:
    'Related serious events are no more than serious events, and the results count no more events than the safety figures.',
  source: 'Definition of the counts',
  check: ({ safety, ...trial }) => {
    const found: Draft[] = []
    const say = (path: string, part: number, whole: number, message: string): void => {
      found.push({
        level: 'contradiction',
        path,
        message,
        values: { part, whole },
        expected: `at most ${whole}`,
        recomputed: {},
      })
    }
    const { seriousEvents, seriousRelated, deaths } = safety
    if (seriousEvents !== null && seriousRelated !== null && seriousRelated > seriousEvents)
      say(
        'safety.seriousRelated',
        seriousRelated,
        seriousEvents,
        `${seriousRelated} serious events attributed to the treatment, of ${seriousEvents} serious events in all.`,
      )
    const whole = { ...trial, safety }
    for (const [outcome, key, total] of [
      ['serious-adverse-event', 'seriousEvents', seriousEvents],
      ['death', 'deaths', deaths],
    ] as const) {
      const counted = total === null ? undefined : most(whole, outcome)
      if (total !== null && counted && counted.events > total)
        say(
          `safety.${key}`,
          counted.events,
          total,
          `${counted.events} people with ${counted.row}, but ${total} in the safety figures.`,
        )
    }
    return found
  },
}

export const followUpCoversResults: AuditRule = {
  name: 'follow-up-covers-results',
  levels: ['note'],
  demands: 'The longest follow-up on record is at least as long as that of the latest result.',
  source: 'Definition of the field: longest follow-up',
  check: (trial) => {
    const { followUpMonths } = trial
    const last = trial.outcomes.toSorted((a, b) => (b.timepointMonths ?? 0) - (a.timepointMonths ?? 0))[0]
    // A month of difference is rounding of weeks and days.
    if (followUpMonths === null || !last || (last.timepointMonths ?? 0) <= followUpMonths + 1) return []
    return [
      {
        level: 'note',
        path: 'followUpMonths',
        message: `Follow-up is on record as ${followUpMonths} months, but a result stands at month ${last.timepointMonths} (${rowPath(last)}).`,
        values: { followUpMonths, latest: last.timepointMonths },
        expected: `at least ${last.timepointMonths}`,
        recomputed: { followUpMonths: last.timepointMonths },
      },
    ]
  },
}

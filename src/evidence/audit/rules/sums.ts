/** Parts of a record that must add up, or cover, each other. */
import type { Outcome, Trial } from '../../../dataset/index.js'
import { plural } from '../../../text.js'
import { armsOf, rowName, rowPath } from '../rows.js'
import type { AuditRule, Draft } from '../rule.js'

export const partsAddUp: AuditRule = {
  name: 'parts-add-up',
  levels: ['suspicious'],
  demands: 'The parts into which a fact divides an arm (women and men) add up to its people.',
  source: 'Arithmetic',
  check: (trial) =>
    (trial.facts ?? []).flatMap(({ field, parts }): Draft[] =>
      trial.arms.flatMap((arm): Draft[] => {
        const counts = parts?.[arm.id]
        const people = (counts ?? []).reduce((sum, count) => sum + count, 0)
        if (!counts || arm.allocated === null || people === arm.allocated || people === arm.analyzed) return []
        const printed = counts.join('/')
        return [
          {
            level: 'suspicious',
            path: `facts.${field}`,
            message: `${field} ${printed} makes ${people} people, the arm ${arm.id} has ${arm.allocated}.`,
            values: { [field]: printed, allocated: arm.allocated },
            expected: String(arm.allocated),
            recomputed: { people },
          },
        ]
      }),
    ),
}

/** People with an event of a kind, over the arms of the row that counts most. */
const most = (
  trial: Trial,
  harm: Outcome['harm'],
  outcomes: ReadonlyMap<string, Outcome>,
): { events: number; row: string } | undefined =>
  trial.outcomes
    .filter((row) => row.kind === 'binary' && outcomes.get(row.outcome)?.harm === harm)
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
  check: (trial, { outcomes }) => {
    const { safety } = trial
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
    for (const [harm, key, total] of [
      ['serious', 'seriousEvents', seriousEvents],
      ['death', 'deaths', deaths],
    ] as const) {
      const counted = total === null ? undefined : most(trial, harm, outcomes)
      if (total !== null && counted && counted.events > total)
        say(
          `safety.${key}`,
          counted.events,
          total,
          `${plural(counted.events, 'person', 'people')} with ${counted.row}, but ${total} in the safety figures.`,
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

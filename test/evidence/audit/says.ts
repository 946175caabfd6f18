/** What a rule of the audit says of a made-up trial. */

import type { Reference } from '../../../src/dataset/schema/literature.js'
import type { Trial } from '../../../src/dataset/schema/trial.js'
import type { Outcome } from '../../../src/dataset/schema/vocabulary.js'
import { type AuditContext, type AuditRule, auditRules, contextOf } from '../../../src/evidence/audit/index.js'
import { outcome, type Row, row, trial } from '../../helpers/records.js'

export const ruleNamed = (name: string): AuditRule => {
  const found = auditRules.find((rule) => rule.name === name)
  if (!found) throw new Error(`no rule ${name}`)
  return found
}

type Around = {
  readonly trials?: readonly Trial[]
  readonly outcomes?: readonly Outcome[]
  readonly references?: readonly Reference[]
  readonly asOf?: string
}

/** Measures that say what they imply, and which figure of the whole trial counts the same. */
const measures: readonly Outcome[] = [
  outcome('hba1c'),
  outcome('hba1c-below-7', { below: { measure: 'hba1c', threshold: 7, unit: '%' } }),
  outcome('insulin-independence', { implies: ['insulin-halved'] }),
  outcome('insulin-halved'),
  outcome('serious-adverse-event', { harm: 'serious' }),
  outcome('death', { harm: 'death' }),
]

export const around = (own: Trial, more: Around = {}): AuditContext =>
  contextOf({
    trials: [own, ...(more.trials ?? [])],
    outcomes: more.outcomes ?? measures,
    references: more.references ?? [],
    asOf: more.asOf ?? '2026-01-31',
  })

/** Level, path and message of each finding. */
export const says = (rule: string, more: Partial<Trial>, context: Around = {}): string[] => {
  const own = trial('made-up', more)
  return ruleNamed(rule)
    .check(own, around(own, context))
    .map((found) => `${found.level} ${found.path}: ${found.message}`)
}

/** The same of a trial with the given result rows. */
export const ofRows = (
  rule: string,
  rows: readonly (Partial<Row> & { id?: string })[],
  more: Partial<Trial> = {},
  context: Around = {},
): string[] => says(rule, { ...more, outcomes: rows.map(({ id = 'r', ...rest }) => row(id, rest)) }, context)

/** A row of people with an event, per arm: events, n, percentage as printed. */
export const people = (
  arms: Readonly<Record<string, readonly [events: number | undefined, n: number | null | undefined, percent?: number]>>,
  more: Partial<Row> = {},
): Partial<Row> => ({
  outcome: 'insulin-independence',
  kind: 'binary',
  unit: 'participants',
  arms: Object.fromEntries(
    Object.entries(arms).map(([id, [events, n, percent]]) => [
      id,
      {
        ...(n === undefined ? {} : { n }),
        ...(events === undefined ? {} : { events }),
        ...(percent === undefined ? {} : { percent }),
      },
    ]),
  ),
  ...more,
})

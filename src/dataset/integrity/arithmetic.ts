/** Rules about numbers inside one trial record: what cannot be, whatever the study found. */

import { itemAt } from '../../collections.js'
import { fold } from '../../text.js'
import { isRounded, percentFits } from '../rounding.js'
import type { ArmResult, OutcomeResult } from '../schema/result.js'
import type { Trial } from '../schema/trial.js'
import type { Outcome } from '../schema/vocabulary.js'
import type { RuleData } from '../source.js'
import type { IntegrityRule } from './rule.js'

type Say = (path: string, message: string) => void

/** A rule over each trial, with what is made of the dataset once for all of them. */
const ruleWith = <T>(
  name: string,
  demands: string,
  prepare: (data: RuleData) => T,
  find: (trial: Trial, say: Say, prepared: T) => void,
): IntegrityRule => ({
  name,
  demands,
  check: (data) => {
    const prepared = prepare(data)
    return data.trials.flatMap((trial) => {
      const found: { path: string; message: string }[] = []
      find(trial, (path, message) => found.push({ path, message }), prepared)
      return found.map((v) => ({ kind: 'trials' as const, id: trial.id, rule: name, ...v }))
    })
  },
})

const rule = (name: string, demands: string, find: (trial: Trial, say: Say, data: RuleData) => void): IntegrityRule =>
  ruleWith(name, demands, (data) => data, find)

const eachArm = (
  trial: Trial,
  visit: (path: string, values: ArmResult, armId: string, row: OutcomeResult) => void,
): void => {
  for (const row of trial.outcomes)
    for (const [armId, values] of Object.entries(row.arms))
      visit(`outcomes.${row.id}.arms.${armId}`, values, armId, row)
}

const datePrefix = (a: string, b: string): [string, string] => {
  const length = Math.min(a.length, b.length)
  return [a.slice(0, length), b.slice(0, length)]
}

/** Units are compared as names are; a sign such as % has nothing left when folded and stands for itself. */
const unitKey = (unit: string): string => fold(unit) || unit

const unitSet = (units: readonly string[]): ReadonlySet<string> => new Set(units.map(unitKey))

/** The units of an outcome measure, as keys. */
const unitsOf = ({ canonicalUnit, acceptedUnits }: Outcome): ReadonlySet<string> =>
  unitSet([...(canonicalUnit ? [canonicalUnit] : []), ...acceptedUnits.map(({ unit }) => unit)])

/** Units that any outcome measure may be in, by the kind of result. */
const generalUnits = {
  binary: unitSet(['participants', '%', 'proportion']),
  percentChange: unitSet(['% change from baseline', '%', '% of baseline', '% reduction']),
  other: unitSet(['unit not shown', 'not stated']),
}

export const arithmeticRules: readonly IntegrityRule[] = [
  rule('arm-exists', 'A result names arms of its record.', (t, say) => {
    const arms = new Set(t.arms.map((a) => a.id))
    if (arms.size !== t.arms.length) say('arms', 'two arms share an id')
    if (new Set(t.outcomes.map((r) => r.id)).size !== t.outcomes.length) say('outcomes', 'two outcome rows share an id')
    eachArm(t, (path, _, armId) => {
      if (!arms.has(armId)) say(path, `no arm "${armId}"`)
    })
    for (const r of t.outcomes)
      for (const a of r.effect?.arms ?? []) if (!arms.has(a)) say(`outcomes.${r.id}.effect.arms`, `no arm "${a}"`)
  }),
  rule(
    'n-within-allocated',
    'People analyzed are no more than people allocated, and those no more than people enrolled.',
    (t, say) => {
      const enrolled = t.enrollment.type === 'estimated' ? null : t.enrollment.count
      let total = 0
      for (const a of t.arms) {
        total += a.allocated ?? 0
        if (a.analyzed !== null && a.allocated !== null && a.analyzed > a.allocated)
          say(`arms.${a.id}.analyzed`, `${a.analyzed} analyzed of ${a.allocated} allocated`)
        if (enrolled !== null && a.allocated !== null && a.allocated > enrolled)
          say(`arms.${a.id}.allocated`, `${a.allocated} allocated of ${enrolled} enrolled`)
      }
      if (enrolled !== null && total > enrolled && t.design.model !== 'crossover')
        say('enrollment.count', `${total} allocated to arms, ${enrolled} enrolled`)
      eachArm(t, (path, values, armId) => {
        const arm = t.arms.find((a) => a.id === armId)
        if (values.n != null && arm?.allocated != null && values.n > arm.allocated)
          say(`${path}.n`, `${values.n} people in a result of an arm of ${arm.allocated}`)
      })
    },
  ),
  rule('events-within-n', 'People with an event are no more than people counted.', (t, say) => {
    eachArm(t, (path, v) => {
      if (v.events !== undefined && v.n != null && v.events > v.n)
        say(`${path}.events`, `${v.events} events among ${v.n} people`)
    })
  }),
  rule(
    'percent-fits-denominator',
    'A printed percentage of people is a count out of the people it is of (GRIM), and the printed count where there is one.',
    (t, say) => {
      eachArm(t, (path, v, _armId, row) => {
        if (v.percent === undefined || v.n == null || v.n === 0 || row.kind !== 'binary') return
        if (v.percent < 0 || v.percent > 100) say(`${path}.percent`, `${v.percent}% of people`)
        else if (!percentFits(v.percent, v.n)) say(`${path}.percent`, `${v.percent}% is no count out of ${v.n}`)
        else if (v.events !== undefined && !isRounded((100 * v.events) / v.n, v.percent))
          say(`${path}.percent`, `${v.percent}% printed for ${v.events} of ${v.n}`)
      })
    },
  ),
  rule('ci-contains-estimate', 'An interval contains its estimate, lower end first.', (t, say) => {
    const inside = (
      path: string,
      value: number | undefined | null,
      ci: readonly [number, number] | undefined,
    ): void => {
      if (!ci) return
      if (ci[0] > ci[1]) say(path, `the interval ${ci[0]} to ${ci[1]} is upside down`)
      else if (value != null && (value < ci[0] || value > ci[1]))
        say(path, `${value} lies outside ${ci[0]} to ${ci[1]}`)
    }
    for (const r of t.outcomes) inside(`outcomes.${r.id}.effect.ci`, r.effect?.value, r.effect?.ci)
    eachArm(t, (path, v) => inside(`${path}.ci`, v.mean, v.ci))
  }),
  rule('quartiles-in-order', 'Minimum, quartiles, median and maximum stand in order.', (t, say) => {
    eachArm(t, (path, v) => {
      const order = [v.min, v.q1, v.median, v.q3, v.max].filter((x): x is number => x !== undefined)
      for (let i = 1; i < order.length; i++)
        if (itemAt(order, i - 1) > itemAt(order, i)) say(path, `${order[i - 1]} stands before ${order[i]}`)
    })
  }),
  rule(
    'dates-in-order',
    'A study does not end before it starts, nor start before 1990 or long after now.',
    (t, say, data) => {
      if (t.start && t.completion) {
        const [a, b] = datePrefix(t.start, t.completion)
        if (a > b) say('completion', `completion ${t.completion} before start ${t.start}`)
      }
      if (t.start && t.start < '1985') say('start', `start ${t.start}`)
      if (t.status.asOf) {
        const [a, b] = datePrefix(t.status.asOf, data.description.asOf)
        if (a > b) say('status.asOf', `status of ${t.status.asOf}, later than the dataset (${data.description.asOf})`)
      }
    },
  ),
  ruleWith(
    'unit-allowed',
    'A result is in a unit that its outcome measure knows.',
    ({ outcomes }) => new Map(outcomes.map((outcome) => [outcome.id, unitsOf(outcome)])),
    (t, say, units) => {
      for (const r of t.outcomes) {
        const known = units.get(r.outcome)
        if (!known || r.unit === null || r.kind === 'qualitative') continue
        const general =
          r.kind === 'binary'
            ? generalUnits.binary
            : r.scale === 'percent-change'
              ? generalUnits.percentChange
              : generalUnits.other
        const unit = unitKey(r.unit)
        if (!known.has(unit) && !general.has(unit))
          say(`outcomes.${r.id}.unit`, `"${r.unit}" is no unit of ${r.outcome}`)
      }
    },
  ),
  rule('baseline-at-zero', 'A baseline value stands at month 0.', (t, say) => {
    for (const r of t.outcomes)
      if (r.scale === 'baseline' && r.timepointMonths !== null && r.timepointMonths !== 0)
        say(`outcomes.${r.id}.timepointMonths`, `a baseline value at month ${r.timepointMonths}`)
  }),
]

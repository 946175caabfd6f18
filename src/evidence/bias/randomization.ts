/** RoB 2, domain 1: whether chance alone made the groups. */

import { pNumber } from '../../numbers.js'
import { agreeing } from '../../text.js'
import { type BaselineTest, baselineTests, chanceOfSignificant } from './baseline.js'
import { type Facts, findingOf, readRow } from './facts.js'
import type { DomainRule } from './judgment.js'
import { fieldRead, rowRead } from './provenance.js'

const shared = { tool: 'RoB 2', domain: 'randomization process' } as const

/** Recorded imbalance, or the test, of the result's own measure at baseline. */
const ownBaseline = (facts: Facts, limit: number) =>
  baselineTests(facts.trial, facts.result).find(({ row, p }) => row.outcome === facts.result.outcome && p < limit)

const isConcealed = ({ trial }: Facts): boolean => trial.design.concealment === 'concealed'

/** What the baseline rows that can be tested show, in a sentence. */
const balanceText = (tests: readonly BaselineTest[]): string => {
  const apart = tests.filter(({ p }) => p < 0.05).length
  const chance = apart ? ', as chance alone can give' : ''
  if (tests.length === 0) return ''
  if (tests.length === 1)
    return ` The one baseline row that can be tested ${apart ? 'differs' : 'does not differ'} with p below 0.05${chance}.`
  return ` Of ${tests.length} baseline rows that can be tested, ${apart || 'none'} ${agreeing(apart, 'differs', 'differ')} with p below 0.05${chance}.`
}

export const randomizationRules: readonly DomainRule<Facts>[] = [
  {
    ...shared,
    name: 'allocation-not-concealed',
    asks: '1.2',
    when: 'The record says that allocation was not concealed.',
    judgment: 'high',
    find: (facts) => {
      const isOpen = facts.trial.design.concealment === 'not-concealed'
      return isOpen
        ? findingOf(facts, 'Allocation was not concealed.', ['design.concealment'], { row: false })
        : undefined
    },
  },
  {
    ...shared,
    name: 'baseline-apart-beyond-chance',
    asks: '1.3',
    when: 'The arms differ in the measure at baseline with p below 0.001 (Welch or Fisher, from the stored numbers), and concealment is not on record.',
    judgment: 'high',
    find: (facts) => {
      const test = isConcealed(facts) ? undefined : ownBaseline(facts, 0.001)
      return (
        test && {
          reason: `The arms differed in this measure before treatment (${test.how}, p ${pNumber(test.p)}), which chance hardly explains.`,
          from: [rowRead(test.row)],
        }
      )
    },
  },
  {
    ...shared,
    name: 'baseline-apart',
    asks: '1.3',
    when: 'The arms differ in the measure at baseline with p below 0.05, or a baseline imbalance of it is recorded as an anomaly. RoB 2 takes one such difference for chance; it still moves the result.',
    judgment: 'some concerns',
    find: (facts) => {
      const { trial, result } = facts
      const rows = trial.outcomes.filter((row) => row.scale === 'baseline' && row.outcome === result.outcome)
      const recorded = trial.anomalies?.find(
        ({ rule, path }) => rule === 'baseline-imbalance' && rows.some(({ id }) => path.startsWith(`outcomes.${id}.`)),
      )
      const test = ownBaseline(facts, 0.05)
      if (!recorded && !test) return undefined
      const change = result.scale === 'change' || result.scale === 'percent-change'
      return {
        reason: `The arms differed in this measure before treatment${test ? ` (${test.how}, p ${pNumber(test.p)})` : ''}; ${change ? 'a change from baseline lessens that and does not remove it' : 'this row compares values after treatment and carries the difference on'}.`,
        from: (test ? [test.row] : rows).map(rowRead),
      }
    },
  },
  {
    ...shared,
    name: 'more-baseline-differences-than-chance',
    asks: '1.3',
    when: 'At least 5 baseline rows can be tested and so many have p below 0.05 that chance would give as many in fewer than 1 of 20 trials (binomial, rows taken as independent).',
    judgment: 'some concerns',
    find: (facts) => {
      const tests = baselineTests(facts.trial, facts.result)
      const apart = tests.filter(({ p }) => p < 0.05)
      if (tests.length < 5 || apart.length === 0 || chanceOfSignificant(apart.length, tests.length) >= 0.05)
        return undefined
      return {
        reason: `Of ${tests.length} baseline rows ${apart.length} differ between the arms with p below 0.05, more than chance would give.`,
        from: apart.map(({ row }) => rowRead(row)),
      }
    },
  },
  {
    ...shared,
    name: 'allocation-concealed',
    asks: '1.2, 1.3',
    when: 'The record says that allocation was concealed, and no rule above speaks of the baseline. How the sequence was made may be unknown, as the tool has it.',
    judgment: 'low',
    find: (facts) => {
      if (!isConcealed(facts)) return undefined
      const tests = baselineTests(facts.trial, facts.result)
      return {
        reason: `Allocation was concealed${tests.length ? '' : '; no baseline row on record can be tested'}.${balanceText(tests)}`,
        from: [fieldRead(facts.trial, 'design.concealment'), ...tests.map(({ row }) => rowRead(row))],
      }
    },
  },
  {
    ...shared,
    name: 'randomized-by-word-only',
    asks: '1.1, 1.2',
    when: 'Nothing more than the word randomized is on record.',
    judgment: 'no information',
    find: (facts) => {
      const tests = baselineTests(facts.trial, facts.result)
      return {
        reason: `It is called randomized; how the sequence was made and whether it was concealed is not on record.${balanceText(tests)}`,
        from: [fieldRead(facts.trial, 'design.allocation'), ...tests.map(({ row }) => rowRead(row))],
      }
    },
  },
]

/** RoB 2 for crossover trials adds a domain; parallel trials have none of it. */
export const crossoverRules: readonly DomainRule<Facts>[] = [
  {
    tool: 'RoB 2',
    domain: 'period and carryover effects',
    name: 'carryover-not-on-record',
    asks: 'S.1 to S.3',
    when: 'The trial is a crossover (domain S of the variant for crossover trials).',
    judgment: 'no information',
    find: (facts) => ({
      reason: 'People got both treatments in turn; whether the first still acted during the second is not on record.',
      from: [fieldRead(facts.trial, 'design.model'), readRow(facts)],
    }),
  },
]

/** RoB 2, domain 3: whether people are missing from the result. */
import {
  armFields,
  countsDisputed,
  eventsIn,
  isNegligible,
  isPart,
  isUnequal,
  lossOf,
  lossText,
} from './completeness.js'
import { type Facts, findingOf } from './facts.js'
import type { DomainRule } from './judgment.js'

const missingData = { tool: 'RoB 2', domain: 'missing outcome data' } as const

export const missingRules: readonly DomainRule<Facts>[] = [
  {
    ...missingData,
    name: 'unequal-loss',
    asks: '3.1, 3.4',
    when: 'The shares missing from two arms lie at least 10 percentage points apart, and more than one person is missing.',
    judgment: 'high',
    find: (facts) => {
      const loss = lossOf(facts.trial, facts.result)
      return loss && isUnequal(loss, facts.result)
        ? findingOf(facts, `The arms lost different shares of people (${lossText(loss)} analyzed).`, armFields(facts))
        : undefined
    },
  },
  {
    ...missingData,
    name: 'counts-disputed',
    asks: '3.1',
    when: 'Sources disagree on how many people were allocated or analyzed.',
    judgment: 'some concerns',
    find: (facts) => {
      const dispute = countsDisputed(facts)
      return dispute
        ? findingOf(facts, `Sources disagree on the number of people: ${dispute}`, armFields(facts))
        : undefined
    },
  },
  {
    ...missingData,
    name: 'some-missing',
    asks: '3.1 to 3.4',
    when: 'More than 5 % of an arm is missing (measurements), or people are missing and fewer than ten times as many had the event (counts), in the arms for which the record tells.',
    judgment: 'some concerns',
    find: (facts) => {
      const loss = lossOf(facts.trial, facts.result)
      if (!loss || isNegligible(loss, facts.result)) return undefined
      const beside = facts.result.kind === 'binary' ? `, against ${eventsIn(facts.result)} with the event` : ''
      const others = loss.whole ? '' : ', and how many in the other arms'
      return findingOf(
        facts,
        `People are missing (${lossText(loss)} analyzed${beside}); why${others} is not on record.`,
        armFields(facts),
      )
    },
  },
  {
    ...missingData,
    name: 'nearly-complete',
    asks: '3.1',
    when: 'Every arm states how many were analyzed, and at most 5 % are missing (measurements) or at most a tenth of those with the event (counts).',
    judgment: 'low',
    find: (facts) => {
      const loss = lossOf(facts.trial, facts.result)
      return loss?.whole && isNegligible(loss, facts.result)
        ? findingOf(facts, `All or nearly all are there (${lossText(loss)} analyzed).`, armFields(facts))
        : undefined
    },
  },
  {
    ...missingData,
    name: 'number-analyzed-not-on-record',
    asks: '3.1',
    when: 'How many were analyzed for the result is not on record for every arm. A row that repeats the number allocated does not count as an answer.',
    judgment: 'no information',
    find: (facts) =>
      findingOf(
        facts,
        isPart(facts.result)
          ? 'It speaks of a part of the participants; how many belonged to it at the start is not on record.'
          : 'How many of the people allocated were analyzed is not on record for every arm.',
        armFields(facts),
      ),
  },
]

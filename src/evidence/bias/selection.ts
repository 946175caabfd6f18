/** RoB 2, domain 5: whether the result could have been chosen for what it says. */
import { conflictIn, type Facts, findingOf, registeredPrimary } from './facts.js'
import type { DomainRule } from './judgment.js'
import { registrationTiming } from './registration.js'

const selection = { tool: 'RoB 2', domain: 'selection of the reported result' } as const

export const selectionRules: readonly DomainRule<Facts>[] = [
  {
    ...selection,
    name: 'other-than-registered',
    asks: '5.1, 5.2',
    when: 'Called primary, while the registration names other measures as primary, all of them recognized.',
    judgment: 'some concerns',
    find: (facts) => {
      const registered = registeredPrimary(facts)
      return facts.result.primary && registered?.kind === 'other'
        ? findingOf(facts, `Reported as primary; registered as primary: ${registered.texts.join('; ')}.`, [
            'registeredOutcomes.primary',
          ])
        : undefined
    },
  },
  {
    ...selection,
    name: 'registered-without-a-measure',
    asks: '5.1, 5.2',
    when: 'Called primary, while the registration names efficacy or safety as primary and no measure.',
    judgment: 'some concerns',
    find: (facts) => {
      const registered = registeredPrimary(facts)
      return facts.result.primary && registered?.kind === 'no measure'
        ? findingOf(
            facts,
            `The registration names no measure as primary (${registered.texts.join('; ')}), which leaves the choice open.`,
            ['registeredOutcomes.primary'],
          )
        : undefined
    },
  },
  {
    ...selection,
    name: 'registered-after-start',
    asks: '5.1',
    when: 'Registered after the trial began.',
    judgment: 'some concerns',
    find: (facts) =>
      registrationTiming(facts.trial) === 'retrospective'
        ? findingOf(
            facts,
            'Registered after the trial had begun, so no plan on record came before the data.',
            ['registrations', 'start'],
            { row: false },
          )
        : undefined,
  },
  {
    ...selection,
    name: 'part-or-interim',
    asks: '5.3',
    when: 'A subgroup, an interim look or a post hoc analysis.',
    judgment: 'some concerns',
    find: (facts) => {
      const { result } = facts
      if (result.subgroup)
        return findingOf(
          facts,
          `It speaks of a part of the participants (${result.subgroup}); whether that was planned is not on record.`,
        )
      return result.look ? findingOf(facts, 'An interim look or a post hoc analysis.') : undefined
    },
  },
  {
    ...selection,
    name: 'numbers-disagree',
    asks: '5.3',
    when: 'Sources give this result differently, or its numbers do not fit each other (recorded disagreement or anomaly).',
    judgment: 'some concerns',
    find: (facts) => {
      const conflict = conflictIn(facts)
      return conflict ? findingOf(facts, `What is printed does not agree: ${conflict}`) : undefined
    },
  },
  {
    ...selection,
    name: 'plan-not-on-record',
    asks: '5.1 to 5.3',
    when: 'No analysis plan is on record.',
    judgment: 'no information',
    find: (facts) => {
      const same = facts.result.primary && registeredPrimary(facts)?.kind === 'same'
      return same
        ? findingOf(
            facts,
            'Registered as primary, which speaks against a choice among measures; the analysis plan is not on record.',
            ['registeredOutcomes.primary'],
          )
        : findingOf(
            facts,
            facts.trial.registrations.length
              ? 'The plan of analysis is not on record.'
              : 'No registration and no plan of analysis is on record.',
            ['registrations'],
          )
    },
  },
]

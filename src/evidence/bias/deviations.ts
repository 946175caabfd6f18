/** RoB 2, domain 2 (effect of assignment): whether the groups differed in more than the treatment. */
import { armFields, countsDisputed, lossOf, lossText } from './completeness.js'
import { type Facts, findingOf, isBlind, maskingNote, maskingOf } from './facts.js'
import type { DomainRule } from './judgment.js'

const deviations = { tool: 'RoB 2', domain: 'deviations from intended interventions' } as const

export const deviationRules: readonly DomainRule<Facts>[] = [
  {
    ...deviations,
    name: 'per-protocol',
    asks: '2.6, 2.7',
    when: 'The result is said to leave out people who did not follow the protocol, and more than 5 % of those allocated are missing or their number is not on record.',
    judgment: 'high',
    find: (facts) => {
      const loss = lossOf(facts.trial, facts.result)
      if (facts.result.analyzed !== 'per-protocol' || (loss && loss.largest <= 0.05)) return undefined
      return findingOf(
        facts,
        `A per-protocol analysis${loss ? ` (${lossText(loss)} analyzed)` : ''}: people were left out after allocation.`,
        [`outcomes.${facts.result.id}.analyzed`],
        { row: false },
      )
    },
  },
  {
    ...deviations,
    name: 'open-label',
    asks: '2.1 to 2.3',
    when: 'Nobody was masked; whether care or behavior then changed beyond the protocol is not on record.',
    judgment: 'some concerns',
    find: (facts) =>
      maskingOf(facts.trial) === 'open'
        ? findingOf(
            facts,
            'Open label: patients and doctors knew the treatment, and whether care, diet or dosing then differed is not on record.',
            ['design.masking'],
            { row: false },
          )
        : undefined,
  },
  {
    ...deviations,
    name: 'partly-masked',
    asks: '2.1 to 2.3',
    when: 'One party was masked: the patients or the doctors knew the treatment.',
    judgment: 'some concerns',
    find: (facts) =>
      maskingOf(facts.trial) === 'single'
        ? findingOf(
            facts,
            `Single-blind: patients or doctors knew the treatment, and whether care then differed is not on record.${maskingNote(facts)}`,
            ['design.masking'],
            { row: false },
          )
        : undefined,
  },
  {
    ...deviations,
    name: 'masked-and-all-analyzed',
    asks: '2.1, 2.2, 2.6',
    when: 'Double-blind or more, with a placebo, sham or active control, and everybody allocated was analyzed, undisputed.',
    judgment: 'low',
    find: (facts) => {
      const loss = lossOf(facts.trial, facts.result)
      const { control } = facts.trial.design
      const alike = control === 'placebo' || control === 'sham' || control === 'active'
      if (!isBlind(facts) || !alike || !loss?.whole || loss.missing > 0 || countsDisputed(facts)) return undefined
      return findingOf(
        facts,
        `Patients and doctors were masked (${facts.trial.design.masking}, ${control}) and everybody allocated was analyzed (${lossText(loss)}).${maskingNote(facts)}`,
        ['design.masking', 'design.control', ...armFields(facts)],
      )
    },
  },
  {
    ...deviations,
    name: 'analysis-not-on-record',
    asks: '2.1, 2.6',
    when: 'Masking is not on record, or people were masked and whether everybody was analyzed as allocated is not on record.',
    judgment: 'no information',
    find: (facts) =>
      isBlind(facts)
        ? findingOf(
            facts,
            `Recorded as ${facts.trial.design.masking}-blind; whether everybody was analyzed in the group they were allocated to is not settled by the record.${maskingNote(facts)}`,
            ['design.masking', ...armFields(facts)],
          )
        : findingOf(facts, 'Who knew the treatment is not on record.', ['design.masking'], { row: false }),
  },
]

/**
 * ROBINS-I, the tool for non-randomized comparisons, as rules over stored facts. Sterne et al. 2016, BMJ 355:i4919,
 * doi:10.1136/bmj.i4919, with the detailed guidance of 12 October 2016 (its tables of what makes a domain low, moderate,
 * serious or critical; "no information" in the last domain "if only an abstract is available").
 */

import { comparedArms } from './comparison.js'
import { armFields, countsDisputed, isNegligible, isUnequal, lossOf, lossText } from './completeness.js'
import { conflictIn, disputeOf, type Facts, findingOf, isBlind, maskingNote, maskingOf, measuredBy } from './facts.js'
import type { DomainRule } from './judgment.js'

const domain = (name: string) => ({ tool: 'ROBINS-I', domain: name }) as const
const confounding = domain('confounding')
const participants = domain('selection of participants')
const classification = domain('classification of interventions')
const deviations = domain('deviations from intended interventions')
const missingData = domain('missing data')
const measurement = domain('measurement of the outcome')
const reporting = domain('selection of the reported result')

/** The allocation that another source claims, as an addition to a reason. */
const allocationNote = ({ trial }: Facts): string => {
  const dispute = disputeOf(trial, 'design.allocation')
  return dispute ? ` Sources disagree on the allocation: ${dispute}` : ''
}

const confoundingRules: readonly DomainRule<Facts>[] = [
  {
    ...confounding,
    name: 'treatment-chosen',
    asks: '1.1, 1.4',
    when: 'The record says that patients or families chose the treatment.',
    judgment: 'serious',
    find: (facts) => {
      const isChosen = facts.trial.design.assignment?.includes('own-choice')
      return isChosen
        ? findingOf(
            facts,
            `People chose their treatment, and what made them choose can also decide the result.${allocationNote(facts)}`,
            ['design.assignment'],
          )
        : undefined
    },
  },
  {
    ...confounding,
    name: 'historical-controls',
    asks: '1.1, 1.4',
    when: 'The record says that the controls are historical.',
    judgment: 'serious',
    find: (facts) => {
      const isHistorical = facts.trial.design.assignment?.includes('historical-controls')
      return isHistorical
        ? findingOf(
            facts,
            `The controls are historical: care and patients changed between the two periods.${allocationNote(facts)}`,
            ['design.assignment'],
          )
        : undefined
    },
  },
  {
    ...confounding,
    name: 'adjusted-or-matched',
    asks: '1.4, 1.5',
    when: 'The row is said to be adjusted, or the groups matched; for what, and how well, is not on record.',
    judgment: 'no information',
    find: (facts) => {
      const { trial, result } = facts
      const path = result.isAdjusted
        ? `outcomes.${result.id}.isAdjusted`
        : trial.design.assignment?.includes('matched')
          ? 'design.assignment'
          : undefined
      return path === undefined
        ? undefined
        : findingOf(facts, `Adjusted or matched, but for what and how well is not on record.${allocationNote(facts)}`, [
            path,
          ])
    },
  },
  {
    ...confounding,
    name: 'crude-comparison',
    asks: '1.1, 1.4',
    when: 'The row gives numbers of at least two groups as they are, and no adjustment or matching is on record: no confounder is controlled.',
    judgment: 'serious',
    find: (facts) => {
      const { arms, effect } = facts.result
      const numbered = Object.values(arms).filter(
        (values) =>
          values.mean !== undefined ||
          values.median !== undefined ||
          values.events !== undefined ||
          values.percent !== undefined,
      )
      return numbered.length > 1 || (effect && effect.value !== null)
        ? findingOf(
            facts,
            `Groups that were not randomized are compared as they are: nothing on record controls for stage, duration, age or residual insulin.${allocationNote(facts)}`,
            ['design.allocation'],
          )
        : undefined
    },
  },
  {
    ...confounding,
    name: 'control-of-confounding-not-on-record',
    asks: '1.1 to 1.6',
    when: 'The row gives no numbers, and how groups were made comparable is not on record.',
    judgment: 'no information',
    find: (facts) =>
      findingOf(
        facts,
        `The groups were not randomized; whether differences between them were controlled for is not on record.${allocationNote(facts)}`,
        ['design.allocation'],
      ),
  },
]

const participantRules: readonly DomainRule<Facts>[] = [
  {
    ...participants,
    name: 'selection-not-on-record',
    asks: '2.1 to 2.5',
    when: 'How people entered the comparison, and whether follow-up began with treatment, is never on record.',
    judgment: 'no information',
    find: (facts) =>
      findingOf(
        facts,
        'How people entered the comparison, and whether follow-up began when treatment did, is not on record.',
        ['population.description'],
        { row: false },
      ),
  },
]

const classificationRules: readonly DomainRule<Facts>[] = [
  {
    ...classification,
    name: 'groups-defined-looking-back',
    asks: '3.1, 3.2',
    when: 'The comparison is said to be retrospective.',
    judgment: 'moderate',
    find: (facts) => {
      return facts.trial.design.collection === 'retrospective'
        ? findingOf(
            facts,
            'The groups were formed looking back; a cell product given is still hard to mistake.',
            ['design.collection'],
            { row: false },
          )
        : undefined
    },
  },
  {
    ...classification,
    name: 'procedure-on-record',
    asks: '3.1 to 3.3',
    when: 'Cell products are on record for the treated arms and none, or others, for the arms compared with: a procedure on a date, hard to misclassify.',
    judgment: 'low',
    find: (facts) => {
      const products = comparedArms(facts.trial, facts.result).map(
        (arm) => arm.product && [...arm.product.cells].sort().join('+'),
      )
      return new Set(products).size > 1
        ? findingOf(
            facts,
            'A cell product was given or it was not: a dated procedure, hard to misclassify.',
            armFields(facts).map((arm) => `${arm}.product`),
            { row: false },
          )
        : undefined
    },
  },
  {
    ...classification,
    name: 'intervention-not-told-apart',
    asks: '3.1',
    when: 'The arms compared have the same product on record; what set them apart is not.',
    judgment: 'no information',
    find: (facts) =>
      findingOf(facts, 'What set the groups apart is not on record in a way that can be checked.', armFields(facts), {
        row: false,
      }),
  },
]

const deviationRules: readonly DomainRule<Facts>[] = [
  {
    ...deviations,
    name: 'deviations-not-on-record',
    asks: '4.1 to 4.6',
    when: 'Deviations from the intended care are never on record.',
    judgment: 'no information',
    find: (facts) =>
      findingOf(
        facts,
        'Whether care differed between the groups beyond the treatment is not on record.',
        armFields(facts),
        { row: false },
      ),
  },
]

const missingRules: readonly DomainRule<Facts>[] = [
  {
    ...missingData,
    name: 'unequal-loss',
    asks: '5.1, 5.4',
    when: 'The shares missing from two groups lie at least 10 percentage points apart, and more than one person is missing.',
    judgment: 'serious',
    find: (facts) => {
      const loss = lossOf(facts.trial, facts.result)
      return loss && isUnequal(loss, facts.result)
        ? findingOf(facts, `The groups lost different shares of people (${lossText(loss)} analyzed).`, armFields(facts))
        : undefined
    },
  },
  {
    ...missingData,
    name: 'some-missing',
    asks: '5.1, 5.4',
    when: 'More people are missing than could be ignored, or sources disagree on how many there were.',
    judgment: 'moderate',
    find: (facts) => {
      const dispute = countsDisputed(facts)
      if (dispute) return findingOf(facts, `Sources disagree on the number of people: ${dispute}`, armFields(facts))
      const loss = lossOf(facts.trial, facts.result)
      return loss && !isNegligible(loss, facts.result)
        ? findingOf(facts, `People are missing (${lossText(loss)} analyzed); why is not on record.`, armFields(facts))
        : undefined
    },
  },
  {
    ...missingData,
    name: 'nearly-complete',
    asks: '5.1',
    when: 'Every group states how many were analyzed, and at most 5 % are missing (measurements) or at most a tenth of those with the event (counts).',
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
    asks: '5.1',
    when: 'How many were analyzed for the result is not on record for every group.',
    judgment: 'no information',
    find: (facts) =>
      findingOf(
        facts,
        'How many of the people in the groups were analyzed is not on record for every group.',
        armFields(facts),
      ),
  },
]

const measurementRules: readonly DomainRule<Facts>[] = [
  {
    ...measurement,
    name: 'objective-measure',
    asks: '6.1',
    when: 'A laboratory or device value, or death: knowing the treatment cannot sway it.',
    judgment: 'low',
    find: (facts) =>
      measuredBy(facts) === 'objective'
        ? findingOf(facts, 'A laboratory or device value, or death, which knowing the treatment cannot sway.')
        : undefined,
  },
  {
    ...measurement,
    name: 'judged-or-reported-in-the-open',
    asks: '6.1, 6.2',
    when: 'Told by patients or judged by observers who knew the treatment.',
    judgment: 'serious',
    find: (facts) => {
      const by = measuredBy(facts)
      return maskingOf(facts.trial) === 'open' && (by === 'reported' || by === 'judged')
        ? findingOf(
            facts,
            `${by === 'reported' ? 'Told by patients' : 'Judged by observers'} who knew the treatment.`,
            ['design.masking'],
          )
        : undefined
    },
  },
  {
    ...measurement,
    name: 'decided-in-the-open',
    asks: '6.1, 6.2',
    when: 'A dose or procedure decided by patients and doctors who knew the treatment; insulin is set against measured glucose.',
    judgment: 'moderate',
    find: (facts) =>
      maskingOf(facts.trial) === 'open' && measuredBy(facts) === 'decided'
        ? findingOf(
            facts,
            'It rests on what patients and doctors who knew the treatment decided (dose, drug or procedure).',
            ['design.masking'],
          )
        : undefined,
  },
  {
    ...measurement,
    name: 'assessor-not-on-record',
    asks: '6.2',
    when: 'The measure could be swayed, and whether those who assessed it were masked is not on record.',
    judgment: 'no information',
    find: (facts) =>
      measuredBy(facts) === 'unknown'
        ? findingOf(facts, 'What was measured is not on record.')
        : findingOf(
            facts,
            `Knowing the treatment could sway it, and ${isBlind(facts) ? `how ${facts.trial.design.masking}-blind applies without randomization` : 'whether those who assessed it knew'} is not on record.${maskingNote(facts)}`,
            ['design.masking'],
          ),
  },
]

const reportingRules: readonly DomainRule<Facts>[] = [
  {
    ...reporting,
    name: 'numbers-disagree',
    asks: '7.1 to 7.3',
    when: 'Sources give this result differently, or its numbers do not fit each other; whether it was chosen is not on record.',
    judgment: 'no information',
    find: (facts) => {
      const conflict = conflictIn(facts)
      return conflict
        ? findingOf(facts, `No plan of analysis is on record, and what is printed does not agree: ${conflict}`)
        : undefined
    },
  },
  {
    ...reporting,
    name: 'plan-not-on-record',
    asks: '7.1 to 7.3',
    when: 'No analysis plan is on record; the guidance names reading only an abstract as a case of no information.',
    judgment: 'no information',
    find: (facts) => findingOf(facts, 'The plan of analysis is not on record.', ['registrations']),
  },
]

/** Every rule for non-randomized comparisons, domain by domain; in each the first that fires decides. */
export const robinsRules: readonly DomainRule<Facts>[] = [
  ...confoundingRules,
  ...participantRules,
  ...classificationRules,
  ...deviationRules,
  ...missingRules,
  ...measurementRules,
  ...reportingRules,
]

/** RoB 2, domain 4: whether knowing the treatment could sway what was measured. */
import { type Facts, findingOf, maskingNote, maskingOf, measuredBy } from './facts.js'
import type { DomainRule } from './judgment.js'

const measurement = { tool: 'RoB 2', domain: 'measurement of the outcome' } as const

const knew = (facts: Facts): boolean => maskingOf(facts.trial) === 'open'

export const measurementRules: readonly DomainRule<Facts>[] = [
  {
    ...measurement,
    name: 'objective-measure',
    asks: '4.4',
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
    asks: '4.3 to 4.5',
    when: 'Told by patients or judged by observers, in an open trial.',
    judgment: 'high',
    find: (facts) => {
      const by = measuredBy(facts)
      return knew(facts) && (by === 'reported' || by === 'judged')
        ? findingOf(
            facts,
            `${by === 'reported' ? 'Told by patients' : 'Judged by observers'} in an open trial of a treatment that people put hopes in.`,
            ['design.masking'],
          )
        : undefined
    },
  },
  {
    ...measurement,
    name: 'decided-in-the-open',
    asks: '4.3 to 4.5',
    when: 'A dose or procedure decided by patients and doctors, in an open trial. Insulin is set against measured glucose, so that influence is possible rather than likely.',
    judgment: 'some concerns',
    find: (facts) =>
      knew(facts) && measuredBy(facts) === 'decided'
        ? findingOf(
            facts,
            'It rests on what patients and doctors who knew the treatment decided (dose, drug or procedure).',
            ['design.masking'],
          )
        : undefined,
  },
  {
    ...measurement,
    name: 'masked-assessment',
    asks: '4.3',
    when: 'Triple-blind or more; or double-blind for what patients report and what patients and doctors decide.',
    judgment: 'low',
    find: (facts) => {
      const masking = maskingOf(facts.trial)
      const by = measuredBy(facts)
      const covered =
        masking === 'more' ? by !== 'unknown' : masking === 'double' && (by === 'reported' || by === 'decided')
      return covered
        ? findingOf(
            facts,
            `Those who ${by === 'judged' ? 'judged' : by === 'decided' ? 'decided' : 'told'} it were masked (${facts.trial.design.masking}-blind).${maskingNote(facts)}`,
            ['design.masking'],
          )
        : undefined
    },
  },
  {
    ...measurement,
    name: 'assessor-not-on-record',
    asks: '4.3',
    when: 'The measure could be swayed, and whether those who assessed it were masked is not on record. Double-blind does not name the assessor, single-blind does not say who was masked.',
    judgment: 'no information',
    find: (facts) => {
      const unclear = measuredBy(facts) === 'unknown'
      return unclear
        ? findingOf(facts, 'What was measured is not on record.')
        : findingOf(
            facts,
            'Knowing the treatment could sway it, and whether those who assessed it knew is not on record.',
            ['design.masking'],
          )
    },
  },
]

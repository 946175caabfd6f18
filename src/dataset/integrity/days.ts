/** Nothing stands in a dataset that was read after its day. */
import type { RuleData } from '../source.js'
import type { IntegrityRule, Violation } from './rule.js'

const name = 'read-by-its-day'

export const dayRules: readonly IntegrityRule[] = [
  {
    name,
    demands: 'The day of the dataset is not before the day of anything that was read for it.',
    check: ({ trials, references, description: { asOf } }: RuleData) => {
      const days = [
        ...trials.map(({ id, reviewed }) => ['trials', id, 'reviewed.when', reviewed?.when] as const),
        ...references.flatMap(({ id, custom }) => [
          ['references', id, 'custom.retractionChecked', custom.retractionChecked] as const,
          ['references', id, 'custom.doiSought', custom.doiSought] as const,
        ]),
      ]
      return days.flatMap(([kind, id, path, day]): Violation[] =>
        day !== undefined && day > asOf
          ? [{ kind, id, path, rule: name, message: `read on ${day}, later than the dataset (${asOf})` }]
          : [],
      )
    },
  },
]

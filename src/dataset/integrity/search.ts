/** Rules about the log of the searches: every trial came from somewhere, and the numbers add up. */
import type { RuleData } from '../source.js'
import type { IntegrityRule, Violation } from './rule.js'

/** Record, path and message. */
type Fault = readonly [string, string, string]

const rule = (name: string, demands: string, find: (data: RuleData) => readonly Fault[]): IntegrityRule => ({
  name,
  demands,
  check: (data) =>
    find(data).map(([id, path, message]): Violation => ({ kind: 'trials', id, path, rule: name, message })),
})

export const searchRules: readonly IntegrityRule[] = [
  rule(
    'search-adds-up',
    'Studies held before the searches and the new ones of their log are all trials of the dataset, each once.',
    ({ search, trials }) => {
      if (search === null) return []
      const found = search.candidates.flatMap(({ became, trial }) => (became === 'new-study' ? [trial ?? ''] : []))
      const twice = found.filter((id, i) => found.indexOf(id) !== i)
      const { published, registered } = search.before
      const sum = published + registered + found.length
      return [
        ...twice.map((id) => [id, 'search.candidates', 'is a new study of the log twice'] satisfies Fault),
        ...(sum === trials.length
          ? []
          : [
              [
                'search',
                'candidates',
                `${published} + ${registered} + ${found.length} new studies, but ${trials.length} trials`,
              ] satisfies Fault,
            ]),
      ]
    },
  ),
  rule(
    'search-words-marked',
    'Words of a search that were kept in part (…) are marked as shortened, and no others.',
    ({ search }) =>
      (search?.queries ?? []).flatMap(({ words, shortened }): Fault[] => {
        if (/\.\.\./.test(words)) return [['search', 'queries', `"${words}": what was left out is written …`]]
        if (words.includes('…') === (shortened === true)) return []
        return [['search', 'queries', `"${words}" is ${shortened ? '' : 'not '}marked as shortened`]]
      }),
  ),
  rule(
    'search-names-its-end',
    'A candidate of the log names the trial it became or belongs to, or the criterion that excluded it; its place of search is a source.',
    ({ search, trials }) => {
      if (search === null) return []
      const ids = new Set(trials.map(({ id }) => id))
      const places = new Set(search.sources.map(({ id }) => id))
      return [
        ...search.candidates.flatMap(({ what, became, trial, criterion }): Fault[] => {
          if (trial !== undefined && !ids.has(trial))
            return [['search', 'candidates', `no trial "${trial}"`] satisfies Fault]
          const asked = became === 'excluded' ? criterion : became === 'lead' ? what : trial
          return asked === undefined
            ? [['search', 'candidates', `"${what}" became ${became}, of which nothing is said`] satisfies Fault]
            : []
        }),
        ...search.queries.flatMap(({ where, words }): Fault[] =>
          places.has(where)
            ? []
            : [['search', 'queries', `"${words}" was asked in "${where}", which is no source`] satisfies Fault],
        ),
      ]
    },
  ),
]

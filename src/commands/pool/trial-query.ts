/** The trials that a query keeps for pooling, and what it says of them in the answer. */

import type { Synthesis } from '../../evidence/synthesis/index.js'
import { describe, type Filter, trialsCatalog } from '../../query/index.js'
import type { Store } from '../../store/index.js'
import { agreeing, plural } from '../../text.js'
import { choose, queryJson } from '../choose.js'

export type TrialQuery = {
  /** The whole query as a person would type it. */
  readonly text: string
  readonly filters: readonly Filter[]
  readonly trials: ReadonlySet<string>
  /** The disease and the cell type that it names alone; they are those of the question where no flag says otherwise. */
  readonly disease: string | null
  readonly cell: string | null
  /** Trials passed over since a value is not known. */
  readonly notes: readonly string[]
  /** Which filter to relax when nothing matches. */
  readonly advice: readonly string[]
}

/** The one value that the filters ask of a field; null when they ask for several, or for none. */
const onlyValue = (filters: readonly Filter[], field: string): string | null => {
  const own = filters.filter((filter) => filter.field === field && !filter.not)
  const test = own.length === 1 && own[0]?.any.length === 1 ? own[0].any[0] : undefined
  return test && 'is' in test ? String(test.is) : null
}

/** The words and qualifiers beside the flags; null when there are none. */
export const readQuery = (words: readonly string[], dataset: Store): TrialQuery | null => {
  if (words.every((word) => word.trim() === '')) return null
  const { question, ids, notes, advice } = choose(trialsCatalog, { words, filters: [] }, dataset)
  const { filters } = question
  return {
    text: queryJson(question).text,
    filters,
    trials: new Set(ids),
    disease: onlyValue(filters, 'disease'),
    cell: onlyValue(filters, 'cell'),
    notes,
    advice,
  }
}

const mostValues = 3

/** A filter in a title, which has no room for a long list of values. */
const inShort = (filter: Filter): string => {
  const { length } = filter.any
  if (length <= mostValues) return describe(filter)
  const first = filter.field === 'id' ? [] : filter.any.slice(0, mostValues)
  return `${describe({ ...filter, any: first })}${first.length ? ',' : ''}… (${length})`
}

/** What the query asks beside the disease and cells that the title names anyway; empty when there is nothing else. */
export const inTitle = (
  { filters, disease, cell }: TrialQuery,
  question: { readonly disease: string | null; readonly cell: string | null },
): string => {
  const isNamed = ({ field, not }: Filter): boolean =>
    !not &&
    ((field === 'disease' && disease !== null && disease === question.disease) ||
      (field === 'cell' && cell !== null && cell === question.cell))
  return filters
    .filter((filter) => !isNamed(filter))
    .map(inShort)
    .join(' ')
}

/** Fields that tell what a trial found: to choose by them is to choose the answer. */
export const findings: readonly string[] = [
  'direction',
  'headline',
  'finding',
  'serious-related',
  'serious-events',
  'deaths',
]

/** Filters that choose trials by what they found. */
export const byFindings = ({ filters }: Pick<TrialQuery, 'filters'>): string =>
  filters
    .filter(({ field }) => findings.includes(field))
    .map(describe)
    .join(' ')

/** Filters on arms that choose whole trials here, since pooling takes only a cell type for its arms. */
const byArms = ({ filters }: TrialQuery, question: { readonly cell: string | null }): string => {
  const inArms = trialsCatalog.fields.filter(({ group }) => group === 'arm').map(({ name }) => name)
  return filters
    .filter(({ field }) => inArms.includes(field) && !(field === 'cell' && question.cell !== null))
    .map(describe)
    .join(' ')
}

/** What the query keeps out, in a sentence. */
const outsideText = ({ outside, outcome }: Synthesis): string => {
  const having = outside.filter(({ outcomes }) => outcomes.includes(outcome.id)).length
  const silent = outside.filter(({ hasEnded, hasResults }) => hasEnded && !hasResults).length
  const has = (count: number): string => `${count || 'none'} of them ${agreeing(count, 'has', 'have')}`
  return [
    `${plural(outside.length, 'trial')} outside the query ${agreeing(outside.length, 'was', 'were')} not considered; ${has(having)} a result for ${outcome.id} on record`,
    ...(silent ? [`${silent} ended with no result of any kind`] : []),
  ].join(', ')
}

/** What the query does to the answer. */
export const queryNotes = (query: TrialQuery, synthesis: Synthesis): string[] => {
  const { outside, question, included } = synthesis
  const found = byFindings(query)
  const arms = byArms(query, question)
  const several = included.filter(({ reading }) => reading.trial.arms.filter(({ product }) => product).length > 1)
  return [
    ...(outside.length ? [`${outsideText(synthesis)}.`] : []),
    ...(found
      ? [
          `The query chooses trials by what they found (${found}): that biases the pooled effect towards it, so its certainty is not rated.`,
        ]
      : []),
    ...(arms && several.length
      ? [
          `The query chooses whole trials: where one has several arms with cells, all of them count, also those that ${arms} does not fit (--cell chooses arms by their cells).`,
        ]
      : []),
    ...query.notes,
  ]
}

/** What a query asks, in words. */

import { type AnyCatalog, type AnyField, type Filter, fullText, type Value } from '../../query/index.js'
import type { Store } from '../../store/index.js'

type Test = Filter['any'][number]

/** A value by its name. */
export const valueName = (field: AnyField | undefined, value: Value, dataset: Store): string =>
  typeof value === 'boolean'
    ? value
      ? 'yes'
      : 'no'
    : field?.vocabulary
      ? dataset.vocabulary(field.vocabulary).name(String(value))
      : String(value)

const testWords = (test: Test, field: AnyField | undefined, dataset: Store): string => {
  if ('is' in test) return valueName(field, test.is, dataset)
  if ('contains' in test) return `"${test.contains}"`
  if ('missing' in test) return test.missing === 'any' ? 'not known' : `not known, ${reasons[test.missing]}`
  if ('known' in test) return 'known'
  const { min, max, openMin, openMax } = test
  if (min !== undefined && min === max) return String(min)
  const low = min === undefined ? '' : openMin ? `more than ${min}` : max === undefined ? `${min} or more` : `${min}`
  const high = max === undefined ? '' : openMax ? `less than ${max}` : min === undefined ? `${max} or less` : `${max}`
  return low && high ? `${low} to ${high}` : low || high
}

const reasons = { notRead: 'not read', notReported: 'not reported', notApplicable: 'not applicable' } as const

const lower = (label: string): string => (/^[A-Z][a-z]/.test(label) ? label[0]?.toLowerCase() + label.slice(1) : label)

const filterWords = (filter: Filter, catalog: AnyCatalog, dataset: Store): string => {
  const field = catalog.fields.find(({ name }) => name === filter.field)
  const values = filter.any.map((test) => testWords(test, field, dataset)).join(' or ')
  if (filter.field === fullText) return `${filter.not ? 'does not hold' : 'holds'} ${values}`
  const holds = filter.any.every((test) => 'contains' in test)
  const verb = holds ? (filter.not ? 'does not hold' : 'holds') : filter.not ? 'is not' : 'is'
  return `${lower(field?.label ?? filter.field)} ${verb} ${values}`
}

/** All filters in words: "disease is Type 1 diabetes; year is 2015 or more". */
export const filtersInWords = (filters: readonly Filter[], catalog: AnyCatalog, dataset: Store): string =>
  filters.map((filter) => filterWords(filter, catalog, dataset)).join('; ')

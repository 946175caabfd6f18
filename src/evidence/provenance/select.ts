/** From a word a person types to the values of a trial it means. */
import { nearestWords, type Trial } from '../../dataset/index.js'
import { trialsCatalog } from '../../query/index.js'
import type { Store } from '../../store/index.js'
import type { ValuePlace } from './values.js'

/** Catalog fields that stand for a part of the record, where the catalog does not say which, or says less. */
const partOf: Readonly<Record<string, string>> = {
  registration: 'registrations',
  registry: 'registrations',
  year: 'start',
  design: 'design',
  cell: 'arms.*.product.cells',
  dose: 'arms.*.product.dose',
  arms: 'arms',
  outcome: 'outcomes',
  status: 'status.value',
  direction: 'outcomes.*.direction',
  primary: 'outcomes.*.primary',
  timepoint: 'outcomes.*.timepointMonths',
}

/** Values at a path or below it; * stands for any arm or row. */
const below = (places: readonly ValuePlace[], path: string): ValuePlace[] => {
  const wanted = path.toLowerCase().split('.')
  return places.filter((place) => {
    const parts = place.path.toLowerCase().split('.')
    return wanted.every((part, i) => part === '*' || part === parts[i])
  })
}

const paths = (word: string): readonly string[] => {
  const field = trialsCatalog.fields.find(({ name }) => name === word)
  if (!field) return []
  const own = Object.hasOwn(partOf, word) ? partOf[word] : undefined
  return own === undefined ? (field.explainedBy ?? []) : [own]
}

export type ValueSelection =
  | { readonly places: readonly ValuePlace[] }
  | { readonly why: string; readonly hint: string }

/**
 * What a word means in a trial, tried in this order: a path, an outcome row, an outcome measure by its id, a field of the
 * listing (masking, dose), a name within a path, an outcome measure by another name. Otherwise why it means nothing, and what is near.
 */
export const select = (trial: Trial, places: readonly ValuePlace[], typed: string, dataset: Store): ValueSelection => {
  const word = typed.trim()
  const lower = word.toLowerCase()
  const named = trial.outcomes.filter((row) => row.id === lower).map((row) => `outcomes.${row.id}`)
  const outcomes = dataset.vocabulary('outcomes')
  const outcome = word === '' ? undefined : outcomes.resolve(word)
  const rows = (ids: ReadonlySet<string>): string[] =>
    trial.outcomes.filter((row) => ids.has(row.outcome)).map((row) => `outcomes.${row.id}`)
  const ways: readonly (() => readonly ValuePlace[])[] = [
    () => below(places, word),
    () => named.flatMap((path) => below(places, path)),
    // HbA1c is a measure before it is a criterion of entry.
    () => (outcome === lower ? rows(new Set([outcome])).flatMap((path) => below(places, path)) : []),
    () => paths(lower).flatMap((path) => below(places, path)),
    () => places.filter(({ path }) => path.toLowerCase().split('.').includes(lower)),
    () => (outcome ? rows(new Set([outcome])).flatMap((path) => below(places, path)) : []),
    () => (outcome ? rows(outcomes.within(outcome)).flatMap((path) => below(places, path)) : []),
  ]
  for (const way of ways) {
    const found = word === '' ? [] : way()
    if (found.length) return { places: found }
  }
  const have = [...new Set(trial.outcomes.map((row) => row.outcome))]
  if (outcome)
    return {
      why: `no row of ${outcomes.name(outcome)} in ${trial.id}`,
      hint: have.length
        ? `It has rows of ${have.join(', ')}`
        : `No outcome row of it was read; see what there is with: stemcell trace ${trial.id}`,
    }
  const field = trialsCatalog.fields.find(({ name }) => name === lower)
  if (field)
    return {
      why: `${trial.id} has no value of its own for "${lower}" (${field.help})`,
      hint: `It is computed from other values, or nothing stands there; see all values with: stemcell trace ${trial.id}`,
    }
  const known = [
    ...places.flatMap(({ path }) => [path, path.slice(path.lastIndexOf('.') + 1)]),
    ...trial.outcomes.flatMap((row) => [row.id, row.outcome]),
    ...trialsCatalog.fields.filter(({ name }) => paths(name).length > 0).map(({ name }) => name),
  ]
  const near = nearestWords(word, [...new Set(known)], 4)
  return {
    why: `nothing in ${trial.id} is called "${typed}"`,
    hint: `${near.length ? `Did you mean ${near.join(', ')}? ` : ''}See every value and its path with: stemcell trace ${trial.id}`,
  }
}

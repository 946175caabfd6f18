/** What a study is called in a table: first author and year, or else its acronym, the name others list it by, or its registry number. */
import type { Trial } from '../../dataset/index.js'
import type { Store } from '../../store/index.js'

/** First author and year of the first report with both; else acronym, else what others call it, else its number or id. */
export const studyLabel = (trial: Trial, dataset: Store): string => {
  for (const id of trial.references) {
    const reference = dataset.record('references', id)
    const [author] = reference?.author ?? []
    const year = reference?.issued?.['date-parts'][0]?.[0]
    if (author && 'family' in author && year !== undefined) return `${author.family} ${year}`
  }
  if (trial.acronym) return trial.acronym
  const [named] = trial.citedAs ?? []
  if (named) return `${named.name} ${named.year}`
  return trial.registrations.find(({ id }) => id.toLowerCase() === trial.id)?.id.toUpperCase() ?? trial.id
}

/** The part of an id that follows name and year. */
const rest = (id: string): string => id.replace(/^[a-z-]+-\d{4}-/, '')

/** Labels of several trials; those that would be the same carry the rest of their ids. */
export const studyLabels = (trials: readonly Trial[], dataset: Store): ReadonlyMap<string, string> => {
  // Read together: one by one each costs an opened file.
  dataset.some(
    'references',
    trials.flatMap(({ references }) => references),
  )
  // Where a label stands, whose the study is stands too: tables and pictures are handed on.
  const mark = (id: string): string => (dataset.layer('trials', id)?.origin ? ' (own record)' : '')
  const plain = new Map(trials.map((trial) => [trial.id, `${studyLabel(trial, dataset)}${mark(trial.id)}`]))
  const uses = new Map<string, number>()
  for (const label of plain.values()) uses.set(label, (uses.get(label) ?? 0) + 1)
  return new Map([...plain].map(([id, label]) => [id, (uses.get(label) ?? 0) > 1 ? `${label} (${rest(id)})` : label]))
}

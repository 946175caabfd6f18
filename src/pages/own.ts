/** Which records behind an answer are the user's own, in a sentence: an answer that is handed on must not pass them off. */
import type { Answer } from '../answer.js'
import { flat, trialsCatalog } from '../query/index.js'
import type { Store } from '../store/index.js'
import { agreeing } from '../text.js'

const mostNamed = 8

const named = (ids: readonly string[]): string =>
  ids.length > mostNamed ? `${ids.slice(0, mostNamed).join(', ')} and ${ids.length - mostNamed} more` : ids.join(', ')

type Among = {
  /** The user's own trials. */
  readonly records: readonly string[]
  /** Trials that were taken from a registry. */
  readonly taken: readonly string[]
  /** Bundled trials with values or results of the user's own. */
  readonly changed: readonly string[]
  /** Bundled trials with values of a later version of their registration. */
  readonly renewed: readonly string[]
}

/** Which of these trials are not as the bundled dataset has them, and whose they are. */
const among = (ids: readonly string[], dataset: Store): Among => {
  const found = { records: [] as string[], taken: [] as string[], changed: [] as string[], renewed: [] as string[] }
  if (!dataset.isLayered) return found
  const rows = dataset.list(trialsCatalog)
  for (const id of new Set(ids)) {
    const [first, ...others] = dataset.has('trials', id) ? flat(rows.cell(id, 'layer')) : []
    if (first === 'own') found.records.push(id)
    if (first === 'registry') found.taken.push(id)
    if (others.includes('own')) found.changed.push(id)
    if (others.includes('registry')) found.renewed.push(id)
  }
  return found
}

/** The trials among these that are not as the bundled dataset has them; nothing where all are. */
export const ownNotes = (ids: readonly string[], dataset: Store): string[] => {
  const { records, taken, changed, renewed } = among(ids, dataset)
  const told = (some: readonly string[], one: string, many: string, after = ''): string[] =>
    some.length ? [`${some.length} of these studies ${agreeing(some.length, one, many)}: ${named(some)}${after}.`] : []
  return [
    ...told(records, 'is your own', 'are your own'),
    ...told(taken, 'was taken from a registry', 'were taken from a registry'),
    ...told(
      changed,
      'has corrections or results of your own',
      'have corrections or results of your own',
      ' (show tells which)',
    ),
    ...told(
      renewed,
      'has values of a later version of its registration',
      'have values of later versions of their registrations',
      ' (show tells which)',
    ),
  ]
}

/** How many of these trials are no part of the bundled dataset. */
export const ownCount = (ids: readonly string[], dataset: Store): number => {
  const { records, taken } = among(ids, dataset)
  return records.length + taken.length
}

/** Every text and key in a value of JSON. */
const words = function* (value: unknown): Generator<string> {
  if (typeof value === 'string') yield value
  else if (Array.isArray(value)) for (const one of value) yield* words(one)
  else if (typeof value === 'object' && value !== null)
    for (const [key, one] of Object.entries(value)) {
      yield key
      yield* words(one)
    }
}

/** An answer with whose the trials are that it names, where it does not say so itself. */
export const withOwners = (answer: Answer, dataset: Store): Answer => {
  if (answer.saysWhose) return answer
  const named = new Set(words([answer.items, answer.groups ?? []]))
  const notes = ownNotes(
    dataset.ids('trials').filter((id) => named.has(id)),
    dataset,
  )
  return notes.length ? { ...answer, notes: [...notes, ...answer.notes] } : answer
}

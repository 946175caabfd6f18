/** Which records an answer is about, so that they can be cited. */
import { type Answer, isRaw, type Json, type RawJson } from '../../answer.js'

type Told = Readonly<Record<string, unknown>>

/** A record of a list comes as bytes. */
const told = (item: Json | RawJson): Told =>
  (isRaw(item) ? JSON.parse(Buffer.from(item.bytes).toString()) : item) as Told

/** The records that an answer lists, shows, compares, draws or pools, as kind and id. */
export const recordsOf = ({ items, query }: Answer, command: string): string[] => {
  const all = items.map(told)
  const named = (kind: string, ids: readonly unknown[]): string[] =>
    // A study of a table of one's own is no record.
    ids.flatMap((id) => (typeof id === 'string' ? [`${kind}/${id}`] : []))
  switch (command) {
    case 'show':
      return all.map(({ type, record }) => `${type}/${(record as Told).id}`)
    case 'compare':
      return named('trials', (query as Told).trials as readonly string[])
    case 'pool':
      return named(
        'trials',
        all.flatMap(({ studies }) => (studies as readonly Told[]).map(({ trial }) => trial)),
      )
    default:
      return named(
        command === 'timeline' ? 'trials' : command,
        all.map(({ id }) => id),
      )
  }
}

/** Which records an answer is about, so that they can be cited. */
import { type Answer, isRaw, type Json, type RawJson } from '../../answer.js'

type JsonObject = Readonly<Record<string, unknown>>

/** A record of a list comes as bytes. */
const parsedItem = (item: Json | RawJson): JsonObject =>
  (isRaw(item) ? JSON.parse(Buffer.from(item.bytes).toString()) : item) as JsonObject

/** The records that an answer lists, shows, compares, draws or pools, as kind and id. */
export const recordsOf = ({ items, query }: Answer, command: string): string[] => {
  const all = items.map(parsedItem)
  const named = (kind: string, ids: readonly unknown[]): string[] =>
    // A study of a table of one's own is no record.
    ids.flatMap((id) => (typeof id === 'string' ? [`${kind}/${id}`] : []))
  switch (command) {
    case 'show':
      return all.map(({ type, record }) => `${type}/${(record as JsonObject).id}`)
    case 'compare':
      return named('trials', (query as JsonObject).trials as readonly string[])
    case 'pool':
      return named(
        'trials',
        all.flatMap(({ studies }) => (studies as readonly JsonObject[]).map(({ trial }) => trial)),
      )
    default:
      return named(
        command === 'timeline' ? 'trials' : command,
        all.map(({ id }) => id),
      )
  }
}

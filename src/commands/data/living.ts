/** The flow of a living review: what triggered each version of the user's dataset, and what it changed. */
import type { Event, Look, OwnPlace } from '../../layers/index.js'
import { plural } from '../../text.js'
import { loadLayers } from './shared.js'

/** Versions that are told; the file has all. */
const mostTold = 12

const tallied = (what: string, counts: Readonly<Record<string, number>>): string[] =>
  Object.entries(counts).map(([type, n]) => `${n} ${type} ${what}`)

const lookText = ({
  asked,
  fresh,
  absent,
  damaged,
  found,
  known,
  added,
  waiting,
  refused,
  outside,
  unread,
}: Look): string[] => [
  `${plural(asked, 'registration')} asked, ${fresh} with a version not seen before, ${absent.length} not there, ${damaged.length} not readable`,
  ...(found === null
    ? []
    : [
        `${plural(found, 'study', 'studies')} found by the saved search: ${known} held, ${added} taken in, ${waiting} to be decided on, ${refused} refused before, ${outside} about something else, ${unread} not usable`,
      ]),
]

const eventText = ({ edition, made, why, isChange, added, changed, gone, look }: Event): string => {
  const results = [...tallied('added', added), ...tallied('changed', changed), ...tallied('gone', gone)]
  const parts = [...(look ? lookText(look) : []), results.join(', ') || 'no record changed']
  return `${isChange ? `Edition ${edition}` : 'A look'}, ${made.slice(0, 10)}, ${why}: ${parts.join('; ')}.`
}

/** A line for each version of the user's dataset, and for each look at a registry that changed nothing. */
export const livingFlow = async (own: OwnPlace): Promise<string[]> => {
  const { events } = (await loadLayers()).eventsOf(own)
  const left = events.length - mostTold
  return [
    ...(left > 0 ? [`${left} earlier versions are told in history.ndjson of your data folder.`] : []),
    ...events.slice(-mostTold).map(eventText),
  ]
}

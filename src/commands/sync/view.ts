/** What a sync did, as people read it. */
import type { Block, Line } from '../../answer.js'
import type { RegistryLook } from '../../layers/index.js'
import { about, list, muted, section, text } from '../../pages/parts.js'
import { harmless, plural } from '../../text.js'
import type { Item } from './items.js'

/** Lines of each section on a page; machine formats have all. */
const shownOfEach = 12

const shown = (value: unknown): string => (value === null ? 'not known' : String(value))

const nameOf = ({ registration, trial, version }: Item): Line => [
  { text: registration, role: 'id' },
  ...(trial === null ? [] : [' ', about('trials', trial)]),
  ...(version === null ? [] : [muted(` version of ${version}`)]),
]

const indented = (line: Line): Line => [muted('    '), ...[line].flat()]

const linesOf = (item: Item): Line[] => [
  [...[nameOf(item)].flat(), ...(item.title === null ? [] : [`: ${harmless(item.title)}`])],
  ...(item.became === null ? [] : [indented(item.became)]),
  ...item.changes.map(({ path, was, now, isKept }) =>
    indented([
      `${path}: ${shown(was)}`,
      { text: ' → ', role: 'warn', spoken: ' is now ' },
      { text: shown(now), role: 'strong' },
      isKept ? '' : { text: ' (refused)', role: 'bad' },
    ]),
  ),
  ...item.remarks.map(({ path, text: words }) => indented(`${path}: ${words}`)),
  ...item.faults.map((fault) => indented(fault)),
]

const titles = {
  changed: 'Changed',
  refused: 'Refused: what was known stays',
  unreadable: 'Could not be read: what was known stays',
  absent: 'Not in the registry',
  found: 'Found by the saved search, and not held',
} as const

export const viewOf = (items: readonly Item[], summary: string): Block[] => [
  text(summary),
  ...(Object.keys(titles) as (keyof typeof titles)[]).flatMap((result) => {
    const mine = items.filter((item) => item.result === result)
    const more = mine.length - shownOfEach
    return mine.length
      ? section(`${titles[result]} (${mine.length})`, [
          list(
            [...mine.slice(0, shownOfEach).flatMap(linesOf), ...(more > 0 ? [`… ${more} more: add --json`] : [])],
            2,
          ),
        ])
      : []
  }),
]

const counted = (items: readonly Item[], result: Item['result']): number =>
  items.filter((item) => item.result === result).length

/** What one reads first. */
export const summaryOf = (
  items: readonly Item[],
  look: RegistryLook,
  { isDry }: { readonly isDry: boolean },
): string => {
  const n = (result: Item['result']): number => counted(items, result)
  const parts = [
    `${n('changed')} ${isDry ? 'would change' : 'changed'}`,
    `${n('same')} as they were`,
    ...(n('refused') ? [`${n('refused')} refused`] : []),
    ...(n('unreadable') ? [`${n('unreadable')} not readable`] : []),
    ...(n('absent') ? [`${n('absent')} not there`] : []),
  ]
  const when = look.data ? ` (data of ${look.data.slice(0, 10)})` : ''
  const search =
    look.found === null
      ? ''
      : ` The saved search found ${plural(look.found, 'study', 'studies')}: ${look.known} held, ${screenedText(look)}.`
  return `${plural(look.asked, 'registration')} asked of ${look.registry}${when}: ${parts.join(', ')}.${search}`
}

const screenedText = ({ added, waiting, refused, outside, unread }: RegistryLook): string =>
  (
    [
      [added, 'taken in'],
      [waiting, 'to be decided on'],
      [refused, 'refused before'],
      [outside, 'about something else'],
      [unread, 'not usable'],
    ] as const
  )
    .flatMap(([n, words]) => (n ? [`${n} ${words}`] : []))
    .join(', ') || 'none new'

/** What became of each registration, as an item of the answer. */
import type { ItemOf } from '../../contracts/index.js'
import type { PieceOutcome } from '../../layers/index.js'
import type { Synced, SyncedTrial } from '../../registry/renewal/index.js'

export type Item = ItemOf<'sync'>

const nothing = {
  trial: null,
  title: null,
  became: null,
  version: null,
  isNew: false,
  changes: [],
  remarks: [],
  faults: [],
} as const

/** A value of a registration is a word, a number, or nothing. */
const plain = (value: unknown): string | number | null =>
  typeof value === 'string' || typeof value === 'number' ? value : null

const isOf = (key: string | null, trial: string): boolean => key?.includes(`/trials/${trial}/`) ?? false

/** What stands behind the trial in a key: the path, or the registration. */
const pathIn = (key: string): string => key.split('/').slice(3).join('/')

const trialItem = (
  { trial, registration, version, isNew, pieces }: SyncedTrial,
  all: readonly PieceOutcome[],
): Item => {
  const outcomes = new Map(all.flatMap((one) => (one.key !== null && isOf(one.key, trial) ? [[one.key, one]] : [])))
  const resultOf = (key: string) => outcomes.get(key)?.result
  const changes = pieces.flatMap((piece) => {
    if (piece.type !== 'corrections') return []
    const { of, path, was, now } = piece.record
    const result = resultOf(`corrections/${of}/${path}`)
    if (result === undefined || result === 'unchanged') return []
    return [{ path, was: plain(was), now: plain(now), isKept: result !== 'refused' }]
  })
  const fresh = [...outcomes.values()].filter(({ result }) => result === 'added' || result === 'replaced')
  const remarks = pieces.flatMap((piece) => {
    if (piece.type !== 'annotations') return []
    const { path, text } = piece.record
    const isFresh = fresh.some(({ key }) => key?.startsWith(`annotations/trials/${trial}/${path}/`))
    return isFresh ? [{ ...(path === undefined ? {} : { path }), text }] : []
  })
  const faults = [...outcomes.values()].flatMap((one) =>
    one.faults.map(({ message }) => `${pathIn(one.key ?? '')}: ${message}`),
  )
  const isBack = [...outcomes.values()].some(({ result }) => result === 'removed')
  const isChanged = changes.some(({ isKept }) => isKept) || remarks.length > 0 || isBack
  const result = isChanged ? 'changed' : faults.length ? 'refused' : 'same'
  return { ...nothing, result, registration, trial, version, isNew, changes, remarks, faults }
}

export const itemsOf = ({ trials, absent, unread, others, became, changed }: Synced): Item[] => [
  ...trials.map((one) => trialItem(one, changed.outcomes)),
  ...unread.map(
    ({ id, message, hint }): Item => ({
      ...nothing,
      result: 'unreadable',
      registration: id,
      faults: [`${message}. ${hint}`],
    }),
  ),
  ...absent.map((registration): Item => ({ ...nothing, result: 'absent', registration })),
  ...others.map(
    ({ study }): Item => ({
      ...nothing,
      result: 'found',
      registration: study.id,
      title: study.title,
      became: became.get(study.id) ?? null,
      version: study.updated,
      isNew: true,
    }),
  ),
]

/** Values that are again as they were before any sync: `trials/ID path`. */
export const takenBack = ({ changed }: Synced): string[] =>
  changed.outcomes.flatMap(({ key, result }) => {
    const found = result === 'removed' ? /^corrections\/(trials\/[^/]+)\/(.*)$/.exec(key ?? '') : null
    return found ? [`${found[1]} ${found[2]}`] : []
  })

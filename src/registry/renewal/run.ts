/**
 * A sync: fresh records of the trials that are held, and numbers of studies that the saved search finds. All is fetched before
 * anything is changed; then it is one new edition, whole or not at all.
 */
import { join } from 'node:path'
import { badData, errorMessage, usage } from '../../errors.js'
import { makeFolder, withLock } from '../../files/index.js'
import {
  type Changed,
  type EntryPiece,
  eventsOf,
  keepEvent,
  keepPieces,
  keyOf,
  type Offer,
  type OwnPlace,
  type RegistryLook,
  tryPieces,
} from '../../layers/index.js'
import { harmless } from '../../text.js'
import { type Client, type Search, studyTexts } from '../client/index.js'
import { apiFound, type FoundStudy, isFault, type StudyFault } from '../study/index.js'
import { type Holdings, holdingsOf, registryName } from './held.js'
import { type Renewed, renewalOf } from './renew.js'
import { Spool } from './spool.js'

/** Numbers in one question: with posted results they make some 5 MB. */
const batchSize = 40

export type SyncAsked = {
  readonly own: OwnPlace
  readonly client: Client
  /** The saved search; null where only what is held is asked for. */
  readonly search: Search | null
  readonly isDry: boolean
  readonly progress?: ((done: number, of: number, what: string) => void | Promise<void>) | undefined
}

/** What became of one registration of a trial that is held. */
export type SyncedTrial = {
  readonly trial: string
  readonly registration: string
  /** Day of the version that the registry shows; null where it says none. */
  readonly version: string | null
  readonly isNew: boolean
  readonly pieces: readonly Renewed[]
}

export type Fetched = {
  readonly trials: readonly SyncedTrial[]
  readonly absent: readonly string[]
  /** Records that could not be read; what was known of their trials stays. */
  readonly unread: readonly (StudyFault & { readonly id: string })[]
  /** Studies that the search found and that are not held. */
  readonly others: readonly FoundStudy[]
  readonly look: RegistryLook
}

/** What became of the studies that the search found and that are not held under that number. */
export type Screened = {
  readonly counts: Readonly<Record<'held' | 'added' | 'waiting' | 'refused' | 'outside' | 'unread', number>>
  /** By their number, in words. */
  readonly became: ReadonlyMap<string, string>
}

export type Synced = Fetched & { readonly changed: Changed; readonly became: Screened['became'] }

const chunks = <T>(list: readonly T[], size: number): T[][] =>
  Array.from({ length: Math.ceil(list.length / size) }, (_, i) => list.slice(i * size, (i + 1) * size))

const found = async (asked: SyncAsked): Promise<string[] | null> => {
  if (!asked.search) return null
  const ids: string[] = []
  for await (const page of asked.client.search(asked.search)) {
    ids.push(...page.ids)
    await asked.progress?.(ids.length, (page.total ?? ids.length) + 1, 'Studies of the search')
  }
  return ids
}

const fetchAll = async (ids: readonly string[], spool: Spool, { client, progress }: SyncAsked): Promise<void> => {
  const open = ids.filter((id) => !spool.has(id))
  let done = ids.length - open.length
  for (const batch of chunks(open, batchSize)) {
    await progress?.(done, ids.length, 'Registrations fetched')
    const { pages, absent } = await client.studies(batch)
    spool.keep({ asked: batch, absent: [...absent], pages: pages.map(({ text }) => text) })
    done += batch.length
  }
  await progress?.(ids.length, ids.length, 'Registrations fetched')
}

type Judged = {
  /** By trial and registration. */
  readonly trials: Map<string, SyncedTrial>
  readonly candidates: Map<string, FoundStudy>
  readonly unread: (StudyFault & { readonly id: string })[]
}

/** What one study says of the trials that are held under its numbers; a study of none is a candidate. */
const judge = (one: FoundStudy, { byNumber }: Holdings, today: string, { trials, candidates }: Judged): void => {
  const numbers = [one.study.id, ...one.study.aliases]
  const held = numbers.flatMap((id) => (byNumber.get(id) ?? []).map((each) => [id, each] as const))
  if (held.length === 0) candidates.set(one.study.id, one)
  for (const [id, each] of held) {
    const renewal = renewalOf(each, { ...one.study, id }, today)
    const { id: trial } = each.trial
    trials.set(`${trial} ${id}`, { trial, registration: id, version: one.study.updated, ...renewal })
  }
}

/** What the fetched records say. */
const judged = (spool: Spool, holdings: Holdings, today: string): Judged & { readonly absent: string[] } => {
  const found: Judged = { trials: new Map(), candidates: new Map(), unread: [] }
  const absent: string[] = []
  for (const { pages, absent: gone } of spool.batches()) {
    absent.push(...gone)
    for (const page of pages)
      for (const { id, raw } of studyTexts(page)) {
        const one = apiFound(raw, `${registryName}, ${id}`)
        if (isFault(one)) found.unread.push({ ...one, id })
        else judge(one, holdings, today, found)
      }
  }
  return { ...found, absent }
}

const pieceOf = ({ registration }: SyncedTrial, one: Renewed): EntryPiece => ({
  file: `https://clinicaltrials.gov/study/${registration}`,
  line: null,
  key: null,
  ...one,
})

/** What sync kept of trials before and does not say any more; of trials of which not all came, nothing goes. */
const goneOf = (trials: readonly SyncedTrial[], { kept, byNumber }: Holdings): string[] => {
  const came = new Map<string, { registrations: number; keys: Set<string> }>()
  for (const { trial, pieces } of trials) {
    const of = `trials/${trial}`
    const entry = came.get(of) ?? { registrations: 0, keys: new Set<string>() }
    entry.registrations++
    for (const piece of pieces) entry.keys.add(keyOf(piece.type, piece.record))
    came.set(of, entry)
  }
  const registrations = new Map<string, number>()
  for (const { trial } of [...byNumber.values()].flat())
    registrations.set(`trials/${trial.id}`, (registrations.get(`trials/${trial.id}`) ?? 0) + 1)
  return [...came].flatMap(([of, { registrations: n, keys: made }]) =>
    n === registrations.get(of) ? (kept.get(of) ?? []).filter((key) => !made.has(key)) : [],
  )
}

/** What triggers an edition, in words. */
const whyOf = (look: RegistryLook): string =>
  `sync with ${look.registry}${look.data ? `, data of ${look.data.slice(0, 10)}` : ''}${look.search ? ', with the saved search' : ''}`

const notAsked = { known: null, added: null, waiting: null, refused: null, outside: null, unread: null } as const

const fetched = async (asked: SyncAsked, spool: Spool, holdings: Holdings): Promise<Fetched> => {
  const { client, search } = asked
  const { data } = await client.version()
  const isHeld = (id: string): boolean => holdings.byNumber.has(id)
  const held = [...holdings.byNumber.keys()].sort()
  const ids = await found(asked)
  const unknown = (ids ?? []).filter((id) => !isHeld(id))
  await fetchAll([...held, ...unknown], spool, asked)
  const today = new Date().toISOString().slice(0, 10)
  const { trials: all, candidates, unread, absent } = judged(spool, holdings, today)
  const wanted = new Set(unknown)
  const trials = [...all.values()].sort((a, b) => (a.trial < b.trial ? -1 : 1))
  const others = [...candidates.values()].filter(({ study: { id, aliases } }) =>
    [id, ...aliases].some((one) => wanted.has(one)),
  )
  const look: RegistryLook = {
    registry: registryName,
    data,
    search: search && { condition: search.condition, intervention: search.intervention },
    asked: held.length,
    absent: absent.filter(isHeld),
    damaged: unread.flatMap(({ id }) => (isHeld(id) ? [id] : [])),
    fresh: trials.filter(({ isNew }) => isNew).length,
    found: ids?.length ?? null,
    ...notAsked,
    ...(ids ? { unread: [...unread.map(({ id }) => id), ...absent].filter((id) => wanted.has(id)).length } : {}),
  }
  return { trials, absent: look.absent, unread, others, look }
}

/** The look with what became of what the search found: what is not taken in, waiting, refused, outside or unread is held. */
const withScreened = (look: RegistryLook, { counts: { held: _, unread, ...counts } }: Screened): RegistryLook => {
  if (look.found === null) return look
  const not = { ...counts, unread: (look.unread ?? 0) + unread }
  return { ...look, ...not, known: look.found - Object.values(not).reduce((sum, n) => sum + n, 0) }
}

/** When what a registry said was used last: a run that was killed since may have left the answers that it used. */
const lastLook = (own: OwnPlace): number =>
  Math.max(0, ...eventsOf(own).events.flatMap(({ look, made }) => (look ? [Date.parse(made)] : [])))

/** Fetch, then change. What the search found is taken in before the edition that tells of it. */
const synced = async (asked: SyncAsked, folder: string | undefined, screen: Screen): Promise<Synced> => {
  const { own, client, isDry } = asked
  const spool = new Spool(folder && join(folder, 'sync'), { host: client.host.base, after: lastLook(own) })
  const holdings = holdingsOf(own)
  const all = await fetched(asked, spool, holdings)
  const { trials } = all
  const pieces = trials.flatMap((one) => one.pieces.map((piece) => pieceOf(one, piece)))
  const screened = await screen(all.others)
  const { became } = screened
  const look = withScreened(all.look, screened)
  const offer: Offer = {
    pieces,
    layer: 'registry',
    why: whyOf(look),
    gone: goneOf(trials, holdings),
    told: () => ({ look }),
  }
  if (isDry) return { ...all, look, became, changed: tryPieces(own, offer) }
  const changed = await keepPieces(own, offer)
  if (!changed.edition) await keepEvent(own, offer.why, { look })
  spool.clear()
  return { ...all, look, became, changed }
}

/** What takes in, or only judges, the studies that are not held. */
export type Screen = (others: readonly FoundStudy[]) => Promise<Screened>

/** Milliseconds that a sync waits for another: it asks the same. */
const patience = 2000

/**
 * Bring the trials that are held up to date with the registry. Throws a failure where the registry cannot be asked or answers what
 * cannot be used: then nothing is changed, and what was fetched is there for the next run.
 */
export const sync = async (asked: SyncAsked, screen: Screen): Promise<Synced> => {
  const { place } = asked.own
  if (asked.isDry) return synced(asked, undefined, screen)
  if (!('folder' in place))
    throw usage(`what a sync finds can be kept nowhere: ${place.problem}`, 'Or name a folder: --data DIR')
  const { folder } = place
  try {
    makeFolder(folder, 0o700)
  } catch (error) {
    throw badData(
      `a sync cannot write to ${harmless(folder)}: ${harmless(errorMessage(error))}`,
      'Or name another: --data DIR',
    )
  }
  return withLock(join(folder, 'sync'), () => synced(asked, folder, screen), patience)
}

/** Put pieces into a layer and take them out: held against everything that is there, kept or refused one by one. */

import type { LayerName } from '../dataset/index.js'
import { notFound, usage } from '../errors.js'
import { harmless } from '../text.js'
import { alone, type Edition, entriesAt, layersOver, type OwnPlace, pointerOf, writeEdition } from './editions.js'
import { type Entry, keyOf } from './entry.js'
import { type LayerFault, shownValue } from './fault.js'
import type { EventDetails } from './history.js'
import type { Layered, SetAsideReason } from './merge.js'
import type { EntryPiece } from './read.js'

/** What became of one piece. */
export type PieceOutcome = {
  readonly key: string | null
  readonly result: 'added' | 'replaced' | 'unchanged' | 'refused' | 'removed'
  readonly file: string
  readonly line: number | null
  readonly faults: readonly LayerFault[]
}

/** What became of all of them. */
export type Changed = {
  readonly outcomes: readonly PieceOutcome[]
  /** The edition that was written; undefined where nothing changed. */
  readonly edition: Edition | undefined
  /** Entries of before that do not fit what was added, and are set aside. */
  readonly displaced: readonly string[]
}

export type Offer = {
  readonly pieces: readonly EntryPiece[]
  readonly layer: LayerName
  /** What triggers it, for the history: "add my-trials.json". */
  readonly why: string
  /** Keys that go in the same edition, whatever becomes of the pieces. */
  readonly gone?: readonly string[]
  /** What it came to besides entries, for the history: known when it is known which pieces are kept. */
  readonly told?: (outcomes: readonly PieceOutcome[]) => EventDetails
  /** Keep nothing where something is refused. */
  readonly isStrict?: boolean
}

type Kept = ReadonlyMap<string, Entry>

const entriesNow = (own: OwnPlace): Kept => {
  const pointer = pointerOf(own)
  return new Map(pointer ? entriesAt(own, pointer.edition).map((entry) => [entry.key, entry]) : [])
}

/**
 * Whether the rows of a table go with a trial that is there: a bundled one, or one of the user's own that the same table did not
 * make.
 */
export const trialsKnown = (own: OwnPlace): ((id: string, file: string) => boolean) => {
  const kept = entriesNow(own)
  return (id, file) => {
    const entry = kept.get(`trials/${id}`)
    return own.base().has('trials', id) || (entry !== undefined && entry.from !== file)
  }
}

const faultOf = ({ file, line }: EntryPiece, { path, value, message, todo }: SetAsideReason): LayerFault => ({
  file,
  line,
  path,
  value,
  message,
  todo,
})

/** The pieces that can be kept so far, each under its key; the outcomes of the others. */
const sorted = (
  pieces: readonly EntryPiece[],
): { readonly offered: Map<string, EntryPiece>; readonly refused: PieceOutcome[] } => {
  const offered = new Map<string, EntryPiece>()
  const refused: PieceOutcome[] = []
  for (const piece of pieces) {
    const { file, line } = piece
    if ('faults' in piece) {
      refused.push({ key: piece.key, result: 'refused', file, line, faults: piece.faults })
      continue
    }
    const key = keyOf(piece.type, piece.record)
    const twin = offered.get(key)
    if (!twin) offered.set(key, piece)
    else {
      const where = `${twin.file}${twin.line === null ? '' : `, line ${twin.line}`}`
      const message = `stands twice: first in ${where}`
      const fault: LayerFault = { file, line, path: '', value: shownValue(key), message, todo: 'Keep one of the two' }
      refused.push({ key, result: 'refused', file, line, faults: [fault] })
    }
  }
  return { offered, refused }
}

const isSame = (a: Entry | undefined, b: Entry): boolean =>
  a !== undefined && a.layer === b.layer && JSON.stringify(a.record) === JSON.stringify(b.record)

/** What a user keeps is never replaced by what a registry says. */
const keptByUser = (key: string, { file, line }: EntryPiece): PieceOutcome => {
  const message = 'you keep your own under this name, which a registry does not replace'
  const todo = `To take what the registry says: stemcell data remove ${key}`
  return {
    key,
    result: 'refused',
    file,
    line,
    faults: [{ file, line, path: '', value: shownValue(key), message, todo }],
  }
}

type Judged = {
  readonly outcomes: readonly PieceOutcome[]
  readonly entries: readonly Entry[]
  readonly merged: Layered | undefined
  readonly displaced: readonly string[]
}

/** What would become of an offer over what is kept now. */
const judge = (own: OwnPlace, { pieces, layer, gone = [], isStrict = false }: Offer): Judged => {
  const before = entriesNow(own)
  const kept = new Map([...before].filter(([key]) => !gone.includes(key)))
  const added = new Date().toISOString().slice(0, 10)
  const { offered, refused } = sorted(pieces)
  const outcomes: PieceOutcome[] = [...refused]
  const fresh = new Map<string, Entry>()
  for (const [key, piece] of offered) {
    if ('faults' in piece) continue
    const entry: Entry = { key, type: piece.type, layer, from: piece.file, added, record: piece.record }
    if (layer === 'registry' && kept.get(key)?.layer === 'own') outcomes.push(keptByUser(key, piece))
    else if (isSame(kept.get(key), entry))
      outcomes.push({ key, result: 'unchanged', file: piece.file, line: piece.line, faults: [] })
    else fresh.set(key, entry)
  }
  const base = own.base()
  const over = (some: Kept): Layered => layersOver(base, [...some.values()])
  const isLess = kept.size < before.size
  let merged = fresh.size || isLess ? over(new Map([...kept, ...fresh])) : undefined
  const wrong = (merged?.aside ?? []).filter(({ entry }) => fresh.get(entry.key) === entry)
  for (const { entry, reasons } of wrong) {
    const piece = offered.get(entry.key)
    fresh.delete(entry.key)
    if (!piece) continue
    const { file, line } = piece
    outcomes.push({ key: entry.key, result: 'refused', file, line, faults: reasons.map((one) => faultOf(piece, one)) })
  }
  const isRefused = isStrict && outcomes.some(({ result }) => result === 'refused')
  if (wrong.length && (fresh.size || isLess) && !isRefused) merged = over(new Map([...kept, ...fresh]))
  for (const key of isRefused ? [] : fresh.keys()) {
    const piece = offered.get(key)
    outcomes.push({
      key,
      result: before.has(key) ? 'replaced' : 'added',
      file: piece?.file ?? '',
      line: piece?.line ?? null,
      faults: [],
    })
  }
  const isIdle = isRefused || (fresh.size === 0 && !isLess)
  if (!isIdle)
    for (const key of before.keys())
      if (!kept.has(key) && !fresh.has(key)) outcomes.push({ key, result: 'removed', file: '', line: null, faults: [] })
  return {
    outcomes,
    entries: [...new Map([...kept, ...fresh]).values()],
    merged: isIdle ? undefined : merged,
    displaced: isIdle
      ? []
      : (merged?.aside ?? []).flatMap(({ entry }) => (kept.get(entry.key) === entry ? [entry.key] : [])),
  }
}

/** What would be kept of an offer, and what refused: nothing is written. */
export const tryPieces = (own: OwnPlace, offer: Offer): Changed => {
  const { outcomes, displaced } = judge(own, offer)
  return { outcomes, displaced, edition: undefined }
}

/** Keep what fits of an offer, as one new edition of the dataset. */
export const keepPieces = (own: OwnPlace, offer: Offer): Promise<Changed> =>
  alone(own, () => {
    const { outcomes, entries, merged, displaced } = judge(own, offer)
    const { why } = offer
    const was = [...entriesNow(own).values()]
    const told = offer.told?.(outcomes)
    return { outcomes, displaced, edition: merged && writeEdition(own, { entries, merged, was, why, told }) }
  })

/** What goes with entries that are taken out. */
export type Going = { readonly told?: EventDetails; readonly instead?: readonly Entry[] }

/** The keys that a word names: the key itself, the id of a record with all that goes with it, or the beginning of keys. */
const keysNamed = (word: string, kept: Kept): string[] => {
  const keys = [...kept.keys()]
  const exact = keys.filter((key) => key === word || key.slice(key.indexOf('/') + 1) === word)
  return exact.length ? exact : keys.filter((key) => key.startsWith(`${word.replace(/\/$/, '')}/`))
}

/**
 * Take entries out of their layer. What rests on them is set aside. `going` is told what goes before anything is written, and says
 * what the history is told of it and which entries come in their place. Throws not-found where a word names nothing.
 */
export const removeEntries = (
  own: OwnPlace,
  words: readonly string[],
  { why, going }: { readonly why: string; readonly going?: (entries: readonly Entry[]) => Promise<Going> },
): Promise<Changed> =>
  alone(own, async () => {
    const kept = entriesNow(own)
    const keys = new Set(
      words.flatMap((word) => {
        const named = keysNamed(word, kept)
        if (named.length === 0)
          throw notFound(`nothing of yours is called "${harmless(word)}"`, 'See what there is: stemcell data list')
        return named
      }),
    )
    if (keys.size === 0) throw usage('nothing to remove was named', 'Name ids or keys of: stemcell data list')
    const was = [...kept.values()]
    const { told = {}, instead = [] } = (await going?.(was.filter(({ key }) => keys.has(key)))) ?? {}
    const coming = new Map(instead.map((one) => [one.key, one]))
    const entries = [...was.filter(({ key }) => !keys.has(key) && !coming.has(key)), ...coming.values()]
    const merged = layersOver(own.base(), entries)
    const edition = writeEdition(own, { entries, merged, was, why, told })
    const outcomes = [...keys].map(
      (key): PieceOutcome => ({ key, result: 'removed', file: '', line: null, faults: [] }),
    )
    return { outcomes, edition, displaced: merged.aside.map(({ entry }) => entry.key) }
  })

/**
 * Takes in registered studies: what is certain becomes a record of the registry layer, what is not waits as a candidate, what is
 * held already is compared and never added twice, what is about something else is counted.
 */
import type { Trial } from '../../dataset/index.js'
import {
  type EntryPiece,
  entriesAt,
  keepEvent,
  keepPieces,
  type OwnPlace,
  type PieceOutcome,
  piecesInText,
  pointerOf,
  type ScreenedRecords,
  tryPieces,
} from '../../layers/index.js'
import type { Store } from '../../store/index.js'
import { type Found, isFault, type RegistryStudy } from '../study/index.js'
import { compareHeld, type Difference, isOfDataset, type Mapped, trialOf, wholeTrialOf } from '../trial/index.js'
import { type Candidate, changeCandidates, readCandidates } from './candidate.js'
import { withoutRows } from './left-rows.js'

export type TakenResult =
  | 'added'
  | 'replaced'
  | 'unchanged'
  | 'waiting'
  | 'held'
  | 'refused-before'
  | 'outside'
  | 'not-fitting'
  | 'unreadable'

/** What became of one study, or of what is none. */
export type Taken = {
  readonly result: TakenResult
  /** Number of the registration; null where none could be read. */
  readonly id: string | null
  /** The record that it is or became; null where it became none. */
  readonly trial: string | null
  readonly title: string | null
  readonly place: string
  readonly why: string | null
  readonly hint: string | null
  readonly differences: readonly Difference[]
}

export type TakenIn = {
  readonly taken: readonly Taken[]
  /** Studies read, and of these what is about something else. */
  readonly read: number
  readonly outside: number
  /** Further pieces that could not be read, beyond those told. */
  readonly untold: number
  readonly edition: number | null
  readonly version: string | null
}

/** What could not be read, and what is about something else, is told one by one up to here. */
const behind = 'what is kept is of a later day, or tells more of its arms'

const mostTold = 1000

const today = (): string => new Date().toISOString().slice(0, 10)

const nothing = { trial: null, title: null, why: null, hint: null, differences: [] } as const

/** A study as a candidate; what was known of it as one stays. */
const candidateOf = (
  study: RegistryStudy,
  { trial, decided }: Mapped,
  place: string,
  before?: Candidate,
): Candidate => ({
  id: study.id,
  state: 'waiting',
  title: trial.title,
  why: decided.why,
  from: place,
  found: before?.found ?? today(),
  form: study.form,
  // What JSON was parsed from is JSON.
  record: study.record as Candidate['record'],
})

/** Studies on their way in. Holds what is kept of them, never what is not. */
export class Intake {
  readonly #own: OwnPlace
  readonly #dataset: Store
  readonly #taken = new Map<string, Taken>()
  readonly #pieces = new Map<string, EntryPiece>()
  readonly #waiting = new Map<string, Candidate>()
  readonly #decided: ReadonlyMap<string, Candidate>
  /** Records of the registry layer, which a newer registration replaces. */
  readonly #imported: ReadonlySet<string>
  /** What is kept in this run, by the number of its registration. */
  readonly #trials = new Map<string, Trial>()
  /** What becomes of a study of which all is certain. */
  readonly #certain: 'keep' | 'wait'
  #read = 0
  #outside = 0
  #faults = 0

  constructor(own: OwnPlace, dataset: Store, { certain = 'keep' }: { readonly certain?: 'keep' | 'wait' } = {}) {
    this.#certain = certain
    this.#own = own
    this.#dataset = dataset
    this.#decided = new Map(readCandidates(own).map((one) => [one.id, one]))
    const pointer = pointerOf(own)
    const entries = pointer ? entriesAt(own, pointer.edition) : []
    this.#imported = new Set(entries.flatMap(({ key, layer }) => (layer === 'registry' ? [key] : [])))
  }

  /** How many were read so far. */
  get read(): number {
    return this.#read
  }

  /** What would become of them. */
  get taken(): readonly Taken[] {
    return [...this.#taken.values()]
  }

  take(found: Found): void {
    if (isFault(found)) {
      this.#faults++
      if (this.#faults <= mostTold)
        this.#taken.set(`fault ${this.#faults}`, {
          ...nothing,
          result: 'unreadable',
          id: null,
          place: found.place,
          why: found.message,
          hint: found.hint,
        })
      return
    }
    this.#read++
    const { study, place } = found
    const before = this.#decided.get(study.id)
    const mapped = trialOf(study, before?.decision?.corrections)
    const tell = (result: TakenResult, more: Partial<Taken> = {}): void => {
      this.#taken.set(study.id, { ...nothing, result, id: study.id, title: mapped.trial.title, place, ...more })
    }
    const held = this.#held(study, mapped)
    const ahead = this.#kept(study, mapped)
    if (held) tell('held', { trial: held.id, differences: compareHeld(mapped.trial, held) })
    else if (before?.state === 'refused') {
      tell('refused-before', { why: before.decision?.why ?? null, hint: `stemcell candidates accept ${study.id}` })
      // Of one that was taken out the registration was not kept.
      if (!before.record) this.#waiting.set(study.id, candidateOf(study, mapped, place, before))
    } else if (ahead && !this.#pieces.has(study.id))
      tell('held', { trial: ahead.id, why: behind, differences: compareHeld(mapped.trial, ahead) })
    else if (ahead) return
    else if (before?.state === 'accepted' && !this.#imported.has(`trials/${mapped.trial.id}`)) {
      this.#waiting.set(study.id, candidateOf(study, mapped, place, before))
      tell('waiting', { why: 'it was accepted, and its record was taken out since' })
    } else if (before?.state === 'accepted' || (mapped.decided.scope === 'inside' && this.#certain === 'keep'))
      this.#keep(study, wholeTrialOf(study, before?.decision?.corrections), place)
    else if (mapped.decided.scope !== 'outside') {
      this.#waiting.set(study.id, candidateOf(study, mapped, place, before))
      tell('waiting', { why: mapped.decided.why })
    } else {
      this.#outside++
      if (this.#outside <= mostTold) tell('outside', { why: mapped.decided.why })
    }
  }

  #held({ id, aliases }: RegistryStudy, { trial }: Mapped): Trial | undefined {
    for (const number of [id, ...aliases, ...trial.registrations.map((one) => one.id)])
      for (const [kind, record] of this.#dataset.find(number))
        if (kind === 'trials' && !this.#imported.has(`trials/${record}`)) return this.#dataset.record('trials', record)
    return undefined
  }

  /** What is kept of a study, of this run or an earlier one, where this registration is older or says less of its arms. */
  #kept({ id }: RegistryStudy, { trial }: Mapped): Trial | undefined {
    const key = `trials/${trial.id}`
    const now = this.#trials.get(id) ?? (this.#imported.has(key) ? this.#dataset.record('trials', trial.id) : undefined)
    if (!now) return undefined
    const [day, known] = [trial.status.asOf, now.status.asOf]
    const isOlder = known !== null && (day === null || day < known.slice(0, day.length))
    return isOlder || trial.arms.length < now.arms.length ? now : undefined
  }

  #keep(study: RegistryStudy, { trial, decided }: Mapped, place: string): void {
    if (!isOfDataset(trial)) throw new Error(`${study.id} is kept without a disease`)
    this.#trials.set(study.id, trial)
    for (const piece of piecesInText(JSON.stringify(trial), place, () => false))
      this.#pieces.set(study.id, { ...piece, key: `trials/${trial.id}` })
    const { why } = decided
    this.#taken.set(study.id, {
      ...nothing,
      result: 'added',
      id: study.id,
      trial: trial.id,
      title: trial.title,
      place,
      why,
    })
  }

  /**
   * A posted result that breaks a rule (a unit that nobody knows) must not keep its study out: it stands among the facts, so the row
   * is left, the study is kept, and both the record and the answer say so.
   */
  #leaveRowsThatDoNotFit(why: string): void {
    // Without some rows others may be at fault: then all are left.
    for (const isLast of [false, true]) {
      const { outcomes } = tryPieces(this.#own, { pieces: [...this.#pieces.values()], layer: 'registry', why })
      const refused = new Map(outcomes.flatMap((one) => (one.result === 'refused' ? [[one.key, one.faults]] : [])))
      for (const [id, piece] of this.#pieces) {
        const faults = refused.get(piece.key)
        const blamed = isLast ? faults?.map((one) => ({ ...one, path: '' })) : faults
        const bare = blamed && !('faults' in piece) && withoutRows(piece.record, blamed)
        const taken = this.#taken.get(id)
        if (!bare || !taken) continue
        this.#pieces.set(id, { ...piece, record: bare.record })
        this.#taken.set(id, { ...taken, why: [taken.why, bare.said].filter(Boolean).join('; ') })
      }
      if (refused.size === 0) return
    }
  }

  /** What became of all that was read: each piece is counted once. */
  #screened(): ScreenedRecords {
    const n = (...results: TakenResult[]): number =>
      [...this.#taken.values()].filter(({ result }) => results.includes(result)).length
    const counts = {
      held: n('held', 'unchanged'),
      added: n('added'),
      replaced: n('replaced'),
      waiting: n('waiting'),
      refused: n('refused-before'),
      outside: this.#outside,
      unread: n('not-fitting') + this.#faults,
    }
    const read = this.#read + this.#faults
    return { read, duplicates: read - Object.values(counts).reduce((sum, one) => sum + one, 0), ...counts }
  }

  /** Tell of each record what became of it. */
  #settle(outcomes: readonly PieceOutcome[]): void {
    const byKey = new Map(outcomes.map((one) => [one.key, one]))
    for (const [id, { key }] of this.#pieces) {
      const outcome = byKey.get(key)
      const taken = this.#taken.get(id)
      if (!outcome || !taken) continue
      const [fault] = outcome.faults
      const isRefused = outcome.result === 'refused'
      const result = isRefused ? 'not-fitting' : outcome.result === 'removed' ? 'replaced' : outcome.result
      const faulty = fault && { why: `${fault.path}: ${fault.message} (it holds ${fault.value})`, hint: fault.todo }
      this.#taken.set(id, { ...taken, result, ...(isRefused ? { trial: null } : {}), ...faulty })
    }
  }

  /**
   * Write what was taken in: the records as one edition, then the candidates. The history tells what became of each piece, but of
   * those of a search, which its look tells.
   */
  async finish(why: string, of: 'files' | 'search'): Promise<TakenIn> {
    this.#leaveRowsThatDoNotFit(why)
    const told = (outcomes: readonly PieceOutcome[]): { readonly screened?: ScreenedRecords } => {
      this.#settle(outcomes)
      return of === 'files' ? { screened: this.#screened() } : {}
    }
    const pieces = [...this.#pieces.values()]
    const changed = await keepPieces(this.#own, { pieces, layer: 'registry', why, told })
    if (!changed.edition && of === 'files' && this.#read + this.#faults > 0)
      await keepEvent(this.#own, why, { screened: this.#screened() })
    if (this.#waiting.size)
      await changeCandidates(this.#own, (now) => {
        const all = new Map(now.map((one) => [one.id, one]))
        for (const one of this.#waiting.values()) {
          const there = all.get(one.id)
          // Whatever somebody decided meanwhile stands.
          if ((there?.state ?? 'waiting') === 'waiting') all.set(one.id, one)
          else if (there && !there.record) all.set(one.id, { ...there, form: one.form, record: one.record })
        }
        return [...all.values()]
      })
    return {
      taken: [...this.#taken.values()],
      read: this.#read,
      outside: this.#outside,
      untold: Math.max(0, this.#faults - mostTold),
      edition: changed.edition?.number ?? null,
      version: changed.edition?.version ?? null,
    }
  }
}

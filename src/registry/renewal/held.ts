/** The trials that are held under numbers of the registry, as they are without what its layer changed in them. */
import type { LayerMark, Trial } from '../../dataset/index.js'
import type { Refusal } from '../../dataset/schema/own.js'
import { type Entry, entriesAt, type OwnPlace, openEdition, originalOf, pointerOf } from '../../layers/index.js'
import type { Store } from '../../store/index.js'
import { type Held, isRenewed } from './renew.js'

const registry = 'clinicaltrials.gov'
export const registryName = 'ClinicalTrials.gov'

const numberPattern = /^NCT\d{8}$/

const numbersOf = ({ registrations }: Trial): string[] =>
  registrations.flatMap(({ id, registry: given }) => (given === registry && numberPattern.test(id) ? [id] : []))

export type Holdings = {
  /** Trials by each number. */
  readonly byNumber: ReadonlyMap<string, readonly Held[]>
  /** Keys that sync made of a trial, by the trial. */
  readonly kept: ReadonlyMap<string, readonly string[]>
  /** Trials with registrations elsewhere only. */
  readonly elsewhere: number
}

/** The dataset as the user has it. */
export const currentDataset = (own: OwnPlace): Store => {
  const pointer = pointerOf(own)
  return pointer ? openEdition(own, pointer.edition) : own.base()
}

const keptBySync = (entries: readonly Entry[]): Map<string, string[]> => {
  const kept = new Map<string, string[]>()
  for (const { layer, type, record, key } of entries) {
    if (layer !== 'registry' || !isRenewed(type, record)) continue
    const of = String(record.of)
    kept.set(of, [...(kept.get(of) ?? []), key])
  }
  return kept
}

/** What the user refused of what the registry says, by the record. */
const refusedOf = (entries: readonly Entry[]): Map<string, Refusal[]> => {
  const refused = new Map<string, Refusal[]>()
  for (const { type, record } of entries) {
    if (type !== 'refusals') continue
    const of = String(record.of)
    // The schema of refusals has accepted it.
    refused.set(of, [...(refused.get(of) ?? []), record as Refusal])
  }
  return refused
}

/** Every trial that the registry is asked about. */
export const holdingsOf = (own: OwnPlace): Holdings => {
  const dataset = currentDataset(own)
  const pointer = pointerOf(own)
  const entries: Entry[] = pointer ? entriesAt(own, pointer.edition) : []
  const refused = refusedOf(entries)
  const trials = dataset.ids('trials').flatMap((id) => dataset.record('trials', id) ?? [])
  const users = new Map<string, number>()
  for (const id of trials.flatMap(numbersOf)) users.set(id, (users.get(id) ?? 0) + 1)
  const byNumber = new Map<string, Held[]>()
  for (const trial of trials) {
    const numbers = numbersOf(trial)
    const mark: LayerMark | null = dataset.layer('trials', trial.id)
    const isShared = numbers.length > 1 || numbers.some((id) => (users.get(id) ?? 0) > 1)
    for (const id of numbers) {
      const held = {
        trial: originalOf(trial, mark, 'registry'),
        mark,
        isShared,
        refused: refused.get(`trials/${trial.id}`) ?? [],
      }
      byNumber.set(id, [...(byNumber.get(id) ?? []), held])
    }
  }
  const elsewhere = trials.filter((trial) => trial.registrations.length > 0 && numbersOf(trial).length === 0).length
  return { byNumber, kept: keptBySync(entries), elsewhere }
}

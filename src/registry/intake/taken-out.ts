/** Records of registries that a user takes out: refused with the reason, so that no import brings them back. */
import { badData, usage } from '../../errors.js'
import {
  type Changed,
  type Entry,
  type Going,
  isRegistryValue,
  type OwnPlace,
  refusalOf,
  removeEntries,
} from '../../layers/index.js'
import { harmless } from '../../text.js'
import type { Mapped, RegistryTrial } from '../trial/index.js'
import { type Candidate, changeCandidates } from './candidate.js'

const today = (): string => new Date().toISOString().slice(0, 10)

/** What is kept of a record that was taken out is one that the schema of trials had accepted. */
const trialIn = (record: unknown): RegistryTrial => record as RegistryTrial

/** A record that was taken out, as the study that it was: what had been decided of it stands in it. */
export const keptAs = ({ id, kept }: Candidate): Mapped => {
  if (!kept) throw badData(`candidate ${harmless(id)} has no record`, 'Import its registration again')
  const trial = trialIn(kept)
  const products = trial.arms.flatMap(({ product }) => product ?? [])
  const decided = <T>(value: T) => ({ value, confidence: 'certain' as const, words: [] })
  return {
    trial,
    decided: {
      disease: decided(trial.disease),
      cells: decided([...new Set(products.flatMap(({ cells }) => cells))]),
      donor: decided(products[0]?.donor ?? null),
      route: decided(products[0]?.route ?? null),
      design: decided(null),
      scope: 'inside',
      why: 'it was a record of yours',
    },
  }
}

const numberOf = ({ record }: Entry): string => {
  const trial = trialIn(record)
  return trial.registrations[0]?.id ?? trial.id
}

const isImported = ({ type, layer }: Entry): boolean => type === 'trials' && layer === 'registry'

/** A record that goes, as a candidate that is refused; what was known of it as one stays. */
const refusedFrom = (entry: Entry, before: Candidate | undefined, why: string): Candidate => {
  const id = numberOf(entry)
  const { corrections } = before?.decision ?? {}
  return {
    id,
    title: trialIn(entry.record).title,
    why: 'it was certain',
    from: entry.from,
    found: entry.added,
    form: null,
    record: null,
    ...before,
    state: 'refused',
    decision: { on: today(), why, ...(corrections ? { corrections } : {}) },
    // What layers hold is JSON.
    kept: entry.record as Candidate['kept'],
  }
}

/**
 * Take entries out of the user's data. Records of a registry are refused with the reason before they go, so that a killed run leaves
 * one that is there and is taken out again; values of a registry leave the refusal in their place. Throws a usage failure where
 * either goes without a reason.
 */
export const takeOut = (own: OwnPlace, words: readonly string[], reason: string | null): Promise<Changed> => {
  const why = reason?.trim() ?? ''
  const going = async (entries: readonly Entry[]): Promise<Going> => {
    const imported = entries.filter(isImported)
    const renewals = entries.filter(isRegistryValue)
    const [first] = [...imported, ...renewals]
    if (!first) return {}
    if (why === '')
      throw usage(
        `${isImported(first) ? numberOf(first) : harmless(first.key)} came from a registry: to take it out needs its reason, which a review will tell`,
        `Run: stemcell data remove ${words.map(harmless).join(' ')} --why "${isImported(first) ? 'not a cell product' : 'the report says otherwise'}"`,
      )
    const instead = renewals.map((one) => refusalOf(one, why, today()))
    if (imported.length === 0) return { instead }
    await changeCandidates(own, (now) => {
      const all = new Map(now.map((one) => [one.id, one]))
      for (const entry of imported) all.set(numberOf(entry), refusedFrom(entry, all.get(numberOf(entry)), why))
      return [...all.values()]
    })
    return { told: { decided: { accepted: 0, refused: imported.length } }, instead }
  }
  const told = `remove ${words.map(harmless).join(' ')}${why ? `: ${harmless(why)}` : ''}`
  return removeEntries(own, words, { why: told, going })
}

/** Records of registries that a user takes out: refused with the reason, so that no import brings them back. */
import { badData, usage } from '../../errors.js'
import { type Changed, type Entry, type OwnPlace, removeEntries, type EventDetails } from '../../layers/index.js'
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
 * one that is there and is taken out again. Throws a usage failure where such a record goes without a reason.
 */
export const takeOut = (own: OwnPlace, words: readonly string[], reason: string | null): Promise<Changed> => {
  const why = reason?.trim() ?? ''
  const going = async (entries: readonly Entry[]): Promise<EventDetails> => {
    const imported = entries.filter(isImported)
    const [first] = imported
    if (!first) return {}
    if (why === '')
      throw usage(
        `${numberOf(first)} came from a registry: to take it out needs its reason, which a review will tell`,
        `Run: stemcell data remove ${words.map(harmless).join(' ')} --why "not a cell product"`,
      )
    await changeCandidates(own, (now) => {
      const all = new Map(now.map((one) => [one.id, one]))
      for (const entry of imported) all.set(numberOf(entry), refusedFrom(entry, all.get(numberOf(entry)), why))
      return [...all.values()]
    })
    return { decided: { accepted: 0, refused: imported.length } }
  }
  const told = `remove ${words.map(harmless).join(' ')}${why ? `: ${harmless(why)}` : ''}`
  return removeEntries(own, words, { why: told, going })
}

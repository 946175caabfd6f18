/** The forest column as the browser asks for it: read when first shown, worked out once per listing. */
import { type OutcomeEffects, readTrialEffects, type Store } from '../../store/index.js'
import { forestColumn, forestWidths, type TrialsForestColumn } from './forest-column.js'
import { chosenOutcome, effectsListed, type ForestPick, forestChoices } from './forest-outcome.js'
import type { Listing } from './library.js'

export type TrialsForest = {
  /** The column for a listing of trials; undefined where none is wanted or fits, or too small a part of them has an effect. */
  readonly column: (
    listing: Listing,
    pick: ForestPick,
    ask: { readonly cells: number; readonly least: number },
  ) => TrialsForestColumn | undefined
  readonly choices: (listing: Listing) => ReturnType<typeof forestChoices>
}

type Kept = {
  readonly listed: ReadonlySet<string>
  readonly chosen: Map<ForestPick, OutcomeEffects | undefined>
  readonly columns: Map<string, TrialsForestColumn>
}

/** Columns kept of one listing: a terminal that is being resized asks for many widths. */
const mostColumns = 50

/** The forest columns of a dataset. */
export const openForest = (dataset: Store): TrialsForest => {
  const kept = new WeakMap<Listing, Kept>()
  const of = (listing: Listing): Kept => {
    const have = kept.get(listing)
    if (have) return have
    const made = {
      listed: new Set(listing.kept),
      chosen: new Map(),
      columns: new Map(),
    }
    kept.set(listing, made)
    return made
  }
  const chosen = (listing: Listing, pick: ForestPick): OutcomeEffects | undefined => {
    const { listed, chosen: known } = of(listing)
    if (!known.has(pick)) {
      const within = (outcome: string): ReadonlySet<string> => dataset.vocabulary('outcomes').within(outcome)
      known.set(pick, chosenOutcome(readTrialEffects(dataset), { pick, filters: listing.filters, listed, within }))
    }
    return known.get(pick)
  }
  return {
    column: (listing, pick, { cells, least }) => {
      const effects = cells < forestWidths.least ? undefined : chosen(listing, pick)
      const { listed, columns } = of(listing)
      if (!effects || effectsListed(effects, listed) < least * listed.size) return undefined
      const key = `${effects.outcome} ${cells}`
      const { withoutResults } = readTrialEffects(dataset)
      const have = columns.get(key) ?? forestColumn(effects, { listed, withoutResults, cells })
      if (columns.size >= mostColumns) columns.clear()
      columns.set(key, have)
      return have
    },
    choices: (listing) => forestChoices(readTrialEffects(dataset), of(listing).listed),
  }
}

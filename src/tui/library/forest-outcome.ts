/** Which outcome the forest column shows: the one picked, the one that the filters ask for, or the one most trials tell of. */

import type { Filter } from '../../query/index.js'
import type { OutcomeEffects, TrialEffects } from '../../store/index.js'
import { plural } from '../../text.js'
import { isEffect } from './forest-column.js'

/** What was picked: an outcome, no column (null), or nothing yet. */
export type ForestPick = string | null | undefined

/** The outcome that filters ask for, where they ask for exactly one. */
export const askedOutcome = (filters: readonly Filter[]): string | undefined => {
  const own = filters.filter(({ field }) => field === 'outcome')
  const [only] = own
  const [test] = only?.any ?? []
  return own.length === 1 && only?.not === false && only.any.length === 1 && test && 'is' in test
    ? String(test.is)
    : undefined
}

/** How many of the listed trials have an effect. */
export const effectsListed = ({ trials }: OutcomeEffects, listed: ReadonlySet<string>): number =>
  Object.entries(trials).filter(([id, found]) => isEffect(found) && listed.has(id)).length

/** The outcome with most effects among the listed trials; undefined where none has any. */
export const defaultOutcome = (
  outcomes: readonly OutcomeEffects[],
  listed: ReadonlySet<string>,
): OutcomeEffects | undefined => {
  let best: { of: OutcomeEffects; count: number } | undefined
  for (const of of outcomes) {
    const count = effectsListed(of, listed)
    if (count > (best?.count ?? 0)) best = { of, count }
  }
  return best?.of
}

/**
 * The outcome to show; undefined for no column. A broader outcome that no listed trial has an effect on (C-peptide of any
 * kind) stands for the narrower one of which most tell.
 */
export const chosenOutcome = (
  { outcomes }: TrialEffects,
  ask: {
    readonly pick: ForestPick
    readonly filters: readonly Filter[]
    readonly listed: ReadonlySet<string>
    readonly within: (outcome: string) => ReadonlySet<string>
  },
): OutcomeEffects | undefined => {
  if (ask.pick === null) return undefined
  const wanted = ask.pick ?? askedOutcome(ask.filters)
  if (wanted === undefined) return defaultOutcome(outcomes, ask.listed)
  const own = outcomes.find(({ outcome }) => outcome === wanted)
  if (own && effectsListed(own, ask.listed)) return own
  const below = ask.within(wanted)
  return (
    defaultOutcome(
      outcomes.filter(({ outcome }) => below.has(outcome)),
      ask.listed,
    ) ?? own
  )
}

/** What the palette offers: outcomes that listed trials have an effect for, most first. */
export const forestChoices = (
  { outcomes }: TrialEffects,
  listed: ReadonlySet<string>,
): readonly { readonly label: string; readonly note: string; readonly pick: ForestPick }[] => [
  ...outcomes
    .map((of) => ({ of, count: effectsListed(of, listed) }))
    .filter(({ count }) => count > 0)
    .sort((a, b) => b.count - a.count)
    .map(({ of, count }) => ({
      label: `forest ${of.outcome}`,
      note: `${plural(count, 'trial')} listed with an effect`,
      pick: of.outcome,
    })),
  { label: 'forest by filters', note: 'the outcome asked for, or the one most trials tell of', pick: undefined },
  { label: 'forest off', note: 'no column', pick: null },
]

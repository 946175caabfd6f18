/** What could be pooled of the trials of a query: for each outcome how many of them are comparable, by pool's own rules. */
import { allowable, type ClashCode, defaultWindow, synthesize } from '../../evidence/synthesis/index.js'
import { catalogs, describe } from '../../query/index.js'
import type { Store } from '../../store/index.js'
import { choose } from '../choose.js'
import { readQuery } from './trial-query.js'

/** One outcome: trials with such a result, and how many of them pool would take. */
export type Poolable = {
  readonly outcome: string
  readonly comparable: number
  readonly candidates: number
  /** The one refusal whose override lets most in, where fewer than two are comparable and two would be. */
  readonly allow: { readonly code: string; readonly comparable: number } | null
}

/** The outcomes of a query, and where nothing can be pooled, the nearest query of which something can. */
export type Ranking = {
  readonly outcomes: readonly Poolable[]
  readonly nearest: { readonly query: string; readonly without: string; readonly best: Poolable } | null
  /** Query of the published syntheses of this question, and how many there are. */
  readonly published: { readonly query: string; readonly count: number }
}

/** Lets keys be answered between two outcomes. */
const breathe = (): Promise<void> => new Promise((resolve) => setImmediate(resolve))

const asked = (outcome: string, query: ReturnType<typeof readQuery>, allow: readonly ClashCode[]) => ({
  outcome,
  disease: query?.disease ?? null,
  cell: query?.cell ?? null,
  ...(query ? { trials: query.trials } : {}),
  timepoint: null,
  window: defaultWindow,
  measure: null,
  allow: new Set(allow),
  exclude: [],
  correlation: null,
  zeroCells: {},
})

/** The outcomes that trials of the query have results for: most comparable trials first, then most trials. */
const outcomesOf = async (
  words: readonly string[],
  dataset: Store,
  { overrides }: { readonly overrides: boolean },
): Promise<readonly Poolable[]> => {
  const query = readQuery(words, dataset)
  const found: Poolable[] = []
  for (const outcome of dataset.ids('outcomes')) {
    await breathe()
    const { included, leftOut } = synthesize(asked(outcome, query, []), dataset)
    const candidates = included.length + leftOut.length
    if (candidates === 0) continue
    const codes = new Set(leftOut.flatMap(({ refusals }) => refusals.map(({ code }) => code)))
    const ways = !overrides || included.length > 1 || candidates < 2 ? [] : allowable.filter((code) => codes.has(code))
    const best = ways
      .map((code) => ({ code, comparable: synthesize(asked(outcome, query, [code]), dataset).included.length }))
      .sort((a, b) => b.comparable - a.comparable)[0]
    found.push({ outcome, comparable: included.length, candidates, allow: best && best.comparable > 1 ? best : null })
  }
  return found.sort((a, b) => b.comparable - a.comparable || b.candidates - a.candidates)
}

/** What can be pooled of the trials that a query keeps. Throws a usage failure for a query that cannot be read. */
export const rankPoolable = async (text: string, dataset: Store): Promise<Ranking> => {
  const words = text.trim() === '' ? [] : [text]
  const query = readQuery(words, dataset)
  const outcomes = await outcomesOf(words, dataset, { overrides: true })
  const isNothing = outcomes.every(({ comparable }) => comparable < 2)
  let nearest: Ranking['nearest'] = null
  for (const filter of isNothing ? (query?.filters ?? []) : []) {
    const wider = (query?.filters ?? [])
      .filter((one) => one !== filter)
      .map(describe)
      .join(' ')
    const found = await outcomesOf(wider === '' ? [] : [wider], dataset, { overrides: false })
    const own = found.find(({ outcome }) => outcomes.some((one) => one.outcome === outcome))
    // In other people, what none of the trials in question reports is another question, not a wider one.
    const best = filter.field === 'disease' || (own && own.comparable > 1) ? own : found[0]
    if (best && best.comparable > (nearest?.best.comparable ?? 1))
      nearest = { query: wider, without: describe(filter), best }
  }
  const named = [query?.disease && `disease:${query.disease}`, query?.cell && `cell:${query.cell}`].filter(Boolean)
  const published = named.join(' ')
  const { ids } = choose(catalogs.reviews, { words: published ? [published] : [], filters: [] }, dataset)
  return { outcomes, nearest, published: { query: published, count: ids.length } }
}

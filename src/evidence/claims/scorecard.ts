/** How an article fares: its claims by verdict, its citations by status. */
import { tableOf } from '../../collections.js'
import type { Citation, Claim } from '../../dataset/index.js'
import type { Store } from '../../store/index.js'

/** Verdicts from best to worst; unverified says that nothing decisive was found. */
export const verdicts = [
  'supported',
  'partly-supported',
  'overstated',
  'contradicted',
  'unverified',
] as const satisfies readonly Claim['verdict'][]

/** Statuses of a citation from right to nowhere found. */
export const statuses = [
  'verified',
  'details-wrong',
  'link-mismatch',
  'misattributed',
  'not-found',
] as const satisfies readonly Citation['status'][]

export type ClaimsScorecard = {
  readonly claims: number
  readonly verdicts: Readonly<Record<Claim['verdict'], number>>
  readonly citations: number
  readonly statuses: Readonly<Record<Citation['status'], number>>
}

const tally = <K extends string>(keys: readonly K[], values: readonly K[]): Record<K, number> =>
  tableOf(keys, (key) => values.filter((value) => value === key).length)

/** The scorecard of one article. */
export const scorecard = (article: string, dataset: Store): ClaimsScorecard => {
  const claims = dataset.records('claims').filter((c) => c.articles.includes(article))
  const citations = dataset.records('citations').filter((c) => c.article === article)
  return {
    claims: claims.length,
    verdicts: tally(
      verdicts,
      claims.map((c) => c.verdict),
    ),
    citations: citations.length,
    statuses: tally(
      statuses,
      citations.map((c) => c.status),
    ),
  }
}

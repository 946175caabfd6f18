/** The judged claims that are nearest to a sentence: those that share its effect or measure, then cells, disease and strength. */
import { ensure } from '../../collections.js'
import type { Claim, VocabularyKind } from '../../dataset/index.js'
import { roleIds } from '../../dataset/roles.js'
import type { Store } from '../../store/index.js'
import type { Part } from './claimed.js'
import { type Gist, gistOf } from './similar.js'
import { type Understanding, understand } from './understand.js'

export type Near = {
  readonly claim: Claim
  readonly score: number
  /** What the two share, in words. */
  readonly shared: readonly string[]
}

/** What a part is about, as keys that can be compared. */
const keysOf = ({ claimed }: Part): string[] => {
  switch (claimed.what) {
    case 'outcome':
    case 'harm':
      return claimed.outcomes.map((id) => `outcomes/${id}`)
    case 'safety':
      return ['safety', ...claimed.outcomes.map((id) => `outcomes/${id}`)]
    case 'mechanism':
      return claimed.mechanisms.map((id) => `mechanisms/${id}`)
    case 'cure':
      return ['cure', ...new Set([...roleIds('insulin-stopped'), ...roleIds('remitted')].map((id) => `outcomes/${id}`))]
    default:
      return [claimed.what]
  }
}

const kindKeys: Readonly<Partial<Record<Claim['kind'], string>>> = { safety: 'safety', regulatory: 'approval' }

const keysOfClaim = (claim: Claim, read: Understanding): Set<string> =>
  new Set([
    ...claim.outcomes.map((id) => `outcomes/${id}`),
    ...claim.mechanisms.map((id) => `mechanisms/${id}`),
    ...(kindKeys[claim.kind] ? [ensure(kindKeys[claim.kind])] : []),
    ...read.parts.flatMap(keysOf),
  ])

/** 1 for the same entry, a half for one above or below it. */
const closeness = (a: readonly string[], b: readonly string[], kind: VocabularyKind, dataset: Store): number => {
  const v = dataset.vocabulary(kind)
  let best = 0
  for (const x of a)
    for (const y of b) best = Math.max(best, x === y ? 1 : v.within(x).has(y) || v.within(y).has(x) ? 0.5 : 0)
  return best
}

const keyCloseness = (key: string, keys: ReadonlySet<string>, dataset: Store): number => {
  if (keys.has(key)) return 1
  const [kind, id] = key.split('/')
  if (id === undefined || kind !== 'outcomes') return 0
  const others = [...keys].flatMap((k) => (k.startsWith('outcomes/') ? [k.slice('outcomes/'.length)] : []))
  return closeness([id], others, 'outcomes', dataset)
}

/** How strongly it is said: claims of the same strength are nearer. */
const strengthOf = (u: Understanding): 'strong' | 'reserved' | 'plain' =>
  u.proof === 'proven' ||
  u.strengths.has('all') ||
  u.strengths.has('lasting') ||
  u.parts.some((p) => p.claimed.what === 'cure')
    ? 'strong'
    : u.strengths.has('hedged') || u.strengths.has('some')
      ? 'reserved'
      : 'plain'

/** What a judged claim says, as far as nearness asks: worked out when a dataset is compiled. */
type ReadClaim = {
  readonly keys: readonly string[]
  readonly strength: ReturnType<typeof strengthOf>
  readonly gist: Gist
}

/** Every judged claim as read, by its id. */
export const readClaims = (store: Store): Readonly<Record<string, ReadClaim>> =>
  Object.fromEntries(
    store.records('claims').map((claim) => {
      const read = understand(claim.statement, store)
      return [claim.id, { keys: [...keysOfClaim(claim, read)], strength: strengthOf(read), gist: gistOf(read.terms) }]
    }),
  )

/**
 * Every claim that shares an effect or measure with the sentence, the nearest first. The effect counts for four (what it
 * names in common, as a part of what the sentence names), cells and disease for one each, strength for a half, and speaking
 * of little else for a half.
 */
export const nearestClaims = (u: Understanding, dataset: Store): Near[] => {
  const asked = [...new Set(u.parts.flatMap(keysOf))]
  const readAs = dataset.document<Readonly<Record<string, ReadClaim>>>('claims.read')
  const near = dataset.records('claims').flatMap((claim): Near[] => {
    const read = ensure(readAs[claim.id])
    const keys = new Set(read.keys)
    const hits = asked.map((key) => [key, keyCloseness(key, keys, dataset)] as const).filter(([, score]) => score > 0)
    if (hits.length === 0) return []
    const effect = hits.reduce((n, [, score]) => n + score, 0) / asked.length
    const cells = closeness(u.cells, claim.cells, 'cells', dataset)
    const diseases = u.diseases.length ? closeness(u.diseases, claim.diseases, 'diseases', dataset) : 0
    const strength = strengthOf(u) === read.strength ? 0.5 : 0
    const alone = Math.min(0.5, (0.5 * hits.length) / keys.size)
    // A claim on other cells or another disease is not near, whatever it measures.
    if (cells === 0 || (u.diseases.length > 0 && diseases === 0)) return []
    const shared = [
      ...hits.map(([key]) => key.replace(/^.*\//, '')),
      ...(cells === 1 ? ['the cells'] : ['related cells']),
      ...(diseases ? ['the disease'] : []),
      ...(strength ? ['how strongly it is said'] : []),
    ]
    return [{ claim, score: 4 * effect + cells + diseases + strength + alone, shared }]
  })
  return near.sort((a, b) => b.score - a.score || (a.claim.id < b.claim.id ? -1 : 1))
}

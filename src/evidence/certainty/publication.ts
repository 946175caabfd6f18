/**
 * Rating down for publication bias, by one level at most (Guyatt et al. 2011, GRADE guidelines 5,
 * doi:10.1016/j.jclinepi.2011.01.011: suspect it when the evidence is a number of small studies).
 */

import { plural } from '../../text.js'
import { type Body, type DomainRating, peopleIn } from './body.js'

const step = (down: 0 | 1, basis: DomainRating['basis'], reason: string): DomainRating => ({
  domain: 'publication bias',
  down,
  reason,
  basis,
})

/** Fewer results than this tell nothing by their asymmetry (Sterne et al. 2011, doi:10.1136/bmj.d4002). */
const enoughForAsymmetry = 10

const named = (trials: readonly { readonly id: string }[]): string => {
  const ids = trials.slice(0, 6).map(({ id }) => id)
  return `${ids.join(', ')}${trials.length > 6 ? ` and ${trials.length - 6} more` : ''}`
}

/** How far results that may be missing lower certainty. A fifth of the evidence is our own limit for "matters". */
export const publicationStep = (body: Body): DomainRating => {
  const k = body.pooled?.k ?? body.results.length
  const few = k < enoughForAsymmetry
  const fewText = few ? `With ${plural(k, 'result')} asymmetry cannot be tested.` : ''
  if (body.unpublished === undefined)
    return step(0, 'judgment', `Nobody looked for trials that ended without results. ${fewText}`.trim())
  const { unpublished } = body
  if (unpublished.length === 0)
    return step(
      0,
      'judgment',
      `No trial of this question on record ended without results; registries not searched may hold some. ${fewText}`.trim(),
    )
  const known = unpublished.flatMap(({ enrolled }) => enrolled ?? [])
  const missing = known.reduce((a, b) => a + b, 0)
  const people = peopleIn(body.results)
  const share = people === null || people + missing === 0 ? null : missing / (people + missing)
  const one = unpublished.length === 1
  const who = `${unpublished.length} ${one ? 'trial' : 'trials'} of this question ended without results on record (${named(unpublished)}${known.length ? `; ${missing} people planned or enrolled${known.length < unpublished.length ? ' where known' : ''}` : ''}${people === null ? '' : `, against ${people} with results`})`
  const matters = few || share === null || share >= 0.2
  return matters
    ? step(1, 'computed', `${who}. ${fewText}`.trim())
    : step(0, 'computed', `${who}, too few to change the whole.`)
}

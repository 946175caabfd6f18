/** Rating down for risk of bias (Guyatt et al. 2011, GRADE guidelines 4, doi:10.1016/j.jclinepi.2010.07.017). */
import { ensure } from '../../collections.js'
import { agreeing, plural } from '../../text.js'
import { type Bias, biasOf } from '../bias/index.js'
import { type Body, type CertaintyLevel, type DomainRating, type Member, percent, shareOf } from './body.js'

const inStart = new Set(['confounding', 'selection of participants'])

/**
 * Of a body that starts low, confounding and selection are in the start already: rating down for them again would count
 * them twice (Schünemann et al. 2019, GRADE guidelines 18, doi:10.1016/j.jclinepi.2018.01.012).
 */
const isBad = (bias: Bias): boolean =>
  bias.tool === 'RoB 2'
    ? bias.overall === 'high'
    : bias.domains.some(
        ({ name, judgment }) => !inStart.has(name) && (judgment === 'serious' || judgment === 'critical'),
      )

const idsOf = (members: readonly Member[]): string => [...new Set(members.map(({ trial }) => trial.id))].join(', ')

const step = (down: 0 | 1 | 2, basis: DomainRating['basis'], reason: string): DomainRating => ({
  domain: 'risk of bias',
  down,
  reason,
  basis,
})

/**
 * How far risk of bias lowers certainty. Half of the evidence is our own limit for "most". A randomized body always goes down
 * at least one step, since no result is at low risk as a whole (`bias/rob2.ts` says why).
 */
export const riskOfBiasStep = (body: Body, start: CertaintyLevel): DomainRating => {
  if (start === 'very-low')
    return step(0, 'judgment', 'The want of a comparison group is in the start already; it cannot go lower.')
  const context = body.context ?? { outcomes: [body.outcome] }
  const assessed = new Map(body.results.map((member) => [member, biasOf(member.trial, member.result, context)]))
  const of = (member: Member): Bias => ensure(assessed.get(member))
  const bad = body.results.filter((member) => isBad(of(member)))
  const badShare = shareOf(body.results, (member) => isBad(of(member)))
  if (start === 'low') {
    if (badShare >= 0.5)
      return step(
        1,
        'computed',
        `Beside confounding, which is in the start, other domains are at serious or high risk in results with ${percent(badShare)} of the evidence (${idsOf(bad)}).`,
      )
    return step(
      0,
      'judgment',
      'Confounding and selection are in the start already; of the other domains little is on record, and nothing shows most of the evidence at serious risk in them.',
    )
  }
  if (badShare >= 0.5)
    return step(
      2,
      'computed',
      `Results with ${percent(badShare)} of the evidence are at high risk of bias (${idsOf(bad)}).`,
    )
  const concern = body.results.filter((member) => ['high', 'some concerns'].includes(of(member).overall))
  if (concern.length)
    return step(
      1,
      'computed',
      `${concern.length} of ${plural(body.results.length, 'result')} ${agreeing(concern.length, 'raises', 'raise')} concerns or ${agreeing(concern.length, 'is', 'are')} at high risk (${idsOf(concern)})${concern.length < body.results.length ? '; of the rest too little is on record to call the risk low' : ''}.`,
    )
  return step(
    1,
    'judgment',
    'Too little is on record to call the risk of bias low in any result; nothing shows that it is high.',
  )
}

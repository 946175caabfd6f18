/**
 * Rating down for imprecision: first the interval against no effect and against the difference that matters, then the
 * optimal information size (Guyatt et al. 2011, GRADE guidelines 6, doi:10.1016/j.jclinepi.2011.01.012; two levels: Zeng et
 * al. 2022, GRADE guidance 34, doi:10.1016/j.jclinepi.2022.07.014).
 */

import type { Outcome } from '../../dataset/index.js'
import { effectNumber } from '../../numbers.js'
import { type Body, type DomainRating, type PooledResult, peopleIn } from './body.js'

const step = (down: 0 | 1 | 2, basis: DomainRating['basis'], reason: string): DomainRating => ({
  domain: 'imprecision',
  down,
  reason,
  basis,
})

/** Customary information sizes where none can be computed: people for measurements, people with the event for counts. */
const customary = { people: 400, events: 300 } as const

/** "Far less" than the information size, for which guidance 34 rates down twice, is for us less than a quarter. */
const farLess = 0.25

type Important = { readonly value: number; readonly text: string }

/**
 * The difference said to matter, on the scale of the pooled effect; undefined when none is stated for that scale. Entries
 * that the vocabulary says do not apply (a margin that is no MCID, a value of another questionnaire) are left out.
 */
export const importantDifference = (outcome: Outcome, pooled: PooledResult): Important | undefined => {
  const usable = outcome.importantDifference.flatMap(({ value, unit, applies }) =>
    typeof value === 'number' && applies ? [{ value, unit }] : [],
  )
  const of = (unit: string) => usable.find((entry) => entry.unit === unit)
  if (pooled.isRatio) {
    const relative = of('% relative risk')
    return relative
      ? { value: relative.value / 100, text: `a relative difference of ${relative.value} %` }
      : { value: 0.25, text: 'a relative difference of 25 % (the rough guide of GRADE guidelines 6)' }
  }
  if (pooled.measure === 'smd') {
    const standard = of('SMD')
    return standard && { value: standard.value, text: `${standard.value} standard deviations` }
  }
  const { unit } = pooled
  if (!unit) return undefined
  const stated = of(unit) ?? (unit === '%' ? of('percentage points') : undefined)
  return stated && { value: stated.value, text: `${stated.value} ${stated.unit}` }
}

/** Spread of single values, in the unit of the effect; a difference of percentages is in percentage points. */
const meanSd = (body: Body, unit: string): number | undefined => {
  const own = unit === 'percentage points' ? '%' : unit
  const spreads = body.results
    .filter(({ result }) => result.unit === own)
    .flatMap(({ result }) => Object.values(result.arms).flatMap(({ sd, n }) => (sd && n ? [{ sd, n }] : [])))
  const weight = spreads.reduce((sum, { n }) => sum + n, 0)
  return weight ? Math.sqrt(spreads.reduce((sum, { sd, n }) => sum + n * sd ** 2, 0) / weight) : undefined
}

/**
 * People that one trial would need, both groups together, to find a difference of means: 4 (z0.975 + z0.8)^2 (SD/d)^2, for
 * a two-sided 5 % test with 80 % power. R: about `2 * power.t.test(delta = d, sd = SD, power = 0.8)$n`, which uses t in place of z.
 */
export const informationSize = (difference: number, sd: number): number =>
  Math.ceil(4 * (1.959964 + 0.841621) ** 2 * (sd / difference) ** 2)

const fromSize = (body: Body, important: Important | undefined): DomainRating | undefined => {
  if (body.results.every(({ result }) => result.kind === 'binary') || body.pooled?.isRatio) {
    const arms = body.results.flatMap(({ result }) => Object.values(result.arms))
    if (arms.length === 0 || arms.some(({ events }) => events === undefined)) return undefined
    const events = arms.reduce((sum, arm) => sum + (arm.events ?? 0), 0)
    if (events >= customary.events) return step(0, 'computed', `${events} people had the event.`)
    return step(
      events < farLess * customary.events ? 2 : 1,
      'computed',
      `${events} people had the event, fewer than the customary ${customary.events}.`,
    )
  }
  const people = peopleIn(body.results)
  if (people === null) return undefined
  const unit = body.pooled?.unit
  const sd = important && body.pooled?.measure === 'md' && unit ? meanSd(body, unit) : undefined
  const wanted = important && sd ? informationSize(important.value, sd) : customary.people
  const why =
    important && sd
      ? `that one trial would need to find ${important.text} (SD ${effectNumber(sd)}, 80 % power)`
      : 'that are customary'
  if (people >= wanted) return step(0, 'computed', `${people} people, at least the ${wanted} ${why}.`)
  return step(people < farLess * wanted ? 2 : 1, 'computed', `${people} people, fewer than the ${wanted} ${why}.`)
}

const fromInterval = (pooled: PooledResult, important: Important | undefined): DomainRating => {
  const { ci, nullValue, isRatio } = pooled
  const [low, high] = ci
  const spread = `The interval (${effectNumber(low)} to ${effectNumber(high)})`
  const below = important && (isRatio ? nullValue * (1 - important.value) : nullValue - important.value)
  const above = important && (isRatio ? nullValue * (1 + important.value) : nullValue + important.value)
  const pastBelow = below !== undefined && low < below
  const pastAbove = above !== undefined && high > above
  if (low < nullValue && nullValue < high) {
    if (pastBelow && pastAbove)
      return step(
        2,
        'computed',
        `${spread} reaches from a difference that matters on one side to one on the other (${important?.text}).`,
      )
    return step(1, 'computed', `${spread} includes “no effect”.`)
  }
  const straddles = (limit: number | undefined): boolean => limit !== undefined && low < limit && limit < high
  if (straddles(below) || straddles(above))
    return step(
      1,
      'computed',
      `${spread} excludes “no effect” but includes differences too small to matter (below ${important?.text}).`,
    )
  return step(
    0,
    'computed',
    `${spread} excludes “no effect”${important ? ` and lies on one side of ${important.text}` : '; no difference that matters is stated on this scale'}.`,
  )
}

/** How far imprecision lowers certainty: the worse of what the interval and the size of the body say. */
export const imprecisionStep = (body: Body): DomainRating => {
  const important = body.pooled && importantDifference(body.outcome, body.pooled)
  const interval = body.pooled && fromInterval(body.pooled, important)
  const size = fromSize(body, important)
  if (!interval && !size)
    return step(
      1,
      'judgment',
      'Nothing is pooled, and the number of people or events is not on record for every result.',
    )
  const parts = [interval, size].filter((part) => part !== undefined)
  const steps = parts.map((part) => part.down)
  const down = steps.includes(2) ? 2 : steps.includes(1) ? 1 : 0
  const unpooled = interval ? '' : ' Nothing is pooled, so there is no interval to look at.'
  return step(down, 'computed', `${parts.map(({ reason }) => reason).join(' ')}${unpooled}`)
}

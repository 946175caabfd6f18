/**
 * Rating down for inconsistency: the overlap of intervals, I2, the prediction interval and directions (Guyatt et al. 2011,
 * GRADE guidelines 7, doi:10.1016/j.jclinepi.2011.03.017; limits of I2 of the Cochrane Handbook, 10.10.2: 50 % substantial,
 * 75 % considerable).
 */
import type { Body, DomainRating, Member, PooledResult } from './body.js'

const step = (down: 0 | 1 | 2, basis: DomainRating['basis'], reason: string): DomainRating => ({
  domain: 'inconsistency',
  down,
  reason,
  basis,
})

const within = (value: number, [low, high]: readonly [number, number]): boolean => low < value && value < high

/** Two intervals that share nothing, when the results have comparable intervals. */
const apart = (members: readonly Member[]): readonly [Member, Member] | undefined => {
  const given = members.filter((m): m is Member & { ci: readonly [number, number] } => m.ci !== undefined)
  for (const a of given) for (const b of given) if (a.ci[1] < b.ci[0]) return [a, b]
  return undefined
}

/** What a reader sees at once: some results for cells, others against or without a difference. */
const directions = (members: readonly Member[]) => {
  const ids = (direction: Member['result']['direction']): string[] =>
    members.filter(({ result }) => result.direction === direction).map(({ trial }) => trial.id)
  return { favor: ids('favors-cell'), against: ids('favors-control'), none: ids('no-difference') }
}

const fromPooled = (body: Body, pooled: PooledResult): DomainRating => {
  const { i2, predictionInterval, ci, nullValue } = pooled
  const signs: string[] = []
  if (i2 !== undefined && i2 >= 50) signs.push(`I2 is ${i2.toFixed(0)} %`)
  const crosses = predictionInterval && within(nullValue, predictionInterval) && !within(nullValue, ci)
  if (crosses) signs.push('the prediction interval includes “no effect” while the confidence interval does not')
  const disjoint = apart(body.results)
  if (disjoint) signs.push(`the intervals of ${disjoint[0].trial.id} and ${disjoint[1].trial.id} do not meet`)
  const { favor, against } = directions(body.results)
  const opposed = favor.length > 0 && against.length > 0
  if (opposed)
    signs.push(`results point both ways (for cells: ${favor.join(', ')}; for control: ${against.join(', ')})`)
  if (signs.length === 0)
    return step(
      0,
      'computed',
      `${i2 === undefined ? 'Intervals meet' : `I2 is ${i2.toFixed(0)} %`}${predictionInterval ? ' and the prediction interval says nothing else than the confidence interval' : ''}${pooled.k < 5 ? `; with ${pooled.k} results inconsistency is hard to see` : ''}.`,
    )
  const severe = i2 !== undefined && i2 >= 75 && (crosses === true || disjoint !== undefined || opposed)
  const text = signs.join('; ')
  return step(severe ? 2 : 1, 'computed', `${text[0]?.toUpperCase()}${text.slice(1)}.`)
}

/** How far inconsistency lowers certainty; without a pooled result, by the directions that the sources state. */
export const inconsistencyStep = (body: Body): DomainRating => {
  if (body.results.length < 2 || (body.pooled && body.pooled.k < 2))
    return step(0, 'judgment', 'One result alone cannot disagree with itself.')
  if (body.pooled) return fromPooled(body, body.pooled)
  const { favor, against, none } = directions(body.results)
  if (favor.length && against.length)
    return step(
      1,
      'computed',
      `Results point both ways: for cells ${favor.join(', ')}; for control ${against.join(', ')}.`,
    )
  if (favor.length && none.length)
    return step(
      1,
      'judgment',
      `Some results favor cells (${favor.join(', ')}), others show no difference (${none.join(', ')}); chance or size may explain it, nothing is pooled to tell.`,
    )
  return step(
    0,
    'judgment',
    'Results do not point different ways; nothing is pooled that could measure how far they agree.',
  )
}

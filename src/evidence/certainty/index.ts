/**
 * How sure a body of evidence about one outcome is, by the steps of GRADE: where it starts, and how far each of five
 * reasons lowers it (Guyatt et al. 2008, BMJ 336:924, doi:10.1136/bmj.39489.470347.AD; Cochrane Handbook chapter 14).
 * Nothing is ever rated up: a large effect, a dose response and opposing confounding need a judgment that no stored fact gives.
 */
import { itemAt } from '../../collections.js'
import type { Body, Certainty, CertaintyLevel, DomainRating } from './body.js'
import { startingLevel } from './design.js'
import { imprecisionStep } from './imprecision.js'
import { inconsistencyStep } from './inconsistency.js'
import { indirectnessStep } from './indirectness.js'
import { publicationStep } from './publication.js'
import { riskOfBiasStep } from './risk-of-bias.js'

export type { Body, Certainty, DomainRating, Member, PooledResult } from './body.js'

const levels: readonly CertaintyLevel[] = ['very-low', 'low', 'moderate', 'high']

/** What a level means (Balshem et al. 2011, GRADE guidelines 3, doi:10.1016/j.jclinepi.2010.07.015). */
const meaning: Record<CertaintyLevel, string> = {
  high: 'the true effect is very likely close to the estimate',
  moderate: 'the true effect is probably close to the estimate, and may be substantially different',
  low: 'the true effect may be substantially different from the estimate',
  'very-low': 'the true effect is likely to be substantially different from the estimate',
}

const word = (level: CertaintyLevel): string => level.replace('-', ' ')

/** A level and what it means, in a sentence. */
export const certaintyWords = (level: CertaintyLevel): string => {
  const text = `${word(level)} certainty (GRADE): ${meaning[level]}.`
  return `${text[0]?.toUpperCase()}${text.slice(1)}`
}

const sentenceOf = (
  level: CertaintyLevel,
  start: CertaintyLevel,
  why: string,
  steps: readonly DomainRating[],
): string => {
  const lowered = steps.filter(({ down }) => down > 0)
  const reasons = lowered.map(({ domain, down }) => `${down} for ${domain}`)
  const down = reasons.length ? `, down ${reasons.join(', ')}` : ', not lowered'
  const floor = lowered.reduce((sum, step) => sum + step.down, 0) > levels.indexOf(start) ? ' (it cannot go lower)' : ''
  const text = `${word(level)} certainty: ${meaning[level]}. Starts ${word(start)} (${why})${down}${floor}.`
  return `${text[0]?.toUpperCase()}${text.slice(1)}`
}

/** The certainty of a body of evidence about one outcome, with every step and its reason. */
export const certaintyOf = (body: Body): Certainty => {
  const { start, why } = startingLevel(body.results)
  if (body.results.length === 0)
    return {
      level: start,
      start,
      steps: [],
      sentence: 'No result, so there is no evidence whose certainty could be rated.',
    }
  const steps = [
    riskOfBiasStep(body, start),
    inconsistencyStep(body),
    indirectnessStep(body),
    imprecisionStep(body),
    publicationStep(body),
  ]
  const lowered = steps.reduce((sum, { down }) => sum + down, 0)
  const level = itemAt(levels, Math.max(0, levels.indexOf(start) - lowered))
  return { level, start, steps, sentence: sentenceOf(level, start, why, steps) }
}

/** Numbers and findings of a pooled result in words. */

import {
  isPercent,
  isRatio,
  type MeasureName,
  measures,
  type PooledEffect,
  reportedValue,
  unitText,
} from '../../evidence/synthesis/index.js'
import { effectNumber, levelText, pNumber } from '../../numbers.js'

type Effect = { readonly estimate: number; readonly ci: readonly [number, number] }

/** "-0.67 (95% CI -1.10 to -0.24) percentage points"; proportions with their percent signs. */
export const effectText = (
  measure: MeasureName,
  { estimate, ci: [low, high] }: Effect,
  level: number,
  unit: string | null,
): string => {
  const own = unitText(measure, unit)
  const isShare = isPercent(measure) && measure !== 'rd'
  const text = (value: number): string => `${effectNumber(reportedValue(measure, value))}${isShare ? '%' : ''}`
  const words = `${text(estimate)} (${levelText(level)} CI ${text(low)} to ${text(high)})`
  return own === '' || isShare ? words : `${words} ${own}`
}

export const pText = (p: number): string => `p ${pNumber(p)}`

/** No effect, named so that "no" cannot be read as belonging to the sentence around it. */
export const noEffectWords = (nullValue: number): string => `“no effect” (${nullValue})`

/** What the interval says about no effect. */
export const verdict = (pooled: PooledEffect): string | null => {
  const { nullValue } = measures[pooled.measure]
  if (nullValue === null) return null
  const [low, high] = pooled.ci
  return low <= nullValue && nullValue <= high
    ? `“No effect” (${nullValue}) lies inside the interval: no difference is shown, and none is ruled out.`
    : `“No effect” (${nullValue}) lies outside the interval.`
}

/** I² in the words of the Cochrane Handbook (10.10.2), whose bands overlap. */
const i2Word = (i2: number): string =>
  i2 < 40 ? 'might not be important' : i2 < 60 ? 'may be moderate' : i2 < 75 ? 'may be substantial' : 'considerable'

const predictionText = ({ predictionInterval: found, predictionDf, k, measure, tau2 }: PooledEffect): string =>
  found
    ? `Prediction interval: in a new setting the true effect is expected between ${effectNumber(reportedValue(measure, found[0]))} and ${effectNumber(reportedValue(measure, found[1]))} (${predictionDf === null ? 'normal quantile' : `t with ${predictionDf} degrees of freedom`}).`
    : k < 3
      ? 'No prediction interval: it needs three studies.'
      : tau2 === 0
        ? 'No prediction interval: no spread of true effects was found, which with few studies does not show that there is none.'
        : 'No prediction interval.'

/** Which test the interval comes from. */
export const testText = ({ model, test, k }: PooledEffect, asked: string): string => {
  if (model !== 'random' || k < 2) return ''
  if (asked === 'wider') return test === 'hk' ? 'Hartung-Knapp interval' : 'z interval, here wider than Hartung-Knapp'
  return { hk: 'Hartung-Knapp interval', 'hk-adhoc': 'Hartung-Knapp interval, scale at least 1', z: 'z interval' }[test]
}

/** Heterogeneity in words and numbers. */
export const heterogeneityText = (pooled: PooledEffect): readonly string[] => {
  const { q, qDf, qP, i2, i2Ci, tau2, tau2Ci, isTau2CiOpen, isTau2CiEmpty, k, measure, model } = pooled
  const open = isTau2CiOpen ? 'above ' : ''
  const range = i2Ci ? `, 95% CI ${effectNumber(i2Ci[0])}% to ${open}${effectNumber(i2Ci[1])}%` : ''
  const scale = isRatio(measure)
    ? ' on the log scale'
    : ['plo', 'pft'].includes(measure)
      ? ' on the scale of the calculation'
      : ''
  return [
    `I² ${effectNumber(i2)}%${isTau2CiEmpty ? ', 95% confidence set empty' : range}: ${i2Word(i2)}${k < 5 ? ', though few studies tell little of it' : ''}. Q ${effectNumber(q)} on ${qDf} df, ${pText(qP)}.`,
    ...(model === 'random'
      ? [
          `τ² ${effectNumber(tau2)}${tau2Ci ? ` (95% CI ${effectNumber(tau2Ci[0])} to ${open}${effectNumber(tau2Ci[1])})` : isTau2CiEmpty ? ' (its confidence set is empty: the effects agree better than any τ² lets expect)' : ''}, so true effects spread with an SD of ${effectNumber(Math.sqrt(tau2))}${scale}.`,
          predictionText(pooled),
        ]
      : ['One true effect is assumed for all studies.']),
  ]
}

/** The method in a line. */
export const methodText = (plan: { model: string; tau2: string; test: string; level: number }): string => {
  const models: Record<string, string> = {
    random: 'random effects',
    common: 'common effect, inverse variance',
    mh: 'common effect, Mantel-Haenszel',
    peto: 'common effect, Peto',
  }
  const tau2s: Record<string, string> = {
    reml: 'REML',
    pm: 'Paule-Mandel',
    dl: 'DerSimonian-Laird',
    ml: 'maximum likelihood',
    eb: 'empirical Bayes',
    sj: 'Sidik-Jonkman',
    he: 'Hedges',
    hs: 'Hunter-Schmidt',
  }
  const tests: Record<string, string> = {
    wider: 'the wider of the Hartung-Knapp and the z interval',
    hk: 'Hartung-Knapp',
    'hk-adhoc': 'Hartung-Knapp with a scale of at least 1',
    z: 'z test',
  }
  return [
    models[plan.model],
    ...(plan.model === 'random' ? [tau2s[plan.tau2], tests[plan.test]] : []),
    `${levelText(plan.level)} intervals`,
  ].join(', ')
}

/** What the numbers of an analysis themselves make one say. */

import {
  isRatio,
  measures,
  type PooledEffect,
  type PoolingPlan,
  poolStudies,
  type Study,
} from '../../evidence/synthesis/index.js'
import { effectNumber } from '../../numbers.js'
import { plural } from '../../text.js'
import { effectText, pText } from './words.js'

/** Below this share of the plain interval the Hartung-Knapp one is worth a word. */
const notablyNarrower = 0.95
/** Names in a sentence; the rest are counted. */
const mostNames = 12

const widthOf = ([low, high]: readonly [number, number]): number => high - low

const names = (studies: readonly Study[]): string => {
  const shown = studies.slice(0, mostNames).map(({ label }) => label)
  return `${shown.join(', ')}${studies.length > shown.length ? ` and ${studies.length - shown.length} more` : ''}`
}

const isTableModel = ({ model }: PoolingPlan): boolean => model === 'mh' || model === 'peto'

/** A pooled effect that the statistics may refuse to give. */
const attempted = (studies: readonly Study[], plan: PoolingPlan): PooledEffect | null => {
  try {
    return poolStudies(studies, plan)
  } catch (error) {
    if (error instanceof Error && error.name === 'StatsError') return null
    throw error
  }
}

/** What is left out of a ratio since it says nothing of it, and what it would have changed. */
export const emptyRemark = (
  empty: readonly Study[],
  informative: readonly Study[],
  plan: PoolingPlan,
): string | null => {
  if (empty.length === 0) return null
  const all = isTableModel(plan) || informative.length === 0 ? null : attempted([...informative, ...empty], plan)
  const changed = all
    ? ` With them, from 1/2 added to each cell: ${effectText(plan.measure, all, all.level, null)}, ${pText(all.p)}.`
    : ''
  return `Left out: ${plural(empty.length, 'study', 'studies')} in which nobody, or everybody, had the event in both arms (${names(empty)}); they carry no information on a ratio (Cochrane Handbook 10.4.4). --allow no-events keeps them.${changed}`
}

/** Below this share of people with the event, inverse variance is biased (Cochrane Handbook 10.4.4.1). */
const rare = 0.05
/** From this share of studies with a zero cell on, corrections decide the result. */
const manyZeros = 0.25

const rareRemark = (studies: readonly Study[], plan: PoolingPlan): string[] => {
  const tables = studies.flatMap(({ table }) => (table ? [table] : []))
  if (isTableModel(plan) || tables.length < studies.length || tables.length === 0) return []
  const events = tables.reduce((sum, { treatment, control }) => sum + treatment.events + control.events, 0)
  const people = tables.reduce((sum, { treatment, control }) => sum + treatment.n + control.n, 0)
  const zeros = tables.filter(({ treatment: a, control: b }) => a.events === 0 || b.events === 0).length
  if (events / people >= rare && zeros / tables.length < manyZeros) return []
  const why =
    events / people < rare
      ? `Events are rare (${events} among ${people} people)`
      : 'Corrections of zero cells weigh here'
  return [
    `${why}, and ${zeros} of ${plural(tables.length, 'study', 'studies')} have none in an arm: methods that weight by inverse variance are biased there. --model mh (Mantel-Haenszel), or --model peto for odds ratios near 1 in arms of similar size, needs no correction (Cochrane Handbook 10.4.4).`,
  ]
}

const testRemark = (studies: readonly Study[], pooled: PooledEffect, plan: PoolingPlan): string[] => {
  if (plan.model !== 'random' || plan.test !== 'hk') return []
  if (pooled.test === 'z')
    return ['The effects are identical, so that Hartung-Knapp has no interval: the z interval is given.']
  const plain = attempted(studies, { ...plan, test: 'z' })
  return plain && widthOf(pooled.analysis.ci) < notablyNarrower * widthOf(plain.analysis.ci)
    ? [
        'The Hartung-Knapp interval is narrower here than the z interval, since the studies agree better than chance; the default takes the wider one.',
      ]
    : []
}

/** Remarks on a pooled effect. */
export const remarksOn = (studies: readonly Study[], pooled: PooledEffect, plan: PoolingPlan): string[] => {
  const corrected = isTableModel(plan) ? [] : studies.filter(({ effect }) => effect.isCorrected)
  const silent = isRatio(plan.measure) && !isTableModel(plan) ? studies.filter(({ effect }) => effect.isDoubleZero) : []
  const added = isTableModel(plan) && plan.zeroCells.to !== undefined && plan.zeroCells.to !== 'none'
  const clipped =
    plan.measure === 'pr' && (pooled.analysis.ci[0] < 0 || pooled.analysis.ci[1] > 1) ? pooled.analysis.ci : null
  const low =
    plan.model === 'random' && (plan.tau2 === 'hs' || plan.tau2 === 'ml')
      ? `${plan.tau2 === 'hs' ? 'Hunter-Schmidt' : 'Maximum likelihood'} tends to find too little spread among few studies; REML does less.`
      : plan.model === 'random' && plan.tau2 === 'sj'
        ? 'Sidik-Jonkman finds spread even where there is hardly any, since it starts from the plain variance of the effects.'
        : null
  return [
    ...(low ? [low] : []),
    ...testRemark(studies, pooled, plan),
    ...(corrected.length ? [`1/2 was added to each cell of ${names(corrected)}, where a cell is zero.`] : []),
    ...(added
      ? [
          `1/2 was added before pooling, as --zero-cells ${plan.zeroCells.to} asks; ${plan.model === 'mh' ? 'Mantel-Haenszel' : 'Peto'} needs no correction.`,
        ]
      : []),
    ...(silent.length
      ? [
          `In ${names(silent)} nobody, or everybody, had the event in both arms: the effect used there comes from the correction alone (Cochrane Handbook 10.4.4 leaves such studies out of ratios).`,
        ]
      : []),
    ...(plan.romCorrection === 'second-order'
      ? ['Ratios of means were corrected for bias of small samples (second-order; Lajeunesse 2015, equation 8).']
      : []),
    ...rareRemark(studies, plan),
    ...(clipped
      ? [
          `The interval of the plain share reaches beyond 0% or 100% (${effectNumber(100 * clipped[0])}% to ${effectNumber(100 * clipped[1])}%) and is cut there; --measure plo keeps inside.`,
        ]
      : []),
    ...(pooled.k === 2
      ? [
          'Two studies: the interval rests on a single degree of freedom or on assumption, and how much true effects differ cannot be known.',
        ]
      : []),
  ]
}

/** What to mind of Egger’s test, where it is asked for or shown. */
export const eggerRemarks = (
  studies: readonly Study[],
  plan: PoolingPlan,
  { isAsked, isShown }: { readonly isAsked: boolean; readonly isShown: boolean },
  enough: number,
): string[] => {
  if (isAsked && studies.length < 3) return ['Egger’s test needs three studies.']
  return [
    ...(isAsked && studies.length < enough
      ? [`Egger’s test has little power below ten studies (Cochrane Handbook 13.3.5.4); here are ${studies.length}.`]
      : []),
    ...(isShown && (plan.measure === 'smd' || (isRatio(plan.measure) && measures[plan.measure].data === 'events'))
      ? [
          `Egger’s test finds asymmetry too easily for ${plan.measure === 'smd' ? 'standardized mean differences' : 'ratios of people with an event'}, whose standard errors depend on the effect itself (Cochrane Handbook 13.3.5.4).`,
        ]
      : []),
  ]
}

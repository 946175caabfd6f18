/** A pooled result as a forest plot and a funnel plot. */

import { itemAt } from '../../collections.js'
import type { Outcome } from '../../dataset/index.js'
import type { Forest, ForestColumn, ForestStudy, ForestSummary, Funnel } from '../../draw/index.js'
import {
  betterOf,
  isRatio,
  type MeasureName,
  measures,
  type PartialEffect,
  reportedEffect,
  reportedValue,
  type Study,
  unitText,
} from '../../evidence/synthesis/index.js'
import { effectNumber, levelText } from '../../numbers.js'
import { funnel as funnelOf } from '../../stats/index.js'
import type { Analysis } from './analysis.js'
import type { Trait } from './traits.js'
import { pText } from './words.js'

/** What a picture says beside the numbers. */
export type Caption = {
  readonly title: string
  readonly unit: string | null
  /** Null for a table of one’s own, whose better direction nobody told. */
  readonly outcome: Outcome | null
  /** What the user overrode; every picture says so. */
  readonly overridden: readonly string[]
}

type Extra<S> = {
  readonly traits: readonly Trait<S>[]
  readonly studies: readonly S[]
  /** Words that ask for the page of a study, where it has one. */
  readonly ask?: (study: S) => readonly string[]
}

const sides = (measure: MeasureName, { outcome, unit }: Caption): Partial<Pick<Forest, 'favors' | 'better'>> => {
  if (measures[measure].arms === 'one') return {}
  const better = outcome ? betterOf(measure, outcome, unit) : 'none'
  if (outcome === null) return { favors: { left: 'Less in group 1', right: 'More in group 1' } }
  if (better === 'none') return { favors: { left: 'Lower with cells', right: 'Higher with cells' } }
  return better === 'lower'
    ? { favors: { left: 'Favors cells', right: 'Favors control' }, better: 'left' }
    : { favors: { left: 'Favors control', right: 'Favors cells' }, better: 'right' }
}

const labels: Readonly<Record<MeasureName, string>> = {
  md: 'MD',
  smd: 'SMD',
  rom: 'Ratio',
  rr: 'RR',
  or: 'OR',
  rd: 'RD',
  peto: 'Peto OR',
  hr: 'HR',
  irr: 'IRR',
  pr: 'Share',
  plo: 'Share',
  pft: 'Share',
  ir: 'Rate',
  irln: 'Rate',
  cor: 'r',
  zcor: 'r',
  mn: 'Mean',
  mc: 'Change',
  gen: 'Effect',
}

/** The effect of a study on the scale people read. */
export const drawn = (
  study: Study,
  measure: MeasureName,
  weight: number | null,
  cells: readonly string[],
): ForestStudy => ({ label: study.label, ...reportedEffect(measure, study.effect, study.n), weight, cells })

const summaryOf = (
  label: string,
  effect: PartialEffect,
  measure: MeasureName,
  notes: readonly string[],
): ForestSummary => {
  const show = (value: number): number => reportedValue(measure, value)
  return { label, estimate: show(effect.estimate), ci: [show(effect.ci[0]), show(effect.ci[1])], notes }
}

/** The forest plot of an analysis: studies, subgroups, the pooled diamond, what was left out. */
export const forestOf = <S extends Study>(
  analysis: Analysis,
  extra: Extra<S>,
  caption: Caption,
  leftOut: Forest['leftOut'],
  /** What the result amounts to; null where nothing is pooled. */
  conclusion: readonly string[] | null,
): Forest => {
  const { pooled, plan, subgroups } = analysis
  const { measure } = plan
  const { studies, traits } = extra
  const row = (study: S, i: number): ForestStudy => ({
    ...drawn(
      study,
      measure,
      pooled?.weights[i] ?? null,
      traits.map((trait) => trait.read(study) ?? ''),
    ),
    ...(extra.ask ? { ask: extra.ask(study) } : {}),
  })
  const blank = traits.map(() => '')
  const groups: Forest['groups'] = subgroups
    ? subgroups.groups.map((group) => ({
        label: group.group,
        studies: group.members.map((i) => row(itemAt(studies, i), i)),
        summary:
          group.k > 1
            ? {
                ...summaryOf('Subgroup', group, measure, [`I² ${effectNumber(group.i2)}%, ${pText(group.p)}`]),
                cells: blank,
              }
            : null,
      }))
    : [{ studies: studies.map(row) }]
  const name = measures[measure].name
  const unit = unitText(measure, caption.unit)
  const subject = caption.outcome?.name ?? ''
  const summaries: ForestSummary[] = pooled
    ? [
        {
          ...summaryOf(plan.model === 'random' ? 'Random effects' : 'Common effect', pooled, measure, [
            `I² ${effectNumber(pooled.i2)}%${plan.model === 'random' ? `, τ² ${effectNumber(pooled.tau2)}` : ''}, Q ${effectNumber(pooled.q)} (${pText(pooled.qP)})`,
            ...(subgroups ? [`Subgroups differ: ${pText(subgroups.difference.p)}`] : []),
            ...caption.overridden.map((text) => `Guard overridden: ${text}`),
          ]),
          cells: blank,
          prediction: pooled.predictionInterval
            ? [
                reportedValue(measure, pooled.predictionInterval[0]),
                reportedValue(measure, pooled.predictionInterval[1]),
              ]
            : null,
        },
      ]
    : []
  const { nullValue } = measures[measure]
  return {
    title: caption.title,
    remarks: conclusion ?? ['Nothing is pooled.'],
    estimateLabel: `${labels[measure]} [${levelText(plan.level)} CI]`,
    axisLabel: [name, ...(subject ? [`of ${subject}`] : []), ...(unit ? [`(${unit})`] : [])].join(' '),
    scale: isRatio(measure) ? 'log' : 'linear',
    noEffect: nullValue,
    ...sides(measure, caption),
    columns: traits.map(
      ({ label, isNumber, spoken: said, from }): ForestColumn => ({
        label,
        align: isNumber ? 'right' : 'left',
        ...(said === undefined ? {} : { spoken: said }),
        ...(from === undefined ? {} : { from }),
      }),
    ),
    groups,
    summaries,
    ...(leftOut?.length ? { leftOut } : {}),
  }
}

/** The funnel plot: effects against standard errors around the pooled effect, with its 95 % limits. */
export const funnelPicture = (analysis: Analysis, studies: readonly Study[], caption: Caption): Funnel | null => {
  const { pooled, plan } = analysis
  if (!pooled) return null
  const effects = studies.map(({ label, effect }) => ({ label, estimate: effect.estimate, variance: effect.variance }))
  const data = funnelOf(effects, { center: pooled.analysis.estimate, levels: [0.95] })
  const largest = data.maxSe
  return {
    title: caption.title,
    ...(caption.overridden.length ? { description: `Guard overridden: ${caption.overridden.join('; ')}` } : {}),
    axisLabel: [measures[plan.measure].name, ...(caption.unit ? [`(${caption.unit})`] : [])].join(' '),
    scale: isRatio(plan.measure) ? 'log' : 'linear',
    points: data.points.map(({ label, estimate, se }) => ({ label: label ?? '', x: estimate, se })),
    center: data.center,
    contours: data.contours.map(({ level, limits }) => ({
      level: 100 * level,
      z: (limits[1] - data.center) / largest,
    })),
  }
}

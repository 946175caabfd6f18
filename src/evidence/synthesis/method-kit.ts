/** What methods beyond pooling are made of: what they are asked of, what they answer, and the longer ones. */
import { itemAt } from '../../collections.js'
import {
  type Coefficient,
  type EventTable,
  effectSize,
  eValue,
  fragility,
  type Interval,
  type ModelOptions,
  type Moderator,
  type multilevel,
  type peters,
  pool,
  type SharedControlInput,
  StatsError,
  splitControl,
} from '../../stats/index.js'
import { statsMeasure } from './measures.js'
import {
  effectsOf,
  modelOptions,
  type PooledEffect,
  type PoolingPlan,
  poolStudies,
  type Study,
  tablesOf,
} from './pooling.js'

/** A line of an answer: an effect on the scale of the calculation, or another coefficient, with its test. */
export type MethodFinding = {
  readonly label: string
  /** Whether it is an effect, which is shown on the scale people read; else a slope or the like. */
  readonly isEffect: boolean
  readonly estimate: number
  readonly se: number
  readonly ci: Interval
  readonly statistic: number
  readonly df: number | null
  readonly p: number
}

/** A number, a word or a verdict beside them. */
export type MethodFact = {
  readonly name: string
  readonly label: string
  readonly value: number | string | boolean | null
}

export type Findings = { readonly findings: readonly MethodFinding[]; readonly facts: readonly MethodFact[] }

/** What a method may ask of. */
export type MethodInput = {
  readonly studies: readonly Study[]
  readonly plan: PoolingPlan
  readonly pooled: PooledEffect
  /** Of --moderators; a study for which one is not known has null. */
  readonly moderators: readonly { readonly name: string; readonly values: readonly (number | string | null)[] }[]
  /** The study, lab or trial of each row, of --cluster; null where nobody said. */
  readonly clusters: readonly string[] | null
}

export const effect = (label: string, c: Coefficient): MethodFinding => finding(label, c, { isEffect: true })
export const slope = (label: string, c: Coefficient): MethodFinding => finding(label, c, { isEffect: false })
const finding = (label: string, c: Coefficient, { isEffect }: { readonly isEffect: boolean }): MethodFinding => {
  const { estimate, se, ci, statistic, df, p } = c
  return { label, isEffect, estimate, se, ci, statistic, df, p }
}
export const fact = (name: string, label: string, value: MethodFact['value']): MethodFact => ({ name, label, value })

export const options = ({ plan }: MethodInput): ModelOptions => modelOptions(plan)
export const plainOptions = (input: MethodInput): ModelOptions => {
  const { test: _, ...rest } = options(input)
  return { ...rest, model: 'random' }
}
export const levelOf = ({ plan }: MethodInput): { level: number } => ({ level: plan.level })
export const oddsRatios = (studies: readonly Study[]) =>
  tablesOf(studies).map((table) => ({ ...effectSize({ measure: 'OR', ...table }), label: table.label }))

export const smallStudies = (found: ReturnType<typeof peters>, on: string): Findings => ({
  findings: [slope(`slope on ${on}`, found.slope)],
  facts: [fact('k', 'Studies in it', found.k)],
})

export const knownModerators = ({ moderators, studies }: MethodInput) => {
  const isKnown = studies.map((_, i) => moderators.every(({ values }) => values[i] !== null))
  const kept = studies.filter((_, i) => isKnown[i])
  const of = moderators.map(({ name, values }): Moderator => {
    const own = values.filter((_, i) => isKnown[i])
    return own.every((value) => typeof value === 'number') ? { name, values: own } : { name, values: own.map(String) }
  })
  const out = studies.length - kept.length
  const left = out ? [fact('leftOut', 'Left out, a moderator not known', out)] : []
  return { effects: effectsOf(kept), moderators: of, left }
}

export const clustered = ({ studies, clusters }: MethodInput) =>
  effectsOf(studies).map((row, i) => ({ ...row, cluster: clusters?.[i] ?? row.label }))

export const multilevelFindings = (found: ReturnType<typeof multilevel>): Findings => ({
  findings: [
    effect('model', found),
    ...(found.robust ? [effect('cluster-robust (CR2)', { ...found.robust, estimate: found.estimate })] : []),
  ],
  facts: [
    fact('clusters', 'Clusters', found.clusters),
    fact('tau2Between', 'τ² between clusters', found.tau2Between),
    fact('tau2Within', 'τ² within clusters', found.tau2Within),
  ],
})

/** The numbers of a row whose control arm may serve others too. */
type Comparison = { readonly study: string; readonly control: string; readonly input: SharedControlInput }

const comparisonOf = (study: Study, cluster: string | undefined, plan: PoolingPlan): Comparison | null => {
  const { measure } = plan
  const [treatment, control] = study.effect.arms
  const name = cluster ?? study.label.toLowerCase().replace(/[\s([,:;-]+(arm|group|dose)?\s*\w*[)\]]?$/, '')
  if (study.table && (measure === 'rr' || measure === 'or' || measure === 'rd')) {
    const upper = { rr: 'RR', or: 'OR', rd: 'RD' } as const
    const { treatment: first, control: second } = study.table
    const input = { measure: upper[measure], treatment: first, control: second }
    return { study: name, control: JSON.stringify(second), input }
  }
  if (!treatment || !control || (measure !== 'md' && measure !== 'smd')) return null
  const arms = { treatment, control }
  const input: SharedControlInput =
    measure === 'md' ? { measure: 'MD', ...arms } : { measure: 'SMD', ...arms, estimate: study.effect.estimate }
  return { study: name, control: JSON.stringify([control.n, control.mean, control.sd]), input }
}

/** Which rows share a control arm; null where no two do. */
export const sharing = ({
  studies,
  clusters,
  plan,
}: MethodInput): { keys: string[]; inputs: SharedControlInput[] } | null => {
  const found = studies.map((study, i) => comparisonOf(study, clusters?.[i], plan))
  if (found.some((one) => one === null)) return null
  const known = found.filter((one) => one !== null)
  const keys = known.map(({ study, control }) => `${study} ${control}`)
  return new Set(keys).size === keys.length ? null : { keys, inputs: known.map(({ input }) => input) }
}

export const withSharing = (input: MethodInput) => {
  const found = sharing(input)
  if (!found) throw new StatsError('contradiction', 'no two rows share a control arm', null)
  return found
}

export const splitFindings = (input: MethodInput): Findings => {
  const { keys, inputs } = withSharing(input)
  const times = (key: string): number => keys.filter((one) => one === key).length
  const turn = new Map<string, number>()
  const effects = inputs.map((one, i) => {
    const key = keys[i] ?? ''
    const at = turn.get(key) ?? 0
    turn.set(key, at + 1)
    const control = splitControl(one.control as { n: number; mean: number; sd: number }, times(key))[at]
    return { ...effectSize({ ...one, control } as never), label: input.studies[i]?.label }
  })
  const pooled = pool(effects, { ...options(input), test: options(input).test ?? 'z' })
  return { findings: [effect('split', pooled)], facts: [fact('tau2', 'τ²', pooled.tau2)] }
}

export const isTelling = ({ treatment: a, control: b }: EventTable): boolean =>
  a.events + b.events > 0 && a.events + b.events < a.n + b.n

export const eValueFindings = ({ plan, pooled }: MethodInput): Findings => {
  const scale =
    plan.measure === 'smd'
      ? 'SMD'
      : plan.measure === 'or' || plan.measure === 'peto'
        ? 'OR-rare'
        : plan.measure === 'hr'
          ? 'HR-rare'
          : 'RR'
  const { estimate, limit } = eValue(scale, pooled.estimate, pooled.ci)
  return {
    findings: [],
    facts: [fact('estimate', 'E-value of the estimate', estimate), fact('limit', 'E-value of the interval', limit)],
  }
}

export const fragilityFindings = ({ studies, plan, pooled }: MethodInput): Findings => {
  const measure = statsMeasure(plan.measure) as 'RR'
  const again = (tables: readonly EventTable[]): Interval =>
    poolStudies(
      tables.map((table, i) => ({ ...itemAt(studies, i), table, effect: effectSize({ measure, ...table }) })),
      plan,
    ).analysis.ci
  const { index, isSignificant } = fragility(tablesOf(studies), again, 50)
  return {
    findings: [],
    facts: [
      fact(
        'index',
        `People whose outcome would have to change for the interval to ${isSignificant ? 'include' : 'exclude'} no effect`,
        index ?? 'more than 50',
      ),
      fact(
        'people',
        'Of people in all',
        studies.reduce((sum, { n }) => sum + (n ?? 0), 0),
      ),
      fact('k', 'Studies', pooled.k),
    ],
  }
}

/** What is computed from studies, whatever they come from: the pooled effect and the analyses that were asked for. */
import { ensure } from '../../collections.js'
import { errorCode, usage } from '../../errors.js'
import {
  type AfterStudy,
  type Asymmetry,
  asymmetry,
  bySubgroup,
  cumulate,
  type GroupedEffects,
  influences,
  type MeasureName,
  type MethodAnswer,
  type MethodInput,
  type PooledEffect,
  type PoolingPlan,
  poolStudies,
  type Study,
  type WithInfluence,
} from '../../evidence/synthesis/index.js'
import { eggerRemarks, remarksOn } from './remarks.js'
import { type PoolSettings, planFor } from './settings.js'
import { turningText } from './turning.js'

/** What the analyses need to know of a study beside its effect. */
export type Traits = {
  /** Subgroup of --by. */
  readonly group: (i: number) => string
  /** Place in the order of --cumulative. */
  readonly order: (i: number) => number
} & Pick<MethodInput, 'moderators' | 'clusters'>

export type Analysis = {
  readonly plan: PoolingPlan
  readonly pooled: PooledEffect | null
  readonly subgroups: GroupedEffects | null
  readonly leaveOneOut: readonly WithInfluence[] | null
  readonly cumulative: readonly AfterStudy[] | null
  readonly egger: Asymmetry | null
  /** What --also, --moderators and --cluster ask for; null where nothing does. */
  readonly methods: readonly MethodAnswer[] | null
  /** Which single studies turn what the result says of no effect, in words; null where none does. */
  readonly turning: string | null
  /** What the numbers themselves make one say. */
  readonly remarks: readonly string[]
}

/** Statistics refuse what has no answer; the user can choose otherwise. */
const explained = <T>(what: string, compute: () => T): T => {
  try {
    return compute()
  } catch (error) {
    if (!(error instanceof Error) || error.name !== 'StatsError') throw error
    const hints: Record<string, string> = {
      'zero-variance': 'Try --test wider or --test z',
      'no-events': 'Try --measure rd, or --model random',
      'no-convergence': 'Try --tau2 dl',
      'out-of-range': 'Try --level 95, or --test z',
    }
    throw usage(`${what} has no answer: ${error.message}`, hints[errorCode(error) ?? ''] ?? 'See: stemcell pool --help')
  }
}

const enoughForEgger = 10
/** Egger’s test, which nobody needs asked for: where it has no answer, that is told, and the pooled effect stands. */
const eggerOf = (
  studies: readonly Study[],
  plan: PoolingPlan,
  asked: PoolSettings,
  remarks: string[],
): Asymmetry | null => {
  if (studies.length < 3 || !(asked.egger || studies.length >= enoughForEgger)) return null
  try {
    return asymmetry(studies, plan)
  } catch (error) {
    if (!(error instanceof Error) || error.name !== 'StatsError') throw error
    if (asked.egger) throw usage(`Egger’s test has no answer: ${error.message}`, 'Leave out --egger')
    remarks.push(`Egger’s test has no answer: ${error.message}.`)
    return null
  }
}

/** Below this the standard error of a subgroup’s effect is itself hardly known. */
const enoughPerSubgroup = 5

const nothing = {
  pooled: null,
  subgroups: null,
  leaveOneOut: null,
  cumulative: null,
  egger: null,
  methods: null,
  turning: null,
  remarks: [],
} as const

/** Pool and analyze studies; fewer than two are not pooled. */
export const analyze = (
  studies: readonly Study[],
  measure: MeasureName,
  asked: PoolSettings,
  traits: Traits,
): Analysis => {
  const plan = planFor(asked, measure)
  const uncounted = studies.filter(({ table }) => table === null)
  if ((plan.model === 'mh' || plan.model === 'peto') && uncounted.length)
    throw usage(
      `--model ${plan.model} needs the people with the event in both arms, which ${uncounted.map(({ label }) => label).join(', ')} lacks`,
      'Use --model random or common',
    )
  if (studies.length < 2) return { ...nothing, plan }
  const pooled = explained('pooling', () => poolStudies(studies, plan))
  const groups = studies.map((_, i) => traits.group(i))
  const inOrder = studies.map((study, i) => ({ study, at: traits.order(i) })).sort((a, b) => a.at - b.at)
  const remarks = remarksOn(studies, pooled, plan)
  if (asked.by !== null && new Set(groups).size < 2)
    remarks.push(`--by ${asked.by}: all studies are in one group (${groups[0]}), so there is nothing to compare.`)
  const egger = eggerOf(studies, plan, asked, remarks)
  remarks.push(...eggerRemarks(studies, plan, { isAsked: asked.egger, isShown: egger !== null }, enoughForEgger))
  const grouped =
    asked.by !== null && new Set(groups).size > 1
      ? explained('the subgroup analysis', () => bySubgroup(studies, groups, plan))
      : null
  if (grouped?.difference.df2 === null && grouped.groups.some(({ k }) => k < enoughPerSubgroup))
    remarks.push(
      `The test that subgroups differ takes their standard errors as known; with fewer than ${enoughPerSubgroup} studies in one it finds differences too easily.`,
    )
  const withoutOne = asked.leaveOneOut ? explained('leave-one-out', () => influences(studies, plan)) : null
  return {
    plan,
    pooled,
    subgroups: grouped,
    leaveOneOut: withoutOne,
    turning: turningText(pooled, studies, plan, withoutOne),
    cumulative:
      asked.cumulative === null
        ? null
        : explained('cumulative pooling', () =>
            cumulate(
              inOrder.map(({ study }) => study),
              plan,
            ),
          ),
    methods: asked.also.length
      ? ensure(asked.runMethods)(asked.also, {
          studies,
          plan,
          pooled,
          moderators: traits.moderators,
          clusters: traits.clusters,
        })
      : null,
    egger,
    remarks,
  }
}

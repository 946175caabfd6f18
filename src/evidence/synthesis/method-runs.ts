/** The arithmetic of each method beyond pooling, in one shape of answer. */
import { itemAt } from '../../collections.js'
import {
  constantCovariance,
  harbord,
  moderatorAnalysis,
  multilevel,
  oddsRatioModel,
  permutationTest,
  peters,
  petPeese,
  proportionModel,
  rucker,
  StatsError,
  selectionModel,
  sharedControlCovariance,
  trimAndFill,
} from '../../stats/index.js'
import { isRatio, measures } from './measures.js'
import {
  clustered,
  effect,
  eValueFindings,
  type Findings,
  fact,
  fragilityFindings,
  isTelling,
  knownModerators,
  levelOf,
  type MethodInput,
  multilevelFindings,
  oddsRatios,
  options,
  plainOptions,
  sharing,
  slope,
  smallStudies,
  splitFindings,
  withSharing,
} from './method-kit.js'
import { type Method, type MethodName, methods, type Need, needWords } from './methods.js'
import { effectsOf, tablesOf } from './pooling.js'

const runs: Readonly<Record<MethodName, (input: MethodInput) => Findings>> = {
  peters: (input) => {
    const telling = input.studies.filter(({ table }) => table && isTelling(table))
    return smallStudies(peters(tablesOf(telling), oddsRatios(telling), levelOf(input)), '1/n')
  },
  harbord: (input) => smallStudies(harbord(tablesOf(input.studies), levelOf(input)), 'the standard error of the score'),
  rucker: (input) => smallStudies(rucker(tablesOf(input.studies), plainOptions(input)), 'the standard error'),
  'trim-and-fill': (input) => {
    const { missing, missingSe, side, pooled } = trimAndFill(effectsOf(input.studies), options(input))
    return {
      findings: [effect('with the studies added', pooled)],
      facts: [
        fact('missing', 'Studies added', missing),
        fact('missingSe', 'Standard error of that number', missingSe),
        fact('side', 'Side', side),
        fact('tau2', 'τ² with them', pooled.tau2),
      ],
    }
  },
  'pet-peese': (input) => {
    const { pet, peese, chosen } = petPeese(effectsOf(input.studies), levelOf(input))
    return {
      findings: [effect('PET', pet), effect('PEESE', peese)],
      facts: [fact('chosen', 'To be read (PEESE where PET has p below 0.10)', chosen.toUpperCase())],
    }
  },
  selection: (input) => {
    const found = selectionModel(effectsOf(input.studies), levelOf(input))
    return {
      findings: [effect('adjusted for selection', found)],
      facts: [
        fact('tau2', 'τ²', found.tau2),
        fact(
          'relativeChance',
          'Chance of publication where not significant, against significant',
          found.relativeChance,
        ),
        fact('relativeChanceSe', 'Its standard error', found.relativeChanceSe),
        fact('favored', 'Effects favored by publication', found.favored),
        fact('pOfSelection', 'p of the likelihood ratio test of selection', found.pOfSelection),
      ],
    }
  },
  'meta-regression': (input) => {
    const { effects, moderators, left } = knownModerators(input)
    const found = moderatorAnalysis(effects, moderators, options(input))
    const { statistic, df, df2, p } = found.moderatorTest
    return {
      findings: found.terms.map(({ term, ...c }) => slope(term, c)),
      facts: [
        fact('moderatorStatistic', `Test of all moderators (${df2 === null ? 'χ²' : 'F'})`, statistic),
        fact('moderatorDf', 'Its degrees of freedom', df),
        fact('moderatorDf2', 'Those of the denominator', df2),
        fact('moderatorP', 'Its p', p),
        fact('r2', 'R², percent of τ² explained', found.r2),
        fact('tau2', 'Residual τ²', found.tau2),
        fact('i2', 'Residual I², percent', found.i2),
        fact('qP', 'p of residual heterogeneity', found.qP),
        ...left,
      ],
    }
  },
  permutation: (input) => {
    const { effects, moderators, left } = knownModerators(input)
    const names = moderatorAnalysis(effects, moderators, options(input)).terms.map(({ term }) => term)
    const found = permutationTest(effects, moderators, options(input))
    return {
      findings: [],
      facts: [
        fact('permutations', found.isExact ? 'Orders, every one there is' : 'Orders drawn', found.permutations),
        fact('moderatorP', 'p of all moderators', found.moderatorP),
        ...found.p.flatMap((p, i) => (i ? [fact(`p ${names[i]}`, `p of ${names[i]}`, p)] : [])),
        ...left,
      ],
    }
  },
  glmm: (input) => {
    const arms = input.studies.flatMap(({ arm }) => arm ?? [])
    if (arms.length === input.studies.length) {
      const found = proportionModel(arms, levelOf(input))
      return {
        findings: [slope('logit of the proportion', found)],
        facts: [
          fact('proportion', 'Proportion of a typical study', 1 / (1 + Math.exp(-found.estimate))),
          fact('tau2', 'τ² of the logit', found.tau2),
        ],
      }
    }
    const [conditional, unconditional] = (['conditional', 'unconditional'] as const).map((kind) =>
      oddsRatioModel(tablesOf(input.studies), { kind, ...levelOf(input) }),
    ) as [ReturnType<typeof oddsRatioModel>, ReturnType<typeof oddsRatioModel>]
    return {
      findings: [
        slope('log odds ratio, conditional exact (CM.EL)', conditional),
        slope('log odds ratio, unconditional (UM.FS)', unconditional),
      ],
      facts: [
        fact('oddsRatioConditional', 'Odds ratio, conditional', Math.exp(conditional.estimate)),
        fact('oddsRatioUnconditional', 'Odds ratio, unconditional', Math.exp(unconditional.estimate)),
        fact('tau2Conditional', 'τ², conditional', conditional.tau2),
        fact('tau2Unconditional', 'τ², unconditional', unconditional.tau2),
        fact('k', 'Studies with some but not only events', conditional.k),
      ],
    }
  },
  'three-level': (input) => multilevelFindings(multilevel(clustered(input), levelOf(input))),
  'correlated-errors': (input) => {
    const rows = clustered(input)
    return multilevelFindings(multilevel(rows, { ...levelOf(input), covariance: constantCovariance(rows, 0.6) }))
  },
  'split-controls': splitFindings,
  'shared-controls': (input) => {
    const { keys, inputs } = withSharing(input)
    const rows = effectsOf(input.studies).map((row, i) => ({ ...row, cluster: keys[i] ?? row.label }))
    const covariance = (i: number, j: number): number => sharedControlCovariance(itemAt(inputs, i), itemAt(inputs, j))
    const found = multilevel(rows, { structure: 'two-level', covariance, ...levelOf(input) })
    return { findings: [effect('with covariances', found)], facts: [fact('tau2', 'τ²', found.tau2Within)] }
  },
  'e-value': eValueFindings,
  fragility: fragilityFindings,
}

/** A method's answer, or why it has none. */
export type MethodAnswer = Findings & { readonly method: MethodName; readonly problem: string | null }

const lacks = (name: MethodName, input: MethodInput): string | null => {
  const { needs, least }: Method = methods[name]
  const { studies, plan } = input
  const counted = studies.every(({ table }) => table !== null)
  const inArms = studies.length > 0 && studies.every(({ arm }) => arm != null)
  const has: Record<Need, boolean> = {
    effects: true,
    tables: counted,
    arms: inArms,
    counts: counted || inArms,
    moderators: input.moderators.length > 0,
    clusters: input.clusters !== null,
    'shared controls': sharing(input) !== null,
  }
  if (!has[needs]) return `it needs ${needWords[needs]}`
  // Below ten a test of asymmetry has no power, but it can be computed.
  if (studies.length < Math.min(3, least))
    return `it needs ${Math.min(3, least)} studies, and here are ${studies.length}`
  if (name === 'e-value' && !isRatio(plan.measure) && plan.measure !== 'smd')
    return `it is of ratios and standardized mean differences, and this is a ${measures[plan.measure].name.toLowerCase()}`
  if (name === 'fragility' && !['rr', 'or', 'rd', 'peto'].includes(plan.measure))
    return 'it is of risk ratios, odds ratios and risk differences'
  return null
}

/** Run methods one after the other; one without an answer says why, and stops no other. */
export const runMethods = (names: readonly MethodName[], input: MethodInput): readonly MethodAnswer[] =>
  names.map((method) => {
    const nothing = { method, findings: [], facts: [] }
    const missing = lacks(method, input)
    if (missing !== null) return { ...nothing, problem: missing }
    try {
      return { method, ...runs[method](input), problem: null }
    } catch (error) {
      if (!(error instanceof StatsError)) throw error
      return { ...nothing, problem: error.message }
    }
  })

export type RunMethods = typeof runMethods

/** Methods beyond pooling: each with what it needs, when not to use it, its source, and the equal call of R. */
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
  type Method,
  type MethodInput,
  multilevelFindings,
  type Need,
  needWords,
  oddsRatios,
  options,
  plainOptions,
  sharing,
  slope,
  smallStudies,
  splitFindings,
  withSharing,
} from './method-kit.js'
import { effectsOf, tablesOf } from './pooling.js'

/** Every method, by the name that --also takes. */
export const methods = {
  peters: {
    title: 'Peters’s test of small-study effects',
    needs: 'tables',
    least: 10,
    caution:
      'Not below ten studies, nor where they are of one size; it tests log odds ratios, whatever was pooled. Asymmetry has other causes than missing studies.',
    source: 'Peters et al. 2006, JAMA 295:676',
    r: 'summary(lm(yi ~ I(1 / (n1i + n2i)), weights = 1 / (1 / (ai + ci) + 1 / (n1i + n2i - ai - ci)), data = escalc("OR", ai = ai, n1i = n1i, ci = ci, n2i = n2i, data = dat), subset = ai + ci > 0))',
    functions: ['peters'],
    run: (input) => {
      const telling = input.studies.filter(({ table }) => table && isTelling(table))
      return smallStudies(peters(tablesOf(telling), oddsRatios(telling), levelOf(input)), '1/n')
    },
  },
  harbord: {
    title: 'Harbord’s test of small-study effects',
    needs: 'tables',
    least: 10,
    caution:
      'Not below ten studies; for odds ratios, less sure where effects differ much or arms are of very different size.',
    source: 'Harbord, Egger & Sterne 2006, Stat Med 25:3443',
    r: 'with(dat, { n <- n1i + n2i; e <- ai + ci; v <- n1i * n2i * e * (n - e) / (n^2 * (n - 1)); z <- (ai - e * n1i / n) / v; summary(lm(z ~ sqrt(1 / v), weights = v)) })',
    functions: ['harbord'],
    run: (input) => smallStudies(harbord(tablesOf(input.studies), levelOf(input)), 'the standard error of the score'),
  },
  rucker: {
    title: 'Rücker’s test of small-study effects (arcsine, random effects)',
    needs: 'tables',
    least: 10,
    caution:
      'Not below ten studies; the arcsine difference is hard to picture, so only its test is of use. Takes studies without any event.',
    source: 'Rücker, Schwarzer & Carpenter 2008, Stat Med 27:746',
    r: 'regtest(rma(escalc("AS", ai = ai, n1i = n1i, ci = ci, n2i = n2i, data = dat)))',
    functions: ['rucker'],
    run: (input) => smallStudies(rucker(tablesOf(input.studies), plainOptions(input)), 'the standard error'),
  },
  'trim-and-fill': {
    title: 'Trim-and-fill (L0)',
    needs: 'effects',
    least: 3,
    caution:
      'Not an estimate of the truth: it takes any asymmetry for missing studies, adds some where effects merely differ, and should not be used where they differ much.',
    source: 'Duval & Tweedie 2000, Biometrics 56:455',
    r: 'trimfill(res)',
    functions: ['trimAndFill'],
    run: (input) => {
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
  },
  'pet-peese': {
    title: 'PET-PEESE',
    needs: 'effects',
    least: 10,
    caution:
      'Not with few studies, much heterogeneity or standard errors that hardly differ; misleads for standardized mean differences and ratios of few events, whose errors depend on the effect.',
    source: 'Stanley & Doucouliagos 2014, Res Synth Methods 5:60',
    r: 'lapply(list(yi ~ sqrt(vi), yi ~ vi), function(f) summary(lm(f, weights = 1 / vi, data = dat)))',
    functions: ['petPeese'],
    run: (input) => {
      const { pet, peese, chosen } = petPeese(effectsOf(input.studies), levelOf(input))
      return {
        findings: [effect('PET', pet), effect('PEESE', peese)],
        facts: [fact('chosen', 'To be read (PEESE where PET has p below 0.10)', chosen.toUpperCase())],
      }
    },
  },
  selection: {
    title: 'Three-parameter selection model',
    needs: 'effects',
    least: 10,
    caution:
      'Not with few studies or few on one side of p 0.05; it supposes that publication turns on significance alone, and its interval is too narrow in small samples.',
    source: 'Vevea & Hedges 1995, Psychometrika 60:419',
    r: 'selmodel(update(res, method = "ML", test = "z"), type = "stepfun", steps = 0.025, alternative = if (coef(res) < 0) "less" else "greater")',
    functions: ['selectionModel'],
    run: (input) => {
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
  },
  'meta-regression': {
    title: 'Meta-regression',
    needs: 'moderators',
    least: 3,
    caution:
      'Not below about ten studies for each moderator; what varies between studies is never randomized, and averages of patients say nothing of single ones (ecological bias).',
    source: 'Thompson & Higgins 2002, Stat Med 21:1559; Knapp & Hartung 2003, Stat Med 22:2693',
    r: 'update(res, mods = ~ MODERATORS)',
    functions: ['moderatorAnalysis'],
    run: (input) => {
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
  },
  permutation: {
    title: 'Permutation test of the moderators',
    needs: 'moderators',
    least: 4,
    caution:
      'With fewer than six studies no p below 0.05 may be possible; drawn orders (where more than 1000 exist) give p to about two digits.',
    source: 'Higgins & Thompson 2004, Stat Med 23:1663',
    r: 'permutest(update(res, mods = ~ MODERATORS))',
    functions: ['permutationTest'],
    run: (input) => {
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
  },
  glmm: {
    title: 'Binomial-normal model (generalized linear mixed model)',
    needs: 'counts',
    least: 2,
    caution:
      'Odds ratios, whatever was pooled; z intervals that are too narrow with few studies. Conditional exact (CM.EL) and unconditional with fixed study effects (UM.FS) may differ where events are very rare or studies few: tell both.',
    source: 'Stijnen, Hamza & Ozdemir 2010, Stat Med 29:3046; Jackson et al. 2018, Stat Med 37:1059',
    r: 'lapply(c("CM.EL", "UM.FS"), function(m) rma.glmm(measure = "OR", ai = ai, n1i = n1i, ci = ci, n2i = n2i, data = dat, model = m))',
    rPackages: ['BiasedUrn', 'lme4'],
    functions: ['oddsRatioModel', 'proportionModel'],
    run: (input) => {
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
  },
  'three-level': {
    title: 'Three-level model with cluster-robust variance',
    needs: 'clusters',
    least: 3,
    caution:
      'The model takes sampling errors of a cluster as independent; where they are not, the cluster-robust line holds, but not with fewer than about five clusters or degrees of freedom below four.',
    source: 'Konstantopoulos 2011, Res Synth Methods 2:61; Pustejovsky & Tipton 2018, J Bus Econ Stat 36:672',
    r: 'clubSandwich::coef_test(rma.mv(yi, vi, random = ~ 1 | cluster/study, data = transform(dat, study = seq_along(yi))), vcov = "CR2")',
    rPackages: ['clubSandwich'],
    functions: ['multilevel'],
    run: (input) => multilevelFindings(multilevel(clustered(input), levelOf(input))),
  },
  'correlated-errors': {
    title: 'Three-level model with correlated sampling errors (r 0.6) and cluster-robust variance',
    needs: 'clusters',
    least: 3,
    caution:
      'The correlation 0.6 is assumed, not known: see whether another changes the answer; read the cluster-robust line.',
    source: 'Pustejovsky & Tipton 2022, Prev Sci 23:425',
    r: 'clubSandwich::coef_test(rma.mv(yi, clubSandwich::impute_covariance_matrix(vi, cluster, r = 0.6), random = ~ 1 | cluster/study, data = transform(dat, study = seq_along(yi))), vcov = "CR2")',
    rPackages: ['clubSandwich'],
    functions: ['multilevel', 'constantCovariance'],
    run: (input) => {
      const rows = clustered(input)
      return multilevelFindings(multilevel(rows, { ...levelOf(input), covariance: constantCovariance(rows, 0.6) }))
    },
  },
  'split-controls': {
    title: 'Shared control arms split',
    needs: 'shared controls',
    least: 2,
    caution:
      'Keeps people from counting twice, but treats comparisons with one control as independent: no partial remedy for their correlation. Better combine the arms, or use shared-controls.',
    source: 'Cochrane Handbook 23.3.4',
    r: '# rma(escalc(...)) after dividing n2i, and ci, by the number of comparisons',
    functions: ['splitControl'],
    run: splitFindings,
  },
  'shared-controls': {
    title: 'Shared control arms by covariance',
    needs: 'shared controls',
    least: 2,
    caution:
      'Random effects of comparisons of one study are taken as independent; only their sampling errors share the control.',
    source: 'Gleser & Olkin 2009, Handbook of Research Synthesis, chapter 19',
    r: '# rma.mv(yi, V, random = ~ 1 | study, data = dat), V with the variance of the control between rows that share it',
    functions: ['sharedControlCovariance', 'multilevel'],
    run: (input) => {
      const { keys, inputs } = withSharing(input)
      const rows = effectsOf(input.studies).map((row, i) => ({ ...row, cluster: keys[i] ?? row.label }))
      const covariance = (i: number, j: number): number => sharedControlCovariance(itemAt(inputs, i), itemAt(inputs, j))
      const found = multilevel(rows, { structure: 'two-level', covariance, ...levelOf(input) })
      return { findings: [effect('with covariances', found)], facts: [fact('tau2', 'τ²', found.tau2Within)] }
    },
  },
  'e-value': {
    title: 'E-value',
    needs: 'effects',
    least: 2,
    caution:
      'Of use for non-randomized comparisons only, and of one bias, unmeasured confounding; a large E-value shows no causation. Odds and hazard ratios are taken as risk ratios, which holds for rare outcomes.',
    source: 'VanderWeele & Ding 2017, Ann Intern Med 167:268',
    r: 'EValue::evalues.RR(exp(coef(res)), exp(res$ci.lb), exp(res$ci.ub))',
    rPackages: ['EValue'],
    functions: ['eValue'],
    run: eValueFindings,
  },
  fragility: {
    title: 'Fragility index of the pooled result',
    needs: 'tables',
    least: 2,
    caution:
      'It grows with the size of studies and rests on the line of p 0.05; tell it beside the interval, never alone.',
    source: 'Atal et al. 2019, J Clin Epidemiol 111:32',
    r: '# rma(escalc(...)) again for every table with one outcome changed',
    functions: ['fragility'],
    run: fragilityFindings,
  },
} as const satisfies Readonly<Record<string, Method>>

export type MethodName = keyof typeof methods

/** What stays outside, and the tools that do it. */
export const outOfScope: readonly (readonly [what: string, tools: string])[] = [
  ['Bayesian meta-analysis', 'bayesmeta, brms and RoBMA in R; JASP'],
  ['Network meta-analysis', 'netmeta, multinma and gemtc in R; CINeMA for confidence in it'],
  ['Diagnostic accuracy', 'mada in R; MetaDTA'],
  ['Dose-response curves', 'dosresmeta in R'],
]

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
      return { method, ...methods[method].run(input), problem: null }
    } catch (error) {
      if (!(error instanceof StatsError)) throw error
      return { ...nothing, problem: error.message }
    }
  })

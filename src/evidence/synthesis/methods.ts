/** Methods beyond pooling: each with what it needs, when not to use it, its source, and the equal call of R. */

export type Need = 'effects' | 'tables' | 'arms' | 'counts' | 'moderators' | 'clusters' | 'shared controls'

/** What a method needs, in words. */
export const needWords: Readonly<Record<Need, string>> = {
  effects: 'effects with their variances',
  tables: 'people with the event in both arms of every study',
  arms: 'people with the event in single arms',
  counts: 'people with the event, in both arms or in single ones',
  moderators: '--moderators, columns of the table or traits of trials',
  clusters: '--cluster, a column that says which rows belong together',
  'shared controls': 'rows of one study with the same control arm, in raw numbers',
}

export type Method = {
  readonly title: string
  readonly needs: Need
  readonly least: number
  /** When not to use it. */
  readonly caution: string
  readonly source: string
  /** On `dat` and `res` as a script of --r has them, MODERATORS by their columns; a comment where no single call is equal. */
  readonly r: string
  /** Packages that the call needs beside metafor. */
  readonly rPackages?: readonly string[]
  /** Functions of the library behind it. */
  readonly functions: readonly string[]
}

/** Every method, by the name that --also takes; its arithmetic stands in method-runs.ts. */
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

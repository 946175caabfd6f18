/** An R script that computes the same result with metafor, from the data or from the effects. */
import { ensure } from '../../collections.js'
import {
  type MeasureName,
  type Method,
  type MethodAnswer,
  methods,
  type PoolingPlan,
  type Study,
  statsMeasure,
} from '../../evidence/synthesis/index.js'
import { harmless } from '../../text.js'
import type { Analysis, Traits } from './analysis.js'
import type { PoolSettings } from './settings.js'

const quoted = (text: string): string => `"${harmless(text).replace(/\\/g, '\\\\').replace(/"/g, '\\"')}"`
const vector = (values: readonly (number | string | null)[]): string =>
  `c(${values.map((value) => (typeof value === 'string' ? quoted(value) : value === null ? 'NA' : String(value))).join(', ')})`
const comment = (text: string): string => `# ${harmless(text)}`

/** The numbers behind a study, by the names of metafor's escalc. */
export type RawNumbers = Readonly<Record<string, number>>

const test = { hk: 'knha', 'hk-adhoc': 'adhoc', z: 'z' } as const

/** The call that pools, with the test in force. */
const fitCall = (plan: PoolingPlan, columns: readonly string[] | null, inForce: keyof typeof test): string => {
  const level = plan.level === 0.95 ? '' : `, level = ${100 * plan.level}`
  const control = plan.stopsAsMetafor
    ? ''
    : ', control = list(threshold = 1e-14, tol = 1e-14, maxiter = 10000, stepadj = 0.5)'
  if (plan.model === 'peto' && columns) return `rma.peto(ai = ai, n1i = n1i, ci = ci, n2i = n2i, data = dat${level})`
  if (plan.model === 'mh' && columns)
    return `rma.mh(measure = "${statsMeasure(plan.measure)}", ai = ai, n1i = n1i, ci = ci, n2i = n2i, data = dat${level})`
  const method = plan.model === 'common' ? 'EE' : plan.tau2.toUpperCase()
  return `rma(yi, vi, data = dat, slab = study, method = "${method}", test = "${test[inForce]}"${level}${control})`
}

const transformOf: Readonly<Partial<Record<MeasureName, string>>> = {
  rom: 'exp',
  rr: 'exp',
  or: 'exp',
  peto: 'exp',
  plo: 'transf.ilogit',
  pft: 'transf.ipft.hm',
  hr: 'exp',
  irr: 'exp',
  irln: 'exp',
  zcor: 'transf.ztor',
}

const predictCall = (measure: MeasureName): string => {
  const transform = transformOf[measure]
  if (!transform) return 'predict(res)'
  return measure === 'pft'
    ? `predict(res, transf = ${transform}, targs = list(ni = dat$ni))`
    : `predict(res, transf = ${transform})`
}

export type ScriptInput = {
  readonly title: string
  readonly source: string
  readonly studies: readonly Study[]
  /** Per study, all with the same names; null where some studies have none. */
  readonly raw: readonly RawNumbers[] | null
  readonly analysis: Analysis
  readonly asked: PoolSettings
  readonly traits: Traits
  readonly overridden: readonly string[]
}

const romCall = (columns: readonly string[], correction: PoolSettings['romCorrection']): string => {
  const args = columns.map((column) => `${column} = dat$${column}`).join(', ')
  const old = `list(measure = "ROM", ${args}, data = dat)`
  const isKnown = '"correct" %in% names(formals(escalc))'
  if (correction === 'none') return `do.call(escalc, c(${old}, if (${isKnown}) list(correct = FALSE)))`
  // Older releases cannot correct: the script does it, by the same equation.
  return `do.call(escalc, c(${old}, if (${isKnown}) list(correct = TRUE)))
if (!(${isKnown})) dat$yi <- dat$yi + (dat$sd1i^2 / (dat$n1i * dat$m1i^2) - dat$sd2i^2 / (dat$n2i * dat$m2i^2)) / 2`
}

/** escalc's arguments are named as the columns of the data. */
const escalcCall = (measure: MeasureName, columns: readonly string[], asked: PoolSettings): string => {
  const zero =
    asked.zeroCells.to === undefined || columns.includes('m1i') || columns.includes('mi')
      ? ''
      : `, add = 1/2, to = "${asked.zeroCells.to}"`
  // From release 4 on metafor corrects ratios of means for bias unless told not to; older ones do not know the argument.
  if (measure === 'rom') return romCall(columns, asked.romCorrection)
  return `escalc(measure = "${statsMeasure(measure)}", ${columns.map((column) => `${column} = ${column}`).join(', ')}, data = dat${zero})`
}

/** The test of moderators that the wider interval chose may be another than that of the pooled effect. */
const testOf = (facts: MethodAnswer['facts']): string => {
  const df2 = facts.find(({ name }) => name === 'moderatorDf2')
  return df2 === undefined ? '' : `, test = "${df2.value === null ? 'z' : 'knha'}"`
}

/** What computes a further method again; packages beside metafor are asked for first. */
const methodLines = ({ method, problem, facts }: MethodAnswer, { moderators }: Traits): readonly string[] => {
  const { title, r, rPackages = [] }: Method = methods[method]
  if (problem !== null) return [comment(`${title}: ${problem}`)]
  if (r.startsWith('#')) return [comment(title), r]
  const call = r.replace('MODERATORS', `${moderators.map((_, i) => `moderator${i + 1}`).join(' + ')}${testOf(facts)}`)
  const named = moderators.length && r !== call ? moderators.map(({ name }, i) => `moderator${i + 1} is ${name}`) : []
  return [
    comment([title, ...named].join('; ')),
    rPackages.length === 0
      ? `print(${call})`
      : `if (${rPackages.map((one) => `requireNamespace("${one}", quietly = TRUE)`).join(' && ')}) print(${call}) else message('Needs install.packages(${vector(rPackages)})')`,
  ]
}

/** The script, with its data in it. */
export const rScript = ({ title, source, studies, raw, analysis, asked, traits, overridden }: ScriptInput): string => {
  const { plan, pooled } = analysis
  const groups = asked.by === null ? null : studies.map((_, i) => traits.group(i))
  const columns = raw?.[0] ? Object.keys(raw[0]) : null
  const data = [
    `  study = ${vector(studies.map(({ label }) => label))}`,
    ...(raw && columns
      ? columns.map((column) => `  ${column} = ${vector(raw.map((row) => ensure(row[column])))}`)
      : [
          `  yi = ${vector(studies.map(({ effect }) => effect.estimate))}`,
          `  vi = ${vector(studies.map(({ effect }) => effect.variance))}`,
        ]),
    ...(groups ? [`  group = ${vector(groups)}`] : []),
    ...(traits.clusters ? [`  cluster = ${vector(traits.clusters)}`] : []),
    ...traits.moderators.map(({ values }, i) => `  moderator${i + 1} = ${vector(values)}`),
  ].join(',\n')
  const isTable = plan.model === 'mh' || plan.model === 'peto'
  return `${[
    comment(title),
    comment(source),
    ...overridden.map((text) => comment(`Guard overridden: ${text}`)),
    comment('Needs the R package metafor: install.packages("metafor")'),
    'library(metafor)',
    '',
    `dat <- data.frame(\n${data},\n  stringsAsFactors = FALSE\n)`,
    // A factor is compared with the level that comes first among the studies, here as there.
    ...traits.moderators.flatMap(({ values }, i) => {
      const column = `dat$moderator${i + 1}`
      return values.some((value) => typeof value === 'string')
        ? [`${column} <- factor(${column}, levels = unique(na.omit(${column})))`]
        : []
    }),
    ...(columns && !isTable ? [`dat <- ${escalcCall(plan.measure, columns, asked)}`] : []),
    '',
    ...(pooled
      ? [
          `res <- ${fitCall(plan, columns, pooled.test)}`,
          'print(res, digits = 8)',
          `print(${predictCall(plan.measure)}, digits = 8)`,
          ...(plan.model === 'random' ? ['print(confint(res), digits = 8)'] : []),
          ...(pooled.predictionInterval
            ? [
                comment('Prediction interval from t with k - 1 degrees of freedom, on the scale of the calculation'),
                `print(c(res$beta) + c(-1, 1) * ${pooled.predictionDf === null ? `qnorm(${Number((1 - (1 - plan.level) / 2).toPrecision(12))})` : `qt(${Number((1 - (1 - plan.level) / 2).toPrecision(12))}, res$k - 1)`} * sqrt(res$tau2 + res$se^2), digits = 10)`,
              ]
            : []),
          ...(analysis.leaveOneOut ? ['print(leave1out(res), digits = 8)'] : []),
          ...(analysis.egger && !isTable ? ['print(regtest(res, model = "lm"), digits = 8)'] : []),
          ...(analysis.methods ?? []).flatMap((answer) => methodLines(answer, traits)),
          ...(groups && analysis.subgroups
            ? [
                `fits <- lapply(unique(dat$group), function(g) ${fitCall(plan, columns, pooled.test).replace('data = dat', 'data = dat, subset = group == g')})`,
                analysis.subgroups.difference.df2 === null
                  ? 'print(rma(sapply(fits, coef), sei = sapply(fits, function(f) f$se), mods = ~ unique(dat$group), method = "FE"), digits = 8)'
                  : `print(${fitCall(plan, columns, 'hk').replace('vi, data', 'vi, mods = ~ group, data')}, digits = 8)`,
              ]
            : []),
          '',
          comment('The same to every digit that stemcell printed:'),
          ...(isTable
            ? ['cat(sprintf("estimate %.12g\\nci %.12g %.12g\\n", c(res$beta), res$ci.lb, res$ci.ub))']
            : [
                'cat(sprintf("estimate %.12g\\nci %.12g %.12g\\ntau2 %.12g\\n", c(res$beta), res$ci.lb, res$ci.ub, res$tau2))',
              ]),
        ]
      : [comment('Fewer than two comparable studies: nothing to pool.')]),
  ].join('\n')}\n`
}

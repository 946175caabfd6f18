/** A synthesis as JSON: every number, what it came from, what was left out and why. */
import { ensure } from '../../collections.js'
import type { ItemOf } from '../../contracts/index.js'
import { designWord } from '../../dataset/index.js'
import {
  type Against,
  type Clash,
  clashRules,
  type Included,
  methods,
  type PartialEffect,
  type PooledEffect,
  type Study,
  type Synthesis,
  toReporting,
} from '../../evidence/synthesis/index.js'
import type { StudyTable } from '../../evidence/table-input/index.js'
import type { Store } from '../../store/index.js'
import type { Analysis } from './analysis.js'
import type { Rating } from './conclusion.js'
import { writtenAll } from './digits.js'
import type { Unused } from './from-table.js'
import { reportedText } from './narrative.js'
import type { TrialQuery } from './trial-query.js'

type DatasetItem = Extract<ItemOf<'pool'>, { readonly question: unknown }>
type TableItem = Exclude<ItemOf<'pool'>, DatasetItem>
type Pooled = NonNullable<DatasetItem['pooled']>
type Sensitivity = Pick<DatasetItem, 'subgroups' | 'leaveOneOut' | 'cumulative' | 'egger' | 'methods'>
type DatasetStudy = DatasetItem['studies'][number]

const numbers = ({ weights: _, analysis, ...pooled }: PooledEffect): Pooled => ({ ...pooled, analysis })

const partial = ({
  k,
  estimate,
  ci,
  p,
  q,
  qP,
  i2,
  tau2,
  analysis,
}: PartialEffect): Omit<NonNullable<Sensitivity['cumulative']>[number], 'added'> => ({
  k,
  estimate,
  ci,
  p,
  q,
  qP,
  i2,
  tau2,
  analysis,
})

const sensitivity = (analysis: Analysis, studies: readonly Study[]): Sensitivity => ({
  subgroups: analysis.subgroups && {
    groups: analysis.subgroups.groups.map((group) => ({
      group: group.group,
      studies: group.studies,
      ...partial(group),
    })),
    difference: analysis.subgroups.difference,
  },
  leaveOneOut:
    analysis.leaveOneOut?.map((row) => ({
      omitted: row.omitted,
      ...partial(row),
      influence: row.influence && {
        rstudent: row.influence.rstudent,
        dffits: row.influence.dffits,
        cookDistance: row.influence.cookDistance,
        covarianceRatio: row.influence.covarianceRatio,
        hat: row.influence.hat,
        dfbetas: row.influence.dfbetas,
        isInfluential: row.influence.isInfluential,
      },
    })) ?? null,
  cumulative: analysis.cumulative?.map((row) => ({ added: row.added, ...partial(row) })) ?? null,
  egger: analysis.egger && { ...analysis.egger },
  methods:
    analysis.methods?.map(({ method, findings, facts, problem }) => {
      const { title, caution, source, r, functions } = methods[method]
      const show = toReporting(
        analysis.plan.measure,
        studies.map(({ n }) => n),
      )
      return {
        method,
        title,
        findings: findings.map(({ label, isEffect, estimate, se, ci, statistic, df, p }) => ({
          label,
          ...(isEffect
            ? { estimate: show(estimate), ci: [show(ci[0]), show(ci[1])] as const }
            : { estimate: null, ci: null }),
          analysis: { estimate, se, ci },
          statistic,
          df,
          p,
        })),
        facts: Object.fromEntries(facts.map(({ name, value }) => [name, value])),
        problem,
        caution,
        source,
        r,
        functions: [...functions],
      }
    }) ?? null,
})

/** The numbers of one study that every source has. */
export const studyNumbers = (
  study: Study,
  i: number,
  analysis: Analysis,
): Omit<TableItem['studies'][number], 'place' | 'data' | 'work' | 'other'> => {
  const { effect, label, n } = study
  const show = toReporting(analysis.plan.measure, [n])
  return {
    study: label,
    effect: effect.estimate,
    variance: effect.variance,
    se: effect.se,
    ci: effect.ci,
    estimate: show(effect.estimate),
    estimateCi: [show(effect.ci[0]), show(effect.ci[1])],
    weight: analysis.pooled?.weights[i] ?? null,
    n,
  }
}

const clashJson = ({ code, severity, trials, reason, allowed }: Clash): DatasetItem['clashes'][number] => ({
  code,
  severity,
  trials,
  reason,
  allowed,
})

const sideJson = (side: Included['reading']['treatment']): DatasetStudy['treatment'] =>
  side && {
    arms: side.arms,
    n: side.n,
    ...(side.mean === undefined ? {} : { mean: side.mean, sd: ensure(side.sd) }),
    ...(side.events === undefined ? {} : { events: side.events }),
  }

const studyJson = (study: Included, i: number, analysis: Analysis): DatasetStudy => {
  const { reading, clashes } = study
  const { trial, row, treatment, control, measuredAs, work } = reading
  return {
    ...studyNumbers(study, i, analysis),
    trial: trial.id,
    result: row.id,
    treatment: sideJson(treatment),
    control: sideJson(control),
    scale: measuredAs.scale,
    timepointMonths: row.timepointMonths,
    level: row.level,
    locator: row.locator,
    sources: row.sources,
    work,
    clashes: clashes.map(clashJson),
  }
}

/** The item of an answer from the dataset. */
export const datasetItem = (
  synthesis: Synthesis,
  analysis: Analysis,
  extra: {
    readonly notPooled: string | null
    readonly conclusion: readonly string[] | null
    readonly rating: Rating
    readonly limits: readonly string[]
    readonly against: Against | null
    readonly dataset: Store
    readonly query: TrialQuery | null
    readonly leads: Pick<DatasetItem, 'nearby' | 'published'>
  },
): DatasetItem => {
  const { outcome, question, measure, center, unit } = synthesis
  const certainty = 'certainty' in extra.rating ? extra.rating.certainty : null
  return {
    source: 'dataset',
    question: {
      outcome: outcome.id,
      disease: question.disease,
      cell: question.cell,
      query: extra.query && { text: extra.query.text, trials: [...extra.query.trials].sort() },
      measure,
      timepointMonths: center,
      timepointAsked: question.timepoint !== null,
      windowMonths: question.window,
      unit,
      allow: [...question.allow],
      exclude: question.exclude,
      correlation: question.correlation,
    },
    pooled: analysis.pooled && numbers(analysis.pooled),
    notPooled: extra.notPooled,
    conclusion: extra.conclusion,
    studies: synthesis.included.map((study, i) => studyJson(study, i, analysis)),
    leftOut: synthesis.leftOut.map(({ label, candidate, refusals }) => ({
      study: label,
      reason: refusals.map(({ reason }) => reason).join('; '),
      codes: refusals.map(({ code }) => code),
      canAllow: refusals.every(({ code }) => clashRules[code].canAllow),
      trial: candidate.reading.trial.id,
      result: candidate.reading.row.id,
      design: designWord(candidate.reading.trial),
      timepointMonths: candidate.reading.row.timepointMonths,
      reported: reportedText(candidate.reading),
      direction: candidate.reading.row.direction,
      effect: candidate.reading.effect?.estimate ?? null,
      variance: candidate.reading.effect?.variance ?? null,
    })),
    notChosen: synthesis.notChosen.map(({ label, candidate, reason }) => ({
      study: label,
      trial: candidate.reading.trial.id,
      result: candidate.reading.row.id,
      reason,
    })),
    clashes: synthesis.clashes.map(clashJson),
    allowed: synthesis.overridden.map(clashJson),
    ...sensitivity(analysis, synthesis.included),
    certainty: certainty && {
      level: certainty.level,
      start: certainty.start,
      sentence: certainty.sentence,
      steps: certainty.steps.map((step) => ({ ...step })),
    },
    remarks: analysis.remarks,
    limits: extra.limits,
    withoutResult: synthesis.silent.map(({ id }) => id),
    outsideQuery: extra.query && synthesis.outside.map(({ id }) => id),
    against: extra.against && againstJson(extra.against),
    ...extra.leads,
  }
}

const againstJson = ({
  review,
  figures,
  studies,
  missingThere,
  why,
}: Against): NonNullable<DatasetItem['against']> => ({
  review,
  figures: figures.map(
    ({
      outcome,
      measure,
      unit,
      value,
      ci,
      p,
      i2,
      model,
      studies: k,
      timepointMonths,
      comparison,
      note,
      anomalies,
    }) => ({
      outcome,
      measure,
      unit,
      value,
      ci,
      p,
      i2,
      model,
      studies: k,
      timepointMonths,
      comparison,
      note: note ?? null,
      anomalies,
    }),
  ),
  studies: studies?.map((one) => ({ ...one })) ?? null,
  missingThere,
  why,
})

/** The item of an answer from a table. */
export const tableItem = (
  table: StudyTable,
  analysis: Analysis,
  extra: {
    readonly notPooled: string | null
    readonly conclusion: readonly string[] | null
    readonly cautions: readonly string[]
    readonly unused: readonly Unused[]
  },
): TableItem =>
  writtenAll({
    source: table.name,
    kind: table.kind,
    understood: table.understood,
    pooled: analysis.pooled && numbers(analysis.pooled),
    notPooled: extra.notPooled,
    conclusion: extra.conclusion,
    studies: table.studies.map((study, i) => ({
      ...studyNumbers(study, i, analysis),
      place: study.place,
      data: study.data,
      work: study.work,
      other: study.other,
    })),
    leftOut: extra.unused.map(({ study, place, reason, read }) => ({
      study,
      place,
      reason,
      effect: read?.effect.estimate ?? null,
      variance: read?.effect.variance ?? null,
      data: read?.data ?? {},
    })),
    ...sensitivity(analysis, table.studies),
    remarks: analysis.remarks,
    cautions: extra.cautions,
  })

/** Results of the dataset, pooled. */
import type { Review } from '../../dataset/index.js'
import { certaintyOf } from '../../evidence/certainty/index.js'
import {
  against,
  type Included,
  isRatio,
  measures,
  type PoolingQuestion,
  peopleOf,
  type Synthesis,
  synthesize,
  toReporting,
  unitText,
} from '../../evidence/synthesis/index.js'
import { ownNotes } from '../../pages/own.js'
import type { Store } from '../../store/index.js'
import { agreeing, plural } from '../../text.js'
import { againstBlocks } from './against-view.js'
import { type Analysis, analyze, type Traits } from './analysis.js'
import { conclusionOf, type Rating } from './conclusion.js'
import { datasetItem } from './contract.js'
import { datasetGrid, rawNumbers } from './dataset-grid.js'
import { writtenAll } from './digits.js'
import { leadsBlocks, leadsJson, leadsOf } from './leads.js'
import { limitsOf } from './limits.js'
import { pictureOf } from './more-pictures.js'
import { nextOf } from './next.js'
import type { PoolPart } from './part.js'
import { type Caption, drawn, forestOf } from './pictures.js'
import type { PoolSettings } from './settings.js'
import { eventTraits, traitNamed, traitsFor, trialTraits } from './traits.js'
import { byFindings, inTitle, queryNotes, type TrialQuery } from './trial-query.js'
import { datasetPage } from './view.js'
import { writtenFiles } from './written-files.js'

const namesOf = (question: PoolingQuestion, dataset: Store) => {
  const term = (kind: 'diseases' | 'cells', id: string | null, any: string): string =>
    id === null
      ? any
      : dataset.vocabulary(kind).within(id).size > 1
        ? `${dataset.vocabulary(kind).name(id)} (${id} and all below it)`
        : `${dataset.vocabulary(kind).name(id)} (${id})`
  return {
    outcome: `${dataset.vocabulary('outcomes').name(question.outcome)} (${question.outcome})`,
    disease: term('diseases', question.disease, 'any disease'),
    cell: term('cells', question.cell, 'any cells'),
  }
}

/** Why there is no pooled number, in a sentence. */
const notPooledText = ({ included, leftOut }: Synthesis): string => {
  const candidates = included.length + leftOut.length
  if (candidates === 0) return 'No trial of this question has such a result on record.'
  const have = agreeing(included.length, 'one comparable study', 'no comparable study')
  return `Of ${plural(candidates, 'trial')} with such a result, the guard finds ${have}; pooling needs two.`
}

/** How sure a result is; filters by what trials found leave that open. */
const ratingOf = (synthesis: Synthesis, analysis: Analysis, dataset: Store, findings: string): Rating => {
  const { pooled, plan } = analysis
  const { nullValue, arms } = measures[plan.measure]
  if (!pooled) return { unrated: 'nothing is pooled' }
  if (findings) return { unrated: `the trials were chosen by what they found (${findings})` }
  if (nullValue === null || arms === 'one') return { unrated: 'nothing is compared with a control group' }
  const { question } = synthesis
  const certainty = certaintyOf({
    outcome: synthesis.outcome,
    results: synthesis.included.map((study) => {
      const { reading, effect, n } = study
      const show = toReporting(plan.measure, [n])
      return {
        trial: reading.trial,
        result: reading.row,
        people: peopleOf(reading),
        ci: [show(effect.ci[0]), show(effect.ci[1])] as const,
      }
    }),
    pooled: {
      estimate: pooled.estimate,
      ci: pooled.ci,
      predictionInterval: pooled.predictionInterval ?? undefined,
      i2: pooled.i2,
      tau2: pooled.tau2,
      nullValue,
      isRatio: isRatio(plan.measure),
      k: pooled.k,
      measure: plan.measure,
      unit: unitText(plan.measure, synthesis.unit) || null,
    },
    question: {
      disease: question.disease ?? undefined,
      cells: question.cell === null ? undefined : [question.cell],
      covers: (kind, asked, found) => dataset.vocabulary(kind).within(asked).has(found),
    },
    unpublished: synthesis.silent.filter(({ hasResults }) => !hasResults),
    context: { outcomes: dataset.records('outcomes') },
  })
  return { certainty }
}

/** What stands beside a question. */
type Beside = {
  /** A published synthesis to compare with. */
  readonly review: Review | null
  readonly query: TrialQuery | null
  /** Whether the answer has other questions too. */
  readonly isOneOfMany: boolean
}

/** What `--allow` lets in: in full for a note, and in short for a picture. */
const overriddenBy = ({ overridden, labels }: Synthesis): { readonly full: string[]; readonly short: string[] } => ({
  full: overridden.map(({ code, trials, reason }) => `${code} (${trials.join(', ')}: ${reason})`),
  short: [...new Set(overridden.map(({ code }) => code))].map((code) => {
    const trials = new Set(overridden.flatMap((one) => (one.code === code ? one.trials : [])))
    return `${code} (${[...trials].map((id) => labels.get(id)).join(', ')})`
  }),
})

/** Trials that the guard leaves out, and that have an effect to be drawn on the same axis. */
const leftOutMarks = ({ included, leftOut, measure }: Synthesis) =>
  leftOut.flatMap(({ label, candidate, refusals }) => {
    const { effect, measuredAs, treatment, control, trial } = candidate.reading
    if (!effect || measuredAs.unit !== included[0]?.reading.measuredAs.unit) return []
    const study = { label, effect, n: treatment ? treatment.n + (control?.n ?? 0) : null, table: null }
    const { estimate, ci } = drawn(study, measure, null, [])
    return [
      { label, reason: refusals.map(({ code }) => code).join(', '), estimate, ci, ask: ['show', `trials/${trial.id}`] },
    ]
  })

/** Names of `--exclude` that left nothing out, each with why. */
const idleExclusions = ({ leftOut, question }: Synthesis, query: TrialQuery | null): string[] =>
  question.exclude
    .filter((id) => !leftOut.some(({ candidate }) => candidate.reading.trial.id === id))
    .map((id) =>
      query && !query.trials.has(id)
        ? `--exclude ${id}: it is outside the query, so nothing was left out.`
        : `--exclude ${id}: it has no such result, so nothing was left out.`,
    )

/** The synthesis drawn, with the files that are written of it. */
const drawnOf = (
  { synthesis, analysis, asked, caption, how, conclusion }: Drawing,
  dataset: Store,
  query: TrialQuery | null,
) => {
  const { included } = synthesis
  const traits = trialTraits(dataset)
  const columns = [
    ...(asked.columns.length ? asked.columns : ['n']).map((name) => traitNamed(traits, name, '--columns')),
    ...(asked.columns.length ? [] : eventTraits(included)),
  ]
  const forest = forestOf(
    analysis,
    { traits: columns, studies: included, ask: ({ reading }) => ['show', `trials/${reading.trial.id}`] },
    caption,
    leftOutMarks(synthesis),
    conclusion,
  )
  const { ascii } = asked
  const picture = pictureOf(asked.picture, { forest, analysis, studies: included, caption, traits: how, ascii })
  const written = writtenFiles({
    studies: included,
    analysis,
    asked,
    caption,
    svg: picture.svg,
    traits: how,
    source: `Data: stemcell-evidence, ${dataset.edition}${query ? `; trials that fit ${query.text}` : ''}`,
    raw: rawNumbers(synthesis),
  })
  return { picture, ...written }
}
type Drawing = {
  readonly synthesis: Synthesis
  readonly analysis: Analysis
  readonly asked: PoolSettings
  readonly caption: Caption
  readonly how: Traits
  readonly conclusion: ReturnType<typeof conclusionOf>
}

/** Reports of pooled trials that were retracted, by the notices on record. */
const retractedNotes = (included: readonly Included[], dataset: Store): string[] => {
  const trials = new Set(included.map(({ reading }) => reading.trial))
  const retracted = [...trials].flatMap(({ id, references }) =>
    dataset.some('references', references).flatMap((r) => (r.custom.retracted ? [`${id} (${r.id})`] : [])),
  )
  return retracted.length ? [`Retracted reports are behind it: ${retracted.join(', ')}.`] : []
}

/** Answer one question from the dataset. */
export const poolFromDataset = (
  question: PoolingQuestion,
  asked: PoolSettings,
  dataset: Store,
  { review, query, isOneOfMany }: Beside,
): PoolPart => {
  const synthesis = synthesize(question, dataset)
  const { included, outcome, unit, measure, center } = synthesis
  const how = traitsFor<Included>(included, trialTraits(dataset), asked)
  const analysis = analyze(included, measure, asked, how)
  const { pooled } = analysis
  const notPooled = pooled ? null : notPooledText(synthesis)
  const names = namesOf(question, dataset)
  const overridden = overriddenBy(synthesis)
  const kept = query ? inTitle(query, question) : ''
  const title = `${outcome.name}: ${names.cell} in ${names.disease}${kept && `, trials that fit ${kept}`}`
  const caption: Caption = { title, unit, outcome, overridden: overridden.short }
  const rating = ratingOf(synthesis, analysis, dataset, query ? byFindings(query) : '')
  const conclusion = conclusionOf(analysis, rating)
  const { picture, files, notes } = drawnOf({ synthesis, analysis, asked, caption, how, conclusion }, dataset, query)
  const limits = limitsOf(synthesis, dataset)
  const leads = pooled ? null : leadsOf(synthesis, dataset)
  const compared = review && against(review, synthesis, dataset)
  const said = { notPooled, conclusion, rating, limits, against: compared, dataset, query }
  const item = datasetItem(synthesis, analysis, { ...said, leads: leadsJson(leads, asked, query) })
  const named = (note: string): string => (isOneOfMany ? `${outcome.id}: ${note}` : note)
  return {
    item: writtenAll(item),
    blocks: datasetPage({
      title,
      synthesis,
      analysis,
      picture: picture.block,
      notPooled,
      rating,
      limits,
      names,
      query,
      total: dataset.count('trials'),
      against: compared
        ? againstBlocks(compared, { pooled, notPooled, outcome: outcome.id, unit, center, rating })
        : [],
      leads: leads ? leadsBlocks(leads, asked, query) : [],
    }),
    certainty: 'certainty' in rating ? rating.certainty : null,
    grid: datasetGrid(synthesis, analysis),
    notes: [
      ...(picture.problem === null || !pooled ? [] : [picture.problem]),
      ...(notPooled && isOneOfMany ? [named(notPooled)] : []),
      ...(overridden.full.length ? [`Guard overridden by --allow: ${overridden.full.join('; ')}.`] : []),
      ...ownNotes(
        included.map(({ reading }) => reading.trial.id),
        dataset,
      ).map(named),
      ...retractedNotes(included, dataset),
      ...idleExclusions(synthesis, query),
      ...(query ? queryNotes(query, synthesis).map(named) : []),
      ...notes,
    ],
    files,
    next: nextOf(synthesis, analysis, asked, query, leads?.nearby ?? []),
    query: {
      text: query?.text ?? '',
      filters: query?.filters ?? [],
      outcome: question.outcome,
      disease: question.disease,
      cell: question.cell,
      measure,
      model: asked.model,
      ...(review ? { against: review.id } : {}),
    },
    total: included.length + synthesis.leftOut.length,
  }
}

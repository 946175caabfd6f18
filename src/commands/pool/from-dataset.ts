import { ensure } from '../../collections.js'
import type { Review } from '../../dataset/index.js'
import { funnelSvg } from '../../draw/index.js'
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
import type { Store } from '../../store/index.js'
import { plural } from '../../text.js'
import { againstBlocks } from './against-view.js'
import { type Analysis, analyze, type Traits } from './analysis.js'
import { conclusionOf, type Rating } from './conclusion.js'
import { datasetItem, studyNumbers } from './contract.js'
import { writtenAll, writtenCell } from './digits.js'
import { leadsBlocks, leadsJson, leadsOf } from './leads.js'
import { limitsOf } from './limits.js'
import { pictureOf } from './more-pictures.js'
import { reportedText } from './narrative.js'
import { nextOf } from './next.js'
import type { PoolSettings } from './options.js'
import type { Part } from './part.js'
import { type Caption, drawn, forestOf, funnelPicture } from './pictures.js'
import { type RawNumbers, rScript } from './r-script.js'
import { eventTraits, traitNamed, traitsFor, trialTraits } from './traits.js'
import { byFindings, inTitle, queryNotes, type TrialQuery } from './trial-query.js'
import { datasetPage } from './view.js'

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
  const have = included.length === 1 ? 'one comparable study' : 'no comparable study'
  return `Of ${plural(candidates, 'trial')} with such a result, the guard finds ${have}; pooling needs two.`
}

const rawOf = (synthesis: Synthesis): RawNumbers[] | null => {
  if (synthesis.measure === 'mc') return null
  const rows = synthesis.included.map(({ reading: { treatment: a, control: b } }): RawNumbers | null => {
    if (!a) return null
    if (measures[synthesis.measure].arms === 'one')
      return a.events !== undefined
        ? { xi: a.events, ni: a.n }
        : a.mean === undefined
          ? null
          : { mi: a.mean, sdi: ensure(a.sd), ni: a.n }
    if (!b) return null
    if (a.events !== undefined && b.events !== undefined) return { ai: a.events, n1i: a.n, ci: b.events, n2i: b.n }
    if (a.mean === undefined || b.mean === undefined) return null
    return { n1i: a.n, m1i: a.mean, sd1i: ensure(a.sd), n2i: b.n, m2i: b.mean, sd2i: ensure(b.sd) }
  })
  return rows.every((row) => row !== null) ? rows : null
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

const gridOf = (synthesis: Synthesis, analysis: Analysis): Part['grid'] => ({
  columns: [
    'outcome',
    'study',
    'trial',
    'result',
    'months',
    'effect',
    'variance',
    'se',
    'ciLow',
    'ciHigh',
    'weight',
    'n1',
    'mean1',
    'sd1',
    'e1',
    'n2',
    'mean2',
    'sd2',
    'e2',
    'used',
    'reason',
    'reported',
    'allowed',
  ],
  rows: [
    ...synthesis.included.map((study, i) => {
      const { effect, variance, se, ci, weight } = studyNumbers(study, i, analysis)
      const { trial, row, treatment, control } = study.reading
      const side = (one: typeof treatment) => [one?.n ?? null, one?.mean ?? null, one?.sd ?? null, one?.events ?? null]
      const allowed = synthesis.overridden.filter(({ trials }) => trials.includes(trial.id)).map(({ code }) => code)
      return [
        synthesis.outcome.id,
        study.label,
        trial.id,
        row.id,
        row.timepointMonths,
        effect,
        variance,
        se,
        ci[0],
        ci[1],
        weight,
        ...side(treatment),
        ...side(control),
        true,
        null,
        reportedText(study.reading),
        [...new Set(allowed)].join('; ') || null,
      ].map(writtenCell)
    }),
    ...synthesis.leftOut.map(({ label, candidate, refusals }) => {
      const { trial, row, effect, treatment, control } = candidate.reading
      const side = (one: typeof treatment) => [one?.n ?? null, one?.mean ?? null, one?.sd ?? null, one?.events ?? null]
      return [
        synthesis.outcome.id,
        label,
        trial.id,
        row.id,
        row.timepointMonths,
        effect?.estimate ?? null,
        effect?.variance ?? null,
        effect?.se ?? null,
        effect?.ci[0] ?? null,
        effect?.ci[1] ?? null,
        null,
        ...side(treatment),
        ...side(control),
        false,
        refusals.map(({ reason }) => reason).join('; '),
        reportedText(candidate.reading),
        null,
      ].map(writtenCell)
    }),
  ],
})

const filesOf = (
  synthesis: Synthesis,
  analysis: Analysis,
  asked: PoolSettings,
  caption: Caption,
  svg: () => string,
  how: Traits,
  dataset: Store,
  query: TrialQuery | null,
) => {
  const files: { path: string; content: string }[] = []
  const notes: string[] = []
  if (asked.svg !== null) {
    if (synthesis.included.length) files.push({ path: asked.svg, content: svg() })
    else notes.push('No forest plot was written: there is no comparable study to draw.')
  }
  if (asked.funnel !== null) {
    const funnel = funnelPicture(analysis, synthesis.included, caption)
    if (funnel) files.push({ path: asked.funnel, content: funnelSvg(funnel) })
    else notes.push('No funnel plot was written: nothing was pooled.')
  }
  if (asked.r !== null) {
    const source = `Data: stemcell-evidence, ${dataset.edition}${query ? `; trials that fit ${query.text}` : ''}`
    files.push({
      path: asked.r,
      content: rScript({
        title: caption.title,
        source,
        studies: synthesis.included,
        raw: rawOf(synthesis),
        analysis,
        asked,
        traits: how,
        overridden: caption.overridden,
      }),
    })
  }
  return { files, notes }
}

/** What stands beside a question. */
type Beside = {
  /** A published synthesis to compare with. */
  readonly review: Review | null
  readonly query: TrialQuery | null
  /** Whether the answer has other questions too. */
  readonly isOneOfMany: boolean
}

/** Answer one question from the dataset. */
export const poolFromDataset = (
  question: PoolingQuestion,
  asked: PoolSettings,
  dataset: Store,
  { review, query, isOneOfMany }: Beside,
): Part => {
  const synthesis = synthesize(question, dataset)
  const { included, outcome, unit, measure } = synthesis
  const traits = trialTraits(dataset)
  const how = traitsFor<Included>(included, traits, asked)
  const analysis = analyze(included, measure, asked, how)
  const notPooled = analysis.pooled ? null : notPooledText(synthesis)
  const names = namesOf(question, dataset)
  const overridden = synthesis.overridden.map(({ code, trials, reason }) => `${code} (${trials.join(', ')}: ${reason})`)
  const inShort = [...new Set(synthesis.overridden.map(({ code }) => code))].map(
    (code) =>
      `${code} (${[...new Set(synthesis.overridden.flatMap((one) => (one.code === code ? one.trials : [])))].map((id) => synthesis.labels.get(id)).join(', ')})`,
  )
  const kept = query ? inTitle(query, question) : ''
  const title = `${outcome.name}: ${names.cell} in ${names.disease}${kept && `, trials that fit ${kept}`}`
  const caption: Caption = { title, unit, outcome, overridden: inShort }
  const columns = [
    ...(asked.columns.length ? asked.columns : ['n']).map((name) => traitNamed(traits, name, '--columns')),
    ...(asked.columns.length ? [] : eventTraits(included)),
  ]
  const leftOut = synthesis.leftOut.flatMap(({ label, candidate, refusals }) => {
    const { effect, measuredAs, treatment, control } = candidate.reading
    if (!effect || measuredAs.unit !== included[0]?.reading.measuredAs.unit) return []
    const study = { label, effect, n: treatment ? treatment.n + (control?.n ?? 0) : null, table: null }
    const { estimate, ci } = drawn(study, measure, null, [])
    const ask = ['show', `trials/${candidate.reading.trial.id}`]
    return [{ label, reason: refusals.map(({ code }) => code).join(', '), estimate, ci, ask }]
  })
  const rating = ratingOf(synthesis, analysis, dataset, query ? byFindings(query) : '')
  const conclusion = conclusionOf(analysis, rating)
  const forest = forestOf(
    analysis,
    { traits: columns, studies: included, ask: ({ reading }) => ['show', `trials/${reading.trial.id}`] },
    caption,
    leftOut,
    conclusion,
  )
  const picture = pictureOf(asked.picture, {
    forest,
    analysis,
    studies: included,
    caption,
    traits: how,
    ascii: asked.ascii,
  })
  const { files, notes } = filesOf(synthesis, analysis, asked, caption, picture.svg, how, dataset, query)
  const limits = limitsOf(synthesis, dataset)
  const leads = analysis.pooled ? null : leadsOf(synthesis, dataset)
  const compared = review && against(review, synthesis, dataset)
  const beside = compared
    ? againstBlocks(compared, {
        pooled: analysis.pooled,
        notPooled,
        outcome: outcome.id,
        unit,
        center: synthesis.center,
        rating,
      })
    : []
  return {
    item: writtenAll(
      datasetItem(synthesis, analysis, {
        notPooled,
        conclusion,
        rating,
        limits,
        against: compared,
        dataset,
        query,
        leads: leadsJson(leads, asked, query),
      }),
    ),
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
      against: beside,
      leads: leads ? leadsBlocks(leads, asked, query) : [],
    }),
    grid: gridOf(synthesis, analysis),
    notes: [
      ...(picture.problem === null || !analysis.pooled ? [] : [picture.problem]),
      ...(notPooled ? [isOneOfMany ? `${outcome.id}: ${notPooled}` : notPooled] : []),
      ...(overridden.length ? [`Guard overridden by --allow: ${overridden.join('; ')}.`] : []),
      ...question.exclude
        .filter((id) => !synthesis.leftOut.some(({ candidate }) => candidate.reading.trial.id === id))
        .map((id) =>
          query && !query.trials.has(id)
            ? `--exclude ${id}: it is outside the query, so nothing was left out.`
            : `--exclude ${id}: it has no such result, so nothing was left out.`,
        ),
      ...(query ? queryNotes(query, synthesis).map((note) => (isOneOfMany ? `${outcome.id}: ${note}` : note)) : []),
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

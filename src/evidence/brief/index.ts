/**
 * What is known about a treatment in a disease, on one page: benefit, harms, who was studied, what is approved, what runs now,
 * what nobody knows, and the judged claims nearest. Every line is a fact that can be followed.
 */
import { isStaleStatus, type RecordOf } from '../../dataset/index.js'
import { roleIds } from '../../dataset/roles.js'
import type { Store } from '../../store/index.js'
import type { Certainty } from '../certainty/index.js'
import { weightOf } from '../check/rules/certainty.js'
import { byStance, type ClaimQuestion, type ClaimTrial, claimTrials } from '../claims/index.js'
import { unreported } from '../gaps/index.js'
import { isRunning } from '../timeline/index.js'

/** The question: a disease and a cell type with all below them, and the trials that are considered. */
export type BriefQuestion = {
  /** Null: any disease. */
  readonly disease: string | null
  /** Null: any cells. */
  readonly cell: string | null
  readonly trials: ReadonlySet<string>
}

/** One outcome measure: how the trials that compare cells with a control group speak of it. */
export type BriefOutcome = {
  readonly outcome: string
  readonly name: string
  readonly favorsCells: readonly string[]
  readonly mixed: readonly string[]
  /** No difference, or control did better. */
  readonly notShown: readonly string[]
  /** Measured, but not against people without cells. */
  readonly uncontrolled: readonly string[]
  /** Trials with a control group whose result takes no side: unclear, or without a number for the control arm. */
  readonly unclear: readonly string[]
  /** People in the trials with a control group that take a side, patients who may stand in two trials counted once. */
  readonly people: number
  readonly best: string | null
  readonly certainty: Certainty | null
}

export type Brief = {
  readonly published: readonly string[]
  readonly registered: readonly string[]
  /** Published trials with a control group, and those of them that are randomized and not disputed. */
  readonly controlled: readonly string[]
  readonly randomized: readonly string[]
  readonly people: number
  readonly peopleUnknown: number
  readonly stages: readonly (readonly [string, number])[]
  readonly ages: readonly (readonly [string, number])[]
  /** Months of the shortest and the longest follow-up on record. */
  readonly followUp: readonly [number, number] | null
  readonly benefit: readonly BriefOutcome[]
  readonly approvals: readonly RecordOf['approvals'][]
  readonly open: readonly {
    readonly trial: string
    readonly status: string
    readonly asOf: string | null
    /** Read more than two years before the date of the dataset. */
    readonly isStale: boolean
  }[]
  readonly unreported: readonly string[]
  /** Outcomes that matter to patients, which no controlled trial here reports. */
  readonly unmeasured: readonly string[]
  readonly claims: readonly RecordOf['claims'][]
}

/** Parts of a brief, in the order of the page. */
export const briefSections = ['benefit', 'harms', 'approved', 'studied', 'open', 'unknown', 'claims'] as const
export type BriefSection = (typeof briefSections)[number]

const harshest: readonly RecordOf['claims']['verdict'][] = [
  'contradicted',
  'overstated',
  'partly-supported',
  'unverified',
  'supported',
]

const counted = (values: readonly (string | null)[]): (readonly [string, number])[] => {
  const counts = new Map<string, number>()
  for (const value of values) counts.set(value ?? 'not read', (counts.get(value ?? 'not read') ?? 0) + 1)
  return [...counts].sort((a, b) => b[1] - a[1])
}

const idsOf = (trials: readonly ClaimTrial[]): string[] => trials.map(({ trial }) => trial.id)

const benefitOf = (question: ClaimQuestion, kept: ReadonlySet<string>, dataset: Store): BriefOutcome[] => {
  const measured = new Set(
    claimTrials({ ...question, outcomes: dataset.ids('outcomes') }, dataset)
      .filter(({ trial }) => kept.has(trial.id))
      .flatMap(({ results }) => results.map(({ result }) => result.outcome)),
  )
  return dataset
    .records('outcomes')
    .filter(({ id, domain }) => measured.has(id) && domain !== 'safety' && domain !== 'immune' && domain !== 'other')
    .map((outcome): BriefOutcome => {
      const asked = { ...question, outcomes: [outcome.id] }
      const trials = claimTrials(asked, dataset).filter(({ trial }) => kept.has(trial.id))
      const sides = byStance(trials)
      const weight = weightOf(trials, asked, dataset)
      return {
        outcome: outcome.id,
        name: outcome.name,
        favorsCells: idsOf(sides.for),
        mixed: idsOf(sides.mixed),
        notShown: idsOf(sides.against),
        uncontrolled: idsOf(sides.uncontrolled),
        unclear: idsOf(sides.silent.filter(({ results }) => results.length > 0)),
        people: weight.people,
        best: weight.best,
        certainty: weight.certainty,
      }
    })
    .sort((a, b) => sided(b) - sided(a) || b.people - a.people || b.uncontrolled.length - a.uncontrolled.length)
}

/** Trials with a control group that take a side. */
export const sided = ({ favorsCells, mixed, notShown }: BriefOutcome): number =>
  favorsCells.length + mixed.length + notShown.length

const approvalsOf = (cells: ReadonlySet<string>, kept: ReadonlySet<string>, dataset: Store): RecordOf['approvals'][] =>
  dataset
    .records('approvals')
    .filter(
      ({ concernsDiabetes, trials, cell }) =>
        concernsDiabetes && (trials.some((id) => kept.has(id)) || (cell !== null && cells.has(cell))),
    )
    .sort((a, b) => (a.date < b.date ? 1 : -1))

/** Judged claims on this disease and these cells, those on both first. */
const claimsOf = (diseases: ReadonlySet<string>, cells: ReadonlySet<string>, dataset: Store): RecordOf['claims'][] => {
  const distance = (claim: RecordOf['claims']): number =>
    (claim.diseases.some((id) => diseases.has(id)) ? 0 : claim.diseases.length ? 2 : 1) +
    (claim.cells.some((id) => cells.has(id)) ? 0 : claim.cells.length ? 2 : 1)
  // What is said of benefit or harm before what describes one study, the harsher verdicts first: those are met most.
  const rank = (claim: RecordOf['claims']): number => (claim.outcomes.length ? 0 : 10) + harshest.indexOf(claim.verdict)
  return dataset
    .records('claims')
    .filter((claim) => distance(claim) < 2)
    .sort((a, b) => distance(a) - distance(b) || rank(a) - rank(b))
}

/** Everything a brief says, from the records. */
export const briefOf = ({ disease, cell, trials: kept }: BriefQuestion, dataset: Store): Brief => {
  const references = new Map(dataset.records('references').map((one) => [one.id, one]))
  const yearOf = (id: string): number | null => references.get(id)?.issued?.['date-parts'][0]?.[0] ?? null
  const vocabulary = dataset.vocabulary('cells')
  const diseases = disease === null ? new Set(dataset.ids('diseases')) : dataset.vocabulary('diseases').within(disease)
  const cells = cell === null ? vocabulary.terms.filter(({ parents }) => !parents.length).map(({ id }) => id) : [cell]
  const within = new Set(cells.flatMap((id) => [...vocabulary.within(id)]))
  const question: ClaimQuestion = { diseases: disease === null ? [] : [disease], cells, outcomes: [], about: 'benefit' }
  const trials = dataset.some('trials', [...kept])
  const published = trials.filter(({ kind }) => kind === 'published')
  const controlled = published.filter((t) => t.arms.some(({ role }) => role === 'control'))
  const benefit = benefitOf(question, kept, dataset)
  const followUps = published.flatMap((t) => (t.followUpMonths === null ? [] : [t.followUpMonths]))
  return {
    published: published.map(({ id }) => id),
    registered: trials.filter(({ kind }) => kind === 'registered').map(({ id }) => id),
    controlled: controlled.map(({ id }) => id),
    randomized: controlled
      .filter(({ design }) => design.allocation === 'randomized' && !design.disputed?.allocation)
      .map(({ id }) => id),
    people: published.reduce((sum, { enrollment }) => sum + (enrollment.count ?? 0), 0),
    peopleUnknown: published.filter(({ enrollment }) => enrollment.count === null).length,
    stages: counted(published.map(({ population }) => population.stage)),
    ages: counted(published.map(({ population }) => population.ageGroup)),
    followUp: followUps.length ? [Math.min(...followUps), Math.max(...followUps)] : null,
    benefit,
    approvals: approvalsOf(within, kept, dataset),
    open: trials
      .filter((t) => isRunning(t))
      .map(({ id, status }) => ({
        trial: id,
        status: status.value,
        asOf: status.asOf,
        isStale: isStaleStatus(status.value, status.asOf, dataset.stamp.asOf),
      }))
      .sort((a, b) => ((a.asOf ?? '') < (b.asOf ?? '') ? 1 : -1)),
    unreported: unreported(trials, yearOf, dataset.stamp.asOf).map(({ subject }) => subject),
    unmeasured: roleIds('felt-by-patients').filter(
      (id) => !benefit.some((one) => one.outcome === id && sided(one) > 0),
    ),
    claims: claimsOf(diseases, within, dataset),
  }
}

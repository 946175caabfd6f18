/** From a question to the results that answer it: candidates, guard, selection. What is pooled stands beside what is not. */
import { ensure } from '../../collections.js'
import type { Outcome, Trial } from '../../dataset/index.js'
import type { Store } from '../../store/index.js'
import { outlines, type TrialOutline } from '../outlines.js'
import type { CombinedArms } from './arms.js'
import { type Clash, clash } from './clash.js'
import { clashesOf } from './comparability.js'
import { readComputedChange } from './computed-change.js'
import { familyOf } from './disease.js'
import { type ReadContext, type Reading, readRow } from './effects.js'
import { studyLabels } from './labels.js'
import { type MeasureName, measures } from './measures.js'
import { clashesAmong } from './neighbors.js'
import type { Study } from './pooling.js'
import type { PoolingQuestion } from './question.js'
import { type CandidateResult, type LeftOutTrial, type NotChosen, select } from './selection.js'

/** A result that may be pooled. */
export type Included = Study & {
  readonly reading: Reading
  /** What weakens it. */
  readonly clashes: readonly Clash[]
}

export type Synthesis = {
  readonly question: PoolingQuestion
  readonly outcome: Outcome
  readonly measure: MeasureName
  /** Months around which results were taken. */
  readonly center: number | null
  /** Unit of the effect; null where it has none. */
  readonly unit: string | null
  readonly included: readonly Included[]
  readonly leftOut: readonly (LeftOutTrial & { readonly label: string })[]
  readonly notChosen: readonly (NotChosen & { readonly label: string })[]
  /** Differences among the included results, and refusals that were overridden. */
  readonly clashes: readonly Clash[]
  readonly overridden: readonly Clash[]
  /** Trials of the question that ended and report no such result. */
  readonly silent: readonly TrialOutline[]
  /** Trials of the disease and cells that were not considered, since they are not among those asked for. */
  readonly outside: readonly TrialOutline[]
  readonly labels: ReadonlyMap<string, string>
}

/** The measure that fits the outcome: risk ratio for people with an event, mean difference for means; by its results where its entry says neither. */
const defaultMeasure = (outcome: Outcome, trials: readonly Trial[]): MeasureName => {
  const rows = trials
    .flatMap((trial) => trial.outcomes)
    .filter((row) => row.outcome === outcome.id && row.scale !== 'baseline')
  const count = (kind: string): number => rows.filter((row) => row.kind === kind).length
  if (outcome.kind === 'binary') return count('binary') || !count('continuous') ? 'rr' : 'md'
  if (outcome.kind === 'continuous') return count('continuous') || !count('binary') ? 'md' : 'rr'
  return count('binary') > count('continuous') ? 'rr' : 'md'
}

const tableOf = (treatment: CombinedArms | null, control: CombinedArms | null): Study['table'] =>
  treatment?.events !== undefined && control?.events !== undefined
    ? { treatment: { events: treatment.events, n: treatment.n }, control: { events: control.events, n: control.n } }
    : null

/** Trials of the question: the disease, the cells, and among those asked for. */
type Scope = {
  readonly asked: readonly TrialOutline[]
  readonly outside: readonly TrialOutline[]
  readonly cells: ReadonlySet<string> | null
}

const scopeOf = (question: PoolingQuestion, dataset: Store): Scope => {
  const cells = question.cell === null ? null : dataset.vocabulary('cells').within(question.cell)
  const diseases = question.disease === null ? null : dataset.vocabulary('diseases').within(question.disease)
  const fitting = outlines(dataset).filter(
    (trial) =>
      (diseases?.has(trial.disease) ?? true) &&
      trial.cells !== null &&
      (cells === null || trial.cells.some((cell) => cells.has(cell))),
  )
  const isAsked = ({ id }: TrialOutline): boolean => question.trials?.has(id) ?? true
  return { asked: fitting.filter(isAsked), outside: fitting.filter((trial) => !isAsked(trial)), cells }
}

const rowsOf = (trial: Trial, context: ReadContext): Reading[] =>
  trial.outcomes
    .filter((row) => row.outcome === context.outcome.id && row.scale !== 'baseline')
    .flatMap((row) => [readRow(trial, row, context), readComputedChange(trial, row, context) ?? []].flat())

const reports = ({ outcomes }: TrialOutline, outcome: string): boolean => outcomes.includes(outcome)

/** Read what answers a question, and select. Only trials with such a result are read. */
const choose = (question: PoolingQuestion, { asked, cells }: Scope, dataset: Store) => {
  const outcome = ensure(dataset.record('outcomes', question.outcome))
  const trials = dataset.some(
    'trials',
    asked.flatMap((trial) => (reports(trial, outcome.id) ? [trial.id] : [])),
  )
  const measure = question.measure ?? defaultMeasure(outcome, trials)
  const context: ReadContext = { question, outcome, measure, cells }
  const readings = trials.map((trial) => rowsOf(trial, context))
  const all = readings.flat()
  const excluded = new Set(question.exclude)
  const byTrial = readings.map((rows) =>
    rows.map((reading): CandidateResult => {
      const clashes = clashesOf(reading, context, all)
      return excluded.has(reading.trial.id)
        ? { reading, clashes: [clash('excluded', [reading.trial.id], 'left out by --exclude'), ...clashes] }
        : { reading, clashes }
    }),
  )
  const selection = select(byTrial, question, {
    familyOf: (disease) => familyOf(disease, dataset),
    name: (disease) => dataset.vocabulary('diseases').name(disease),
  })
  return { context, trials, selection }
}

/** How many studies a question would pool; 0 where fewer than two trials report it, since one alone is not pooled. */
export const countIncluded = (question: PoolingQuestion, dataset: Store): number => {
  const scope = scopeOf(question, dataset)
  const reporting = scope.asked.filter((trial) => reports(trial, question.outcome)).length
  return reporting < 2 ? 0 : choose(question, scope, dataset).selection.chosen.length
}

/** Gather and judge everything that answers a question. */
export const synthesize = (question: PoolingQuestion, dataset: Store): Synthesis => {
  const scope = scopeOf(question, dataset)
  const { context, trials, selection } = choose(question, scope, dataset)
  const { outcome, measure } = context
  const labels = studyLabels(trials, dataset)
  const labelOf = (reading: Reading): string => ensure(labels.get(reading.trial.id))
  const included = selection.chosen.map(({ reading, clashes }): Included => {
    const { treatment, control } = reading
    return {
      label: labelOf(reading),
      effect: ensure(reading.effect),
      n: treatment ? treatment.n + (control?.n ?? 0) : null,
      table: tableOf(treatment, control),
      reading,
      clashes,
    }
  })
  const labeled = <T extends { readonly candidate: CandidateResult }>(items: readonly T[]): (T & { label: string })[] =>
    items.map((item) => ({ ...item, label: labelOf(item.candidate.reading) }))
  return {
    question,
    outcome,
    measure,
    center: selection.center,
    unit: measures[measure].hasUnit ? (included[0]?.reading.measuredAs.unit ?? null) : null,
    included,
    leftOut: labeled(selection.leftOut),
    notChosen: labeled(selection.notChosen),
    clashes: clashesAmong(included, context, dataset),
    overridden: selection.overridden,
    silent: scope.asked.filter((trial) => !reports(trial, outcome.id) && trial.hasEnded),
    outside: scope.outside,
    labels,
  }
}

/** An evidence gap map: for each pair of values of two fields, how much evidence there is, how good, and which way it points. */
import { itemAt } from '../../collections.js'
import {
  cautiously,
  comparesCellsWithControl,
  hasNumber,
  isBetweenGroup,
  type OutcomeResult,
  type Review,
  type Trial,
  type Vocabulary,
} from '../../dataset/index.js'

/** uncontrolled: results, but none that compares cells with a control group, so none that could point anywhere. */
export type Direction = 'favors-cell' | 'no-difference' | 'favors-control' | 'mixed' | 'unclear' | 'uncontrolled'

/**
 * What a cell holds, so that emptiness is told apart. none: no study. no-numbers: studies, but no result in numbers.
 * uncompared: numbers, but none against a control group. compared: numbers against a control group in at least one trial.
 */
export type CellState = 'none' | 'no-numbers' | 'uncompared' | 'compared'

export type MapCell = {
  readonly row: string
  readonly column: string
  readonly trials: readonly string[]
  /** Sum of the known enrollments; trials that may share patients count twice. */
  readonly participants: number
  readonly participantsUnknown: number
  /** Trials with numbers against a control group. */
  readonly betweenGroup: readonly string[]
  /** The best design among the trials. */
  readonly design: 'randomized' | 'non-randomized' | 'single-group' | 'unknown' | null
  readonly direction: Direction | null
  readonly state: CellState
  /** Published syntheses on record that pooled it. */
  readonly syntheses: readonly string[]
}

const designs = ['randomized', 'non-randomized', 'single-group', 'unknown'] as const

/** A result that is no baseline: its outcome; its direction, or null where it compares no cells with a control; what it holds. */
export type MappedResult = readonly [
  outcome: string,
  direction: OutcomeResult['direction'] | null,
  isBetweenGroup: boolean,
  hasNumbers: boolean,
]

/** What a map shows of a trial: worked out by the build, since a map looks at every trial. */
export type MappedTrial = {
  readonly id: string
  readonly enrollment: number | null
  readonly design: (typeof designs)[number]
  /** Each kind of result once. */
  readonly results: readonly MappedResult[]
}

const designOf = (trial: Trial): MappedTrial['design'] => {
  const { model, allocation } = cautiously(trial).design
  if (model === 'single-group') return 'single-group'
  if (allocation === 'randomized' || allocation === 'non-randomized') return allocation
  return 'unknown'
}

export const mappedTrial = (trial: Trial): MappedTrial => {
  const results = trial.outcomes
    .filter(({ scale }) => scale !== 'baseline')
    .map((result): MappedResult => {
      const hasNumbers = Object.values(result.arms).some(hasNumber) || result.effect?.value != null
      const direction = comparesCellsWithControl(result) ? result.direction : null
      return [result.outcome, direction, isBetweenGroup(result, trial), hasNumbers]
    })
  return {
    id: trial.id,
    enrollment: trial.enrollment.count,
    design: designOf(trial),
    results: [...new Map(results.map((result) => [result.join(), result])).values()],
  }
}

/**
 * What the results that compare cells with a control group say together: one word when they agree, "mixed" when told
 * directions differ. A change in people who all got cells favors nothing, whatever its report says.
 */
export const directionOf = (
  trials: readonly MappedTrial[],
  isAsked: (outcome: string) => boolean,
): Direction | null => {
  const results = trials.flatMap((trial) => trial.results.filter((result) => isAsked(result[0])))
  if (results.length === 0) return null
  const told = new Set(results.flatMap((result) => result[1] ?? []))
  if (told.size === 0) return 'uncontrolled'
  told.delete('unclear')
  if (told.size === 0) return 'unclear'
  return told.size === 1 ? itemAt([...told], 0) : 'mixed'
}

/** What one cell of the map holds, its results by place since a map asks each many times over. `isAsked` tells which outcomes the cell is about; all of them when no axis is an outcome. */
export const mapCell = (
  row: string,
  column: string,
  trials: readonly MappedTrial[],
  isAsked: (outcome: string) => boolean,
  syntheses: readonly string[],
): MapCell => {
  const compared = trials
    .filter(({ results }) => results.some((result) => result[2] && isAsked(result[0])))
    .map(({ id }) => id)
  const hasNumbers = trials.some(({ results }) => results.some((result) => result[3] && isAsked(result[0])))
  return {
    row,
    column,
    trials: trials.map((trial) => trial.id),
    participants: trials.reduce((sum, trial) => sum + (trial.enrollment ?? 0), 0),
    participantsUnknown: trials.filter((trial) => trial.enrollment === null).length,
    betweenGroup: compared,
    design: trials.length ? (designs.find((design) => trials.some((trial) => trial.design === design)) ?? null) : null,
    direction: directionOf(trials, isAsked),
    state: trials.length === 0 ? 'none' : compared.length ? 'compared' : hasNumbers ? 'uncompared' : 'no-numbers',
    syntheses,
  }
}

/**
 * A term folded to its family: its topmost ancestor, or the one just below when the topmost holds most of the vocabulary
 * (folding every cell type to "stem cell" would say nothing).
 */
export const foldTerm = (id: string, vocabulary: Vocabulary): string => {
  const isEverything = (top: string): boolean => vocabulary.within(top).size > vocabulary.terms.length / 2
  const path = [id]
  for (
    let parent = vocabulary.get(id)?.parents[0];
    parent && !path.includes(parent);
    parent = vocabulary.get(parent)?.parents[0]
  )
    path.push(parent)
  const top = itemAt(path, -1)
  return path.length > 1 && isEverything(top) ? itemAt(path, -2) : top
}

/** Published syntheses that pooled an outcome of these in a disease and cell type at or around the asked ones. */
export const synthesesOf = (
  reviews: readonly Review[],
  asked: {
    readonly outcomes?: ReadonlySet<string>
    readonly diseases?: ReadonlySet<string>
    readonly cells?: ReadonlySet<string>
  },
): string[] =>
  reviews
    .filter((review) => !asked.diseases || review.diseases.some((id) => asked.diseases?.has(id)))
    .filter((review) => !asked.cells || review.cells.some((id) => asked.cells?.has(id)))
    .filter((review) => review.pooled.some((p) => !asked.outcomes || asked.outcomes.has(p.outcome)))
    .map((review) => review.id)

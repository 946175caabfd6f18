/** What a trial is, in a line: enough to tell which records a question needs, so that the others are never read. */
import { isResult, type Trial } from '../dataset/index.js'
import type { Store } from '../store/index.js'

export type TrialOutline = {
  readonly id: string
  readonly disease: string
  /** Cell types of the arms that were treated with cells; null where there is no such arm. */
  readonly cells: readonly string[] | null
  /** Whether it is over, so that it could have reported. */
  readonly hasEnded: boolean
  /** People enrolled, or planned; null where that is not known. */
  readonly enrolled: number | null
  /** Outcomes with a result after treatment. */
  readonly outcomes: readonly string[]
  /** Whether there is any result on record, baseline values are none. */
  readonly hasResults: boolean
}

const ended = new Set(['completed', 'terminated'])

/** The outline of a trial; made when a dataset is compiled. */
export const outlineOf = ({ id, disease, arms, status, enrollment, outcomes }: Trial): TrialOutline => {
  const products = arms.flatMap(({ role, product }) => (role === 'intervention' && product ? [product] : []))
  const after = outcomes.filter(isResult).map(({ outcome }) => outcome)
  return {
    id,
    disease,
    cells: products.length ? [...new Set(products.flatMap(({ cells }) => cells))] : null,
    hasEnded: ended.has(status.value),
    enrolled: enrollment.count,
    outcomes: [...new Set(after)],
    hasResults: after.length > 0,
  }
}

/** Every trial, in the order of ids. */
export const outlines = (store: Store): readonly TrialOutline[] => store.document('trials.outlines')

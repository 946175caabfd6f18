/** What an assessment of risk of bias says, for one result of one trial. */
import type { Outcome, SourceLevel } from '../../dataset/index.js'

/** The tools by which a result can be assessed; a series without a comparison group fits neither. */
export type Tool = 'RoB 2' | 'ROBINS-I' | 'not assessable'

/**
 * A judgment in the words of its tool. RoB 2: low, some concerns, high. ROBINS-I: low, moderate, serious, critical. Both:
 * no information, when nothing on record answers the questions that decide the domain.
 */
export type Judgment = 'low' | 'some concerns' | 'high' | 'moderate' | 'serious' | 'critical' | 'no information'

/** Where a fact behind a judgment was read. */
export type ReadFrom = {
  /** Path of the field or result row in the record. */
  readonly path: string
  /** Best level at which it was read; null when the record does not say. */
  readonly level: SourceLevel | null
  readonly locator: string | null
  readonly sources: readonly string[]
}

export type Domain = {
  readonly name: string
  readonly judgment: Judgment
  readonly reason: string
  /** Name of the rule that decided. */
  readonly rule: string
  readonly readFrom: readonly ReadFrom[]
}

export type Bias = {
  readonly tool: Tool
  readonly domains: readonly Domain[]
  readonly overall: Judgment | 'not assessable'
  /** Whether domains without information could make the overall judgment worse. */
  readonly atLeast: boolean
  readonly sentence: string
}

/** What an assessment may look at beside the record: outcome measures, to know a registered outcome by its names. */
export type BiasContext = { readonly outcomes: readonly Outcome[] }

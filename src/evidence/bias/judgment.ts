/** What an assessment of risk of bias says, for one result of one trial. */
import type { Outcome, SourceLevel } from '../../dataset/index.js'

/** The tools by which a result can be assessed; a series without a comparison group fits neither. */
export type BiasTool = 'RoB 2' | 'ROBINS-I' | 'not assessable'

/**
 * A judgment in the words of its tool. RoB 2: low, some concerns, high. ROBINS-I: low, moderate, serious, critical. Both:
 * no information, where nothing on record answers the questions that decide a domain. RoB 2 has that answer for its
 * questions only, and its algorithm turns most of them into some concerns; we keep it for the domain, since what we did not
 * read is no fault of the trial.
 */
export type Judgment = 'low' | 'some concerns' | 'high' | 'moderate' | 'serious' | 'critical' | 'no information'

/** Where a fact behind a judgment was read. */
export type ReadFrom = {
  /** Path of the field or result row in the record. */
  readonly path: string
  /** Levels of the sources that it may have been read from, best first; one when the record tells which. */
  readonly levels: readonly SourceLevel[]
  readonly locator: string | null
  /** Sources of the record (s1, s2, …). */
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
  readonly tool: BiasTool
  readonly domains: readonly Domain[]
  readonly overall: Judgment | 'not assessable'
  /** Whether domains without information could make the overall judgment worse. */
  readonly atLeast: boolean
  readonly sentence: string
}

/** What an assessment may look at beside the record: outcome measures, to know a registered outcome by its names. */
export type BiasContext = { readonly outcomes: readonly Outcome[] }

/** What a rule found: why, and from what. */
export type BiasFinding = { readonly reason: string; readonly from: readonly ReadFrom[] }

/** A rule: when it fires, its domain has its judgment. The first rule of a domain that fires decides. */
export type DomainRule<Facts> = {
  readonly tool: 'RoB 2' | 'ROBINS-I'
  readonly domain: string
  readonly name: string
  /** Signaling questions of the tool that it answers. */
  readonly asks: string
  /** The condition in words. */
  readonly when: string
  readonly judgment: Judgment
  readonly find: (facts: Facts) => BiasFinding | undefined
}

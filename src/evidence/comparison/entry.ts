/** A row of a comparison: what it is about, and what each trial says. */
import type { OutcomeResult, SourceLevel } from '../../dataset/index.js'

/** What one trial says in a row. */
export type ComparisonCell = {
  readonly trial: string
  /** In words; null when there is none. */
  readonly text: string | null
  /** Why there is none, or that the trial measured nothing of the kind. */
  readonly missing: 'notRead' | 'notReported' | 'notApplicable' | null
  readonly sources: readonly string[]
  readonly level: SourceLevel | null
  readonly locator: string | null
  readonly direction?: OutcomeResult['direction']
  /** Whether that direction is against a control group. */
  readonly controlled?: boolean
}

/** Groups of rows, in their order. */
export const groupNames = ['population', 'design', 'product', 'outcomes', 'safety', 'sources'] as const
export type ComparisonGroup = (typeof groupNames)[number]

/** A row with what each trial says. */
export type ComparisonRow = {
  readonly group: ComparisonGroup
  /** Path or outcome: "design.masking", "hba1c at 12 months". */
  readonly field: string
  readonly label: string
  readonly values: readonly ComparisonCell[]
  /** Whether the trials say different things, as far as they say anything. */
  readonly differs: boolean
  /** What stands against setting these side by side. */
  readonly warnings: readonly string[]
}

/** A value that was not read says nothing; a result that is not on record stands against one that is. */
const differs = (group: ComparisonGroup, values: readonly ComparisonCell[]): boolean =>
  new Set(values.filter((cell) => group === 'outcomes' || cell.text !== null).map((cell) => cell.text)).size > 1

/** A row with what each trial says, and whether they differ. */
export const comparisonRow = (
  group: ComparisonGroup,
  field: string,
  label: string,
  values: readonly ComparisonCell[],
  warnings: readonly string[] = [],
): ComparisonRow => ({ group, field, label, values, differs: differs(group, values), warnings })

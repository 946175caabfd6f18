/** What a forest plot shows: numbers and labels, as text and SVG draw them. */

export type Interval = readonly [low: number, high: number]

/** Options of every drawing made of text. */
export type TextOptions = {
  /** Terminal cells there are. */
  readonly width: number
  /** Draw with the characters of ASCII only (labels stay as they are). */
  readonly ascii?: boolean
}

/** A column of the caller's own beside the study names: n, dose, design. */
export type ForestColumn = {
  readonly label: string
  /** Right for numbers, which are never cut; left for words, which may be. */
  readonly align: 'left' | 'right'
  /** The label in full, for those who listen. */
  readonly spoken?: string
  /** Terminal cells below which text does without the column. */
  readonly from?: number
}

export type ForestStudy = {
  readonly label: string
  /** On the scale of the axis: a ratio itself, not its log. */
  readonly estimate: number
  readonly ci: Interval
  /** Percent of the total; null where nothing is weighed (cumulative plots, single estimates). */
  readonly weight: number | null
  /** One value for each of `columns`. */
  readonly cells?: readonly string[]
  /** Words of the command that tells more about the study. */
  readonly ask?: readonly string[]
}

/** A pooled estimate: a diamond. */
export type ForestSummary = {
  readonly label: string
  readonly estimate: number
  readonly ci: Interval
  /** Percent of the total, for a subgroup; null or absent where it says nothing. */
  readonly weight?: number | null
  /** Where a new study's true effect is expected; a row of its own below the diamond. */
  readonly prediction?: Interval | null
  readonly cells?: readonly string[]
  /** What stands below in small print: heterogeneity, the model. */
  readonly notes?: readonly string[]
}

/** Studies under a heading, with their own diamond. One group without a label where there are no subgroups. */
export type ForestGroup = {
  readonly label?: string
  readonly studies: readonly ForestStudy[]
  /** Null where the group could not be pooled; say why in `notes`. */
  readonly summary?: ForestSummary | null
  readonly notes?: readonly string[]
}

/** A study that was not pooled, with its reason; its estimate is drawn dimmed where it is known. */
export type ForestLeftOut = {
  readonly label: string
  readonly reason: string
  readonly estimate?: number
  readonly ci?: Interval
  readonly cells?: readonly string[]
  readonly ask?: readonly string[]
}

export type Forest = {
  /** What was asked, in a line: heading and accessible title of the SVG (text leaves headings to its page). */
  readonly title: string
  /** What is to be known before the numbers are read: small print below the title of the SVG (text leaves it to its page). */
  readonly remarks?: readonly string[]
  /** Accessible description of the SVG; composed from the numbers where it is not given. */
  readonly description?: string
  /** Over the numbers: "MD [95% CI]". */
  readonly estimateLabel: string
  /** Under the axis: "Mean difference in HbA1c (percentage points)". */
  readonly axisLabel?: string
  /** Log for ratios, whose values are all above 0. */
  readonly scale: 'linear' | 'log'
  /** Where the line of no effect stands (0, or 1 for ratios); null where there is none (proportions, single means). */
  readonly noEffect: number | null
  /** What lies to the left and right of no effect: "Favors cells", "Favors control". */
  readonly favors?: { readonly left: string; readonly right: string }
  /** Which side is good for patients; gives color only. */
  readonly better?: 'left' | 'right'
  /** Ends of the axis; chosen from the data where not given. Intervals beyond are clipped with an arrow. */
  readonly range?: Interval
  /** Decimals of the estimates; chosen from the data where not given. */
  readonly digits?: number
  /** Over the study names; "Study" where not given. */
  readonly studyLabel?: string
  readonly columns?: readonly ForestColumn[]
  readonly groups: readonly ForestGroup[]
  /** The pooled estimates of everything; the dotted line stands at the first. Empty where nothing was pooled. */
  readonly summaries: readonly ForestSummary[]
  readonly leftOut?: readonly ForestLeftOut[]
}

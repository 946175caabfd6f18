/** What a funnel plot shows: estimates against their standard errors. */

export type PlottedStudy = {
  readonly label: string
  /** On the analysis scale: the log of a ratio. */
  readonly x: number
  /** Standard error, 0 or more. */
  readonly se: number
}

export type Funnel = {
  /** Heading and accessible title of the SVG. */
  readonly title: string
  readonly description?: string
  /** Under the axis: "Mean difference (percentage points)". */
  readonly axisLabel?: string
  /** Log: `x` are logs and the axis is labeled with ratios. */
  readonly scale: 'linear' | 'log'
  readonly points: readonly PlottedStudy[]
  /** Where the funnel stands (the pooled effect, or no effect where contours mark significance); null for no funnel. */
  readonly center: number | null
  /** The lines of the funnel: at a standard error s they stand at center -+ z * s. Level is the confidence in percent (95). */
  readonly contours: readonly { readonly level: number; readonly z: number }[]
  /** A second line, such as the pooled effect in a funnel centered at no effect. */
  readonly reference?: { readonly x: number; readonly label: string }
}

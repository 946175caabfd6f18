/** What a plot of points and lines shows: Baujat, L'Abbé, radial, drapery and bubble plots are all made of these. */

export type ScatterPoint = {
  readonly label: string
  readonly x: number
  readonly y: number
  /** Share of the largest point's area, from 0 to 1; all alike where absent. */
  readonly size?: number
}

export type ScatterLine = {
  /** What it means, in the key. */
  readonly label: string
  readonly points: readonly (readonly [x: number, y: number])[]
  /** `main` is drawn strong, `limit` dashed, `faint` thin. */
  readonly kind: 'main' | 'limit' | 'faint'
}

export type Scatter = {
  /** Heading and accessible title of the SVG. */
  readonly title: string
  readonly kind: string
  /** What to look for, in a sentence: small print below. */
  readonly remark: string
  readonly xLabel: string
  readonly yLabel: string
  /** Log: values themselves (ratios, above 0), on a logarithmic axis. */
  readonly xScale: 'linear' | 'log'
  readonly yScale: 'linear' | 'log'
  readonly points: readonly ScatterPoint[]
  readonly lines: readonly ScatterLine[]
  /** Ends of the axes where they are given by what is drawn (0 and 1 of shares); else from the data. */
  readonly xRange?: readonly [number, number]
  readonly yRange?: readonly [number, number]
}

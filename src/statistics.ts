/** The package's door to numbers, "stemcell-evidence/stats": the statistics, and the forest plot that shows them. */
import { plain } from './answer.js'
import { type Forest, forestText } from './draw/index.js'
import type { EffectSize, Pooled } from './stats/index.js'

export { type Forest, forestSvg, forestText } from './draw/index.js'
export * from './stats/index.js'

export type PlotOptions = {
  /** Columns of text there are; 100 where not given. */
  readonly width?: number
  /** Draw with ASCII characters only. */
  readonly ascii?: boolean
  /** Name per study; "Study 1", … where not given. */
  readonly labels?: readonly string[]
  /** What lies to the left and right of no effect. */
  readonly favors?: { readonly left: string; readonly right: string }
}

/**
 * A forest plot as text: one row per study, the pooled estimate as a diamond, the numbers beside it.
 * @param effects effect sizes as effectSize() gives them, on the scale of the calculation (log for ratios)
 * @param pooled what pool() made of the same effects, in the same order
 * @throws RangeError when a number is not finite, or effects and weights differ in number
 */
export const forestPlot = (effects: readonly EffectSize[], pooled: Pooled, options: PlotOptions = {}): string => {
  if (effects.length !== pooled.weights.length)
    throw new RangeError(`${effects.length} effects, but the pooled result has ${pooled.weights.length} weights`)
  const isLog = effects[0]?.scale === 'log'
  const back = (value: number): number => (isLog ? Math.exp(value) : value)
  const both = ([low, high]: readonly [number, number]): [number, number] => [back(low), back(high)]
  const measure = effects[0]?.measure ?? 'MD'
  const forest: Forest = {
    title: `${measure} of ${effects.length} studies`,
    estimateLabel: `${measure} [${Math.round(100 * pooled.level)}% CI]`,
    scale: isLog ? 'log' : 'linear',
    noEffect: isLog ? 1 : 0,
    ...(options.favors ? { favors: options.favors } : {}),
    groups: [
      {
        studies: effects.map((effect, i) => ({
          label: options.labels?.[i] ?? `Study ${i + 1}`,
          estimate: back(effect.estimate),
          ci: both(effect.ci),
          weight: pooled.weights[i] as number,
        })),
      },
    ],
    summaries: [
      {
        label: pooled.model === 'random' ? 'Random effects' : 'Common effect',
        estimate: back(pooled.estimate),
        ci: both(pooled.ci),
        prediction: pooled.predictionInterval ? both(pooled.predictionInterval) : null,
      },
    ],
  }
  const lines = forestText(forest, { width: options.width ?? 100, ...(options.ascii ? { ascii: true } : {}) })
  return lines.map((line) => plain(line).trimEnd()).join('\n')
}

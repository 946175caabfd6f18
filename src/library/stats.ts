/** The package's door to numbers, "stemcell-evidence/stats": the statistics, and the forest plot that shows them. */
import { plain } from '../answer.js'
import { ensure } from '../collections.js'
import { type Forest, forestText } from '../draw/index.js'
import type { EffectSize, Pooled } from '../stats/index.js'

export * from '../stats/index.js'

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
 * @see R: `forest(res, slab = labels, transf = exp)`
 * @example
 * import { effectSize, forestPlot, pool } from 'stemcell-evidence/stats'
 *
 * const tables = [
 *   { treatment: { events: 4, n: 120 }, control: { events: 11, n: 130 } },
 *   { treatment: { events: 6, n: 300 }, control: { events: 29, n: 290 } },
 *   { treatment: { events: 3, n: 230 }, control: { events: 11, n: 220 } },
 * ]
 * const effects = tables.map((table) => effectSize({ measure: 'RR', ...table }))
 * console.log(forestPlot(effects, pool(effects), { width: 72, ascii: true }))
 * // Study                                               RR [95% CI]  Weight
 * // Study 1                   |-------#------+|   0.39 [0.13, 1.20]   29.0%
 * // Study 2                |-----#-----|     |    0.20 [0.08, 0.47]   48.4%
 * // Study 3               |--------O--------||    0.26 [0.07, 0.92]   22.6%
 * //                                :         |
 * // Random effects             [===*===]     |    0.26 [0.14, 0.47]
 * // Prediction interval        |~~~~~~~|     |         [0.14, 0.47]
 * //                       --+-------+--------+-
 * //                        0.1     0.3       1
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
          weight: ensure(pooled.weights[i]),
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

import { describe, expect, it } from 'vitest'
import { effectSize, forestPlot, pool } from '../../src/library/stats.js'

const ratios = [
  [4, 11],
  [6, 29],
  [3, 11],
].map(([e1, e2]) =>
  effectSize({ measure: 'RR', treatment: { events: e1 as number, n: 120 }, control: { events: e2 as number, n: 130 } }),
)

describe('a forest plot of one’s own numbers', () => {
  const pooled = pool(ratios)
  const plot = forestPlot(ratios, pooled, { labels: ['Aronson', 'Ferguson', 'Rosenthal'], width: 90 })
  it('shows every study and the pooled estimate as ratios, within its width', () => {
    for (const text of ['Aronson', 'Ferguson', 'Rosenthal', 'Random effects', Math.exp(pooled.estimate).toFixed(2)])
      expect(plot).toContain(text)
    for (const line of plot.split('\n')) expect(line.length).toBeLessThanOrEqual(90)
  })
  it('draws with ASCII alone when asked', () =>
    expect(forestPlot(ratios, pooled, { ascii: true })).toMatch(/^[\x20-\x7e\n]+$/))
  it('refuses a pooled result of other studies', () =>
    expect(() => forestPlot(ratios.slice(1), pooled)).toThrow(/2 effects.*3 weights/))
})

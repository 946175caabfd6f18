import { describe, expect, it } from 'vitest'
import { type Forest, forestSaid, forestSvg, forestText } from '../../src/draw/index.js'

const forest: Forest = {
  title: 'T',
  remarks: ['Low certainty <so far>.', 'Nothing is pooled.'],
  estimateLabel: 'RR [95% CI]',
  scale: 'log',
  noEffect: 1,
  columns: [
    { label: 'n', align: 'right' },
    { label: 'e/n', align: 'right', spoken: 'events', from: 100 },
  ],
  groups: [{ studies: [{ label: 'A', estimate: 2, ci: [1, 4], weight: 100, cells: ['20', '4/10'] }] }],
  summaries: [{ label: 'All', estimate: 2, ci: [1, 4], cells: ['', ''] }],
  leftOut: [{ label: 'B', reason: 'why', estimate: 2, ci: [1, 4], cells: ['30', '5/15'] }],
}

const text = (width: number): string => JSON.stringify(forestText(forest, { width }))

describe('a column that needs room', () => {
  it('is left away on a narrow page, with its cells and without a word', () => {
    expect(text(99)).not.toMatch(/e\/n|4\/10|5\/15|Not shown/)
    expect(text(99)).toContain('20')
    expect(text(100)).toMatch(/e\/n.*4\/10.*5\/15/)
  })

  it('is in the SVG, and said by its full name', () => {
    expect(forestSvg(forest)).toContain('>4/10<')
    expect(JSON.stringify(forestSaid(forest))).toContain('events 4/10')
  })
})

describe('remarks', () => {
  it('stand below the title of the SVG and in its description, and not in the text', () => {
    const svg = forestSvg(forest)
    expect(svg).toContain('>Low certainty &lt;so far&gt;.<')
    expect(svg).toMatch(/<desc[^>]*>Low certainty &lt;so far&gt;\. Nothing is pooled\. /)
    expect(text(100)).not.toContain('Low certainty')
  })

  it('push the plot down by a line each', () => {
    const height = (svg: string): number => Number(/height="(\d+)"/.exec(svg)?.[1])
    expect(height(forestSvg(forest)) - height(forestSvg({ ...forest, remarks: [] }))).toBe(30)
  })
})

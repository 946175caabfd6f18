import { describe, expect, it } from 'vitest'
import { plain } from '../../src/answer.js'
import { type Scatter, scatterSaid, scatterSvg, scatterText } from '../../src/draw/index.js'
import { checkPicture } from './xml.js'

const scatter: Scatter = {
  title: 'Risk ratio, 3 studies',
  kind: 'bubble',
  remark: 'Areas are weights.',
  xLabel: 'Latitude',
  yLabel: 'Risk ratio',
  xScale: 'linear',
  yScale: 'log',
  points: [
    { label: 'A <b>', x: 10, y: 0.5, size: 1 },
    { label: 'B', x: 20, y: 1, size: 0.2 },
    { label: 'C\u202e', x: 40, y: 2, size: 0 },
  ],
  lines: [
    {
      label: 'the line',
      kind: 'main',
      points: [
        [10, 0.4],
        [40, 2.5],
      ],
    },
    {
      label: 'its limits',
      kind: 'limit',
      points: [
        [10, 0.3],
        [40, 2],
      ],
    },
  ],
} // prettier-ignore

describe('a plot of points and lines', () => {
  it.each([60, 80, 140])('in %i columns never runs over the edge, and tells every point', (width) => {
    const lines = scatterText(scatter, { width }).map((line) => plain(line))
    for (const line of lines) expect(line.length).toBeLessThanOrEqual(width)
    const text = lines.join('\n')
    for (const words of ['Latitude', 'Up: Risk ratio', 'a A <b>', 'c C', 'the line', 'Areas are weights.'])
      expect(text).toContain(words)
  })

  it('in ASCII has no other character', () =>
    expect(
      scatterText(scatter, { width: 80, ascii: true })
        .map((line) => plain(line))
        .join('\n'),
    ).toMatch(/^[ -~\n<>+]*(U\+202E[ -~\n]*)*$/))

  it('as SVG is well-formed and accessible, with every point in its description', () => {
    const svg = scatterSvg(scatter)
    checkPicture(svg)
    for (const said of scatterSaid(scatter).slice(1))
      expect(svg).toContain(said.replace(/</g, '&lt;').replace(/>/g, '&gt;'))
  })

  it('a larger share has the larger circle', () => {
    const radii = [...scatterSvg(scatter).matchAll(/ r="([\d.]+)"/g)].map(([, r]) => Number(r))
    expect(radii).toEqual([...radii].sort((a, b) => b - a))
    expect(new Set(radii).size).toBe(3)
  })

  it('refuses what a logarithmic axis cannot hold', () =>
    expect(() => scatterText({ ...scatter, points: [{ label: 'Z', x: 1, y: 0 }] }, { width: 80 })).toThrow(
      'the y of "Z" must be above 0 on a logarithmic axis: 0',
    ))
})

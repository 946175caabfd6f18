import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { plain } from '../../src/answer.js'
import { forestSvg, forestText } from '../../src/draw/index.js'
import { anyForest, emptyForest, fullForest, ratioForest } from './pictures.js'
import { checkPicture } from './xml.js'

const wordsOf = (svg: string): string[] =>
  checkPicture(svg)
    .filter(({ name }) => name === 'text')
    .map(({ text }) => text)

describe('a forest plot in SVG', () => {
  it('is as drawn', async () => {
    await expect(forestSvg(fullForest)).toMatchFileSnapshot('../golden/draw/forest.svg')
    await expect(forestSvg(ratioForest)).toMatchFileSnapshot('../golden/draw/forest-ratio.svg')
    await expect(forestSvg(emptyForest)).toMatchFileSnapshot('../golden/draw/forest-empty.svg')
  })

  it('says every number that the text says, with true minus signs', () => {
    for (const forest of [fullForest, ratioForest]) {
      const written = wordsOf(forestSvg(forest)).map((text) => text.replaceAll('−', '-'))
      const text = forestText(forest, { width: 200 })
        .map((line) => plain(line))
        .join('\n') // prettier-ignore
      const numbers = text.match(/-?\d+\.\d+(?=[ ,\]%])/g) ?? []
      expect(numbers.length).toBeGreaterThan(15)
      const all = written.join(' ')
      for (const number of numbers) expect(all).toContain(number)
    }
  })

  it('tells the picture to those who cannot see it', () => {
    const description = checkPicture(forestSvg(fullForest)).find(({ name }) => name === 'desc')?.text ?? ''
    expect(description).toContain('Forest plot of 6 studies, MD [95% CI]. Mean difference (units).')
    expect(description).toContain('Below 0: Favors cells; above: Favors control.')
    expect(description).toContain(
      'Alpha 2016: −0.52 (−0.90 to −0.14), n 61, Design randomized, double-blind, weight 22.3%.',
    )
    expect(description).toContain('Prediction interval: −0.90 to 0.30.')
    expect(description).toContain(
      'Left out: Eta 2011: −0.70 (−1.50 to 0.10), n 10, Design single group. Reason: before',
    )
    expect(description).toContain('Theta 2008. Reason: no measure of dispersion reported.')
  })

  it('cuts no label: what is long is wrapped', () => {
    const joined = wordsOf(forestSvg(fullForest)).join(' ')
    expect(joined).toContain('Epsilon 2015 (a label that goes on and on, dose 2.0)')
    expect(joined).toContain('Group two, whose heading says more than fits in front of the plot of a narrow page')
  })

  it('draws boxes whose areas are as their weights', () => {
    const boxes = checkPicture(forestSvg(ratioForest)).filter(({ name, attributes }) => name === 'rect' && attributes.x)
    const areas = boxes.map(({ attributes }) => Number(attributes.width) ** 2)
    expect((areas[1] as number) / (areas[0] as number)).toBeCloseTo(29.4 / 31, 1)
    expect((areas[2] as number) / (areas[0] as number)).toBeCloseTo(20.6 / 31, 1)
  })

  it('gives the same picture the same ids, and another picture others', () => {
    const idOf = (svg: string): string | undefined => checkPicture(svg)[0]?.attributes['aria-labelledby']
    expect(idOf(forestSvg(fullForest))).toBe(idOf(forestSvg(fullForest)))
    expect(idOf(forestSvg(fullForest))).not.toBe(idOf(forestSvg(ratioForest)))
  })
})

describe('any forest in SVG', () => {
  it('is well-formed and safe, whatever its labels say', () => {
    fc.assert(
      fc.property(anyForest(), (forest) => {
        checkPicture(forestSvg(forest))
      }),
      { numRuns: 150 },
    )
  })

  it('stays on its page', () => {
    fc.assert(
      fc.property(anyForest(), (forest) => {
        const elements = checkPicture(forestSvg(forest))
        const { width, height } = elements[0]?.attributes ?? {}
        for (const { name, attributes } of elements) {
          if (name !== 'rect' && name !== 'text') continue
          expect(Number(attributes.y ?? 0)).toBeLessThanOrEqual(Number(height))
          expect(Number(attributes.x ?? 0)).toBeLessThanOrEqual(Number(width))
          expect(Number(attributes.x ?? 0)).toBeGreaterThanOrEqual(0)
        }
      }),
      { numRuns: 50 },
    )
  })
})

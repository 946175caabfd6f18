import fc from 'fast-check'
import stringWidth from 'string-width'
import { describe, expect, it } from 'vitest'
import { plain } from '../../src/answer.js'
import { type Funnel, funnelSvg, funnelText } from '../../src/draw/index.js'
import { dangerous } from '../helpers/hostile.js'
import { anyLabel, contourFunnel, plainFunnel, textOf } from './pictures.js'
import { checkPicture } from './xml.js'

const lines = (funnel: Funnel, width: number, ascii = false): string[] =>
  funnelText(funnel, { width, ascii }).map((line) => plain(line))

const many: Funnel = {
  ...plainFunnel,
  points: Array.from({ length: 60 }, (_, i) => ({
    label: `Study ${i}`,
    x: ((i * 7) % 13) / 10 - 0.9,
    se: (i % 9) / 20,
  })),
}

const anyFunnel = fc
  .record({
    title: anyLabel(),
    axisLabel: anyLabel(),
    scale: fc.constantFrom('linear' as const, 'log' as const),
    points: fc.array(
      fc.record({
        label: anyLabel(),
        x: fc.double({ min: -20, max: 20, noNaN: true }),
        se: fc.double({ min: 0, max: 5, noNaN: true }),
      }),
      { maxLength: 8 },
    ),
    center: fc.option(fc.double({ min: -5, max: 5, noNaN: true })),
    contours: fc.constantFrom([], [{ level: 95, z: 1.96 }], contourFunnel.contours),
  })
  .map((funnel): Funnel => funnel)

describe('a funnel plot in text', () => {
  for (const [name, funnel] of Object.entries({ plain: plainFunnel, contour: contourFunnel, many }))
    for (const width of [60, 100])
      for (const ascii of [false, true])
        it(`is as drawn: ${name}, ${width} columns${ascii ? ', ASCII' : ''}`, async () => {
          await expect(textOf(funnelText(funnel, { width, ascii }))).toMatchFileSnapshot(
            `../golden/draw/funnel-${name}-${width}${ascii ? '-ascii' : ''}.txt`,
          )
        })

  it('lists every study with its numbers, and names those that share a cell', () => {
    const drawn = lines(plainFunnel, 100).join('\n')
    for (const { label } of plainFunnel.points) expect(drawn).toContain(label)
    expect(drawn).toMatch(/g Odd 2020 +-1\.50 \(SE 0\.200\)/)
    expect(drawn).toContain('◉ several studies: e f')
    expect(lines(many, 100).join('\n')).toContain('Study 59')
  })

  it('shows ratios on a log scale', () => {
    const drawn = lines(contourFunnel, 100).join('\n')
    expect(drawn).toMatch(/a Alpha 2016 +0\.59 \(SE 0\.190\)/)
    expect(drawn).toContain('SE is that of the log')
  })

  it('has the most precise study on top', () => {
    const drawn = lines(plainFunnel, 100)
    const rowOf = (letter: string): number => drawn.findIndex((line) => new RegExp(`[┤│].*${letter}`).test(line))
    expect(rowOf('◉')).toBeLessThan(rowOf('d'))
    expect(rowOf('d')).toBeLessThan(rowOf('c'))
  })

  it('says so when there is nothing to draw', () => {
    expect(lines({ ...plainFunnel, points: [] }, 80)).toEqual(['No studies to draw.'])
  })

  it('draws one study, and studies of standard error 0', () => {
    expect(lines({ ...plainFunnel, points: [{ label: 'Only', x: 0.5, se: 0 }] }, 80).join('\n')).toContain(
      '0.50 (SE 0.000)',
    )
  })

  it('has no line wider than the page', () => {
    fc.assert(
      fc.property(anyFunnel, fc.integer({ min: 60, max: 200 }), fc.boolean(), (funnel, width, ascii) => {
        for (const line of lines(funnel, width, ascii)) {
          expect(stringWidth(line)).toBeLessThanOrEqual(width)
          expect(line).not.toMatch(dangerous)
        }
      }),
    )
  })
})

describe('a funnel plot in SVG', () => {
  it('is as drawn', async () => {
    await expect(funnelSvg(plainFunnel)).toMatchFileSnapshot('../golden/draw/funnel-plain.svg')
    await expect(funnelSvg(contourFunnel)).toMatchFileSnapshot('../golden/draw/funnel-contour.svg')
    await expect(funnelSvg({ ...plainFunnel, points: [] })).toMatchFileSnapshot('../golden/draw/funnel-empty.svg')
  })

  it('names the studies outside the limits, and tells all of them in words', () => {
    const elements = checkPicture(funnelSvg(plainFunnel))
    expect(elements.filter(({ name }) => name === 'text').map(({ text }) => text)).toContain('Odd 2020')
    const description = elements.find(({ name }) => name === 'desc')?.text ?? ''
    expect(description).toContain('Odd 2020: −1.50 (standard error 0.200, outside the 95% limits).')
    expect(description).toContain('Delta 2017: 0.10 (standard error 0.310).')
    expect(elements.filter(({ name }) => name === 'circle')).toHaveLength(7)
  })

  it('is well-formed and safe, whatever its labels say', () => {
    fc.assert(
      fc.property(anyFunnel, (funnel) => {
        checkPicture(funnelSvg(funnel))
      }),
    )
  })
})

describe('a funnel that cannot be drawn', () => {
  it.each([
    [{ points: [{ label: 'Bad', x: Number.NaN, se: 1 }] }, 'the estimate of "Bad" must be a finite number, got NaN'],
    [{ points: [{ label: 'Bad', x: 1, se: -1 }] }, 'the standard error of "Bad" must be 0 or more, got -1'],
    [{ center: Number.POSITIVE_INFINITY }, 'the center of the funnel must be a finite number, got Infinity'],
    [{ contours: [{ level: 95, z: Number.NaN }] }, 'the z of a contour must be a finite number, got NaN'],
    [
      { scale: 'log' as const, points: [{ label: 'Bad', x: 999, se: 1 }] },
      'the estimate of "Bad" is no log of a ratio that can be drawn: 999',
    ],
  ])('is refused: %j', (more, message) => {
    expect(() => funnelText({ ...plainFunnel, ...more }, { width: 80 })).toThrow(new RangeError(message))
    expect(() => funnelSvg({ ...plainFunnel, ...more })).toThrow(new RangeError(message))
  })
})

import fc from 'fast-check'
import stringWidth from 'string-width'
import { describe, expect, it } from 'vitest'
import { plain } from '../../src/answer.js'
import { type Forest, forestText } from '../../src/draw/index.js'
import { harmless } from '../../src/text.js'
import { dangerous } from '../helpers/hostile.js'
import { anyForest, emptyForest, fullForest, ratioForest, textOf } from './pictures.js'

const lines = (forest: Forest, width: number, ascii = false): string[] =>
  forestText(forest, { width, ascii }).map((line) => plain(line))

describe('a forest plot in text', () => {
  for (const width of [60, 80, 100, 140, 200])
    for (const ascii of [false, true]) {
      const kind = `${width}${ascii ? '-ascii' : ''}`
      it(`is as drawn at ${width} columns${ascii ? ' in ASCII' : ''}`, async () => {
        await expect(textOf(forestText(fullForest, { width, ascii }))).toMatchFileSnapshot(
          `../golden/draw/forest-${kind}.txt`,
        )
        await expect(textOf(forestText(ratioForest, { width, ascii }))).toMatchFileSnapshot(
          `../golden/draw/forest-ratio-${kind}.txt`,
        )
      })
    }

  it('has its numbers beside it, one below the other', () => {
    const drawn = lines(fullForest, 100)
    expect(drawn.find((line) => line.includes('Alpha 2016'))).toMatch(/-0\.52 \[-0\.90, -0\.14\] {3}22\.3%$/)
    expect(drawn.find((line) => line.includes('Delta 2017'))).toMatch(/ 0\.10 \[-0\.50, {2}0\.70\] {3}15\.3%$/)
    expect(drawn.find((line) => line.startsWith('Prediction interval'))).toMatch(/ {6}\[-0\.90, {2}0\.30\]$/)
  })

  it('lists what was left out with its reason, and its estimate where it is known', () => {
    const drawn = lines(fullForest, 120).join('\n')
    expect(drawn).toMatch(/× Eta 2011 .*├┄+×┄+┼┄?┤.*-0\.70 \[-1\.50, {2}0\.10\]\n {6}before and after/)
    expect(drawn).toMatch(/× Theta 2008 +┊ +│\n {6}no measure of dispersion reported/)
  })

  it('gives way in order: labels wrap, the plot shrinks, then it goes and says so; numbers stay', () => {
    const plotOf = (width: number): number =>
      (lines(fullForest, width).find((line) => /─+┬─+/.test(line)) ?? '').trim().length
    expect(plotOf(200)).toBe(79)
    expect(plotOf(120)).toBeGreaterThan(plotOf(90))
    expect(plotOf(90)).toBeGreaterThan(10)
    expect(plotOf(60)).toBe(0)
    const narrow = lines(fullForest, 60).join('\n')
    expect(narrow).toContain('Too narrow for the plot')
    expect(narrow).toContain('Below 0: Favors cells. Above 0: Favors control.')
    expect(narrow).toContain('-0.52 [-0.90, -0.14]')
  })

  it('names the columns for which there is no room', () => {
    const columns = ['Dose', 'Donor', 'Route', 'Follow-up'].map((label) => ({ label, align: 'right' as const }))
    const cells = ['1000000 cells', 'allogeneic', 'intravenous', '12 months']
    const forest: Forest = {
      ...ratioForest,
      columns,
      groups: [{ studies: [{ label: 'One', estimate: 0.5, ci: [0.2, 0.9], weight: 100, cells }] }],
    }
    const drawn = lines(forest, 60)
    expect(drawn.at(-1)).toBe('Not shown at this width: Donor, Route, Follow-up')
    expect(drawn.join('\n')).toContain('1000000 cells')
    expect(lines(forest, 140).join('\n')).not.toContain('Not shown')
  })

  it('cuts a name only after four lines, and visibly', () => {
    const label = 'a name of a study that takes many more words than any table has room for in a column of names'
    const forest = (name: string): Forest => ({
      ...ratioForest,
      groups: [{ studies: [{ label: name, estimate: 0.5, ci: [0.2, 0.9], weight: 100 }] }],
    })
    expect(lines(forest(label), 60).join('\n')).toMatch(
      /\na name of a.*\nstudy that takes .*\nmany more words .*\nthan any table… .*\n/,
    )
    expect(lines(forest(label), 60, true).join('\n')).toMatch(/\nthan any table\.\. .*\n/)
    expect(lines(forest(label), 200).join('\n')).toContain(label)
  })

  it('keeps to a range that is given', () => {
    const drawn = lines({ ...fullForest, range: [-0.6, 0.6] }, 140)
    expect(drawn.find((line) => line.includes('Gamma 2014'))).toContain('◄')
    expect(drawn.find((line) => line.includes('Alpha 2016'))).toMatch(/◄─+■/)
    expect(drawn.find((line) => line.includes('-0.6'))).toBeDefined()
  })

  it('draws estimates that are not weighed, without a column of weights', () => {
    const studies = ratioForest.groups.flatMap((group) => group.studies).map((one) => ({ ...one, weight: null }))
    const drawn = lines({ ...ratioForest, groups: [{ studies }], summaries: [] }, 100)
    expect(drawn[0]).not.toContain('Weight')
    expect(drawn[0]).toMatch(/RR \[95% CI\]$/)
  })

  it('has no line of no effect where there is none', () => {
    const drawn = lines({ ...fullForest, noEffect: null, favors: { left: 'Less', right: 'More' } }, 140)
    expect(drawn.join('\n')).not.toMatch(/[│┼]/)
    expect(drawn.at(-1)).toMatch(/← Less {3}More →$/)
  })

  it('says so when there is nothing to draw', () => {
    expect(lines(emptyForest, 80)).toEqual(['No studies to draw.'])
    const onlyLeftOut = lines({ ...emptyForest, leftOut: [{ label: 'Alpha', reason: 'no numbers' }] }, 80)
    expect(onlyLeftOut).toEqual(['Study', 'Left out', '  × Alpha', '      no numbers'])
  })

  it('colors by meaning only what the plot shows by its place', () => {
    const roles = (better: 'left' | 'right') =>
      forestText({ ...ratioForest, better }, { width: 100 })
        .flatMap((line) => (Array.isArray(line) ? line : [line]))
        .flatMap((span) => (typeof span === 'object' && /[■◆]/.test(span.text) ? [span.role] : []))
    expect(roles('left')).toEqual(['good', 'good'])
    expect(roles('right')).toEqual(['bad', 'bad'])
  })
})

describe('a forest that cannot be drawn', () => {
  const withStudy = (more: object, forest: Forest = ratioForest): (() => unknown) => {
    const one = { label: 'Bad 2020', estimate: 0.5, ci: [0.2, 0.9] as const, weight: 10, ...more }
    return () => forestText({ ...forest, groups: [{ studies: [one] }] }, { width: 80 })
  }
  it.each([
    [{ estimate: Number.NaN }, 'the estimate of "Bad 2020" must be a finite number, got NaN'],
    [{ ci: [0.2, Number.POSITIVE_INFINITY] }, 'the upper limit of "Bad 2020" must be a finite number, got Infinity'],
    [{ ci: [0.9, 0.2] }, 'the interval of "Bad 2020" runs backwards: 0.9 to 0.2'],
    [{ estimate: 2 }, 'the estimate of "Bad 2020" lies outside its interval: 2 [0.2, 0.9]'],
    [{ ci: [0, 0.9] }, 'a log axis takes values above 0, got 0 as lower limit of "Bad 2020"'],
    [{ weight: -1 }, 'the weight of "Bad 2020" must be 0 or more, got -1'],
    [{ cells: ['x'] }, '"Bad 2020" has 1 cells for 0 columns'],
  ])('is refused: %j', (more, message) => {
    expect(withStudy(more)).toThrow(new RangeError(message))
  })

  it('is refused for its lines, digits and half-known estimates too', () => {
    expect(() => forestText({ ...ratioForest, noEffect: 0 }, { width: 80 })).toThrow('for the line of no effect')
    expect(() => forestText({ ...ratioForest, digits: 1.5 }, { width: 80 })).toThrow('digits must be a whole number')
    expect(() => forestText({ ...ratioForest, range: [2, 1] }, { width: 80 })).toThrow('the interval of the axis runs')
    expect(() =>
      forestText({ ...ratioForest, leftOut: [{ label: 'x', reason: 'y', estimate: 1 }] }, { width: 80 }),
    ).toThrow('"x" needs an estimate with its interval, or neither')
  })

  it('forgives a hair of rounding between an estimate and its limit', () => {
    expect(withStudy({ estimate: 0.9 + 1e-12 })).not.toThrow()
  })
})

const widths = fc.integer({ min: 60, max: 200 })

describe('any forest in text', () => {
  it('has no line wider than the page, and nothing in it that moves a cursor', () => {
    fc.assert(
      fc.property(anyForest(), widths, fc.boolean(), (forest, width, ascii) => {
        for (const line of lines(forest, width, ascii)) {
          expect(stringWidth(line)).toBeLessThanOrEqual(width)
          expect(line).not.toMatch(dangerous)
          expect(harmless(line)).toBe(line)
        }
      }),
      { numRuns: 150 },
    )
  })

  it('shows every study in order, with its numbers whole', () => {
    const name = fc.integer({ min: 0, max: 99_999 }).map((n) => `S${n}`)
    fc.assert(
      fc.property(anyForest(name), widths, (forest, width) => {
        const drawn = lines({ ...forest, digits: 2, leftOut: [] }, width).filter((line) => /\[/.test(line))
        const wanted = forest.groups.flatMap((group) => [
          ...group.studies.map((one) => one.label),
          ...(group.summary ? [group.summary.label] : []),
        ])
        const shown = drawn.slice(1).flatMap((line) => (line.includes('Prediction') ? [] : [line.trim().split(' ')[0]]))
        expect(shown).toEqual([...wanted, ...forest.summaries.map((one) => one.label)])
        for (const one of forest.groups.flatMap((group) => group.studies)) {
          const last = Math.abs(one.ci[1]) >= 0.01 ? one.ci[1].toFixed(2) : ''
          expect(drawn.some((line) => line.includes(`${last}]`))).toBe(true)
        }
      }),
      { numRuns: 100 },
    )
  })
})

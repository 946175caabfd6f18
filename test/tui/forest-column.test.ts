import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { writtenAll } from '../../src/commands/pool/digits.js'
import { isRandomized, type Trial } from '../../src/dataset/index.js'
import { catalogs, toFilters, tokenize } from '../../src/query/index.js'
import type { Piece } from '../../src/render/index.js'
import { type OutcomeEffects, readTrialEffects, type TrialEffect } from '../../src/store/index.js'
import { openForest } from '../../src/tui/library/forest.js'
import { forestColumn, forestHelp, forestWidth, forestWidths, isEffect } from '../../src/tui/library/forest-column.js'
import {
  askedOutcome,
  chosenOutcome,
  defaultOutcome,
  type ForestPick,
  forestChoices,
} from '../../src/tui/library/forest-outcome.js'
import { openLibrary } from '../../src/tui/library/library.js'
import { paint } from '../../src/tui/screen/paint.js'
import { themeFor } from '../../src/tui/terminal/theme.js'
import { cellWidth } from '../../src/widths.js'
import { openBundled } from '../helpers/bundled.js'
import { json } from '../helpers/cli.js'

const dataset = openBundled()
const all = readTrialEffects(dataset)
const ids = dataset.ids('trials')
const named = (outcome: string): OutcomeEffects => {
  const found = all.outcomes.find((of) => of.outcome === outcome)
  if (!found) throw new Error(`no effects of ${outcome}`)
  return found
}
const effectsOf = ({ trials }: OutcomeEffects): TrialEffect[] => Object.values(trials).filter(isEffect)
const withEffects = all.outcomes.filter((of) => effectsOf(of).length > 0)
const text = (pieces: readonly Piece[]): string => pieces.map((piece) => piece.text).join('')
const filters = (query: string) => toFilters(tokenize(query, catalogs.trials), catalogs.trials, dataset)
const within = (outcome: string): ReadonlySet<string> => dataset.vocabulary('outcomes').within(outcome)

const effect = (estimate: number, low: number, high: number, more: Partial<TrialEffect> = {}): TrialEffect => ({
  estimate,
  ci: [low, high],
  isRandomized: true,
  months: 12,
  refused: [],
  ...more,
})
const outcome = (trials: OutcomeEffects['trials'], more: Partial<OutcomeEffects> = {}): OutcomeEffects => ({
  outcome: 'x',
  name: 'Measure',
  measure: 'md',
  isRatio: false,
  unit: '%',
  unitWords: 'percentage points',
  better: 'lower',
  months: 12,
  window: 3,
  trials,
  ...more,
})
const columnOf = (of: OutcomeEffects, cells: number, listed: readonly string[] = Object.keys(of.trials)) =>
  forestColumn(of, { listed, withoutResults: ['silent'], cells })

describe('what the build works out', () => {
  it.each(dataset.ids('outcomes'))('is what pool says of %s', async (id) => {
    const [item] = (await json(`pool --outcome ${id} --allow disease`)).items
    const of = all.outcomes.find((one) => one.outcome === id)
    const rows = [...item.studies, ...item.leftOut]
    if (!of) {
      expect(rows).toEqual([])
      return
    }
    expect([of.measure, of.months, of.window]).toEqual([
      item.question.measure,
      item.question.timepointMonths,
      item.question.windowMonths,
    ])
    if (item.question.unit !== null) expect(of.unit).toBe(item.question.unit)
    const baseline = Object.entries(of.trials).flatMap(([trial, found]) =>
      !isEffect(found) && found.why === 'baseline' ? [trial] : [],
    )
    expect([...rows.map(({ trial }) => trial), ...baseline].sort()).toEqual(Object.keys(of.trials).sort())
    // As pool writes numbers for machines: the build keeps every digit.
    for (const study of item.studies)
      expect(writtenAll(of.trials[study.trial]), study.trial).toEqual({
        estimate: study.estimate,
        ci: study.estimateCi,
        isRandomized: isRandomized(dataset.record('trials', study.trial) as Trial),
        months: study.timepointMonths,
        refused: [],
      })
    for (const left of item.leftOut) {
      const found = of.trials[left.trial]
      if (left.effect === null) {
        expect(left.codes, left.trial).toContain((found as { why: string }).why)
        continue
      }
      if (!found || !isEffect(found)) {
        expect(found, left.trial).toEqual({ why: 'other-unit' })
        continue
      }
      const back = of.isRatio ? Math.exp : (value: number) => value
      const half = 1.959963984540054 * Math.sqrt(left.variance)
      expect(found.estimate).toBeCloseTo(back(left.effect), 10)
      expect(found.ci[0]).toBeCloseTo(back(left.effect - half), 9)
      expect(found.ci[1]).toBeCloseTo(back(left.effect + half), 9)
      expect([found.months, found.refused]).toEqual([left.timepointMonths, left.codes])
    }
  })
  it('never mixes units: what is in another has a reason instead of a bar', () => {
    const others = all.outcomes.flatMap((of) =>
      Object.entries(of.trials).flatMap(([id, found]) =>
        !isEffect(found) && found.why === 'other-unit' ? [`${of.outcome} ${of.unit}: ${id}`] : [],
      ),
    )
    expect(others).toEqual([
      'c-peptide-auc % change from baseline: araujo-2020-asc-t1d',
      'insulin-dose U/kg/day: bhansali-2014-bm-sc-t2d',
    ])
  })
  it('says no better direction where people are counted at a value of a measurement', () => {
    expect(named('idaa1c')).toMatchObject({ measure: 'rr', better: 'none' })
    expect(named('hba1c')).toMatchObject({ measure: 'md', better: 'lower' })
  })
})

describe('the column', () => {
  it.each([16, 24, 32, 40])('looks so in %d cells', async (cells) => {
    const shown = [
      'hba1c',
      'c-peptide-auc',
      'insulin-dose',
      'insulin-halved-with-hba1c-below-7',
      'insulin-independence',
    ]
    const lines = shown.flatMap((id) => {
      const of = named(id)
      const column = columnOf(of, cells, ids)
      const trials = Object.keys(of.trials)
      const reasons = new Map(
        trials.flatMap((trial) => (isEffect(of.trials[trial]) ? [] : [[text(column.cell(trial)), trial]])),
      )
      return [
        column.about,
        ...column.head.map((piece) => `|${piece.text}|`),
        ...[...trials.filter((trial) => isEffect(of.trials[trial])), ...reasons.values(), 'silent', 'other'].map(
          (trial) => `|${text(column.cell(trial))}| ${column.words(trial)}`,
        ),
        '',
      ]
    })
    await expect(lines.join('\n')).toMatchFileSnapshot(`../golden/browse/forest-column-${cells}.txt`)
  })
  it('fills its width, and says which side favors cells, for every outcome at every width', () => {
    for (let cells: number = forestWidths.least; cells <= forestWidths.most; cells++)
      for (const of of withEffects) {
        const column = columnOf(of, cells, ids)
        for (const piece of column.head) expect(cellWidth(piece.text), of.outcome).toBe(cells)
        for (const id of ids) expect(cellWidth(text(column.cell(id))), of.outcome).toBe(cells)
        expect(column.head[1].text, of.outcome).toMatch(of.better === 'none' ? /less|more|lower|higher/ : /←.*c|c.*→/)
        expect(column.head[0].text).toContain(of.measure.toUpperCase())
      }
  })
  it('marks comparisons that are not randomized with a hollow box, and what pool leaves out with a cross', () => {
    const of = outcome({
      a: effect(-1, -2, 0.5),
      b: effect(-1, -2, 0.5, { isRandomized: false }),
      c: effect(-1, -2, 0.5, { isRandomized: false, refused: ['non-randomized'] }),
      d: effect(-1, -2, 0.5, { refused: ['contradiction'] }),
      e: effect(-1, -2, 0.5, { refused: ['overlap'] }),
    })
    const { cell } = columnOf(of, 31)
    expect(Object.keys(of.trials).map((id) => /[■□×]/.exec(text(cell(id)))?.[0])).toEqual(['■', '□', '□', '×', '■'])
    expect(text(cell('d'))).toContain('┄')
  })
  it('colors only what is randomized, kept and excludes no effect', () => {
    const of = outcome({
      good: effect(-1, -2, -0.5),
      bad: effect(1, 0.5, 2),
      open: effect(-1, -2, 0.5),
      loose: effect(-1, -2, -0.5, { isRandomized: false }),
      out: effect(-1, -2, -0.5, { refused: ['probable-se'] }),
    })
    const { cell } = columnOf(of, 31)
    const role = (id: string) => cell(id).find(({ text: own }) => /[■□×]/.test(own))?.role
    expect(Object.keys(of.trials).map(role)).toEqual(['good', 'bad', undefined, undefined, 'muted'])
  })
  it('keeps its axis when one interval is wild, and shows an arrow for it', () => {
    const tame = Object.fromEntries(
      [-1.2, -1, -0.8, -0.9, -1.1].map((value, i) => [`t${i}`, effect(value, value - 0.5, value + 0.5)]),
    )
    const quiet = columnOf(outcome(tame), 25)
    const wild = columnOf(outcome({ ...tame, far: effect(-400, -700, -100), wide: effect(-1, -90, 88) }), 25)
    expect(wild.head[1].text).toMatch(/^-[234](\.5)? /)
    expect(text(wild.cell('far'))).toMatch(/^◄ /)
    expect(text(wild.cell('wide'))).toMatch(/^◄─+■─+┼─+►$/)
    expect(text(quiet.cell('t0'))).toContain('■')
  })
  it('has a log axis for ratios', () => {
    const of = outcome(
      { half: effect(0.5, 0.25, 1.1), twice: effect(2, 0.9, 4) },
      { measure: 'rr', isRatio: true, unit: '', unitWords: '' },
    )
    const { cell, head } = columnOf(of, 29)
    expect(head[1].text).toMatch(/^0\.2 .* 5$/)
    const at = (id: string): number => text(cell(id)).indexOf('■') - 14
    expect(at('half')).toBe(-at('twice'))
  })
  it('keeps its axis while one scrolls: it depends on what is listed, not on the order or what is seen', () => {
    const of = named('hba1c')
    expect(columnOf(of, 24, [...ids].reverse()).head).toEqual(columnOf(of, 24, ids).head)
  })
  it('says why there is no bar', () => {
    const of = outcome({
      a: effect(-1, -2, 0),
      b: { why: 'no-control' },
      c: { why: 'other-unit' },
      d: { why: 'skewed' },
    })
    const { cell, words } = columnOf(of, 24)
    expect(['b', 'c', 'd', 'silent', 'other'].map((id) => text(cell(id)).replace(/│/, '').trim())).toEqual([
      'no control',
      'other unit',
      'skewed',
      'no results',
      'none on record',
    ])
    expect(words('c')).toBe('Measure: other unit')
  })
  it('has a word of its own for every reason in the data', () => {
    for (const of of all.outcomes)
      for (const [id, found] of Object.entries(of.trials))
        if (!isEffect(found)) expect(text(columnOf(of, 16).cell(id)), found.why).not.toContain('…')
  })
  it('tells a row in words with every number', () => {
    expect(columnOf(named('hba1c'), 24).words('zang-2022-uc-msc-t2d')).toBe(
      'HbA1c: MD -0.67 (95% CI -1.10 to -0.24) percentage points at 11 months; favors cells; randomized',
    )
    expect(columnOf(named('hba1c'), 24).words('bhansali-2014-bm-sc-t2d')).toContain(
      'left out where all trials are pooled: contradiction',
    )
  })
  it('draws with characters that ASCII has a stand-in for', () => {
    const { head, cell } = columnOf(named('hba1c'), 40, ids)
    const wild = columnOf(outcome({ a: effect(-1, -2, 0.5), b: effect(-1, -90, 88), c: effect(-400, -500, -300) }), 25)
    const rows = [
      ...head.map((piece) => [piece]),
      ...ids.map((id) => cell(id)),
      ...['a', 'b', 'c'].map((id) => wild.cell(id)),
      ...forestHelp.map((line) => [{ text: line }]),
    ]
    for (const row of rows) expect(paint(row, 80, themeFor({ colors: 0, ascii: true }))).toMatch(/^[\x20-\x7e]*$/)
  })
  it('never says more than the numbers, whatever they are', () => {
    const one = fc
      .tuple(
        fc.double({ min: -1e4, max: 1e4, noNaN: true }),
        fc.double({ min: 1e-3, max: 1e3, noNaN: true }),
        fc.boolean(),
      )
      .map(([middle, half, isRandomized]) => effect(middle, middle - half, middle + half, { isRandomized }))
    const asRatio = (found: TrialEffect): TrialEffect => ({
      ...found,
      estimate: Math.exp(found.estimate / 2e3),
      ci: [Math.exp(found.ci[0] / 2e3), Math.exp(found.ci[1] / 2e3)],
    })
    fc.assert(
      fc.property(
        fc.array(one, { minLength: 1, maxLength: 8 }),
        fc.integer({ min: forestWidths.least, max: forestWidths.most }),
        fc.boolean(),
        fc.constantFrom('higher', 'lower', 'none'),
        (drawn, cells, isRatio, better) => {
          const found = isRatio ? drawn.map(asRatio) : drawn
          const of = outcome(Object.fromEntries(found.map((each, i) => [`t${i}`, each])), { isRatio, better })
          const column = columnOf(of, cells)
          const zero = text(column.cell('silent')).indexOf('│')
          for (const piece of column.head) expect(cellWidth(piece.text)).toBe(cells)
          for (const [i, { ci, estimate }] of found.entries()) {
            const row = text(column.cell(`t${i}`))
            expect(cellWidth(row)).toBe(cells)
            expect(row).not.toMatch(/[◆◇◁▷═]/)
            // A point, or an arrow to it.
            expect(row).toMatch(/[■□]|◄|►/)
            const none = isRatio ? 1 : 0
            if (zero > 0) {
              const isOn = ci[0] <= none && ci[1] >= none
              if (!isOn) expect(row[zero]).toBe('│')
              else expect(row[zero]).not.toBe('│')
            }
            const point = row.search(/[■□]/)
            if (point >= 0 && zero > 0 && estimate !== none)
              expect(Math.sign(point - zero) * Math.sign(estimate - none)).toBeGreaterThanOrEqual(0)
          }
        },
      ),
      { numRuns: 300 },
    )
  })
  it('is explained in lines that fit a usual screen', () => {
    for (const line of forestHelp) expect(cellWidth(line)).toBeLessThanOrEqual(78)
  })
  it('takes at most a third of the list, and never the room of what a trial says', () => {
    expect([30, 60, 69, 71, 72, 74, 90, 300].map(forestWidth)).toEqual([0, 0, 0, 0, 0, 17, 29, 39])
  })
})

describe('the outcome of the column', () => {
  const listed = new Set(ids)
  const chosen = (query: string, pick: ForestPick = undefined, of: ReadonlySet<string> = listed) =>
    chosenOutcome(all, { pick, filters: filters(query), listed: of, within })?.outcome
  it('is the one that the filters ask for, when they ask for exactly one', () => {
    expect(askedOutcome(filters('outcome:insulin-dose disease:t1d'))).toBe('insulin-dose')
    expect(askedOutcome(filters('outcome:insulin-dose,hba1c'))).toBeUndefined()
    expect(askedOutcome(filters('-outcome:insulin-dose'))).toBeUndefined()
    expect(askedOutcome(filters('disease:t1d'))).toBeUndefined()
    expect(chosen('outcome:insulin-dose')).toBe('insulin-dose')
  })
  it('is the one most listed trials tell of, when nothing is asked', () => {
    const counts = withEffects.map((of) => [of.outcome, effectsOf(of).length] as const)
    const most = Math.max(...counts.map(([, count]) => count))
    expect(counts.find(([id]) => id === chosen(''))?.[1]).toBe(most)
    expect(chosen('', undefined, new Set(['uzun-2021-ad-msc-dfu']))).toBe('amputation')
    expect(defaultOutcome(all.outcomes, new Set())).toBeUndefined()
  })
  it('is the one picked, or none', () => {
    expect(chosen('outcome:hba1c', 'egfr')).toBe('egfr')
    expect(chosen('outcome:hba1c', null)).toBeUndefined()
  })
  it('is a narrower one where the broader has no effect', () => {
    expect(chosen('outcome:c-peptide')).toMatch(/^c-peptide-/)
    expect(chosen('outcome:adverse-event', undefined, new Set(['uc-msc-t2d-safety-2023']))).toBe('fever')
  })
  it('is offered by the palette with how many trials tell of it', () => {
    const choices = forestChoices(all, listed)
    const [first] = choices
    const counts = withEffects.map((of) => effectsOf(of).length)
    const most = Math.max(...counts)
    const id = withEffects[counts.indexOf(most)]?.outcome
    expect(first).toEqual({ label: `forest ${id}`, note: `${most} trials listed with an effect`, pick: id })
    expect(choices.map(({ pick }) => pick).slice(-2)).toEqual([undefined, null])
    expect(choices).toHaveLength(withEffects.length + 2)
    expect(forestChoices(all, new Set(['chen-2016-uc-msc-liraglutide-t2d'])).map(({ pick }) => pick)).not.toContain(
      'egfr',
    )
  })
})

describe('the browser', () => {
  const library = openLibrary(dataset)
  const forest = openForest(dataset)
  const listing = (query: string) => library.listing('trials', { query, sort: null })
  it('asks for the column of a listing, which is worked out once', () => {
    const column = forest.column(listing('outcome:insulin-dose'), undefined, { cells: 24, least: 0 })
    expect(column?.outcome).toBe('insulin-dose')
    expect(forest.column(listing('outcome:insulin-dose'), undefined, { cells: 24, least: 0 })).toBe(column)
    expect(forest.column(listing(''), null, { cells: 24, least: 0 })).toBeUndefined()
    expect(forest.column(listing('no-such-word'), undefined, { cells: 24, least: 0 })).toBeUndefined()
    expect(forest.choices(listing('disease:t2d')).at(0)?.label).toMatch(/^forest /)
  })
})

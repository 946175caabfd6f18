import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Trial } from '../../../src/dataset/index.js'
import { compareTrials, matchTimes } from '../../../src/evidence/comparison/index.js'
import { openBundled } from '../../helpers/bundled.js'

const dataset = openBundled()
const load = (...ids: string[]): Trial[] => ids.map((id) => dataset.record('trials', id) as Trial)
const zang = 'zang-2022-uc-msc-t2d'
const skyler = 'skyler-2015-mpc-t2d'

describe('time points', () => {
  it('within six weeks stand in one row', () => {
    expect(matchTimes([12, 11, 3])).toEqual([[3], [11, 12]])
    expect(matchTimes([0, 6, 6])).toEqual([[0], [6]])
  })
  it('are all kept, each once, in order', () =>
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 120 })), (months) => {
        expect(matchTimes(months).flat()).toEqual([...new Set(months)].sort((a, b) => a - b))
        for (const group of matchTimes(months))
          expect((group.at(-1) as number) - (group[0] as number)).toBeLessThanOrEqual(1.5)
      }),
    ))
})

describe('a comparison', () => {
  const entries = compareTrials(load(zang, skyler), dataset)
  it('has one value per trial in every row, in the order asked', () => {
    for (const entry of entries) expect(entry.values.map((cell) => cell.trial)).toEqual([zang, skyler])
  })
  it('gives every empty value a reason and every value of a result its sources and level', () => {
    for (const entry of entries)
      for (const cell of entry.values) {
        expect(cell.text === null).toBe(cell.missing !== null)
        if (entry.group === 'outcomes' && cell.text !== null && cell.locator !== 'computed from the arms') {
          expect(cell.sources.length).toBeGreaterThan(0)
          expect(cell.level).not.toBeNull()
        }
      }
  })
  it('calls rows different when values on record differ, and a result against none', () => {
    const row = (field: string) => entries.find((entry) => entry.field === field)
    expect(row('enrollment.count')?.differs).toBe(true)
    expect(row('disease')?.differs).toBe(false)
    expect(
      entries.some(
        (entry) => entry.group === 'outcomes' && entry.differs && entry.values.some((cell) => cell.text === null),
      ),
    ).toBe(true)
  })
  it('lets the guard speak of an outcome that both report', () => {
    const warned = entries.filter((entry) => entry.warnings.length)
    expect(warned.map((entry) => entry.field).join(' ')).toContain('hba1c')
    expect(warned.flatMap((entry) => entry.warnings).join(' ')).toContain(skyler)
  })
  it('recomputes an effect where the arms allow', () => {
    const effect = entries.find((entry) => entry.field === 'hba1c effect')
    expect(effect?.values[0]?.text).toMatch(/^MD -0\.67 \(95% CI -1\.10 to -0\.24\)/)
  })
  it('warns of trials that share patients', () => {
    const entry = compareTrials(load(zang, 'zang-2023-uc-msc-t2d-cgm'), dataset).find((one) => one.field === 'overlaps')
    expect(entry?.warnings[0]).toContain('share patients')
    expect(entry?.values[0]?.text).toContain('zang-2023-uc-msc-t2d-cgm')
  })
})

/** Values that look as if they stood in another unit than the one beside them. */
import type { Trial } from '../../../dataset/index.js'
import { show, withUnit } from '../digits.js'
import { eachArm, rowName } from '../rows.js'
import type { AuditRule, Draft } from '../rule.js'

const measured = ['mean', 'median', 'q1', 'q3', 'min', 'max'] as const

export const plausibleUnit: AuditRule = {
  name: 'plausible-unit',
  levels: ['suspicious'],
  demands: 'A value lies where a group of people can be, in its unit.',
  source:
    'HbA1c: Hoelzel 2004, Clin Chem 50:166, and ngsp.org (NGSP % = 0.09148 x mmol/mol + 2.152); glucose 1 mmol/L = 18 mg/dL; C-peptide 1 ng/mL = 0.331 nmol/L; the ranges themselves are ours',
  check: (trial, { outcomes }) => {
    const found: Draft[] = []
    for (const { row, values, path } of eachArm(trial)) {
      if (row.kind !== 'continuous' || (row.scale !== 'baseline' && row.scale !== 'final') || row.unit === null)
        continue
      const { unit } = row
      const range = outcomes.get(row.outcome)?.plausible?.find(({ units }) => units?.includes(unit) ?? true)
      if (!range) continue
      for (const key of measured) {
        const value = values[key]
        if (value === undefined || (value >= range.low && value <= range.high)) continue
        const slip = range.slips?.find(({ low, high }) => value >= low && value <= high)
        found.push({
          level: 'suspicious',
          path: `${path}.${key}`,
          message: `${rowName(row)}: ${withUnit(Number(show(value)), row.unit)} lies outside ${range.low} to ${range.high}${slip ? `, but is what ${slip.unit} would give` : ''}.`,
          values: { [key]: value, unit: row.unit },
          expected: `${range.low} to ${withUnit(range.high, row.unit)}`,
          recomputed: { 'unit that fits': slip?.unit ?? null },
        })
        break
      }
    }
    return found
  },
}

/** Cells per dose that a product can plausibly hold: from a few thousand in an eye to a whole marrow collection. */
const doseRanges: Readonly<Record<string, readonly [number, number]>> = {
  cells: [1e3, 5e11],
  'cells/kg': [1e3, 5e9],
  'islet-equivalents': [1e4, 5e6],
  'islet-equivalents/kg': [5e2, 5e4],
}

/** A body of 70 kg: only for telling doses per kilogram from doses in all. */
const body = 70

const doses = (trial: Trial) =>
  trial.arms.flatMap((arm) => {
    const dose = arm.product?.dose
    return dose?.value != null && dose.value > 0 && dose.unit
      ? [{ arm: arm.id, value: dose.value, unit: dose.unit }]
      : []
  })

export const plausibleDose: AuditRule = {
  name: 'plausible-dose',
  levels: ['suspicious'],
  demands: 'A dose of cells is one that a body can be given, in its unit.',
  source: 'The ranges are ours; they span the doses of all trials on record with room on both sides',
  check: (trial) =>
    doses(trial).flatMap(({ arm, value, unit }): Draft[] => {
      const [low, high] = doseRanges[unit] ?? [0, Number.POSITIVE_INFINITY]
      if (value >= low && value <= high) return []
      const perKg = unit.endsWith('/kg')
      const other = perKg ? unit.slice(0, -3) : `${unit}/kg`
      const [otherLow, otherHigh] = doseRanges[other] ?? [0, 0]
      const fits = value >= otherLow && value <= otherHigh
      return [
        {
          level: 'suspicious',
          path: `arms.${arm}.product.dose.value`,
          message: `A dose of ${value.toExponential().replace('e+', 'e')} ${unit} (${arm})${perKg ? `, ${(value * body).toExponential(1).replace('e+', 'e')} in a body of ${body} kg,` : ''} lies outside ${low.toExponential().replace('e+', 'e')} to ${high.toExponential().replace('e+', 'e')}${fits ? `, but would fit ${other}` : ''}.`,
          values: { dose: value, unit },
          expected: `${low.toExponential().replace('e+', 'e')} to ${high.toExponential().replace('e+', 'e')} ${unit}`,
          recomputed: { 'unit that fits': fits ? other : null },
        },
      ]
    }),
}

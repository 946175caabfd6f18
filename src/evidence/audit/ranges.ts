/**
 * Values that the mean or median of a group of people can plausibly have, per measure and unit. The ranges are ours and
 * wide on purpose: they are there to catch units taken for each other, never to judge a patient. Conversions behind them:
 * HbA1c NGSP % = 0.09148 x mmol/mol + 2.152 (Hoelzel 2004, Clin Chem 50:166; ngsp.org), glucose 1 mmol/L = 18 mg/dL,
 * C-peptide 1 ng/mL = 0.331 nmol/L.
 */

export type Range = {
  readonly outcome: RegExp
  readonly unit: RegExp
  readonly low: number
  readonly high: number
  /** Units of the same measure that are taken for this one, with the numbers that they would give. */
  readonly slips?: readonly { readonly unit: string; readonly low: number; readonly high: number }[]
}

const cPeptide = /^(c-peptide|fasting-c-peptide|postprandial-c-peptide|c-peptide-peak)$/
const glucose = /^(fasting-glucose|postprandial-glucose|mean-glucose)$/

export const ranges: readonly Range[] = [
  {
    outcome: /^hba1c$/,
    unit: /^%( \(NGSP\))?$/,
    low: 3.5,
    high: 18,
    slips: [{ unit: 'mmol/mol', low: 20, high: 170 }],
  },
  { outcome: /^hba1c$/, unit: /^mmol\/mol$/, low: 15, high: 175, slips: [{ unit: '%', low: 3.5, high: 14.9 }] },
  { outcome: glucose, unit: /^mmol\/L$/, low: 2.2, high: 33, slips: [{ unit: 'mg/dL', low: 40, high: 600 }] },
  { outcome: glucose, unit: /^mg\/dL/, low: 40, high: 600, slips: [{ unit: 'mmol/L', low: 2.2, high: 33 }] },
  {
    outcome: cPeptide,
    unit: /^(nmol\/L|pmol\/mL)$/,
    low: 0,
    high: 6,
    slips: [
      { unit: 'pmol/L', low: 10, high: 6000 },
      { unit: 'ng/mL', low: 6, high: 18 },
    ],
  },
  { outcome: cPeptide, unit: /^(ng\/mL|ug\/L)$/, low: 0, high: 18, slips: [{ unit: 'pmol/L', low: 18.1, high: 6000 }] },
  {
    outcome: cPeptide,
    unit: /^pmol\/L$/,
    low: 3,
    high: 6000,
    slips: [{ unit: 'nmol/L or ng/mL', low: 0.005, high: 3 }],
  },
  {
    outcome: /^insulin-dose$/,
    unit: /^I?U\/kg\/day$/,
    low: 0,
    high: 3,
    slips: [{ unit: 'IU/day', low: 4, high: 250 }],
  },
  { outcome: /^insulin-dose$/, unit: /^I?U\/day$/, low: 0, high: 300 },
  { outcome: /^body-mass-index$/, unit: /^kg\/m2$/, low: 12, high: 60 },
  { outcome: /^(egfr|mgfr)$/, unit: /^mL\/min\/1\.73 m2$/, low: 3, high: 180 },
  { outcome: /^homa-ir$/, unit: /./, low: 0, high: 60 },
  { outcome: /^(time-in-range|time-above-range)$/, unit: /^%$/, low: 0, high: 100 },
  { outcome: /^iief5$/, unit: /^points$/, low: 1, high: 25 },
  { outcome: /^tcss$/, unit: /^points$/, low: 0, high: 19 },
  { outcome: /^visual-acuity$/, unit: /^logMAR$/, low: -0.3, high: 3 },
  { outcome: /^macular-thickness$/, unit: /^micrometer$/, low: 80, high: 1200 },
  { outcome: /^glucose-infusion-rate$/, unit: /^mg\/(kg\/min|min\/kg)$/, low: 0, high: 25 },
  { outcome: /^idaa1c$/, unit: /^score$/, low: 3, high: 25 },
  { outcome: /^beta-score$/, unit: /^points$/, low: 0, high: 8 },
  { outcome: /^baseline-characteristic$/, unit: /^years$/, low: 0, high: 110 },
]

/** Cells per dose that a product can plausibly hold: from a few thousand in an eye to a whole marrow collection. */
export const doseRanges: Readonly<Record<string, readonly [number, number]>> = {
  cells: [1e3, 5e11],
  'cells/kg': [1e3, 5e9],
  'islet-equivalents': [1e4, 5e6],
  'islet-equivalents/kg': [5e2, 5e4],
}

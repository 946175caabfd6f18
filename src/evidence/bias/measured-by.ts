/**
 * How far knowing the treatment can sway a measure. RoB 2, question 4.4, tells apart what patients report, what observers
 * judge, what those who give the treatment decide, and what needs no judgment (Sterne 2019, doi:10.1136/bmj.l4898,
 * detailed guidance of 22 August 2019; ROBINS-I, question 6.1, Sterne 2016, doi:10.1136/bmj.i4919).
 */

/**
 * objective: a laboratory value, a device or death. decided: a dose or procedure that patients and doctors decide on.
 * judged: needs an observer's judgment. reported: told by the patient. unknown: the entry does not say what was measured.
 */
export type MeasuredBy = 'objective' | 'decided' | 'judged' | 'reported' | 'unknown'

const objective = [
  'hba1c',
  'hba1c-below-7',
  'glycemic-targets-met',
  'fasting-glucose',
  'postprandial-glucose',
  'time-in-range',
  'mean-glucose',
  'time-above-range',
  'glycemic-variability',
  'c-peptide',
  'fasting-c-peptide',
  'postprandial-c-peptide',
  'c-peptide-peak',
  'c-peptide-auc',
  'c-peptide-phase',
  'insulin-auc',
  'homa-b',
  'homa-ir',
  'insulin-sensitivity-index',
  'glucose-infusion-rate',
  'autoantibodies',
  'treg',
  'cd4-cd8-ratio',
  'cytokines',
  'd-dimer',
  'body-mass-index',
  'egfr',
  'mgfr',
  'egfr-slope',
  'macular-thickness',
  'nerve-conduction-velocity',
  'death',
]

/** Composites that count insulin are decided by whoever sets the dose. */
const decided = [
  'insulin-dose',
  'insulin-dose-reduced',
  'insulin-halved',
  'insulin-halved-with-hba1c-below-7',
  'insulin-independence',
  'oral-drug-withdrawal',
  'drug-dose-halved',
  'second-infusion',
  'idaa1c',
  'clinical-remission',
  'igls-status',
  'beta-score',
  'length-of-stay',
  'amputation',
  'amputation-free-survival',
]

/** Graft survival and failure are judged: by C-peptide, by insulin or by doctors, and few records say which. */
const judged = [
  'graft-survival',
  'graft-failure',
  'engraftment',
  'cell-homing',
  'adverse-event',
  'serious-adverse-event',
  'serious-adverse-event-related',
  'infusion-reaction',
  'tumor',
  'microvascular-complication',
  'complete-wound-closure',
  'ulcer-area',
  'ulcer-healing-rate',
  'time-to-closure',
  'limb-perfusion',
  'limb-ischemia-stage',
  'bone-union',
  'ejection-fraction',
  'peak-systolic-velocity',
  'tcss',
  'foveal-avascular-zone',
  'clinical-improvement',
]

/** How far somebody walks, and how well they see, is their own effort. */
const reported = [
  'hypoglycemia',
  'severe-hypoglycemia',
  'fever',
  'quality-of-life',
  'pain',
  'walking-distance',
  'iief5',
  'visual-acuity',
]

const table: ReadonlyMap<string, MeasuredBy> = new Map([
  ...objective.map((id) => [id, 'objective'] as const),
  ...decided.map((id) => [id, 'decided'] as const),
  ...judged.map((id) => [id, 'judged'] as const),
  ...reported.map((id) => [id, 'reported'] as const),
  ...['epidemiology', 'baseline-characteristic', 'unspecified'].map((id) => [id, 'unknown'] as const),
])

/** Outcome measures whose kind has been decided; a test demands every entry of the vocabulary. */
export const classified: readonly string[] = [...table.keys()]

/** How far knowing the treatment can sway an outcome measure; unknown where nobody has decided. */
export const measuredBy = (outcome: string): MeasuredBy => table.get(outcome) ?? 'unknown'

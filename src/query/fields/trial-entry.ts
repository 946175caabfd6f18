/** Fields of a trial about who could enter: filters ask what a person is, and find trials that admitted such a person. */
import { choices, type Trial } from '../../dataset/index.js'
import type { Field } from '../field.js'

type F = Field<Trial>
type Criteria = NonNullable<Trial['eligibility']>

const caution =
  'Entry criteria as far as they were read, one by one: evidence to read about people of that kind, no advice. Trials whose criterion was not read are left out and counted; whoever fits these may be kept out by another.'

const perYear = { days: 365.25, weeks: 365.25 / 7, months: 12, years: 1 } as const

type Ends = { readonly from?: number | undefined; readonly to?: number | undefined }

/** Ends in years, as text that a filter reads. */
const span = ({ from, to }: Ends, unit: keyof typeof perYear = 'years'): string => {
  const years = (end: number | undefined): string =>
    end === undefined ? '' : String(Math.round((1000 * end) / perYear[unit]) / 1000)
  return `${years(from)}..${years(to)}`
}

const ends = ({ from, to }: Ends): string => `${from ?? ''}..${to ?? ''}`

const criterion = (read: (criteria: Criteria) => string | readonly string[] | undefined) => (trial: Trial) =>
  (trial.eligibility && read(trial.eligibility)) ?? null

/** What was measured at entry and had to lie between two ends. */
const limits: F[] = (
  [
    [
      'hba1c',
      'HbA1c at entry',
      '%',
      'HbA1c that could enter, in % (NGSP): --hba1c 8.5 finds trials that a person with 8.5 % could enter by it',
    ],
    ['bmi', 'BMI at entry', 'kg/m2', 'Body mass index that could enter, in kg/m2'],
    [
      'egfr',
      'eGFR at entry',
      'mL/min/1.73 m2',
      'Estimated glomerular filtration rate that could enter, in mL/min/1.73 m2',
    ],
  ] as const
).map(([name, label, unit, help]) => ({
  name,
  label,
  help,
  type: 'span',
  unit,
  absence: 'notRead',
  caution,
  at: `eligibility.${name}`,
  read: criterion((criteria) => criteria[name] && ends(criteria[name])),
}))

/** Criteria of entry. */
export const entryFields: readonly F[] = [
  {
    name: 'age',
    label: 'Age at entry',
    help: 'Ages that could enter, in years: --age 25 finds trials that a person of 25 could enter by age',
    type: 'span',
    unit: 'years',
    absence: 'notRead',
    caution,
    at: 'eligibility.age',
    read: criterion(({ age }) => age && span(age)),
  },
  {
    name: 'duration',
    label: 'Time since diagnosis',
    help: 'Time since the diagnosis of diabetes at entry, in years: --duration 2y, 6 months or 10w finds trials that admitted it',
    type: 'span',
    unit: 'years',
    absence: 'notRead',
    caution,
    at: 'eligibility.duration',
    read: criterion(({ duration }) => duration && span(duration, duration.unit)),
  },
  {
    name: 'c-peptide',
    label: 'C-peptide at entry',
    help: 'Whether people had to make insulin of their own still (positive), or to have lost it (negative)',
    type: 'choice',
    choices: ['positive', 'negative'],
    aliases: { present: 'positive', absent: 'negative', undetectable: 'negative' },
    absence: 'notRead',
    caution,
    at: 'eligibility.cPeptide',
    read: criterion(
      ({ cPeptide }) => cPeptide && ({ present: 'positive', absent: 'negative' } as const)[cPeptide.state],
    ),
  },
  ...limits,
  {
    name: 'insulin',
    label: 'Insulin at entry',
    help: 'Whether people had to use insulin, or could not',
    type: 'choice',
    choices: choices.insulinUse,
    absence: 'notRead',
    caution,
    at: 'eligibility.insulin',
    read: criterion(({ insulin }) => insulin),
  },
  {
    name: 'exclusion',
    label: 'Kept out by',
    help: 'What kept people out',
    type: 'text',
    many: true,
    absence: 'notRead',
    at: 'eligibility.exclusions',
    read: criterion(({ exclusions }) => exclusions),
  },
  {
    name: 'eligibility',
    label: 'Criteria of entry',
    help: 'Who could enter, in our words, as far as it was read',
    type: 'text',
    absence: 'notRead',
    read: criterion(({ text }) => text),
  },
]

/** Fields of a trial about the study itself: names, time, people, design. */
import {
  cautiously,
  choices,
  designWord,
  hasControl,
  isStaleStatus,
  owners,
  type Trial,
  yearOf,
} from '../../dataset/index.js'
import type { Field, NameLookup } from '../field.js'

type F = Field<Trial>

const reportYears = (trial: Trial, look: NameLookup): number[] =>
  [...new Set(trial.references.map(look.year).filter((year) => year !== null))].sort((a, b) => a - b)

const firstReportYear = (trial: Trial, look: NameLookup): number | null => reportYears(trial, look)[0] ?? null

const identity: F[] = [
  {
    name: 'id',
    label: 'Id',
    help: 'Id of the record',
    type: 'text',
    read: (t) => t.id,
    column: { priority: 1, min: 14, max: 28 },
  },
  { name: 'title', label: 'Title', help: 'What the study is', type: 'text', read: (t) => t.title },
  {
    name: 'acronym',
    label: 'Acronym',
    help: 'Acronym of the study',
    type: 'text',
    explainedBy: ['acronym'],
    read: (t) => t.acronym,
  },
  {
    name: 'kind',
    label: 'Kind',
    help: 'published: a report was read; registered: only a registration was read',
    type: 'choice',
    choices: choices.trialKind,
    read: (t) => t.kind,
  },
  {
    name: 'registration',
    label: 'Registrations',
    help: 'Registry numbers',
    type: 'text',
    many: true,
    at: 'registrations[].id',
    read: (t) => t.registrations.map((r) => r.id),
  },
  {
    name: 'registry',
    label: 'Registries',
    help: 'Registries that know the study',
    type: 'choice',
    many: true,
    choices: choices.registry,
    aliases: { nct: 'clinicaltrials.gov', ctgov: 'clinicaltrials.gov', eudract: 'eu-ctr' },
    at: 'registrations[].registry',
    read: (t) => [...new Set(t.registrations.map((r) => r.registry))],
  },
]

const time: F[] = [
  {
    name: 'year',
    label: 'Year',
    help: 'Year the study started; when the start is not known, the year of its first report (then it started no later)',
    type: 'integer',
    derived: true,
    explainedBy: ['start'],
    read: (t, look) => (t.start ? yearOf(t.start) : firstReportYear(t, look)),
    column: { align: 'right', priority: 7, min: 5, max: 5 },
  },
  {
    name: 'year-basis',
    label: 'Year is of',
    help: 'What the year is: start of the study, or first report',
    type: 'choice',
    choices: ['start', 'report'],
    derived: true,
    explainedBy: ['start'],
    read: (t, look) => (t.start ? 'start' : firstReportYear(t, look) === null ? null : 'report'),
  },
  {
    name: 'start',
    label: 'Start',
    help: 'Start date, as exact as the source gives it',
    type: 'date',
    explainedBy: ['start'],
    read: (t) => t.start,
  },
  {
    name: 'completion',
    label: 'Completion',
    help: 'Completion date, actual or planned',
    type: 'date',
    explainedBy: ['completion'],
    read: (t) => t.completion,
  },
  {
    name: 'published',
    label: 'Reported in',
    help: 'Years of its reports (papers and conference abstracts on record)',
    type: 'integer',
    many: true,
    derived: true,
    read: reportYears,
  },
  {
    name: 'status',
    label: 'Status',
    help: 'Overall status (vocabulary of ClinicalTrials.gov)',
    type: 'choice',
    choices: choices.status,
    aliases: { active: 'active-not-recruiting' },
    read: (t) => t.status.value,
    column: { priority: 10, min: 20, max: 32 },
  },
  {
    name: 'status-as-of',
    label: 'Status as of',
    help: 'When that was the status',
    type: 'date',
    explainedBy: ['status.asOf'],
    at: 'status.asOf',
    read: (t) => t.status.asOf,
  },
]

const stale: F = {
  name: 'stale',
  label: 'Status is old',
  help: 'Whether the status is one of a study that goes on, read more than two years before the day of the dataset or on no day on record',
  type: 'boolean',
  derived: true,
  read: (t, look) => isStaleStatus(t.status.value, t.status.asOf, look.asOf),
}

const people: F[] = [
  {
    name: 'disease',
    label: 'Disease',
    help: 'Disease studied; a broader disease finds all below it',
    type: 'term',
    vocabulary: 'diseases',
    // Null in studies of a registry only, which are of any disease.
    explainedBy: ['disease'],
    read: (t) => t.disease,
    column: { priority: 8, min: 8, max: 16 },
  },
  {
    name: 'stage',
    label: 'Stage',
    help: 'Stage of the disease',
    type: 'choice',
    choices: choices.stage,
    aliases: { 'newly-diagnosed': 'new-onset', recent: 'new-onset' },
    explainedBy: ['population.stage'],
    at: 'population.stage',
    read: (t) => t.population.stage,
  },
  {
    name: 'age-group',
    label: 'Age group',
    help: 'Age of the participants',
    type: 'choice',
    choices: choices.ageGroup,
    aliases: { paediatric: 'pediatric', children: 'pediatric', adults: 'adult' },
    explainedBy: ['population.ageGroup'],
    at: 'population.ageGroup',
    read: (t) => t.population.ageGroup,
  },
  {
    name: 'enrollment',
    label: 'Enrolled',
    help: 'People enrolled (actual) or planned (estimated)',
    type: 'integer',
    unit: 'people',
    explainedBy: ['enrollment.count'],
    read: (t) => t.enrollment.count,
    column: { label: 'n', align: 'right', priority: 5, min: 3, max: 5 },
  },
  {
    name: 'enrollment-type',
    label: 'Enrollment is',
    help: 'Whether the enrollment is actual or estimated',
    type: 'choice',
    choices: choices.enrollmentType,
    explainedBy: ['enrollment.type'],
    at: 'enrollment.type',
    read: (t) => t.enrollment.type,
  },
  {
    name: 'country',
    label: 'Countries',
    help: 'Countries, as ISO 3166 codes; English names are understood',
    type: 'choice',
    many: true,
    choices: [],
    explainedBy: ['countries'],
    at: 'countries',
    read: (t) => t.countries,
    column: { label: 'Where', priority: 11, min: 5, max: 14 },
  },
  {
    name: 'sponsor',
    label: 'Sponsor',
    help: 'Sponsor',
    type: 'text',
    explainedBy: ['sponsor'],
    read: (t) => t.sponsor,
  },
]

const design: F[] = [
  {
    name: 'design',
    label: 'Design',
    help: 'Allocation, masking and control in a word; ≠ after what sources dispute',
    type: 'text',
    derived: true,
    filterable: false,
    at: 'design',
    read: designWord,
    column: { priority: 2, min: 13, max: 30 },
  },
  {
    name: 'allocation',
    label: 'Allocation',
    help: 'How people were allocated; na when there is one group',
    type: 'choice',
    choices: choices.allocation,
    aliases: { randomised: 'randomized', rct: 'randomized', 'non-randomised': 'non-randomized' },
    explainedBy: ['design.allocation'],
    disputedAs: 'allocation',
    at: 'design.allocation',
    read: (t) => t.design.allocation,
  },
  {
    name: 'model',
    label: 'Model',
    help: 'Intervention model',
    type: 'choice',
    choices: choices.model,
    aliases: { 'single-arm': 'single-group', uncontrolled: 'single-group', 'cross-over': 'crossover' },
    explainedBy: ['design.model'],
    disputedAs: 'model',
    at: 'design.model',
    read: (t) => t.design.model,
  },
  {
    name: 'masking',
    label: 'Masking',
    help: 'Who did not know the treatment: none, or how many roles',
    type: 'choice',
    choices: choices.masking,
    aliases: {
      open: 'none',
      'open-label': 'none',
      'double-blind': 'double',
      'single-blind': 'single',
      'triple-blind': 'triple',
    },
    explainedBy: ['design.masking'],
    disputedAs: 'masking',
    at: 'design.masking',
    read: (t) => t.design.masking,
  },
  {
    name: 'control',
    label: 'Control',
    help: 'What the cells were compared with',
    type: 'choice',
    choices: choices.control,
    explainedBy: ['design.control'],
    disputedAs: 'control',
    at: 'design.control',
    read: (t) => t.design.control,
  },
  {
    name: 'phase',
    label: 'Phase',
    help: 'Phases; a phase 1/2 trial is found by either',
    type: 'choice',
    many: true,
    choices: choices.phase,
    explainedBy: ['design.phases'],
    disputedAs: 'phases',
    at: 'design.phases',
    read: (t) => t.design.phases,
  },
  {
    name: 'centers',
    label: 'Centers',
    help: 'One center or several',
    type: 'choice',
    choices: choices.centers,
    explainedBy: ['design.centers'],
    disputedAs: 'centers',
    at: 'design.centers',
    read: (t) => t.design.centers,
    column: { priority: 12, min: 7, max: 7 },
  },
  {
    name: 'follow-up',
    label: 'Follow-up',
    help: 'Longest follow-up, in months',
    type: 'number',
    unit: 'months',
    explainedBy: ['followUpMonths'],
    at: 'followUpMonths',
    read: (t) => t.followUpMonths,
    column: { label: 'mo', align: 'right', priority: 9, min: 3, max: 5 },
  },
]

/** Reports before registrations, comparisons before series, chance (undisputed) before choice. */
const standing = (trial: Trial): number => {
  const { allocation } = cautiously(trial).design
  const compared = allocation === 'randomized' ? 0 : hasControl(trial) ? 1 : 2
  return (trial.kind === 'published' ? 0 : 3) + compared
}

const whose: F = {
  name: 'layer',
  label: 'Whose',
  help: 'Whose the record is, then whose values stand in it: bundled with the program, own (added or corrected by you), registry (imported or renewed)',
  type: 'choice',
  choices: owners,
  many: true,
  derived: true,
  read: (t, look) => look.owners(t.id),
}

const order: F[] = [
  {
    name: 'order',
    label: 'Order',
    help: 'The order of a listing when none is asked for: reports before registrations, randomized before other comparisons before series, and the larger first',
    type: 'integer',
    derived: true,
    filterable: false,
    read: (t) => 1_000_000 * standing(t) + (999_999 - Math.min(t.enrollment.count ?? 0, 999_999)),
  },
]

/** Names, time, people, design. */
export const studyFields: readonly F[] = [...identity, ...time, stale, ...people, ...design, whose, ...order]

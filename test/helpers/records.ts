/** Small made-up records that fit their schemas and break no rule, to be bent one way at a time. */
import type { Trial } from '../../src/dataset/schema/trial.js'
import type { CellType, Disease, Outcome } from '../../src/dataset/schema/vocabulary.js'
import type { SourceData } from '../../src/dataset/source.js'

export type Row = Trial['outcomes'][number]
export type Arm = Trial['arms'][number]

const named = (id: string) => ({ id, name: id, nameZh: null, zhSource: null, aliases: [], mergeFrom: [] })
const nameReasons = { nameZh: 'notRead', zhSource: 'notRead' } as const

export const disease = (id: string, more: Partial<Disease> = {}): Disease => ({
  ...named(id),
  parents: [],
  codes: [],
  definition: { text: 'A disease.' },
  pathology: [],
  stages: [],
  epidemiology: [],
  standardTreatments: [],
  whyCellTherapy: [],
  references: [],
  missing: { ...nameReasons },
  ...more,
}) // prettier-ignore

export const cell = (id: string, more: Partial<CellType> = {}): CellType => ({
  ...named(id),
  parents: [],
  tissue: 'bone marrow',
  potency: 'multipotent',
  donors: ['autologous'],
  codes: [],
  identity: [],
  manufacturing: [],
  advantages: [],
  limitations: [],
  risks: [],
  approvals: [],
  references: [],
  missing: { ...nameReasons },
  ...more,
}) // prettier-ignore

export const outcome = (id: string, more: Partial<Outcome> = {}): Outcome => ({
  ...named(id),
  parents: [],
  kind: 'continuous',
  domain: 'glycemia',
  measuredBy: 'objective',
  mattersToPatients: false,
  betterDirection: 'lower',
  canonicalUnit: '%',
  acceptedUnits: [{ unit: 'mmol/mol', convertible: true }],
  codes: [],
  importantDifference: [],
  meaning: 'A measure.',
  references: [],
  missing: { ...nameReasons },
  ...more,
}) // prettier-ignore

export const product = (more: Partial<NonNullable<Arm['product']>> = {}): NonNullable<Arm['product']> => ({
  cells: ['msc'],
  donor: 'autologous',
  tissue: 'bone marrow',
  dose: { value: 1e6, unit: 'cells', basis: 'per-infusion', text: 'a dose' },
  infusions: 1,
  interval: 'once',
  route: 'iv',
  routeText: 'into a vein',
  ...more,
}) // prettier-ignore

export const arm = (id: string, more: Partial<Arm> = {}): Arm => ({
  id,
  label: id,
  role: id === 'control' ? 'control' : 'intervention',
  allocated: 10,
  analyzed: 10,
  product: id === 'control' ? null : product(),
  cointervention: 'none',
  ...more,
}) // prettier-ignore

export const row = (id: string, more: Partial<Row> = {}): Row => ({
  id,
  outcome: 'hba1c',
  kind: 'continuous',
  scale: 'final',
  timepointMonths: 12,
  unit: '%',
  primary: true,
  arms: { cell: { n: 10, mean: 7, sd: 1 }, control: { n: 10, mean: 8, sd: 1 } },
  comparison: more.scale === 'baseline' ? 'none' : 'against-control',
  direction: 'favors-cell',
  sources: ['s1'],
  locator: 'table 2',
  level: 'full-text',
  // What goes with what a test sets, unless it sets that too.
  ...(more.subgroup === undefined ? {} : { subgroupBy: 'start' as const }),
  ...(more.pFor === undefined ? {} : { pOf: 'other' as const }),
  ...(more.outcome === 'baseline-characteristic' ? { characteristic: 'other' as const } : {}),
  ...more,
  ...(more.effect?.derived === undefined ? {} : { effect: { derivedPart: 'value' as const, ...more.effect } }),
}) // prettier-ignore

/** A row is judged against a control where the trial has one, unless the test says otherwise. */
const judged = (one: Row, arms: readonly Arm[], model: string | null): Row =>
  one.comparison === 'against-control' &&
  (model === 'single-group' || one.effect?.measure === 'before-after' || !arms.some(({ role }) => role === 'control'))
    ? { ...one, comparison: 'before-after' }
    : one

export const trial = (id: string, more: Partial<Trial> = {}): Trial =>
  fitted({
    id,
    mergedFrom: [id],
    kind: 'published',
    title: 'A trial',
    acronym: 'TRIAL',
    registrations: [],
    disease: 't1d',
    population: { stage: 'new-onset', ageGroup: 'adult', description: 'Adults.' },
    design: {
      model: 'parallel',
      allocation: 'randomized',
      concealment: 'concealed',
      assignment: null,
      masking: 'double',
      control: 'placebo',
      phases: ['2'],
      centers: 'single',
      collection: 'prospective',
    },
    status: { value: 'completed', asOf: '2020' },
    enrollment: { count: 20, type: 'actual' },
    start: '2015-03',
    completion: '2018-03-01',
    followUpMonths: 12,
    countries: ['SE'],
    sponsor: 'A hospital',
    arms: [arm('cell'), arm('control')],
    outcomes: [row('hba1c')],
    safety: { seriousEvents: 0, seriousRelated: 0, deaths: 0, procedureRelated: 0, text: 'No events.' },
    finding: { text: 'Lower HbA1c.' },
    references: [],
    sources: [{ id: 's1', url: 'https://example.org', level: 'full-text', what: 'the paper' }],
    reviewed: null,
    missing: { 'arms.control.product': 'notApplicable' },
    ...more,
  })

/** The reason that goes with the null of every made-up design, and rows that fit their arms. */
const fitted = (made: Trial): Trial => ({
  ...made,
  outcomes: made.outcomes.map((one) => judged(one, made.arms, made.design.model)),
  missing: made.design.assignment === null ? { 'design.assignment': 'notApplicable', ...made.missing } : made.missing,
})

/** A dataset with one disease, one cell type, one outcome measure and the given records. */
export const dataset = (more: Partial<SourceData> = {}): SourceData => ({
  trials: [trial('made-up')],
  diseases: [disease('t1d')],
  cells: [cell('msc')],
  mechanisms: [],
  outcomes: [outcome('hba1c')],
  references: [],
  approvals: [],
  claims: [],
  articles: [],
  citations: [],
  reviews: [],
  edges: [],
  nodes: [],
  exclusions: [],
  search: null,
  lexicon: [],
  description: {
    version: '2026.1.0',
    asOf: '2026-01-31',
    title: 'T',
    purpose: 'P',
    license: { program: 'MIT', data: 'CC0' },
    cite: 'C',
    home: 'https://example.org',
    covers: [],
    doesNotCover: [],
    caution: 'No advice',
  },
  ...more,
})

/** A dataset of one trial, bent. */
export const withTrial = (more: Partial<Trial>): SourceData => dataset({ trials: [trial('made-up', more)] })

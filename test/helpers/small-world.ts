/**
 * A dataset small enough to be known by heart: four trials in two diseases, and one or two records of every other kind.
 * Pages of the program are shown on it, so that they stay short, and stay as they are when curators add evidence.
 *
 * What is in it: "first" and "second" are randomized trials of marrow cells in type 1 diabetes with a mean HbA1c each, so
 * that they can be pooled; "series" is a single group with a count of people off insulin, and doubts on record; "plan" is
 * only registered, long ended, in type 2 diabetes.
 */
import type { Reference } from '../../src/dataset/schema/literature.js'
import type { SourceData } from '../../src/dataset/source.js'
import type { Store } from '../../src/store/index.js'
import { type Place, page } from './cli.js'
import { datasetOf } from './made-dataset.js'
import { arm, cell, disease, outcome, product, row, trial } from './records.js'

const paper = (id: string, year: number, more: Partial<Reference> = {}): Reference => ({
  id,
  type: 'article-journal',
  author: [
    { family: 'Berg', given: 'A.' },
    { family: 'Lind', given: 'B.' },
  ],
  issued: { 'date-parts': [[year]] },
  title: `Marrow cells in diabetes, ${year}`,
  'container-title': 'Journal of Made-up Trials',
  volume: '1',
  page: '1-9',
  DOI: `10.1000/made.${year}`,
  custom: { level: 'full-text', read: 'the paper', retracted: false },
  missing: {},
  ...more,
})

const two = (cellMean: number, controlMean: number) => ({
  arms: { cell: { n: 10, mean: cellMean, sd: 1 }, control: { n: 10, mean: controlMean, sd: 1 } },
})
const before = row('hba1c-baseline', {
  ...two(8.2, 8.1),
  scale: 'baseline',
  timepointMonths: 0,
  primary: false,
  direction: 'unclear',
})

const trials: SourceData['trials'] = [
  trial('first', {
    title: 'First trial of marrow cells',
    acronym: 'FIRST',
    registrations: [
      {
        id: 'NCT00000001',
        registry: 'clinicaltrials.gov',
        url: 'https://clinicaltrials.gov/study/NCT00000001',
        registered: '2014',
        results: 'not-posted',
      },
    ],
    outcomes: [row('hba1c-12m', { ...two(7, 8), p: '0.04' }), before],
    references: ['first-2018'],
    finding: { text: 'HbA1c fell by one point against control.', limits: 'One hospital.' },
  }),
  trial('second', {
    title: 'Second trial of marrow cells',
    acronym: 'SECOND',
    start: '2017',
    completion: '2020-06',
    outcomes: [row('hba1c-12m', { ...two(7.4, 7.9), direction: 'no-difference', p: '0.3' }), before],
    references: ['second-2020'],
    finding: { text: 'HbA1c did not differ.' },
  }),
  trial('series', {
    title: 'A series of eight people',
    acronym: 'SERIES',
    design: {
      model: 'single-group',
      allocation: 'na',
      concealment: 'not-concealed',
      assignment: null,
      masking: 'none',
      control: 'none',
      phases: ['1'],
      centers: 'single',
      collection: 'prospective',
    },
    enrollment: { count: 8, type: 'actual' },
    arms: [arm('cell', { allocated: 8, analyzed: 8, product: product({ cells: ['hsc'] }) })],
    outcomes: [
      row('free', {
        outcome: 'insulin-free',
        kind: 'binary',
        unit: 'participants',
        arms: { cell: { n: 8, events: 3 } },
        level: 'abstract',
        locator: 'abstract',
      }),
    ],
    sources: [{ id: 's1', url: 'https://example.org/series', level: 'abstract', what: 'the abstract' }],
    safety: { seriousEvents: 2, seriousRelated: 1, deaths: 0, procedureRelated: 1, text: 'Two serious events.' },
    disagreements: [{ about: 'enrollment.count', text: 'The registry says 9 people.' }],
    openQuestions: ['How long the three stayed off insulin.'],
    finding: { text: 'Three of eight people came off insulin.' },
    missing: {},
  }),
  trial('plan', {
    kind: 'registered',
    title: 'A trial that was planned',
    acronym: 'PLAN',
    registrations: [
      {
        id: 'NCT00000002',
        registry: 'clinicaltrials.gov',
        url: 'https://clinicaltrials.gov/study/NCT00000002',
        registered: '2014',
        results: 'not-posted',
      },
    ],
    disease: 't2d',
    population: { stage: null, ageGroup: 'adult', description: 'Adults.' },
    status: { value: 'completed', asOf: '2019' },
    start: '2016',
    completion: '2019',
    outcomes: [],
    registeredOutcomes: { primary: [{ text: 'HbA1c at 12 months', measures: ['hba1c'] }] },
    arms: [arm('cell', { allocated: null, analyzed: null }), arm('control', { allocated: null, analyzed: null })],
    safety: { seriousEvents: null, seriousRelated: null, deaths: null, procedureRelated: null, text: null },
    finding: null,
    sources: [
      { id: 's1', url: 'https://clinicaltrials.gov/study/NCT00000002', level: 'registry', what: 'the registration' },
    ],
    missing: {
      'population.stage': 'notReported',
      'arms.cell.allocated': 'notReported',
      'arms.cell.analyzed': 'notReported',
      'arms.control.allocated': 'notReported',
      'arms.control.analyzed': 'notReported',
      'arms.control.product': 'notApplicable',
      'safety.seriousEvents': 'notReported',
      'safety.seriousRelated': 'notReported',
      'safety.deaths': 'notReported',
      'safety.procedureRelated': 'notReported',
      'safety.text': 'notReported',
      finding: 'notReported',
    },
  }),
]

export const smallWorld: Partial<SourceData> = {
  trials,
  diseases: [
    disease('diabetes', { name: 'Diabetes' }),
    disease('t1d', { name: 'Type 1 diabetes', parents: ['diabetes'], aliases: ['T1D'] }),
    disease('t2d', { name: 'Type 2 diabetes', parents: ['diabetes'], aliases: ['T2D'] }),
  ],
  cells: [
    cell('stem-cell', { name: 'Stem cell' }),
    cell('msc', {
      name: 'Mesenchymal stromal cell',
      parents: ['stem-cell'],
      aliases: ['MSC'],
      approvals: ['made-warning'],
    }),
    cell('hsc', { name: 'Hematopoietic stem cell', parents: ['stem-cell'], aliases: ['HSC'] }),
  ],
  mechanisms: [
    {
      id: 'calming',
      name: 'Calming of T cells',
      nameZh: null,
      zhSource: null,
      aliases: [],
      mergeFrom: [],
      category: 'immune-modulation',
      summary: 'Cells secrete a signal that quiets T cells.',
      evidence: 'supported-in-animals',
      evidenceNote: null,
      mediators: ['il-10'],
      immuneCells: [],
      targets: [],
      diseases: ['t1d'],
      cells: ['msc'],
      gaps: [{ unknown: 'Whether it happens in people.', decidingStudy: 'A trial with biopsies.' }],
      edges: ['msc--secretes--il-10', 'il-10--mediates--calming', 'calming--improves--hba1c'],
      references: ['mice-2015'],
      missing: { nameZh: 'notRead', zhSource: 'notRead', evidenceNote: 'notApplicable' },
    },
  ],
  nodes: [{ id: 'il-10', kind: 'mediator', name: 'IL-10' }],
  edges: [
    {
      id: 'msc--secretes--il-10',
      from: { kind: 'cell', id: 'msc' },
      relation: 'secretes',
      to: { kind: 'mediator', id: 'il-10' },
      diseases: ['t1d'],
      mechanisms: ['calming'],
      evidence: [
        { reference: 'mice-2015', supports: 'support', setting: 'animal', what: 'Mice without it were not protected.' },
      ],
    },
    {
      id: 'il-10--mediates--calming',
      from: { kind: 'mediator', id: 'il-10' },
      relation: 'mediates',
      to: { kind: 'mechanism', id: 'calming' },
      diseases: ['t1d'],
      mechanisms: ['calming'],
      evidence: [
        { reference: 'mice-2015', supports: 'partial', setting: 'in-vitro', what: 'T cells in a dish divided less.' },
      ],
    },
    {
      id: 'calming--improves--hba1c',
      from: { kind: 'mechanism', id: 'calming' },
      relation: 'improves',
      to: { kind: 'outcome', id: 'hba1c' },
      diseases: ['t1d'],
      mechanisms: ['calming'],
      evidence: [
        {
          reference: 'first-2018',
          supports: 'refute',
          setting: 'human-trial',
          what: 'Who had more of it fared no better.',
        },
      ],
    },
  ],
  outcomes: [
    outcome('hba1c', { name: 'HbA1c', meaning: 'Mean glucose of three months.' }),
    outcome('insulin-free', {
      name: 'Insulin independence',
      kind: 'binary',
      betterDirection: 'higher',
      canonicalUnit: 'proportion',
      acceptedUnits: [{ unit: 'participants', convertible: true }],
      meaning: 'People who need no insulin.',
    }),
  ],
  references: [
    paper('first-2018', 2018, {
      PMID: '1000001',
      custom: { level: 'full-text', read: 'the paper', retracted: false, trials: ['first'] },
    }),
    paper('mice-2015', 2015, { title: 'Marrow cells in mice' }),
    paper('review-2021', 2021, { title: 'A synthesis of two trials' }),
    paper('second-2020', 2020, {
      custom: { level: 'full-text', read: 'the paper', retracted: false, trials: ['second'] },
    }),
  ],
  approvals: [
    {
      id: 'made-warning',
      product: 'Cells of a clinic',
      cell: 'msc',
      indication: 'Diabetes',
      concernsDiabetes: true,
      diseases: ['t1d'],
      jurisdiction: 'US',
      date: '2020-02',
      kind: 'warning',
      statement: 'No such product is approved.',
      manufacturer: null,
      trials: [],
      sources: [{ url: 'https://example.org/warning', what: 'the warning', level: 'full-text' }],
      missing: { manufacturer: 'notApplicable' },
    },
  ],
  articles: [
    {
      id: 'clinic-page',
      kind: 'clinic-page',
      title: 'Cells cure diabetes',
      publisher: 'A clinic',
      author: null,
      date: '2022',
      url: 'https://example.org/clinic',
      languages: ['en'],
      description: 'A page of a clinic.',
      missing: { author: 'notReported' },
    },
  ],
  citations: [
    {
      id: 'clinic-berg-2018',
      article: 'clinic-page',
      place: 'reference list',
      asCited: {
        authors: 'Berg A',
        year: 2017,
        title: 'Marrow cells in diabetes',
        journal: 'J Made-up Trials',
        volume: null,
        issue: null,
        pages: null,
        url: null,
      },
      actual: 'first-2018',
      status: 'details-wrong',
      differences: ['The year is 2018.'],
      sourcesRead: ['https://example.org/first'],
      openQuestions: [],
    },
  ],
  claims: [
    {
      id: 'cells-lower-hba1c',
      kind: 'efficacy',
      statement: 'Marrow cells lower HbA1c in type 1 diabetes.',
      warns: false,
      diseases: ['t1d'],
      cells: ['msc'],
      mechanisms: ['calming'],
      outcomes: ['hba1c'],
      articles: ['clinic-page'],
      citations: ['clinic-berg-2018'],
      verdict: 'overstated',
      why: 'One of two trials found no difference.',
      evidence: [{ url: 'https://example.org/first', what: 'the trial', trial: 'first' }],
    },
  ],
  reviews: [
    {
      id: 'made-synthesis',
      reference: 'review-2021',
      question: 'Do marrow cells lower HbA1c in type 1 diabetes?',
      diseases: ['t1d'],
      cells: ['msc'],
      studies: 2,
      participants: 40,
      pooled: [
        {
          outcome: 'hba1c',
          measure: 'md',
          unit: '%',
          value: -0.75,
          ci: [-1.37, -0.13],
          p: '0.02',
          i2: 0,
          model: 'common',
          studies: 2,
          participants: 40,
          timepointMonths: 12,
          comparison: 'against-control',
        },
      ],
      perStudy: [],
      conclusion: 'Cells may lower HbA1c.',
      certainty: 'low',
      sources: [{ url: 'https://example.org/review', what: 'the paper', level: 'full-text' }],
      missing: {},
    },
  ],
}

let opened: Store | undefined
/** The small world, compiled once for all test files of a worker. */
export const openSmallWorld = (): Store => {
  opened ??= datasetOf(smallWorld)
  return opened
}

/** The whole of what a command did on the small world, as a page to be read. */
export const smallPage = (line: string, place: Place = {}): Promise<string> =>
  page(line, { ...place, open: openSmallWorld })

/** Made-up studies in the JSON of the registry (API v2), as far as every form of it keeps them. */
import type { Json } from '../../src/answer.js'

type Changes = {
  readonly briefTitle?: string
  readonly start?: string
  readonly phases?: readonly string[]
  readonly conditions?: readonly string[]
  readonly updated?: string
}

const protocol = (id: string, changes: Changes): Record<string, Json> => ({
  identificationModule: {
    nctId: id,
    nctIdAliases: [`${id.slice(0, 3)}9${id.slice(4)}`],
    orgStudyIdInfo: { id: `OWN-${id.slice(-2)}` },
    secondaryIdInfos: [{ id: `2015-00${id.slice(-4)}-10`, type: 'EUDRACT_NUMBER' }],
    organization: { fullName: 'A Made-Up University', class: 'OTHER' },
    briefTitle: changes.briefTitle ?? `Umbilical Cord Cells in Type 1 Diabetes ${id}`,
    officialTitle: 'A Made-Up Study of Mesenchymal Stem Cells From Umbilical Cord',
    acronym: 'MADE-UP',
  },
  statusModule: {
    statusVerifiedDate: '2023-12',
    overallStatus: 'COMPLETED',
    startDateStruct: { date: changes.start ?? '2018-03-08', type: 'ACTUAL' },
    primaryCompletionDateStruct: { date: '2020-03', type: 'ACTUAL' },
    completionDateStruct: { date: '2020-04', type: 'ACTUAL' },
    studyFirstSubmitDate: '2018-01-08',
    studyFirstPostDateStruct: { date: '2018-02-01', type: 'ACTUAL' },
    lastUpdateSubmitDate: changes.updated ?? '2023-12-13',
    lastUpdatePostDateStruct: { date: changes.updated ?? '2023-12-14', type: 'ESTIMATED' },
  },
  sponsorCollaboratorsModule: {
    responsibleParty: { type: 'SPONSOR' },
    leadSponsor: { name: 'A Made-Up University', class: 'OTHER' },
    collaborators: [{ name: 'A Made-Up Company', class: 'INDUSTRY' }],
  },
  oversightModule: { oversightHasDmc: true, isFdaRegulatedDrug: false },
  descriptionModule: { briefSummary: 'Cells are given.\n\nInsulin is counted.' },
  conditionsModule: {
    conditions: changes.conditions ?? ['Type 1 Diabetes Mellitus', 'Autoimmune Diseases'],
    keywords: ['stem cells'],
  },
  designModule: {
    studyType: 'INTERVENTIONAL',
    phases: changes.phases ?? ['PHASE2'],
    designInfo: {
      allocation: 'RANDOMIZED',
      interventionModel: 'PARALLEL',
      primaryPurpose: 'TREATMENT',
      maskingInfo: { masking: 'DOUBLE', whoMasked: ['PARTICIPANT', 'INVESTIGATOR'] },
    },
    enrollmentInfo: { count: 40, type: 'ACTUAL' },
  },
  armsInterventionsModule: {
    armGroups: [
      {
        label: 'Cells',
        type: 'EXPERIMENTAL',
        description: 'One infusion',
        interventionNames: ['Biological: UC-MSC', 'Dietary Supplement: Vitamin D'],
      },
      { label: 'Placebo', type: 'PLACEBO_COMPARATOR', interventionNames: ['Dietary Supplement: Vitamin D'] },
    ],
    interventions: [
      { type: 'BIOLOGICAL', name: 'UC-MSC', armGroupLabels: ['Cells'], otherNames: ['Wharton’s jelly cells'] },
      { type: 'DIETARY_SUPPLEMENT', name: 'Vitamin D', armGroupLabels: ['Cells', 'Placebo'] },
    ],
  },
  outcomesModule: {
    primaryOutcomes: [{ measure: 'C-peptide', description: 'Area under the curve', timeFrame: '12 months' }],
    secondaryOutcomes: [{ measure: 'HbA1c', timeFrame: '12 months' }],
  },
  eligibilityModule: {
    eligibilityCriteria: 'Inclusion Criteria:\n\n* Diagnosed within a year\n\nExclusion Criteria:\n\n* Pregnancy',
    healthyVolunteers: false,
    sex: 'ALL',
    minimumAge: '18 Years',
    stdAges: ['ADULT', 'OLDER_ADULT'],
  },
  contactsLocationsModule: {
    overallOfficials: [{ name: 'A Person', affiliation: 'A Made-Up University', role: 'PRINCIPAL_INVESTIGATOR' }],
    locations: [
      { facility: 'A Hospital', city: 'Uppsala', country: 'Sweden', geoPoint: { lat: 59.85, lon: 17.64 } },
      { facility: 'Another Hospital', status: 'WITHDRAWN', city: 'Qingdao', zip: '266000', country: 'China' },
    ],
  },
  referencesModule: {
    references: [{ pmid: '1', type: 'RESULT', citation: 'A Person. A made-up paper.' }],
    seeAlsoLinks: [{ label: 'Its page', url: 'https://example.org/' }],
  },
})

const derived = {
  conditionBrowseModule: {
    meshes: [{ term: 'Diabetes Mellitus, Type 1' }],
    ancestors: [{ term: 'Diabetes Mellitus' }, { term: 'Autoimmune Diseases' }],
  },
}

/** A study that posted nothing. */
export const plainStudy = (id: string, changes: Changes = {}): Record<string, Json> => ({
  protocolSection: protocol(id, changes),
  derivedSection: derived,
  hasResults: false,
})

const groups = (letters: string): Json => [
  { id: `${letters}000`, title: 'Cells', description: 'One infusion' },
  { id: `${letters}001`, title: 'Placebo' },
]
const counts = (letters: string): Json => [
  {
    units: 'Participants',
    counts: [
      { groupId: `${letters}000`, value: '20' },
      { groupId: `${letters}001`, value: '19' },
    ],
  },
]

const outcome = {
  type: 'PRIMARY',
  title: 'C-peptide',
  populationDescription: 'All who were treated',
  paramType: 'MEAN',
  dispersionType: 'STANDARD_DEVIATION',
  unitOfMeasure: 'nmol/L',
  timeFrame: '12 months',
  groups: groups('OG'),
  denoms: counts('OG'),
  classes: [
    {
      title: 'Fasting',
      categories: [
        {
          measurements: [
            { groupId: 'OG000', value: '0.51', spread: '0.20', lowerLimit: '0.1', upperLimit: '1.10' },
            { groupId: 'OG001', value: 'NA', comment: 'Too few were measured' },
          ],
        },
      ],
    },
    {
      title: 'Stimulated',
      categories: [{ title: 'Women', measurements: [{ groupId: 'OG000', value: '0.90', spread: '0.31' }] }],
    },
  ],
  analyses: [
    {
      paramType: 'Mean Difference (Final Values)',
      paramValue: '0.30',
      statisticalMethod: 'ANCOVA',
      pValue: '<0.001',
      ciNumSides: 'TWO_SIDED',
      ciPctValue: '95',
      ciLowerLimit: '0.10',
      ciUpperLimit: '0.50',
      nonInferiorityType: 'SUPERIORITY',
      groupIds: ['OG000', 'OG001'],
    },
    { pValue: '0.2', statisticalMethod: 't-test, 2 sided', groupIds: ['OG000', 'OG001'] },
  ],
}

const results = {
  participantFlowModule: {
    recruitmentDetails: 'From two clinics',
    groups: groups('FG'),
    periods: [
      {
        title: 'Overall Study',
        milestones: [
          {
            type: 'STARTED',
            achievements: [
              { groupId: 'FG000', numSubjects: '20' },
              { groupId: 'FG001', numSubjects: '20' },
            ],
          },
        ],
        dropWithdraws: [{ type: 'Lost to Follow-up', reasons: [{ groupId: 'FG001', numSubjects: '1' }] }],
      },
    ],
  },
  baselineCharacteristicsModule: {
    groups: groups('BG'),
    denoms: counts('BG'),
    measures: [
      {
        title: 'Age, Continuous',
        paramType: 'MEDIAN',
        dispersionType: 'FULL_RANGE',
        unitOfMeasure: 'years',
        classes: [
          { categories: [{ measurements: [{ groupId: 'BG000', value: '24', lowerLimit: '18', upperLimit: '41' }] }] },
        ],
      },
    ],
  },
  outcomeMeasuresModule: { outcomeMeasures: [outcome, { ...outcome, type: 'SECONDARY', title: 'HbA1c' }] },
  adverseEventsModule: {
    frequencyThreshold: '5',
    timeFrame: '12 months',
    eventGroups: [
      {
        id: 'EG000',
        title: 'Cells',
        deathsNumAffected: 0,
        deathsNumAtRisk: 20,
        seriousNumAffected: 1,
        seriousNumAtRisk: 20,
        otherNumAffected: 3,
        otherNumAtRisk: 20,
      },
    ],
    seriousEvents: [
      {
        term: 'Ketoacidosis',
        organSystem: 'Metabolism and nutrition disorders',
        sourceVocabulary: 'MedDRA',
        assessmentType: 'SYSTEMATIC_ASSESSMENT',
        stats: [{ groupId: 'EG000', numEvents: 1, numAffected: 1, numAtRisk: 20 }],
      },
    ],
    otherEvents: [{ term: 'Fever', stats: [{ groupId: 'EG000', numAffected: 3, numAtRisk: 20 }] }],
  },
}

/** A study with posted results of each kind. */
export const postedStudy = (id: string, changes: Changes = {}): Record<string, Json> => {
  const { statusModule, ...rest } = protocol(id, changes)
  return {
    protocolSection: {
      ...rest,
      statusModule: {
        ...(statusModule as Record<string, Json>),
        resultsFirstSubmitDate: '2021-01-02',
        resultsFirstPostDateStruct: { date: '2021-02-02', type: 'ACTUAL' },
      },
    },
    resultsSection: results,
    derivedSection: derived,
    hasResults: true,
  }
}

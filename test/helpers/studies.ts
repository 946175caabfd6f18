/** Small made-up registrations in the JSON of API v2, to be bent one way at a time. */

export type Json = Record<string, unknown>

/** A registration of own marrow MSC in type 1 diabetes; `protocol` replaces modules, `more` what stands beside them. */
export const registration = (id: string, protocol: Json = {}, more: Json = {}): Json => ({
  protocolSection: {
    identificationModule: {
      nctId: id,
      briefTitle: 'Marrow MSC in type 1 diabetes',
      organization: { fullName: 'Made Up' },
    },
    statusModule: {
      statusVerifiedDate: '2024-05',
      overallStatus: 'RECRUITING',
      startDateStruct: { date: '2024-01-15', type: 'ACTUAL' },
      completionDateStruct: { date: '2026-12', type: 'ESTIMATED' },
      studyFirstSubmitDate: '2023-11-02',
      lastUpdatePostDateStruct: { date: '2024-05-20', type: 'ACTUAL' },
    },
    sponsorCollaboratorsModule: { leadSponsor: { name: 'Made Up University', class: 'OTHER' } },
    conditionsModule: { conditions: ['Type 1 Diabetes'] },
    designModule: {
      studyType: 'INTERVENTIONAL',
      phases: ['PHASE1', 'PHASE2'],
      designInfo: {
        allocation: 'RANDOMIZED',
        interventionModel: 'PARALLEL',
        maskingInfo: { masking: 'DOUBLE', whoMasked: ['PARTICIPANT', 'INVESTIGATOR'] },
      },
      enrollmentInfo: { count: 40, type: 'ESTIMATED' },
    },
    armsInterventionsModule: {
      armGroups: [
        { label: 'Cells', type: 'EXPERIMENTAL', interventionNames: ['Biological: autologous marrow MSC'] },
        { label: 'Saline', type: 'PLACEBO_COMPARATOR', interventionNames: ['Drug: saline'] },
      ],
      interventions: [
        {
          type: 'BIOLOGICAL',
          name: 'autologous marrow MSC',
          description: 'one intravenous infusion of own bone marrow mesenchymal cells',
          armGroupLabels: ['Cells'],
        },
        { type: 'DRUG', name: 'saline', armGroupLabels: ['Saline'] },
      ],
    },
    outcomesModule: { primaryOutcomes: [{ measure: 'C-peptide', timeFrame: '12 months' }] },
    eligibilityModule: { eligibilityCriteria: 'Adults', minimumAge: '18 Years', maximumAge: '40 Years', sex: 'ALL' },
    contactsLocationsModule: {
      locations: [
        { facility: 'A', country: 'Sweden' },
        { facility: 'B', country: 'Norway' },
      ],
    },
    ...protocol,
  },
  derivedSection: { miscInfoModule: { versionHolder: '2024-06-01' } },
  hasResults: false,
  ...more,
}) // prettier-ignore

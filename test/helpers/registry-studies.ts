/** Made-up studies in the shape of ClinicalTrials.gov API v2: fields as real records have them, no text of theirs. */

export type StudyPlan = {
  readonly status?: string
  /** Day of the version. */
  readonly posted?: string
  readonly verified?: string
  readonly enrollment?: { readonly count: number; readonly type: 'ACTUAL' | 'ESTIMATED' }
  readonly start?: { readonly date: string; readonly type?: string }
  readonly completion?: { readonly date: string; readonly type?: string }
  readonly title?: string
  readonly aliases?: readonly string[]
  readonly conditions?: readonly string[]
  readonly hasResults?: boolean
  readonly interventions?: readonly { readonly type: string; readonly name: string; readonly description?: string }[]
}

/** A number of a study that no registry has given. */
export const nct = (n: number): string => `NCT9${String(n).padStart(7, '0')}`

export const registryStudy = (id: string, plan: StudyPlan = {}) => {
  const {
    status = 'RECRUITING',
    posted = '2026-03-01',
    verified = '2026-02',
    enrollment = { count: 40, type: 'ESTIMATED' },
    start = { date: '2024-05-01', type: 'ACTUAL' },
    completion = { date: '2027-06', type: 'ESTIMATED' },
    title = `Umbilical cord mesenchymal stem cells in type 1 diabetes, study ${id}`,
    aliases,
    conditions = ['Type 1 Diabetes Mellitus'],
    hasResults = false,
    interventions = [
      { type: 'BIOLOGICAL', name: 'Umbilical cord mesenchymal stem cells', description: 'One intravenous infusion' },
    ],
  } = plan
  return {
    protocolSection: {
      identificationModule: {
        nctId: id,
        ...(aliases ? { nctIdAliases: aliases } : {}),
        orgStudyIdInfo: { id: `MADE-UP-${id.slice(-3)}` },
        organization: { fullName: 'Made-up University', class: 'OTHER' },
        briefTitle: title,
      },
      statusModule: {
        statusVerifiedDate: verified,
        overallStatus: status,
        expandedAccessInfo: { hasExpandedAccess: false },
        startDateStruct: start,
        primaryCompletionDateStruct: completion,
        completionDateStruct: completion,
        studyFirstSubmitDate: '2024-03-20',
        studyFirstPostDateStruct: { date: '2024-04-01', type: 'ACTUAL' },
        ...(hasResults ? { resultsFirstPostDateStruct: { date: posted, type: 'ACTUAL' } } : {}),
        lastUpdateSubmitDate: posted,
        lastUpdatePostDateStruct: { date: posted, type: 'ACTUAL' },
      },
      sponsorCollaboratorsModule: { leadSponsor: { name: 'Made-up University', class: 'OTHER' } },
      descriptionModule: { briefSummary: 'A made-up study for tests.' },
      conditionsModule: { conditions },
      designModule: {
        studyType: 'INTERVENTIONAL',
        phases: ['PHASE1', 'PHASE2'],
        designInfo: {
          allocation: 'RANDOMIZED',
          interventionModel: 'PARALLEL',
          primaryPurpose: 'TREATMENT',
          maskingInfo: { masking: 'DOUBLE', whoMasked: ['PARTICIPANT', 'INVESTIGATOR'] },
        },
        enrollmentInfo: enrollment,
      },
      armsInterventionsModule: {
        armGroups: [
          {
            label: 'Cells',
            type: 'EXPERIMENTAL',
            interventionNames: interventions.map(
              ({ type, name }) => `${type[0]}${type.slice(1).toLowerCase()}: ${name}`,
            ),
          },
          { label: 'Placebo', type: 'PLACEBO_COMPARATOR' },
        ],
        interventions: interventions.map((one) => ({ ...one, armGroupLabels: ['Cells'] })),
      },
      outcomesModule: { primaryOutcomes: [{ measure: 'HbA1c', timeFrame: '12 months' }] },
      eligibilityModule: { minimumAge: '18 Years', maximumAge: '45 Years', sex: 'ALL', stdAges: ['ADULT'] },
      contactsLocationsModule: { locations: [{ city: 'Sampleton', country: 'Canada' }] },
    },
    derivedSection: { miscInfoModule: { versionHolder: posted } },
    hasResults,
  }
}

export type RegistryStudy = ReturnType<typeof registryStudy>

/**
 * A study of AACT as the registry's own JSON (API v2): what its tables were made from. What AACT does not keep (whether results
 * are posted, codes of MeSH, the people of single classes of an outcome) is not there either.
 */
import type { Json } from '../../answer.js'
import { resultsSection } from './results.js'
import { dated, flag, given, list, number, type Row, text } from './row.js'
import type { StudyRows } from './tables.js'

const oneOf = (rows: readonly Row[], column: string, value: string): readonly Row[] =>
  rows.filter((row) => text(row, column) === value)

const names = (rows: readonly Row[], column = 'name'): string[] => rows.flatMap((row) => text(row, column) ?? [])

/** Codes whose flag is set. */
const flagged = (row: Row | undefined, codes: Readonly<Record<string, string>>): string[] =>
  Object.entries(codes).flatMap(([column, code]) => (flag(row, column) ? [code] : []))

const identification = (study: Row, rows: StudyRows): Json | undefined => {
  const ids = rows('id_information')
  const [own] = oneOf(ids, 'id_source', 'org_study_id')
  return given({
    nctId: text(study, 'nct_id'),
    nctIdAliases: names(oneOf(ids, 'id_source', 'nct_alias'), 'id_value'),
    orgStudyIdInfo: given({ id: text(own, 'id_value'), type: text(own, 'id_type'), link: text(own, 'id_link') }),
    secondaryIdInfos: list(oneOf(ids, 'id_source', 'secondary_id'), (row) =>
      given({
        id: text(row, 'id_value'),
        type: text(row, 'id_type'),
        domain: text(row, 'id_type_description'),
        link: text(row, 'id_link'),
      }),
    ),
    organization: given({ fullName: text(study, 'source'), class: text(study, 'source_class') }),
    briefTitle: text(study, 'brief_title'),
    officialTitle: text(study, 'official_title'),
    acronym: text(study, 'acronym'),
  })
}

const status = (study: Row): Json | undefined => {
  const posted = (name: string): Json | undefined =>
    given({ date: text(study, `${name}_posted_date`), type: text(study, `${name}_posted_date_type`) })
  const day = (name: string): Json | undefined =>
    given({ date: dated(study, name), type: text(study, `${name}_date_type`) })
  return given({
    statusVerifiedDate: dated(study, 'verification'),
    overallStatus: text(study, 'overall_status'),
    lastKnownStatus: text(study, 'last_known_status'),
    whyStopped: text(study, 'why_stopped'),
    expandedAccessInfo: given({ hasExpandedAccess: flag(study, 'has_expanded_access') }),
    startDateStruct: day('start'),
    primaryCompletionDateStruct: day('primary_completion'),
    completionDateStruct: day('completion'),
    studyFirstSubmitDate: text(study, 'study_first_submitted_date'),
    studyFirstSubmitQcDate: text(study, 'study_first_submitted_qc_date'),
    studyFirstPostDateStruct: posted('study_first'),
    resultsFirstSubmitDate: text(study, 'results_first_submitted_date'),
    resultsFirstSubmitQcDate: text(study, 'results_first_submitted_qc_date'),
    resultsFirstPostDateStruct: posted('results_first'),
    dispFirstSubmitDate: text(study, 'disposition_first_submitted_date'),
    dispFirstSubmitQcDate: text(study, 'disposition_first_submitted_qc_date'),
    dispFirstPostDateStruct: posted('disposition_first'),
    lastUpdateSubmitDate: text(study, 'last_update_submitted_date'),
    lastUpdatePostDateStruct: posted('last_update'),
  })
}

const sponsors = (rows: StudyRows): Json | undefined => {
  const of = (role: string): Json[] =>
    list(oneOf(rows('sponsors'), 'lead_or_collaborator', role), (row) =>
      given({ name: text(row, 'name'), class: text(row, 'agency_class') }),
    )
  const [party] = rows('responsible_parties')
  return given({
    responsibleParty: given({
      type: text(party, 'responsible_party_type'),
      investigatorFullName: text(party, 'name'),
      investigatorTitle: text(party, 'title'),
      investigatorAffiliation: text(party, 'affiliation'),
      oldNameTitle: text(party, 'old_name_title'),
      oldOrganization: text(party, 'organization'),
    }),
    leadSponsor: of('lead')[0],
    collaborators: of('collaborator'),
  })
}

const design = (study: Row, rows: StudyRows): Json | undefined => {
  const [row] = rows('designs')
  return given({
    studyType: text(study, 'study_type'),
    expandedAccessTypes: given({
      individual: flag(study, 'expanded_access_type_individual'),
      intermediate: flag(study, 'expanded_access_type_intermediate'),
      treatment: flag(study, 'expanded_access_type_treatment'),
    }),
    patientRegistry: flag(study, 'patient_registry'),
    targetDuration: text(study, 'target_duration'),
    // One joined string: PHASE1/PHASE2.
    phases: text(study, 'phase')?.split('/') ?? [],
    designInfo: given({
      allocation: text(row, 'allocation'),
      interventionModel: text(row, 'intervention_model'),
      interventionModelDescription: text(row, 'intervention_model_description'),
      primaryPurpose: text(row, 'primary_purpose'),
      observationalModel: text(row, 'observational_model'),
      timePerspective: text(row, 'time_perspective'),
      maskingInfo: given({
        masking: text(row, 'masking'),
        maskingDescription: text(row, 'masking_description'),
        whoMasked: flagged(row, {
          subject_masked: 'PARTICIPANT',
          caregiver_masked: 'CARE_PROVIDER',
          investigator_masked: 'INVESTIGATOR',
          outcomes_assessor_masked: 'OUTCOMES_ASSESSOR',
        }),
      }),
    }),
    bioSpec: given({ retention: text(study, 'biospec_retention'), description: text(study, 'biospec_description') }),
    enrollmentInfo: given({ count: number(study, 'enrollment'), type: text(study, 'enrollment_type') }),
  })
}

/** DIETARY_SUPPLEMENT as the registry writes it in front of a name: Dietary Supplement. */
const spelled = (code: string): string =>
  code
    .split('_')
    .map((word) => word.slice(0, 1) + word.slice(1).toLowerCase())
    .join(' ')

const arms = (rows: StudyRows): Json | undefined => {
  const [groups, interventions, links] = [
    rows('design_groups'),
    rows('interventions'),
    rows('design_group_interventions'),
  ]
  const linked = (from: string, id: string | undefined, to: string, all: readonly Row[]): readonly Row[] => {
    const ids = new Set(links.filter((link) => text(link, from) === id).map((link) => text(link, to)))
    return all.filter((row) => ids.has(text(row, 'id')))
  }
  return given({
    armGroups: list(groups, (row) =>
      given({
        label: text(row, 'title'),
        type: text(row, 'group_type'),
        description: text(row, 'description'),
        interventionNames: linked('design_group_id', text(row, 'id'), 'intervention_id', interventions).map(
          (one) => `${spelled(text(one, 'intervention_type') ?? '')}: ${text(one, 'name') ?? ''}`,
        ),
      }),
    ),
    interventions: list(interventions, (row) =>
      given({
        type: text(row, 'intervention_type'),
        name: text(row, 'name'),
        description: text(row, 'description'),
        armGroupLabels: names(linked('intervention_id', text(row, 'id'), 'design_group_id', groups), 'title'),
        otherNames: names(oneOf(rows('intervention_other_names'), 'intervention_id', text(row, 'id') ?? '')),
      }),
    ),
  })
}

const plannedOutcomes = (rows: StudyRows): Json | undefined => {
  const of = (type: string): Json[] =>
    list(oneOf(rows('design_outcomes'), 'outcome_type', type), (row) =>
      given({
        measure: text(row, 'measure'),
        description: text(row, 'description'),
        timeFrame: text(row, 'time_frame'),
      }),
    )
  return given({ primaryOutcomes: of('primary'), secondaryOutcomes: of('secondary'), otherOutcomes: of('other') })
}

/** AACT writes N/A where the registry has no limit of age. */
const age = (row: Row | undefined, column: string): string | undefined => {
  const value = text(row, column)
  return value === 'N/A' ? undefined : value
}

const eligibility = (rows: StudyRows): Json | undefined => {
  const [row] = rows('eligibilities')
  return given({
    eligibilityCriteria: text(row, 'criteria'),
    healthyVolunteers: flag(row, 'healthy_volunteers'),
    sex: text(row, 'gender'),
    genderBased: flag(row, 'gender_based'),
    genderDescription: text(row, 'gender_description'),
    minimumAge: age(row, 'minimum_age'),
    maximumAge: age(row, 'maximum_age'),
    stdAges: flagged(row, { child: 'CHILD', adult: 'ADULT', older_adult: 'OLDER_ADULT' }),
    studyPopulation: text(row, 'population'),
    samplingMethod: text(row, 'sampling_method'),
  })
}

const places = (rows: StudyRows): Json | undefined => {
  const sites = list(rows('facilities'), (row) =>
    given({
      facility: text(row, 'name'),
      status: text(row, 'status'),
      city: text(row, 'city'),
      state: text(row, 'state'),
      zip: text(row, 'zip'),
      country: text(row, 'country'),
      geoPoint: given({ lat: number(row, 'latitude'), lon: number(row, 'longitude') }),
    }),
  )
  // A copy without its sites still tells the countries: they were made from them.
  const countries = rows('countries').filter((row) => flag(row, 'removed') !== true)
  return given({
    overallOfficials: list(rows('overall_officials'), (row) =>
      given({ name: text(row, 'name'), affiliation: text(row, 'affiliation'), role: text(row, 'role') }),
    ),
    locations: sites.length ? sites : list(countries, (row) => given({ country: text(row, 'name') })),
  })
}

const references = (rows: StudyRows): Json | undefined =>
  given({
    references: list(rows('study_references'), (row) =>
      given({
        pmid: text(row, 'pmid'),
        type: text(row, 'reference_type'),
        citation: text(row, 'citation'),
        retractions: list(oneOf(rows('retractions'), 'reference_id', text(row, 'id') ?? ''), (one) =>
          given({ pmid: text(one, 'pmid'), source: text(one, 'source') }),
        ),
      }),
    ),
    seeAlsoLinks: list(rows('links'), (row) => given({ label: text(row, 'description'), url: text(row, 'url') })),
  })

const sharing = (study: Row, rows: StudyRows): Json | undefined =>
  given({
    ipdSharing: text(study, 'plan_to_share_ipd'),
    description: text(study, 'plan_to_share_ipd_description'),
    infoTypes: names(rows('ipd_information_types')),
    timeFrame: text(study, 'ipd_time_frame'),
    accessCriteria: text(study, 'ipd_access_criteria'),
    url: text(study, 'ipd_url'),
  })

const oversight = (study: Row): Json | undefined =>
  given({
    oversightHasDmc: flag(study, 'has_dmc'),
    isFdaRegulatedDrug: flag(study, 'is_fda_regulated_drug'),
    isFdaRegulatedDevice: flag(study, 'is_fda_regulated_device'),
    isUnapprovedDevice: flag(study, 'is_unapproved_device'),
    isPpsd: flag(study, 'is_ppsd'),
    isUsExport: flag(study, 'is_us_export'),
    fdaaa801Violation: flag(study, 'fdaaa801_violation'),
  })

const derived = (rows: StudyRows): Json | undefined => {
  const mesh = (table: 'browse_conditions' | 'browse_interventions'): Json | undefined => {
    const terms = (type: string): Json[] =>
      list(oneOf(rows(table), 'mesh_type', type), (row) => given({ term: text(row, 'mesh_term') }))
    return given({ meshes: terms('mesh-list'), ancestors: terms('mesh-ancestor') })
  }
  return given({
    miscInfoModule: given({
      removedCountries: names(rows('countries').filter((row) => flag(row, 'removed') === true)),
    }),
    conditionBrowseModule: mesh('browse_conditions'),
    interventionBrowseModule: mesh('browse_interventions'),
  })
}

/** The study whose rows these are. Nothing where the table of studies has no row of it. */
export const studyJson = (rows: StudyRows): Json | undefined => {
  const [study] = rows('studies')
  if (study === undefined) return undefined
  return given({
    protocolSection: given({
      identificationModule: identification(study, rows),
      statusModule: status(study),
      sponsorCollaboratorsModule: sponsors(rows),
      oversightModule: oversight(study),
      descriptionModule: given({
        briefSummary: text(rows('brief_summaries')[0], 'description'),
        detailedDescription: text(rows('detailed_descriptions')[0], 'description'),
      }),
      conditionsModule: given({ conditions: names(rows('conditions')), keywords: names(rows('keywords')) }),
      designModule: design(study, rows),
      armsInterventionsModule: arms(rows),
      outcomesModule: plannedOutcomes(rows),
      eligibilityModule: eligibility(rows),
      contactsLocationsModule: places(rows),
      referencesModule: references(rows),
      ipdSharingStatementModule: sharing(study, rows),
    }),
    resultsSection: resultsSection(study, rows),
    derivedSection: derived(rows),
    // The registry shows results from the day that they are first posted.
    hasResults: text(study, 'results_first_posted_date') !== undefined,
  })
}

/**
 * The tables of AACT that are read, and of each the columns. Written by name: copies differ in order, in what a newer one adds
 * and an older one lacks. Tables and columns: db/structure.sql of ctti-clinicaltrials/aact (October 2024), schema ctgov.
 */
import type { Row } from './row.js'

const words = (text: string): readonly string[] => text.trim().split(/\s+/)

/** Columns beside nct_id, which every table has, and id, by which the rows of a study keep the order of the registry. */
export const aactTables = {
  studies: words(`study_first_submitted_date results_first_submitted_date last_update_submitted_date
    study_first_submitted_qc_date study_first_posted_date study_first_posted_date_type results_first_submitted_qc_date
    results_first_posted_date results_first_posted_date_type disposition_first_submitted_date
    disposition_first_submitted_qc_date disposition_first_posted_date disposition_first_posted_date_type last_update_posted_date last_update_posted_date_type start_month_year start_date_type
    start_date verification_month_year verification_date completion_month_year completion_date_type completion_date
    primary_completion_month_year primary_completion_date_type primary_completion_date target_duration study_type acronym
    baseline_population brief_title official_title overall_status last_known_status phase enrollment enrollment_type source
    limitations_and_caveats why_stopped has_expanded_access expanded_access_type_individual
    expanded_access_type_intermediate expanded_access_type_treatment has_dmc is_fda_regulated_drug is_fda_regulated_device
    is_unapproved_device is_ppsd is_us_export biospec_retention biospec_description ipd_time_frame ipd_access_criteria
    ipd_url plan_to_share_ipd plan_to_share_ipd_description source_class fdaaa801_violation
    baseline_type_units_analyzed patient_registry`),
  id_information: words('id_source id_value id_type id_type_description id_link'),
  brief_summaries: words('description'),
  detailed_descriptions: words('description'),
  conditions: words('name'),
  keywords: words('name'),
  browse_conditions: words('mesh_term mesh_type'),
  browse_interventions: words('mesh_term mesh_type'),
  interventions: words('intervention_type name description'),
  intervention_other_names: words('intervention_id name'),
  design_groups: words('group_type title description'),
  design_group_interventions: words('design_group_id intervention_id'),
  designs: words(`allocation intervention_model observational_model primary_purpose time_perspective masking
    masking_description intervention_model_description subject_masked caregiver_masked investigator_masked
    outcomes_assessor_masked`),
  eligibilities: words(`sampling_method gender minimum_age maximum_age healthy_volunteers population criteria
    gender_description gender_based adult child older_adult`),
  sponsors: words('agency_class lead_or_collaborator name'),
  responsible_parties: words('responsible_party_type name title organization affiliation old_name_title'),
  overall_officials: words('role name affiliation'),
  countries: words('name removed'),
  facilities: words('status name city state zip country latitude longitude'),
  design_outcomes: words('outcome_type measure time_frame description'),
  study_references: words('pmid reference_type citation'),
  retractions: words('reference_id pmid source'),
  links: words('url description'),
  ipd_information_types: words('name'),
  result_groups: words('ctgov_group_code result_type title description outcome_id'),
  participant_flows: words('recruitment_details pre_assignment_details units_analyzed'),
  milestones: words('ctgov_group_code title period description count milestone_description count_units'),
  drop_withdrawals: words('ctgov_group_code period reason count drop_withdraw_comment reason_comment count_units'),
  baseline_counts: words('ctgov_group_code units count'),
  baseline_measurements: words(`ctgov_group_code classification category title description units param_type param_value
    dispersion_type dispersion_value dispersion_lower_limit dispersion_upper_limit explanation_of_na
    population_description`),
  outcomes: words(`outcome_type title description time_frame population anticipated_posting_date
    anticipated_posting_month_year units units_analyzed dispersion_type param_type`),
  outcome_counts: words('outcome_id ctgov_group_code units count'),
  outcome_measurements: words(`outcome_id ctgov_group_code classification category param_value dispersion_value
    dispersion_lower_limit dispersion_upper_limit dispersion_lower_limit_raw dispersion_upper_limit_raw explanation_of_na`),
  outcome_analyses:
    words(`outcome_id non_inferiority_type non_inferiority_description param_type param_value dispersion_type
    dispersion_value p_value_modifier p_value ci_n_sides ci_percent ci_lower_limit ci_upper_limit
    ci_upper_limit_na_comment p_value_description method method_description estimate_description groups_description
    other_analysis_description ci_upper_limit_raw ci_lower_limit_raw p_value_raw`),
  outcome_analysis_groups: words('outcome_analysis_id ctgov_group_code'),
  reported_events:
    words(`ctgov_group_code time_frame event_type subjects_affected subjects_at_risk description event_count
    organ_system adverse_event_term frequency_threshold vocab assessment`),
  reported_event_totals: words('ctgov_group_code event_type subjects_affected subjects_at_risk'),
} as const satisfies Readonly<Record<string, readonly string[]>>

export type AactTable = keyof typeof aactTables

/** The rows of one study, by table; of each table in the order of `id`. */
export type StudyRows = (table: AactTable) => readonly Row[]

/**
 * AACT as it makes itself: the rows of its tables from studies in the registry's JSON. Columns and paths are those of its own
 * mapping (app/models of ctti-clinicaltrials/aact, October 2024), written here once more, from the other side than the reader.
 */
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { type AactTable, aactTables } from '../../src/registry/aact/tables.js'

// biome-ignore lint/suspicious/noExplicitAny: JSON of the registry as it comes, any part of which may be absent.
type Any = any

export type AactRow = Readonly<Record<string, unknown>>
export type AactRows = Map<AactTable, AactRow[]>

const day = (date: string | undefined): string | undefined =>
  date === undefined ? undefined : /^\d{4}-\d{2}$/.test(date) ? `${date}-01` : date

/** A number where the text is one, as Ruby's Float writes it: 95 becomes 95.0. */
const float = (text: string | undefined): string | undefined => {
  if (text === undefined || !Number.isFinite(Number(text))) return undefined
  const number = Number(text)
  return Number.isInteger(number) ? `${number}.0` : String(number)
}

const list = (value: Any): Any[] => (Array.isArray(value) ? value : [])

export class AactExport {
  readonly rows: AactRows = new Map()
  #ids = 0

  #add(table: AactTable, nctId: string, row: AactRow): number {
    const id = ++this.#ids
    const rows = this.rows.get(table) ?? []
    this.rows.set(table, rows)
    rows.push({ id, nct_id: nctId, ...row })
    return id
  }

  add(study: Any): void {
    const p = study.protocolSection ?? {}
    const nct: string = p.identificationModule.nctId
    const add = (table: AactTable, row: AactRow): number => this.#add(table, nct, row)
    this.#study(study, add)
    this.#people(p, add)
    this.#treatment(p, add)
    for (const [table, browse] of [
      ['browse_conditions', study.derivedSection?.conditionBrowseModule],
      ['browse_interventions', study.derivedSection?.interventionBrowseModule],
    ] as const) {
      for (const { term } of list(browse?.meshes)) add(table, { mesh_term: term, mesh_type: 'mesh-list' })
      for (const { term } of list(browse?.ancestors)) add(table, { mesh_term: term, mesh_type: 'mesh-ancestor' })
    }
    for (const name of list(study.derivedSection?.miscInfoModule?.removedCountries))
      add('countries', { name, removed: true })
    if (study.resultsSection) this.#results(study.resultsSection, add)
  }

  #study(study: Any, add: (table: AactTable, row: AactRow) => number): void {
    const p = study.protocolSection
    const [ids, status, design] = [p.identificationModule, p.statusModule ?? {}, p.designModule ?? {}]
    const [oversight, sharing] = [p.oversightModule ?? {}, p.ipdSharingStatementModule ?? {}]
    const dates: Record<string, unknown> = {}
    for (const [name, part] of [
      ['start', status.startDateStruct],
      ['completion', status.completionDateStruct],
      ['primary_completion', status.primaryCompletionDateStruct],
    ] as const) {
      dates[`${name}_month_year`] = part?.date
      dates[`${name}_date`] = day(part?.date)
      dates[`${name}_date_type`] = part?.type
    }
    for (const [name, part] of [
      ['study_first', status.studyFirstPostDateStruct],
      ['results_first', status.resultsFirstPostDateStruct],
      ['disposition_first', status.dispFirstPostDateStruct],
      ['last_update', status.lastUpdatePostDateStruct],
    ] as const) {
      dates[`${name}_posted_date`] = part?.date
      dates[`${name}_posted_date_type`] = part?.type
    }
    add('studies', {
      ...dates,
      study_first_submitted_date: status.studyFirstSubmitDate,
      study_first_submitted_qc_date: status.studyFirstSubmitQcDate,
      results_first_submitted_date: status.resultsFirstSubmitDate,
      results_first_submitted_qc_date: status.resultsFirstSubmitQcDate,
      disposition_first_submitted_date: status.dispFirstSubmitDate,
      disposition_first_submitted_qc_date: status.dispFirstSubmitQcDate,
      last_update_submitted_date: status.lastUpdateSubmitDate,
      verification_month_year: status.statusVerifiedDate,
      verification_date: day(status.statusVerifiedDate),
      overall_status: status.overallStatus,
      last_known_status: status.lastKnownStatus,
      why_stopped: status.whyStopped,
      has_expanded_access: status.expandedAccessInfo?.hasExpandedAccess,
      study_type: design.studyType,
      patient_registry: design.patientRegistry,
      target_duration: design.targetDuration,
      phase: design.phases?.join('/'),
      enrollment: design.enrollmentInfo?.count,
      enrollment_type: design.enrollmentInfo?.type,
      biospec_retention: design.bioSpec?.retention,
      biospec_description: design.bioSpec?.description,
      acronym: ids.acronym,
      brief_title: ids.briefTitle,
      official_title: ids.officialTitle,
      source: ids.organization?.fullName,
      source_class: ids.organization?.class,
      has_dmc: oversight.oversightHasDmc,
      is_fda_regulated_drug: oversight.isFdaRegulatedDrug,
      is_fda_regulated_device: oversight.isFdaRegulatedDevice,
      is_unapproved_device: oversight.isUnapprovedDevice,
      is_us_export: oversight.isUsExport,
      plan_to_share_ipd: sharing.ipdSharing,
      plan_to_share_ipd_description: sharing.description,
      ipd_time_frame: sharing.timeFrame,
      ipd_access_criteria: sharing.accessCriteria,
      ipd_url: sharing.url,
      baseline_population: study.resultsSection?.baselineCharacteristicsModule?.populationDescription,
      limitations_and_caveats: study.resultsSection?.moreInfoModule?.limitationsAndCaveats?.description,
    })
    for (const id of list(ids.nctIdAliases)) add('id_information', { id_source: 'nct_alias', id_value: id })
    for (const [source, one] of [
      ['org_study_id', ids.orgStudyIdInfo],
      ...list(ids.secondaryIdInfos).map((other) => ['secondary_id', other]),
    ])
      if (one)
        add('id_information', {
          id_source: source,
          id_value: one.id,
          id_type: one.type,
          id_type_description: one.domain,
          id_link: one.link,
        })
    const d = design.designInfo
    const who: string[] | undefined = d?.maskingInfo?.whoMasked
    if (d)
      add('designs', {
        allocation: d.allocation,
        intervention_model: d.interventionModel,
        intervention_model_description: d.interventionModelDescription,
        observational_model: d.observationalModel,
        time_perspective: d.timePerspective,
        primary_purpose: d.primaryPurpose,
        masking: d.maskingInfo?.masking,
        masking_description: d.maskingInfo?.maskingDescription,
        subject_masked: who?.includes('PARTICIPANT'),
        caregiver_masked: who?.includes('CARE_PROVIDER'),
        investigator_masked: who?.includes('INVESTIGATOR'),
        outcomes_assessor_masked: who?.includes('OUTCOMES_ASSESSOR'),
      })
  }

  #people(p: Any, add: (table: AactTable, row: AactRow) => number): void {
    const sponsors = p.sponsorCollaboratorsModule ?? {}
    for (const [role, one] of [
      ['lead', sponsors.leadSponsor],
      ...list(sponsors.collaborators).map((other) => ['collaborator', other]),
    ])
      if (one) add('sponsors', { lead_or_collaborator: role, name: one.name, agency_class: one.class })
    const party = sponsors.responsibleParty
    if (party)
      add('responsible_parties', {
        responsible_party_type: party.type,
        name: party.investigatorFullName,
        title: party.investigatorTitle,
        affiliation: party.investigatorAffiliation,
      })
    for (const one of list(p.contactsLocationsModule?.overallOfficials))
      add('overall_officials', { role: one.role, name: one.name, affiliation: one.affiliation })
    const locations = list(p.contactsLocationsModule?.locations)
    for (const one of locations)
      add('facilities', {
        status: one.status,
        name: one.facility,
        city: one.city,
        state: one.state,
        zip: one.zip,
        country: one.country,
        latitude: one.geoPoint?.lat,
        longitude: one.geoPoint?.lon,
      })
    for (const name of new Set(locations.map(({ country }) => country))) add('countries', { name, removed: false })
    const e = p.eligibilityModule
    if (e)
      add('eligibilities', {
        criteria: e.eligibilityCriteria,
        healthy_volunteers: e.healthyVolunteers,
        gender: e.sex,
        minimum_age: e.minimumAge ?? 'N/A',
        maximum_age: e.maximumAge ?? 'N/A',
        adult: e.stdAges?.includes('ADULT'),
        child: e.stdAges?.includes('CHILD'),
        older_adult: e.stdAges?.includes('OLDER_ADULT'),
        population: e.studyPopulation,
        sampling_method: e.samplingMethod,
      })
  }

  #treatment(p: Any, add: (table: AactTable, row: AactRow) => number): void {
    const texts = p.descriptionModule ?? {}
    if (texts.briefSummary) add('brief_summaries', { description: texts.briefSummary })
    if (texts.detailedDescription) add('detailed_descriptions', { description: texts.detailedDescription })
    for (const name of list(p.conditionsModule?.conditions)) add('conditions', { name })
    for (const name of list(p.conditionsModule?.keywords)) add('keywords', { name })
    const groups = new Map<string, number>()
    for (const one of list(p.armsInterventionsModule?.armGroups))
      groups.set(
        one.label,
        add('design_groups', { group_type: one.type, title: one.label, description: one.description }),
      )
    for (const one of list(p.armsInterventionsModule?.interventions)) {
      const id = add('interventions', { intervention_type: one.type, name: one.name, description: one.description })
      for (const name of list(one.otherNames)) add('intervention_other_names', { intervention_id: id, name })
      for (const label of list(one.armGroupLabels))
        add('design_group_interventions', { design_group_id: groups.get(label), intervention_id: id })
    }
    for (const type of ['primary', 'secondary', 'other'])
      for (const one of list(p.outcomesModule?.[`${type}Outcomes`]))
        add('design_outcomes', {
          outcome_type: type,
          measure: one.measure,
          time_frame: one.timeFrame,
          description: one.description,
        })
    for (const one of list(p.referencesModule?.references))
      add('study_references', { pmid: one.pmid, reference_type: one.type, citation: one.citation })
    for (const one of list(p.referencesModule?.seeAlsoLinks)) add('links', { url: one.url, description: one.label })
    for (const name of list(p.ipdSharingStatementModule?.infoTypes)) add('ipd_information_types', { name })
  }

  #results(r: Any, add: (table: AactTable, row: AactRow) => number): void {
    const groups = (part: Any, type: string, more: AactRow = {}): void => {
      for (const one of list(part))
        add('result_groups', {
          ctgov_group_code: one.id,
          result_type: type,
          title: one.title,
          description: one.description,
          ...more,
        })
    }
    const counts = (table: 'baseline_counts' | 'outcome_counts', denoms: Any, more: AactRow = {}): void => {
      for (const denom of list(denoms))
        for (const one of list(denom.counts))
          add(table, { ctgov_group_code: one.groupId, units: denom.units, count: one.value, ...more })
    }
    const measurements = (
      table: 'baseline_measurements' | 'outcome_measurements',
      measure: Any,
      more: AactRow = {},
    ): void => {
      for (const { title: classification, categories } of list(measure.classes))
        for (const { title: category, measurements: values } of list(categories))
          for (const one of list(values))
            add(table, {
              ctgov_group_code: one.groupId,
              classification,
              category,
              title: measure.title,
              description: measure.description,
              units: measure.unitOfMeasure,
              population_description: measure.populationDescription,
              param_type: measure.paramType,
              dispersion_type: measure.dispersionType,
              param_value: one.value,
              dispersion_value: one.spread,
              dispersion_lower_limit: float(one.lowerLimit),
              dispersion_upper_limit: float(one.upperLimit),
              ...(table === 'outcome_measurements'
                ? { dispersion_lower_limit_raw: one.lowerLimit, dispersion_upper_limit_raw: one.upperLimit }
                : {}),
              explanation_of_na: one.comment,
              ...more,
            })
    }
    const f = r.participantFlowModule
    if (f) {
      add('participant_flows', {
        recruitment_details: f.recruitmentDetails,
        pre_assignment_details: f.preAssignmentDetails,
        units_analyzed: f.typeUnitsAnalyzed,
      })
      groups(f.groups, 'Participant Flow')
      for (const period of list(f.periods)) {
        for (const one of list(period.milestones))
          for (const a of list(one.achievements))
            add('milestones', {
              ctgov_group_code: a.groupId,
              title: one.type,
              period: period.title,
              description: a.comment,
              count: a.numSubjects,
              milestone_description: one.comment,
              count_units: a.numUnits,
            })
        for (const one of list(period.dropWithdraws))
          for (const a of list(one.reasons))
            add('drop_withdrawals', {
              ctgov_group_code: a.groupId,
              period: period.title,
              reason: one.type,
              count: a.numSubjects,
              drop_withdraw_comment: one.comment,
              reason_comment: a.comment,
              count_units: a.numUnits,
            })
      }
    }
    const b = r.baselineCharacteristicsModule
    groups(b?.groups, 'Baseline')
    counts('baseline_counts', b?.denoms)
    for (const measure of list(b?.measures)) measurements('baseline_measurements', measure)
    for (const one of list(r.outcomeMeasuresModule?.outcomeMeasures)) {
      const outcome = add('outcomes', {
        outcome_type: one.type,
        title: one.title,
        description: one.description,
        time_frame: one.timeFrame,
        population: one.populationDescription,
        units: one.unitOfMeasure,
        units_analyzed: one.typeUnitsAnalyzed,
        dispersion_type: one.dispersionType,
        param_type: one.paramType,
      })
      groups(one.groups, 'Outcome', { outcome_id: outcome })
      measurements('outcome_measurements', one, { outcome_id: outcome })
      counts('outcome_counts', one.denoms, { outcome_id: outcome })
      for (const a of list(one.analyses)) this.#analysis(a, outcome, add)
    }
    const h = r.adverseEventsModule
    if (h) this.#harms(h, add, groups)
  }

  #analysis(a: Any, outcome: number, add: (table: AactTable, row: AactRow) => number): void {
    const id = add('outcome_analyses', {
      outcome_id: outcome,
      non_inferiority_type: a.nonInferiorityType,
      non_inferiority_description: a.nonInferiorityComment,
      param_type: a.paramType,
      param_value: a.paramValue,
      dispersion_type: a.dispersionType,
      dispersion_value: a.dispersionValue,
      p_value_modifier: a.pValue?.replace(/[\d.-]/g, '').trim(),
      p_value: a.pValue?.replace(/[<> =]/g, '').trim(),
      p_value_raw: a.pValue,
      p_value_description: a.pValueComment,
      ci_n_sides: a.ciNumSides,
      ci_percent: float(a.ciPctValue),
      ci_lower_limit: float(a.ciLowerLimit),
      ci_upper_limit: float(a.ciUpperLimit),
      ci_lower_limit_raw: a.ciLowerLimit,
      ci_upper_limit_raw: a.ciUpperLimit,
      ci_upper_limit_na_comment: a.ciUpperLimitComment,
      method: a.statisticalMethod,
      method_description: a.statisticalComment,
      estimate_description: a.estimateComment,
      groups_description: a.groupDescription,
      other_analysis_description: a.otherAnalysisDescription,
    })
    for (const code of list(a.groupIds))
      add('outcome_analysis_groups', { outcome_analysis_id: id, ctgov_group_code: code })
  }

  #harms(h: Any, add: (table: AactTable, row: AactRow) => number, groups: (part: Any, type: string) => void): void {
    groups(h.eventGroups, 'Reported Event')
    for (const [type, events] of [
      ['serious', h.seriousEvents],
      ['other', h.otherEvents],
    ])
      for (const one of list(events))
        for (const s of list(one.stats))
          add('reported_events', {
            ctgov_group_code: s.groupId,
            event_type: type,
            time_frame: h.timeFrame,
            frequency_threshold: h.frequencyThreshold,
            description: h.description,
            adverse_event_term: one.term,
            organ_system: one.organSystem,
            vocab: one.sourceVocabulary,
            assessment: one.assessmentType,
            event_count: s.numEvents,
            subjects_affected: s.numAffected,
            subjects_at_risk: s.numAtRisk,
          })
    for (const type of ['serious', 'other', 'deaths'])
      for (const one of list(h.eventGroups))
        add('reported_event_totals', {
          ctgov_group_code: one.id,
          event_type: type,
          subjects_affected: one[`${type}NumAffected`],
          subjects_at_risk: one[`${type}NumAtRisk`],
        })
  }

  /** A cell as COPY writes it. */
  static cell(value: unknown): string {
    if (value === undefined || value === null) return ''
    if (typeof value === 'boolean') return value ? 't' : 'f'
    const text = String(value)
    return text === '' || /["|\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
  }

  /** Columns of a table: nct_id, which studies has for its key, id, and those that we read. */
  static columns(table: AactTable): readonly string[] {
    return table === 'studies' ? ['nct_id', ...aactTables.studies] : ['id', 'nct_id', ...aactTables[table]]
  }

  /** The files as AACT packs them; `columns` may add and reorder, `order` says in which order rows stand. */
  write(
    folder: string,
    columns: (table: AactTable) => readonly string[] = AactExport.columns,
    order: (rows: readonly AactRow[]) => readonly AactRow[] = (rows) => rows,
  ): void {
    mkdirSync(folder, { recursive: true })
    for (const table of Object.keys(aactTables) as AactTable[]) {
      const names = columns(table)
      const lines = order(this.rows.get(table) ?? []).map((row) =>
        names.map((name) => AactExport.cell(row[name])).join('|'),
      )
      writeFileSync(join(folder, `${table}.txt`), `${[names.join('|'), ...lines].join('\n')}\n`)
    }
  }
}

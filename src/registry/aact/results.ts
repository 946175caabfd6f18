/** What a study of AACT posted, as the registry's JSON writes it: flow, people at the start, outcomes, harms. */
import type { Json } from '../../answer.js'
import { dated, given, groups, groupsBy, list, number, plainNumber, type Row, text } from './row.js'
import type { StudyRows } from './tables.js'

const group = (row: Row): Record<string, Json> | undefined =>
  given({ id: text(row, 'ctgov_group_code'), title: text(row, 'title'), description: text(row, 'description') })

/** Groups of a part of the results. The same code means another group in another part. */
const groupsOf = (rows: StudyRows, part: string): readonly Row[] =>
  rows('result_groups').filter((row) => text(row, 'result_type') === part)

/** Rows by what two columns say, as objects that hold objects. */
const nested = (
  rows: readonly Row[],
  column: string,
  made: (key: string | undefined, own: readonly Row[]) => Json | undefined,
): Json[] => [...groups(rows, column)].flatMap(([key, own]) => made(key || undefined, own) ?? [])

const flow = (rows: StudyRows): Json | undefined => {
  const [about] = rows('participant_flows')
  const [milestones, withdrawals] = [groups(rows('milestones'), 'period'), groups(rows('drop_withdrawals'), 'period')]
  const periods = [...new Set([...milestones.keys(), ...withdrawals.keys()])]
  return given({
    preAssignmentDetails: text(about, 'pre_assignment_details'),
    recruitmentDetails: text(about, 'recruitment_details'),
    typeUnitsAnalyzed: text(about, 'units_analyzed'),
    groups: list(groupsOf(rows, 'Participant Flow'), group),
    periods: periods.flatMap(
      (period) =>
        given({
          title: period || undefined,
          milestones: nested(milestones.get(period) ?? [], 'title', (type, own) =>
            given({
              type,
              comment: text(own[0], 'milestone_description'),
              achievements: list(own, (row) =>
                given({
                  groupId: text(row, 'ctgov_group_code'),
                  comment: text(row, 'description'),
                  numSubjects: text(row, 'count'),
                  numUnits: text(row, 'count_units'),
                }),
              ),
            }),
          ),
          dropWithdraws: nested(withdrawals.get(period) ?? [], 'reason', (type, own) =>
            given({
              type,
              comment: text(own[0], 'drop_withdraw_comment'),
              reasons: list(own, (row) =>
                given({
                  groupId: text(row, 'ctgov_group_code'),
                  comment: text(row, 'reason_comment'),
                  numSubjects: text(row, 'count'),
                  numUnits: text(row, 'count_units'),
                }),
              ),
            }),
          ),
        }) ?? [],
    ),
  })
}

const denominators = (rows: readonly Row[]): Json[] =>
  nested(rows, 'units', (units, own) =>
    given({
      units,
      counts: list(own, (row) => given({ groupId: text(row, 'ctgov_group_code'), value: text(row, 'count') })),
    }),
  )

/** Classes, categories in them, values in those; limits as they were written where that is kept. */
const classes = (rows: readonly Row[]): Json[] =>
  nested(rows, 'classification', (title, own) =>
    given({
      title,
      categories: nested(own, 'category', (name, values) =>
        given({
          title: name,
          measurements: list(values, (row) =>
            given({
              groupId: text(row, 'ctgov_group_code'),
              value: text(row, 'param_value'),
              spread: text(row, 'dispersion_value'),
              lowerLimit: text(row, 'dispersion_lower_limit_raw') ?? plainNumber(row, 'dispersion_lower_limit'),
              upperLimit: text(row, 'dispersion_upper_limit_raw') ?? plainNumber(row, 'dispersion_upper_limit'),
              comment: text(row, 'explanation_of_na'),
            }),
          ),
        }),
      ),
    }),
  )

const baseline = (study: Row, rows: StudyRows): Json | undefined =>
  given({
    populationDescription: text(study, 'baseline_population'),
    typeUnitsAnalyzed: text(study, 'baseline_type_units_analyzed'),
    groups: list(groupsOf(rows, 'Baseline'), group),
    denoms: denominators(rows('baseline_counts')),
    measures: nested(rows('baseline_measurements'), 'title', (title, own) =>
      given({
        title,
        description: text(own[0], 'description'),
        populationDescription: text(own[0], 'population_description'),
        paramType: text(own[0], 'param_type'),
        dispersionType: text(own[0], 'dispersion_type'),
        unitOfMeasure: text(own[0], 'units'),
        classes: classes(own),
      }),
    ),
  })

const relations = new Set(['<', '>', '<=', '>=', '='])

/** A p value as it was posted: its relation stands in columns of its own, the number has lost it. */
const pValue = (row: Row): string | undefined => {
  const raw = text(row, 'p_value_raw')
  const value = text(row, 'p_value')
  if (raw !== undefined || value === undefined) return raw
  const relation = text(row, 'p_value_modifier')?.trim()
  return relation !== undefined && relations.has(relation) ? `${relation}${value}` : value
}

const analysis =
  (groupIds: Map<string, Row[]>) =>
  (row: Row): Json | undefined =>
    given({
      paramType: text(row, 'param_type'),
      paramValue: text(row, 'param_value'),
      dispersionType: text(row, 'dispersion_type'),
      dispersionValue: text(row, 'dispersion_value'),
      statisticalMethod: text(row, 'method'),
      statisticalComment: text(row, 'method_description'),
      pValue: pValue(row),
      pValueComment: text(row, 'p_value_description'),
      ciNumSides: text(row, 'ci_n_sides'),
      ciPctValue: plainNumber(row, 'ci_percent'),
      ciLowerLimit: text(row, 'ci_lower_limit_raw') ?? plainNumber(row, 'ci_lower_limit'),
      ciUpperLimit: text(row, 'ci_upper_limit_raw') ?? plainNumber(row, 'ci_upper_limit'),
      ciUpperLimitComment: text(row, 'ci_upper_limit_na_comment'),
      estimateComment: text(row, 'estimate_description'),
      nonInferiorityType: text(row, 'non_inferiority_type'),
      nonInferiorityComment: text(row, 'non_inferiority_description'),
      groupDescription: text(row, 'groups_description'),
      otherAnalysisDescription: text(row, 'other_analysis_description'),
      groupIds: (groupIds.get(text(row, 'id') ?? '') ?? []).flatMap((one) => text(one, 'ctgov_group_code') ?? []),
    })

/** Groups of outcomes in copies that do not say whose they are: those that its people and values name. */
const namedGroups = (shared: readonly Row[], own: readonly (readonly Row[])[]): readonly Row[] => {
  const named = new Set(own.flat().map((row) => text(row, 'ctgov_group_code')))
  const found = new Map(shared.map((row) => [text(row, 'ctgov_group_code'), row]))
  return [...found].filter(([code]) => named.has(code)).map(([, row]) => row)
}

const outcomes = (rows: StudyRows): Json | undefined => {
  const by = <T extends Parameters<StudyRows>[0]>(
    table: T,
    column = 'outcome_id',
  ): ((id: string) => readonly Row[]) => {
    const found = groups(rows(table), column)
    return (id) => found.get(id) ?? []
  }
  const [counts, measurements, analyses] = [by('outcome_counts'), by('outcome_measurements'), by('outcome_analyses')]
  const all = groupsOf(rows, 'Outcome')
  const groupsByOutcome = groups(all, 'outcome_id')
  const analyzed = groups(rows('outcome_analysis_groups'), 'outcome_analysis_id')
  return given({
    outcomeMeasures: list(rows('outcomes'), (row) => {
      const id = text(row, 'id') ?? ''
      const [people, values] = [counts(id), measurements(id)]
      return given({
        type: text(row, 'outcome_type'),
        title: text(row, 'title'),
        description: text(row, 'description'),
        populationDescription: text(row, 'population'),
        anticipatedPostingDate: dated(row, 'anticipated_posting'),
        paramType: text(row, 'param_type'),
        dispersionType: text(row, 'dispersion_type'),
        unitOfMeasure: text(row, 'units'),
        timeFrame: text(row, 'time_frame'),
        typeUnitsAnalyzed: text(row, 'units_analyzed'),
        groups: list(groupsByOutcome.get(id) ?? namedGroups(groupsByOutcome.get('') ?? [], [people, values]), group),
        denoms: denominators(people),
        classes: classes(values),
        analyses: list(analyses(id), analysis(analyzed)),
      })
    }),
  })
}

const eventColumns = ['adverse_event_term', 'organ_system', 'vocab', 'assessment']

/** Events with the numbers of each group. The same term may stand under several systems, and be assessed in several ways. */
const events = (rows: readonly Row[]): Json[] =>
  [...groupsBy(rows, (row) => JSON.stringify(eventColumns.map((column) => row[column]))).values()].flatMap(
    (own) =>
      given({
        term: text(own[0], 'adverse_event_term'),
        organSystem: text(own[0], 'organ_system'),
        sourceVocabulary: text(own[0], 'vocab'),
        assessmentType: text(own[0], 'assessment'),
        stats: list(own, (row) =>
          given({
            groupId: text(row, 'ctgov_group_code'),
            numEvents: number(row, 'event_count'),
            numAffected: number(row, 'subjects_affected'),
            numAtRisk: number(row, 'subjects_at_risk'),
          }),
        ),
      }) ?? [],
  )

const harms = (rows: StudyRows): Json | undefined => {
  const rowsOfEvents = rows('reported_events')
  const totals = rows('reported_event_totals')
  const total = (code: string | undefined, type: string, column: string): number | undefined =>
    number(
      totals.find((row) => text(row, 'ctgov_group_code') === code && text(row, 'event_type') === type),
      column,
    )
  const of = (type: string): Json[] => events(rowsOfEvents.filter((row) => text(row, 'event_type') === type))
  return given({
    frequencyThreshold: text(rowsOfEvents[0], 'frequency_threshold'),
    timeFrame: text(rowsOfEvents[0], 'time_frame'),
    description: text(rowsOfEvents[0], 'description'),
    eventGroups: list(groupsOf(rows, 'Reported Event'), (row) => {
      const code = text(row, 'ctgov_group_code')
      return given({
        ...group(row),
        deathsNumAffected: total(code, 'deaths', 'subjects_affected'),
        deathsNumAtRisk: total(code, 'deaths', 'subjects_at_risk'),
        seriousNumAffected: total(code, 'serious', 'subjects_affected'),
        seriousNumAtRisk: total(code, 'serious', 'subjects_at_risk'),
        otherNumAffected: total(code, 'other', 'subjects_affected'),
        otherNumAtRisk: total(code, 'other', 'subjects_at_risk'),
      })
    }),
    seriousEvents: of('serious'),
    otherEvents: of('other'),
  })
}

/** All that a study posted; nothing where it posted nothing. */
export const resultsSection = (study: Row, rows: StudyRows): Json | undefined =>
  given({
    participantFlowModule: flow(rows),
    baselineCharacteristicsModule: baseline(study, rows),
    outcomeMeasuresModule: outcomes(rows),
    adverseEventsModule: harms(rows),
    moreInfoModule: given({
      limitationsAndCaveats: given({ description: text(study, 'limitations_and_caveats') }),
    }),
  })

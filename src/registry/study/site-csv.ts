/** A row of the CSV that the site of ClinicalTrials.gov exports, in its columns of today and in those of before 2024. */
import { nctNumber, nctPage } from './api.js'
import { type JsonObject, ShapeFault } from './part.js'
import {
  blankStudy,
  codeOf,
  dated,
  dateIn,
  fieldsOf,
  interventionIn,
  listIn,
  phasesIn,
  plannedIn,
  studyTypeOf,
} from './row.js'
import type { RegistryStudy } from './study.js'

/** The words of the old columns that are other than the codes of today. */
const oldWords: Readonly<Record<string, string>> = {
  UNKNOWN_STATUS: 'UNKNOWN',
  N_A: 'NA',
  SINGLE_GROUP_ASSIGNMENT: 'SINGLE_GROUP',
  PARALLEL_ASSIGNMENT: 'PARALLEL',
  CROSSOVER_ASSIGNMENT: 'CROSSOVER',
  FACTORIAL_ASSIGNMENT: 'FACTORIAL',
  SEQUENTIAL_ASSIGNMENT: 'SEQUENTIAL',
}
const code = (text: string | null): string | null => {
  const one = codeOf(text)
  return one === null ? null : (oldWords[one] ?? one)
}

/** Countries that are written with a comma in them. */
const afterComma =
  /^((Islamic |People's |Democratic People's |Former |United )?Republic( of.*)?|The (Former|Democratic) .*|Province of China|Occupied)$/i

const countryIn = (location: string): string | null => {
  const parts = location.split(',').map((part) => part.trim())
  const last = parts.at(-1)
  if (!last) return null
  return afterComma.test(last) && parts.length > 1 ? `${parts.at(-2)}, ${last}` : last
}

const agesIn = (text: string | null): Pick<RegistryStudy, 'minimumAge' | 'maximumAge'> => {
  const age = '(\\d+ (?:Year|Month|Week|Day|Hour|Minute)s?)'
  const ages = (text ?? '').replace(/\u00a0/g, ' ')
  const between = new RegExp(`^${age} to ${age}`).exec(ages)
  const from = new RegExp(`^${age} and older`).exec(ages)
  const to = new RegExp(`^up to ${age}`, 'i').exec(ages)
  return { minimumAge: between?.[1] ?? from?.[1] ?? null, maximumAge: between?.[2] ?? to?.[1] ?? null }
}

/** "Allocation: Randomized|Masking: Double (Participant, Investigator)" by name. */
const designIn = (text: string | null) => {
  const parts = new Map(
    listIn(text, '|').map((part): [string, string] => {
      const colon = part.indexOf(':')
      return [codeOf(part.slice(0, Math.max(colon, 0))) ?? '', part.slice(colon + 1).trim()]
    }),
  )
  const get = (name: string): string | null => parts.get(name) ?? null
  const masking = get('MASKING')
  const who = /\(([^)]*)\)/.exec(masking ?? '')?.[1]
  const isOpen = masking !== null && /^none/i.test(masking)
  return {
    allocation: code(get('ALLOCATION')),
    model: code(get('INTERVENTION_MODEL')),
    purpose: code(get('PRIMARY_PURPOSE')),
    observationalModel: code(get('OBSERVATIONAL_MODEL')),
    timePerspective: code(get('TIME_PERSPECTIVE')),
    masking: isOpen ? 'NONE' : code(masking === null ? null : masking.replace(/\(.*$/, '').trim()),
    whoMasked: isOpen ? [] : listIn(who ?? null, ',').flatMap((one) => code(one) ?? []),
  }
}

/** The columns that tell such a file. */
export const isSiteHeader = (columns: readonly string[]): boolean => columns.includes('nct_number')

/** The view of a row. Throws a ShapeFault for one without a number of the registry. */
export const siteCsvStudy = (record: JsonObject): RegistryStudy => {
  const field = fieldsOf(record)
  const id = field('nct_number')
  if (id === null || !nctNumber.test(id))
    throw new ShapeFault(`NCT Number: expected NCT and 8 digits, found ${JSON.stringify(id)}`)
  const sponsors = listIn(field('sponsor_collaborators'), '|')
  const locations = listIn(field('locations'), '|')
  const results = code(field('study_results'))
  const count = field('enrollment')
  return {
    ...blankStudy({ form: 'site-csv', id, registry: 'clinicaltrials.gov', url: nctPage(id), record }),
    otherIds: listIn(field('other_ids'), '|').map((other) => ({ id: other, kind: null })),
    title: field('study_title', 'title'),
    acronym: field('acronym'),
    status: code(field('study_status', 'status')),
    start: dated(field('start_date')),
    primaryCompletion: dated(field('primary_completion_date')),
    completion: dated(field('completion_date')),
    firstPosted: dateIn(field('first_posted')),
    resultsPosted: dateIn(field('results_first_posted')),
    hasResults: results === null ? null : results === 'YES' || results === 'HAS_RESULTS',
    updated: dateIn(field('last_update_posted')),
    sponsor: field('sponsor') ?? sponsors[0] ?? null,
    collaborators: [...sponsors.slice(1), ...listIn(field('collaborators'), '|')],
    summary: field('brief_summary'),
    conditions: listIn(field('conditions'), '|'),
    studyType: studyTypeOf(field('study_type')),
    phases: phasesIn(field('phases')),
    ...designIn(field('study_design', 'study_designs')),
    enrollment: count !== null && /^\d{1,9}$/.test(count) ? Number(count) : null,
    interventions: listIn(field('interventions'), '|').map(interventionIn),
    primaryOutcomes: plannedIn(field('primary_outcome_measures'), '|'),
    secondaryOutcomes: plannedIn(field('secondary_outcome_measures'), '|'),
    // The old columns do not say which outcomes are primary.
    otherOutcomes: plannedIn(field('other_outcome_measures', 'outcome_measures'), '|'),
    sex: code(field('sex', 'gender')),
    ...agesIn(field('age')),
    countries: [...new Set(locations.flatMap((place) => countryIn(place) ?? []))],
    sites: locations.length || null,
  }
}

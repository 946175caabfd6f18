/** What rows of tables and elements of XML share: fields by name, and the ways in which registries write dates, ages and codes. */
import type { JsonObject } from './part.js'
import type { RegistryDate, RegistryIntervention, RegistryStudy } from './study.js'

/** The one form of a column’s name: "Date registration3" and "Date_registration3" are the same. */
export const columnKey = (name: string): string =>
  name
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '_')
    .replace(/^_|_$/g, '')

/** Fields of a record by the one form of their names; null for what is empty. */
export const fieldsOf = (record: JsonObject): ((...names: readonly string[]) => string | null) => {
  const fields = new Map<string, string>()
  for (const [name, value] of Object.entries(record))
    if (typeof value === 'string' && value.trim() !== '' && !fields.has(columnKey(name)))
      fields.set(columnKey(name), value.trim())
  return (...names) => names.map((name) => fields.get(name)).find((value) => value !== undefined) ?? null
}

export const listIn = (text: string | null, mark: RegExp | string): string[] =>
  (text ?? '').split(mark).flatMap((part) => part.replace(/\s+/g, ' ').trim() || [])

const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']
const two = (n: number | string): string => String(n).padStart(2, '0')

/**
 * A date as exact as it is written: 2020-06-17, 20200617, June 17, 2020, 17 June 2020, March 2015. Of 17/06/2020 the day is told from
 * the month only where one of them is above 12; of 03/04/2020 only the year is sure.
 */
export const dateIn = (text: string | null): string | null => {
  if (text === null) return null
  const iso = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?(?:[T ].*)?$/.exec(text)
  if (iso) return [iso[1], iso[2], iso[3]].filter((part) => part !== undefined).join('-')
  const digits = /^(\d{4})(\d{2})(\d{2})$/.exec(text)
  if (digits) return digits.slice(1).join('-')
  const monthOf = (name = ''): number => months.indexOf(name.slice(0, 3).toLowerCase()) + 1
  const words = /^([A-Za-z]{3,9})\.?\s+(?:(\d{1,2}),?\s+)?(\d{4})$/.exec(text)
  if (words && monthOf(words[1]))
    return [words[3], two(monthOf(words[1])), ...(words[2] ? [two(words[2])] : [])].join('-')
  const dayFirst = /^(\d{1,2})\s+([A-Za-z]{3,9})\.?\s+(\d{4})$/.exec(text)
  if (dayFirst && monthOf(dayFirst[2])) return `${dayFirst[3]}-${two(monthOf(dayFirst[2]))}-${two(dayFirst[1] ?? '')}`
  const slashed = /^(\d{1,2})[/.](\d{1,2})[/.](\d{4})$/.exec(text)
  if (!slashed) return null
  const [a, b, year] = [Number(slashed[1]), Number(slashed[2]), slashed[3]]
  if (a > 12 && b <= 12) return `${year}-${two(b)}-${two(a)}`
  if (b > 12 && a <= 12) return `${year}-${two(a)}-${two(b)}`
  return a === b ? `${year}-${two(a)}-${two(a)}` : (year ?? null)
}

export const dated = (text: string | null): RegistryDate | null => {
  const date = dateIn(text)
  return date === null ? null : { date, isActual: null }
}

/** A code of the API from words: "Active, not recruiting" is ACTIVE_NOT_RECRUITING. */
export const codeOf = (text: string | null): string | null =>
  text === null
    ? null
    : text
        .toUpperCase()
        .replace(/[^A-Z0-9]+/g, '_')
        .replace(/^_|_$/g, '')

/** "Drug: A" as type and name; a text before a colon that is no type of the registry stays in the name. */
export const interventionIn = (text: string): RegistryIntervention => {
  const found =
    /^(Drug|Biological|Procedure|Device|Behavioral|Dietary Supplement|Genetic|Radiation|Combination Product|Diagnostic Test|Other):\s*(.+)$/is.exec(
      text.replaceAll('_', ' '),
    )
  return {
    type: codeOf(found?.[1] ?? null),
    name: found?.[2]?.trim() ?? text,
    description: null,
    arms: [],
    otherNames: [],
  }
}

/** A study of which nothing is known but its number. */
export const blankStudy = (of: Pick<RegistryStudy, 'form' | 'id' | 'registry' | 'url' | 'record'>): RegistryStudy => ({
  ...of,
  aliases: [],
  otherIds: [],
  title: null,
  officialTitle: null,
  acronym: null,
  status: null,
  lastKnownStatus: null,
  whyStopped: null,
  verified: null,
  start: null,
  primaryCompletion: null,
  completion: null,
  firstSubmitted: null,
  firstPosted: null,
  resultsPosted: null,
  hasResults: null,
  updated: null,
  sponsor: null,
  collaborators: [],
  summary: null,
  description: null,
  conditions: [],
  keywords: [],
  conditionTerms: [],
  conditionAncestors: [],
  interventionTerms: [],
  studyType: null,
  phases: [],
  allocation: null,
  model: null,
  purpose: null,
  masking: null,
  whoMasked: [],
  observationalModel: null,
  timePerspective: null,
  enrollment: null,
  enrollmentType: null,
  arms: [],
  interventions: [],
  primaryOutcomes: [],
  secondaryOutcomes: [],
  otherOutcomes: [],
  criteria: null,
  sex: null,
  minimumAge: null,
  maximumAge: null,
  countries: [],
  sites: null,
})

export const plannedIn = (text: string | null, mark: RegExp | string): RegistryStudy['primaryOutcomes'] =>
  listIn(text, mark).map((measure) => ({ measure, timeFrame: null, description: null }))

const studyTypes: Readonly<Record<string, string>> = {
  INTERVENTIONAL: 'INTERVENTIONAL',
  INTERVENTIONAL_STUDY: 'INTERVENTIONAL',
  INTERVENTIONAL_CLINICAL_TRIAL_OF_MEDICINAL_PRODUCT: 'INTERVENTIONAL',
  OBSERVATIONAL: 'OBSERVATIONAL',
  OBSERVATIONAL_STUDY: 'OBSERVATIONAL',
  OBSERVATIONAL_PATIENT_REGISTRY: 'OBSERVATIONAL',
  EXPANDED_ACCESS: 'EXPANDED_ACCESS',
}

/** The type of a study in the codes of the API; words that are none of them stay as they are. */
export const studyTypeOf = (text: string | null): string | null => studyTypes[codeOf(text) ?? ''] ?? text

/** Phases in the codes of the API, from "Phase 1|Phase 2", "PHASE1|PHASE2", "Phase I/II" or the yes and no of the EU register. */
export const phasesIn = (text: string | null): string[] => {
  if (text === null) return []
  const asked = [...text.matchAll(/\(Phase (IV|III|II|I)\):\s*(yes|no)/gi)]
  if (asked.length)
    return asked.flatMap(([, phase, is]) => (is?.toLowerCase() === 'yes' ? [`PHASE${roman(phase)}`] : []))
  if (/^(n\/?a|na|not (applicable|selected)|not_applicable)$/i.test(text.trim())) return ['NA']
  if (/early[ _]phase[ _]?1|phase 0\b|^0$/i.test(text)) return ['EARLY_PHASE1']
  const found = [...text.matchAll(/(?:^|[^A-Za-z0-9])(?:phase[ _-]*)?(IV|III|II|I|[1-4])(?![A-Za-z0-9])/gi)]
  return [...new Set(found.map(([, phase]) => `PHASE${roman(phase)}`))].sort()
}

const roman = (phase = ''): string => ({ i: '1', ii: '2', iii: '3', iv: '4' })[phase.toLowerCase()] ?? phase

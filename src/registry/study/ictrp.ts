/**
 * A trial of the WHO’s International Clinical Trials Registry Platform, as its search exports it: XML (a Trial in
 * Trials_downloaded_from_ICTRP, one text per element) or a table with the same names, with spaces or underscores. What registries
 * put into one field is of many forms there; what cannot be told apart is left as it stands.
 */
import type { choices } from '../../dataset/index.js'
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

type Registry = (typeof choices.registry)[number]

/** Names of registers in the export, by how they begin. */
const registers: readonly (readonly [RegExp, Registry])[] = [
  [/^clinicaltrials\.gov/i, 'clinicaltrials.gov'],
  [/^chictr|^chinese/i, 'chictr'],
  [/^irct/i, 'irct'],
  [/^(jprn-)?jrct/i, 'jrct'],
  [/^(jprn-)?umin/i, 'umin'],
  [/^ctri/i, 'ctri'],
  [/^(eu clinical trials register|euctr)/i, 'eu-ctr'],
  [/^(clinical trials information system|ctis)/i, 'ctis'],
  [/^anzctr|^actrn/i, 'anzctr'],
  [/^isrctn/i, 'isrctn'],
  [/^rebec|^rbr-/i, 'rebec'],
  [/^(german clinical|drks)/i, 'drks'],
  [/^(cris|kct)/i, 'kct'],
  [/^nct\d/i, 'clinicaltrials.gov'],
]
const registryNamed = (...names: readonly (string | null)[]): Registry => {
  for (const name of names) {
    const found = registers.find(([form]) => name !== null && form.test(name))
    if (found) return found[1]
  }
  return 'other'
}

/** Line breaks of web pages that registries leave in their texts. */
const plain = (text: string | null): string | null =>
  text === null
    ? null
    : text
        .replace(/<br\s*\/?>/gi, ' ; ')
        .replace(/\s+/g, ' ')
        .trim() || null

const ageIn = (text: string | null): string | null => {
  const found = /^(\d+(?:\.\d+)?)\s*(Y|M|W|D|years?|months?|weeks?|days?)?(?:\(s\))?$/i.exec(text ?? '')
  if (!found) return null
  const units: Readonly<Record<string, string>> = { y: 'Years', m: 'Months', w: 'Weeks', d: 'Days' }
  return `${found[1]} ${units[(found[2] ?? 'y').slice(0, 1).toLowerCase()]}`
}

/** People, where the field is a number, or a number for each group ("A:30;B:30;"). */
const sizeIn = (text: string | null): number | null => {
  if (text === null) return null
  if (/^\d{1,9}$/.test(text)) return Number(text)
  const groups = listIn(text, ';').map((group) => /:\s*(\d{1,7})$/.exec(group)?.[1])
  return groups.length && groups.every((one) => one !== undefined)
    ? groups.reduce((sum, one) => sum + Number(one), 0)
    : null
}

const designIn = (text: string | null) => {
  const words = plain(text) ?? ''
  const is = (form: RegExp): boolean => form.test(words)
  const allocation = is(
    /\b(?:non|not|un|without)[- ]?randomi[sz](?:ed|ation)|randomi[sz](?:ed|ation):?\s*(?:not?\b|none)/i,
  )
    ? 'NON_RANDOMIZED'
    : is(/randomi[sz]ed/i)
      ? 'RANDOMIZED'
      : is(/allocation:\s*n\/?a\b/i)
        ? 'NA'
        : null
  const model = is(/single[- ](?:group|arm)(?!:\s*no)/i)
    ? 'SINGLE_GROUP'
    : is(/cross-?over(?!:\s*no)/i)
      ? 'CROSSOVER'
      : is(/factorial/i)
        ? 'FACTORIAL'
        : is(/sequential/i)
          ? 'SEQUENTIAL'
          : is(/parallel(?!( group)?:\s*no)/i)
            ? 'PARALLEL'
            : null
  const masked = /masking:\s*(none|open|single|double|triple|quadruple)/i.exec(words)?.[1]?.toUpperCase() ?? null
  return { allocation, model, masking: masked === 'OPEN' ? 'NONE' : masked }
}

/** The fields that tell such a file. */
export const isIctrpHeader = (columns: readonly string[]): boolean =>
  columns.includes('trialid') && columns.some((name) => name === 'source_register' || name === 'web_address')

/** The view of a trial. Throws a ShapeFault for one without a number. */
export const ictrpStudy = (record: JsonObject): RegistryStudy => {
  const field = fieldsOf(record)
  const id = field('trialid')
  if (id === null) throw new ShapeFault('TrialID: expected the number of a registration, found nothing')
  const address = field('web_address')
  const url =
    address !== null && /^https?:\/\/[^\s/]+\.\S+$/.test(address)
      ? address
      : `https://trialsearch.who.int/Trial2.aspx?TrialID=${encodeURIComponent(id)}`
  const results = field('results_yes_no')
  const enrolled = sizeIn(field('target_size'))
  return {
    ...blankStudy({ form: 'ictrp', id, registry: registryNamed(id, field('source_register')), url, record }),
    otherIds: listIn(field('secondary_id'), ';').map((other) => ({ id: other, kind: null })),
    title: plain(field('public_title')),
    officialTitle: plain(field('scientific_title')),
    acronym: plain(field('acronym')),
    status: codeOf(field('recruitment_status')),
    start: dated(field('date_enrollement', 'date_enrollment')),
    firstSubmitted: dateIn(field('date_registration3', 'date_registration')),
    hasResults: results === null ? null : /^yes$/i.test(results),
    resultsPosted: dateIn(field('results_date_posted')),
    // The day on which it was copied (last_refreshed_on) is not the day of which it speaks.
    updated: null,
    sponsor: plain(field('primary_sponsor')),
    collaborators: listIn(plain(field('secondary_sponsor')), ';'),
    conditions: listIn(plain(field('condition')), ';'),
    studyType: studyTypeOf(field('study_type')),
    phases: phasesIn(field('phase')),
    ...designIn(field('study_design')),
    enrollment: enrolled,
    enrollmentType: enrolled === null ? null : 'ESTIMATED',
    interventions: listIn(plain(field('intervention')), ';').map(interventionIn),
    primaryOutcomes: plannedIn(plain(field('primary_outcome')), ';'),
    secondaryOutcomes: plannedIn(plain(field('secondary_outcome')), ';'),
    criteria: plain([field('inclusion_criteria'), field('exclusion_criteria')].filter(Boolean).join(' ')),
    sex: codeOf(field('inclusion_gender')),
    minimumAge: ageIn(field('inclusion_agemin')),
    maximumAge: ageIn(field('inclusion_agemax')),
    countries: listIn(field('countries'), ';'),
  }
}

/** What a registry says of one study: the narrow view that the rest of the program reads, whichever format it came in. */
import type { choices } from '../../dataset/index.js'
import type { JsonObject } from './part.js'

/** The forms in which studies come. */
export const studyForms = ['api', 'site-csv', 'ictrp'] as const
export type StudyForm = (typeof studyForms)[number]

export type RegistryName = (typeof choices.registry)[number]

/** A date as exact as the registry gives it (YYYY, YYYY-MM or YYYY-MM-DD), and whether it has come to pass. */
export type RegistryDate = { readonly date: string; readonly isActual: boolean | null }

export type RegistryArm = {
  readonly label: string
  /** In the words of the API: EXPERIMENTAL, ACTIVE_COMPARATOR, PLACEBO_COMPARATOR, SHAM_COMPARATOR, NO_INTERVENTION, OTHER. */
  readonly type: string | null
  readonly description: string | null
  /** Interventions given in it, as `TYPE: name`. */
  readonly interventions: readonly string[]
}

export type RegistryIntervention = {
  readonly type: string | null
  readonly name: string
  readonly description: string | null
  readonly arms: readonly string[]
  readonly otherNames: readonly string[]
}

export type PlannedOutcome = {
  readonly measure: string
  readonly timeFrame: string | null
  readonly description: string | null
}

/** A study as a registry has it. Lists are empty and texts null where the record does not say. Codes are those of API v2. */
export type RegistryStudy = {
  /** Which form it was read from: a form that has no place for something does not say that there is none. */
  readonly form: StudyForm
  readonly id: string
  readonly registry: RegistryName
  readonly url: string
  /** Other numbers by which the same registry knows the study, retired ones among them. */
  readonly aliases: readonly string[]
  /** Numbers that others gave: the sponsor’s own, grants, other registries. */
  readonly otherIds: readonly { readonly id: string; readonly kind: string | null }[]
  readonly title: string | null
  readonly officialTitle: string | null
  readonly acronym: string | null
  readonly status: string | null
  readonly lastKnownStatus: string | null
  readonly whyStopped: string | null
  /** When the sponsor last confirmed the record. */
  readonly verified: string | null
  readonly start: RegistryDate | null
  readonly primaryCompletion: RegistryDate | null
  readonly completion: RegistryDate | null
  readonly firstSubmitted: string | null
  readonly firstPosted: string | null
  readonly resultsPosted: string | null
  readonly hasResults: boolean | null
  readonly updated: string | null
  readonly sponsor: string | null
  readonly collaborators: readonly string[]
  readonly summary: string | null
  readonly description: string | null
  readonly conditions: readonly string[]
  readonly keywords: readonly string[]
  /** Terms of MeSH that the registry derived, with their ancestors apart. */
  readonly conditionTerms: readonly string[]
  readonly conditionAncestors: readonly string[]
  readonly interventionTerms: readonly string[]
  readonly studyType: string | null
  readonly phases: readonly string[]
  readonly allocation: string | null
  readonly model: string | null
  readonly purpose: string | null
  readonly masking: string | null
  readonly whoMasked: readonly string[]
  readonly observationalModel: string | null
  readonly timePerspective: string | null
  readonly enrollment: number | null
  readonly enrollmentType: string | null
  readonly arms: readonly RegistryArm[]
  readonly interventions: readonly RegistryIntervention[]
  readonly primaryOutcomes: readonly PlannedOutcome[]
  readonly secondaryOutcomes: readonly PlannedOutcome[]
  readonly otherOutcomes: readonly PlannedOutcome[]
  readonly criteria: string | null
  readonly sex: string | null
  readonly minimumAge: string | null
  readonly maximumAge: string | null
  readonly countries: readonly string[]
  /** Places where people enter, as far as they are listed; null where the form has no list. */
  readonly sites: number | null
  /** The whole record as it came, for what has no place above. */
  readonly record: JsonObject
}

/** A study that was read, its record as JSON text, and where it stood. */
export type FoundStudy = { readonly study: RegistryStudy; readonly raw: string; readonly place: string }

/** Something that is no study: where it stands, what is wrong, what to do. */
export type StudyFault = { readonly place: string; readonly message: string; readonly hint: string }

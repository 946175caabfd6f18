/**
 * A study in the JSON of ClinicalTrials.gov API v2 (https://clinicaltrials.gov/data-api/about-api/study-data-structure). Whatever
 * a partial answer leaves out is absent; only the number must be there.
 */
import { type JsonObject, Part, ShapeFault } from './part.js'
import type { PlannedOutcome, RegistryDate, RegistryStudy } from './study.js'

export const nctNumber = /^NCT\d{8}$/

/** The page of a study, which people can open. */
export const nctPage = (id: string): string => `https://clinicaltrials.gov/study/${id}`

const dated = (part: Part): RegistryDate | null => {
  const date = part.text('date')
  const type = part.text('type')
  return date === null ? null : { date, isActual: type === null ? null : type === 'ACTUAL' }
}

const planned = (part: Part): PlannedOutcome[] => {
  const measure = part.text('measure')
  return measure === null ? [] : [{ measure, timeFrame: part.text('timeFrame'), description: part.text('description') }]
}

const terms = (part: Part, key: string): string[] => part.parts(key).flatMap((one) => one.text('term') ?? [])

/** Numbers and names. */
const identity = (names: Part) => {
  const own = names.part('orgStudyIdInfo')
  const ownId = own.text('id')
  return {
    aliases: names.texts('nctIdAliases'),
    otherIds: [
      ...(ownId === null ? [] : [{ id: ownId, kind: own.text('type') }]),
      ...names.parts('secondaryIdInfos').flatMap((other) => {
        const number = other.text('id')
        return number === null ? [] : [{ id: number, kind: other.text('domain') ?? other.text('type') }]
      }),
    ],
    title: names.text('briefTitle'),
    officialTitle: names.text('officialTitle'),
    acronym: names.text('acronym'),
  }
}

const progress = (status: Part) => ({
  status: status.text('overallStatus'),
  lastKnownStatus: status.text('lastKnownStatus'),
  whyStopped: status.text('whyStopped'),
  verified: status.text('statusVerifiedDate'),
  start: dated(status.part('startDateStruct')),
  primaryCompletion: dated(status.part('primaryCompletionDateStruct')),
  completion: dated(status.part('completionDateStruct')),
  firstSubmitted: status.text('studyFirstSubmitDate'),
  firstPosted: status.part('studyFirstPostDateStruct').text('date'),
  resultsPosted: status.part('resultsFirstPostDateStruct').text('date'),
  updated: status.part('lastUpdatePostDateStruct').text('date'),
})

const designed = (design: Part) => {
  const info = design.part('designInfo')
  const masked = info.part('maskingInfo')
  const enrolled = design.part('enrollmentInfo')
  return {
    studyType: design.text('studyType'),
    phases: design.texts('phases'),
    allocation: info.text('allocation'),
    model: info.text('interventionModel'),
    purpose: info.text('primaryPurpose'),
    masking: masked.text('masking'),
    whoMasked: masked.texts('whoMasked'),
    observationalModel: info.text('observationalModel'),
    timePerspective: info.text('timePerspective'),
    enrollment: enrolled.count('count'),
    enrollmentType: enrolled.text('type'),
  }
}

const treated = (given: Part) => ({
  arms: given.parts('armGroups').map((arm, i) => ({
    label: arm.text('label') ?? `Arm ${i + 1}`,
    type: arm.text('type'),
    description: arm.text('description'),
    interventions: arm.texts('interventionNames'),
  })),
  interventions: given.parts('interventions').flatMap((one) => {
    const name = one.text('name')
    if (name === null) return []
    const [type, description] = [one.text('type'), one.text('description')]
    return [{ type, name, description, arms: one.texts('armGroupLabels'), otherNames: one.texts('otherNames') }]
  }),
})

/** What the record is about: the words of the registration, and the terms of MeSH that the registry derived from them. */
const subject = (protocol: Part, derived: Part) => {
  const texts = protocol.part('descriptionModule')
  const about = protocol.part('conditionsModule')
  const browse = derived.part('conditionBrowseModule')
  return {
    summary: texts.text('briefSummary'),
    description: texts.text('detailedDescription'),
    conditions: about.texts('conditions'),
    keywords: about.texts('keywords'),
    conditionTerms: terms(browse, 'meshes'),
    conditionAncestors: terms(browse, 'ancestors'),
    interventionTerms: terms(derived.part('interventionBrowseModule'), 'meshes'),
  }
}

const measuredAndWho = (protocol: Part) => {
  const measured = protocol.part('outcomesModule')
  const people = protocol.part('eligibilityModule')
  const sites = protocol.part('contactsLocationsModule')
  const locations = sites.parts('locations')
  return {
    primaryOutcomes: measured.parts('primaryOutcomes').flatMap(planned),
    secondaryOutcomes: measured.parts('secondaryOutcomes').flatMap(planned),
    otherOutcomes: measured.parts('otherOutcomes').flatMap(planned),
    criteria: people.text('eligibilityCriteria'),
    sex: people.text('sex'),
    minimumAge: people.text('minimumAge'),
    maximumAge: people.text('maximumAge'),
    countries: [...new Set(locations.flatMap((place) => place.text('country') ?? []))],
    sites: sites.has('locations') ? locations.length : null,
  }
}

/** The view of a record of API v2. Throws a ShapeFault that names the place of what does not fit. */
export const apiStudy = (record: JsonObject): RegistryStudy => {
  const whole = new Part(record)
  const protocol = whole.part('protocolSection')
  const names = protocol.part('identificationModule')
  const id = names.text('nctId')
  if (id === null || !nctNumber.test(id))
    throw new ShapeFault(
      `protocolSection.identificationModule.nctId: expected NCT and 8 digits, found ${JSON.stringify(id)}`,
    )
  const sponsors = protocol.part('sponsorCollaboratorsModule')
  return {
    form: 'api',
    id,
    registry: 'clinicaltrials.gov',
    url: nctPage(id),
    ...identity(names),
    ...progress(protocol.part('statusModule')),
    hasResults: whole.flag('hasResults'),
    sponsor: sponsors.part('leadSponsor').text('name'),
    collaborators: sponsors.parts('collaborators').flatMap((one) => one.text('name') ?? []),
    ...subject(protocol, whole.part('derivedSection')),
    ...designed(protocol.part('designModule')),
    ...treated(protocol.part('armsInterventionsModule')),
    ...measuredAndWho(protocol),
    record,
  }
}

/** A registered study as one of our trials: values as the registry says, a reason for each that is missing, one source. */
import type { Arm, MissingReason, Registration, Trial } from '../../dataset/index.js'
import { Part, type RegistryArm, type RegistryStudy } from '../study/index.js'
import { type Classification, cellsNamed, classify, type PutRight } from './classify.js'
import {
  allocationOf,
  controlArms,
  maskingOf,
  modelOf,
  phasesOf,
  registryOf,
  statusOf,
  unknownEnrollment,
} from './codes.js'
import { countryCode } from './countries.js'
import { factsOf } from './facts.js'
import { reasonsFor } from './nulls.js'
import { resultsOf } from './rows.js'

/** A trial as a registry has it: a study of the whole registry may be of no disease that the dataset knows. */
export type RegistryTrial = Omit<Trial, 'disease'> & { readonly disease: string | null }

export type Mapped = { readonly trial: RegistryTrial; readonly decided: Classification }

/** Whether it can stand in the dataset: its disease is one of the vocabulary. */
export const isOfDataset = (trial: RegistryTrial): trial is Trial => trial.disease !== null

/** The one source of such a record. */
export const registrySource = 's1'

const slug = (text: string): string =>
  text
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, 30)
    .replace(/^-+|-+$/g, '')

/** The id of a registered study in our data: its number in lower case. */
export const trialId = (number: string): string => slug(number)

/** A name for each of a list, no two alike. */
export const idsFor = (labels: readonly string[], fallback: string): string[] => {
  const taken = new Set<string>()
  return labels.map((label, i) => {
    const base = slug(label) || `${fallback}-${i + 1}`
    let id = base
    for (let n = 2; taken.has(id); n++) id = `${base}-${n}`
    taken.add(id)
    return id
  })
}

/** A date as our records have it; null for one that is none. */
const dateOf = (text: string | null): string | null =>
  text !== null && /^\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?$/.test(text) ? text : null

/**
 * Numbers that others gave a study. Another number of ClinicalTrials.gov that is no alias is none of them: it is of a related study,
 * a parent or an extension, and stands among the facts.
 */
export const othersNumbers = ({ registry, otherIds }: RegistryStudy): RegistryStudy['otherIds'] =>
  otherIds.filter(({ id }) => registry !== 'clinicaltrials.gov' || registryOf(id) !== registry)

const registrationsOf = (study: RegistryStudy): Registration[] => {
  const posted = study.hasResults ?? (study.resultsPosted !== null ? true : null)
  const first: Registration = {
    id: study.id,
    registry: study.registry,
    url: study.url,
    registered: dateOf(study.firstSubmitted ?? study.firstPosted),
    results: posted === null ? null : posted ? 'posted' : 'not-posted',
  }
  const retired = study.aliases.map(
    (id): Registration => ({
      ...first,
      id,
      registered: null,
      results: null,
      note: 'A number under which the registry knew the study before.',
    }),
  )
  const others = othersNumbers(study).flatMap(({ id, kind }): Registration[] => {
    const registry = registryOf(id)
    if (registry === null || id === study.id || study.aliases.includes(id)) return []
    const note = `Named in the record of ${study.id}${kind === null ? '' : ` as ${kind}`}.`
    return [{ id, registry, url: null, registered: null, results: null, note }]
  })
  const seen = new Set<string>()
  return [first, ...retired, ...others].filter(({ id }) => !seen.has(id) && seen.add(id))
}

/** Years in a text such as "18 Years" or "6 Months". */
const yearsOf = (age: string | null): number | null => {
  const found = age === null ? null : /^(\d+(?:\.\d+)?)\s*(year|month|week|day|hour|minute)s?$/i.exec(age)
  if (!found) return null
  const perYear = { year: 1, month: 12, week: 52.18, day: 365.25, hour: 8766, minute: 525_960 }
  const unit = found[2]?.toLowerCase()
  const parts = unit !== undefined && unit in perYear ? perYear[unit as keyof typeof perYear] : 1
  return Math.round((Number(found[1]) / parts) * 100) / 100
}

const ageGroupOf = (from: number | null, to: number | null): Trial['population']['ageGroup'] => {
  if (from === null && to === null) return null
  if (from !== null && from >= 18) return 'adult'
  if (to !== null && to < 18) return 'pediatric'
  return 'mixed'
}

const oneLine = (text: string): string => text.replace(/\s+/g, ' ').trim()

const eligibilityOf = (study: RegistryStudy): Trial['eligibility'] => {
  const [from, to] = [yearsOf(study.minimumAge), yearsOf(study.maximumAge)]
  const ages = [study.minimumAge && `from ${study.minimumAge}`, study.maximumAge && `to ${study.maximumAge}`]
  const text = oneLine(study.criteria ?? ages.filter(Boolean).join(' '))
  if (text === '') return undefined
  const isInOrder = from === null || to === null || from <= to
  return {
    text,
    ...((from !== null || to !== null) && isInOrder
      ? { age: { ...(from === null ? {} : { from }), ...(to === null ? {} : { to }) } }
      : {}),
  }
}

const controlOf = (study: RegistryStudy): Trial['design']['control'] => {
  if (study.model === 'SINGLE_GROUP' || study.arms.length === 1) return 'none'
  const kinds = study.arms.flatMap(({ type }) => (type === null ? [] : (controlArms[type] ?? [])))
  return (['placebo', 'sham', 'active', 'standard-care'] as const).find((kind) => kinds.includes(kind)) ?? null
}

const designOf = (study: RegistryStudy): Trial['design'] => {
  const allocation = allocationOf(study.allocation)
  return {
    model: modelOf(study.model),
    allocation,
    concealment: null,
    assignment: null,
    masking: maskingOf(study.masking),
    control: controlOf(study),
    phases: phasesOf(study.phases),
    centers: study.sites === null || study.sites === 0 ? null : study.sites === 1 ? 'single' : 'multi',
    collection:
      study.timePerspective === 'PROSPECTIVE'
        ? 'prospective'
        : study.timePerspective === 'RETROSPECTIVE'
          ? 'retrospective'
          : null,
  }
}

const statusIn = (study: RegistryStudy): Trial['status'] => {
  const value = statusOf(study.status)
  const notes = [
    study.whyStopped && `Stopped: ${oneLine(study.whyStopped)}`,
    study.lastKnownStatus && `Last known: ${study.lastKnownStatus.toLowerCase().replaceAll('_', ' ')}.`,
    value === null && study.status !== null && `The registry says "${study.status}".`,
  ].filter((note) => typeof note === 'string' && note !== '')
  return {
    value: value ?? 'unknown',
    asOf: dateOf(study.verified ?? study.updated),
    ...(notes.length ? { note: notes.join(' ') } : {}),
  }
}

/** What an arm is given: its interventions by the names that it lists, else by the arms that they list. */
const givenIn = (arm: RegistryArm, study: RegistryStudy): RegistryStudy['interventions'] => {
  const names = new Set(arm.interventions.map((name) => name.replace(/^[A-Za-z_ ]+: /, '')))
  return study.interventions.filter(({ name, arms }) => names.has(name) || arms.includes(arm.label))
}

const productOf = (decided: Classification, cells: readonly string[], label: string | null): Arm['product'] => {
  const [first, ...rest] = cells
  if (first === undefined) return null
  return {
    cells: [first, ...rest],
    ...(label === null ? {} : { label }),
    donor: decided.donor.value,
    tissue: null,
    dose: { value: null, unit: null, basis: null, text: null },
    infusions: null,
    interval: null,
    route: decided.route.value,
    routeText: decided.route.value === 'combined' ? (decided.route.doubt ?? null) : null,
  }
}

const armsOf = (study: RegistryStudy, decided: Classification): Arm[] => {
  const listed: readonly RegistryArm[] = study.arms.length
    ? study.arms
    : study.interventions.length
      ? [
          {
            label: `${study.interventions.length > 1 ? 'Groups not listed: ' : ''}${study.interventions.map(({ name }) => name).join('; ')}`,
            type: null,
            description: null,
            interventions: study.interventions.map(({ type, name }) => `${type}: ${name}`),
          },
        ]
      : []
  const ids = idsFor(
    listed.map(({ label }) => label),
    'arm',
  )
  const cells = decided.cells.value
  const each = listed.map((arm) => {
    const given = givenIn(arm, study)
    const text = [arm.label, ...given.flatMap(({ name, otherNames }) => [name, ...otherNames])].join(' ; ')
    return { arm, given, named: cellsNamed(text, cells) }
  })
  return each.map(({ arm, given, named }, i): Arm => {
    const mine = named.length || each.length > 1 ? named : cells
    const isControl =
      arm.type !== null ? arm.type in controlArms : mine.length === 0 && each.some((one) => one.named.length > 0)
    const withCells = given.filter(
      ({ name, otherNames }) => cellsNamed([name, ...otherNames].join(' ; '), cells).length > 0,
    )
    const others =
      study.arms.length === 0 ? [] : given.filter((one) => !withCells.includes(one)).map(({ name }) => name)
    const label = withCells.map(({ name }) => name).join('; ')
    return {
      id: ids[i] ?? `arm-${i + 1}`,
      label: oneLine(arm.label),
      role: isControl ? 'control' : 'intervention',
      allocated: null,
      analyzed: null,
      product: productOf(decided, mine, label === '' ? null : oneLine(label)),
      cointervention: others.length ? others.map(oneLine).join('; ') : null,
    }
  })
}

/** Why a value is not there: the part of the record that would hold it was in the file or not. */
const reasonIn = (study: RegistryStudy): ((path: string, trial: RegistryTrial) => MissingReason) => {
  const protocol = new Part(study.record).part('protocolSection')
  const has = (module: string): boolean => study.form === 'api' && protocol.has(module)
  const modules: readonly (readonly [RegExp, string])[] = [
    [/^design\.(model|allocation|masking|phases|collection)$|^enrollment/, 'designModule'],
    [/^(start|completion|status)/, 'statusModule'],
    [/^design\.centers$|^countries$/, 'contactsLocationsModule'],
    [/^(acronym)$|^registrations\./, 'identificationModule'],
    [/^arms|^design\.control$/, 'armsInterventionsModule'],
    [/^population\.ageGroup$/, 'eligibilityModule'],
    [/^sponsor$/, 'sponsorCollaboratorsModule'],
  ]
  return (path, trial) => {
    const isOneGroup = trial.design.allocation === 'na' || trial.design.model === 'single-group'
    if (path === 'design.concealment' && trial.design.allocation !== 'randomized') return 'notApplicable'
    if (path === 'design.assignment' && (isOneGroup || trial.design.allocation === 'randomized')) return 'notApplicable'
    // Read, and of none of ours: its conditions say of which.
    if (path === 'disease' || /^arms\.[^.]+\.product$/.test(path)) return 'notApplicable'
    // Which of several interventions a group got stands in a list of groups, where there is one.
    if (/\.cointervention$/.test(path) && study.arms.length === 0 && study.interventions.length > 1) return 'notRead'
    if (/\.product\.(tissue|dose\.basis|routeText)$/.test(path)) return 'notApplicable'
    if (/\.product\./.test(path) || /^registrations\..*\.(url|registered|results)$/.test(path)) return 'notRead'
    if (path === 'enrollment.type' && trial.enrollment.count === null) return 'notApplicable'
    if (path === 'finding' || path === 'reviewed') return 'notRead'
    const module = modules.find(([form]) => form.test(path))?.[1]
    return module !== undefined && has(module) ? 'notReported' : 'notRead'
  }
}

const plannedText = ({ measure, timeFrame }: RegistryStudy['primaryOutcomes'][number]): string =>
  oneLine(timeFrame === null ? measure : `${measure} (${timeFrame})`)

/**
 * A study as a trial, and what decided what it is about: all that lists and filters read. `wholeTrialOf` adds posted results and the
 * texts that have no field.
 */
export const trialOf = (study: RegistryStudy, right?: PutRight): Mapped => {
  const decided = classify(study, right)
  const countries = [...new Set(study.countries.flatMap((name) => countryCode(name) ?? []))]
  const unknown = study.countries.filter((name) => countryCode(name) === null)
  const count = study.enrollment === unknownEnrollment ? null : study.enrollment
  const eligibility = eligibilityOf(study)
  const title = oneLine(study.title ?? study.officialTitle ?? study.id)
  const notes = [
    ...(unknown.length ? [`Countries that have no code today: ${unknown.map(oneLine).join(', ')}.`] : []),
    ...(study.enrollment === unknownEnrollment
      ? ['The registry writes 99999999 for the number of people: unknown.']
      : []),
  ]
  const trial: RegistryTrial = {
    id: trialId(study.id),
    mergedFrom: [study.id, ...study.aliases.filter((id) => id !== study.id)],
    kind: 'registered',
    title,
    acronym: study.acronym,
    registrations: registrationsOf(study),
    disease: decided.disease.value,
    ...(study.conditions.length ? { conditions: study.conditions.map(oneLine) } : {}),
    population: {
      stage: null,
      ageGroup: ageGroupOf(yearsOf(study.minimumAge), yearsOf(study.maximumAge)),
      description: null,
    },
    ...(eligibility === undefined ? {} : { eligibility }),
    design: designOf(study),
    status: statusIn(study),
    enrollment: {
      count,
      type:
        count === null
          ? null
          : study.enrollmentType === 'ACTUAL'
            ? 'actual'
            : study.enrollmentType === 'ESTIMATED'
              ? 'estimated'
              : null,
    },
    start: dateOf(study.start?.date ?? null),
    completion: dateOf((study.completion ?? study.primaryCompletion)?.date ?? null),
    followUpMonths: null,
    countries: countries.length ? countries : null,
    sponsor: study.sponsor === null ? null : oneLine(study.sponsor),
    arms: armsOf(study, decided),
    outcomes: [],
    ...(study.primaryOutcomes.length
      ? {
          registeredOutcomes: {
            primary: study.primaryOutcomes.map((one) => ({ text: plannedText(one), measures: [] })),
          },
        }
      : {}),
    safety: { seriousEvents: null, seriousRelated: null, deaths: null, procedureRelated: null, text: null },
    finding: null,
    references: [],
    sources: [
      {
        id: registrySource,
        url: study.url,
        level: 'registry',
        what: `registration ${study.id}${study.updated === null ? '' : `, as updated on ${study.updated}`}`,
      },
    ],
    ...(notes.length ? { notes } : {}),
    reviewed: null,
    missing: {},
  }
  const reason = reasonIn(study)
  return {
    trial: { ...trial, missing: reasonsFor(trial, (path) => (path === 'reviewed' ? null : reason(path, trial))) },
    decided,
  }
}

/** The record as it is kept and shown: with posted results, and what has no field of its own as facts. */
export const wholeTrialOf = (study: RegistryStudy, right?: PutRight): Mapped => {
  const { trial, decided } = trialOf(study, right)
  const results = resultsOf(study, trial.arms)
  const facts = factsOf(study).map((one) => ({ ...one, sources: [registrySource] }))
  const whole: RegistryTrial = {
    ...trial,
    kind: results.outcomes.length ? 'published' : 'registered',
    arms: results.arms,
    outcomes: results.outcomes,
    safety: { ...trial.safety, seriousEvents: results.seriousEvents, deaths: results.deaths },
    ...(facts.length ? { facts } : {}),
  }
  const reason = reasonIn(study)
  const missing = reasonsFor(whole, (path) => {
    if (path === 'reviewed') return null
    if (/^safety\.(seriousEvents|deaths)$|^outcomes\./.test(path) && results.hasAny) return 'notReported'
    return reason(path, whole)
  })
  return { trial: { ...whole, missing }, decided }
}

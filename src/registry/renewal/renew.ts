/**
 * What a fresh record of a registration changes in a trial that is held: pure. What was read in a report stays, with a remark where
 * the registry says otherwise; what was read in the registry is renewed, with the value before beside it.
 */
import {
  fieldSources,
  type LayerMark,
  type RegistryHistory,
  type RegistryVersion,
  type Trial,
} from '../../dataset/index.js'
import type { Annotation, Correction, Refusal, RegistryHistoryRecord } from '../../dataset/schema/own.js'
import type { RegistryStudy } from '../study/index.js'
import { type RegistryTrial, trialOf } from '../trial/index.js'

/** Something to keep in the registry's layer. */
export type Renewed =
  | { readonly type: 'corrections'; readonly record: Correction }
  | { readonly type: 'annotations'; readonly record: Annotation }
  | { readonly type: 'history'; readonly record: RegistryHistoryRecord }

/** A trial that is held, as it is without what the registry's layer changed in it. */
export type Held = {
  readonly trial: Trial
  readonly mark: LayerMark | null
  /** Whether other trials, or other registrations of this one, speak of the same people. */
  readonly isShared: boolean
  /** What the user refused of what the registry says. */
  readonly refused: readonly Refusal[]
}

/** Which of our remarks are sync's: they are made anew each time. */
export const remarkBegins = 'The registry says otherwise: '

/** Values that a registration states, by their path. */
const statedPaths = [
  'status.value',
  'status.asOf',
  'enrollment.count',
  'enrollment.type',
  'start',
  'completion',
] as const
type StatedPath = (typeof statedPaths)[number]

type Stated = string | number | null

const statedIn = (
  trial: Pick<RegistryTrial, 'status' | 'enrollment' | 'start' | 'completion'>,
): Record<StatedPath, Stated> => ({
  'status.value': trial.status.value,
  'status.asOf': trial.status.asOf,
  'enrollment.count': trial.enrollment.count,
  'enrollment.type': trial.enrollment.type,
  start: trial.start,
  completion: trial.completion,
})

/** Where in a registration a value stands. */
const locators: Readonly<Record<StatedPath, string>> = {
  'status.value': 'Overall status',
  'status.asOf': 'Record verification',
  'enrollment.count': 'Enrollment',
  'enrollment.type': 'Enrollment',
  start: 'Study start',
  completion: 'Study completion',
}

/** Values that change together or not at all. */
const groups: readonly (readonly StatedPath[])[] = [
  ['status.value', 'status.asOf'],
  ['enrollment.count', 'enrollment.type'],
  ['start'],
  ['completion'],
]

const ended = ['completed', 'terminated', 'withdrawn', 'suspended', 'approved-for-marketing', 'no-longer-available']

/** Whether a value was read, or may have been read, in a report of the study. */
const isOfReport = (trial: Trial, path: string): boolean =>
  fieldSources(trial, path).sources.some(({ level }) => level === 'full-text' || level === 'abstract')

/** Whether the first says no more than the second: a date that is less exact, or the same value. */
const isWithin = (now: Stated, held: Stated): boolean =>
  now === held || (typeof now === 'string' && typeof held === 'string' && /^\d{4}/.test(now) && held.startsWith(now))

/** What a registration says of itself in a version. */
const versionOf = (study: RegistryStudy, trial: RegistryTrial, today: string): RegistryVersion => ({
  version: study.updated,
  seen: today,
  status: trial.status.value,
  enrollment: trial.enrollment.count,
  enrollmentType: trial.enrollment.type,
  start: trial.start,
  completion: trial.completion,
  results: trial.registrations.find(({ id }) => id === study.id)?.results ?? null,
})

/** Whether a version says anything that the one before did not: the day on which it was seen is no difference. */
const isSameVersion = (a: RegistryVersion | undefined, b: RegistryVersion): boolean =>
  a !== undefined && JSON.stringify({ ...a, seen: '' }) === JSON.stringify({ ...b, seen: '' })

const versionText = ({ updated }: RegistryStudy): string =>
  updated ? `its version of ${updated}` : 'a version without a date'

const refusedBecause = ({ on, why }: Refusal): string => `You refused it on ${on}: ${why}`

class Renewal {
  readonly pieces: Renewed[] = []
  readonly #of: string
  readonly #study: RegistryStudy
  readonly #trial: Trial
  readonly #refused: readonly Refusal[]

  constructor({ trial, refused }: Held, study: RegistryStudy) {
    this.#refused = refused
    this.#of = `trials/${trial.id}`
    this.#study = study
    this.#trial = trial
  }

  correct(path: string, was: Stated, now: Stated, locator: string): void {
    const { url, id } = this.#study
    const source = { url, level: 'registry' as const, what: `registration ${id}, ${versionText(this.#study)}` }
    const why = `ClinicalTrials.gov says so in ${versionText(this.#study)}`
    this.pieces.push({ type: 'corrections', record: { of: this.#of, path, was, now, why, source, locator } })
  }

  /** The user's refusal of what the registry says of a value; it holds as long as the registry says the same. */
  refusal(path: string, now: Stated): Refusal | undefined {
    return this.#refused.find((one) => one.path === path && one.now === now)
  }

  remark(path: string, now: Stated, stays: string): void {
    const text = `${remarkBegins}${now} (${this.#study.id}, ${versionText(this.#study)}). ${stays}`
    this.pieces.push({ type: 'annotations', record: { of: this.#of, path, text } })
  }

  /** Values of one group: renewed, remarked on, or as they are. What the registry does not say changes nothing. */
  group(paths: readonly StatedPath[], fresh: Readonly<Record<StatedPath, Stated>>): void {
    const held = statedIn(this.#trial)
    const differing = paths.filter((path) => fresh[path] !== null && !isWithin(fresh[path], held[path]))
    const [first] = paths
    if (first === undefined || differing.length === 0) return
    const isFilled = held[first] === null
    const isLost = first === 'status.value' && fresh[first] === 'unknown' && ended.includes(String(held[first]))
    const staysForReport = first !== 'status.value' && isOfReport(this.#trial, first)
    if (!isFilled && (isLost || staysForReport)) {
      if (differing.includes(first)) this.remark(first, fresh[first], 'The value was read in a report and stays.')
      return
    }
    const [refused] = differing.flatMap((path) => {
      const refusal = this.refusal(path, fresh[path])
      return refusal ? [{ path, refusal }] : []
    })
    if (refused) {
      this.remark(refused.path, fresh[refused.path], refusedBecause(refused.refusal))
      return
    }
    for (const path of differing) this.correct(path, held[path], fresh[path], locators[path])
  }

  /** A value that stands by itself. */
  renew(path: string, was: Stated, now: Stated, locator: string): void {
    const refused = this.refusal(path, now)
    if (refused) this.remark(path, now, refusedBecause(refused))
    else this.correct(path, was, now, locator)
  }

  /** Whether results are posted, and since when it is registered, where that was not known. */
  registration(fresh: RegistryTrial['registrations'][number] | undefined): void {
    const held = this.#trial.registrations.find(({ id }) => id === fresh?.id)
    if (!fresh || !held) return
    const path = `registrations.${held.id}`
    if (fresh.results !== null && fresh.results !== held.results)
      this.renew(`${path}.results`, held.results, fresh.results, 'Results')
    if (held.registered === null && fresh.registered !== null)
      this.renew(`${path}.registered`, null, fresh.registered, 'First submitted')
  }

  remember(history: RegistryHistory | undefined, version: RegistryVersion): boolean {
    const before = history?.versions ?? []
    if (isSameVersion(before.at(-1), version)) return false
    const record = { of: this.#of, registration: this.#study.id, versions: [...before, version] }
    // What the schema demands of a version is what our own codes are.
    this.pieces.push({ type: 'history', record: record as RegistryHistoryRecord })
    return true
  }
}

export type TrialRenewal = {
  readonly pieces: readonly Renewed[]
  /** Whether this version was not seen before. */
  readonly isNew: boolean
}

/** What a fresh record of one of its registrations changes in a trial. */
export const renewalOf = (held: Held, study: RegistryStudy, today: string): TrialRenewal => {
  const { trial: fresh } = trialOf(study)
  const renewal = new Renewal(held, study)
  if (!held.isShared) for (const paths of groups) renewal.group(paths, statedIn(fresh))
  renewal.registration(fresh.registrations.find(({ id }) => id === study.id))
  const history = held.mark?.history.find(({ registration }) => registration === study.id)
  const isNew = renewal.remember(history, versionOf(study, fresh, today))
  // A version that was seen before and says what it said is kept as it is.
  if (!isNew && history)
    renewal.pieces.push({
      type: 'history',
      record: { of: `trials/${held.trial.id}`, ...history } as RegistryHistoryRecord,
    })
  return { pieces: renewal.pieces, isNew }
}

/** Whether an entry of the registry's layer is one that `renewalOf` makes: what it makes no more of a trial goes. */
export const isRenewed = (
  type: string,
  { path, text }: { readonly path?: unknown; readonly text?: unknown },
): boolean =>
  type === 'corrections'
    ? statedPaths.some((one) => one === path) || /^registrations\..*\.(results|registered)$/.test(String(path))
    : type === 'annotations' && String(text).startsWith(remarkBegins)

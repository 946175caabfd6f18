/** Bundled records and layers over them as one dataset: pure. What does not fit is set aside by itself, with the reason. */
import { ensure, isOneOf } from '../collections.js'
import {
  type AddedResult,
  type AppliedCorrection,
  type AppliedNote,
  type Kind,
  kinds,
  type LayerMark,
  type LayerMarks,
  type Origin,
  type RecordOf,
  recordsOfEach,
  type Trial,
} from '../dataset/index.js'
import { checkIntegrity, type Violation } from '../dataset/integrity/index.js'
import type { AddedResultRecord, Annotation, Correction, RegistryHistoryRecord } from '../dataset/schema/own.js'
import type { SourceData } from '../dataset/source.js'
import { type Entry, keyOf, schemaOf } from './entry.js'
import { shownValue, valueAt } from './fault.js'
import { replaceIn, valueIn } from './paths.js'

/** Why an entry is not in the dataset. */
export type SetAsideReason = {
  readonly path: string
  readonly value: string | null
  readonly message: string
  readonly todo: string
}
export type SetAside = { readonly entry: Entry; readonly reasons: readonly SetAsideReason[] }

export type Layered = {
  readonly data: SourceData
  readonly marks: LayerMarks
  readonly aside: readonly SetAside[]
}

type AnyRecord = Readonly<Record<string, unknown>> & { readonly id: string }

const recordsIn = (data: SourceData, kind: Kind): readonly AnyRecord[] => data[kind]

/** Records by `kind/id`, and what layers did to them. */
class Merging {
  readonly records: Map<string, AnyRecord>
  readonly #marks = new Map<string, { -readonly [K in keyof LayerMark]: LayerMark[K] }>()

  constructor(base: SourceData) {
    this.records = new Map(
      kinds.flatMap((kind) => recordsIn(base, kind).map((record) => [`${kind}/${record.id}`, record] as const)),
    )
  }

  get marks(): LayerMarks {
    return this.#marks
  }

  #mark(key: string): { -readonly [K in keyof LayerMark]: LayerMark[K] } {
    const have = this.#marks.get(key) ?? { origin: null, corrections: [], notes: [], results: [], history: [] }
    this.#marks.set(key, have)
    return have
  }

  #trial(id: string): Trial | undefined {
    // Under this key stand only records that the schema of trials has accepted.
    return this.records.get(`trials/${id}`) as Trial | undefined
  }

  /** Put one entry over what is there; why it cannot be. */
  put(entry: Entry): SetAsideReason | undefined {
    const { layer, from, added } = entry
    const origin: Origin = { layer, from, added }
    switch (entry.type) {
      case 'results':
        return this.#addResult(entry.record as AddedResultRecord, origin)
      case 'corrections':
        return this.#correct(entry.record as Correction, origin)
      case 'history':
        return this.#remember(entry.record as RegistryHistoryRecord)
      case 'annotations':
        return this.#note(entry.record as Annotation, origin)
      case 'refusals':
        // What sync does not take changes no record.
        return undefined
      default:
        return this.#add(entry.type, entry.record as AnyRecord, origin)
    }
  }

  #add(kind: Kind, { $schema: _, ...record }: AnyRecord, origin: Origin): SetAsideReason | undefined {
    const key = `${kind}/${record.id}`
    if (this.records.has(key))
      return {
        path: 'id',
        value: shownValue(record.id),
        message: `the dataset has a record ${key}`,
        todo: 'Give the record another id, or correct what is there: { "of", "path", "was", "now", "why" }',
      }
    this.records.set(key, record)
    this.#mark(key).origin = origin
    return undefined
  }

  #addResult(
    { trial: id, source, missing = {}, ...row }: AddedResultRecord,
    origin: Origin,
  ): SetAsideReason | undefined {
    const key = `trials/${id}`
    const trial = this.#trial(id)
    if (!trial) return absent('trial', key, id)
    if (trial.outcomes.some((one) => one.id === row.id))
      return {
        path: 'id',
        value: shownValue(row.id),
        message: `${key} has a result of this id`,
        todo: 'Give the result another id, or correct what is there',
      }
    const sourceId = `s${1 + Math.max(0, ...trial.sources.map((one) => Number(one.id.slice(1))))}`
    const result = { ...row, sources: [sourceId] } as Trial['outcomes'][number]
    const reasons = Object.entries(missing).map(([path, why]) => [`outcomes.${row.id}.${path}`, why] as const)
    this.records.set(key, {
      ...trial,
      outcomes: [...trial.outcomes, result],
      sources: [...trial.sources, { id: sourceId, ...source }],
      missing: { ...trial.missing, ...Object.fromEntries(reasons) },
    })
    const mark = this.#mark(key)
    mark.results = [...mark.results, { ...origin, id: row.id } satisfies AddedResult]
    return undefined
  }

  #correct(correction: Correction, origin: Origin): SetAsideReason | undefined {
    const { of, path, was, now, missing, ...rest } = correction
    const record = this.records.get(of)
    if (!record) return absent('of', of, of)
    const held = valueIn(record, path)
    if (held === undefined)
      return {
        path: 'path',
        value: shownValue(path),
        message: `${of} has no value there`,
        todo: `See its paths with: stemcell show ${of} --csv`,
      }
    if (JSON.stringify(held) !== JSON.stringify(was))
      return {
        path: 'was',
        value: shownValue(was),
        message: `${of} holds ${shownValue(held)} at ${path}`,
        todo: 'Say what it holds now, and whether the correction still stands',
      }
    const changed = structuredClone(record)
    replaceIn(changed, path, now)
    explain(changed, path, missing)
    forgetInference(changed, path)
    forgetSecondReading(changed as AnyRecord & Pick<Trial, 'reviewed'>, path)
    const kind = of.slice(0, of.indexOf('/')) as Kind
    const fits = schemaOf(kind).safeParse(changed)
    if (!fits.success) {
      const issue = ensure(fits.error.issues[0])
      return {
        path: 'now',
        value: shownValue(now),
        message: `${issue.path.join('.')}: ${issue.message}`,
        todo: 'Give a value that the field takes (docs/data-dictionary.md)',
      }
    }
    this.records.set(of, changed)
    const mark = this.#mark(of)
    mark.corrections = [
      ...mark.corrections,
      { ...origin, path, was, now, ...(missing ? { missing } : {}), ...rest } satisfies AppliedCorrection,
    ]
    return undefined
  }

  #note({ of, path, text }: Annotation, origin: Origin): SetAsideReason | undefined {
    const record = this.records.get(of)
    if (!record) return absent('of', of, of)
    if (path !== undefined && valueIn(record, path) === undefined)
      return {
        path: 'path',
        value: shownValue(path),
        message: `${of} has no value there`,
        todo: `See its paths with: stemcell show ${of} --csv`,
      }
    const mark = this.#mark(of)
    mark.notes = [...mark.notes, { ...origin, text, ...(path === undefined ? {} : { path }) } satisfies AppliedNote]
    return undefined
  }

  #remember({ of, registration, versions }: RegistryHistoryRecord): SetAsideReason | undefined {
    if (!this.records.has(of)) return absent('of', of, of)
    const mark = this.#mark(of)
    mark.history = [...mark.history, { registration, versions }]
    return undefined
  }

  /** A trial of a layer that may share patients with another is named there too: the rule wants both, and nobody else can. */
  nameOverlapsBothWays(): void {
    for (const [key, { origin }] of this.#marks) {
      if (!origin || !key.startsWith('trials/')) continue
      const trial = ensure(this.#trial(key.slice('trials/'.length)))
      for (const { trial: other, why, certainty } of trial.overlaps ?? []) {
        const there = this.#trial(other)
        if (!there || there.overlaps?.some((one) => one.trial === trial.id)) continue
        const overlaps = [...(there.overlaps ?? []), { trial: trial.id, why, certainty }]
        this.records.set(`trials/${other}`, { ...there, overlaps })
      }
    }
  }

  dataset(base: SourceData): SourceData {
    const ofKind = <K extends Kind>(kind: K): readonly RecordOf[K][] =>
      [...this.records]
        .filter((entry): entry is [string, AnyRecord & RecordOf[K]] => entry[0].startsWith(`${kind}/`))
        .map(([, record]) => record)
        .sort((a, b) => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0))
    return { ...base, ...recordsOfEach(ofKind) }
  }
}

const absent = (path: string, key: string, value: unknown): SetAsideReason => ({
  path,
  value: shownValue(value),
  message: `the dataset has no record ${key}`,
  todo: 'Name one that is there; stemcell search finds it',
})

/** A null has its reason, a value has none. */
const explain = (record: AnyRecord, path: string, missing: string | undefined): void => {
  const reasons = record.missing
  if (typeof reasons !== 'object' || reasons === null) return
  const table = reasons as Record<string, string>
  for (const at of Object.keys(table)) if (at === path || at.startsWith(`${path}.`)) delete table[at]
  if (missing !== undefined) table[path] = missing
}

/** The value that stood there was inferred, not the one that replaces it. */
const forgetInference = ({ inferred }: AnyRecord, path: string): void => {
  if (typeof inferred === 'object' && inferred !== null) delete (inferred as Record<string, string>)[path]
}

/** Two readers agreed on the value that stood there, not on the one that replaces it. */
const forgetSecondReading = (record: { reviewed?: Trial['reviewed'] }, path: string): void => {
  const log = record.reviewed
  if (!log) return
  const concerned = (at: string): boolean => at === path || at.startsWith(`${path}.`) || path.startsWith(`${at}.`)
  for (const { values } of log.agreements) for (const at of Object.keys(values)) if (concerned(at)) delete values[at]
  log.differences = log.differences.filter((one) => !concerned(one.path))
  log.agreed = log.agreements.reduce((n, { values }) => n + Object.keys(values).length, 0)
  log.compared = log.agreed + log.differences.length
  log.changed = log.differences.filter(({ decided }) => decided === 'second').length
}

const concerns = (a: string, b: string): boolean => a === b || a.startsWith(`${b}.`) || b.startsWith(`${a}.`)

/** Entries by what they are about, to tell which of them is behind a violation. */
class Suspects {
  readonly #by = new Map<string, Entry[]>()
  readonly #records: readonly Entry[]

  constructor(entries: readonly Entry[]) {
    const add = (key: string, entry: Entry): void => {
      this.#by.set(key, [...(this.#by.get(key) ?? []), entry])
    }
    for (const entry of entries) {
      const { type, key, record } = entry
      if (type === 'corrections') add(`corrections ${record.of}`, entry)
      else if (type === 'results') add(`results ${record.trial}`, entry)
      else if (isOneOf(kinds, type)) add(key, entry)
    }
    this.#records = entries.filter(({ type }) => isOneOf(kinds, type))
  }

  /** What was put at the place of a violation, the record itself, or who is named in it. */
  behind({ kind, id, path, message }: Violation): readonly Entry[] {
    const of = `${kind}/${id}`
    const corrections = this.#by.get(`corrections ${of}`) ?? []
    const there = corrections.filter(({ record }) => concerns(String(record.path), path))
    if (there.length) return there
    const rows = (kind === 'trials' && this.#by.get(`results ${id}`)) || []
    const own = rows.filter(({ record }) => path.startsWith(`outcomes.${record.id}`))
    if (own.length) return own
    const itself = this.#by.get(of)
    if (itself) return itself
    const words = new Set(message.split(/[\s",;]+/))
    const named = this.#records.filter(({ record }) => words.has(String(record.id)))
    return named.length ? named : [...corrections, ...rows]
  }
}

const reasonOf = ({ path, rule, message }: Violation, { type, record }: Entry): SetAsideReason => ({
  path: type === 'results' ? path.replace(`outcomes.${record.id}.`, '') : path,
  value: shownValue(valueIn(record, path)),
  message: `${message} (${rule})`,
  todo: 'Compare the record with its source; where the source is wrong, record an anomaly with this rule and path',
})

const order: readonly string[] = [...kinds, 'results', 'corrections', 'annotations', 'history', 'refusals']

/** Entries that fit no schema (any more). */
const unfit = (entry: Entry): readonly SetAsideReason[] => {
  const result = schemaOf(entry.type).safeParse(entry.record)
  if (result.success) return []
  return result.error.issues.slice(0, 10).map(({ path, message }) => ({
    path: path.join('.'),
    value: shownValue(valueAt(entry.record, path)),
    message,
    todo: 'Its fields are in docs/data-dictionary.md',
  }))
}

/** Violations that the base does not have by itself. */
const isNewIn = (base: SourceData): ((violation: Violation) => boolean) => {
  const name = ({ kind, id, path, rule }: Violation): string => `${kind}/${id} ${path} ${rule}`
  const had = new Set(checkIntegrity({ ...base, search: null }, { isLayered: true }).open.map(name))
  return (violation) => !had.has(name(violation))
}

/** The days on which an entry says that something was read, or stood so. */
const daysIn = ({ type, record }: Entry): unknown[] => {
  if (type === 'trials') return [valueIn(record, 'status.asOf'), valueIn(record, 'reviewed.when')]
  if (type === 'references') return [valueIn(record, 'custom.retractionChecked'), valueIn(record, 'custom.doiSought')]
  return type === 'corrections' && record.path === 'status.asOf' ? [record.now] : []
}

/**
 * Up to which day the records go: that of the bundled ones, moved on where a registry was asked later, or where an entry tells of a
 * later day that had come when it was added.
 */
const asOfWith = (bundled: string, entries: readonly Entry[]): string =>
  entries.reduce((asOf, entry) => {
    const { type, added } = entry
    const isLater =
      type === 'history' || daysIn(entry).some((day) => typeof day === 'string' && day > asOf && day <= added)
    return isLater && added > asOf ? added : asOf
  }, bundled)

/** Bundled records with layers over them. Records of the bundle are as they were but for what corrections and results change. */
export const layered = (base: SourceData, entries: readonly Entry[]): Layered => {
  const aside = new Map<string, SetAsideReason[]>()
  const setAside = (entry: Entry, ...reasons: readonly SetAsideReason[]): void => {
    aside.set(entry.key, [...(aside.get(entry.key) ?? []), ...reasons])
  }
  for (const entry of entries) {
    const reasons = unfit(entry)
    if (reasons.length) setAside(entry, ...reasons)
    else if (keyOf(entry.type, entry.record) !== entry.key)
      setAside(entry, {
        path: '',
        value: shownValue(entry.key),
        message: 'is kept under another name than its own',
        todo: 'Add it again',
      })
  }
  const inOrder = entries.toSorted((a, b) => order.indexOf(a.type) - order.indexOf(b.type))
  for (;;) {
    const merging = new Merging(base)
    for (const entry of inOrder) {
      if (aside.has(entry.key)) continue
      const reason = merging.put(entry)
      if (reason) setAside(entry, reason)
    }
    merging.nameOverlapsBothWays()
    const used = entries.filter(({ key }) => !aside.has(key))
    const description = { ...base.description, asOf: asOfWith(base.description.asOf, used) }
    const data = { ...merging.dataset(base), description }
    // The log of the searches is about the bundled trials.
    const open = used.length ? checkIntegrity({ ...data, search: null }, { isLayered: true }).open : []
    const suspects = new Suspects(used)
    const before = aside.size
    for (const violation of open)
      for (const entry of suspects.behind(violation)) setAside(entry, reasonOf(violation, entry))
    if (aside.size > before) continue
    const [left] = open.length ? open.filter(isNewIn(base)) : []
    if (left) {
      // Nobody can be told to be behind it: nothing is better than a dataset that breaks a rule.
      for (const entry of used) setAside(entry, reasonOf(left, entry))
      continue
    }
    return {
      data,
      marks: merging.marks,
      aside: entries.flatMap((entry) => {
        const reasons = aside.get(entry.key)
        return reasons ? [{ entry, reasons }] : []
      }),
    }
  }
}

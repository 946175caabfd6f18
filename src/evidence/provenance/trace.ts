/** From a value to the pages it was read on, the papers and registrations behind them, and what speaks against it. */
import { itemAt } from '../../collections.js'
import {
  type AppliedCorrection,
  fieldSources,
  type LayerMark,
  type MissingReason,
  nearestEntry,
  type Origin,
  type Reference,
  type Registration,
  type RegistryHistory,
  type SourceLevel,
  type SourceRead,
  type Trial,
} from '../../dataset/index.js'
import type { StoredValue, ValuePlace } from './values.js'

/**
 * How narrowly the source of a value was recorded. row: with its outcome row. fact: with the fact. field: for its field, or
 * for the part of the record it is in. record: only pages of the record that may have given it are known.
 */
export type Recorded = 'row' | 'fact' | 'field' | 'record'

/** A page that was read, with the paper it shows or the registration it is a copy of. */
export type TracedSource = {
  readonly source: SourceRead
  readonly reference?: Reference
  readonly registration?: Registration
}

/** The same number in another row of the trial: same outcome, time, scale and people. */
export type Elsewhere = Pick<ValuePlace, 'path' | 'value'> & {
  readonly level: SourceLevel
  readonly locator: string
  readonly sources: readonly TracedSource[]
}

/** A place where sources disagree, with the pages that say otherwise as far as they were recorded. */
export type Disagreement = { readonly about: string; readonly text: string; readonly sources: readonly TracedSource[] }

/** agreed: the same. differed: something else, and what was decided. only: the second reader alone gave it. */
export type SecondFound =
  | { readonly result: 'agreed' | 'only' }
  | { readonly result: 'differed'; readonly value: StoredValue; readonly decided: string; readonly why: string }

export type Trace = {
  readonly path: string
  readonly value: StoredValue
  /** How we computed it, where the source does not print it. */
  readonly derived: string | null
  /** Why it was taken for this, where the source does not say so. */
  readonly inferred: string | null
  /** Why there is no value. */
  readonly missing: MissingReason | null
  readonly recorded: Recorded
  /** How it was read; null where its possible sources were read at different levels. */
  readonly level: SourceLevel | null
  readonly locator: string | null
  readonly note: string | null
  readonly sources: readonly TracedSource[]
  readonly disagreements: readonly Disagreement[]
  readonly anomalies: NonNullable<Trial['anomalies']>
  readonly elsewhere: readonly Elsewhere[]
  /** What a second, independent reader found; null where nobody did or the record was read once. */
  readonly second: SecondFound | null
  /** Whose it is, where it is not of the bundled dataset. */
  readonly layer?: Origin
  /** What it replaces. */
  readonly corrected?: AppliedCorrection
  /** What the registrations said of it over time, where they were read more than once. */
  readonly history?: readonly RegistryHistory[]
}

/** Whether what is said about one path concerns the value at another: it is the same, or one lies below the other. */
const concerns = (about: string, path: string): boolean => {
  // The remark of a row is about the row.
  const at = about.replace(/^(outcomes\.[^.]+)\.note$/, '$1')
  return at === path || path.startsWith(`${at}.`) || at.startsWith(`${path}.`)
}

/** The registration that a registry page shows: the one that it names, or else the one at its address. */
export const registrationOf = (source: SourceRead, trial: Trial): Registration | undefined => {
  if (source.level !== 'registry') return undefined
  const named = source.registration
  const shown = trial.registrations.filter((r) => (named === undefined ? r.url === source.url : r.id === named))
  return shown.length === 1 ? shown[0] : undefined
}

type Provenance = Pick<Trace, 'recorded' | 'level' | 'locator' | 'note'> & { readonly ids: readonly string[] }

const provenanceOf = ({ path, row, fact }: ValuePlace, trial: Trial): Provenance => {
  if (row) return { recorded: 'row', ids: row.sources, level: row.level, locator: row.locator, note: row.note ?? null }
  const field = fieldSources(trial, path)
  const ids = fact?.sources ?? field.sources.map(({ id }) => id)
  const levels = new Set(trial.sources.filter((source) => ids.includes(source.id)).map((source) => source.level))
  return {
    recorded: fact ? 'fact' : field.isRecorded ? 'field' : 'record',
    ids,
    level: levels.size === 1 ? itemAt([...levels], 0) : null,
    locator: null,
    note: fact?.note ?? field.note,
  }
}

/** What a value has beside it in its own row: how it was derived, why it is missing. */
const beside = ({ path, row }: ValuePlace): { derived: string | null; missing: MissingReason | null } => {
  const parts = row ? path.slice(`outcomes.${row.id}.`.length).split('.') : []
  if (row && parts[0] === 'arms') {
    const result = row.arms[parts[1] ?? '']
    const derived = result?.derived?.[parts[2] ?? ''] ?? null
    return { derived, missing: parts.length === 2 ? (result?.missing ?? 'notRead') : null }
  }
  return { derived: (path.endsWith('.effect.value') && row?.effect?.derived) || null, missing: null }
}

/** Rows that report the same thing at the same time about the same people: where they differ, their sources disagree. */
const twins = (row: NonNullable<ValuePlace['row']>, trial: Trial): NonNullable<ValuePlace['row']>[] =>
  trial.outcomes.filter(
    (r) =>
      r !== row &&
      r.outcome === row.outcome &&
      r.scale === row.scale &&
      r.timepointMonths === row.timepointMonths &&
      r.unit === row.unit &&
      r.subgroup === row.subgroup &&
      r.label === row.label,
  )

const secondOf = (path: string, { reviewed }: Trial): SecondFound | null => {
  if (!reviewed) return null
  if (reviewed.agreements.some(({ values }) => Object.hasOwn(values, path))) return { result: 'agreed' }
  const found = reviewed.differences.find((difference) => difference.path === path)
  if (found) return { result: 'differed', value: found.second, decided: found.decided, why: found.why }
  return reviewed.added.some((at) => at === path || path.startsWith(`${at}.`)) ? { result: 'only' } : null
}

/** Whose a value is, and what it replaces, by what layers say of its trial. */
const whose = ({ path, row }: ValuePlace, mark: LayerMark | null): Pick<Trace, 'layer' | 'corrected'> => {
  const corrected = mark?.corrections.findLast((one) => path === one.path || path.startsWith(`${one.path}.`))
  if (corrected) {
    const { layer, from, added } = corrected
    return { layer: { layer, from, added }, corrected }
  }
  const result = row && mark?.results.find(({ id }) => id === row.id)
  const origin = result ? { layer: result.layer, from: result.from, added: result.added } : mark?.origin
  return origin ? { layer: origin } : {}
}

/** Values that a registration has a say in. */
const registered =
  /^(?:status\.value|status\.asOf|enrollment\.count|enrollment\.type|start|completion|registrations\..*)$/

const historyOf = (path: string, mark: LayerMark | null): Pick<Trace, 'history'> =>
  mark?.history.length && registered.test(path) ? { history: mark.history } : {}

/** Follow a value of a trial. `all` are the values of the same trial; `reference` looks up a paper. */
export const trace = (
  place: ValuePlace,
  trial: Trial,
  all: readonly ValuePlace[],
  reference: (id: string) => Reference | undefined,
  mark: LayerMark | null = null,
): Trace => {
  const { path, value, row } = place
  const { ids, ...rest } = provenanceOf(place, trial)
  const near = beside(place)
  const lead = (wanted: readonly string[]): TracedSource[] =>
    trial.sources
      .filter((source) => wanted.includes(source.id))
      .map((source) => {
        const paper = source.reference === undefined ? undefined : reference(source.reference)
        const registration = registrationOf(source, trial)
        return { source, ...(paper ? { reference: paper } : {}), ...(registration ? { registration } : {}) }
      })
  const samePlace = (other: string): string => `outcomes.${other}${path.slice(`outcomes.${row?.id}`.length)}`
  const isNumber = row !== undefined && /^\.(arms|effect|p)\b/.test(path.slice(`outcomes.${row.id}`.length))
  const elsewhere = isNumber
    ? twins(row, trial).flatMap((twin) => {
        const there = all.find((other) => other.path === samePlace(twin.id))
        const { level, locator } = twin
        return there && there.value !== null
          ? [{ path: there.path, value: there.value, level, locator, sources: lead(twin.sources) }]
          : []
      })
    : []
  return {
    path,
    value,
    derived: near.derived,
    inferred: nearestEntry(trial.inferred, path) ?? null,
    missing: value === null ? (trial.missing[path] ?? near.missing ?? 'notRead') : null,
    ...rest,
    sources: lead(ids),
    disagreements: (trial.disagreements ?? []).flatMap(({ about, text, sources }) =>
      about !== null && concerns(about, path) ? [{ about, text, sources: lead(sources ?? []) }] : [],
    ),
    anomalies: (trial.anomalies ?? []).filter((a) => concerns(a.path, path)),
    elsewhere,
    second: secondOf(path, trial),
    ...whose(place, mark),
    ...historyOf(path, mark),
  }
}

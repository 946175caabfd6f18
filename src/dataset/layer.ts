/** Whose a record is, and what was put over it: kept beside each record of a dataset that has layers over the bundled one. */
import type { MissingReason, Source } from './schema/common.js'

/** Layers over the bundled records: what the user wrote, and what was taken from a registry. */
export const layerNames = ['own', 'registry'] as const
export type LayerName = (typeof layerNames)[number]
/** Whose a record or a value can be: of the bundled dataset, or of a layer. */
export const owners = ['bundled', ...layerNames] as const
export type Owner = (typeof owners)[number]

/** Where a piece of a layer came from: the file as it was named, and the day it was added. */
export type Origin = { readonly layer: LayerName; readonly from: string; readonly added: string }

/** A page that was read for a value of a layer. */
export type LayerSource = Omit<Source, 'id'>

/** A value that was replaced: the original stays readable. */
export type AppliedCorrection = Origin & {
  readonly path: string
  readonly was: unknown
  readonly now: unknown
  readonly why: string
  readonly missing?: MissingReason | undefined
  readonly source?: LayerSource | undefined
  readonly locator?: string | undefined
}

/** A remark on a record, or on one of its values. */
export type AppliedNote = Origin & { readonly text: string; readonly path?: string | undefined }

/** A result that was added to a trial of another layer. */
export type AddedResult = Origin & { readonly id: string }

/** What a registration said when it was read: what was taken from it, so that a later version can be told from it. */
export type RegistryVersion = {
  /** Day on which the registry showed this version; null where it does not say. */
  readonly version: string | null
  /** Day on which it was first read. */
  readonly seen: string
  readonly status: string
  readonly enrollment: number | null
  readonly enrollmentType: string | null
  readonly start: string | null
  readonly completion: string | null
  readonly results: string | null
}

/** The versions of one registration that were read, oldest first. */
export type RegistryHistory = { readonly registration: string; readonly versions: readonly RegistryVersion[] }

/** What layers say of a record. */
export type LayerMark = {
  /** Where the record itself comes from; null for one of the bundled dataset. */
  readonly origin: Origin | null
  readonly corrections: readonly AppliedCorrection[]
  readonly notes: readonly AppliedNote[]
  readonly results: readonly AddedResult[]
  /** Of a trial: its registrations as they were read over time. */
  readonly history: readonly RegistryHistory[]
}

/** Marks by `kind/id`. */
export type LayerMarks = ReadonlyMap<string, LayerMark>

/**
 * Whose a trial is, and whose values stand in it; of one result, whose that is. The one who brought it comes first: bundled where no
 * layer did.
 */
export const ownersOf = (mark: LayerMark | null | undefined, result?: string): readonly Owner[] => {
  if (!mark) return ['bundled']
  const added = result === undefined ? undefined : mark.results.find(({ id }) => id === result)
  const begins = result === undefined ? '' : `outcomes.${result}.`
  const put = [
    ...mark.corrections.filter(({ path }) => path.startsWith(begins)),
    ...(result === undefined ? mark.results : []),
  ]
  const first = added?.layer ?? mark.origin?.layer ?? 'bundled'
  return [...new Set<Owner>([first, ...put.map(({ layer }) => layer)])]
}

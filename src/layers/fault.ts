/** What is wrong with a piece that was offered: where it stands, what stands there, what was expected. */
import { harmless } from '../text.js'

export type LayerFault = {
  readonly file: string
  /** Line of the file; null where the piece comes from no file, or the file was not read. */
  readonly line: number | null
  /** Path within the record; empty for the record itself. */
  readonly path: string
  /** What stands there, as JSON, cut where it is long; null where nothing does. */
  readonly value: string | null
  /** What is wrong, and what was expected. */
  readonly message: string
  readonly todo: string
}

const longestShown = 60

/** A value as it is told in an error. */
export const shownValue = (value: unknown): string | null => {
  if (value === undefined) return null
  const shown = harmless(JSON.stringify(value) ?? String(value))
  return shown.length > longestShown ? `${shown.slice(0, longestShown)}…` : shown
}

/** The value at a path of keys and places; undefined where nothing is. */
export const valueAt = (record: unknown, path: readonly PropertyKey[]): unknown =>
  path.reduce<unknown>(
    (at, key) =>
      typeof at === 'object' && at !== null && Object.hasOwn(at, key)
        ? (at as Record<PropertyKey, unknown>)[key]
        : undefined,
    record,
  )

/** Paths of values in a record, as the data name them: keys joined by dots, items of lists by their id. */

import type { LayerMark, LayerName } from '../dataset/index.js'

type Branch = Record<string, unknown> | unknown[]

const isBranch = (value: unknown): value is Branch => typeof value === 'object' && value !== null

const childKey = (branch: Branch, name: string): string | undefined => {
  if (!Array.isArray(branch)) return Object.hasOwn(branch, name) ? name : undefined
  const at = branch.findIndex((item) => isBranch(item) && !Array.isArray(item) && item.id === name)
  if (at >= 0) return String(at)
  return /^\d+$/.test(name) && Number(name) < branch.length ? name : undefined
}

/** Where a path leads in a record: the object or list that holds the value, and its key there. Ids may hold dots. */
export const placeIn = (
  record: Branch,
  path: string,
): { readonly holder: Branch; readonly key: string } | undefined => {
  const parts = path.split('.')
  for (let length = parts.length; length > 0; length--) {
    const key = childKey(record, parts.slice(0, length).join('.'))
    if (key === undefined) continue
    if (length === parts.length) return { holder: record, key }
    const child = (record as Record<string, unknown>)[key]
    const found = isBranch(child) ? placeIn(child, parts.slice(length).join('.')) : undefined
    if (found) return found
  }
  return undefined
}

/** The value at a path; undefined where nothing is. */
export const valueIn = (record: Branch, path: string): unknown => {
  const place = placeIn(record, path)
  return place && (place.holder as Record<string, unknown>)[place.key]
}

/** Put another value in the place of one that is there. */
export const replaceIn = (record: Branch, path: string, value: unknown): void => {
  const place = placeIn(record, path)
  if (place) (place.holder as Record<string, unknown>)[place.key] = value
}

/** A record without what a layer corrected in it: values stand as they stood before. */
export const originalOf = <T extends object>(record: T, mark: LayerMark | null, layer: LayerName): T => {
  const corrections = mark?.corrections.filter((one) => one.layer === layer) ?? []
  if (corrections.length === 0) return record
  const original = structuredClone(record)
  // What is walked by paths is any JSON.
  for (const { path, was } of corrections.toReversed()) replaceIn(original as Branch, path, was)
  return original
}

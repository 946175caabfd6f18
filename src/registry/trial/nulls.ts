/** Why values are missing: one entry per null of a record, by its path, as the schema demands. */
import type { MissingReason } from '../../dataset/index.js'

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** Items of lists stand in paths by their id. */
const keyOf = (item: unknown, at: number): string =>
  isRecord(item) && typeof item.id === 'string' ? item.id : String(at)

const walk = (value: unknown, path: string, told: (path: string) => void): void => {
  if (value === null) told(path)
  else if (Array.isArray(value)) for (const [i, item] of value.entries()) walk(item, `${path}.${keyOf(item, i)}`, told)
  else if (isRecord(value)) for (const key in value) walk(value[key], path === '' ? key : `${path}.${key}`, told)
}

/** Null where nobody can say more than that it was not looked at; the reason for each path is asked for. */
export const reasonsFor = (
  record: object,
  reason: (path: string) => MissingReason | null,
): Record<string, MissingReason> => {
  const reasons: Record<string, MissingReason> = {}
  walk(record, '', (path) => {
    const why = reason(path)
    if (why !== null) reasons[path] = why
  })
  return reasons
}

/** The values in a record, each with its path. */

export type Leaf = readonly [path: string, value: string | number | boolean | null]

/** Every value in a record with its path: list items by their id where they have one. */
export const leaves = (value: unknown, path = ''): Leaf[] => {
  const join = (key: string): string => (path ? `${path}.${key}` : key)
  if (Array.isArray(value))
    return value.flatMap((item: unknown, i) => {
      const id = item !== null && typeof item === 'object' && 'id' in item ? item.id : undefined
      return leaves(item, join(typeof id === 'string' ? id : String(i)))
    })
  if (value !== null && typeof value === 'object')
    return Object.entries(value).flatMap(([key, child]) => leaves(child, join(key)))
  return value === null || typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean'
    ? [[path, value]]
    : []
}

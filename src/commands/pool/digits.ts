/** Numbers as they are written for machines. */
/** Fifteen significant digits: what computing leaves in the sixteenth is dust; -0 is 0. */
const written = (value: number): number => Number(value.toPrecision(15)) + 0

/** A cell of a grid, written. */
export const writtenCell = <T>(value: T): T => (typeof value === 'number' ? (written(value) as T) : value)

/** Every number of a value, written. */
export const writtenAll = <T>(value: T): T => {
  if (typeof value === 'number') return written(value) as T
  if (Array.isArray(value)) return value.map(writtenAll) as T
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([key, own]) => [key, writtenAll(own)])) as T
}

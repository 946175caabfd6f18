/**
 * Lists and tables with types that hold. What is known to be there is checked where it is taken: a wrong belief is an error of
 * ours with a place, never an `undefined` that walks on.
 */

/** The value, which whoever asks knows to be there. An error where it is not: a bug, exit code 1. */
export const ensure = <T>(value: T): NonNullable<T> => {
  if (value === null || value === undefined) throw new Error(`a value that must be there is ${value}`)
  return value
}

/** The item at a place of a list, or the letter of a text, counted from the end where negative. An error where there is none. */
export const itemAt = <T>(list: ArrayLike<T>, index: number): T => {
  const item = list[index < 0 ? list.length + index : index]
  if (item === undefined) throw new RangeError(`no item ${index} among ${list.length}`)
  return item
}

/** Whether a value is one of a closed list, and so of its type. */
export const isOneOf = <T>(list: readonly T[], value: unknown): value is T =>
  (list as readonly unknown[]).includes(value)

/** The keys of a table that we wrote, with their type. Not for what comes from outside: it may hold more keys than its type. */
export const keysOf = <K extends string>(table: Readonly<Partial<Record<K, unknown>>>): K[] => Object.keys(table) as K[]

/** The entries of a table that we wrote, with the type of their keys. */
export const entriesOf = <K extends string, V>(table: Readonly<Partial<Record<K, V>>>): [K, V][] =>
  Object.entries(table) as [K, V][]

/** A table with a value for each key. */
export const tableOf = <K extends string, V>(keys: readonly K[], value: (key: K) => V): Record<K, V> =>
  Object.fromEntries(keys.map((key) => [key, value(key)])) as Record<K, V>

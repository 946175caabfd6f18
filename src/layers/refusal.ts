/** Values of a registry that a user takes out: what stays in their place, so that no sync puts them back. */
import type { Correction, Refusal } from '../dataset/schema/own.js'
import { type Entry, keyOf } from './entry.js'

/** Whether an entry is a value that a registry changed in a record. */
export const isRegistryValue = ({ type, layer }: Entry): boolean => type === 'corrections' && layer === 'registry'

/** The entry that refuses the value of another, for the reason given; `today` in ISO 8601. */
export const refusalOf = ({ record, from }: Entry, why: string, today: string): Entry => {
  // The schema of corrections has accepted it.
  const { of, path, now } = record as Correction
  const refusal: Refusal = { of, path, now, why, on: today }
  return { key: keyOf('refusals', refusal), type: 'refusals', layer: 'registry', from, added: today, record: refusal }
}

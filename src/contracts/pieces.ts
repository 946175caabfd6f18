/** What several contracts are made of. */

import * as z from 'zod'
import { tableOf } from '../collections.js'
import { choices } from '../dataset/index.js'

/** A number of things, from 0. */
export const count = z.number().int().min(0)

/** Why there is no value. */
export const missingReason = z.enum(['notRead', 'notReported', 'notApplicable'])

/** How a value was read. */
export const readLevel = z.enum(choices.level)

/** One count per name. */
export const countsOf = <const Name extends string>(names: readonly Name[]) =>
  z.strictObject(tableOf(names, () => count))

/** One of these values, as their module lists them. */
export const oneOf = <const Value extends string>(values: readonly Value[]) =>
  z.enum(values as readonly [Value, ...Value[]])

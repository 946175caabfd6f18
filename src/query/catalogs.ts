/** Every catalog by kind. */
import type { AnyCatalog } from './field.js'
import { references } from './fields/references.js'
import { trials } from './fields/trials.js'
import { approvals, cells, diseases, mechanisms, outcomes } from './fields/vocabularies.js'

export const catalogs = { trials, diseases, cells, mechanisms, outcomes, references, approvals } as const satisfies Record<string, AnyCatalog>

/** Kinds that can be listed and filtered. */
export type ListedKind = keyof typeof catalogs

/** Studies of the registry as rows of a listing. */
import { ensure } from '../../collections.js'
import { type AnyField, trialsCatalog, whyMissing } from '../../query/index.js'
import { readTrial } from '../../query/readers.js'
import type { KeptStudy, Terms } from '../../registry/store/index.js'
import type { ShownRows } from '../list-table.js'

/** The fields of a study in a table: what it is before what it is called. */
const shownNames = ['title', 'enrollment', 'phase', 'status', 'disease', 'cell', 'year', 'country', 'id']

export const shownFields: readonly AnyField[] = shownNames.map((name) =>
  ensure(trialsCatalog.fields.find((field) => field.name === name)),
)

export const rowsOf = (studies: readonly KeptStudy[], { look }: Terms): ShownRows => {
  const trials = new Map(studies.map(({ id, trial }) => [id, trial]))
  const fields = new Map<string, AnyField>(trialsCatalog.fields.map((field) => [field.name, field]))
  return {
    fields: trialsCatalog.fields,
    read: () => {},
    cell: (id, name) => {
      const trial = trials.get(id)
      return trial ? readTrial(name, trial, look) : null
    },
    missing: (id, name) => {
      const field = fields.get(name)
      return field && (whyMissing(field, trials.get(id)?.missing ?? {}) ?? field.absence)
    },
    owner: (id) => id,
  }
}

/** What the rows of every kind that is worked out from trials say alike: of their trial, of their arm. */
import { ensure } from '../../collections.js'
import { type Arm, choices, type Trial } from '../../dataset/index.js'
import type { Cell, Field } from '../field.js'
import type { ResultRow } from '../rows.js'
import { trialsCatalog } from './trials.js'

/** A field of trials, for the rows of a trial; as a column it is not shown unless asked for. */
export const ofTrial = <Row extends { readonly trial: Trial }>(name: string): Field<Row> => {
  const { column: _, read, ...rest } = ensure(trialsCatalog.fields.find((field) => field.name === name))
  return { ...rest, read: (row, look) => read(row.trial, look) }
}

/** The arm of a row; what a row without one stands for differs, and how early it gives way on a narrow screen. */
export const armFields = <Row extends { readonly arm: Arm | null }>(none: string, priority: number): Field<Row>[] => [
  {
    name: 'arm',
    label: 'Arm',
    help: `Id of the arm within the trial; nothing where ${none}`,
    type: 'text',
    read: (r) => r.arm?.id ?? null,
    column: { priority, min: 5, max: 14 },
  },
  {
    name: 'arm-label',
    label: 'Arm in words',
    help: 'What the arm was',
    type: 'text',
    read: (r) => r.arm?.label ?? null,
  },
  {
    name: 'role',
    label: 'Role',
    help: 'Whether the arm got the intervention or is a control',
    type: 'choice',
    choices: choices.armRole,
    read: (r) => r.arm?.role ?? null,
  },
]

/** A number of the arm, as printed. */
export const printed = (
  name: string,
  label: string,
  help: string,
  read: (row: ResultRow) => Cell | undefined,
): Field<ResultRow> => ({
  name,
  label,
  help,
  type: 'number',
  read: (row) => read(row) ?? null,
})

/** A gap map as a table of numbers. */
import type { Grid } from '../../answer.js'
import type { GapMap } from '../../evidence/gap-map/index.js'

/** Every cell of a map as a row. */
export const mapGrid = ({ rows, columns, cells }: GapMap): Grid => ({
  columns: [
    rows.field.name,
    columns.field.name,
    'trials',
    'participants',
    'participants-unknown',
    'between-group',
    'best-design',
    'direction',
    'state',
    'syntheses',
    'ids',
  ],
  rows: cells
    .flat()
    .map((c) => [
      c.row,
      c.column,
      c.trials.length,
      c.participants,
      c.participantsUnknown,
      c.betweenGroup.length,
      c.design,
      c.direction,
      c.state,
      c.syntheses.length,
      c.trials.join('; '),
    ]),
})

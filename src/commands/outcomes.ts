/** outcomes: what trials measure, in which units, and which direction is better. */
import { catalogs } from '../query/index.js'
import { listCommand } from './list.js'

export const outcomes = listCommand(catalogs.outcomes, [
  { command: 'stemcell outcomes', shows: 'all of them' },
  { command: 'stemcell outcomes --domain beta-cell', shows: 'measures of beta-cell function' },
])

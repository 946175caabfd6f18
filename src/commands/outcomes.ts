/** outcomes: what trials measure, in which units, and which direction is better. */
import { outcomesCatalog } from '../query/index.js'
import { listCommand } from './list.js'

export const outcomes = listCommand(outcomesCatalog, [
  { command: 'stemcell outcomes', shows: 'all of them' },
  { command: 'stemcell outcomes --domain beta-cell', shows: 'measures of beta-cell function' },
])

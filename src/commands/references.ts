/** references: papers, pages and data that records rest on. */
import { referencesCatalog } from '../query/index.js'
import { listCommand } from './list.js'

export const references = listCommand(referencesCatalog, [
  { command: 'stemcell references --year 2024..', shows: 'recent ones' },
  { command: 'stemcell references --author carlsson', shows: 'by author' },
  { command: 'stemcell references --level missing', shows: 'those nobody on this project read' },
])

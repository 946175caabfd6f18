/** mechanisms: the ways in which cells are said to act. */
import { mechanismsCatalog } from '../query/index.js'
import { listCommand } from './list.js'

export const mechanisms = listCommand(mechanismsCatalog, [
  { command: 'stemcell mechanisms', shows: 'all of them' },
  { command: 'stemcell mechanisms --evidence established-in-humans', shows: 'those shown in people' },
  { command: 'stemcell mechanisms --cell msc --disease t1d', shows: 'what MSC are said to do in type 1 diabetes' },
])

/** diseases: the diseases and complications, with hierarchy and aliases. */
import { diseasesCatalog } from '../query/index.js'
import { listCommand } from './list.js'

export const diseases = listCommand(diseasesCatalog, [
  { command: 'stemcell diseases', shows: 'all of them' },
  { command: 'stemcell diseases --under diabetes', shows: 'what counts as diabetes' },
])

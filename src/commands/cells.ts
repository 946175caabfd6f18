/** cells: cell types and products, with hierarchy and aliases. */
import { cellsCatalog } from '../query/index.js'
import { listCommand } from './list.js'

export const cells = listCommand(cellsCatalog, [
  { command: 'stemcell cells', shows: 'all of them' },
  { command: 'stemcell cells --under msc', shows: 'every kind of mesenchymal stromal cell' },
  { command: "stemcell cells '脐带'", shows: 'search in Chinese' },
])

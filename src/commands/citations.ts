/** citations: what the judged articles cite, and whether it checks out. */
import { citationsCatalog } from '../query/index.js'
import { listCommand } from './list.js'

export const citations = listCommand(
  citationsCatalog,
  [
    { command: 'stemcell citations', shows: 'every citation with its status' },
    {
      command: 'stemcell citations --status not-found',
      shows: 'those that nobody could find; show tells where we looked',
    },
    { command: 'stemcell citations --source clinic-page', shows: 'those of one article' },
  ],
  'Citations of the articles that stemcell sources lists: as cited, what each really is, and whether it is right. "Not found" means not met where we looked; it is no proof that the work does not exist.',
)

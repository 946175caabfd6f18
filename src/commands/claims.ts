/** claims: what the judged articles claim, and our verdicts. */
import { claimsCatalog } from '../query/index.js'
import { listCommand } from './list.js'

export const claims = listCommand(
  claimsCatalog,
  [
    { command: 'stemcell claims --verdict overstated,contradicted', shows: 'what does not hold' },
    {
      command: 'stemcell claims --disease t1d --outcome c-peptide',
      shows: 'what is said of C-peptide in type 1 diabetes',
    },
    { command: 'stemcell claims --source clinic-page --kind safety', shows: 'what a clinic page says of safety' },
    { command: 'stemcell claims --group-by kind,verdict --count', shows: 'how each sort of claim fares' },
  ],
  'Claims of the articles that stemcell sources lists, each in our words with a verdict and why. stemcell show CLAIM adds the trials for, against and silent; stemcell check "…" tries a sentence of your own.',
)

/** reviews: published syntheses with their pooled figures. */
import { reviewsCatalog } from '../query/index.js'
import { listCommand } from './list.js'

export const reviews = listCommand(
  reviewsCatalog,
  [
    { command: 'stemcell reviews', shows: 'published meta-analyses and reviews with their pooled figures' },
    {
      command: 'stemcell reviews --outcome hba1c --comparison before-after',
      shows: 'pooled HbA1c figures that compare patients with their own baseline',
    },
    {
      command: 'stemcell reviews --anomaly known',
      shows: 'those with a figure that cannot be, or is not what it is called',
    },
  ],
  'Figures are as printed; [!] marks those with an anomaly on record. Set one beside our own pooling with: stemcell pool --against ID --outcome NAME',
)

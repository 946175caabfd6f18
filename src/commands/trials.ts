/** trials: clinical studies, filtered. */
import { trialsCatalog } from '../query/index.js'
import { listCommand } from './list.js'

export const trials = listCommand(
  trialsCatalog,
  [
    { command: 'stemcell trials --disease t1d', shows: 'trials in type 1 diabetes' },
    {
      command: 'stemcell trials --disease t2d --cell msc --between-group',
      shows: 'type 2 trials of any MSC with numbers against a control arm',
    },
    {
      command: "stemcell trials 'cell:uc-msc year:2015.. -model:single-group hba1c'",
      shows: 'the same filters as one query',
    },
    {
      command: 'stemcell trials --outcome c-peptide --direction favors-cell --allocation randomized',
      shows: 'randomized trials with a C-peptide result in favor of cells',
    },
    {
      command: 'stemcell trials --status completed --kind registered --sort completion',
      shows: 'completed trials of which no results were read',
    },
    {
      command: 'stemcell trials --group-by disease,cell --count',
      shows: 'trials and people per disease and cell type',
    },
    {
      command: 'stemcell trials --disease t1d --json --fields id,year,enrollment,design',
      shows: 'chosen fields for a script',
    },
  ],
  'Values repeat or take commas (any of), !value excludes, ranges are 2015..2020, >=20, ..12; missing, known, notRead, notReported and notApplicable ask for what is (not) known. Filters on arms (cell, donor, route, dose, …) must be met by one arm, filters on results (outcome, direction, between-group, …) by one result.',
)

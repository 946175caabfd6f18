/** diff: what is another in one dataset than in another, and what that means. */
import { usage } from '../errors.js'
import { harmless } from '../text.js'
import { defineCommand } from './command.js'
import { compareSides } from './diff/answer.js'
import { bundledSide, ownSide, sideNamed } from './diff/sides.js'

export const diff = defineCommand({
  description:
    'Compares two datasets record by record and value by value, and asks both what users ask: which pooled estimates, headlines, risks of bias, gaps and verdicts by rule are others, before and after. A dataset is bundled, own (yours as it is now), or an edition of yours by its number (stemcell data where). Without words: bundled and own; with one: that and own. The exit code is 0 whether something differs or not.',
  examples: [
    { command: 'stemcell diff', shows: 'what your records change, and whether that matters' },
    { command: 'stemcell diff --json', shows: 'the same for a script: items are records, groups what they mean' },
  ],
  argument: {
    name: 'dataset',
    help: 'bundled, own, or the number of an edition',
    takes: 'words',
    required: false,
    many: true,
  },
  output: ['diff'],
  answer: async ({ words, own }) => {
    if (!own) throw usage('datasets can only be compared from the command line', 'Run: stemcell diff')
    const [first, second, more] = words
    if (more !== undefined) throw usage(`two datasets are compared, not also "${harmless(more)}"`, 'Name one or two')
    const before = first === undefined ? bundledSide(own) : await sideNamed(first, own)
    const after = second === undefined ? await ownSide(own) : await sideNamed(second, own)
    const isAlone = before.store === after.store && words.length === 0
    return compareSides(
      own,
      [before, after],
      isAlone
        ? ['There is nothing of yours to compare with the bundled dataset: stemcell data add FILE keeps records.']
        : [],
    )
  },
})

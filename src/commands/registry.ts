/** registry: all of a registry beside the dataset, to find what is missing. */
import { isOneOf, keysOf } from '../collections.js'
import { nearestWords } from '../dataset/index.js'
import { usage } from '../errors.js'
import { trialsCatalog } from '../query/index.js'
import { harmless } from '../text.js'
import { defineCommand } from './command.js'
import { listOptions } from './list.js'
import { findGaps } from './registry/gaps.js'
import { importFiles } from './registry/import.js'
import { countStudies, listStudies } from './registry/questions.js'
import { refuseOthers } from './registry/shared.js'
import { showStudies } from './registry/show.js'
import { updateStudies } from './registry/update.js'

const actions = {
  import: importFiles,
  trials: listStudies,
  show: showStudies,
  count: countStudies,
  gaps: findGaps,
  update: updateStudies,
} as const

const { sort, desc } = listOptions(trialsCatalog)

export const registry = defineCommand({
  description:
    'registry import FILE|DIR reads studies of ClinicalTrials.gov (JSON of API v2, also as NDJSON, packed, or a folder) into a database of your data folder, and goes on where an import was broken off; registry update asks ClinicalTrials.gov for what it renewed since (STEMCELL_CTGOV_URL names another address). registry trials [query] lists them by the filters of stemcell trials; registry count counts them, --by per value; registry show NUMBER shows one with the record as it came; registry gaps lists studies of cells for diabetes that the dataset lacks; --candidates puts them where stemcell candidates decides on them. It says what registries say: no study in it was read by anybody, and none enters the dataset by it. See docs/registry.md.',
  examples: [
    { command: 'stemcell registry import ctg-studies.json.zip', shows: 'a download of ClinicalTrials.gov, kept' },
    { command: 'stemcell registry trials --disease t1d --cell msc', shows: 'its studies, by the filters of trials' },
    { command: 'stemcell registry count insulin --by status,phase', shows: 'how many, and per value of fields' },
    { command: 'stemcell registry show NCT03406585', shows: 'one study, with the record as it came' },
    { command: 'stemcell registry update', shows: 'what ClinicalTrials.gov renewed since' },
    { command: 'stemcell registry gaps --json', shows: 'studies of cells for diabetes that the dataset lacks' },
  ],
  argument: {
    name: 'action-then-words',
    help: `One of ${keysOf(actions).join(', ')}; then files, numbers, or words and qualifiers as for trials`,
    takes: 'words',
    required: false,
    many: true,
    reads: true,
  },
  catalog: trialsCatalog,
  options: {
    sort,
    desc,
    limit: {
      takes: 'number',
      unit: 'n',
      whole: true,
      from: 1,
      to: 10_000,
      example: 20,
      default: 20,
      help: 'With trials and gaps: list the first n studies',
    },
    store: {
      takes: 'text',
      what: 'address',
      help: 'Where the registry is: a file, or postgres://USER@HOST/DATABASE; STEMCELL_STORE says so for every run',
    },
    candidates: { takes: 'nothing', help: 'With gaps: put those that nobody decided on to the candidates' },
    by: { takes: 'field', of: trialsCatalog, many: true, help: 'With count: also per value of these fields' },
  },
  changes: ({ words: [action], options }) =>
    action === 'import' || action === 'update' || (action === 'gaps' && options.candidates === true),
  output: ['registry-import', 'registry-trials', 'registry-study', 'registry-count', 'registry-gaps'],
  answer: ({ words: [action, ...words], ...asked }, dataset) => {
    const can = `It can: ${keysOf(actions).join(', ')}. For example: stemcell registry count`
    if (action === undefined) throw usage('what the registry is asked is missing', can)
    if (!isOneOf(keysOf(actions), action)) {
      const near = nearestWords(action, keysOf(actions)).slice(0, 1)
      throw usage(
        `stemcell registry cannot "${harmless(action)}"`,
        `${near.length ? `Did you mean ${near.join('')}? ` : ''}${can}`,
      )
    }
    const { own } = asked
    if (!own) throw usage('a registry can only be asked from the command line', `Run: stemcell registry ${action}`)
    refuseOthers({ ...asked, action })
    return actions[action]({ ...asked, words, own, dataset, action })
  },
})

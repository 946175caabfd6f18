/** data: your own records over the bundled ones: added, corrected, annotated, never in place of what is there. */
import { isOneOf, keysOf } from '../collections.js'
import { nearestWords } from '../dataset/index.js'
import { usage } from '../errors.js'
import { harmless } from '../text.js'
import { defineCommand } from './command.js'
import { add, remove, validate } from './data/change.js'
import { exportOwn, template } from './data/files.js'
import { listOwn, pruneOwn, use, where } from './data/state.js'

const actions = {
  list: listOwn,
  add,
  validate,
  remove,
  template,
  export: exportOwn,
  where,
  use,
  prune: pruneOwn,
} as const

export const data = defineCommand({
  description:
    'data add FILE|DIR keeps records of files (JSON, NDJSON, or CSV rows of results) in your data folder, and compiles them with the bundled ones into a dataset that every command reads; what does not fit is refused with file, line and reason, and the rest is kept. data validate only tells. A correction names the value that it replaces and why; the original stays visible (show, trace). data list, data remove KEY, data export: what is yours; what import or sync took in is removed with --why REASON, is listed by stemcell candidates --state refused, and comes back only when it is accepted there. data template trial|result|correction|note: what to begin with. data where: folder and editions; data prune removes older ones that no running program reads. data use none goes back to the bundled dataset, data use own returns; --bundled and --data DIR do so for one run. See docs/own-data.md.',
  examples: [
    { command: 'stemcell data template trial', shows: 'a trial to fill in, then: stemcell data add my-trial.json' },
    { command: 'stemcell data list', shows: 'what of your own is in the dataset' },
    { command: 'stemcell data where', shows: 'where it is kept, and which editions there are' },
  ],
  argument: {
    name: 'action-then-names',
    help: `One of ${keysOf(actions).join(', ')}; then files, folders, keys, or - for standard input`,
    takes: 'words',
    required: false,
    many: true,
    reads: true,
  },
  options: {
    why: { takes: 'text', what: 'reason', help: 'With remove: why; a record of a registry needs it' },
    strict: { takes: 'nothing', help: 'With add: keep nothing where anything is refused' },
  },
  changes: () => true,
  output: ['data', 'data-change', 'data-where', 'data-file'],
  answer: ({ words: [action = 'list', ...words], options, own, read }, dataset) => {
    if (!isOneOf(keysOf(actions), action)) {
      const near = nearestWords(action, keysOf(actions)).slice(0, 1)
      throw usage(
        `stemcell data cannot "${harmless(action)}"`,
        `${near.length ? `Did you mean ${near.join('')}? ` : ''}It can: ${keysOf(actions).join(', ')}`,
      )
    }
    if (options.strict && action !== 'add') throw usage('--strict belongs to data add', 'Leave it out')
    if (options.why !== undefined && action !== 'remove') throw usage('--why belongs to data remove', 'Leave it out')
    if (!own) throw usage('own data can only be used from the command line', `Run: stemcell data ${action}`)
    return actions[action]({ words, isStrict: options.strict, why: options.why ?? null, own, dataset, read })
  },
})

/** browse: the dataset on a whole screen. */
import { usage } from '../errors.js'
import { describe, trialsCatalog } from '../query/index.js'
import { shellWord } from '../text.js'
import { understand } from './choose.js'
import { defineCommand, trialsQuery } from './command.js'
import type { Options } from './option.js'

/** What may be asked of the browser beside a query. */
export const browseOptions = {
  sort: { takes: 'field', of: trialsCatalog, help: 'Order by a field, ascending; records without a value come last' },
  desc: { takes: 'nothing', help: 'Turn the order round' },
  ascii: { takes: 'nothing', help: 'Draw with ASCII characters only' },
  linear: {
    takes: 'nothing',
    help: 'For screen readers: what happens in sentences, line after line; also with ACCESSIBLE=1 or INK_SCREEN_READER=true',
  },
  replay: {
    takes: 'input',
    help: 'Press the keys of a session that was saved (in the browser: :session FILE), one after the other; any key of yours ends it',
  },
  background: {
    takes: 'choice',
    choices: ['dark', 'light'],
    help: 'Colors for this background; the terminal is asked otherwise',
  },
} as const satisfies Options

export const browse = defineCommand({
  description:
    'Starts with the trials that the filters and the query keep. ? shows every key; the bottom line is the command that shows the same as the view.',
  examples: [
    { command: 'stemcell browse', shows: 'everything on record' },
    { command: 'stemcell browse --disease t1d', shows: 'starting with trials in type 1 diabetes' },
    { command: 'stemcell browse --linear', shows: 'for a screen reader: sentences instead of a screen' },
    { command: "stemcell browse 'cell:uc-msc year:2015..' --sort enrollment --desc", shows: 'the largest first' },
  ],
  argument: trialsQuery,
  catalog: trialsCatalog,
  options: browseOptions,
  output: [],
  interactive: 'terminal',
  answer: (asked, dataset) => {
    const query = understand(trialsCatalog, asked, dataset).filters.map(describe).join(' ')
    throw usage(
      'browse needs a terminal for its keys and its screen',
      `Use instead: stemcell trials${query ? ` ${shellWord(query)}` : ''}${asked.options.linear ? ' --format linear' : ''}`,
    )
  },
})

/** browse: the dataset on a whole screen. */
import { usage } from '../errors.js'
import { describe, trialsCatalog } from '../query/index.js'
import { understand } from './choose.js'
import type { Command } from './command.js'

export const browse: Command = {
  description:
    'Starts with the trials that the filters and the query keep. ? shows every key; the bottom line is the command that shows the same as the view.',
  examples: [
    { command: 'stemcell browse', shows: 'everything on record' },
    { command: 'stemcell browse --disease t1d', shows: 'starting with trials in type 1 diabetes' },
    { command: 'stemcell browse --linear', shows: 'for a screen reader: sentences instead of a screen' },
    { command: "stemcell browse 'cell:uc-msc year:2015..' --sort enrollment --desc", shows: 'the largest first' },
  ],
  argument: { name: 'query', help: 'Words and qualifiers, as for trials', required: false, many: true },
  catalog: trialsCatalog,
  options: [
    { flags: '--sort <field>', help: 'Order by a field, ascending; records without a value come last' },
    { flags: '--desc', help: 'Turn the order round' },
    { flags: '--ascii', help: 'Draw with ASCII characters only' },
    {
      flags: '--linear',
      help: 'For screen readers: what happens in sentences, line after line; also with INK_SCREEN_READER=true',
    },
    { flags: '--background <dark|light>', help: 'Colors for this background; the terminal is asked otherwise' },
  ],
  interactive: true,
  answer: (input, dataset) => {
    const query = understand(trialsCatalog, input, dataset).filters.map(describe).join(' ')
    throw usage(
      'browse needs a terminal for its keys and its screen',
      `Use instead: stemcell trials${query ? ` '${query.replaceAll("'", "'\\''")}'` : ''}${input.options.linear === true ? ' --format linear' : ''}`,
    )
  },
}

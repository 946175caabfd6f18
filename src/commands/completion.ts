/** completion: the script that completes the command line in a shell. */
import { isOneOf } from '../collections.js'
import { usage } from '../errors.js'
import { completionScript, setUp, shellNames } from '../shell/scripts.js'
import { harmless } from '../text.js'
import { defineCommand } from './command.js'

export const completion = defineCommand({
  description: `Commands, flags, values, ids and names (also Chinese) are completed as they are typed. ${Object.values(setUp).join('. ')}.`,
  examples: [
    { command: 'stemcell completion bash', shows: 'the script for bash' },
    { command: 'stemcell completion fish', shows: 'the script for fish' },
  ],
  argument: {
    name: 'shell',
    help: `The shell: ${shellNames.join(', ')}`,
    takes: 'name',
    choices: shellNames,
    required: true,
    many: false,
  },
  output: ['completion'],
  answer: ({ words: [shell = ''] }, dataset) => {
    if (!isOneOf(shellNames, shell))
      throw usage(`"${harmless(shell)}" is no shell that can be completed in`, `It takes: ${shellNames.join(', ')}`)
    const script = completionScript[shell]
    return {
      dataset: dataset.stamp,
      format: 'stemcell/completion/1',
      query: { shell },
      count: 1,
      total: 1,
      items: [{ shell, script, setUp: setUp[shell] }],
      notes: [],
      next: [],
      advice: [setUp[shell]],
      document: script.trimEnd(),
      language: shell === 'powershell' ? 'powershell' : 'sh',
      grid: () => ({ columns: ['script'], rows: [[script]] }),
      view: () => [],
    }
  },
})

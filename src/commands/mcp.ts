/** mcp: the same answers as tools of the Model Context Protocol, for agents. */
import { usage } from '../errors.js'
import { defineCommand } from './command.js'

export const mcp = defineCommand({
  description:
    'Serves read-only tools, resources and prompts over standard input and output, as agent programs start it: docs/agents.md has the set-up for each. Nothing is written, no network is used.',
  examples: [{ command: 'stemcell mcp', shows: 'the server, as an agent program starts it' }],
  output: [],
  interactive: 'streams',
  answer: () => {
    throw usage(
      'mcp talks with a program over standard input and output',
      'Start it from an agent program: docs/agents.md has the set-up',
    )
  },
})

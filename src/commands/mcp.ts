/** mcp: the same answers as tools of the Model Context Protocol, for agents. */
import { usage } from '../errors.js'
import { defineCommand } from './command.js'
import type { Options } from './option.js'

/** What may be asked of the server. */
export const mcpOptions = {
  http: {
    takes: 'number',
    unit: 'port',
    whole: true,
    from: 0,
    to: 65_535,
    example: 8765,
    help: 'Serve over HTTP on this port of 127.0.0.1 instead, for whoever has the token (0: any free port). The token is that of STEMCELL_MCP_TOKEN, or made up and told on standard error',
  },
} as const satisfies Options

export const mcp = defineCommand({
  description:
    'Serves read-only tools, resources and prompts over standard input and output, as agent programs start it: docs/agents.md has the set-up for each. Nothing is written and nothing is fetched.',
  examples: [
    { command: 'stemcell mcp', shows: 'the server, as an agent program starts it' },
    { command: 'stemcell mcp --http 8765', shows: 'the same over HTTP on this machine, with a token' },
  ],
  options: mcpOptions,
  output: [],
  interactive: 'streams',
  answer: () => {
    throw usage(
      'mcp talks with a program over standard input and output',
      'Start it from an agent program: docs/agents.md has the set-up',
    )
  },
})

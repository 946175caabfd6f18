/** The server as the program starts it: over standard input and output, or over HTTP. */
import { StdioServerTransport } from '@modelcontextprotocol/sdk/server/stdio.js'
import { ensure } from '../collections.js'
import { mcpOptions } from '../commands/mcp.js'
import { readOptions } from '../commands/option.js'
import { exitCodes } from '../errors.js'
import { serverFor } from './protocol.js'
import type { Served } from './served.js'

/** Serve over standard input and output until the client closes them; the exit code. */
const overPipes = async (served: Served): Promise<number> => {
  const { stdin, stdout } = served.process
  const server = serverFor(served)
  if (stdin.isTTY) served.tell('Waiting for an agent program on standard input (docs/agents.md); Ctrl-C ends it')
  await new Promise<void>((resolve) => {
    stdin.once('end', resolve)
    stdin.once('close', resolve)
    // The client is gone: nobody is left to be told, nor to be heard.
    stdout.on('error', () => {
      stdin.destroy()
      resolve()
    })
    server.onclose = resolve
    void server.connect(new StdioServerTransport(stdin, stdout))
  })
  return exitCodes.ok
}

/** Serve agents as was asked. */
export const serve = async (served: Served): Promise<number> => {
  // Damage is told before anybody is served.
  ensure(served.dataset.stamp)
  const { http } = readOptions(mcpOptions, served.options, [], served.dataset)
  return http === undefined ? overPipes(served) : (await import('./http.js')).serveHttp(served, http)
}

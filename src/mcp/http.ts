/** The server over HTTP: on the loopback interface only, for whoever knows the token. Loaded when it is asked for. */
import { randomBytes, randomUUID, timingSafeEqual } from 'node:crypto'
import { createServer, type Server as HttpServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { StreamableHTTPServerTransport } from '@modelcontextprotocol/sdk/server/streamableHttp.js'
import { errorCode, errorMessage, usage } from '../errors.js'
import { serverFor } from './protocol.js'
import type { Served } from './served.js'

/** Clients served at once; the one not heard of for longest makes room. */
const mostSessions = 32

const path = '/mcp'
const loopback = '127.0.0.1'

const refuse = (
  response: ServerResponse,
  status: number,
  message: string,
  headers: Record<string, string> = {},
): void => {
  response.writeHead(status, { 'content-type': 'application/json', ...headers })
  response.end(JSON.stringify({ jsonrpc: '2.0', error: { code: -32000, message }, id: null }))
}

const isToken = (given: string, token: string): boolean => {
  const [a, b] = [Buffer.from(given), Buffer.from(token)]
  return a.length === b.length && timingSafeEqual(a, b)
}

/** Why a request is not answered; undefined where it is. */
type Refusal = { readonly status: number; readonly message: string; readonly headers?: Record<string, string> }

/**
 * A page in a browser can reach this port under a name of its own (DNS rebinding), but it cannot hide that name: Host and
 * Origin must be ours before the token is looked at.
 */
const refusal = ({ headers, url }: IncomingMessage, port: number, token: string): Refusal | undefined => {
  const hosts = ['localhost', loopback, '[::1]'].map((name) => `${name}:${port}`)
  if (!hosts.includes(headers.host ?? '')) return { status: 403, message: 'This host is not served here' }
  const { origin } = headers
  if (origin !== undefined && !hosts.some((host) => origin === `http://${host}`))
    return { status: 403, message: 'This origin is not served here' }
  // Not by URL, which throws for what anybody may send: "//".
  if ((url ?? '').split('?')[0] !== path) return { status: 404, message: `There is ${path} and nothing else` }
  const [, given] = /^Bearer (\S+)$/i.exec(headers.authorization ?? '') ?? []
  if (given === undefined || !isToken(given, token))
    return {
      status: 401,
      message: 'The token that the server was started with is needed: Authorization: Bearer TOKEN',
      headers: { 'www-authenticate': 'Bearer' },
    }
  return undefined
}

/** Sessions by id, the one heard of last at the end. */
class Sessions {
  readonly #open = new Map<string, StreamableHTTPServerTransport>()

  /** The transport that a request belongs to; a new one where it names none; undefined for one that is gone. */
  async of(request: IncomingMessage, served: Served): Promise<StreamableHTTPServerTransport | undefined> {
    const id = request.headers['mcp-session-id']
    if (id === undefined) return this.#begin(served)
    const known = typeof id === 'string' ? this.#open.get(id) : undefined
    if (known && typeof id === 'string') this.#keep(id, known)
    return known
  }

  #keep(id: string, transport: StreamableHTTPServerTransport): void {
    this.#open.delete(id)
    this.#open.set(id, transport)
    const [oldest] = this.#open
    if (oldest && this.#open.size > mostSessions) void oldest[1].close()
  }

  async #begin(served: Served): Promise<StreamableHTTPServerTransport> {
    const transport = new StreamableHTTPServerTransport({
      sessionIdGenerator: randomUUID,
      onsessioninitialized: (id) => this.#keep(id, transport),
    })
    await serverFor(served).connect(transport)
    const close = transport.onclose
    transport.onclose = () => {
      if (transport.sessionId !== undefined) this.#open.delete(transport.sessionId)
      close?.()
    }
    return transport
  }
}

const listening = (server: HttpServer, port: number): Promise<number> =>
  new Promise((resolve, reject) => {
    server.once('error', (error) =>
      reject(
        errorCode(error) === 'EADDRINUSE'
          ? usage(`port ${port} is taken`, 'Name another, or 0 for any that is free')
          : usage(`cannot listen on port ${port}: ${errorMessage(error)}`, 'Name a port that you may use'),
      ),
    )
    server.listen(port, loopback, () => {
      const address = server.address()
      resolve(typeof address === 'object' && address ? address.port : port)
    })
  })

/** Shorter ones can be guessed. */
const leastToken = 16

/** Serve until the process ends. The token comes from the environment, or is made up and told once. */
export const serveHttp = async (served: Served, asked: number): Promise<never> => {
  const own = served.process.env.STEMCELL_MCP_TOKEN
  if (own !== undefined && (own.length < leastToken || /\s/.test(own)))
    throw usage(
      `STEMCELL_MCP_TOKEN has ${own.length} characters`,
      `Use at least ${leastToken}, none of them a space, or unset it: a token is then made up`,
    )
  const token = own ?? randomBytes(32).toString('base64url')
  const sessions = new Sessions()
  let port = asked
  const answer = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const refused = refusal(request, port, token)
    if (refused) return refuse(response, refused.status, refused.message, refused.headers)
    const transport = await sessions.of(request, served)
    if (!transport) return refuse(response, 404, 'There is no such session: initialize again')
    await transport.handleRequest(request, response)
  }
  const server = createServer((request, response) => {
    answer(request, response).catch(() => {
      if (!response.headersSent) refuse(response, 500, 'An internal error: this is our mistake')
      else response.end()
    })
  })
  port = await listening(server, asked)
  served.tell(`Serving agents on http://${loopback}:${port}${path}; end it with Ctrl-C`)
  served.tell(own === undefined ? `Authorization: Bearer ${token}` : 'Authorization: Bearer, with STEMCELL_MCP_TOKEN')
  return new Promise<never>(() => {})
}

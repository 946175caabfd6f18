/** The server for agents as a program of its own, and the client of the official SDK on its other side. */
import { Client } from '@modelcontextprotocol/sdk/client/index.js'
import { StdioClientTransport } from '@modelcontextprotocol/sdk/client/stdio.js'
import type { CallToolResult } from '@modelcontextprotocol/sdk/types.js'
import { program, surroundings } from './program.js'

// biome-ignore lint/suspicious/noExplicitAny: tests look into answers of every shape.
export type Content = any

export type Agent = {
  readonly client: Client
  readonly pid: number
  readonly call: (tool: string, given: Record<string, unknown>) => Promise<CallToolResult>
  /** The structured content of an answer. Throws where the tool complains. */
  readonly ask: (tool: string, given: Record<string, unknown>) => Promise<Content>
  /** What a tool complains of. Throws where it answers. */
  readonly refused: (
    tool: string,
    given: Record<string, unknown>,
  ) => Promise<{ code: string; message: string; hint?: string }>
}

const textOf = ({ content }: CallToolResult): string => (content[0]?.type === 'text' ? content[0].text : '')

/** A client that has said hello to a server of its own, which runs with options of Node and variables besides. */
export const agent = async ({
  node = [],
  env = {},
}: {
  readonly node?: readonly string[]
  readonly env?: Readonly<Record<string, string>>
} = {}): Promise<Agent> => {
  const transport = new StdioClientTransport({
    command: process.execPath,
    args: [...node, program, 'mcp'],
    env: { ...surroundings, ...env },
  })
  const client = new Client({ name: 'test', version: '1' })
  await client.connect(transport)
  const call = async (tool: string, given: Record<string, unknown>): Promise<CallToolResult> =>
    (await client.callTool({ name: `stemcell_${tool}`, arguments: given })) as CallToolResult
  return {
    client,
    pid: transport.pid ?? 0,
    call,
    ask: async (tool, given) => {
      const result = await call(tool, given)
      if (result.isError) throw new Error(textOf(result))
      return result.structuredContent
    },
    refused: async (tool, given) => {
      const result = await call(tool, given)
      if (!result.isError || result.structuredContent !== undefined) throw new Error(`not refused: ${textOf(result)}`)
      return JSON.parse(textOf(result)).error
    },
  }
}

/** What agents are told, made by the build from the commands and their catalogs: nothing here is listed by hand. */
import { ensure, keysOf, tableOf } from '../collections.js'
import { type CommandEntry, commands } from '../commands/index.js'
import { type AnyCatalog, catalogs, ownFields } from '../query/index.js'
import { askable, type Schema, schemaOf, schemaOfArgument } from './input.js'
import {
  type AgentsDocument,
  argumentName,
  loaded,
  prefix,
  type Tool,
  type ToolEntry,
  type ToolName,
  tools,
} from './tools.js'

/** What every tool takes beside its own arguments. */
const always = {
  detail: {
    type: 'string',
    enum: ['concise', 'full'],
    default: 'concise',
    description: 'full: whole records and longer lists',
  },
  cursor: { type: 'string', description: 'Read on: a cursor of leftOut, with the same other arguments' },
} as const satisfies Record<string, Schema>

/** What every tool answers with; the instructions of the server say what each member is. */
const outputSchema = {
  type: 'object',
  properties: {
    format: { type: 'string' },
    dataset: { type: 'object' },
    recordText: { type: 'string' },
    query: { type: 'object' },
    count: { type: 'integer' },
    total: { type: 'integer' },
    items: { type: 'array' },
    groups: { type: 'array' },
    part: { type: 'object' },
    notes: { type: 'array', items: { type: 'string' } },
    next: { type: 'array', items: { type: 'object' } },
    leftOut: { type: 'array', items: { type: 'object' } },
  },
  required: ['format', 'dataset', 'query', 'count', 'total', 'items', 'notes', 'next', 'leftOut'],
} as const satisfies Schema

const filterable = ({ fields }: AnyCatalog): string[] =>
  fields.filter(({ filterable: isFilter }) => isFilter !== false).map(({ name }) => name)

const querySyntax =
  'Words and field:value; commas any of, -field:value excludes, ranges 2015..2020 or >=20, field:missing. A term finds all below it.'

const findSchema = async (): Promise<Schema> => {
  const kinds = keysOf(catalogs)
  const { options } = await loaded('trials')
  const ofTrials = filterable(catalogs.trials)
  const ofResults = filterable(catalogs.results).filter((name) => !ofTrials.includes(name))
  return {
    type: 'object',
    properties: {
      kind: {
        type: 'string',
        enum: kinds,
        description: 'Leave out to search every kind, for words alone: field:value and -word need a kind',
      },
      query: {
        type: 'string',
        description: `${querySyntax} Fields of trials: ${ofTrials.join(' ')}. Of results also: ${ofResults.join(' ')}. Of other kinds: see fields ["list"]`,
      },
      ...Object.fromEntries(Object.entries(options).map(([name, option]) => [name, schemaOf(option)])),
    },
  }
}

const askSchema = (): Schema => ({
  type: 'object',
  properties: {
    line: { type: 'string', description: 'A command line, for example: bias NCT03406585 --outcome hba1c' },
    input: { type: 'string', description: 'What the line reads where it says - (ids, a table, a page)' },
  },
  required: ['line'],
})

/** Commands that a line can ask: none that takes over a terminal, none that changes what is kept on this machine. */
const asked = async (): Promise<readonly CommandEntry[]> => {
  const all = await Promise.all(commands.map(async (entry) => ({ entry, command: await entry.load() })))
  return all.flatMap(({ entry, command }) => (command.interactive || entry.group === 'Your own data' ? [] : [entry]))
}

const askAbout = async (): Promise<string> => {
  const others = (await asked()).filter(({ name }) => !(name in catalogs) && !(name in tools))
  return `Any command of stemcell as a line, also those in next and in hints. COMMAND --help tells its options. Beside the other tools: ${others.map(({ name, summary }) => `${name} (${summary.charAt(0).toLowerCase()}${summary.slice(1)})`).join('; ')}.`
}

const commandSchema = async ({ command: name, options: chosen = [] }: Tool): Promise<Schema> => {
  const command = await loaded(ensure(name))
  const { argument } = command
  const own = argumentName(command)
  return {
    type: 'object',
    properties: {
      ...(argument && own ? { [own]: schemaOfArgument(argument) } : {}),
      ...Object.fromEntries(
        askable(command)
          .filter(([option]) => chosen.includes(option))
          .map(([option, declared]) => [option, schemaOf(declared)]),
      ),
    },
    ...(argument?.required && own ? { required: [own] } : {}),
  }
}

const schemaOfTool = (name: ToolName): Promise<Schema> =>
  name === 'find' ? findSchema() : name === 'ask' ? Promise.resolve(askSchema()) : commandSchema(tools[name])

const toolCatalog = (): Promise<readonly ToolEntry[]> =>
  Promise.all(
    keysOf(tools).map(async (name): Promise<ToolEntry> => {
      const { title, about } = tools[name]
      const { properties, ...schema } = await schemaOfTool(name)
      return {
        name: `${prefix}${name}`,
        title,
        description: name === 'ask' ? await askAbout() : about,
        inputSchema: {
          ...schema,
          type: 'object',
          properties: { ...properties, ...always },
          additionalProperties: false,
        },
        outputSchema,
        annotations: { readOnlyHint: true, destructiveHint: false, idempotentHint: true, openWorldHint: false },
      }
    }),
  )

const shownOf = ({ fields }: AnyCatalog): string[] =>
  fields.filter(({ name, column }) => column || name === 'id').map(({ name }) => name)

/** The whole of it: loads every command that a tool asks. */
export const agentsDocument = async (): Promise<AgentsDocument> => ({
  tools: await toolCatalog(),
  kinds: tableOf(keysOf(catalogs), (kind) => ({
    concise: shownOf(catalogs[kind]),
    all: ownFields(catalogs[kind]).map(({ name }) => name),
  })),
})

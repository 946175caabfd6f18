/** The tools that agents are given: few and deep, each asking a command whose options it takes over. */
import { ensure, isOneOf, keysOf } from '../collections.js'
import { type Command, commands } from '../commands/index.js'
import type { Schema } from './input.js'

/** Names begin with what they are of, so that they stay apart beside other servers. */
export const prefix = 'stemcell_'

export type Tool = {
  readonly title: string
  readonly about: string
  /** The command that it asks, where it is always the same. */
  readonly command?: string
  /** Options of the command that it takes over; all others are reached with stemcell_ask. */
  readonly options?: readonly string[]
}

/** Every tool by its name without the prefix. */
export const tools = {
  find: {
    title: 'Find records',
    about:
      'List, filter, count or group records of one kind (trials, results, harms, claims, references, …); without kind, search words (no field:value) in every kind, English or Chinese. Start here.',
  },
  show: {
    title: 'Show records',
    about:
      'Records by id, registry number (NCT…), DOI, PMID or name; kind/id names one kind. Concise: the fields of its listing. detail full: everything on record, with source and locator of each value.',
    command: 'show',
  },
  check: {
    title: 'Check a claim',
    about:
      'Judge a claim about stem cells and diabetes against the trials and the judged claims: supported, partly supported, overstated, contradicted, not supported or not judged, with the rule, the reason and the certainty (GRADE). Or a whole page of text.',
    command: 'check',
    options: ['about', 'page'],
  },
  brief: {
    title: 'Summarize the evidence',
    about:
      'What is known about one disease, with one cell type or any: benefit by outcome with certainty, harms, decisions of authorities, who was studied, open trials, gaps, judged claims. The query names the disease: disease:t1d cell:uc-msc',
    command: 'brief',
  },
  pool: {
    title: 'Pool results',
    about:
      'Meta-analysis of comparable results, guarded: what cannot stand together is left out with the reason, and fewer than two comparable studies give no number. Further options: stemcell_ask with "pool --help".',
    command: 'pool',
    options: ['outcome', 'disease', 'cell', 'timepoint', 'window', 'measure', 'model', 'by', 'allow', 'against'],
  },
  map: {
    title: 'Map evidence and gaps',
    about: 'Where there are trials, how good, and which way they point, by any two fields (cells by outcomes).',
    command: 'map',
    options: ['rows', 'cols', 'measure', 'fold'],
  },
  trace: {
    title: 'Trace a value to its source',
    about: 'Where values of a trial were read: page, paper or registration, locator, level, and what disagrees.',
    command: 'trace',
  },
  ask: {
    title: 'Ask anything else',
    about: '',
  },
} as const satisfies Record<string, Tool>

export type ToolName = keyof typeof tools

/** The tool that a call names; undefined where there is none. */
export const toolNamed = (name: string): (Tool & { readonly name: ToolName }) | undefined => {
  const own = name.startsWith(prefix) ? name.slice(prefix.length) : name
  return isOneOf(keysOf(tools), own) ? { name: own, ...tools[own] } : undefined
}

/** A tool as agents are told of it. */
export type ToolEntry = {
  readonly name: string
  readonly title: string
  readonly description: string
  readonly inputSchema: Schema & { readonly type: 'object' }
  readonly outputSchema: Schema & { readonly type: 'object' }
  readonly annotations: {
    readonly readOnlyHint: true
    readonly destructiveHint: false
    readonly idempotentHint: true
    readonly openWorldHint: false
  }
}

/** What a listing has of a kind: fields that people are shown, and all that stand for themselves. */
export type KindEntry = { readonly concise: readonly string[]; readonly all: readonly string[] }

/** What the build tells the server, so that no start works it out. */
export type AgentsDocument = {
  readonly tools: readonly ToolEntry[]
  readonly kinds: Readonly<Record<string, KindEntry>>
}

/** A command by name. Throws a bug where there is none. */
export const loaded = (name: string): Promise<Command> => ensure(commands.find((entry) => entry.name === name)).load()

/** The argument of a command has one name for every tool, so that agents need not learn it anew. */
export const argumentName = ({ argument }: Command): string | undefined =>
  argument && (argument.takes === 'query' ? 'query' : argument.takes === 'ids' ? 'ids' : argument.name)

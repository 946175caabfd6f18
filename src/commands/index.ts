/** Every command by purpose, in the order of --help. A new command is a file here and a line below; its file is loaded when it is called. */
import type { CommandEntry } from './command.js'

export { recordsOf } from './cite/records.js'
export type { Argument, Command, CommandEntry, Input, Lines, WaitingLine } from './command.js'
export { commandFormats } from './endings.js'
export { deprecatedText, flagOf, flagsOf, helpOf, type Option, type TypedOptions } from './option.js'

export const commands: readonly CommandEntry[] = [
  {
    name: 'trials',
    group: 'Read',
    summary: 'List and filter clinical trials',
    load: async () => (await import('./trials.js')).trials,
  },
  {
    name: 'results',
    group: 'Read',
    summary: 'List what was measured, arm by arm, or side by side for other programs',
    load: async () => (await import('./results.js')).results,
  },
  {
    name: 'harms',
    group: 'Read',
    summary: 'List harms per arm, told apart from what was not reported and not read, with what may be added',
    load: async () => (await import('./harms.js')).harms,
  },
  {
    name: 'show',
    group: 'Read',
    summary: 'Show one or more records of any kind with everything on record',
    load: async () => (await import('./show.js')).show,
  },
  {
    name: 'search',
    group: 'Read',
    summary: 'Search words in every kind of record, in English and Chinese',
    load: async () => (await import('./search.js')).search,
  },
  {
    name: 'browse',
    group: 'Read',
    summary: 'Filter, read, compare and pool on a whole screen, with keys',
    load: async () => (await import('./browse.js')).browse,
  },
  {
    name: 'brief',
    group: 'Judge claims',
    summary: 'Print on one page what is known: benefit, harms, who was studied, approvals, open trials, gaps, claims',
    load: async () => (await import('./brief.js')).brief,
  },
  {
    name: 'report',
    group: 'Judge claims',
    summary: 'Write one page to hand over: everything about a question, for a browser, for paper or as Markdown',
    load: async () => (await import('./report.js')).report,
  },
  {
    name: 'check',
    group: 'Judge claims',
    summary: 'Check a claim in words against the trials and the judged claims',
    load: async () => (await import('./check.js')).check,
  },
  {
    name: 'claims',
    group: 'Judge claims',
    summary: 'List claims that web articles make, with verdicts',
    load: async () => (await import('./claims.js')).claims,
  },
  {
    name: 'sources',
    group: 'Judge claims',
    summary: 'List the judged articles, each with its scorecard',
    load: async () => (await import('./sources.js')).sources,
  },
  {
    name: 'citations',
    group: 'Judge claims',
    summary: 'List citations of the judged articles, each checked',
    load: async () => (await import('./citations.js')).citations,
  },
  {
    name: 'compare',
    group: 'Compare and pool',
    summary: 'Compare two to eight trials side by side, with what stands against it',
    load: async () => (await import('./compare.js')).compare,
  },
  {
    name: 'pool',
    group: 'Compare and pool',
    summary: 'Pool comparable results, from the dataset or a table of your own, with a guard and a forest plot',
    load: async () => (await import('./pool.js')).pool,
  },
  {
    name: 'reviews',
    group: 'Compare and pool',
    summary: 'List published syntheses with their pooled figures',
    load: async () => (await import('./reviews.js')).reviews,
  },
  {
    name: 'map',
    group: 'Compare and pool',
    summary: 'Draw an evidence gap map: where there are trials, how good, and which way they point',
    load: async () => (await import('./map.js')).map,
  },
  {
    name: 'gaps',
    group: 'Compare and pool',
    summary: 'List where evidence is missing or stuck, with how we know',
    load: async () => (await import('./gaps.js')).gaps,
  },
  {
    name: 'timeline',
    group: 'Compare and pool',
    summary: 'Show trials over time: when they ran, when they reported, which ended without a report',
    load: async () => (await import('./timeline.js')).timeline,
  },
  {
    name: 'pathways',
    group: 'Compare and pool',
    summary: 'Show the ways in which cells are said to act, link by link, ranked by the weakest',
    load: async () => (await import('./pathways.js')).pathways,
  },
  {
    name: 'trace',
    group: 'Trust',
    summary: 'Trace a value of a trial to its page, paper or registration, and to what disagrees',
    load: async () => (await import('./trace.js')).trace,
  },
  {
    name: 'bias',
    group: 'Trust',
    summary: 'Assess the risk of bias of each result of a trial, domain by domain, with reasons',
    load: async () => (await import('./bias.js')).bias,
  },
  {
    name: 'audit',
    group: 'Trust',
    summary: 'Repeat the arithmetic of every number on record and explain what does not agree',
    load: async () => (await import('./audit.js')).audit,
  },
  {
    name: 'cite',
    group: 'Trust',
    summary: 'Cite records as BibTeX, RIS, CSL-JSON, Vancouver or APA',
    load: async () => (await import('./cite.js')).cite,
  },
  {
    name: 'verify',
    group: 'Trust',
    summary: 'Check the dataset, or a folder of your own data: schemas, ids, links, arithmetic, codes, hashes',
    load: async () => (await import('./verify.js')).verify,
  },
  {
    name: 'methods',
    group: 'Trust',
    summary: 'Tell how the studies were found and read: searches, PRISMA flow, second reading, what was not done',
    load: async () => (await import('./methods.js')).methods,
  },
  {
    name: 'about',
    group: 'Trust',
    summary: 'What the dataset holds, its version and date, its license, how to cite it, what it does not cover',
    load: async () => (await import('./about.js')).about,
  },
  {
    name: 'data',
    group: 'Your own data',
    summary: 'Add, correct and annotate records of your own over the bundled ones',
    load: async () => (await import('./data.js')).data,
  },
  {
    name: 'import',
    group: 'Your own data',
    summary: 'Take in registered studies: ClinicalTrials.gov as JSON or CSV, WHO ICTRP as XML or CSV, packed or not',
    load: async () => (await import('./import.js')).importStudies,
  },
  {
    name: 'candidates',
    group: 'Your own data',
    summary: 'Decide on registered studies of which it is not certain that they belong here',
    load: async () => (await import('./candidates.js')).candidates,
  },
  {
    name: 'sync',
    group: 'Your own data',
    summary: 'Ask ClinicalTrials.gov for what changed in the trials that are held, and for new ones',
    load: async () => (await import('./sync.js')).sync,
  },
  {
    name: 'diff',
    group: 'Your own data',
    summary: 'Compare two datasets record by record, and tell which answers change',
    load: async () => (await import('./diff.js')).diff,
  },
  {
    name: 'news',
    group: 'Your own data',
    summary: 'Tell what changed since you last looked, and what it means',
    load: async () => (await import('./news.js')).news,
  },
  {
    name: 'registry',
    group: 'Your own data',
    summary: 'Keep all of a registry beside the dataset, and find what is missing',
    load: async () => (await import('./registry.js')).registry,
  },
  {
    name: 'diseases',
    group: 'Vocabularies and lists',
    summary: 'List diseases and complications',
    load: async () => (await import('./diseases.js')).diseases,
  },
  {
    name: 'cells',
    group: 'Vocabularies and lists',
    summary: 'List cell types and cell products',
    load: async () => (await import('./cells.js')).cells,
  },
  {
    name: 'outcomes',
    group: 'Vocabularies and lists',
    summary: 'List outcome measures with units and better direction',
    load: async () => (await import('./outcomes.js')).outcomes,
  },
  {
    name: 'mechanisms',
    group: 'Vocabularies and lists',
    summary: 'List the ways in which cells are said to act, with the state of the evidence',
    load: async () => (await import('./mechanisms.js')).mechanisms,
  },
  {
    name: 'references',
    group: 'Vocabularies and lists',
    summary: 'List references with how each was read',
    load: async () => (await import('./references.js')).references,
  },
  {
    name: 'approvals',
    group: 'Vocabularies and lists',
    summary: 'List approvals, withdrawals, warnings and guidance',
    load: async () => (await import('./approvals.js')).approvals,
  },
  {
    name: 'mcp',
    group: 'For programs',
    summary: 'Serve the evidence to agents (Model Context Protocol)',
    load: async () => (await import('./mcp.js')).mcp,
  },
  {
    name: 'batch',
    group: 'For programs',
    summary: 'Run many command lines in one process, with a manifest to repeat them byte for byte',
    load: async () => (await import('./batch.js')).batch,
  },
  {
    name: 'completion',
    group: 'For programs',
    summary: 'Print the script that completes commands, flags and values in a shell',
    load: async () => (await import('./completion.js')).completion,
  },
  {
    name: 'schema',
    group: 'For programs',
    summary: 'Print the JSON Schema of a command’s --json output',
    load: async () => (await import('./schema.js')).schema,
  },
]

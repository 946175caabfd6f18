/** Every output format. Each is loaded when it is asked for. */
import type { Render } from './format.js'

export type { Paper, Render, Rendered } from './format.js'
export { closingRows, layOut } from './page.js'
export * from './rows.js'
export { closingSaid, sayOut } from './speech.js'
export { sentence, spoken } from './spoken.js'

export const formatNames = ['table', 'json', 'ndjson', 'csv', 'tsv', 'markdown', 'linear'] as const
export type FormatName = (typeof formatNames)[number]

/** The ending that asks for each format, those that are usual first. */
export const formatEndings: readonly { readonly ending: string; readonly what: string; readonly format: FormatName }[] =
  [
    { ending: 'csv', what: 'comma-separated values', format: 'csv' },
    { ending: 'tsv', what: 'tab-separated values', format: 'tsv' },
    { ending: 'json', what: 'JSON, with every source', format: 'json' },
    { ending: 'ndjson', what: 'JSON, one record per line', format: 'ndjson' },
    { ending: 'jsonl', what: 'JSON, one record per line', format: 'ndjson' },
    { ending: 'md', what: 'Markdown', format: 'markdown' },
    { ending: 'txt', what: 'text as on the screen', format: 'table' },
    { ending: 'linear.txt', what: 'text as labelled sentences', format: 'linear' },
  ]

const loaders: Record<FormatName, () => Promise<Render>> = {
  table: async () => (await import('./table.js')).renderTable,
  json: async () => (await import('./json.js')).renderJson,
  ndjson: async () => (await import('./json.js')).renderNdjson,
  csv: async () => (await import('./csv.js')).renderCsv,
  tsv: async () => (await import('./csv.js')).renderTsv,
  markdown: async () => (await import('./markdown.js')).renderMarkdown,
  linear: async () => (await import('./linear.js')).renderLinear,
}

export const loadFormat = (name: FormatName): Promise<Render> => loaders[name]()

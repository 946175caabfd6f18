/** Every output format. Each is loaded when it is asked for. */
import type { Render } from './format.js'

export type { Paper, Render, Rendered } from './format.js'
export { headingSaid, sentence, spoken } from './spoken.js'

export const formatNames = ['table', 'json', 'ndjson', 'csv', 'tsv', 'markdown', 'linear'] as const
export type FormatName = (typeof formatNames)[number]

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

/** schema: the published JSON Schema of a command's --json output, or of a record kind. */
import type { Json } from '../answer.js'
import { nearestWords } from '../dataset/index.js'
import { notFound } from '../errors.js'
import { heading, list, text } from '../pages/parts.js'
import { harmless } from '../text.js'
import { defineCommand } from './command.js'

export const schema = defineCommand({
  description: 'Without a name, lists the schemas. A schema is printed as bare JSON.',
  examples: [
    { command: 'stemcell schema', shows: 'which schemas there are' },
    { command: 'stemcell schema trials', shows: 'the contract of stemcell trials --json' },
  ],
  argument: {
    name: 'name',
    help: 'Name of a schema, for example trials',
    takes: 'name',
    document: 'schemas',
    required: false,
    many: false,
  },
  output: ['schema'],
  answer: ({ words }, dataset) => {
    const schemas = dataset.document<Record<string, Json>>('schemas')
    const names = Object.keys(schemas)
    const base = { dataset: dataset.stamp, count: 1, total: names.length, notes: [], next: [] }
    const [name] = words
    if (name === undefined)
      return {
        ...base,
        format: 'stemcell/schema/1',
        query: {},
        count: names.length,
        items: names,
        grid: () => ({ columns: ['name'], rows: names.map((n) => [n]) }),
        view: () => [heading(1, 'Schemas'), list(names, 2), text('Print one with: stemcell schema NAME')],
      }
    const found = Object.hasOwn(schemas, name) ? schemas[name] : undefined
    if (found === undefined) {
      const near = nearestWords(name, names)
      throw notFound(
        `no schema named "${harmless(name)}"`,
        `${near.length ? `Did you mean ${near.join(', ')}? ` : ''}List them with: stemcell schema`,
      )
    }
    const document = JSON.stringify(found, null, 2)
    return {
      ...base,
      format: 'stemcell/schema/1',
      query: { name },
      items: [found],
      document,
      grid: () => ({ columns: ['schema'], rows: [[document]] }),
      view: () => [],
    }
  },
})

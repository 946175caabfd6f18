/** --fields list: every field of a kind with its help. */
import type { AnswerOf } from '../contracts/index.js'
import type { AnyCatalog } from '../query/index.js'
import type { Store } from '../store/index.js'
import { plural } from '../text.js'

/** The fields of a catalog as an answer. */
export const explainFields = (catalog: AnyCatalog, dataset: Store): AnswerOf<'fields'> => {
  const fields = catalog.fields
  return {
    format: 'stemcell/fields/1',
    dataset: dataset.stamp,
    query: { kind: catalog.kind },
    count: fields.length,
    total: fields.length,
    items: fields.map((f) => ({
      name: f.name,
      label: f.label,
      help: f.help,
      type: f.type,
      many: f.many === true || f.group !== undefined,
      filter: f.filterable !== false,
      derived: f.derived === true,
      ...(f.unit ? { unit: f.unit } : {}),
      ...(f.group ? { group: f.group } : {}),
      ...(f.vocabulary ? { vocabulary: f.vocabulary } : {}),
      ...(f.choices?.length ? { choices: f.choices } : {}),
    })),
    grid: () => ({
      columns: ['name', 'type', 'filter', 'help'],
      rows: fields.map((f) => [f.name, f.type, f.filterable !== false, f.help]),
    }),
    view: () => [
      {
        kind: 'table',
        columns: [
          { label: 'Field', align: 'left', priority: 1, min: 12, max: 18 },
          { label: 'Type', align: 'left', priority: 3, min: 7, max: 8 },
          { label: 'What it holds', align: 'left', priority: 2, min: 30, max: 100 },
        ],
        rows: fields.map((f) => [
          { text: f.name, role: 'id' },
          f.type,
          `${f.help}${f.choices?.length ? ` [${f.choices.join(', ')}]` : ''}`,
        ]),
      },
    ],
    notes: [],
    footer: `${plural(fields.length, 'field')} of ${catalog.kind}; each is a column (--fields), a sort key and, unless it is only shown, a filter (--NAME VALUE or NAME:VALUE)`,
    next: [],
  }
}

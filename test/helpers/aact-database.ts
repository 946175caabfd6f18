/** A database of AACT: its schema ctgov as statements. */
import { type AactTable, aactTables } from '../../src/registry/aact/tables.js'
import { AactExport } from './aact.js'

const typeOf = (name: string): string =>
  /_date$/.test(name)
    ? 'date'
    : /^(enrollment$|count$|event_count$|subjects_a)/.test(name)
      ? 'integer'
      : /^(has_|is_|.*_masked$|adult|child|older_adult|removed|healthy_volunteers|gender_based|patient_registry)/.test(
            name,
          )
        ? 'boolean'
        : 'text'

/** Statements that make the schema ctgov as AACT's database has it, with the rows of an export. */
export const aactDatabase = ({ rows }: AactExport): readonly string[] => [
  'CREATE SCHEMA ctgov',
  ...(Object.keys(aactTables) as AactTable[]).flatMap((table) => {
    const columns = AactExport.columns(table)
    const literal = (value: unknown): string =>
      value === undefined || value === null ? 'NULL' : `'${String(value).replaceAll("'", "''")}'`
    const values = (rows.get(table) ?? []).map((row) => `(${columns.map((name) => literal(row[name])).join(', ')})`)
    return [
      `CREATE TABLE ctgov.${table} (${columns.map((name) => `"${name}" ${name === 'id' ? 'integer' : typeOf(name)}`).join(', ')})`,
      ...(values.length ? [`INSERT INTO ctgov.${table} VALUES ${values.join(', ')}`] : []),
    ]
  }),
]

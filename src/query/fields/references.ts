/** The fields of a reference. */
import { choices, type Reference } from '../../dataset/index.js'
import { aboutFields, type Catalog } from '../field.js'

export const authorNames = (reference: Reference): string[] =>
  (reference.author ?? []).map((name) =>
    'literal' in name ? name.literal : [name.family, name.given].filter(Boolean).join(' '),
  )

export const referencesCatalog: Catalog<'references'> = {
  kind: 'references',
  sort: { field: 'year', descending: true },
  fields: [
    {
      name: 'id',
      label: 'Id',
      help: 'Id of the record',
      type: 'text',
      read: (r) => r.id,
      column: { priority: 1, min: 14, max: 30 },
    },
    {
      name: 'year',
      label: 'Year',
      help: 'Year it appeared',
      type: 'integer',
      read: (r) => r.issued?.['date-parts'][0]?.[0] ?? null,
      column: { align: 'right', priority: 2, min: 4, max: 4 },
    },
    {
      name: 'author',
      label: 'Authors',
      help: 'Authors as far as they were read',
      type: 'text',
      many: true,
      read: authorNames,
    },
    {
      name: 'title',
      label: 'Title',
      help: 'Title',
      type: 'text',
      read: (r) => r.title ?? null,
      column: { priority: 3, min: 24, max: 70 },
    },
    {
      name: 'journal',
      label: 'Journal',
      help: 'Journal or other container',
      type: 'text',
      read: (r) => r['container-title'] ?? null,
      column: { priority: 5, min: 12, max: 26 },
    },
    {
      name: 'type',
      label: 'Type',
      help: 'Kind of reference, in the words of CSL',
      type: 'choice',
      choices: choices.referenceType,
      read: (r) => r.type,
    },
    {
      name: 'doi',
      label: 'DOI',
      help: 'Digital object identifier',
      type: 'text',
      read: (r) => r.DOI ?? null,
      column: { priority: 6, min: 20, max: 34 },
    },
    { name: 'pmid', label: 'PMID', help: 'PubMed number', type: 'text', read: (r) => r.PMID ?? null },
    { name: 'pmcid', label: 'PMCID', help: 'PubMed Central number', type: 'text', read: (r) => r.PMCID ?? null },
    { name: 'url', label: 'URL', help: 'Address', type: 'text', read: (r) => r.URL ?? null },
    {
      name: 'level',
      label: 'Read',
      help: 'How it was read on this project; none when nobody read it',
      type: 'choice',
      choices: choices.level,
      read: (r) => r.custom.level,
      column: { priority: 4, min: 9, max: 9 },
    },
    {
      name: 'retracted',
      label: 'Retracted',
      help: 'Whether it was retracted, where that was checked',
      type: 'boolean',
      read: (r) => r.custom.retracted,
    },
    {
      name: 'trial',
      label: 'Trials',
      help: 'Trials it reports',
      type: 'text',
      many: true,
      read: (r) => r.custom.trials ?? [],
    },
    ...aboutFields<Reference>('references', 'the trials that it reports'),
  ],
  text: (r) => [
    r.id,
    r.title,
    r.custom.describedAs,
    r['container-title'],
    r.DOI,
    r.PMID,
    r.PMCID,
    ...authorNames(r),
    ...(r.custom.aliases ?? []),
    ...(r.custom.notes ?? []),
  ],
}

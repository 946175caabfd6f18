/** The fields of diseases, cell types, mechanisms, outcome measures and approvals. */
import type { Approval, Cell as CellType, Disease, Mechanism, Outcome } from '../../dataset/schema/vocabulary.js'
import type { Catalog, Field } from '../field.js'

/** Fields that every vocabulary entry has. */
type Named = { id: string; name: string; nameZh: string | null; aliases: string[]; mergeFrom: string[] }
const named = <R extends Named>(): Field<R>[] => [
  { name: 'id', label: 'Id', help: 'Id of the record', type: 'text', read: (r) => r.id, column: { priority: 1, min: 8, max: 30 } },
  { name: 'name', label: 'Name', help: 'Preferred name', type: 'text', read: (r) => r.name, column: { priority: 2, min: 14, max: 44 } },
  { name: 'chinese', label: 'Chinese', help: 'Chinese name', type: 'text', explainedBy: ['nameZh'], read: (r) => r.nameZh, column: { priority: 7, min: 8, max: 18 } },
  { name: 'alias', label: 'Aliases', help: 'Other names that mean the same', type: 'text', many: true, read: (r) => r.aliases },
]

const parents = <R extends { parents: string[] }>(vocabulary: 'diseases' | 'cells' | 'outcomes'): Field<R> => ({
  name: 'under',
  label: 'Part of',
  help: 'Broader entries; a broader entry finds all below it',
  type: 'term',
  vocabulary,
  many: true,
  read: (r) => r.parents,
  column: { priority: 5, min: 8, max: 22 },
})

const codes = <R extends { codes: { system: string; id: string }[] }>(): Field<R> => ({
  name: 'code',
  label: 'Codes',
  help: 'Codes of outside vocabularies, system and id; show tells how sure each is',
  type: 'text',
  many: true,
  read: (r) => r.codes.map((c) => (c.id.includes(':') ? c.id : `${c.system}:${c.id}`)),
})

const references = <R extends { references: string[] }>(): Field<R> => ({
  name: 'reference',
  label: 'References',
  help: 'References it rests on',
  type: 'text',
  many: true,
  read: (r) => r.references,
})

export const diseasesCatalog: Catalog<'diseases'> = {
  kind: 'diseases',
  sort: { field: 'id', descending: false },
  fields: [
    ...named<Disease>(),
    parents<Disease>('diseases'),
    { name: 'definition', label: 'Definition', help: 'What it is', type: 'text', read: (d) => d.definition.text, column: { priority: 4, min: 20, max: 60 } },
    codes<Disease>(),
    references<Disease>(),
  ],
  text: (d) => [d.id, d.name, d.nameZh, ...d.aliases, ...d.mergeFrom, d.definition.text, ...d.pathology.map((s) => s.text), ...d.whyCellTherapy.map((s) => s.text)],
}

export const cellsCatalog: Catalog<'cells'> = {
  kind: 'cells',
  sort: { field: 'id', descending: false },
  fields: [
    ...named<CellType>(),
    parents<CellType>('cells'),
    { name: 'tissue', label: 'Tissue', help: 'Tissue the cells come from', type: 'text', explainedBy: ['tissue'], read: (c) => c.tissue, column: { priority: 4, min: 14, max: 34 } },
    { name: 'potency', label: 'Potency', help: 'What the cells can become', type: 'text', explainedBy: ['potency'], read: (c) => c.potency, column: { priority: 6, min: 10, max: 18 } },
    {
      name: 'donor',
      label: 'Donors',
      help: 'Whose cells are used',
      type: 'choice',
      many: true,
      choices: ['autologous', 'allogeneic'],
      explainedBy: ['donors'],
      read: (c) => c.donors,
    },
    codes<CellType>(),
    references<CellType>(),
  ],
  text: (c) => [c.id, c.name, c.nameZh, ...c.aliases, ...c.mergeFrom, c.tissue, c.potency, ...[c.identity, c.advantages, c.limitations, c.risks].flat().map((s) => s.text)],
}

export const mechanismsCatalog: Catalog<'mechanisms'> = {
  kind: 'mechanisms',
  sort: { field: 'id', descending: false },
  fields: [
    ...named<Mechanism>(),
    {
      name: 'category',
      label: 'Category',
      help: 'What kind of mechanism it is',
      type: 'choice',
      choices: ['immune-modulation', 'beta-cell', 'engraftment', 'paracrine', 'vascular', 'metabolic'],
      read: (m) => m.category,
      column: { priority: 4, min: 9, max: 18 },
    },
    {
      name: 'evidence',
      label: 'Evidence',
      help: 'State of the evidence for the mechanism as a whole',
      type: 'choice',
      choices: ['established-in-humans', 'supported-in-animals', 'contested', 'proposed'],
      read: (m) => m.evidence,
      column: { priority: 3, min: 12, max: 22 },
    },
    { name: 'disease', label: 'Diseases', help: 'Diseases it was studied in', type: 'term', vocabulary: 'diseases', many: true, read: (m) => m.diseases },
    { name: 'cell', label: 'Cells', help: 'Cell types said to act this way', type: 'term', vocabulary: 'cells', many: true, read: (m) => m.cells },
    { name: 'mediator', label: 'Mediators', help: 'Molecules it works through', type: 'text', many: true, read: (m) => m.mediators },
    { name: 'immune-cell', label: 'Immune cells', help: 'Immune cells it concerns', type: 'text', many: true, read: (m) => m.immuneCells },
    { name: 'target', label: 'Targets', help: 'Tissues it acts on', type: 'text', many: true, read: (m) => m.targets },
    { name: 'gaps', label: 'Gaps', help: 'Number of knowledge gaps on record', type: 'integer', derived: true, read: (m) => m.gaps.length, column: { align: 'right', priority: 6, min: 4, max: 4 } },
    { name: 'summary', label: 'Summary', help: 'What it is and what is known', type: 'text', read: (m) => m.summary },
    references<Mechanism>(),
  ],
  text: (m, look) => [
    m.id,
    m.name,
    m.nameZh,
    ...m.aliases,
    ...m.mergeFrom,
    m.summary,
    m.evidenceNote,
    ...m.gaps.flatMap((g) => [g.unknown, g.decidingStudy]),
    ...m.mediators,
    ...m.immuneCells,
    ...m.cells.flatMap((c) => look.labels('cells', c)),
    ...m.diseases.flatMap((d) => look.labels('diseases', d)),
  ],
}

export const outcomesCatalog: Catalog<'outcomes'> = {
  kind: 'outcomes',
  sort: { field: 'id', descending: false },
  fields: [
    ...named<Outcome>(),
    parents<Outcome>('outcomes'),
    {
      name: 'domain',
      label: 'Domain',
      help: 'What it tells about',
      type: 'choice',
      choices: ['glycemia', 'beta-cell', 'insulin', 'safety', 'immune', 'complication', 'quality-of-life', 'other'],
      aliases: { glycaemia: 'glycemia' },
      read: (o) => o.domain,
      column: { priority: 4, min: 9, max: 15 },
    },
    {
      name: 'type',
      label: 'Type',
      help: 'Continuous, binary, time-to-event or qualitative',
      type: 'choice',
      choices: ['continuous', 'binary', 'time-to-event', 'qualitative'],
      read: (o) => o.kind,
      column: { priority: 5, min: 10, max: 13 },
    },
    {
      name: 'better',
      label: 'Better',
      help: 'Which direction is better for the patient',
      type: 'choice',
      choices: ['higher', 'lower', 'none'],
      read: (o) => o.betterDirection,
      column: { priority: 4, min: 6, max: 6 },
    },
    { name: 'unit', label: 'Unit', help: 'Unit that values are converted to', type: 'text', explainedBy: ['canonicalUnit'], read: (o) => o.canonicalUnit, column: { priority: 3, min: 8, max: 24 } },
    { name: 'accepted-unit', label: 'Units met', help: 'Units met in sources; show tells how they convert', type: 'text', many: true, read: (o) => o.acceptedUnits.map((u) => u.unit) },
    { name: 'meaning', label: 'Meaning', help: 'What it measures, and its limits', type: 'text', read: (o) => o.meaning },
    codes<Outcome>(),
    references<Outcome>(),
  ],
  text: (o) => [o.id, o.name, o.nameZh, ...o.aliases, ...o.mergeFrom, o.meaning, ...(o.notes ?? [])],
}

export const approvalsCatalog: Catalog<'approvals'> = {
  kind: 'approvals',
  sort: { field: 'date', descending: true },
  fields: [
    { name: 'id', label: 'Id', help: 'Id of the record', type: 'text', read: (a: Approval) => a.id, column: { priority: 1, min: 14, max: 30 } },
    { name: 'date', label: 'Date', help: 'Date of the decision, as exact as the source gives it', type: 'date', read: (a) => a.date, column: { priority: 2, min: 10, max: 10 } },
    {
      name: 'kind',
      label: 'Kind',
      help: 'What was decided',
      type: 'choice',
      choices: ['approval', 'conditional', 'discontinued', 'guidance', 'warning'],
      read: (a) => a.kind,
      column: { priority: 3, min: 8, max: 12 },
    },
    { name: 'jurisdiction', label: 'Where', help: 'Country or body', type: 'text', read: (a) => a.jurisdiction, column: { priority: 3, min: 5, max: 14 } },
    { name: 'product', label: 'Product', help: 'Product or subject', type: 'text', read: (a) => a.product, column: { priority: 4, min: 14, max: 30 } },
    { name: 'cell', label: 'Cells', help: 'Cell type of the product', type: 'term', vocabulary: 'cells', explainedBy: ['cell'], read: (a) => a.cell, column: { priority: 6, min: 7, max: 14 } },
    { name: 'indication', label: 'Indication', help: 'What it is for', type: 'text', read: (a) => a.indication, column: { priority: 5, min: 16, max: 40 } },
    { name: 'diabetes', label: 'For diabetes', help: 'Whether it concerns diabetes', type: 'boolean', read: (a) => a.concernsDiabetes, column: { label: 'DM', priority: 5, min: 3, max: 3 } },
    { name: 'manufacturer', label: 'Manufacturer', help: 'Who makes it', type: 'text', explainedBy: ['manufacturer'], read: (a) => a.manufacturer },
    { name: 'statement', label: 'Statement', help: 'What was decided, in our words', type: 'text', read: (a) => a.statement },
    { name: 'trial', label: 'Trials', help: 'Trials behind it', type: 'text', many: true, read: (a) => a.trials },
  ],
  text: (a, look) => [a.id, a.product, a.indication, a.jurisdiction, a.statement, a.manufacturer, ...(a.notes ?? []), ...(a.cell ? look.labels('cells', a.cell) : [])],
}

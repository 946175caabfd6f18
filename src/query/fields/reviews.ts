/** The fields of a published synthesis. */
import { choices, type Review } from '../../dataset/index.js'
import type { Catalog, Cell, Element } from '../field.js'

type Figure = Review['pooled'][number]

const perFigure =
  (read: (figure: Figure) => Element) =>
  (review: Review): Cell =>
    review.pooled.map(read)

const levels = choices.level

const against = {
  'against-control': 'vs control',
  'before-after': 'before-after',
  'between-subgroups': 'between subgroups',
}

/** A pooled figure as printed, in one line. */
const figureText = (f: Figure): string =>
  [
    `${f.outcome} ${f.measure.toUpperCase()} ${f.value}${f.unit ? ` ${f.unit}` : ''}`,
    f.ci ? `(${f.ci[0]} to ${f.ci[1]})` : '(interval not read)',
    against[f.comparison],
    ...(f.timepointMonths === null ? [] : [`${f.timepointMonths} mo`]),
    ...(f.anomaly ? ['[!]'] : []),
  ].join(' ')

export const reviewsCatalog: Catalog<'reviews'> = {
  kind: 'reviews',
  sort: { field: 'year', descending: true },
  participants: 'participants',
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
      help: 'Year its report appeared',
      type: 'integer',
      derived: true,
      read: (r, look) => look.year(r.reference),
      column: { align: 'right', priority: 2, min: 4, max: 4 },
    },
    {
      name: 'disease',
      label: 'Diseases',
      help: 'Diseases it covers; a broader one finds all below it',
      type: 'term',
      vocabulary: 'diseases',
      many: true,
      at: 'diseases',
      read: (r) => r.diseases,
      column: { priority: 5, min: 4, max: 10 },
    },
    {
      name: 'cell',
      label: 'Cells',
      help: 'Cell types it covers; a broader one finds all below it',
      type: 'term',
      vocabulary: 'cells',
      many: true,
      at: 'cells',
      read: (r) => r.cells,
      column: { priority: 6, min: 6, max: 20 },
    },
    {
      name: 'studies',
      label: 'Studies',
      help: 'Studies it includes',
      type: 'integer',
      explainedBy: ['studies'],
      read: (r) => r.studies,
      column: { label: 'k', align: 'right', priority: 3, min: 2, max: 8 },
    },
    {
      name: 'participants',
      label: 'People',
      help: 'People in its studies',
      type: 'integer',
      explainedBy: ['participants'],
      read: (r) => r.participants,
      column: { align: 'right', priority: 7, min: 4, max: 8 },
    },
    {
      name: 'figures',
      label: 'Pooled figures',
      help: 'Pooled figures as printed, one after the other; [!] marks those with an anomaly on record',
      type: 'text',
      derived: true,
      filterable: false,
      read: (r) => r.pooled.map(figureText).join('; ') || null,
      column: { priority: 4, min: 30, max: 90 },
    },
    {
      name: 'outcome',
      label: 'Outcomes',
      help: 'Outcome measure of a pooled figure; a broader one finds all below it',
      type: 'term',
      vocabulary: 'outcomes',
      many: true,
      group: 'result',
      at: 'pooled[].outcome',
      read: perFigure((f) => f.outcome),
    },
    {
      name: 'measure',
      label: 'Measures',
      help: 'Effect measure of a pooled figure',
      type: 'choice',
      choices: ['md', 'smd', 'rr', 'or'],
      many: true,
      group: 'result',
      at: 'pooled[].measure',
      read: perFigure((f) => f.measure),
    },
    {
      name: 'comparison',
      label: 'Comparisons',
      help: 'What a pooled figure compares',
      type: 'choice',
      choices: ['against-control', 'before-after', 'between-subgroups'],
      many: true,
      group: 'result',
      at: 'pooled[].comparison',
      read: perFigure((f) => f.comparison),
    },
    {
      name: 'anomaly',
      label: 'Anomalies',
      help: 'What is wrong with a pooled figure as printed, in our words',
      type: 'text',
      many: true,
      group: 'result',
      at: 'pooled[].anomaly',
      read: perFigure((f) => f.anomaly ?? null),
    },
    {
      name: 'listed',
      label: 'Studies listed',
      help: 'Studies of its table that were read, one by one',
      type: 'integer',
      derived: true,
      read: (r) => r.perStudy.length,
    },
    { name: 'question', label: 'Question', help: 'What it asks', type: 'text', read: (r) => r.question },
    { name: 'conclusion', label: 'Conclusion', help: 'What it concludes', type: 'text', read: (r) => r.conclusion },
    {
      name: 'level',
      label: 'Read',
      help: 'Best level at which it was read',
      type: 'choice',
      choices: levels,
      derived: true,
      read: (r) => levels.find((level) => r.sources.some((source) => source.level === level)) ?? null,
    },
  ],
  text: (r, look) => [
    r.id,
    r.question,
    r.conclusion,
    r.certainty,
    ...(r.notes ?? []),
    ...r.diseases.flatMap((id) => look.labels('diseases', id)),
    ...r.cells.flatMap((id) => look.labels('cells', id)),
    ...r.pooled.flatMap((f) => [look.name('outcomes', f.outcome), f.note, f.anomaly]),
  ],
}

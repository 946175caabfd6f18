/** JSON Schemas of what compare, map, timeline and gaps print. */
import { groupNames } from '../src/evidence/comparison/index.js'
import { gapKinds } from '../src/evidence/gaps/index.js'
import { count, type Schema, strict, text, texts } from './schema-parts.js'

const maybe = (schema: Schema, description?: string): Schema => ({
  anyOf: [schema, { type: 'null' }],
  ...(description ? { description } : {}),
})

/** A row of a comparison. */
export const compareItem: Schema = strict({
  group: { enum: groupNames },
  field: { ...text, description: 'Path in the record, or an outcome and its time' },
  label: text,
  values: {
    type: 'array',
    description: 'One per trial, in the order asked',
    items: strict(
      {
        trial: text,
        text: maybe(text),
        missing: maybe({ enum: ['notRead', 'notReported', 'notApplicable'] }, 'Why there is no value'),
        sources: { ...texts, description: 'Sources of the trial that it may come from' },
        level: maybe(text, 'How it was read; null when its possible sources were read at different levels'),
        locator: maybe(text),
        direction: { enum: ['favors-cell', 'no-difference', 'favors-control', 'unclear'] },
        controlled: { type: 'boolean', description: 'Whether that direction is against a control group' },
      },
      ['direction', 'controlled'],
    ),
  },
  differs: { type: 'boolean' },
  warnings: { ...texts, description: 'What stands against setting these side by side' },
})

/** A cell of a gap map. */
export const mapItem: Schema = strict(
  {
    row: text,
    column: text,
    trials: texts,
    participants: { ...count, description: 'Sum of the known enrollments' },
    participantsUnknown: { ...count, description: 'Trials whose enrollment is not known' },
    betweenGroup: { ...texts, description: 'Trials with numbers against a control group' },
    design: maybe(
      { enum: ['randomized', 'non-randomized', 'single-group', 'unknown'] },
      'Best design among the trials',
    ),
    direction: maybe(
      { enum: ['favors-cell', 'no-difference', 'favors-control', 'mixed', 'unclear', 'uncontrolled'] },
      'What results against a control group say; uncontrolled: there is none, only changes from before or cells against cells',
    ),
    state: { enum: ['none', 'no-numbers', 'uncompared', 'compared'] },
    syntheses: { ...texts, description: 'Published syntheses on record that pooled it' },
    command: { ...text, description: 'Lists the trials of the cell' },
  },
  ['command'],
)

/** A trial on the timeline. */
export const timelineItem: Schema = strict({
  id: text,
  status: text,
  disease: text,
  cells: texts,
  enrollment: maybe(count),
  start: maybe({ type: 'number' }, 'Year with a fraction for the month'),
  end: maybe({ type: 'number' }),
  ongoing: { type: 'boolean' },
  reports: { type: 'array', items: { type: 'integer' }, description: 'Years of its reports' },
  unreportedYears: maybe(count, 'Years since it ended without a report or result on record; null when that is not so'),
})

/** What stands beside the trials of a timeline. */
export const timelineGroups: Schema = {
  groups: {
    type: 'array',
    items: strict({
      perYear: {
        type: 'array',
        items: strict({ year: { type: 'integer' }, started: count, reported: count, silent: count }),
      },
      decisions: { type: 'array', items: strict({ id: text, date: text, kind: text, product: text }) },
    }),
  },
}

/** A gap. */
export const gapItem: Schema = strict({
  kind: { enum: gapKinds },
  subject: text,
  statement: text,
  basis: { ...text, description: 'What on record shows it' },
  decidingStudy: maybe(text, 'The study that would decide, where one is named'),
  records: texts,
})

/** The fields of harms: one row per trial, harm and arm, also where a harm was not told; filters of trials choose among their rows. */
import { ensure } from '../../collections.js'
import { choices } from '../../dataset/index.js'
import { type Catalog, type Field, ownersFields } from '../field.js'
import type { HarmRow } from '../rows.js'
import { trialsCatalog } from './trials.js'

type F = Field<HarmRow>

const trialField = (name: string): F => {
  const { column: _, read, ...rest } = ensure(trialsCatalog.fields.find((field) => field.name === name))
  return { ...rest, read: (row, look) => read(row.trial, look) }
}

const own: readonly F[] = [
  { name: 'id', label: 'Id', help: 'Trial, harm and arm of the row', type: 'text', read: (r) => r.id },
  {
    name: 'trial',
    label: 'Trial',
    help: 'Id of the trial',
    type: 'text',
    read: (r) => r.trial.id,
    column: { priority: 1, min: 12, max: 28 },
  },
  trialField('disease'),
  trialField('year'),
  trialField('design'),
  {
    name: 'harm',
    label: 'Harm',
    help: 'serious: serious adverse events of any cause; related: those attributed to the treatment; death; procedure: from the procedure, conditioning or device; named: an event with a name of its own',
    type: 'choice',
    choices: choices.harm,
    aliases: { deaths: 'death' },
    read: (r) => r.harm,
    column: { priority: 1, min: 9, max: 9 },
  },
  {
    name: 'event',
    label: 'Event',
    help: 'What happened, where the source names it',
    type: 'text',
    read: (r) => r.event,
    column: { priority: 3, min: 10, max: 30 },
  },
  {
    name: 'told',
    label: 'Told',
    help: 'Whether there is a number, words only, or neither: not-reported (the source was read and does not say) is not not-read',
    type: 'choice',
    choices: choices.harmTold,
    read: (r) => r.told,
    column: { priority: 2, min: 8, max: 14 },
  },
  {
    name: 'arm',
    label: 'Arm',
    help: 'Id of the arm; nothing where the number is of the whole trial',
    type: 'text',
    read: (r) => r.arm?.id ?? null,
    column: { priority: 3, min: 5, max: 14 },
  },
  {
    name: 'arm-label',
    label: 'Arm in words',
    help: 'What the arm was',
    type: 'text',
    read: (r) => r.arm?.label ?? null,
  },
  {
    name: 'role',
    label: 'Role',
    help: 'Whether the arm got the intervention or is a control',
    type: 'choice',
    choices: choices.armRole,
    read: (r) => r.arm?.role ?? null,
  },
  {
    name: 'number',
    label: 'Number',
    help: 'How many, as printed: 0 is a number that was told',
    type: 'integer',
    explainedBy: ['number'],
    read: (r) => r.count,
    column: { align: 'right', priority: 1, min: 6, max: 10 },
  },
  {
    name: 'n',
    label: 'n',
    help: 'People among whom',
    type: 'integer',
    unit: 'people',
    read: (r) => r.values.n ?? null,
    column: { align: 'right', priority: 2, min: 3, max: 5 },
  },
  {
    name: 'percent',
    label: 'Percent',
    help: 'Percentage of people, as printed',
    type: 'number',
    unit: '%',
    read: (r) => r.values.percent ?? null,
  },
  {
    name: 'counts',
    label: 'Counted are',
    help: 'people, events, or unclear where the source does not tell one from the other; only people are ever added',
    type: 'choice',
    choices: choices.harmCounts,
    read: (r) => r.counts,
    column: { priority: 4, min: 7, max: 7 },
  },
  {
    name: 'time',
    label: 'Time',
    help: 'Months after the first treatment up to which it was counted, where the source says',
    type: 'number',
    unit: 'months',
    read: (r) => r.result?.timepointMonths ?? null,
    column: { label: 'mo', align: 'right', priority: 5, min: 3, max: 5 },
  },
  trialField('follow-up'),
  {
    name: 'definition',
    label: 'Definition',
    help: 'What the source means by the event',
    type: 'text',
    read: (r) => r.result?.definition ?? null,
  },
  {
    name: 'subgroup',
    label: 'Subgroup',
    help: 'Part of the participants the row speaks of',
    type: 'text',
    read: (r) => r.result?.subgroup ?? null,
  },
  {
    name: 'result',
    label: 'Result',
    help: 'Id of the result within the trial; nothing where the number is of the safety section of the record',
    type: 'text',
    read: (r) => r.result?.id ?? null,
  },
  {
    name: 'level',
    label: 'Read',
    help: 'How close to the original a result was read; numbers of the whole trial: see trace',
    type: 'choice',
    choices: choices.level,
    read: (r) => r.result?.level ?? null,
    column: { priority: 3, min: 8, max: 9 },
  },
  {
    name: 'locator',
    label: 'Where',
    help: 'Where in the source',
    type: 'text',
    read: (r) => r.result?.locator ?? null,
  },
  {
    name: 'source',
    label: 'Sources',
    help: 'Addresses of the pages that were read for it',
    type: 'text',
    many: true,
    read: (r) => r.sources.map(({ url }) => url),
  },
  { name: 'note', label: 'Note', help: 'A remark in our own words', type: 'text', read: (r) => r.result?.note ?? null },
  {
    name: 'order',
    label: 'Order',
    help: 'The order of a listing when none is asked for: trials as in their own list',
    type: 'integer',
    derived: true,
    filterable: false,
    read: (r) => r.order,
  },
]

export const harmsCatalog: Catalog<'harms'> = {
  kind: 'harms',
  fields: [...own, ...ownersFields(trialsCatalog, own)],
  rowsOf: { catalog: trialsCatalog, by: 'trial' },
  sort: { field: 'order', descending: false },
  text: ({ harm, event, result, arm }) => [harm, event, result?.definition, result?.note, arm?.label],
}

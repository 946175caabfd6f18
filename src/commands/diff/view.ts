/** How changes, and what they mean, are shown. */
import type { Block, Grid, Line } from '../../answer.js'
import type { RecordChange } from '../../evidence/changes/index.js'
import { about, asking, list, section, text } from '../../pages/parts.js'
import { agreeing, plural } from '../../text.js'
import type { Consequence } from './consequences.js'

const shown = (value: unknown): string =>
  value === undefined ? 'nothing' : value === null ? 'not known' : String(value)

/** Both values side by side, the change marked. */
const beforeAfter = (before: string, after: string): Line => [
  before,
  { text: ' → ', role: 'warn', spoken: ' is now ' },
  { text: after, role: 'strong' },
]

const consequenceLine = ({ text: words, before, after, command }: Consequence): Line => [
  `${words}: `,
  ...[beforeAfter(before ?? 'none', after ?? 'none')].flat(),
  '  ',
  asking(command.replace(/^stemcell /, '').split(' '), 'muted'),
]

const recordBlocks = ({ kind, id, change, fields }: RecordChange): Block[] => {
  const name = change === 'gone' ? `${kind}/${id}` : about(kind, id, `${kind}/${id}`, 'id')
  const head: Line = [
    { text: `${change}: `, role: change === 'gone' ? 'bad' : change === 'added' ? 'good' : 'warn' },
    name,
  ]
  const lines = fields.map(
    ({ path, before, after, why }): Line => [
      `${path}: `,
      ...[beforeAfter(shown(before), shown(after))].flat(),
      why ? ` (${why})` : '',
    ],
  )
  return [text(head, 2), ...(lines.length ? [list(lines, 4)] : [])]
}

const counts = (changes: readonly RecordChange[]): string =>
  (['added', 'changed', 'gone'] as const)
    .map((change) => `${changes.filter((one) => one.change === change).length} ${change}`)
    .join(', ')

/** What one reads first. */
export const summaryOf = (changes: readonly RecordChange[], meaning: readonly Consequence[]): string =>
  changes.length === 0
    ? 'No difference.'
    : `${plural(changes.length, 'record')}: ${counts(changes)}. ${meaning.length ? `${plural(meaning.length, 'answer')} of the program ${agreeing(meaning.length, 'changes', 'change')}.` : 'No answer that was compared changes.'}`

export const viewOf = (
  changes: readonly RecordChange[],
  meaning: readonly Consequence[],
  versions: readonly Consequence[],
): Block[] => [
  text(summaryOf(changes, meaning)),
  ...section(
    'What triggered it',
    versions.length
      ? [
          list(
            versions.map((one) => one.text),
            2,
          ),
        ]
      : [],
  ),
  ...section('What it means', meaning.length ? [list(meaning.map(consequenceLine), 2)] : []),
  ...section('What changed', changes.flatMap(recordBlocks)),
]

export const gridOf = (changes: readonly RecordChange[], meaning: readonly Consequence[]): Grid => ({
  columns: ['what', 'about', 'path', 'before', 'after', 'why'],
  rows: [
    ...changes.flatMap(({ kind, id, change, fields }) =>
      fields.length
        ? fields.map((f) => [change, `${kind}/${id}`, f.path, f.before ?? null, f.after ?? null, f.why ?? null])
        : [[change, `${kind}/${id}`, null, null, null, null]],
    ),
    ...meaning.map(({ what, about: of, before, after }) => [what, of, null, before, after, null]),
  ],
})

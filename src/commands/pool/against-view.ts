/** Our answer beside a published synthesis, on a page. */
import type { Block, Line } from '../../answer.js'
import type { Against, PooledEffect } from '../../evidence/synthesis/index.js'
import { heading, list, listSection, section, text } from '../../pages/parts.js'
import { type Rating, ratingText } from './conclusion.js'
import { effectText } from './words.js'

/** What a published figure compares, in words. */
export const comparisonWords = {
  'against-control': 'against control',
  'before-after': 'before-after',
  'between-subgroups': 'between subgroups',
} as const

const theirsRow = (figure: Against['figures'][number]): Line[] => [
  'theirs',
  `${figure.outcome} ${figure.measure.toUpperCase()} ${figure.value}${figure.unit ? ` ${figure.unit}` : ''}${figure.ci ? ` (${figure.ci[0]} to ${figure.ci[1]})` : ''}`,
  figure.studies === null ? 'not read' : String(figure.studies),
  comparisonWords[figure.comparison],
  [figure.timepointMonths === null ? 'time not read' : `${figure.timepointMonths} months`, figure.note]
    .filter(Boolean)
    .join('; '),
]

const oursRow = (
  pooled: PooledEffect | null,
  notPooled: string | null,
  outcome: string,
  unit: string | null,
  center: number | null,
): Line[] => [
  { text: 'ours', role: 'strong' },
  pooled
    ? `${outcome} ${pooled.measure.toUpperCase()} ${effectText(pooled.measure, pooled, pooled.level, unit)}`
    : `not pooled: ${notPooled ?? ''}`,
  pooled ? String(pooled.k) : '–',
  'against control',
  center === null ? '' : `around ${center} months`,
]

/** Blocks that set the two side by side. */
export const againstBlocks = (
  found: Against,
  ours: {
    readonly pooled: PooledEffect | null
    readonly notPooled: string | null
    readonly outcome: string
    readonly unit: string | null
    readonly center: number | null
    readonly rating: Rating
  },
): Block[] => {
  const anomalies = found.figures.flatMap(({ outcome, value, anomalies: own }) =>
    own.map((one): Line => [{ text: `${outcome} ${value}: `, role: 'warn' }, one]),
  )
  const list_ = (wanted: (match: string) => boolean): Line[] =>
    (found.studies ?? [])
      .filter(({ match }) => wanted(match))
      .map(
        ({ theirs, trials, match, here }): Line => [
          { text: theirs, role: 'id' },
          trials.length ? ` = ${trials.join(' or ')}${match === 'author and year' ? '' : ` (${match})`}` : '',
          `: ${here}`,
        ],
      )
  const common = list_((match) => match !== 'not in our dataset' && match !== 'no author printed')
  const missing = list_((match) => match === 'not in our dataset')
  const nameless = list_((match) => match === 'no author printed')
  return [
    heading(2, `Beside ${found.review}`),
    {
      kind: 'table',
      columns: [
        { label: '', align: 'left', priority: 1, min: 6, max: 6 },
        { label: 'Pooled figure', align: 'left', priority: 1, min: 26, max: 60 },
        { label: 'k', spoken: 'Studies', align: 'right', priority: 3, min: 2, max: 8 },
        { label: 'Compares', align: 'left', priority: 2, min: 10, max: 18 },
        { label: 'Remarks', align: 'left', priority: 4, min: 12, max: 50 },
      ],
      rows: [
        ...found.figures.map(theirsRow),
        oursRow(ours.pooled, ours.notPooled, ours.outcome, ours.unit, ours.center),
      ],
    },
    ...(ours.pooled ? [text(`Ours: ${ratingText(ours.rating)}`)] : []),
    ...(found.figures.length ? [] : [text(`No pooled figure of ${found.review} for this outcome was read.`)]),
    ...listSection('Anomalies in its figures', anomalies),
    ...listSection('Why the figures differ', found.why),
    ...(found.studies === null
      ? section('Studies in common', [
          text('Its list of studies was not read, so which studies are in common cannot be told.'),
        ])
      : [
          ...section('Studies in common', common.length ? [list(common, 2)] : [text('none')]),
          ...section('In its list, missing here', missing.length ? [list(missing, 2)] : [text('none')]),
          ...section(
            'Used here, missing in its list',
            found.missingThere?.length ? [list(found.missingThere, 2)] : [text('none')],
          ),
          ...listSection('Rows of its list without a name', nameless),
        ]),
  ]
}

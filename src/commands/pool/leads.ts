/** Where nothing is pooled the answer leads on: to questions beside it that can be, and to what is published. */
import type { Block, Line } from '../../answer.js'
import type { ItemOf } from '../../contracts/index.js'
import {
  type Nearby,
  nearbyQuestions,
  type Published,
  publishedFigures,
  type Synthesis,
} from '../../evidence/synthesis/index.js'
import { list, section, text } from '../../pages/parts.js'
import type { Store } from '../../store/index.js'
import { plural } from '../../text.js'
import { comparisonWords } from './against-view.js'
import { commandOf } from './next.js'
import type { PoolSettings } from './settings.js'
import type { TrialQuery } from './trial-query.js'

export type Leads = { readonly nearby: readonly Nearby[]; readonly published: readonly Published[] }

/** Where a question without an answer leads. */
export const leadsOf = (synthesis: Synthesis, dataset: Store): Leads => ({
  nearby: nearbyQuestions(synthesis, dataset),
  published: publishedFigures(synthesis, dataset),
})

const figureText = ({ figure }: Published): string => {
  const { measure, value, ci, unit, studies, comparison, timepointMonths } = figure
  const parts = [
    `${measure.toUpperCase()} ${value}${ci ? ` (${ci[0]} to ${ci[1]})` : ''}${unit ? ` ${unit}` : ''}`,
    comparisonWords[comparison],
    studies === null ? null : plural(studies, 'study', 'studies'),
    timepointMonths === null ? null : `at ${timepointMonths} months`,
  ]
  return parts.filter(Boolean).join(', ')
}

/** The page of it. */
export const leadsBlocks = ({ nearby, published }: Leads, asked: PoolSettings, query: TrialQuery | null): Block[] => [
  ...section('What can be pooled instead', [
    nearby.length
      ? list(
          nearby.map(
            ({ question, change, studies }): Line => [
              `${plural(studies, 'study', 'studies')} ${change}: `,
              { text: commandOf(question, asked, query), role: 'id' },
            ],
          ),
          2,
        )
      : text(
          'No question beside this one has two comparable studies: no other time, measure, outcome, cells, nor what --allow lets in.',
        ),
  ]),
  ...section(
    'What published syntheses found',
    published.length
      ? [
          list(
            published.map(
              (one): Line => [
                { text: one.review, role: 'id' },
                `: ${figureText(one)}`,
                ...(one.doubts.length
                  ? [
                      '. ',
                      { text: 'Our doubts: ', role: 'warn' as const },
                      one.doubts.map((doubt) => doubt.replace(/\.$/, '')).join('; '),
                    ]
                  : []),
                '.',
              ],
            ),
            2,
          ),
        ]
      : [text('No pooled figure of this outcome, for these people and cells, is on record.')],
  ),
]

type Json = Pick<Extract<ItemOf<'pool'>, { readonly question: unknown }>, 'nearby' | 'published'>

/** The same as JSON; null where something is pooled. */
export const leadsJson = (leads: Leads | null, asked: PoolSettings, query: TrialQuery | null): Json => ({
  nearby:
    leads?.nearby.map(({ question, change, studies }) => ({
      command: commandOf(question, asked, query),
      change,
      studies,
    })) ?? null,
  published:
    leads?.published.map(({ review, figure, doubts }) => ({
      review,
      outcome: figure.outcome,
      measure: figure.measure,
      unit: figure.unit,
      value: figure.value,
      ci: figure.ci,
      studies: figure.studies,
      timepointMonths: figure.timepointMonths,
      comparison: figure.comparison,
      doubts: [...doubts],
    })) ?? null,
})

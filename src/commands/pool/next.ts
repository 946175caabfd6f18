/** Commands worth running after a synthesis: the same question asked in another way. */
import {
  defaultWindow,
  measures,
  type Nearby,
  type PoolingQuestion,
  type Synthesis,
} from '../../evidence/synthesis/index.js'
import { shellWord } from '../../text.js'
import type { Analysis } from './analysis.js'
import type { PoolPart } from './part.js'
import type { PoolSettings } from './settings.js'
import type { TrialQuery } from './trial-query.js'

/** A question as a command line, with some flags more. */
export const commandOf = (
  question: PoolingQuestion,
  asked: PoolSettings,
  query: TrialQuery | null,
  more: Readonly<Record<string, string>> = {},
): string => {
  // What the query says is not said again.
  const unsaid = (own: string | null, said: string | null | undefined): string | null => (own === said ? null : own)
  const flags: Record<string, string | null> = {
    outcome: question.outcome,
    disease: unsaid(question.disease, query?.disease),
    cell: unsaid(question.cell, query?.cell),
    timepoint: question.timepoint === null ? null : String(question.timepoint),
    window: question.window === defaultWindow ? null : String(question.window),
    measure: question.measure,
    model: asked.model === 'random' ? null : asked.model,
    correlation: question.correlation === null ? null : String(question.correlation),
    exclude: question.exclude.join(',') || null,
    ...more,
    allow: [...new Set([...question.allow, ...(more.allow?.split(',') ?? [])])].join(',') || null,
  }
  const written = Object.entries(flags).flatMap(([flag, value]) =>
    value === null ? [] : [`--${flag}${value && ` ${shellWord(value)}`}`],
  )
  if (!query) return ['stemcell pool', ...written].join(' ')
  const quoted = shellWord(query.text)
  // A minus at the front of a word would be taken for a flag.
  return (
    query.text.startsWith('-') ? ['stemcell pool', ...written, '--', quoted] : ['stemcell pool', quoted, ...written]
  ).join(' ')
}

/** Commands worth running: what would let more in, or another way to ask. */
export const nextOf = (
  synthesis: Synthesis,
  analysis: Analysis,
  asked: PoolSettings,
  query: TrialQuery | null,
  nearby: readonly Nearby[],
): PoolPart['next'] => {
  const { leftOut, included, measure, question } = synthesis
  const first = included[0] ?? leftOut[0]?.candidate
  const show = first
    ? [{ command: `stemcell show ${first.reading.trial.id}`, why: 'everything on record about the first' }]
    : []
  if (analysis.pooled)
    return [
      {
        command: commandOf(question, asked, query, { 'leave-one-out': '', r: 'check.R' }),
        why: 'how much each study matters, and the same with metafor',
      },
      ...show,
    ]
  const single = leftOut.filter(({ refusals }) => refusals.some(({ code }) => code === 'no-control')).length
  return [
    ...nearby.map(({ question: other, change, studies }) => ({
      command: commandOf(other, asked, query),
      why: `${studies} studies can be pooled ${change}`,
    })),
    ...(single > 1 && measures[measure].data === 'events'
      ? [
          {
            command: commandOf(question, asked, query, { measure: 'plo' }),
            why: 'the share among the treated alone, without any comparison',
          },
        ]
      : []),
    ...show,
  ]
}

/** What the answer of pool says that keys act on: the estimate, which trials it takes, which clashes keep others out. */

import type { Answer } from '../../answer.js'
import { entriesOf } from '../../collections.js'
import type { AnswerOf } from '../../contracts/index.js'
import { plural } from '../../text.js'
import { pictures } from './picture-names.js'
import { effectText } from './words.js'

/** A clash of the guard that can be overridden. */
export type PoolClash = { readonly code: string; readonly trials: number; readonly isAllowed: boolean }

export type PoolFacts = {
  /** The pooled effect with its interval, or why there is none. */
  readonly result: string
  readonly isPooled: boolean
  /** Trials taken, and trials with such a result. */
  readonly comparable: number
  readonly candidates: number
  readonly used: ReadonlySet<string>
  /** The clashes that keep a trial out, by its id; one of them may be of a kind that nothing overrides. */
  readonly refused: ReadonlyMap<string, { readonly codes: readonly string[]; readonly canAllow: boolean }>
  readonly clashes: readonly PoolClash[]
  /** Pictures that can be drawn of it, with what each is for. */
  readonly pictures: readonly { readonly name: string; readonly what: string }[]
}

type Item = Extract<AnswerOf<'pool'>['items'][number], { readonly leftOut: readonly { readonly trial: string }[] }>

/** The pooled effect as the page below writes it. */
const pooledText = ({ pooled, question }: Item): string =>
  pooled ? `${pooled.measure.toUpperCase()} ${effectText(pooled.measure, pooled, pooled.level, question.unit)}` : ''

/** The facts of an answer of pool about the dataset; undefined for any other answer. */
export const poolFactsOf = (answer: Answer): PoolFacts | undefined => {
  if (answer.format !== 'stemcell/pool/1' || answer.items.length !== 1) return undefined
  // The format names the contract.
  const item = (answer as AnswerOf<'pool'>).items[0] as Item
  if (item.source !== 'dataset') return undefined
  const { studies, leftOut, pooled, certainty, question } = item
  const counts = new Map<string, number>(question.allow.map((code) => [code, 0]))
  for (const { codes, canAllow } of leftOut)
    if (canAllow) for (const code of codes) counts.set(code, (counts.get(code) ?? 0) + 1)
  const allowed = new Set<string>(question.allow)
  for (const { code, trials } of item.allowed) counts.set(code, Math.max(counts.get(code) ?? 0, trials.length))
  const people = studies.reduce((sum, { n }) => sum + (n ?? 0), 0)
  return {
    result: pooled
      ? [
          pooledText(item),
          `${plural(people, 'person', 'people')}`,
          certainty ? `${certainty.level.replace('-', ' ')} certainty` : '',
        ]
          .filter(Boolean)
          .join(' · ')
      : 'nothing is pooled, for it takes two: p ranks what can be',
    isPooled: pooled !== null,
    comparable: studies.length,
    candidates: studies.length + leftOut.length,
    // A bubble plot needs a moderator, which no key names.
    pictures: pooled
      ? entriesOf(pictures).flatMap(([name, what]) =>
          name === 'bubble' ? [] : [{ name, what: what.replace(/ \(--[\w-]+\)$/, '') }],
        )
      : [],
    used: new Set(studies.flatMap(({ trial }) => (trial ? [trial] : []))),
    refused: new Map(leftOut.map(({ trial, codes, canAllow }) => [trial, { codes, canAllow }])),
    // In an order that stays when one is let in: its digit stays, too.
    clashes: [...counts]
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([code, trials]) => ({ code, trials, isAllowed: allowed.has(code) })),
  }
}

/** The lines of a brief: each a sentence with what stands behind it and the command that tells more. */

import { plain } from '../../answer.js'
import { itemAt } from '../../collections.js'
import type { ItemOf } from '../../contracts/index.js'
import {
  type Brief,
  type BriefOutcome,
  type BriefQuestion,
  type BriefSection,
  sided,
} from '../../evidence/brief/index.js'
import { harmTotals } from '../../evidence/harms/index.js'
import { measures, unitText } from '../../evidence/synthesis/index.js'
import { effectNumber } from '../../numbers.js'
import { totalLine } from '../../pages/harms.js'
import { type Filter, harmsCatalog } from '../../query/index.js'
import type { Store } from '../../store/index.js'
import { agreeing, plural, shellWord } from '../../text.js'
import { harmLines } from '../harms.js'
import { readOptions } from '../option.js'
import { poolFromDataset } from '../pool/from-dataset.js'
import { poolOptions } from '../pool/options.js'
import type { PoolPart } from '../pool/part.js'
import { readQuestions } from '../pool/questions.js'
import { type PoolSettings, readAsked } from '../pool/settings.js'
import { byFindings, readQuery } from '../pool/trial-query.js'

export type BriefLine = ItemOf<'brief'>

/** What is briefed on: the question, its words as typed, and as one piece of a command line. */
type Asked = {
  readonly question: BriefQuestion
  readonly query: string
  /** How large an effect is, in words. */
  readonly size: (outcome: string) => string
  readonly dataset: Store
}

const line = (
  section: BriefSection,
  subject: string,
  text: string,
  command: string,
  more: Partial<BriefLine> = {},
): BriefLine => ({
  section,
  subject,
  text,
  certainty: null,
  people: null,
  records: [],
  command: `stemcell ${command}`,
  ...more,
})

const few = (ids: readonly string[], most = 3): string =>
  ids.length <= most ? ids.join(', ') : `${ids.slice(0, most).join(', ')} and ${ids.length - most} more`

const counts = (pairs: readonly (readonly [string, number])[]): string =>
  pairs.map(([value, n]) => `${value} ${n}`).join(', ')

const followUpText = ({ followUp }: Brief): string => {
  if (!followUp) return ''
  const [shortest, longest] = followUp
  return `; followed ${shortest === longest ? '' : `${shortest} to `}${plural(longest, 'month')}`
}

/** Pooling as the command of a line does it, each outcome once. */
export const poolingFor = (
  words: readonly string[],
  dataset: Store,
  files: Partial<Pick<PoolSettings, 'svg' | 'funnel'>> = {},
): ((outcome: string) => PoolPart) => {
  const query = readQuery(words, dataset)
  const pooled = new Map<string, PoolPart>()
  return (outcome) => {
    const options = readOptions(poolOptions, { outcome }, [], dataset)
    const asked = { ...readAsked(options), ...files }
    const question = itemAt(readQuestions(options, words, asked, dataset, null, query), 0)
    const beside = { review: null, query, isOneOfMany: true }
    const part = pooled.get(outcome) ?? poolFromDataset(question, asked, dataset, beside)
    pooled.set(outcome, part)
    return part
  }
}

/**
 * A brief whose certainty is that of the number it states: of the pooled result where one is pooled. Where the query chose
 * trials by what they found there is none.
 */
export const ratedBrief = (
  brief: Brief,
  pooling: (outcome: string) => Pick<PoolPart, 'certainty'>,
  filters: readonly Filter[],
): Brief => ({
  ...brief,
  benefit: brief.benefit.map((one) =>
    sided(one) === 0
      ? one
      : { ...one, certainty: byFindings({ filters }) ? null : (pooling(one.outcome).certainty ?? one.certainty) },
  ),
})

/** What must be said where the query chose trials by what they found. */
export const findingsNotes = (filters: readonly Filter[]): readonly string[] => {
  const found = byFindings({ filters })
  return found
    ? [
        `The query chooses trials by what they found (${found}): that biases every effect towards it, so no certainty is rated.`,
      ]
    : []
}

/** The pooled number, or that of the largest comparable study. */
export const sizeText = ({ item }: Pick<PoolPart, 'item'>): string => {
  if (!('question' in item)) return ''
  const effect = (estimate: number, [low, high]: readonly [number, number]): string => {
    const { measure, unit } = item.question
    const name = measure === 'gen' ? 'effect' : measures[measure].name.toLowerCase()
    const in_ = measure === 'gen' ? '' : unitText(measure, unit ?? null)
    return `${name} ${effectNumber(estimate)} (95 % CI ${effectNumber(low)} to ${effectNumber(high)})${in_ ? ` ${in_}` : ''}`
  }
  if (item.pooled)
    return `pooled ${effect(item.pooled.estimate, item.pooled.ci)}, ${plural(item.pooled.k, 'study', 'studies')}`
  const [largest] = [...item.studies].sort((a, b) => (b.n ?? 0) - (a.n ?? 0))
  return largest
    ? `not pooled; ${largest.study}, n ${largest.n}: ${effect(largest.estimate, largest.estimateCi)}`
    : 'no number that can be compared'
}

/** How the trials that measured an outcome speak of it, in words. */
export const sidesText = (one: BriefOutcome): string => {
  const all = sided(one)
  const { uncontrolled, unclear } = one
  if (all === 0)
    return [
      uncontrolled.length ? `measured without people who got no cells, in ${plural(uncontrolled.length, 'trial')}` : '',
      unclear.length ? `unclear in ${plural(unclear.length, 'controlled trial')}` : '',
    ]
      .filter(Boolean)
      .join('; ')
  const parts = [
    `${one.favorsCells.length} of ${plural(all, 'controlled trial')} ${agreeing(one.favorsCells.length, 'favors', 'favor')} cells`,
    one.notShown.length ? `${one.notShown.length} no better than control` : '',
    one.mixed.length ? `${one.mixed.length} mixed` : '',
  ]
  return `${parts.filter(Boolean).join(', ')} (${plural(one.people, 'person', 'people')})`
}

/** The lines of each part. */
const parts: Readonly<Record<BriefSection, (brief: Brief, asked: Asked) => readonly BriefLine[]>> = {
  benefit: ({ benefit }, { query, size }) =>
    benefit.map((one) => {
      const level = one.certainty?.level ?? null
      const said = `${one.name}: ${sidesText(one)}${sided(one) === 0 ? '' : `; ${size(one.outcome)}`}`
      return line('benefit', one.outcome, said, `pool --outcome ${one.outcome} ${query}`, {
        certainty: level,
        people: one.people,
        records: [...one.favorsCells, ...one.mixed, ...one.notShown, ...one.uncontrolled, ...one.unclear],
      })
    }),
  harms: (_, { question: { trials }, query, dataset }) => {
    const rows = dataset.list(harmsCatalog)
    const ids = rows.ids.filter((id) => trials.has(rows.owner(id)))
    return harmTotals(harmLines(rows, ids)).map((total) =>
      line('harms', total.harm, plain(totalLine(total)), `harms ${query}`, {
        people: total.compared.cells.n + total.compared.control.n + total.alone.n,
      }),
    )
  },
  approved: ({ approvals }) =>
    approvals.length
      ? approvals.map((one) =>
          line(
            'approved',
            one.id,
            `${one.jurisdiction} ${one.date}: ${one.kind === 'approval' ? '' : `${one.kind}, `}${one.product}: ${one.indication ?? 'indication not read'}`,
            `show approvals/${one.id}`,
            { records: [one.id] },
          ),
        )
      : [line('approved', 'none', 'No decision on these cells for diabetes is on record', 'approvals')],
  studied: (brief, { query }) => [
    line(
      'studied',
      'people',
      `${plural(brief.people, 'person', 'people')} in ${plural(brief.published.length, 'published trial')}${brief.peopleUnknown ? ` (number not known in ${brief.peopleUnknown})` : ''}; ${brief.controlled.length} had a control group, ${brief.randomized.length} of these were randomized; ${plural(brief.registered.length, 'registration')} without a report`,
      `trials ${query} --count`,
      { people: brief.people, records: brief.published },
    ),
    line(
      'studied',
      'stage-and-age',
      `Trials by stage: ${counts(brief.stages) || 'none'}; by age: ${counts(brief.ages) || 'none'}${followUpText(brief)}`,
      `trials ${query} --group-by stage,age-group --count`,
    ),
  ],
  open: ({ open }) =>
    open.map(({ trial, status, asOf, isStale }) =>
      line(
        'open',
        trial,
        `${trial}: ${status} as of ${asOf ?? 'an unknown date'}${isStale ? ' (old: look in the registry)' : ''}`,
        `show ${trial}`,
        { records: [trial] },
      ),
    ),
  unknown: ({ unmeasured, unreported }, { question: { disease, cell }, query, dataset }) => {
    const about = [disease && `--disease ${disease}`, cell && `--cell ${cell}`].filter(Boolean).join(' ')
    const names = unmeasured.map((id) => dataset.vocabulary('outcomes').name(id).toLowerCase())
    return [
      ...(names.length
        ? [line('unknown', 'unmeasured', `No controlled trial here tells of ${names.join(', ')}`, `map ${about}`)]
        : []),
      ...(unreported.length
        ? [
            line(
              'unknown',
              'unreported',
              `Ended without a report on record: ${few(unreported)}`,
              `gaps ${query} --only unreported`,
              { records: unreported },
            ),
          ]
        : []),
      line('unknown', 'gaps', 'What else nobody knows, and the study that would decide', `gaps ${about}`),
    ]
  },
  claims: ({ claims }) =>
    claims.map(({ id, statement, verdict }) =>
      line('claims', id, `“${statement}” ${verdict.replace('-', ' ')}`, `show claims/${id}`, { records: [id] }),
    ),
}

/** Every line of the page, part by part. */
export const linesOf = (
  brief: Brief,
  question: BriefQuestion,
  words: readonly string[],
  dataset: Store,
  pooling: (outcome: string) => Pick<PoolPart, 'item'>,
): readonly BriefLine[] => {
  const query = words.map(shellWord).join(' ')
  const size = (outcome: string): string => sizeText(pooling(outcome))
  return Object.values(parts).flatMap((part) => part(brief, { question, query, size, dataset }))
}

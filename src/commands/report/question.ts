/** What a report is about: the trials, and what is asked of them, read from a query or from ids. */
import type { Trial } from '../../dataset/index.js'
import { notFound } from '../../errors.js'
import { type Brief, briefOf } from '../../evidence/brief/index.js'
import { studyLabels } from '../../evidence/synthesis/index.js'
import { ownNotes } from '../../pages/own.js'
import { describe, trialsCatalog } from '../../query/index.js'
import type { Records, Store } from '../../store/index.js'
import { harmless, shellWord } from '../../text.js'
import { type BriefLine, findingsNotes, linesOf, poolingFor, ratedBrief } from '../brief/lines.js'
import { only, shortAnswer } from '../brief/page.js'
import { choose, queryJson } from '../choose.js'
import type { Input } from '../command.js'
import { listedWords } from '../ids-listed.js'
import type { PoolPart } from '../pool/part.js'

/** Everything that the parts of a report are made of; each is worked out once, by what the command of its part uses. */
export type ReportContext = {
  readonly dataset: Store
  readonly rows: Records
  readonly ids: readonly string[]
  readonly trials: readonly Trial[]
  /** What each study is called. */
  readonly labels: ReadonlyMap<string, string>
  /** The query as understood, and as one word of a command line. */
  readonly text: string
  readonly word: string
  readonly query: ReturnType<typeof queryJson>
  readonly filters: ReturnType<typeof choose>['question']['filters']
  readonly title: string
  readonly short: string
  readonly brief: Brief
  readonly lines: readonly BriefLine[]
  /** What pool answers of an outcome, with its pictures. */
  readonly pooling: (outcome: string) => PoolPart
  readonly notes: readonly string[]
}

/** Names of the pictures of a pooling. */
export const pictures = { svg: 'forest.svg', funnel: 'funnel.svg' } as const

/** The one disease of all these trials, where the query names none. */
const shared = (diseases: readonly string[]): string | null => {
  const [first = null, ...others] = new Set(diseases)
  return others.length ? null : first
}

const titleOf = (names: { readonly cell: string | null; readonly disease: string | null }, others: string): string => {
  const what = `${names.cell ?? 'Stem cells'} in ${names.disease?.replace(/^[A-Z](?=[a-z])/, (letter) => letter.toLowerCase()) ?? 'diabetes and its complications'}`
  return `${what}${others ? ` (${others})` : ''}: what the evidence says`
}

/** The question of a report. A question that no trial fits is refused: a page about nothing would look like a finding. */
export const askedOf = async (
  input: Pick<Input, 'words' | 'filters' | 'read'>,
  dataset: Store,
): Promise<ReportContext> => {
  const words = await listedWords(input, dataset, { from: 'one' })
  const { rows, question, ids, notes, advice } = choose(trialsCatalog, { words, filters: input.filters }, dataset)
  const query = queryJson(question)
  if (ids.length === 0)
    throw notFound(
      query.text === ''
        ? 'there is no trial to report on'
        : `no trial matches ${harmless(query.text)}, so there is nothing to report`,
      advice.length
        ? `Relax a filter: ${advice
            .slice(1)
            .map((line) => line.trim())
            .join('; ')}`
        : 'See: stemcell trials',
    )
  const trials = dataset.some('trials', ids)
  const named = only(question.filters, 'disease')
  const disease = named ?? shared(trials.map((trial) => trial.disease))
  const cell = only(question.filters, 'cell')
  const names = {
    disease: disease === null ? null : dataset.vocabulary('diseases').name(disease),
    cell: cell === null ? null : dataset.vocabulary('cells').name(cell),
  }
  const others = question.filters
    .filter(({ field, not }) => not || !((field === 'disease' && named) || (field === 'cell' && cell)))
    .map((filter) => (filter.field === 'id' ? `${ids.length} chosen trials` : describe(filter)))
    .join(' ')
  const own = question.filters.map(describe)
  const pooling = poolingFor(own, dataset, pictures)
  const asked = { disease, cell, trials: new Set(ids) }
  const brief = ratedBrief(briefOf(asked, dataset), pooling, question.filters)
  const lines = linesOf(brief, asked, own, dataset, pooling)
  return {
    dataset,
    rows,
    ids,
    trials,
    labels: studyLabels(trials, dataset),
    text: query.text,
    word: query.text === '' ? '' : shellWord(query.text),
    query,
    filters: question.filters,
    title: titleOf(names, others),
    short: shortAnswer(brief),
    brief,
    lines,
    pooling,
    notes: [...ownNotes(ids, dataset), ...notes, ...findingsNotes(question.filters)],
  }
}

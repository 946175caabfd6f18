/** What a search came to, as the flow of PRISMA 2020 for an updated review: numbers only from the log, so that they add up. */
import type { SearchLog } from '../../dataset/index.js'

export type FlowRow = {
  /** Name of the box in the flow diagram. */
  readonly box: string
  readonly stage: 'before' | 'identification' | 'screening' | 'assessment' | 'included'
  readonly text: string
  readonly n: number
}

const sum = (numbers: readonly number[]): number => numbers.reduce((total, n) => total + n, 0)

/** How often each value stands, most frequent first. */
export const tallyOf = <K extends string>(values: readonly K[]): readonly (readonly [K, number])[] => {
  const counts = new Map<K, number>()
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1)
  return [...counts].sort(([a, n], [b, m]) => m - n || (a < b ? -1 : 1))
}

/** What was not done, with what the log itself lacks: words of searches that were kept in part cannot be asked again. */
export const limitsOf = ({ notDone, queries }: SearchLog): readonly string[] => {
  const cut = queries.filter(({ shortened }) => shortened).length
  return cut === 0
    ? notDone
    : [
        ...notDone,
        `The words of ${cut} of the ${queries.length} searches were kept in part only (… stands for the rest): they cannot be asked again word by word`,
      ]
}

/** The flow; hits were not kept one by one, so that duplicates among them were not counted. */
export const prismaFlow = ({ before, queries, candidates }: SearchLog): readonly FlowRow[] => {
  const hits = sum(queries.map((query) => query.hits))
  const named = sum(queries.map((query) => query.named))
  const searched = candidates.filter(({ from }) => from === 'search').length
  const became = (...what: (typeof candidates)[number]['became'][]): number =>
    candidates.filter((candidate) => what.includes(candidate.became)).length
  const fresh = became('new-study')
  const held = before.published + before.registered
  const row = (stage: FlowRow['stage'], box: string, text: string, n: number): FlowRow => ({ stage, box, text, n })
  return [
    row('before', 'previous_studies', `Studies held on ${before.asOf}`, held),
    row('before', 'previous_published', 'of them published', before.published),
    row('before', 'previous_registered', 'of them read only as a registration', before.registered),
    row('identification', 'website_results', `Hits of ${queries.length} searches (not unique)`, hits),
    row(
      'identification',
      'other_results',
      'Studies noticed while values of others were checked',
      candidates.length - searched,
    ),
    row('screening', 'records_screened', 'Hits screened', hits),
    row('screening', 'records_excluded', 'Hits that named no study to carry forward', hits - named),
    row('screening', 'records_named', 'Hits that named a study', named),
    row('screening', 'duplicates', 'Named more than once, or too thin to carry forward', named - searched),
    row('assessment', 'assessed', 'Studies and reports assessed', candidates.length),
    row('assessment', 'assessed_excluded', 'Excluded, with a reason', became('excluded')),
    row('assessment', 'not_retrieved', 'Leads: not enough could be read to make a record', became('lead')),
    row('assessment', 'already_held', 'Already held', became('already-held')),
    row('included', 'new_reports', 'Further reports of studies held', became('further-report')),
    row('included', 'new_studies', 'New studies', fresh),
    row('included', 'total_studies', 'Studies in the dataset', held + fresh),
  ]
}

/** What a synthesis does not show, from what is on record. */

import { measures, peopleOf, type Synthesis } from '../../evidence/synthesis/index.js'
import type { Store } from '../../store/index.js'
import { agreeing, plural } from '../../text.js'

const laboratory = new Set(['glycemia', 'beta-cell', 'insulin', 'immune'])

/** Sentences about what the answer leaves open. */
export const limitsOf = (synthesis: Synthesis, dataset: Store): readonly string[] => {
  const { included, outcome, measure, silent, leftOut } = synthesis
  const k = included.length
  const people = included.reduce((sum, { reading }) => sum + peopleOf(reading), 0)
  const notFullText = included.filter(({ reading }) => reading.row.level !== 'full-text')
  const longest = Math.max(0, ...included.map(({ reading }) => reading.row.timepointMonths ?? 0))
  const unread = silent.filter(({ hasResults }) => !hasResults)
  const numberless = leftOut.filter(({ refusals }) =>
    refusals.some(({ code }) => code === 'no-number' || code === 'no-spread' || code === 'no-size'),
  )
  return [
    ...(k > 1 && k < 5
      ? [
          `${plural(k, 'study', 'studies')} with ${plural(people, 'person', 'people')}: one more trial could change the answer.`,
        ]
      : []),
    ...(k > 1 && notFullText.length
      ? [
          `${notFullText.length === k ? 'None was' : `${notFullText.length} of ${k} were`} ${notFullText.length === k ? '' : 'not '}read in full text; what the reports print elsewhere is not here.`,
        ]
      : []),
    ...(numberless.length
      ? [
          `${plural(numberless.length, 'trial')} measured it and ${agreeing(numberless.length, 'prints', 'print')} no usable number in what was read; those who report numbers may differ from those who do not.`,
        ]
      : []),
    ...(unread.length
      ? [
          `${plural(unread.length, 'ended trial')} of the same question ${agreeing(unread.length, 'has', 'have')} no results on record at all (not published, or not read).`,
        ]
      : []),
    ...(silent.length > unread.length
      ? [
          `${plural(silent.length - unread.length, 'reported trial')} of the same question ${agreeing(silent.length - unread.length, 'has', 'have')} no such result on record.`,
        ]
      : []),
    ...(k > 1 && longest > 0 ? [`Nothing beyond ${longest} months.`] : []),
    ...(laboratory.has(outcome.domain) ? ['A measurement, not complications, survival or how people feel.'] : []),
    ...(measures[measure].arms === 'one'
      ? ['No comparison: what would have happened without the cells is not known.']
      : []),
    ...(outcome.domain === 'safety' ? [] : ['Nothing about harms: ask with --outcome serious-adverse-event.']),
    `Evidence as of ${dataset.stamp.asOf}; not medical advice.`,
  ]
}

/** Rules for what no stored fact can settle: animals, the future, prices, comparisons, prevention, rejection. */

import { agreeing, plural } from '../../../text.js'
import { comparesWithControl } from '../sentence.js'
import { toldOf } from '../subject.js'
import type { Understanding } from '../understand.js'
import { type Case, judge, type Rule } from './rule.js'
import { weightiestText } from './weightiest.js'

/** The dataset holds studies in people; what is seen in animals or a dish is not thereby true of people. */
export const notInPeople: Rule = ({ u }) =>
  u.settings.size
    ? judge(
        'not-in-people',
        'not-judged',
        `The sentence speaks of ${[...u.settings].join(' and ')}; trials on record are in people, and what happens ${u.settings.has('animals') ? 'in animals' : 'in a dish'} does not show it in patients.`,
      )
    : undefined

/** What is said of the future, no study can show today. */
export const future: Rule = ({ u }) =>
  u.strengths.has('future')
    ? judge('future', 'not-judged', 'It is said of the future, which no study on record can show.')
    : undefined

/** What a sentence compares with, in its words: what follows the comparison in its clause. */
const comparator = ({ terms, sentence }: Understanding): string => {
  const at = terms.findIndex(({ meaning }) => meaning.role === 'effect' && meaning.effect === 'comparison')
  const start = terms[at]
  const last = terms.findLast((term, i) => i > at && i <= at + 5 && term.clause === start?.clause)
  const words = start && last ? sentence.slice(start.end, last.end).trim() : ''
  return words === '' ? 'something else' : `“${words}”`
}

/** Better or worse than another treatment: the rules place trials against their control groups only. */
export const comparison: Rule = ({ u, part }) =>
  u.parts.some(({ claimed }) => claimed.what === 'comparison') &&
  part.claimed.what !== 'approval' &&
  part.claimed.what !== 'comparison' &&
  // A study that is described compares with its own control group.
  !toldOf(part, u)?.isSpecific &&
  !comparesWithControl(u.sentence)
    ? judge(
        'comparison',
        'not-judged',
        `It compares with ${comparator(u)}; trials on record compare cells with their own control group only.`,
      )
    : undefined

/** That something is not known yet: true while no trial of these cells settles it, and many are not finished. */
export const openQuestion: Rule = ({ u, part, diseases, dataset }) => {
  const within = new Set(diseases.flatMap((id) => [...dataset.vocabulary('diseases').within(id)]))
  const cells = new Set(u.cells.flatMap((id) => [...dataset.vocabulary('cells').within(id)]))
  const trials = dataset
    .records('trials')
    .filter((trial) => within.size === 0 || within.has(trial.disease))
    .filter(
      (trial) =>
        cells.size === 0 || trial.arms.some((arm) => arm.product?.cells.some((cell) => cells.has(cell)) === true),
    )
  const open = trials.filter(({ kind }) => kind === 'registered').length
  return judge(
    'open-question',
    'supported',
    `On record ${agreeing(trials.length, 'is', 'are')} ${plural(trials.length, 'study', 'studies')} of these cells, ${open} of them registered without a report; none settles what they do.${weightiestText({ u, part, diseases, dataset, trials: [] })}`,
  )
}

const reasons: Readonly<Partial<Record<Case['part']['claimed']['what'], string>>> = {
  cost: 'The dataset holds no prices and no insurance terms.',
  ranking: 'Being first or best compares with everything else, which the dataset does not hold.',
  rejection: 'No outcome on record measures rejection of infused cells; see the judged claims.',
  prevention:
    'No trial on record measures whether the disease was kept from breaking out; delayed decline of C-peptide is another question.',
}

/** What is claimed has no measure in the dataset. */
export const withoutMeasure: Rule = ({ part, u }) => {
  const reason =
    part.claimed.what === 'comparison'
      ? `It compares with ${comparator(u)}; trials on record compare cells with their own control group only.`
      : reasons[part.claimed.what]
  return reason ? judge('without-measure', 'not-judged', reason) : undefined
}

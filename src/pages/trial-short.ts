/** A trial in as many lines as a screen has: what was found, in whom, how it was asked, what went wrong. */
import type { Block, Line } from '../answer.js'
import { comparesCellsWithControl, designWord, isResult, type OutcomeResult, type Trial } from '../dataset/index.js'
import { readJudged } from '../evidence/bias/index.js'
import type { Store } from '../store/index.js'
import { biasSummary } from './bias.js'
import { directionSpan } from './direction.js'
import { about, aboutAll, facts, list, missingText, muted, section } from './parts.js'
import { doseText, trialHead } from './trial.js'
import { remarkSections } from './trial-remarks.js'

/** Results that a screen has room for. */
const mostResults = 6

/** Of each outcome the row that says most: the primary one, then one against control, then the last. */
const told = (trial: Trial): readonly OutcomeResult[] => {
  const worth = (row: OutcomeResult): number => (row.primary ? 4 : 0) + (comparesCellsWithControl(row) ? 2 : 0)
  const best = new Map<string, OutcomeResult>()
  for (const row of trial.outcomes) {
    if (!isResult(row)) continue
    const other = best.get(row.outcome)
    const later = (row.timepointMonths ?? 0) > (other?.timepointMonths ?? 0)
    if (!other || worth(row) > worth(other) || (worth(row) === worth(other) && later)) best.set(row.outcome, row)
  }
  return [...best.values()].toSorted((a, b) => worth(b) - worth(a))
}

const resultLine = (trial: Trial, row: OutcomeResult, dataset: Store): Line => [
  about('outcomes', row.outcome, dataset.vocabulary('outcomes').name(row.outcome)),
  row.timepointMonths === null ? ': ' : `, ${row.timepointMonths} months: `,
  directionSpan(row, trial),
  row.p ? `; p ${row.p}` : '',
  muted(` [${row.level}]`),
]

const resultBlocks = (trial: Trial, dataset: Store): Block[] => {
  const rows = told(trial)
  const left = rows.length - mostResults
  return rows.length === 0
    ? []
    : section(`Results: one row of each outcome, of ${trial.outcomes.filter(isResult).length} in all`, [
        list(
          [
            ...rows.slice(0, mostResults).map((row) => resultLine(trial, row, dataset)),
            ...(left > 0 ? [muted(`${left} more: add --all`)] : []),
          ],
          2,
        ),
      ])
}

const armLine = (trial: Trial, arm: Trial['arms'][number], dataset: Store): Line => {
  const { product } = arm
  const cells = dataset.vocabulary('cells')
  return [
    { text: arm.label, role: 'strong' },
    ', n ',
    arm.allocated === null ? missingText(trial, `arms.${arm.id}.allocated`, null) : String(arm.allocated),
    ...(product ? [': ', ...aboutAll('cells', product.cells, { name: (id) => cells.name(id), mark: ' + ' })] : []),
    product ? `, ${doseText(product.dose) ?? 'dose not known'}` : '',
  ]
}

const harmText = (
  trial: Trial,
  path: 'seriousEvents' | 'seriousRelated' | 'deaths',
): string | ReturnType<typeof missingText> => {
  const value = trial.safety[path]
  return value === null ? missingText(trial, `safety.${path}`, null) : String(value)
}

/** The page of a trial in short; everything on record is on its page. */
export const trialInShort = (trial: Trial, dataset: Store): Block[] => [
  ...trialHead(trial),
  facts([
    {
      label: 'Who',
      value: [
        about('diseases', trial.disease, dataset.vocabulary('diseases').name(trial.disease)),
        ', n ',
        trial.enrollment.count === null ? missingText(trial, 'enrollment.count', null) : String(trial.enrollment.count),
        trial.enrollment.type === 'estimated' ? ' planned' : '',
      ],
    },
    {
      label: 'Design',
      value: `${designWord(trial)}; ${trial.status.value}${trial.status.asOf ? ` (${trial.status.asOf})` : ''}`,
    },
    {
      label: 'Harms',
      value: [
        'serious events ',
        harmText(trial, 'seriousEvents'),
        ', of them judged related ',
        harmText(trial, 'seriousRelated'),
        ', deaths ',
        harmText(trial, 'deaths'),
      ],
    },
  ]),
  ...resultBlocks(trial, dataset),
  ...section('Arms', [
    list(
      trial.arms.map((arm) => armLine(trial, arm, dataset)),
      2,
    ),
  ]),
  ...section('Risk of bias', biasSummary(trial, readJudged(trial.id, dataset), dataset)),
  ...remarkSections(trial),
]

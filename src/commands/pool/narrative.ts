/** What trials report, told one by one: the answer where nothing can be pooled. */

import type { Block, Line } from '../../answer.js'
import { ensure } from '../../collections.js'
import { designWord } from '../../dataset/index.js'
import { measures, type Reading, type Synthesis, toReporting } from '../../evidence/synthesis/index.js'
import { significant } from '../../numbers.js'
import { directionSpan } from '../../pages/direction.js'
import { about } from '../../pages/parts.js'
import { effectText } from './words.js'

type ArmValues = Reading['row']['arms'][string]

const armText = (values: ArmValues): string | null => {
  const { mean, sd, se, plusMinus, ci, median, q1, q3, min, max, events, percent, n } = values
  const people = n == null ? '' : `, n ${n}`
  if (events !== undefined) return n == null ? `${events} people` : `${events}/${n}`
  if (percent !== undefined) return `${significant(percent)} %${people}`
  const [low, high] = q1 === undefined ? [min, max] : [q1, q3]
  if (median !== undefined)
    return `median ${significant(median)}${low === undefined ? '' : ` (${significant(low)} to ${significant(ensure(high))})`}${people}`
  if (mean === undefined) return null
  const spread =
    sd !== undefined
      ? ` (SD ${significant(sd)})`
      : se !== undefined
        ? ` (SE ${significant(se)})`
        : plusMinus !== undefined
          ? ` (± ${significant(plusMinus)}, kind not stated)`
          : ci
            ? ` (${significant(ci[0])} to ${significant(ci[1])})`
            : ''
  return `${significant(mean)}${spread}${people}`
}

/** The result of a row as printed, in a line: arm by arm, then the effect; else its note. */
export const reportedText = ({ row, trial }: Reading): string => {
  const parts = trial.arms.flatMap((arm) => {
    const values = row.arms[arm.id]
    const text = values && armText(values)
    return text ? [`${arm.role === 'control' ? 'control' : 'cells'} ${text}`] : []
  })
  const { effect } = row
  if (effect?.value != null && effect.measure !== 'other')
    parts.push(
      `${effect.measure} ${significant(effect.value)}${effect.ci ? ` (${significant(effect.ci[0])} to ${significant(effect.ci[1])})` : ''}`,
    )
  const scale = row.scale === 'change' ? 'change: ' : row.scale === 'percent-change' ? 'percent change: ' : ''
  if (parts.length === 0) return row.note ?? 'no significant on record'
  return `${scale}${parts.join(' | ')}${row.unit && row.kind === 'continuous' ? ` [${row.unit}]` : ''}${row.p && !row.pFor ? `, p ${row.p}` : ''}`
}

/** Whether a report that prints no p value favors a side, while the interval of its own numbers holds no effect. */
const isOpen = ({ row, effect, measure }: Reading): boolean => {
  if (row.direction !== 'favors-cell' && row.direction !== 'favors-control') return false
  if ((row.p && !row.pFor) || !effect || measures[measure].nullValue === null) return false
  // On the scale of the calculation no effect is 0, also that of ratios, whose logs are pooled.
  return effect.ci[0] <= 0 && effect.ci[1] >= 0
}

/** What the report says, as it is on record; beside it what its numbers say where they do not bear it out. */
const directionLine = (reading: Reading): Line => {
  const { row, trial } = reading
  return [
    directionSpan(row, trial),
    ...(isOpen(reading) ? [{ text: ' (computed: interval includes “no effect”)', role: 'warn' } as const] : []),
  ]
}

/** Every trial with such a result: what it reports, and why it is not pooled. */
export const narrativeTable = (synthesis: Synthesis): Block => {
  const rows = [
    ...synthesis.included.map(({ label, reading, effect }) => {
      const show = toReporting(synthesis.measure, [reading.treatment?.n ?? null])
      const own = { estimate: show(effect.estimate), ci: [show(effect.ci[0]), show(effect.ci[1])] as const }
      const words = effectText(synthesis.measure, own, effect.level, synthesis.unit)
      return { label, reading, why: `comparable, but alone: ${synthesis.measure} ${words}` }
    }),
    ...synthesis.leftOut.map(({ label, candidate, refusals }) => ({
      label,
      reading: candidate.reading,
      why: refusals.map(({ reason }) => reason).join('; '),
    })),
  ]
  return {
    kind: 'table',
    columns: [
      { label: 'Study', align: 'left', priority: 1, min: 12, max: 26 },
      { label: 'Design', align: 'left', priority: 5, min: 10, max: 22 },
      { label: 'Mo', spoken: 'Months', align: 'right', priority: 4, min: 3, max: 4 },
      { label: 'What it reports', align: 'left', priority: 3, min: 22, max: 60 },
      { label: 'Says', align: 'left', priority: 6, min: 8, max: 20 },
      { label: 'Not pooled since', align: 'left', priority: 2, min: 20, max: 60 },
    ],
    rows: rows.map(({ label, reading, why }): Line[] => [
      about('trials', reading.trial.id, label, 'id'),
      designWord(reading.trial),
      reading.row.timepointMonths === null ? '–' : String(reading.row.timepointMonths),
      reportedText(reading),
      directionLine(reading),
      why,
    ]),
  }
}

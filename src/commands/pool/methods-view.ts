/** Further methods on the page: what they found, when not to trust them, where they come from. */

import type { Block, Line } from '../../answer.js'
import {
  type MeasureName,
  type MethodAnswer,
  type MethodFact,
  type MethodFinding,
  methods,
  reportedValue,
} from '../../evidence/synthesis/index.js'
import { effectNumber } from '../../numbers.js'
import { heading, list, muted, text } from '../../pages/parts.js'
import { pText } from './words.js'

type Show = (value: number) => number

const factText = ({ label, value }: MethodFact): Line => {
  const words = value === null ? 'none' : typeof value === 'boolean' ? (value ? 'yes' : 'no') : value
  return `${label}: ${typeof words === 'number' && !Number.isInteger(words) ? effectNumber(words) : words}`
}

const row = (one: MethodFinding, show: Show): Line[] => {
  const own: Show = one.isEffect ? show : (value) => value
  return [
    one.label,
    effectNumber(own(one.estimate)),
    `${effectNumber(own(one.ci[0]))} to ${effectNumber(own(one.ci[1]))}`,
    `${one.df === null ? 'z' : 't'} ${effectNumber(one.statistic)}${one.df === null ? '' : ` (${effectNumber(one.df)} df)`}`,
    pText(one.p).slice(2),
  ]
}

const table = (findings: readonly MethodFinding[], show: Show): Block => ({
  kind: 'table',
  columns: [
    { label: 'What', align: 'left', priority: 1, min: 14, max: 44 },
    { label: 'Estimate', align: 'right', priority: 1, min: 6, max: 10 },
    { label: 'Interval', align: 'left', priority: 1, min: 12, max: 24 },
    { label: 'Test', align: 'left', priority: 3, min: 8, max: 20 },
    { label: 'p', align: 'right', priority: 2, min: 6, max: 8 },
  ],
  rows: findings.map((one) => row(one, show)),
})

/** The blocks of further methods. */
export const methodBlocks = (
  answers: readonly MethodAnswer[] | null,
  measure: MeasureName,
  toReport: Show,
): Block[] => {
  const show: Show = (value) => reportedValue(measure, toReport(value))
  return (answers ?? []).flatMap(({ method, findings, facts, problem }) => {
    const { title, caution, source, r } = methods[method]
    return [
      heading(2, title),
      ...(problem === null ? [] : [text([{ text: 'No answer: ', role: 'warn' }, `${problem}.`])]),
      ...(findings.length ? [table(findings, show)] : []),
      ...(facts.length ? [list(facts.map(factText), 2)] : []),
      text([{ text: 'Caution: ', role: 'warn' }, caution]),
      text(muted(`${source}. R: ${r}`)),
    ]
  })
}

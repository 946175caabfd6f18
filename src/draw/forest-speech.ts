/** A forest plot for those who listen: what is drawn, in words. What its page says beside it is not said again. */
import type { Block, Line } from '../answer.js'
import { asking } from './cells.js'
import type { Forest } from './forest.js'
import { type ForestRow, forestRows } from './forest-rows.js'

type DataRow = Extract<ForestRow, { kind: 'data' }>

/** "RR [95% CI]" is the name of the estimate and that of its interval. */
const named = (label: string): readonly [estimate: string, interval: string] => {
  const parts = /^(.*\S)\s*\[(.*)\]$/.exec(label)
  return [parts?.[1] ?? label, parts?.[2] ?? 'interval']
}

/** The studies of a forest plot with their estimates, under their groups. Pooled results are not among them: the page says them. */
export const forestSaid = (forest: Forest): readonly Block[] => {
  const { rows, columns, estimateLabel, axisLabel, favors, noEffect } = forestRows(forest)
  const [estimate, interval] = named(estimateLabel)
  const study = (row: DataRow): Line => [
    asking(row.label, row.ask),
    ': ',
    [
      ...(row.numbers
        ? [`${estimate} ${row.numbers.estimate}, ${interval} ${row.numbers.low} to ${row.numbers.high}`]
        : []),
      ...columns.flatMap(({ label, spoken: said = label }, i) => (row.cells[i] ? [`${said} ${row.cells[i]}`] : [])),
      ...(row.weight ? [`weight ${row.weight}`] : []),
      ...(row.style === 'left-out' ? ['not pooled'] : []),
    ].join(', '),
  ]
  const items = rows.flatMap((row): Line[] =>
    row.kind === 'heading'
      ? [row.text === 'Left out' ? '' : `${row.text}:`]
      : row.kind === 'data' && row.mark && (row.style === 'study' || row.style === 'left-out')
        ? [study(row)]
        : [],
  )
  const side =
    favors && noEffect !== null ? ` Below ${noEffect}: ${favors.left}; above ${noEffect}: ${favors.right}.` : ''
  return [
    { kind: 'text', text: `Forest plot in words${axisLabel ? `: ${axisLabel}` : ''}.${side}` },
    { kind: 'list', items: items.filter((item) => item !== '') },
  ]
}

/** A forest plot in sentences, for those who cannot see it: every number that is drawn. */

import { plural } from '../text.js'
import { clean } from './cells.js'
import type { Forest } from './forest.js'
import type { ForestRow, ForestRows, PrintedEstimate } from './forest-rows.js'
import { minus } from './svg.js'

const interval = ({ low, high }: PrintedEstimate): string => `${minus(low)} to ${minus(high)}`

const rowSentence = (rows: ForestRows, row: ForestRow): string => {
  if (row.kind === 'space') return ''
  if (row.kind === 'heading') return `${row.text}:`
  if (row.kind === 'note') return `${row.of === 'left-out' ? 'Reason: ' : ''}${row.text}.`
  const parts = rows.columns.flatMap(({ label, spoken: said = label }, i) =>
    row.cells[i] ? [`${said} ${row.cells[i]}`] : [],
  )
  if (row.weight) parts.push(`weight ${row.weight}`)
  if (row.numbers)
    parts.unshift(
      row.numbers.estimate ? `${minus(row.numbers.estimate)} (${interval(row.numbers)})` : interval(row.numbers),
    )
  return `${row.label}${parts.length ? `: ${parts.join(', ')}` : ''}.`
}

export const describeForest = (forest: Forest, rows: ForestRows): string => {
  const count = forest.groups.reduce((sum, group) => sum + group.studies.length, 0)
  const { favors, noEffect } = rows
  return [
    clean(forest.description ?? ''),
    ...(forest.remarks ?? []).map(clean),
    `Forest plot of ${plural(count, 'study', 'studies')}, ${rows.estimateLabel}.`,
    rows.axisLabel && `${rows.axisLabel}.`,
    favors && noEffect !== null && `Below ${minus(String(noEffect))}: ${favors.left}; above: ${favors.right}.`,
    ...rows.rows.map((row) => rowSentence(rows, row)),
  ]
    .filter((part): part is string => typeof part === 'string' && part !== '')
    .join(' ')
    .replace(/\.\.(?= |$)/g, '.')
}

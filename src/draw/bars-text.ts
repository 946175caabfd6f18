/** A bar chart in terminal cells. */

import type { Line } from '../answer.js'
import { ensure, itemAt } from '../collections.js'
import { cellWidth, pad } from '../widths.js'
import type { Bars } from './bars.js'
import { clean, pageWidth, tint, trimLine, wrapTo } from './cells.js'
import type { TextOptions } from './forest.js'
import { nonNegative } from './numbers.js'

const gap = 2
const mostBar = 60
const eighths = ['', '▏', '▎', '▍', '▌', '▋', '▊', '▉']

/** A bar of so many cells, to the eighth of one; anything above zero shows. */
const bar = (cells: number, { ascii }: { readonly ascii: boolean }): string => {
  if (ascii) return '#'.repeat(cells > 0 ? Math.max(1, Math.round(cells)) : 0)
  const parts = cells > 0 ? Math.max(1, Math.round(cells * 8)) : 0
  return '█'.repeat(Math.floor(parts / 8)) + itemAt(eighths, parts % 8)
}

/**
 * A bar chart as lines of text: one bar per label, the amount written before it.
 * @param bars - amounts of 0 or more
 * @throws RangeError for an amount below 0 or not finite, or above what a full bar stands for
 */
export const barsText = (bars: Bars, options: TextOptions): readonly Line[] => {
  const width = pageWidth(options.width)
  const ascii = options.ascii ?? false
  if (bars.rows.length === 0) return [{ text: 'Nothing to draw.', role: 'muted' }]
  const rows = bars.rows.map((row) => ({
    ...row,
    label: clean(row.label),
    value: nonNegative(row.value, `the value of "${clean(row.label)}"`),
    text: clean(row.text ?? String(row.value)),
  }))
  const largest = rows.reduce((most, { value }) => Math.max(most, value), 0)
  const max = bars.max === undefined ? largest : nonNegative(bars.max, 'the value of a full bar')
  if (max < largest) throw new RangeError(`a full bar stands for ${max}, less than the largest value ${largest}`)
  const text = Math.max(...rows.map((row) => cellWidth(row.text)))
  const names = Math.max(...rows.map(({ label }) => cellWidth(label)))
  const label = Math.min(names, Math.max(12, width - text - 2 * gap - 20))
  const room = Math.max(0, Math.min(mostBar, width - label - text - 2 * gap))
  return rows.flatMap((row) => {
    const [first, ...further] = wrapTo(row.label, label, 4, { ascii })
    const drawn = bar(max > 0 ? (row.value / max) * room : 0, { ascii }).slice(0, room)
    return [
      trimLine([pad(ensure(first), label + gap), pad(row.text, text, 'right'), ' '.repeat(gap), tint(drawn, row.role)]),
      ...further,
    ]
  })
}

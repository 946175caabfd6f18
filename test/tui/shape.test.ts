import { expect, it } from 'vitest'
import { shapeOf } from '../../src/tui/state/shape.js'

const panes = (columns: number, focus: 'list' | 'detail' = 'list'): string =>
  shapeOf({ size: { columns, rows: 24 }, focus })
    .panes.map(({ pane }) => pane)
    .join(' ')

it('has one pane below 72 columns, two from there and three from 140', () => {
  expect([71, 72, 139, 140].map((columns) => panes(columns))).toEqual([
    'list',
    'facets list',
    'facets list',
    'facets list detail',
  ])
  expect([71, 72].map((columns) => panes(columns, 'detail'))).toEqual(['detail', 'list detail'])
})

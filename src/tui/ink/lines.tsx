/** Rows below each other, in a column as wide and as high as it is told. */
import { Box } from 'ink'
import type { Row } from '../../render/index.js'
import { Line } from './line.js'

type Props = { readonly rows: readonly Row[]; readonly columns: number; readonly height?: number }

export const Lines = ({ rows, columns, height = rows.length }: Props) => (
  <Box flexDirection="column" width={columns} height={height} flexShrink={0}>
    {rows.slice(0, height).map((row, y) => (
      // biome-ignore lint/suspicious/noArrayIndexKey: a row is its place on the screen.
      <Line key={y} row={row} columns={columns} />
    ))}
  </Box>
)

/** One row of the screen. It is drawn again only when what it says has changed. */
import { Box, Text } from 'ink'
import { memo } from 'react'
import type { Piece, Row } from '../../render/index.js'
import { paintRuns } from '../screen/paint.js'
import { useView } from './view.js'

type Props = { readonly row: Row; readonly columns: number }

const isSame = (a: Piece, b: Piece | undefined): boolean =>
  a === b || (a.text === b?.text && a.role === b.role && a.on === b.on)

const saysSame = (before: Props, now: Props): boolean =>
  before.columns === now.columns &&
  before.row.length === now.row.length &&
  before.row.every((piece, i) => isSame(piece, now.row[i]))

export const Line = memo(({ row, columns }: Props) => {
  const { theme } = useView()
  return (
    <Box width={columns} height={1}>
      {paintRuns(row, columns, theme).map((run, i) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a run is its place in the row.
        <Text key={i} wrap="truncate">
          {run}
        </Text>
      ))}
    </Box>
  )
}, saysSame)

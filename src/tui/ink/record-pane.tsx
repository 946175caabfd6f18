/** The record under the cursor, as far as it was read. */
import { Box } from 'ink'
import { recordRows } from '../screen/read-rows.js'
import { Lines } from './lines.js'
import type { PaneProps } from './pane.js'
import { useView } from './view.js'

export const RecordPane = ({ state, columns, height, shown }: PaneProps) => {
  const { library } = useView()
  return (
    <Box width={columns}>
      <Lines rows={recordRows(state, library, height)} columns={columns} height={shown} />
    </Box>
  )
}

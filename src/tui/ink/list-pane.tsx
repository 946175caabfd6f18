/** The list: records as rows of a table that fits. */
import { Box } from 'ink'
import { listRows } from '../screen/list-rows.js'
import { Lines } from './lines.js'
import type { PaneProps } from './pane.js'
import { useView } from './view.js'

export const ListPane = ({ state, columns, height, shown }: PaneProps) => {
  const { library } = useView()
  return (
    <Box width={columns}>
      <Lines rows={listRows(state, library, columns, height)} columns={columns} height={shown} />
    </Box>
  )
}

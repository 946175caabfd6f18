/** A page that a command answers with, as far as it was read. */
import { Box } from 'ink'
import { pageRows } from '../screen/read-rows.js'
import { Lines } from './lines.js'
import type { PaneProps } from './pane.js'
import { useView } from './view.js'

export const PageScreen = ({ state, columns, height, shown }: PaneProps) => {
  const { library } = useView()
  return (
    <Box width={columns}>
      <Lines rows={pageRows(state, library, height)} columns={columns} height={shown} />
    </Box>
  )
}

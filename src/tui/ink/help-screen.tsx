/** The help: every key, those of the present screen first. */
import { Box } from 'ink'
import { helpShown } from '../screen/frame.js'
import { Lines } from './lines.js'
import type { PaneProps } from './pane.js'

export const HelpScreen = ({ state, columns, height, shown }: PaneProps) => (
  <Box width={columns}>
    <Lines rows={helpShown(state, height)} columns={columns} height={shown} />
  </Box>
)

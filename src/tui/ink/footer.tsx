/** The bottom of the screen: what just happened, the keys of the place, and the command of the view or the line that is typed. */
import { Box } from 'ink'
import { keysRow, messageRow, statusRow } from '../screen/foot-rows.js'
import type { State } from '../state/state.js'
import { Line } from './line.js'
import { useView } from './view.js'

export const Footer = ({ state }: { readonly state: State }) => {
  const { library } = useView()
  const { columns } = state.size
  return (
    <Box flexDirection="column" height={3}>
      <Line row={messageRow(state, library)} columns={columns} />
      <Line row={keysRow(state, columns)} columns={columns} />
      <Line row={statusRow(state, library, columns)} columns={columns} />
    </Box>
  )
}

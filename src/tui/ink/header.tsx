/** The top of the screen: the kinds of record, what is asked, the titles of the panes. */
import { Box } from 'ink'
import { askRow, tabsRow, titlesRow } from '../screen/head-rows.js'
import type { State } from '../state/state.js'
import { Line } from './line.js'
import { useView } from './view.js'

export const Header = ({ state }: { readonly state: State }) => {
  const { library } = useView()
  const { columns } = state.size
  return (
    <Box flexDirection="column" height={3}>
      <Line row={tabsRow(state, columns)} columns={columns} />
      <Line row={askRow(state, library)} columns={columns} />
      <Line row={titlesRow(state, library)} columns={columns} />
    </Box>
  )
}

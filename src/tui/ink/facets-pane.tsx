/** The facets: values with how many records each would list. */
import { Box } from 'ink'
import { facetRows } from '../screen/facet-rows.js'
import { Lines } from './lines.js'
import type { PaneProps } from './pane.js'
import { useView } from './view.js'

export const FacetsPane = ({ state, columns, height, shown }: PaneProps) => {
  const { library } = useView()
  return (
    <Box width={columns}>
      <Lines rows={facetRows(state, library, columns, height)} columns={columns} height={shown} />
    </Box>
  )
}

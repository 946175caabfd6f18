/** The panes side by side: facets, list and record, as many as there is room for, with a rule between them. */
import { Box } from 'ink'
import { type ComponentType, Fragment } from 'react'
import { type Pane, shapeOf } from '../state/shape.js'
import { FacetsPane } from './facets-pane.js'
import { ListPane } from './list-pane.js'
import type { PaneProps } from './pane.js'
import { RecordPane } from './record-pane.js'
import { Rule } from './rule.js'

const panesByName: Readonly<Record<Pane, ComponentType<PaneProps>>> = {
  facets: FacetsPane,
  list: ListPane,
  detail: RecordPane,
}

type Props = Pick<PaneProps, 'state' | 'height' | 'shown'>

export const Panes = ({ state, height, shown }: Props) => (
  <Box height={shown}>
    {shapeOf(state).panes.map(({ pane, columns }, i) => {
      const Pane = panesByName[pane]
      return (
        <Fragment key={pane}>
          {i > 0 && <Rule height={shown} />}
          <Pane state={state} columns={columns} height={height} shown={shown} />
        </Fragment>
      )
    })}
  </Box>
)

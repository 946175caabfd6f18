/** The browser as Ink shows it: a function of the state, which keys change through the reducer. */
import { Box, useCursor } from 'ink'
import { useMemo, useSyncExternalStore } from 'react'
import type { ScreenView } from '../browser-input.js'
import { overRows } from '../screen/choice-rows.js'
import { cursorCell } from '../screen/cursor.js'
import { isTooSmall, tooSmallRow } from '../screen/frame.js'
import { chromeRows, shapeOf } from '../state/shape.js'
import type { State } from '../state/state.js'
import { Footer } from './footer.js'
import { Header } from './header.js'
import { HelpScreen } from './help-screen.js'
import { Line } from './line.js'
import { Lines } from './lines.js'
import { PageScreen } from './page-screen.js'
import { Panes } from './panes.js'
import { inkCell } from './terminal.js'
import { useView, ViewProvider } from './view.js'

const Screen = ({ state }: { readonly state: State }) => {
  const { library } = useView()
  const { columns } = state.size
  if (isTooSmall(state)) return <Line row={tooSmallRow(columns)} columns={columns} />
  const { height } = shapeOf(state)
  const over = overRows(state, library, columns, height)
  // What stands over the end of the screen takes its room from what stands below it.
  const shown = height - over.length
  return (
    <Box flexDirection="column" width={columns} height={height + chromeRows}>
      <Header state={state} />
      <Box height={shown} flexShrink={0}>
        {state.help ? (
          <HelpScreen state={state} columns={columns} height={height} shown={shown} />
        ) : state.page ? (
          <PageScreen state={state} columns={columns} height={height} shown={shown} />
        ) : (
          <Panes state={state} height={height} shown={shown} />
        )}
      </Box>
      <Lines rows={over} columns={columns} />
      <Footer state={state} />
    </Box>
  )
}

export const App = ({ view: { library, now, subscribe } }: { readonly view: ScreenView }) => {
  const { state, theme } = useSyncExternalStore(subscribe, now)
  useCursor().setCursorPosition(inkCell(cursorCell(state, library, theme)))
  const view = useMemo(() => ({ library, theme }), [library, theme])
  return (
    <ViewProvider value={view}>
      <Screen state={state} />
    </ViewProvider>
  )
}

/** The part of the browser that needs Ink: it draws the rows it is given, and rewrites only those that changed. */
import { Box, render, Text, useCursor } from 'ink'
import { createElement, useSyncExternalStore } from 'react'
import type { Painter } from './asked.js'

type View = Parameters<Painter['show']>[0]

const App = ({ view }: { readonly view: View }) => {
  const lines = useSyncExternalStore(view.subscribe, view.lines)
  useCursor().setCursorPosition(view.cursor())
  return createElement(
    Box,
    { flexDirection: 'column', width: view.columns() },
    ...lines.map((line, key) => createElement(Text, { key, wrap: 'truncate' }, line || ' ')),
  )
}

/**
 * What Ink knows of the terminal: where to write, and how wide it is. It is told of no resize and of no height: the browser
 * draws anew when the size changes, and never asks for a frame as tall as the screen.
 */
const facade = ({ stdout, columns }: View): NodeJS.WriteStream =>
  ({
    isTTY: true,
    get columns() {
      return columns()
    },
    rows: 10_000,
    write: (text: string) => stdout.write(text),
    on: () => {},
    off: () => {},
  }) as unknown as NodeJS.WriteStream

/** Draw until stopped. */
export const show: Painter['show'] = (view) => {
  const { unmount, waitUntilExit } = render(createElement(App, { view }), {
    stdout: facade(view),
    stdin: view.stdin,
    patchConsole: false,
    exitOnCtrlC: false,
    incrementalRendering: true,
    maxFps: 250,
  })
  return { stop: unmount, ended: waitUntilExit() }
}

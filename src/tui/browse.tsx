/** The part of the browser that needs Ink. It is a bundle of its own, loaded once the first screen is there. */
import chalk from 'chalk'
import { render } from 'ink'
import type { InkPart } from './browser-input.js'
import { App } from './ink/app.js'
import { terminalFor } from './ink/terminal.js'

/** Show the screen until stopped. */
export const show: InkPart['show'] = (view) => {
  // What has colors, and how many, was decided when the program started.
  chalk.level = view.color
  const { unmount, waitUntilExit } = render(<App view={view} />, {
    stdout: terminalFor(view.stdout),
    stdin: view.stdin,
    patchConsole: false,
    exitOnCtrlC: false,
    incrementalRendering: true,
    maxFps: 120,
  })
  return { stop: unmount, ended: waitUntilExit() }
}

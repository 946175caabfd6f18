import { Writable } from 'node:stream'
import { render } from 'ink'
import { describe, expect, it } from 'vitest'
import { rowText } from '../../src/render/index.js'
import { App } from '../../src/tui/ink/app.js'
import { terminalFor } from '../../src/tui/ink/terminal.js'
import { openLibrary } from '../../src/tui/library/library.js'
import { frame } from '../../src/tui/screen/frame.js'
import { initial, type State } from '../../src/tui/state/state.js'
import { themeFor } from '../../src/tui/terminal/theme.js'
import { visible } from '../helpers/asks.js'
import { browsed } from '../helpers/browsing.js'
import { openBundled } from '../helpers/bundled.js'

const library = openLibrary(openBundled())
const theme = themeFor({ colors: 0, ascii: false })

/** What Ink writes of a state, in one frame, line by line. */
const shownByInk = (state: State): string[] => {
  let sent = ''
  const now = { state, theme }
  const stdout = Object.assign(new Writable({ write: (_, __, done) => done() }), state.size)
  const one = render(
    <App
      view={{
        library,
        now: () => now,
        color: 0,
        subscribe: () => () => {},
        stdout: stdout as unknown as NodeJS.WriteStream,
        stdin: process.stdin,
      }}
    />,
    {
      stdout: Object.assign(stdout, {
        write: (text: string) => {
          // The first frame; one more follows when it is unmounted.
          sent ||= text
          return true
        },
      }) as unknown as NodeJS.WriteStream,
      debug: true,
      patchConsole: false,
      exitOnCtrlC: false,
    },
  )
  one.unmount()
  return visible(sent)
    .split('\n')
    .map((line) => line.trimEnd())
}

const screens: Readonly<Record<string, readonly string[]>> = {
  list: [],
  facets: ['h', 'j', 'space'],
  record: ['j', 'enter', 'n'],
  palette: [':', 's', 'o'],
  query: ['/', 'd', 'i', 's'],
  map: ['m'],
  help: ['?'],
}

describe.each([
  [60, 20],
  [80, 24],
  [120, 40],
  [200, 60],
])('on a screen of %d by %d', (columns, rows) => {
  it.each(Object.entries(screens))('Ink shows of %s what was painted before it was there', async (_, keys) => {
    const state = await browsed(initial({ columns, rows }, 'disease:t1d', null), library, ...keys)
    expect(shownByInk(state)).toEqual(frame(state, library).map((row) => rowText(row).trimEnd()))
  })
})

it('a screen that is too small says so in one line', () => {
  expect(shownByInk(initial({ columns: 39, rows: 12 }, '', null))).toEqual(['Too small: 40x12 needed'])
})

describe('the terminal as Ink is shown it', () => {
  it('ends each frame a row higher, and leaves alone what writes none', () => {
    const sent: string[] = []
    const stdout = { columns: 80, rows: 24, write: (text: string) => sent.push(text) } as unknown as NodeJS.WriteStream
    const shown = terminalFor(stdout)
    for (const text of ['a\nb\n', '\u001b[23A\u001b[E\u001b[E', '\u001b[?25l']) shown.write(text)
    expect(sent).toEqual(['a\nb\n\u001b[A', '\u001b[23A\u001b[E\u001b[E\u001b[A', '\u001b[?25l'])
  })
})

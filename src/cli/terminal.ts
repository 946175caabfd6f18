/** Color, characters, width and pager, decided in one place: commander, chalk and Node disagree on the edge cases. */
import { usage } from '../errors.js'
import { narrowest } from '../limits.js'
import { harmless } from '../text.js'
import type { Io, Out } from './io.js'

/** None, the terminal's own 16, 256, or all. */
export type ColorLevel = 0 | 1 | 2 | 3

/** Terminals that have all colors and say so in TERM alone when one is logged in from afar. */
const rich = /^(xterm-(kitty|ghostty)|alacritty|foot|wezterm|contour|rio)\b|-direct$/

/** Terminals of one color, and names that say nothing of a terminal. */
const isPlain = ({ TERM = '', OS, COLORTERM, WT_SESSION }: Io['env']): boolean =>
  TERM === ''
    ? OS !== 'Windows_NT' && !COLORTERM && !WT_SESSION
    : /^(dumb|unknown|vt(52|1\d\d|2\d\d|3\d\d|4\d\d)\b)|-m(ono)?$/.test(TERM)

const palette = (env: Io['env']): ColorLevel => {
  const { COLORTERM = '', TERM = '', WT_SESSION } = env
  // What is inherited from a terminal that was left says nothing of the console.
  if (TERM === 'linux') return 1
  if (/^(truecolor|24bit)$/.test(COLORTERM) || rich.test(TERM) || (WT_SESSION && TERM === '')) return 3
  // Whatever else COLORTERM says, it is set by terminals that have 256 colors.
  return /-256(color)?$/.test(TERM) || COLORTERM !== '' ? 2 : 1
}

/** What FORCE_COLOR says; anything else leaves it to the terminal. */
const forcedLevels = new Map<string, ColorLevel>([
  ['0', 0],
  ['false', 0],
  ['1', 1],
  ['2', 2],
  ['3', 3],
])

/**
 * --color always|never, then FORCE_COLOR (0 to 3), NO_COLOR, CLICOLOR_FORCE, TERM (none, dumb and vt100 have no color), then
 * whether standard output is a terminal. As in Node, FORCE_COLOR wins over NO_COLOR.
 */
export const colorLevel = (when: string | undefined, io: Io): ColorLevel => {
  const { env } = io
  if (when !== undefined && !['auto', 'always', 'never'].includes(when))
    throw usage(`"${harmless(when)}" is not a value of --color`, 'Write --color auto, always or never')
  if (when === 'never') return 0
  if (when === 'always') return palette(env)
  if (env.FORCE_COLOR !== undefined) return forcedLevels.get(env.FORCE_COLOR) ?? palette(env)
  if (env.NO_COLOR) return 0
  if (env.CLICOLOR_FORCE && env.CLICOLOR_FORCE !== '0') return palette(env)
  if (isPlain(env) || !io.stdout.isTTY) return 0
  return palette(env)
}

/**
 * Whether a terminal can show ASCII only: the Linux console has too few letters in its font, and a locale (LC_ALL, LC_CTYPE,
 * LANG; the first that is set) of C, POSIX or another encoding than UTF-8 says so. Where none is set, nothing is known against it.
 */
export const isAscii = ({ TERM, LC_ALL, LC_CTYPE, LANG }: Io['env']): boolean => {
  if (TERM === 'linux') return true
  const locale = LC_ALL || LC_CTYPE || LANG || ''
  const encoding = /\.([^@]*)/.exec(locale)?.[1]
  return encoding === undefined ? /^(C|POSIX)$|@euro$/.test(locale) : !/^utf-?8$/i.test(encoding)
}

/** The outside with words that its terminals can show; bytes are data and stay as they are. */
export const spelledFor = async (io: Io): Promise<Io> => {
  if (!isAscii(io.env)) return io
  const { spellInAscii } = await import('./outside.js')
  const spelled = (out: Out): Out => ({
    get isTTY() {
      return out.isTTY
    },
    get columns() {
      return out.columns
    },
    get rows() {
      return out.rows
    },
    write: (text) => out.write(typeof text === 'string' && out.isTTY ? spellInAscii(text) : text),
  })
  return {
    ...io,
    stdout: spelled(io.stdout),
    stderr: spelled(io.stderr),
    page: (text, command) => io.page(spellInAscii(text), command),
  }
}

/** Whether there is a screen that can be drawn on and somebody to press keys. */
export const isInteractive = (io: Io): boolean =>
  io.stdout.isTTY && io.stdin?.isTTY === true && io.env.TERM !== 'dumb' && !(io.env.CI && io.env.CI !== 'false')

/** Width of the screen, undefined in a pipe. COLUMNS wins over what the terminal says. */
export const screenWidth = (io: Io): number | undefined => {
  if (!io.stdout.isTTY) return undefined
  const asked = /^[1-9]\d{0,3}$/.test(io.env.COLUMNS ?? '') ? Number(io.env.COLUMNS) : 0
  // A serial line says 0.
  const columns = asked || io.stdout.columns || 80
  return Math.max(columns, narrowest)
}

/** Lines of the screen. */
export const screenHeight = (io: Io): number => io.stdout.rows || 24

/** Pager command, or undefined when the text goes straight to the screen. */
export const pagerFor = (text: string, { wanted }: { readonly wanted: boolean }, io: Io): string | undefined => {
  if (!wanted || !io.stdout.isTTY || io.env.TERM === 'dumb' || text.split('\n').length <= screenHeight(io))
    return undefined
  const command = io.env.STEMCELL_PAGER ?? io.env.PAGER ?? 'less'
  return command.trim() === '' || command.trim() === 'cat' ? undefined : command
}

/** Of a command line, the name of its program: `LC_ALL=C /usr/bin/less -S` is less. */
const programOf = (command: string): string =>
  /^\s*(?:\w+=\S*\s+)*(?:\S*[\\/])?([^\s\\/]+)/.exec(command)?.[1]?.replace(/\.exe$/i, '') ?? ''

/** Whether a pager shows color as color. One that nobody knows is believed to; less is told to. */
export const takesColor = (command: string): boolean =>
  !/^(more|most|pg|busybox|n?vim?|view|ex|nano|emacs(client)?)$/.test(programOf(command))

/**
 * The environment of a pager. less is told FRX, unless the user has settings; then only that escape sequences are color. It
 * is told of UTF-8 as well: without a locale it would show bytes (<E2><94><80>).
 */
export const pagerEnvironment = (env: Io['env']): Io['env'] => ({
  ...env,
  LESS: env.LESS === undefined ? 'FRX' : `-R ${env.LESS}`.trimEnd(),
  LESSCHARSET: env.LESSCHARSET ?? 'utf-8',
})

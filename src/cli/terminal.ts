/** Color and width, decided in one place: commander, chalk and Node disagree on the edge cases. */
import { usage } from '../errors.js'
import { harmless } from '../text.js'
import type { Io } from './io.js'

/** None, the terminal's own 16, 256, or all. */
export type Level = 0 | 1 | 2 | 3

/** Terminals that have all colors and say so in TERM alone when one is logged in from afar. */
const rich = /^(xterm-(kitty|ghostty)|alacritty|foot|wezterm|contour|rio)\b|-direct$/

const palette = (env: Io['env']): Level => {
  const { COLORTERM = '', TERM = '', WT_SESSION } = env
  if (/^(truecolor|24bit)$/.test(COLORTERM) || rich.test(TERM) || (WT_SESSION && TERM === '')) return 3
  // Whatever else COLORTERM says, it is set by terminals that have 256 colors.
  return /-256(color)?$/.test(TERM) || COLORTERM !== '' ? 2 : 1
}

/**
 * --color always|never, then FORCE_COLOR (0 to 3), NO_COLOR, CLICOLOR_FORCE, TERM=dumb, then whether standard output is a
 * terminal. As in Node, FORCE_COLOR wins over NO_COLOR.
 */
export const colorLevel = (when: string | undefined, io: Io): Level => {
  const { env } = io
  if (when !== undefined && !['auto', 'always', 'never'].includes(when))
    throw usage(`"${harmless(when)}" is not a value of --color`, 'Write --color auto, always or never')
  if (when === 'never') return 0
  if (when === 'always') return palette(env)
  if (env.FORCE_COLOR !== undefined) {
    if (['0', 'false'].includes(env.FORCE_COLOR)) return 0
    return ['1', '2', '3'].includes(env.FORCE_COLOR) ? (Number(env.FORCE_COLOR) as Level) : palette(env)
  }
  if (env.NO_COLOR) return 0
  if (env.CLICOLOR_FORCE && env.CLICOLOR_FORCE !== '0') return palette(env)
  if (env.TERM === 'dumb' || !io.stdout.isTTY) return 0
  return palette(env)
}

/** Whether there is a screen that can be drawn on and somebody to press keys. */
export const isInteractive = (io: Io): boolean =>
  io.stdout.isTTY && io.stdin?.isTTY === true && io.env.TERM !== 'dumb' && !(io.env.CI && io.env.CI !== 'false')

const narrowest = 40

/** Width of the screen, undefined in a pipe. COLUMNS wins over what the terminal says. */
export const screenWidth = (io: Io): number | undefined => {
  if (!io.stdout.isTTY) return undefined
  const asked = Number(io.env.COLUMNS)
  const columns = Number.isInteger(asked) && asked > 0 ? asked : (io.stdout.columns ?? 80)
  return Math.max(columns, narrowest)
}

/** Pager command, or undefined when the text goes straight to the screen. */
export const pagerFor = (text: string, wanted: boolean, io: Io): string | undefined => {
  if (!wanted || !io.stdout.isTTY || io.env.TERM === 'dumb' || text.split('\n').length <= (io.stdout.rows ?? 24))
    return undefined
  const command = io.env.STEMCELL_PAGER ?? io.env.PAGER ?? 'less'
  return command.trim() === '' || command.trim() === 'cat' ? undefined : command
}

/** Colors for the terminal at hand: how many there are, and on what background they must be read. */
import type { Role } from '../../answer.js'
import { usage } from '../../errors.js'
import { harmless } from '../../text.js'

/** What text stands on. */
export type Background = 'dark' | 'light'

/** SGR codes. They add to what the words say; nothing is told by them alone. */
export type Theme = {
  readonly roles: Readonly<Record<Role, string>>
  /** Shade of a line with the mark ▸ of the cursor, and of text on it that has no color of its own; reversed without. */
  readonly line?: { readonly text: string; readonly under: string }
  readonly ascii: boolean
}

type Colors = Omit<Theme, 'ascii'>

const none: Colors = {
  roles: { heading: '', axis: '', strong: '', label: '', muted: '', id: '', good: '', bad: '', warn: '' },
}

/*
 * The terminal's own 16. Of them only red and magenta can be read on black and on white in most palettes, and better in
 * bold. Dim is drawn too faint by some terminals, and bright colors are grays in Solarized, so neither is used.
 */
const attributes = { heading: '1', axis: '', strong: '1', label: '', muted: '' }
const neutral: Colors = {
  roles: { ...attributes, id: '', good: '1', bad: '1;31', warn: '1;35' },
}
const ofTerminal: Readonly<Record<Background, Colors>> = {
  dark: { roles: { ...attributes, id: '36', good: '32', bad: '1;31', warn: '33' } },
  light: { roles: { ...attributes, id: '34', good: '1', bad: '31', warn: '35' } },
}

const shade = (n: number): string => `38;5;${n}`

/* Of the 256 of xterm, which look the same everywhere: at least 4.5 to 1 on their background and on the line of the cursor. */
const shades: Readonly<Record<Background, Colors>> = {
  dark: {
    roles: {
      heading: '1',
      strong: '1',
      label: shade(247),
      axis: shade(247),
      muted: shade(247),
      id: shade(80),
      good: shade(114),
      bad: shade(210),
      warn: shade(221),
    },
    line: { text: shade(255), under: '48;5;236' },
  },
  light: {
    roles: {
      heading: '1',
      strong: '1',
      label: shade(240),
      axis: shade(240),
      muted: shade(240),
      id: shade(25),
      good: shade(22),
      bad: shade(124),
      warn: shade(58),
    },
    line: { text: shade(232), under: '48;5;253' },
  },
}

/** The theme for a number of colors (0 none, 1 the terminal's 16, 2 and 3 more) and a background, where that is known. */
export const themeFor = ({
  colors,
  background,
  ascii,
}: {
  readonly colors: 0 | 1 | 2 | 3
  readonly background?: Background | undefined
  readonly ascii: boolean
}): Theme => ({
  ...(colors === 0 ? none : background === undefined ? neutral : (colors === 1 ? ofTerminal : shades)[background]),
  ascii,
})

const channel = (value: number): number => (value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4)

/** Relative luminance of a color with channels from 0 to 1 (WCAG 2.2). */
export const luminance = (red: number, green: number, blue: number): number =>
  0.2126 * channel(red) + 0.7152 * channel(green) + 0.0722 * channel(blue)

/** Between these the shades of neither theme have their contrast. */
const darkest = 0.037
const lightest = 0.684

/** The background in a terminal's answer (`rgb:1e1e/1e1e/1e1e`); undefined when it is neither dark nor light. */
export const backgroundIn = (answer: string): Background | undefined => {
  const parts = /^rgba?:([\da-f]{1,4})\/([\da-f]{1,4})\/([\da-f]{1,4})(?:\/[\da-f]{1,4})?$/i.exec(answer)?.slice(1, 4)
  if (!parts) return undefined
  const [red = 0, green = 0, blue = 0] = parts.map((hex) => Number.parseInt(hex, 16) / (16 ** hex.length - 1))
  const found = luminance(red, green, blue)
  return found <= darkest ? 'dark' : found >= lightest ? 'light' : undefined
}

/** What the environment says of the background: COLORFGBG (as Vim reads it), and the Linux console is black. */
const backgroundSaid = (env: Readonly<Record<string, string | undefined>>): Background | undefined => {
  const color = /(?:^|;)(\d{1,2})$/.exec(env.COLORFGBG ?? '')?.[1]
  if (color !== undefined && Number(color) < 16) return Number(color) < 7 || Number(color) === 8 ? 'dark' : 'light'
  return env.TERM === 'linux' ? 'dark' : undefined
}

/**
 * What is known of the background at the start, and what to send the terminal to learn it (OSC 11), where it can be asked:
 * its answer is the last word but for --background, since COLORFGBG is inherited from terminals long left.
 */
export const firstBackground = (
  asked: unknown,
  env: Readonly<Record<string, string | undefined>>,
): { readonly background: Background | undefined; readonly question: string } => {
  if (asked !== undefined) {
    if (asked !== 'dark' && asked !== 'light')
      throw usage(`"${harmless(String(asked))}" is no background`, 'Write --background dark or --background light')
    return { background: asked, question: '' }
  }
  // The Linux console would print the question.
  return { background: backgroundSaid(env), question: env.TERM === 'linux' ? '' : '\u001b]11;?\u0007' }
}

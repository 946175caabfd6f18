import { describe, expect, it } from 'vitest'
import type { Role } from '../../src/answer.js'
import type { Row } from '../../src/render/index.js'
import { paint } from '../../src/tui/screen/paint.js'
import {
  type Background,
  backgroundIn,
  firstBackground,
  luminance,
  type Theme,
  themeFor,
} from '../../src/tui/terminal/theme.js'

type Color = readonly [number, number, number]

const hex = (text: string): Color =>
  [0, 2, 4].map((at) => Number.parseInt(text.slice(at, at + 2), 16)) as unknown as Color

/** Colors 16 to 255 of xterm. */
const xterm = (n: number): Color => {
  if (n >= 232) return [8 + 10 * (n - 232), 8 + 10 * (n - 232), 8 + 10 * (n - 232)]
  const level = (i: number): number => (i === 0 ? 0 : 55 + 40 * i)
  return [level(Math.floor((n - 16) / 36)), level(Math.floor((n - 16) / 6) % 6), level((n - 16) % 6)]
}

const light = ([r, g, b]: Color): number => luminance(r / 255, g / 255, b / 255)
const contrast = (a: Color, b: Color): number => {
  const [x, y] = [light(a), light(b)].sort((m, n) => n - m) as [number, number]
  return (x + 0.05) / (y + 0.05)
}

const backgrounds: Readonly<Record<Background, Readonly<Record<string, Color>>>> = {
  dark: {
    black: hex('000000'),
    'Solarized dark': hex('002b36'),
    'Solarized dark, highlighted': hex('073642'),
    'VS Code dark': hex('1e1e1e'),
    'Gruvbox dark': hex('282828'),
    Nord: hex('2e3440'),
    Ubuntu: hex('300a24'),
  },
  light: {
    white: hex('ffffff'),
    'Solarized light': hex('fdf6e3'),
    'Solarized light, highlighted': hex('eee8d5'),
    'Gruvbox light': hex('fbf1c7'),
    'Catppuccin Latte': hex('eff1f5'),
  },
}

const roles: readonly Role[] = ['heading', 'strong', 'label', 'muted', 'id', 'good', 'bad', 'warn']
const ends = (background: Background): Color => (background === 'dark' ? hex('ffffff') : hex('000000'))

/** Text and background that a code of 256 colors sets; what it leaves alone stays. */
const shadesOf = (code: string, text: Color, under: Color): readonly [Color, Color] => {
  const set = (which: string): Color | undefined => {
    const n = new RegExp(`(?:^|;)${which};5;(\\d+)`).exec(code)?.[1]
    return n === undefined ? undefined : xterm(Number(n))
  }
  return [set('38') ?? text, set('48') ?? under]
}

/** The code that a painted piece begins with. */
const codeOf = (row: Row, theme: Theme): string => /\u001b\[([\d;]*)m/.exec(paint(row, 20, theme))?.[1] ?? ''

it('the table of xterm is as its source has it', () => {
  expect([16, 21, 67, 231, 232, 255].map(xterm)).toEqual([
    [0, 0, 0],
    [0, 0, 255],
    [95, 135, 175],
    [255, 255, 255],
    [8, 8, 8],
    [238, 238, 238],
  ])
  expect(contrast(hex('000000'), hex('ffffff'))).toBeCloseTo(21)
})

describe.each(['dark', 'light'] as const)('with 256 colors on a %s background', (background) => {
  const theme = themeFor({ colors: 2, background, ascii: false })
  const text = ends(background)

  describe.each(Object.entries(backgrounds[background]))('%s', (_, under) => {
    it.each(roles)('%s can be read, also on the line of the cursor', (role) => {
      expect(contrast(...shadesOf(codeOf([{ text: 'x', role }], theme), text, under))).toBeGreaterThanOrEqual(4.5)
      const line = codeOf([{ text: '▸x', role, on: true }], theme)
      expect(line).toContain('48;5;')
      expect(contrast(...shadesOf(line, text, under))).toBeGreaterThanOrEqual(4.5)
    })
    it('so can a line without a role', () => {
      const line = codeOf([{ text: '▸x', on: true }], theme)
      expect(line).toContain('38;5;')
      expect(contrast(...shadesOf(line, under, under))).toBeGreaterThanOrEqual(4.5)
    })
  })

  it('what means something else looks different', () => {
    const shown = (['id', 'good', 'bad', 'warn', 'muted', 'strong'] as const).map((role) => theme.roles[role])
    expect(new Set(shown).size).toBe(shown.length)
  })
})

/** Red to cyan of the palettes of common terminals, and where text in them stands. */
const palettes: Readonly<Record<string, { colors: readonly string[]; dark?: string; light?: string }>> = {
  xterm: { colors: ['cd0000', '00cd00', 'cdcd00', '0000ee', 'cd00cd', '00cdcd'], dark: '000000', light: 'ffffff' },
  'GNOME (Tango)': {
    colors: ['cc0000', '4e9a06', 'c4a000', '3465a4', '75507b', '06989a'],
    dark: '000000',
    light: 'ffffff',
  },
  Solarized: {
    colors: ['dc322f', '859900', 'b58900', '268bd2', 'd33682', '2aa198'],
    dark: '002b36',
    light: 'fdf6e3',
  },
  // What the console of Linux and of a PC draws in bold is of the bright colors.
  'VGA, bold': { colors: ['ff5555', '55ff55', 'ffff55', '5555ff', 'ff55ff', '55ffff'], dark: '000000' },
}

describe.each(Object.entries(palettes))('with the 16 colors of %s', (_, { colors, dark, light: white }) => {
  const readable = (theme: Theme, under: string): void => {
    for (const role of roles) {
      const n = /3([1-6])$/.exec(theme.roles[role])?.[1]
      const found = n ? contrast(hex(colors[Number(n) - 1] as string), hex(under)) : 21
      expect({ role, found, enough: found >= 3 }).toMatchObject({ enough: true })
    }
  }
  it('every role can be read where the background is known', () => {
    if (dark) readable(themeFor({ colors: 1, background: 'dark', ascii: false }), dark)
    if (white) readable(themeFor({ colors: 1, background: 'light', ascii: false }), white)
  })
  it('and where it is not', () => {
    for (const under of [dark, white]) if (under) readable(themeFor({ colors: 1, ascii: false }), under)
  })
})

describe('a theme', () => {
  const all = [0, 1, 2, 3].flatMap((colors) =>
    (['dark', 'light', undefined] as const).map(
      (background) =>
        [colors, background, themeFor({ colors: colors as 0 | 1 | 2 | 3, background, ascii: false })] as const,
    ),
  )
  it('has 256 colors only where there are 256, and the background is known', () => {
    for (const [colors, background, theme] of all)
      expect(/[34]8;5/.test(JSON.stringify(theme))).toBe(colors > 1 && background !== undefined)
  })
  it('is never dim and never in bright grays, and sets no background but that of the cursor', () => {
    for (const [, , theme] of all)
      for (const code of Object.values(theme.roles)) expect(code).toMatch(/^$|^1$|^(1;)?3[1-6]$|^38;5;\d+$/)
  })

  const rows: Record<string, Row> = {
    roles: roles.flatMap((role) => [{ text: role, role }, { text: ' ' }]),
    'line of the cursor': [
      { text: '▸● ', on: true },
      { text: 'NCT01', role: 'id', on: true },
      { text: '▲', role: 'good', on: true },
      { text: ' Title', role: 'strong', on: true },
      { text: '│', role: 'muted' },
      { text: 'detail' },
    ],
    'chosen words': [
      { text: 'see ' },
      { text: 'NCT01', role: 'id', on: true },
      { text: ' and ' },
      { text: 'more', on: true },
      { text: '.' },
    ],
    'typed line': [{ text: '/', role: 'strong' }, { text: 'dis' }, { text: ' ', on: true }, { text: '' }],
  }
  it('paints as it did', async () => {
    const drawn = all.flatMap(([colors, background, theme]) => [
      `colors ${colors}, background ${background ?? 'not known'}`,
      ...Object.entries(rows).map(
        ([name, row]) => `  ${name}: ${paint(row, 60, theme).replaceAll('\u001b', '␛').trimEnd()}`,
      ),
    ])
    await expect(`${drawn.join('\n')}\n`).toMatchFileSnapshot('../golden/browse/colors.txt')
  })
  it('without color says the same, with no code but for the cursor', () => {
    const theme = themeFor({ colors: 0, ascii: false })
    expect(paint(rows.roles as Row, 60, theme)).not.toContain('\u001b')
    expect(paint(rows['line of the cursor'] as Row, 60, theme)).toContain('\u001b[7mNCT01')
  })
})

describe('the background', () => {
  it.each<[string, Background | undefined]>([
    ['rgb:0000/0000/0000', 'dark'],
    ['rgb:1e1e/1e1e/1e1e', 'dark'],
    ['rgb:00/2b/36', 'dark'],
    ['rgba:0000/0000/0000/8000', 'dark'],
    ['rgb:0/0/0', 'dark'],
    ['rgb:f/f/f', 'light'],
    ['rgb:FDFD/F6F6/E3E3', 'light'],
    ['rgb:8080/8080/8080', undefined],
    ['rgb:0000/0000/ffff', undefined],
    ['rgb:12345/0/0', undefined],
    ['rgb:0000/0000', undefined],
    ['#ffffff', undefined],
    ['', undefined],
  ])('answered as %s is %s', (answer, background) => expect(backgroundIn(answer)).toBe(background))

  it('is called dark or light only where the shades have their contrast', () => {
    for (let gray = 0; gray < 256; gray++) {
      const two = gray.toString(16).padStart(2, '0')
      const background = backgroundIn(`rgb:${two}/${two}/${two}`)
      if (!background) continue
      const theme = themeFor({ colors: 2, background, ascii: false })
      for (const role of roles) {
        const [text, under] = shadesOf(codeOf([{ text: 'x', role }], theme), ends(background), [gray, gray, gray])
        expect({ gray, role, enough: contrast(text, under) >= 4.5 }).toMatchObject({ enough: true })
      }
    }
  })

  it.each<[Record<string, string>, Background | undefined]>([
    [{}, undefined],
    [{ COLORFGBG: '15;0' }, 'dark'],
    [{ COLORFGBG: '0;15' }, 'light'],
    [{ COLORFGBG: '12;8' }, 'dark'],
    [{ COLORFGBG: '0;7' }, 'light'],
    [{ COLORFGBG: '0;default;15' }, 'light'],
    [{ COLORFGBG: '15;default' }, undefined],
    [{ COLORFGBG: '15;99' }, undefined],
    [{ COLORFGBG: '' }, undefined],
    [{ TERM: 'linux' }, 'dark'],
  ])('before the terminal is asked: %j is %s', (env, background) =>
    expect(firstBackground(undefined, env).background).toBe(background),
  )

  it('is asked of the terminal, but not of one that was told or would print the question', () => {
    expect(firstBackground(undefined, { COLORFGBG: '15;0' }).question).toBe('\u001b]11;?\u0007')
    expect(firstBackground(undefined, { TERM: 'linux' }).question).toBe('')
    expect(firstBackground('light', { COLORFGBG: '15;0' })).toEqual({ background: 'light', question: '' })
  })

  it('is dark or light and nothing else', () => {
    expect(() => firstBackground('pink\u001b', {})).toThrow('"pink<U+001B>" is no background')
    expect(() => firstBackground('', {})).toThrow('"" is no background')
  })
})

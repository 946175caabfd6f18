/** A monkey at the keyboard of the real browser: whatever it presses, the browser stays on its screen, and the screen stays true. */
import { mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterEach, describe, expect, it } from 'vitest'
import { type Browser, browser, isGivenBack } from '../helpers/browser.js'

const open: Browser[] = []
const folders: string[] = []
afterEach(() => {
  for (const one of open.splice(0)) one.close()
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true })
})

const esc = '\u001b'
// Typed where no line is open, q would leave.
const name = fc.stringMatching(/^[a-pr-z]{3,8}$/)

/**
 * What is pressed at once. Left out: Ctrl-C and Q, which leave, Ctrl-Z, which sleeps, and q but after a slash: in a page or the
 * help the slash does nothing and q closes, elsewhere a line is open by then. A dot is pressed only after Ctrl-U, which
 * empties the line: so that no file is written outside the folder the browser runs in.
 */
const press = fc.oneof(
  { weight: 12, arbitrary: fc.constantFrom(...'abcdefghijklmnoprstuvwxyzABCDEFGHIJKLMNOPRSTUVWXYZ0123456789') },
  { weight: 4, arbitrary: fc.constantFrom(...' /:?[]<>-_=+*!@#$%^&(){}|\\;\'",`~') },
  { weight: 6, arbitrary: fc.constantFrom('\r', '\t', '\u007f', `${esc}[Z`, `${esc}${esc}`) },
  // Control keys: a, b, d … but for Ctrl-C and Ctrl-Z.
  {
    weight: 3,
    arbitrary: fc.constantFrom(
      ...[0, 1, 2, 4, 5, 6, 7, 11, 12, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23, 24, 25, 28, 29, 30, 31].map((code) =>
        String.fromCharCode(code),
      ),
    ),
  },
  {
    weight: 8,
    arbitrary: fc.constantFrom(
      ...['A', 'B', 'C', 'D', 'H', 'F', '1~', '4~', '5~', '6~', '3~'].map((key) => `${esc}[${key}`),
    ),
  },
  // What a terminal sends unasked, what it never sends, and what is cut off.
  {
    weight: 3,
    arbitrary: fc.constantFrom(
      ...[
        '[I',
        '[O',
        '[<0;3;7M',
        '[1;5C',
        '[27;5;9~',
        '[200',
        '[',
        'O',
        'OP',
        '[?1;2c',
        ']11;rgb:0000/0000/0000\u0007',
        'P1$r0m\\',
        '[999999999999999999999999999999',
        '[201~',
      ].map((key) => esc + key),
    ),
  },
  {
    weight: 2,
    arbitrary: fc.constantFrom('é', '中', '文', '👩‍🔬', '🇳🇱', 'e\u0301', '\u200b', '\u202e', '\ufe0f', '\u0378', 'ﷺ'),
  },
  // Held down.
  {
    weight: 2,
    arbitrary: fc
      .tuple(fc.constantFrom('j', 'k', 'l', 'h', 'n', ' ', `${esc}[B`, `${esc}[6~`), fc.integer({ min: 5, max: 40 }))
      .map(([key, times]) => key.repeat(times)),
  },
  // Pasted: lines, tabs, control characters, an end without a beginning.
  {
    weight: 1,
    arbitrary: fc
      .string({ unit: fc.constantFrom(...'disease:t1d \n\r\t\u0007中'), maxLength: 40 })
      .map((text) => `${esc}[200~${text}${esc}[201~`),
  },
  // Whole sentences of the browser, so that it also gets somewhere.
  {
    weight: 4,
    arbitrary: fc.oneof(
      fc.constantFrom(
        '/\u0015disease:t1d\r',
        '/\u0015cell:msc -disease:t2d\r',
        '/\u0015nonsense:\r',
        '  c',
        'dd',
        '?',
        'm',
        't',
        'v',
        'y',
        'Y',
        'R',
        'nx',
        'nnnx',
        'b',
        'f',
        'C',
        ']',
        '[',
        '/q',
        'm/q',
        '?/q',
      ),
      fc
        .constantFrom('hba1c', 'c-peptide', 'insulin-dose', 'insulin-independence', 'mortality')
        .map((outcome) => `p${outcome}\r`),
      name.chain((word) =>
        fc.constantFrom('csv', 'tsv', 'json', 'md', 'txt', 'doc').map((ending) => `e\u0015${word}.${ending}\r`),
      ),
      name.map((word) => `:${word}\r`),
    ),
  },
)

const sizes = fc.oneof(
  {
    weight: 8,
    arbitrary: fc.record({ columns: fc.integer({ min: 40, max: 200 }), rows: fc.integer({ min: 12, max: 60 }) }),
  },
  {
    weight: 1,
    arbitrary: fc.record({ columns: fc.integer({ min: 2, max: 39 }), rows: fc.integer({ min: 2, max: 11 }) }),
  },
  {
    weight: 2,
    arbitrary: fc.constantFrom({ columns: 80, rows: 24 }, { columns: 40, rows: 12 }, { columns: 140, rows: 44 }),
  },
)
const round = fc.record({ size: sizes, presses: fc.array(press, { minLength: 60, maxLength: 60 }) })

const roundsOf = 65
const seeds = process.env.MONKEY ? [Number(process.env.MONKEY)] : process.env.CI ? [20261121, 6] : [Date.now() % 1e9]

type Size = { readonly columns: number; readonly rows: number }

/** Lines of a frame: one says that the screen is too small, and the last row is never used. */
const linesAt = ({ columns, rows }: Size): number => (columns < 40 || rows < 12 ? 1 : rows - 1)

/** Lines of the last frame that was drawn anew. */
const linesDrawn = (one: Browser): number => {
  const [frame = ''] = (one.sent().split(`${esc}[2J`).at(-1) as string).slice(3).split(/\u001b\[(?:H|\?2026h)/)
  return frame.split('\r\n').length
}

/** Give the screen another size, and wait until it was drawn anew, or until the browser was left. */
const resized = async (one: Browser, size: Size): Promise<void> => {
  one.resize(size.columns, size.rows)
  await one.until(
    () => linesDrawn(one) === linesAt(size) || one.code() !== undefined,
    `drawn at ${size.columns} by ${size.rows}, not ${linesDrawn(one)} lines`,
  )
}

describe('a monkey at the keyboard', () => {
  it.each(seeds)(
    'never gets the browser to crash, to leave the screen, or to lie (MONKEY=%d)',
    async (seed) => {
      const folder = mkdtempSync(join(tmpdir(), 'browse-monkey-'))
      folders.push(folder)
      const at = (part: string): string => join(folder, part)
      for (const part of ['work', 'home', 'state', 'bin']) mkdirSync(at(part))
      const begin = async (size: Size): Promise<Browser> => {
        const one = browser([], {
          ...size,
          cwd: at('work'),
          // No program is there to be started: nothing it opens or copies reaches the desktop of who runs this.
          env: { PATH: at('bin'), HOME: at('home'), XDG_STATE_HOME: at('state') },
        })
        open.push(one)
        await one.until(() => one.alternate())
        return one
      }
      let now: Size = { columns: 80, rows: 24 }
      let one = await begin(now)
      let left = 0
      for (const { size, presses } of fc.sample(round, { seed, numRuns: roundsOf })) {
        for (const keys of presses) one.press(keys)
        // Never so many lines twice: how many there are tells for which size a frame was drawn.
        now = linesAt(size) !== linesAt(now) ? size : { columns: 80, rows: now.rows === 24 ? 25 : 24 }
        await resized(one, now)
        if (one.code() !== undefined) {
          // It found "leave" in the palette.
          expect(one.code()).toBe(0)
          expect(isGivenBack(one)).toBe(true)
          left++
          one = await begin(now)
        }
        await one.until(() => one.alternate(), 'the screen of the browser')
      }
      expect(left).toBeLessThan(roundsOf / 3)

      // Whatever is open is closed; a line that is typed at the end shows that every key was answered.
      const isEnd = (rows: number) => (s: string) =>
        s.split('\n')[rows - 2]?.startsWith(':the very end') === true && !s.includes('Reading …')
      const typeEnd = async (size: Size): Promise<void> => {
        if (size.rows === 30) await resized(one, { columns: 90, rows: 31 })
        await resized(one, { columns: 90, rows: 30 })
        one.press(`${esc}[201~${esc}${esc}${esc}${esc}`)
        one.press(':the very end')
        await one.until((s) => one.code() !== undefined || isEnd(30)(s), 'the line typed at the end')
      }
      await typeEnd(now)
      // Among keys that waited for a page it may have found "leave" only now.
      if (one.code() !== undefined) {
        expect(one.code()).toBe(0)
        one = await begin({ columns: 80, rows: 24 })
        await typeEnd({ columns: 80, rows: 24 })
      }
      // But for the line of messages: a file may be written late.
      const painted = (): string => one.painted().split('\n').toSpliced(27, 1).join('\n')
      const shown = painted()
      one.resize(90, 31)
      await one.until(isEnd(31), 'the line a row lower')
      await resized(one, { columns: 90, rows: 30 })
      await one.until(() => painted() === shown, `the same when drawn anew as:\n${shown}`)

      one.press('\u0003')
      expect(await one.ended).toBe(0)
      expect(isGivenBack(one)).toBe(true)
      expect(readdirSync(folder).sort()).toEqual(['bin', 'home', 'state', 'work'])
      expect(readdirSync(at('home'))).toEqual([])
      expect(readdirSync(at('work')).filter((file) => !/^[a-z]{3,8}\.(csv|tsv|json|md|txt)$/.test(file))).toEqual([])
    },
    60_000,
  )
})

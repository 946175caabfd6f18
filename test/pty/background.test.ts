import { describe, expect, it, onTestFinished } from 'vitest'
import { type Browser, browser } from '../helpers/browser.js'

const question = '\u001b]11;?\u0007'
/** What ids are painted in on a dark and on a light background of 256 colors. */
const ids = { dark: '\u001b[38;5;80m', light: '\u001b[38;5;25m' } as const

const started = async (argv: readonly string[] = [], env: Record<string, string> = {}): Promise<Browser> => {
  const at = browser(argv, { env })
  onTestFinished(at.close)
  await at.until((screen) => screen.includes('$ stemcell trials'))
  return at
}
const seen = (at: Browser, text: string): Promise<string> => at.until(() => at.sent().includes(text), text)

describe('the background', () => {
  it('is asked of the terminal after the first screen, and its answer repaints', async () => {
    const at = await started()
    await seen(at, question)
    const [before] = at.sent().split(question) as [string]
    expect(before).toContain('stemcell trials')
    expect(before).not.toContain('38;5;')
    at.press('\u001b]11;rgb:ffff/ffff/ffff\u001b\\')
    await seen(at, ids.light)
    at.press('\u001b]11;rgb:0000/0000/0000\u0007')
    await seen(at, ids.dark)
    at.press('Q')
    expect(await at.ended).toBe(0)
  })

  it('answered while a line is typed is not typed, however it is cut', async () => {
    const at = await started()
    await seen(at, question)
    for (const part of ['/hb', '\u001b]1', '1;rgb:fdfd/f6', 'f6/e3e3\u001b', '\\a', '1c']) at.press(part)
    await at.until((screen) => screen.includes('/hba1c'))
    // No id is seen at that moment; small print is, in its color on a light background.
    await seen(at, '\u001b[38;5;240m')
    expect(at.screen()).not.toMatch(/rgb|11;/)
  })

  it('told with --background is not asked', async () => {
    const at = await started(['--background', 'light'], { COLORFGBG: '15;0' })
    await seen(at, ids.light)
    at.press('?')
    await at.until((screen) => screen.includes('(where you are)'))
    expect(at.sent()).not.toContain(question)
  })

  it('in COLORFGBG colors the first screen', async () => {
    const at = await started([], { COLORFGBG: '15;0' })
    await seen(at, question)
    expect((at.sent().split(question) as [string])[0]).toContain(ids.dark)
  })

  it('does not matter without color, and is not asked', async () => {
    const at = await started([], { NO_COLOR: '1' })
    at.press('?')
    await at.until((screen) => screen.includes('(where you are)'))
    expect(at.sent()).not.toContain(question)
    expect(at.sent()).not.toMatch(/\u001b\[[\d;]*(3\d|48;5;\d+)m/)
  })

  it('with 16 colors is told by the colors of the terminal only', async () => {
    const at = await started(['--background', 'light'], { TERM: 'xterm' })
    await seen(at, '\u001b[34m')
    expect(at.sent()).not.toMatch(/\u001b\[[\d;]*8;5;/)
  })

  it('is dark or light: anything else is refused before the screen is taken', async () => {
    const at = browser(['--background', 'pink'])
    onTestFinished(at.close)
    expect(await at.ended).toBe(2)
    expect(at.screen()).toContain('"pink" is not a value of --background')
    expect(at.screen()).toContain('Valid values: dark, light')
    expect(at.sent()).not.toContain('\u001b[?1049h')
  })
})

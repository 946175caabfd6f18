/** What is left behind when the browser ends badly, when its terminal goes, and while it sleeps. */
import { execFileSync } from 'node:child_process'
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { type Browser, browser, endOfFrame, isGivenBack, onScreen } from '../helpers/browser.js'
import { program, root } from '../helpers/program.js'

const open: Browser[] = []
const folders: string[] = []
const kept = <T extends Browser>(one: T): T => {
  open.push(one)
  return one
}
afterEach(() => {
  for (const one of open.splice(0)) one.close()
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true })
})

/** A copy of the program in which one file of the dataset is damaged. */
const damaged = (file: string, damage: (text: string) => string): string => {
  const folder = mkdtempSync(join(tmpdir(), 'browse-damaged-'))
  folders.push(folder)
  cpSync(join(root, 'bin'), join(folder, 'bin'), { recursive: true })
  cpSync(join(root, 'dist'), join(folder, 'dist'), { recursive: true, filter: (path) => !path.endsWith('types') })
  const path = join(folder, 'dist', 'data', file)
  writeFileSync(path, damage(readFileSync(path, 'utf8')))
  return join(folder, 'bin', 'stemcell.cjs')
}
/** Other characters in as many bytes: a file of another length is met before the screen is taken. */
const flipped = (text: string): string => text.replaceAll(/[a-z0-9]/g, '#')
const halved = (text: string): string => text.slice(0, text.length / 2)

describe('a damaged dataset', () => {
  it.each([
    ['while a key is answered', 'citations.columns.ndjson', '<', flipped],
    ['while a page is read', 'trials.ndjson', '\r', flipped],
    ['before Ink is there', 'trials.columns.ndjson', '', flipped],
    ['by its length, before anything reads it', 'references.ndjson', '', halved],
  ])(
    '%s: the terminal is given back, then comes which file is damaged and what to do',
    async (_, file, keys, damage) => {
      const one = kept(browser([], { file: damaged(file, damage) }))
      if (keys) {
        await one.until((s) => s.includes('$ stemcell trials'))
        one.press(keys)
      }
      expect(await one.ended).toBe(4)
      if (damage === halved) expect(one.sent()).not.toContain('\u001b[?1049h')
      expect(one.alternate()).toBe(false)
      expect(one.screen().replaceAll('\n', ' ')).toMatch(new RegExp(`stemcell: .*${file}.*[Rr]einstall`))
      if (one.sent().includes('\u001b[?1049h')) {
        expect(isGivenBack(one)).toBe(true)
        expect(one.sent().indexOf('stemcell: ')).toBeGreaterThan(one.sent().lastIndexOf('\u001b[?1049l'))
      }
    },
  )

  it('met while something is copied is said on the screen, and the browser goes on', async () => {
    const one = kept(browser([], { file: damaged('references.ndjson', flipped) }))
    await one.until((s) => s.includes('$ stemcell trials'))
    one.press('R')
    await one.until((s) => s.includes('the bundled dataset is damaged: references.ndjson'))
    one.press('Q')
    expect(await one.ended).toBe(0)
  })
})

describe.skipIf(process.platform === 'win32')('a terminal that goes away', () => {
  it('ends the browser of a closed window, without an abort', async () => {
    const one = kept(browser([]))
    await one.until((s) => s.includes('$ stemcell trials') && one.sent().endsWith(endOfFrame))
    one.hangUp()
    expect(await one.ended).toBe(129)
  })

  it('ends a browser that is sent no signal, and nothing is complained about', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'browse-gone-'))
    folders.push(folder)
    const [errors, code] = [join(folder, 'errors'), join(folder, 'code')]
    // A session of its own hears nothing of the terminal but what reading and writing say.
    const start = `setsid "${process.execPath}" "${program}" browse 2>"${errors}"`
    const one = kept(onScreen('sh', ['-c', `trap '' HUP; ${start}; echo $? >"${code}"`]))
    await one.until((s) => s.includes('$ stemcell trials'))
    one.hangUp()
    await vi.waitFor(() => expect(readFileSync(code, 'utf8').trim()).toBe('129'), { timeout: 5000 })
    // The shell says what ended its child.
    expect(readFileSync(errors, 'utf8').replace('Hangup', '').trim()).toBe('')
  })
})

describe.skipIf(process.platform === 'win32')('a browser that sleeps', () => {
  const shell = (): Browser =>
    kept(onScreen('bash', ['--norc', '--noprofile', '-i'], { env: { PS1: 'ready> ', HISTFILE: '/dev/null' } }))
  const command = `"${process.execPath}" "${program}" browse --disease t1d`
  const begin = async (line = command): Promise<Browser> => {
    const one = shell()
    await one.until((s) => s.includes('ready> '))
    one.press(`${line}\r`)
    await one.until((s) => s.includes('[1 trials]') && s.includes('$ stemcell trials'))
    return one
  }
  /** A shell with the browser in it, the number of that, and a way to send it a signal. */
  const beginKnown = async (): Promise<{ one: Browser; pid: number; send: (signal: NodeJS.Signals | 0) => void }> => {
    const folder = mkdtempSync(join(tmpdir(), 'browse-pid-'))
    folders.push(folder)
    const file = join(folder, 'pid')
    const one = await begin(`sh -c 'echo $$ > "${file}"; exec ${command}'`)
    const pid = Number(readFileSync(file, 'utf8'))
    return { one, pid, send: (signal) => process.kill(pid, signal) }
  }
  /** T for one that is stopped. */
  const stateOf = (pid: number): string => execFileSync('ps', ['-o', 'stat=', '-p', String(pid)], { encoding: 'utf8' })
  const asleep = async (one: Browser): Promise<void> => {
    await one.until((s) => s.includes('Stopped') && s.includes('ready> '), 'the prompt of the shell')
    // Pasted text is marked for the shell again: bash does that itself.
    expect(one.alternate()).toBe(false)
    expect(one.sent().lastIndexOf('\u001b[?25h')).toBeGreaterThan(one.sent().lastIndexOf('\u001b[?25l'))
  }
  const awake = (one: Browser): Promise<string> =>
    one.until(
      (s) => one.alternate() && s.startsWith('[1 trials]') && s.includes('$ stemcell trials'),
      'the browser on its screen',
    )
  const leave = async (one: Browser): Promise<void> => {
    one.press('Q')
    await one.until((s) => s.trimEnd().endsWith('ready>') && !one.alternate(), 'the prompt again')
    one.press('echo "left with $?"\r')
    await one.until((s) => s.includes('left with 0'), 'the exit code')
    expect(one.alternate()).toBe(false)
    one.press('exit\r')
    expect(await one.ended).toBe(0)
  }

  it('Ctrl-Z gives a shell that works, fg brings the browser back as it was', async () => {
    const one = await begin()
    one.press('jj')
    await one.until((s) => s.split('\n')[6]?.includes('▸') === true, 'the third row')
    one.press('\u001a')
    await asleep(one)
    one.press('echo "$((6*7)) is the answer"\r')
    await one.until((s) => s.includes('42 is the answer'))
    one.press('fg\r')
    const screen = await awake(one)
    expect(screen.split('\n')[6]).toContain('▸')
    one.press('j')
    await one.until((s) => s.split('\n')[7]?.includes('▸') === true, 'the fourth row')
    await leave(one)
  })

  it('again, and from the line being typed, which is kept', async () => {
    const one = await begin()
    one.press('\u001a')
    await asleep(one)
    one.press('clear; fg\r')
    await awake(one)
    one.press('/cell\u001a')
    await asleep(one)
    one.press('clear; fg\r')
    await one.until((s) => one.alternate() && s.includes('/disease:t1d cell'), 'the line')
    one.press('\u0003')
    await one.until((s) => !one.alternate() && s.includes('ready>'), 'the shell')
  })

  it('is shown at the size it wakes up to', async () => {
    const one = await begin()
    one.press('\u001a')
    await asleep(one)
    one.resize(100, 30)
    one.press('clear; fg\r')
    await one.until(
      (s) => s.split('\n')[28]?.startsWith('$ stemcell trials') === true,
      'the bottom line in its new place',
    )
    await leave(one)
  })

  it('is stopped by another program', async () => {
    const { one, send } = await beginKnown()
    send('SIGTSTP')
    await asleep(one)
    one.press('clear; fg\r')
    await awake(one)
    await leave(one)
  })

  it('stopped without notice (SIGSTOP), it has its keys and its screen again after fg', async () => {
    const { one, send } = await beginKnown()
    send('SIGSTOP')
    await one.until((s) => s.includes('Stopped') && s.includes('ready> '), 'the prompt of the shell')
    one.press('clear; fg\r')
    await awake(one)
    // A terminal that echoes keeps back what is typed until Enter.
    one.press('/zqx')
    await one.until((s) => s.includes('/disease:t1d zqx'), 'the line')
    expect(one.screen().match(/zqx/g)).toHaveLength(1)
    one.press('\u001b')
    await one.until((s) => s.includes('$ stemcell trials'))
    await leave(one)
  })

  it.each([
    ['asleep', '\u001a'],
    ['stopped without notice', 'SIGSTOP'],
  ])('%s and sent on with bg, it leaves the screen to the shell until fg', async (_, way) => {
    const { one, pid, send } = await beginKnown()
    if (way === 'SIGSTOP') send(way)
    else one.press(way)
    await one.until((s) => s.includes('Stopped') && s.includes('ready> '), 'the prompt of the shell')
    one.press('clear; bg\r')
    await one.until((s) => !one.alternate() && s.includes('browse --disease t1d'), 'the answer to bg')
    one.resize(100, 30)
    one.press('echo "$((6*7)) is the answer"\r')
    await one.until((s) => !one.alternate() && s.includes('42 is the answer'))
    expect(one.screen()).not.toContain('[1 trials]')
    await vi.waitFor(() => expect(stateOf(pid)).toMatch(/^T/), { timeout: 5000 })
    one.press('clear; fg\r')
    await one.until((s) => one.alternate() && s.split('\n')[28]?.startsWith('$ stemcell trials') === true)
    await leave(one)
  })

  it.each([
    ['asleep', '\u001a'],
    ['stopped without notice', 'SIGSTOP'],
  ])('%s, it is ended with kill', async (_, way) => {
    const { one, send } = await beginKnown()
    if (way === 'SIGSTOP') send(way)
    else one.press(way)
    await one.until((s) => s.includes('Stopped') && s.includes('ready> '), 'the prompt of the shell')
    one.press('clear; kill %1\r')
    await vi.waitFor(() => expect(() => send(0)).toThrow('ESRCH'), { timeout: 5000 })
    one.press('echo "$((6*7)) is the answer"\r')
    await one.until((s) => !one.alternate() && s.includes('42 is the answer') && /Exit 143|Terminated/.test(s))
  })

  it('started in the background, it says so, exits, and has drawn nothing', async () => {
    const one = shell()
    await one.until((s) => s.includes('ready> '))
    one.press(`${command} & wait $!; echo "ended with $?"\r`)
    const screen = await one.until((s) => s.includes('ended with 2'))
    expect(screen).toContain('stemcell: browse was started in the background')
    expect(screen).toContain('Start it without &')
    expect(one.sent()).not.toContain('\u001b[?1049h')
  })

  it.each([
    ['SIGHUP', 129],
    ['SIGINT', 130],
    ['SIGQUIT', 131],
    ['SIGABRT', 134],
    ['SIGUSR2', 140],
    ['SIGALRM', 142],
    ['SIGTERM', 143],
    // Those that the file below answers.
    ['SIGURG', 1],
    ['SIGIO', 1],
  ])('%s gives the terminal back in the mode it had', async (signal, code) => {
    const folder = mkdtempSync(join(tmpdir(), 'browse-broken-'))
    folders.push(folder)
    const file = join(folder, 'broken.cjs')
    writeFileSync(
      file,
      `process.on('SIGURG', () => { throw new Error('thrown') })
process.on('SIGIO', () => void Promise.reject(new Error('refused')))`,
    )
    const one = shell()
    await one.until((s) => s.includes('ready> '))
    const pid = join(folder, 'pid')
    one.press(`before=$(stty -g); NODE_OPTIONS='--require=${file}' sh -c 'echo $$ >"${pid}"; exec ${command}'\r`)
    await one.until((s) => one.alternate() && s.includes('$ stemcell trials'))
    process.kill(Number(readFileSync(pid, 'utf8')), signal)
    await one.until((s) => !one.alternate() && s.trimEnd().endsWith('ready>'), 'the prompt again')
    one.press('echo "ended with $?"; [ "$before" = "$(stty -g)" ] && echo same mode || echo other mode\r')
    const screen = await one.until((s) => /^(same|other) mode$/m.test(s))
    expect(screen).toContain(`ended with ${code}\nsame mode`)
    expect(one.sent().lastIndexOf('\u001b[?25h')).toBeGreaterThan(one.sent().lastIndexOf('\u001b[?25l'))
    if (code === 1) expect(screen).toMatch(/^stemcell: internal error: (thrown|refused)$/m)
  })
})

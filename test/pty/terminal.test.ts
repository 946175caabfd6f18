import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import { type Browser, onScreen } from '../helpers/browser.js'
import { ok } from '../helpers/cli.js'
import { program } from '../helpers/program.js'
import { onTerminal } from '../helpers/terminal.js'

const has = (name: string): boolean => {
  try {
    execFileSync(name, ['--version'], { stdio: 'ignore' })
    return true
  } catch {
    return false
  }
}

const line = ['trials', '--disease', 't1d', '--allocation', 'randomized', '--all']
const expected = async (columns: number): Promise<string[]> =>
  (await ok(['stemcell', ...line].slice(1), { columns, env: { NO_COLOR: '1' } })).stdout.trimEnd().split('\n')

describe('on a terminal of 80 by 24', () => {
  it.each<[string, string[], Record<string, string>]>([
    ['--no-pager', ['--no-pager'], {}],
    ['STEMCELL_PAGER=cat', [], { STEMCELL_PAGER: 'cat' }],
    ['a pager that shows it as it is', [], { STEMCELL_PAGER: 'tee' }],
  ])('with %s the whole table stands there, in color, and no line is too wide', async (_, more, env) => {
    const { code, lines, broken, styled } = await onTerminal([...line, ...more], { env })
    expect(code).toBe(0)
    expect(lines).toEqual(await expected(80))
    expect(broken).toEqual([])
    expect(styled).toEqual(expect.arrayContaining(['Headline result', 'carlsson-2023-wj-msc-t1d', '▲ favors cells:']))
  })

  it('a pager that is left early is no error', async () => {
    const { code, lines } = await onTerminal(line, { env: { STEMCELL_PAGER: 'head -n 3' } })
    expect(code).toBe(0)
    expect(lines).toEqual((await expected(80)).slice(0, 3))
  })

  it('a pager that is not there leaves the page to the screen', async () => {
    const { code, lines } = await onTerminal(line, { env: { STEMCELL_PAGER: 'no-such-pager-anywhere' } })
    expect(code).toBe(0)
    expect(lines[0]).toBe('stemcell: the pager "no-such-pager-anywhere" cannot be started; the page is writ')
    expect(lines).toEqual(expect.arrayContaining(await expected(80)))
  })

  it.each<[string, string[], Record<string, string>]>([
    ['NO_COLOR', [], { NO_COLOR: '1' }],
    ['TERM=dumb', [], { TERM: 'dumb' }],
    ['TERM=vt100', [], { TERM: 'vt100' }],
    ['--color never', ['--color', 'never'], {}],
  ])('%s takes all color away and no word', async (_, more, env) => {
    const { lines, styled } = await onTerminal([...line, '--no-pager', ...more], { env })
    expect(styled).toEqual([])
    expect(lines).toEqual(await expected(80))
  })

  it('errors stand on the screen in words', async () => {
    const { code, lines } = await onTerminal(['trials', '--disease', 't1'])
    expect(code).toBe(2)
    expect(lines[0]).toBe('stemcell: unknown disease "t1"')
  })
})

it('a wide terminal shows more columns', async () => {
  const { lines, broken } = await onTerminal([...line, '--no-pager'], { columns: 140 })
  expect(lines).toEqual(await expected(140))
  expect(broken).toEqual([])
})

it('COLUMNS wins over the width of the terminal', async () => {
  const { lines } = await onTerminal([...line, '--no-pager'], { columns: 140, env: { COLUMNS: '60' } })
  expect(lines).toEqual(await expected(60))
})

/** A shell in which a command was typed, once it shows what is looked for. */
const paging = async (command: string, env: Record<string, string>, shows = 'Design'): Promise<Browser> => {
  const one = onScreen('bash', ['--norc', '--noprofile', '-i'], {
    env: { PS1: 'ready> ', HISTFILE: '/dev/null', ...env },
  })
  onTestFinished(one.close)
  await one.until((s) => s.includes('ready> '))
  one.press(`clear; before=$(stty -g); ${command}\r`)
  await one.until((s) => s.includes(shows), shows)
  return one
}
/** Whether the terminal has the mode it had, asked in the shell. */
const sameMode = async (one: Browser): Promise<void> => {
  await one.until((s) => s.trimEnd().endsWith('ready>'), 'the prompt')
  one.press('clear; [ "$before" = "$(stty -g)" ] && echo same mode || echo other mode\r')
  await one.until((s) => /^(same|other) mode$/m.test(s))
  expect(one.screen()).toMatch(/^same mode$/m)
}
const trials = `"${process.execPath}" "${program}" trials --all`

describe.skipIf(!has('less'))('less', () => {
  it.each(['', 'iM', '-S -X'])('with LESS="%s" shows colors, not their codes', async (LESS) => {
    const one = await paging(trials, { LESS })
    expect(one.screen()).not.toMatch(/ESC|\[1m|\[0?m/)
    expect(one.painted()).toMatch(/<[^>]*bold[^>]*>/)
    one.press('Q')
    await sameMode(one)
  })

  it('without any locale shows characters, not their bytes', async () => {
    const one = await paging(`env -u LANG -u LC_ALL -u LC_CTYPE ${trials}`, {})
    await one.until((screen) => /[─…·]/.test(screen), 'a rule below the head')
    expect(one.screen()).not.toMatch(/<E2>/)
    one.press('Q')
    await sameMode(one)
  })

  it.each<[string, NodeJS.Signals]>([
    ['killed', 'SIGKILL'],
    ['ended', 'SIGTERM'],
  ])('%s (%s), the terminal is as before', async (_, signal) => {
    const folder = mkdtempSync(join(tmpdir(), 'pager-'))
    onTestFinished(() => rmSync(folder, { recursive: true }))
    const file = join(folder, 'pid')
    const one = await paging(trials, { STEMCELL_PAGER: `echo $$ >"${file}"; exec less` })
    process.kill(Number(readFileSync(file, 'utf8')), signal)
    await sameMode(one)
    expect(one.alternate()).toBe(false)
  })

  it('ends with the program, which gives the terminal back', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'pager-'))
    onTestFinished(() => rmSync(folder, { recursive: true }))
    const file = join(folder, 'pid')
    const one = await paging(`sh -c 'echo $$ >"${file}"; exec ${trials}'`, { LESS: '' })
    process.kill(Number(readFileSync(file, 'utf8')), 'SIGTERM')
    await sameMode(one)
    expect(one.alternate()).toBe(false)
  })

  it('in the background would be stopped: the page is written without it', async () => {
    await paging(`${trials} --limit 30 & wait $!; echo "ended with $?"`, {}, 'ended with 0')
  })
})

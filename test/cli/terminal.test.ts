import stringWidth from 'string-width'
import { describe, expect, it } from 'vitest'
import type { Io } from '../../src/cli/io.js'
import { colorLevel, isAscii, pagerEnvironment, pagerFor, screenWidth, takesColor } from '../../src/cli/terminal.js'
import { ok, outside, run } from '../helpers/cli.js'

const io = (tty: boolean, env: Record<string, string> = {}, columns = 80, rows = 24): Io =>
  outside({ tty, env, columns, rows }).io

describe('color', () => {
  type Case = readonly [env: Record<string, string>, when: string | undefined, onScreen: number, inPipe: number]
  it.each<Case>([
    [{}, undefined, 0, 0],
    [{ TERM: '' }, undefined, 0, 0],
    [{ OS: 'Windows_NT' }, undefined, 1, 0],
    [{ TERM: 'vt100' }, undefined, 0, 0],
    [{ TERM: 'vt220' }, undefined, 0, 0],
    [{ TERM: 'vt100-nav', COLORTERM: 'truecolor' }, undefined, 0, 0],
    [{ TERM: 'vt525' }, undefined, 1, 0],
    [{ TERM: 'xterm-mono' }, undefined, 0, 0],
    [{ TERM: 'linux-m' }, undefined, 0, 0],
    [{ TERM: 'vt100' }, 'always', 1, 1],
    [{ TERM: 'vt100', FORCE_COLOR: '' }, undefined, 1, 1],
    [{ TERM: 'linux', COLORTERM: 'truecolor' }, undefined, 1, 0],
    [{ TERM: 'screen' }, undefined, 1, 0],
    [{ TERM: 'tmux-256color' }, undefined, 2, 0],
    [{ TERM: 'xterm-256color' }, undefined, 2, 0],
    [{ COLORTERM: 'truecolor' }, undefined, 3, 0],
    [{ COLORTERM: 'yes' }, undefined, 2, 0],
    [{ TERM: 'xterm-kitty' }, undefined, 3, 0],
    [{ TERM: 'tmux-direct' }, undefined, 3, 0],
    [{ TERM: 'xterm' }, undefined, 1, 0],
    [{ WT_SESSION: '1' }, undefined, 3, 0],
    [{ WT_SESSION: '1', TERM: 'xterm' }, undefined, 1, 0],
    [{ TERM: 'dumb' }, undefined, 0, 0],
    [{ NO_COLOR: '1' }, undefined, 0, 0],
    [{ TERM: 'xterm', NO_COLOR: '' }, undefined, 1, 0],
    [{ FORCE_COLOR: '1' }, undefined, 1, 1],
    [{ FORCE_COLOR: '3' }, undefined, 3, 3],
    [{ FORCE_COLOR: '0' }, undefined, 0, 0],
    [{ FORCE_COLOR: 'false' }, undefined, 0, 0],
    [{ FORCE_COLOR: '' }, undefined, 1, 1],
    [{ FORCE_COLOR: 'true', COLORTERM: 'truecolor' }, undefined, 3, 3],
    [{ FORCE_COLOR: '1', NO_COLOR: '1' }, undefined, 1, 1],
    [{ FORCE_COLOR: '1', TERM: 'dumb' }, undefined, 1, 1],
    [{ CLICOLOR_FORCE: '1' }, undefined, 1, 1],
    [{ TERM: 'xterm', CLICOLOR_FORCE: '0' }, undefined, 1, 0],
    [{ CLICOLOR_FORCE: '1', NO_COLOR: '1' }, undefined, 0, 0],
    [{ CLICOLOR_FORCE: '1', TERM: 'dumb' }, undefined, 1, 1],
    [{ NO_COLOR: '1', FORCE_COLOR: '3' }, 'never', 0, 0],
    [{ NO_COLOR: '1', TERM: 'dumb' }, 'always', 1, 1],
    [{ TERM: 'xterm-256color' }, 'always', 2, 2],
    [{ NO_COLOR: '1' }, 'auto', 0, 0],
    [{ TERM: 'xterm' }, 'auto', 1, 0],
  ])('with %j and --color %s is of level %i on a screen and %i in a pipe', (env, when, onScreen, inPipe) => {
    expect(colorLevel(when, io(true, env))).toBe(onScreen)
    expect(colorLevel(when, io(false, env))).toBe(inPipe)
  })

  it('refuses another --color', () =>
    expect(() => colorLevel('sometimes', io(true))).toThrow('"sometimes" is not a value of --color'))

  it.each(['json', 'ndjson', 'csv', 'tsv', 'markdown'])('never stands in %s', async (format) => {
    const { stdout } = await ok(`stemcell trials --limit 3 --format ${format} --color always`, {
      columns: 80,
      env: { FORCE_COLOR: '3' },
    })
    expect(stdout).not.toContain('\u001b')
  })

  it('asked for in a pipe colors without cutting', async () => {
    const plain = await ok('stemcell trials --disease t1d --fields id,title')
    const colored = await ok('stemcell trials --disease t1d --fields id,title --color always')
    expect(colored.stdout).toContain('\u001b[')
    expect(colored.stdout.replace(/\u001b\[[\d;]*m/g, '').replace(/ +$/gm, '')).toBe(plain.stdout)
  })
})

describe('the width of the screen', () => {
  it.each([
    [io(true, {}, 100), 100],
    [io(true, { COLUMNS: '60' }, 100), 60],
    [io(true, { COLUMNS: 'wide' }, 100), 100],
    [io(true, { COLUMNS: '0' }, 100), 100],
    [io(true, { COLUMNS: '-5' }, 100), 100],
    [io(true, { COLUMNS: '1e3' }, 100), 100],
    [io(true, { COLUMNS: ' 60' }, 100), 100],
    [io(true, { COLUMNS: '99999999' }, 100), 100],
    [io(true, { COLUMNS: '' }, 0, 0), 80],
    [io(true, {}, 10), 40],
    [{ ...io(true), stdout: { isTTY: true, write: () => {} } }, 80],
    [io(false, { COLUMNS: '60' }), undefined],
  ])('%#: comes from COLUMNS, then the terminal, and a pipe has none', (place, width) =>
    expect(screenWidth(place)).toBe(width),
  )
})

describe('the characters', () => {
  it.each<[Record<string, string>, boolean]>([
    [{}, false],
    [{ LANG: 'C' }, true],
    [{ LANG: 'POSIX' }, true],
    [{ LANG: 'C.UTF-8' }, false],
    [{ LANG: 'en_US.utf8' }, false],
    [{ LANG: 'de_DE.ISO-8859-1' }, true],
    [{ LANG: 'de_DE@euro' }, true],
    [{ LANG: 'zh_CN.GB18030' }, true],
    [{ LANG: 'sr_RS.UTF-8@latin' }, false],
    // Its encoding is not told.
    [{ LANG: 'en_US' }, false],
    [{ LC_ALL: 'C', LANG: 'en_US.UTF-8' }, true],
    [{ LC_ALL: '', LC_CTYPE: 'en_US.UTF-8', LANG: 'C' }, false],
    [{ LC_CTYPE: 'C', LANG: 'en_US.UTF-8' }, true],
    [{ TERM: 'linux', LANG: 'en_US.UTF-8' }, true],
    [{ TERM: 'linux-16color' }, false],
    [{ LANGUAGE: 'C', LC_MESSAGES: 'C', LANG: 'en_US.UTF-8' }, false],
  ])('of a terminal with %j are ASCII only: %s', (env, ascii) => expect(isAscii(env)).toBe(ascii))

  const foreign = /[^\n\x20-\x7e]/
  it.each(['trials', 'show NCT03406585', 'map', 'timeline', 'pool --outcome insulin-dose'])(
    'are ASCII in `%s` on such a screen, and the same words stand there',
    async (line) => {
      const place = { columns: 80, rows: 24 }
      const { stdout } = await run(`stemcell ${line} --no-pager`, { ...place, env: { LANG: 'C' } })
      const rich = await run(`stemcell ${line} --no-pager`, place)
      expect(stdout).not.toMatch(foreign)
      expect(rich.stdout).toMatch(foreign)
      const words = (text: string): string[] => text.match(/\b[A-Za-z]{4,}\b/g) ?? []
      const missing = new Set(words(rich.stdout))
      for (const word of words(stdout)) missing.delete(word)
      // But words that stand beside a letter spelled out.
      expect(missing.size).toBeLessThan(new Set(words(rich.stdout)).size / 50)
      expect(stdout.split('\n')).toHaveLength(rich.stdout.split('\n').length)
    },
  )

  it('are spelled in color as without, in a pager and in messages too', async () => {
    const env = { LANG: 'C', TERM: 'xterm', PAGER: 'less' }
    const paged = await run('stemcell show NCT03406585 --all', { columns: 80, rows: 24, env })
    const [{ text } = { text: '' }] = paged.paged
    expect(text.replace(/\u001b\[[\d;]*m/g, '')).not.toMatch(foreign)
    expect(text).toContain('\u001b[1m')
    const refused = await run('stemcell trials --disease ß', { columns: 80, env })
    expect(refused.stderr).toContain('unknown disease "ss"')
  })

  it.each(['--json', '--csv', '--md'])('are data in %s, and in a pipe', async (flag) => {
    const env = { LANG: 'C' }
    const plain = await run(`stemcell trials ${flag}`)
    expect((await run(`stemcell trials ${flag}`, { columns: 80, env })).stdout).toBe(plain.stdout)
    expect((await run(`stemcell trials ${flag}`, { env })).stdout).toBe(plain.stdout)
    expect(plain.stdout).toMatch(foreign)
  })
})

describe('the pager', () => {
  const long = 'line\n'.repeat(30)

  it.each<[string, string, Io, boolean, string | undefined]>([
    ['shows what is longer than the screen', long, io(true), true, 'less'],
    ['is the one that PAGER names', long, io(true, { PAGER: 'more' }), true, 'more'],
    [
      'is the one that STEMCELL_PAGER names before PAGER',
      long,
      io(true, { PAGER: 'more', STEMCELL_PAGER: 'most -s' }),
      true,
      'most -s',
    ],
    ['is off when STEMCELL_PAGER is empty', long, io(true, { STEMCELL_PAGER: '' }), true, undefined],
    ['is off when it would be cat', long, io(true, { PAGER: 'cat' }), true, undefined],
    ['is off with --no-pager', long, io(true), false, undefined],
    ['is off on a dumb terminal', long, io(true, { TERM: 'dumb' }), true, undefined],
    ['is off in a pipe', long, io(false), true, undefined],
    ['leaves what fits the screen', 'line\n'.repeat(23), io(true), true, undefined],
    ['is needed by the line that makes it scroll', 'line\n'.repeat(24), io(true), true, 'less'],
  ])('%s', (_, text, place, wanted, command) => expect(pagerFor(text, { wanted }, place)).toBe(command))

  it('gets the whole page, and the screen nothing', async () => {
    const paged = await run('stemcell trials --all', { columns: 80, rows: 24, env: { PAGER: 'less' } })
    const unpaged = await run('stemcell trials --all --no-pager', { columns: 80, rows: 24 })
    expect([paged.stdout, paged.stderr, paged.code]).toEqual(['', '', 0])
    expect(paged.paged).toEqual([{ command: 'less', text: unpaged.stdout }])
  })

  it('that does not start leaves the page to the screen', async () => {
    const place = { columns: 80, rows: 24, env: { PAGER: 'no-such-pager' } }
    expect((await run('stemcell trials --all', { ...place, pager: false })).stdout).toBe(
      (await run('stemcell trials --all --no-pager', place)).stdout,
    )
  })

  it.each([
    [{}, 'FRX'],
    [{ LESS: '' }, '-R'],
    [{ LESS: 'iM' }, '-R iM'],
    [{ LESSCHARSET: 'latin1' }, 'FRX'],
    [{ LESS: '-S --quit-if-one-screen' }, '-R -S --quit-if-one-screen'],
  ])('less with %j is told that escape sequences are color', (env, settings) =>
    expect(pagerEnvironment(env)).toEqual({ LESSCHARSET: 'utf-8', ...env, LESS: settings }),
  )

  it.each([
    ['less', true],
    ['/usr/bin/less -S', true],
    ['LC_ALL=C less', true],
    ['bat --style=plain', true],
    ['more', false],
    ['/bin/more -d', false],
    ['most -s', false],
    ['vim -R -', false],
    ['C:\\tools\\more.exe', false],
  ])('%s shows color: %s', (command, color) => expect(takesColor(command)).toBe(color))

  it('that shows none gets the same page without', async () => {
    const place = { columns: 80, rows: 24 }
    const env = { TERM: 'xterm', LANG: 'C.UTF-8' }
    const { paged } = await run('stemcell trials --all', { ...place, env: { ...env, PAGER: 'more -d' } })
    expect(paged[0]?.text).toBe((await run('stemcell trials --all --no-pager --color never', { ...place, env })).stdout)
  })

  it('gets no links, which pagers differ about', async () => {
    const { paged } = await run('stemcell show NCT03406585 --all', {
      columns: 80,
      rows: 24,
      env: { FORCE_COLOR: '1' },
      links: true,
    })
    expect(paged[0]?.text).toContain('\u001b[')
    expect(paged[0]?.text).not.toContain('\u001b]8')
  })
})

describe('--width', () => {
  it('lays text out for so many columns, in a pipe as on a screen of that width', async () => {
    const screen = await run('stemcell trials --disease t1d --no-pager', { columns: 70 })
    const pipe = await run('stemcell trials --disease t1d --width 70')
    expect(pipe.stdout.trimEnd()).toBe(screen.stdout.split('\n\n')[0]?.trimEnd())
    for (const line of pipe.stdout.split('\n')) expect(stringWidth(line)).toBeLessThanOrEqual(70)
    expect((await run('stemcell trials --disease t1d --width 70 --no-pager', { columns: 200 })).stdout).toBe(
      screen.stdout,
    )
  })

  it('is for text: what machines read stays whole', async () => {
    for (const format of ['--csv', '--json', '--md'])
      expect((await run(`stemcell trials ${format} --width 50`)).stdout).toBe(
        (await run(`stemcell trials ${format}`)).stdout,
      )
  })

  it.each(['7', '39', '1001', 'wide', '1e2', '-80', ''])('refuses %j', async (width) => {
    const { code, stderr } = await run(['stemcell', 'trials', `--width=${width}`].join(' '))
    expect(code).toBe(2)
    expect(stderr).toContain('Write a whole number of columns from 40 to 1000')
  })
})

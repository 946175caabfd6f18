import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { open, openers } from '../../src/tui/outside/opener.js'
import { type Programs, programs } from '../helpers/programs.js'

const screens = { DISPLAY: ':0' }
const opened = (url: string, there: Programs, env: Record<string, string>, platform = 'linux') =>
  open(url, { env: { ...env, PATH: there.PATH }, platform })

describe.skipIf(process.platform === 'win32')('opening an address', () => {
  it.each([
    ['STEMCELL_OPEN', { STEMCELL_OPEN: 'mine --new', ...screens, WSL_DISTRO_NAME: 'x' }, 'linux', 'mine'],
    ['open', {}, 'darwin', 'open'],
    ['explorer.exe', {}, 'win32', 'explorer.exe'],
    ['wslview', { WSL_DISTRO_NAME: 'x', ...screens }, 'linux', 'wslview'],
    ['xdg-open', screens, 'linux', 'xdg-open'],
    ['xdg-open', { WAYLAND_DISPLAY: 'wayland-0' }, 'linux', 'xdg-open'],
  ] as const)('%s with %j on %s', async (by, env, platform, name) => {
    const all = ['mine', 'open', 'explorer.exe', 'wslview', 'xdg-open']
    const there = programs(Object.fromEntries(all.map((one) => [one, ''])))
    expect(await opened('https://doi.org/10.1/x', there, env, platform)).toBe(by)
    expect(there.called(name)?.at(-1)).toBe('https://doi.org/10.1/x')
    for (const other of all.filter((one) => one !== name)) expect(there.called(other)).toBeUndefined()
  })

  it('explorer ends with 1 also when it has opened the address', async () => {
    const there = programs({ 'explorer.exe': 'exit 1' })
    expect(await opened('https://doi.org/10.1/x', there, {}, 'win32')).toBe('explorer.exe')
  })

  it('one that fails or is missing goes on to the next; without any there is no way', async () => {
    const there = programs({ wslview: 'exit 1', 'xdg-open': '' })
    const env = { STEMCELL_OPEN: 'no-such', WSL_DISTRO_NAME: 'x', ...screens }
    expect(await opened('https://doi.org/10.1/x', there, env)).toBe('xdg-open')
    expect(there.called('wslview')).toEqual(['https://doi.org/10.1/x'])
    expect(await opened('https://doi.org/10.1/x', programs({ 'xdg-open': 'exit 3' }), screens)).toBeUndefined()
    expect(await opened('https://doi.org/10.1/x', there, {})).toBeUndefined()
  })

  it.each([
    'https://x.org/$(touch$IFSran)',
    'https://x.org/`touch$IFSran`',
    'https://x.org/;touch$IFSran;',
    'https://x.org/";touch$IFSran;"',
    "https://x.org/';touch$IFSran;'",
    'https://x.org/a&touch$IFSran&b|touch$IFSran>ran',
  ])('%s is one word and never run', async (url) => {
    const there = programs({ mine: '', 'xdg-open': '' })
    const ran = join(there.folder, 'ran')
    const hostile = url.replaceAll(/(touch\$IFS|>)ran/g, (_, head) => `${head}${ran}`)
    expect(await opened(hostile, there, { STEMCELL_OPEN: 'mine --new' })).toBe('STEMCELL_OPEN')
    expect(there.called('mine')).toEqual(['--new', hostile])
    expect(await opened(hostile, there, screens)).toBe('xdg-open')
    expect(there.called('xdg-open')).toEqual([hostile])
    expect(existsSync(ran)).toBe(false)
  })

  it.each([
    'javascript:alert(1)',
    'file:///etc/passwd',
    'data:text/html,x',
    'ftp://x.org/',
    '-https://x.org',
    ' https://x.org',
    'https://x.org/a b',
    'https://x.org/\u001b]0;x\u0007',
    'https://x.org/\nhttps://y.org',
    'https://例子.org/',
    'https://',
    '',
  ])('%j is refused', async (url) => {
    const there = programs({ mine: '', 'xdg-open': '' })
    expect(await opened(url, there, { STEMCELL_OPEN: 'mine', ...screens })).toBeUndefined()
    expect([there.called('mine'), there.called('xdg-open')]).toEqual([undefined, undefined])
  })
})

describe.skipIf(process.platform === 'win32')(
  'a configured command on Windows, with a program that stands for its shell',
  () => {
    it('gets the address in a variable, which its shell does not read again', async () => {
      const there = programs({ cmd: 'printf "%s" "$STEMCELL_URL" > "$0.url"; cp "$0.url" "$0.input"' })
      const url = 'https://x.org/?a=1&b=%PATH%^"&calc.exe&"|more>f<g!x!`'
      expect(await opened(url, there, { STEMCELL_OPEN: 'start ""' }, 'win32')).toBe('STEMCELL_OPEN')
      expect(there.called('cmd')).toEqual(['/d', '/s', '/c', '"start "" "%STEMCELL_URL%""'])
      expect(there.given('cmd')?.toString()).toBe(
        'https://x.org/?a=1&b=%PATH%%5E%22&calc.exe&%22%7Cmore%3Ef%3Cg%21x%21%60',
      )
      expect(openers({ STEMCELL_OPEN: 'x' }, 'win32', url)[0]?.verbatim).toBe(true)
    })
  },
)

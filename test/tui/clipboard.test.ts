import { describe, expect, it } from 'vitest'
import { type Copied, copiers, copy, longestSent, osc52, throughTmux } from '../../src/tui/outside/clipboard.js'
import { programs } from '../helpers/programs.js'

const screens = { WAYLAND_DISPLAY: 'wayland-0', DISPLAY: ':0' }
const hard = `stemcell trials 'it''s' "$(touch x)" \`y\` %PATH%\nsecond line\n糖尿病 干细胞 🧬\n`

type Tried = { readonly how: Copied | undefined; readonly sent: string }

const tried = async (text: string, env: Record<string, string>, platform = 'linux'): Promise<Tried> => {
  let sent = ''
  const how = await copy(text, { env, platform }, (sequence) => {
    sent += sequence
  })
  return { how, sent }
}

describe.skipIf(process.platform === 'win32')('copying with a program', () => {
  it.each([
    ['STEMCELL_COPY', 'linux', { STEMCELL_COPY: 'mine --to "a b"', ...screens }, 'mine'],
    ['wl-copy', 'linux', screens, 'wl-copy'],
    ['xclip', 'linux', { DISPLAY: ':0' }, 'xclip'],
    ['pbcopy', 'darwin', {}, 'pbcopy'],
  ] as const)('%s on %s gets the text to the byte', async (by, platform, env, name) => {
    const there = programs({ mine: '', 'wl-copy': '', xclip: '', pbcopy: '' })
    const { how, sent } = await tried(hard, { ...env, PATH: there.PATH }, platform)
    expect([how, sent]).toEqual([{ done: 'copied', by }, ''])
    expect(there.given(name)?.toString()).toBe(hard)
    for (const other of ['mine', 'wl-copy', 'xclip', 'pbcopy'].filter((one) => one !== name))
      expect(there.called(other)).toBeUndefined()
  })

  it('a configured command has words of its own', async () => {
    const there = programs({ mine: '' })
    await tried('x', { STEMCELL_COPY: 'mine --to "a b"', PATH: there.PATH })
    expect(there.called('mine')).toEqual(['--to', 'a b'])
  })

  it('xclip is told which of its clipboards', async () => {
    const there = programs({ xclip: '' })
    await tried('x', { DISPLAY: ':0', PATH: there.PATH })
    expect(there.called('xclip')).toEqual(['-selection', 'clipboard'])
  })

  it('one that fails, one that dies and one that is missing go on to the next', async () => {
    const there = programs({ mine: 'exit 1', 'wl-copy': 'kill -9 $$', xclip: '' })
    const { how } = await tried(hard, { STEMCELL_COPY: 'mine', ...screens, PATH: there.PATH })
    expect(how).toEqual({ done: 'copied', by: 'xclip' })
    expect(there.given('mine')?.toString()).toBe(hard)
    const none = programs({ xclip: '' })
    expect((await tried(hard, { STEMCELL_COPY: 'no-such', ...screens, PATH: none.PATH })).how).toEqual({
      done: 'copied',
      by: 'xclip',
    })
  })

  it('one that never ends is given up', async () => {
    const there = programs({ 'wl-copy': 'exec sleep 60', xclip: '' })
    expect((await tried('x', { ...screens, PATH: there.PATH })).how).toEqual({ done: 'copied', by: 'xclip' })
  })

  it('one that leaves a child behind to hold the text has copied it', async () => {
    const there = programs({ 'wl-copy': 'sleep 20 &' })
    expect((await tried('x', { ...screens, PATH: there.PATH })).how).toEqual({ done: 'copied', by: 'wl-copy' })
  })

  it('takes a text of 1 MB whole, also when the first program closes its ears', async () => {
    const long = '糖尿病 '.repeat(100_000)
    const there = programs({ xclip: '' })
    const { how } = await tried(long, { STEMCELL_COPY: 'exec <&-; exit 3', DISPLAY: ':0', PATH: there.PATH })
    expect(how).toEqual({ done: 'copied', by: 'xclip' })
    expect(there.given('xclip')?.toString()).toBe(long)
  })
})

describe.skipIf(process.platform === 'win32')('copying on Windows, with programs that stand for its own', () => {
  it('clip gets ASCII as it stands', async () => {
    const there = programs({ clip: '', 'powershell.exe': '' })
    expect((await tried('stemcell trials', { PATH: there.PATH }, 'win32')).how).toEqual({ done: 'copied', by: 'clip' })
    expect(there.given('clip')?.toString()).toBe('stemcell trials')
    expect(there.called('powershell.exe')).toBeUndefined()
  })

  it('anything else goes to PowerShell as UTF-8, and without it to clip as UTF-16 with its mark', async () => {
    const there = programs({ clip: '', 'powershell.exe': '' })
    const { how } = await tried(hard, { PATH: there.PATH }, 'win32')
    expect(how).toEqual({ done: 'copied', by: 'PowerShell' })
    expect(there.given('powershell.exe')?.toString()).toBe(hard)
    const old = programs({ clip: '', 'powershell.exe': 'exit 1' })
    expect((await tried(hard, { PATH: old.PATH }, 'win32')).how).toEqual({ done: 'copied', by: 'clip' })
    const given = old.given('clip') as Buffer
    expect([given[0], given[1]]).toEqual([0xff, 0xfe])
    expect(given.subarray(2).toString('utf16le')).toBe(hard)
  })

  it('a configured command is the shell’s of the system', async () => {
    const there = programs({ cmd: '' })
    const { how } = await tried(hard, { STEMCELL_COPY: 'my clip.exe', PATH: there.PATH }, 'win32')
    expect(how).toEqual({ done: 'copied', by: 'STEMCELL_COPY' })
    expect(there.called('cmd')).toEqual(['/d', '/s', '/c', '"my clip.exe"'])
    expect(copiers({ STEMCELL_COPY: 'x' }, 'win32', '')[0]?.verbatim).toBe(true)
  })
})

describe('copying through the terminal', () => {
  const decoded = (sequence: string): string =>
    Buffer.from(/^\u001b\]52;c;([A-Za-z0-9+/=]*)\u0007$/.exec(sequence)?.[1] ?? '', 'base64').toString()

  it('is sent, not copied: a terminal gives no answer', async () => {
    const { how, sent } = await tried(hard, { PATH: '' })
    expect(how).toEqual({ done: 'sent', to: 'terminal' })
    expect(decoded(sent)).toBe(hard)
  })

  it('the longest text makes a sequence of 100,000 characters; a longer one is not sent', async () => {
    const most = 'x'.repeat(longestSent)
    expect(osc52(most)).toHaveLength(100_000)
    expect(decoded((await tried(most, { PATH: '' })).sent)).toBe(most)
    expect(await tried(`${most}x`, { PATH: '' })).toEqual({ how: { done: 'too-long' }, sent: '' })
    // Bytes count, not letters.
    expect((await tried('糖'.repeat(25_000), { PATH: '' })).how).toEqual({ done: 'too-long' })
    expect((await tried('糖'.repeat(24_998), { PATH: '' })).how).toEqual({ done: 'sent', to: 'terminal' })
  })

  it('the console of Linux has no clipboard', async () => {
    expect(await tried('x', { TERM: 'linux', PATH: '' })).toEqual({ how: undefined, sent: '' })
  })

  it.skipIf(process.platform === 'win32')(
    'tmux is asked by its command, and given the sequence to hand on',
    async () => {
      const there = programs({ tmux: '' })
      const { how, sent } = await tried(hard, { TMUX: '/tmp/x,1,0', PATH: there.PATH })
      expect(how).toEqual({ done: 'sent', to: 'tmux' })
      expect(there.called('tmux')).toEqual(['load-buffer', '-w', '-'])
      expect(there.given('tmux')?.toString()).toBe(hard)
      expect(sent).toBe(throughTmux(osc52(hard)))
    },
  )

  it.skipIf(process.platform === 'win32')('a tmux too old for that gets the sequence in both forms', async () => {
    const there = programs({ tmux: 'exit 1' })
    const { how, sent } = await tried('x', { TMUX: '/tmp/x,1,0', PATH: there.PATH })
    expect(how).toEqual({ done: 'sent', to: 'terminal' })
    expect(sent).toBe(throughTmux(osc52('x')) + osc52('x'))
    expect(there.called('tmux')).toBeDefined()
  })
})

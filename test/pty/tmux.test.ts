/** The browser inside tmux: a terminal within a terminal, with a size of its own and a clipboard one floor up. */
import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, describe, expect, it } from 'vitest'
import { type Browser, onScreen } from '../helpers/browser.js'
import { isInstalled } from '../helpers/optional.js'
import { execute, program, surroundings } from '../helpers/program.js'
import { registration } from '../helpers/studies.js'

const folders: string[] = []
const open: Browser[] = []
const servers: string[] = []

const tmux = (socket: string, ...argv: readonly string[]): string =>
  execFileSync('tmux', ['-S', socket, ...argv], { encoding: 'utf8', env: { ...surroundings, LC_ALL: 'C.UTF-8' } })

afterEach(() => {
  for (const socket of servers.splice(0))
    try {
      tmux(socket, 'kill-server')
    } catch {}
  for (const one of open.splice(0)) one.close()
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true })
})

/** A server with options of its own, and the browser in it. */
const start = async (
  options: readonly string[] = [],
  env: Readonly<Record<string, string>> = {},
): Promise<{ one: Browser; socket: string }> => {
  const folder = mkdtempSync(join(tmpdir(), 'browse-tmux-'))
  folders.push(folder)
  const socket = join(folder, 'socket')
  servers.push(socket)
  const one = onScreen(
    'tmux',
    // Nothing of the user's: no configuration, a server of its own.
    ['-u', '-S', socket, '-f', '/dev/null', 'set', '-g', 'status', 'off', ';']
      .concat(options.flatMap((option) => ['set', '-g', ...option.split(' '), ';']))
      .concat(['new-session', `exec "${process.execPath}" "${program}" browse --disease t1d`]),
    { columns: 100, rows: 30, env: { LC_ALL: 'C.UTF-8', ...env } },
  )
  open.push(one)
  await one.until((s) => s.startsWith('[1 trials]') && s.split('\n')[28]?.startsWith('$ stemcell trials') === true)
  return { one, socket }
}

describe.skipIf(!isInstalled('tmux'))('inside tmux (skipped where there is none)', () => {
  it.each([
    ['as it comes', []],
    ['that takes sequences', ['set-clipboard on']],
    ['that hands sequences on', ['allow-passthrough on']],
  ])('copies through a tmux %s: to its buffer and to the terminal outside', async (_, options) => {
    const { one, socket } = await start(options)
    one.press('y')
    await one.until((s) => s.includes('Sent the command to tmux and its terminal'))
    const command = 'stemcell trials disease:t1d'
    expect(tmux(socket, 'show-buffer')).toBe(command)
    const sequence = new RegExp(`\u001b\\]52;c?;${Buffer.from(command).toString('base64')}`)
    await one.until(() => sequence.test(one.sent()), 'the sequence that copies, unwrapped')
  })

  it('fits what a split leaves of its window, and what it gives back', async () => {
    const { one, socket } = await start()
    const pane = (): string[] => tmux(socket, 'capture-pane', '-p', '-t', '{top-left}').split('\n')
    tmux(socket, 'split-window', '-h', '-d', '-l', '50', 'sleep 1000')
    await one.until((s) => /^\$ stemcell trials.*│/m.test(s) && s.includes('[1 trials] 2 3'), 'the narrow screen')
    expect(pane()[0]).toMatch(/^\[1 trials\]/)
    expect(pane()[28]).toMatch(/^\$ stemcell trials/)
    expect(Math.max(...pane().map((line) => line.length))).toBeLessThanOrEqual(49)
    one.press('j')
    await one.until((s) => s.split('\n')[5]?.includes('▸') === true)
    tmux(socket, 'kill-pane', '-t', '{top-right}')
    await one.until(
      (s) => s.startsWith('[1 trials] 2 claims') && s.split('\n')[28]?.startsWith('$ stemcell trials') === true,
    )
    // What the terminal outside shows is what tmux believes it shows.
    const trimmed = (lines: readonly string[]): string =>
      lines
        .map((line) => line.trimEnd())
        .join('\n')
        .trimEnd()
    await one.until((s) => trimmed(s.split('\n')) === trimmed(pane()), 'the same inside and outside')
  })

  it('is left, and leaves nothing behind', async () => {
    const { one } = await start()
    one.press('Q')
    expect(await one.ended).toBe(0)
    expect(one.alternate()).toBe(false)
  })

  it('decides on candidates: one is refused with a reason, which the command tells afterwards', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'browse-candidates-'))
    folders.push(folder)
    const env = { XDG_DATA_HOME: folder }
    const file = join(folder, 'study.json')
    writeFileSync(
      file,
      JSON.stringify(
        registration('NCT90000001', {
          identificationModule: { nctId: 'NCT90000001', briefTitle: 'A cell product in type 1 diabetes' },
          armsInterventionsModule: { interventions: [{ type: 'BIOLOGICAL', name: 'stem cells' }] },
        }),
      ),
    )
    expect((await execute(['import', file], { env })).stdout).toContain('1 waits for your decision')
    const { one } = await start([], env)
    one.press('K')
    await one.until((s) => s.includes('NCT90000001') && s.includes('$ stemcell candidates'))
    one.press('nx')
    await one.until((s) => s.includes('refuse '))
    one.press('only insulin\r')
    await one.until((s) => s.includes('NCT90000001 is refused: 0 waiting, 0 accepted, 1 refused.'))
    const { items } = JSON.parse((await execute(['candidates', '--state', 'refused', '--json'], { env })).stdout)
    expect(items).toMatchObject([{ id: 'NCT90000001', reason: 'only insulin' }])
  })
})

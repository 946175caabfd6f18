/** Man pages: one per command, with all that help says, and without a complaint of man. */
import { spawnSync } from 'node:child_process'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { topics } from '../src/cli/topics.js'
import { commands, flagOf } from '../src/commands/index.js'
import { run } from './helpers/cli.js'
import { isInstalled } from './helpers/optional.js'
import { root } from './helpers/program.js'

const folder = join(root, 'dist', 'man')
const page = (name: string): string => readFileSync(join(folder, name), 'utf8')

describe('man pages', () => {
  it('are one for the program and one for each command, and no more', () => {
    expect(readdirSync(folder).sort()).toEqual(
      ['stemcell.1', ...commands.map(({ name }) => `stemcell-${name}.1`)].sort(),
    )
  })

  it('name every option of a command', async () => {
    for (const { name, load } of commands) {
      const text = page(`stemcell-${name}.1`).replaceAll('\\-', '-')
      for (const option of Object.keys((await load()).options)) expect(text, name).toContain(flagOf(option))
    }
  })

  it('carry every topic', () => {
    for (const { name } of topics) expect(page('stemcell.1')).toContain(`.SH "${name.replace('-', ' ').toUpperCase()}"`)
  })

  it.skipIf(!isInstalled('man'))('are read without a warning', () => {
    const pages = readdirSync(folder).map((name) => join(folder, name))
    const { stderr, status } = spawnSync('man', ['--warnings', '-E', 'UTF-8', '-l', '-Tutf8', '-Z', ...pages], {
      encoding: 'utf8',
      maxBuffer: 1e8,
      env: { ...process.env, MANROFFSEQ: '', MANWIDTH: '80' },
    })
    expect([stderr, status]).toEqual(['', 0])
  })
})

describe('stemcell help TOPIC', () => {
  it('tells each topic, in lines that a screen holds', async () => {
    for (const { name, summary } of topics) {
      const { stdout } = await run(['help', name])
      expect(stdout.startsWith(`${summary}\n`)).toBe(true)
      expect(Math.max(...stdout.split('\n').map((line) => line.length)), name).toBeLessThanOrEqual(130)
    }
    expect((await run(['help', 'exit', 'codes'])).stdout).toContain('  4    bad data')
  })

  it('leaves help of commands as it is', async () => {
    expect((await run(['help', 'trials'])).stdout).toBe((await run(['trials', '--help'])).stdout)
    expect((await run(['help', 'nonsense'])).code).toBe(2)
  })
})

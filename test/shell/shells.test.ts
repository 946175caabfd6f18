/** The completion scripts in the shells of people: real ones, on a terminal. */
import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { completionScript, type ShellName } from '../../src/shell/scripts.js'
import { type Browser, onScreen } from '../helpers/browser.js'
import { isInstalled } from '../helpers/optional.js'
import { program } from '../helpers/program.js'

const home = mkdtempSync(join(tmpdir(), 'shells-'))
const open: Browser[] = []
afterAll(() => {
  for (const one of open) one.close()
  rmSync(home, { recursive: true, force: true })
})
beforeAll(() => {
  mkdirSync(join(home, 'bin'))
  symlinkSync(program, join(home, 'bin', 'stemcell'))
  writeFileSync(join(home, 'table with spaces.csv'), '')
  for (const [shell, script] of Object.entries(completionScript)) writeFileSync(join(home, shell), script)
})

const starts: Readonly<Record<Exclude<ShellName, 'powershell'>, readonly string[]>> = {
  bash: ['--norc', '--noprofile'],
  zsh: ['-f'],
  fish: ['--no-config'],
}

/** A shell that has read its script, with an empty screen and a prompt. */
const shell = async (name: keyof typeof starts): Promise<Browser> => {
  const env = {
    PATH: `${join(home, 'bin')}:${process.env.PATH}`,
    HOME: home,
    PS1: 'ready> ',
    fish_greeting: '',
    LC_ALL: 'C.UTF-8',
  }
  const one = onScreen(name, starts[name], { columns: 100, rows: 30, env, cwd: home })
  open.push(one)
  if (name === 'zsh') one.press('autoload -Uz compinit; compinit -D -u\r')
  one.press(
    name === 'fish' ? `function fish_prompt; echo 'ready> '; end\rsource ${home}/fish\r` : `. ${home}/${name}\r`,
  )
  one.press('clear; echo is ready\r')
  await one.until((screen) => /^is ready$/m.test(screen) && /ready> *$/.test(screen.trimEnd()))
  return one
}

const cases: readonly (readonly [typed: string, becomes: string])[] = [
  ['stemcell timel', 'stemcell timeline '],
  ['stemcell trials --allo', 'stemcell trials --allocation '],
  ['stemcell trials --allocation ran', 'stemcell trials --allocation randomized '],
  ['stemcell trials disease:t1', 'stemcell trials disease:t1d'],
  ['stemcell trials --disease t1d,t2', 'stemcell trials --disease t1d,t2d'],
  ['stemcell trials --disease 2型糖', 'stemcell trials --disease 2型糖尿病'],
  ['stemcell show zimislecel-de', 'stemcell show zimislecel-designations'],
  ['stemcell pool --input tab', 'stemcell pool --input table\\ with\\ spaces.csv'],
]

for (const name of ['bash', 'zsh', 'fish'] as const)
  describe.skipIf(name !== 'bash' && !isInstalled(name))(`completion in ${name}`, () => {
    it('completes commands, flags, values, qualifiers, names, ids and files', async () => {
      const one = await shell(name)
      for (const [typed, becomes] of cases) {
        one.press(`${typed}\t`)
        await one.until((screen) => screen.includes(becomes.trimEnd()), `${typed} became ${becomes}`)
        one.press('\u0015')
        await one.until((screen) => !screen.includes(typed), 'an empty line')
      }
    })

    it('lists what there is to choose', async () => {
      const one = await shell(name)
      one.press('stemcell trials --masking \t\t')
      const screen = await one.until((s) => s.includes('quadruple') && s.includes('triple'))
      expect(screen).toContain('single')
    })
  })

/** PowerShell itself is not among what the tests can install: this is what its script asks, and what it is told. */
describe('what PowerShell is told', () => {
  const told = (...words: string[]): string[] => {
    const env = { ...process.env, STEMCELL_WORDS: words.join('\n') }
    const { stdout } = spawnSync(program, ['__complete', 'powershell'], { env, encoding: 'utf8' })
    return stdout
      .trimEnd()
      .split('\n')
      .map((line) => line.split('\t')[0] ?? '')
  }

  it.each<[typed: readonly string[], words: readonly string[]]>([
    [['timel'], ['words', 'timeline']],
    [
      ['completion', ''],
      ['words', 'bash', 'zsh', 'fish', 'powershell'],
    ],
    [
      ['trials', 'disease:t1'],
      ['words', 'disease:t1d'],
    ],
    [
      ['trials', "'disease:t1"],
      ['words', 'disease:t1d'],
    ],
    // A comma makes a list there, which reaches programs as two words.
    [
      ['trials', '--disease', 't1d,t2'],
      ['words', "'t1d,t2d'"],
    ],
    [
      ['trials', '--disease', '2型糖'],
      ['words', '2型糖尿病'],
    ],
    [['pool', '--input', ''], ['file']],
  ])('after %j', (typed, words) => expect(told(...typed)).toEqual(words))

  it('is asked in its environment: an empty word is lost among arguments, one with quotation marks is broken', () => {
    expect(completionScript.powershell).toContain('$env:STEMCELL_WORDS =')
    expect(completionScript.powershell).toContain('& stemcell __complete powershell 2>$null')
  })
})

describe('ids of one’s own records', () => {
  it('are offered like the others', () => {
    const env = { ...process.env, XDG_DATA_HOME: join(home, 'data') }
    const record = spawnSync(program, ['data', 'template', 'trial'], { env, encoding: 'utf8' }).stdout
    writeFileSync(join(home, 'own.json'), record)
    expect(spawnSync(program, ['data', 'add', join(home, 'own.json')], { env }).status).toBe(0)
    const { stdout } = spawnSync(program, ['__complete', 'fish', 'show', 'author-y'], { env, encoding: 'utf8' })
    expect(stdout).toBe('words\nauthor-year-cells-disease\n')
  })
})

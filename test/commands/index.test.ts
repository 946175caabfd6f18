import { readdirSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { commands } from '../../src/commands/index.js'
import { catalogs } from '../../src/query/index.js'
import { ok, run } from '../helpers/cli.js'
import { examples } from '../helpers/commands.js'

const names = commands.map(({ name }) => name)

describe('the registry of commands', () => {
  const isCommand = (value: unknown): boolean =>
    typeof value === 'object' && value !== null && 'answer' in value && 'examples' in value

  it('has a line for every command that a file holds, and a file for every line', async () => {
    const files = readdirSync(fileURLToPath(new URL('../../src/commands', import.meta.url)))
      .filter((name) => name.endsWith('.ts'))
      .map((name) => name.replace(/\.ts$/, ''))
    const held = await Promise.all(
      files.map(async (name) => [name, Object.values(await import(`../../src/commands/${name}.ts`)).some(isCommand)]),
    )
    expect(held.flatMap(([name, is]) => (is ? [name] : [])).toSorted()).toEqual(names.toSorted())
  })

  it('lists every kind that has a catalog', () => expect(names).toEqual(expect.arrayContaining(Object.keys(catalogs))))

  it.each(commands.map(({ name, summary }) => [name, summary]))('%s has a summary of one phrase', (_, summary) => {
    expect(summary).toMatch(/^[A-Z].*[^.]$/)
  })

  it.each(commands.map((entry) => [entry.name, entry] as const))('%s has examples of its own', async (name, entry) => {
    const { examples: own } = await entry.load()
    expect(own.length).toBeGreaterThan(0)
    for (const { command, shows } of own) {
      expect(command).toMatch(new RegExp(`^stemcell ${name}\\b`))
      expect(shows).toMatch(/[^.]$/)
    }
  })
})

describe('examples', () => {
  it.each(examples.map(({ command }) => command))('%s answers with something', async (line) => {
    const { stdout, stderr } = await ok(line)
    expect(stdout).not.toBe('')
    expect(stderr).not.toMatch(/^No .* match/)
  })

  it('that a bare command line names answer with something', async () => {
    const { stdout } = await ok('stemcell')
    const lines = (stdout.match(/^ {2}stemcell .*/gm) ?? []).filter((line) => !/ browse$/.test(line))
    expect(lines.length).toBeGreaterThan(5)
    for (const line of lines) expect((await ok(line.trim())).stdout, line).not.toBe('')
  })
})

describe('help', () => {
  it('names every command', async () => {
    const { stdout } = await ok('stemcell --help')
    for (const name of names) expect(stdout).toMatch(new RegExp(`^  ${name} `, 'm'))
  })

  it.each(names)('of %s is the same in both ways of asking, on standard output', async (name) => {
    const flag = await ok(`stemcell ${name} --help`)
    expect(flag.stderr).toBe('')
    expect((await ok(`stemcell help ${name}`)).stdout).toBe(flag.stdout)
    for (const { command } of examples.filter((e) => e.name === name)) expect(flag.stdout).toContain(`\n  ${command}\n`)
  })

  it.each(Object.values(catalogs).map((catalog) => [catalog.kind, catalog] as const))(
    'of %s has a flag for every filter',
    async (kind, catalog) => {
      const { stdout } = await ok(`stemcell ${kind} --help`)
      for (const f of catalog.fields)
        expect(new RegExp(`^  --${f.name}( |$)`, 'm').test(stdout), f.name).toBe(f.filterable !== false)
    },
  )

  it.each([60, 80, 100])('fits a screen of %i columns', async (columns) => {
    for (const line of ['stemcell --help', 'stemcell trials --help']) {
      const { stdout } = await run(line, { columns })
      // Examples are kept whole, so that they can be copied; paragraphs of the general help are broken for 80 columns.
      const wide = stdout
        .split('\n')
        .filter(
          (text) =>
            text.length > (/^( |$)/.test(text) ? columns : Math.max(columns, 80)) && !/^ {2}(stemcell|#) /.test(text),
        )
      expect(wide).toEqual([])
    }
  })

  it('is not what a bare command line gets: that says what to ask', async () => {
    const { stdout } = await ok('stemcell')
    expect(stdout.split('\n').length).toBeLessThan(40)
    expect(stdout).toContain('stemcell --help')
  })
})

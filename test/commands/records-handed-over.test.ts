import { describe, expect, it } from 'vitest'
import { commands } from '../../src/commands/index.js'
import { run } from '../helpers/cli.js'

const ids = ['carlsson-2023-wj-msc-t1d', 'hu-2013-wj-msc-t1d'] as const
const input = { '-': `${ids.join('\n')}\n` }

const loaded = await Promise.all(commands.map(async ({ name, load }) => ({ name, command: await load() })))
/** Commands that take records, or a query of trials or of what stands in them; what some need beside trials. */
const more: Readonly<Record<string, string>> = { pool: ' --outcome hba1c', brief: ' --disease t1d' }
const lines = loaded
  .filter(({ command: { argument, catalog, interactive } }) => {
    const of = catalog?.rowsOf?.catalog.kind ?? catalog?.kind ?? 'trials'
    return !interactive && (argument?.takes === 'ids' || argument?.takes === 'query') && of === 'trials'
  })
  .map(({ name }) => [name, more[name] ?? ''] as const)

const answered = async (line: string): Promise<unknown> => {
  const { code, stdout, stderr } = await run(`stemcell ${line} --json`, { input })
  expect([0, 3], `${line}: ${stderr}`).toContain(code)
  const { items } = JSON.parse(stdout)
  return items
}

it('finds the commands', () =>
  expect(lines.map(([name]) => name)).toEqual(
    expect.arrayContaining([
      'trials',
      'results',
      'harms',
      'show',
      'trace',
      'bias',
      'audit',
      'cite',
      'compare',
      'timeline',
    ]),
  ))

describe('trials are handed over as ids, as a query and on standard input, with the same answer', () => {
  it.each(lines)('%s', async (name, rest) => {
    const [first, second] = ids
    const by = ['results', 'harms'].includes(name) ? 'trial' : 'id'
    const asked = await answered(`${name} ${by}:${first},${second}${rest}`)
    expect(await answered(`${name} ${first} ${second}${rest}`)).toEqual(asked)
    expect(await answered(`${name} -${rest}`)).toEqual(asked)
  })
})

it('ids stand beside qualifiers', async () => {
  const { stdout } = await run(`stemcell results - outcome:hba1c --json`, { input })
  const found: { trial: string; outcome: string }[] = JSON.parse(stdout).items
  expect(new Set(found.map(({ outcome }) => outcome))).toEqual(new Set(['hba1c']))
})

it.each([
  ['stemcell results -', '', 3, 'no id was handed over'],
  ['stemcell timeline -', 'nct0\n', 3, 'no trial answers to "nct0"'],
])('%s with %j on standard input is refused', async (line, given, code, told) => {
  const answer = await run(line, { input: { '-': given } })
  expect(answer).toMatchObject({ code, stdout: '' })
  expect(answer.stderr).toContain(told)
})

import { describe, expect, it } from 'vitest'
import { ok } from '../helpers/cli.js'
import { onTerminal } from '../helpers/terminal.js'

const line = ['trials', '--disease', 't1d', '--allocation', 'randomized']
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
    expect(styled).toEqual(
      expect.arrayContaining(['Id', 'Headline result', 'carlsson-2023-wj-msc-t1d', '▲ favors cells:']),
    )
  })

  it('a pager that is left early is no error', async () => {
    const { code, lines } = await onTerminal(line, { env: { STEMCELL_PAGER: 'head -n 3' } })
    expect(code).toBe(0)
    expect(lines).toEqual((await expected(80)).slice(0, 3))
  })

  it('a pager that is not there leaves the page to the screen', async () => {
    const { code, lines } = await onTerminal(line, { env: { STEMCELL_PAGER: 'no-such-pager-anywhere' } })
    expect(code).toBe(0)
    expect(lines).toEqual(expect.arrayContaining(await expected(80)))
  })

  it.each<[string, string[], Record<string, string>]>([
    ['NO_COLOR', [], { NO_COLOR: '1' }],
    ['TERM=dumb', [], { TERM: 'dumb' }],
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

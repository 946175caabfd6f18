/** What scripts and agents rely on: what was promised stands, and what breaks a promise is named. */
import { describe, expect, it } from 'vitest'
import { breaks, brokenPromises } from '../scripts/promises.js'
import { commands } from '../src/commands/index.js'
import { run } from './helpers/cli.js'

it('everything that was promised stands (docs/contracts.md tells what to do where it does not)', async () => {
  expect(await brokenPromises()).toEqual([])
})

describe('what breaks a promise', () => {
  const promised = [
    'exit usage: 2',
    'command trials',
    'option trials --sort',
    'value trials --status: completed|recruiting',
    'library stats pool',
    'argument stemcell_find kind',
    'field trials items[].id: string',
    'field trials items[].year: integer or null',
    'field trials items[].status: open|closed or null',
    'field trials items[].note?: string',
    'field trials items[].ids: list of string',
    'field trials format: "stemcell/trials/1"',
  ]
  const instead = (was: string, is: string | undefined): string[] =>
    breaks(
      promised,
      promised.flatMap((line) => (line === was ? (is === undefined ? [] : [is]) : [line])),
    )

  it.each([
    ['exit usage: 2', 'exit usage: 64', 'exit usage: was 2, is 64'],
    ['command trials', undefined, 'command trials: is gone'],
    ['option trials --sort', 'option trials --order', 'option trials --sort: is gone'],
    ['value trials --status: completed|recruiting', undefined, 'value trials --status: is gone'],
    [
      'value trials --status: completed|recruiting',
      'value trials --status: recruiting|withdrawn',
      'value trials --status: no longer takes completed',
    ],
    ['library stats pool', 'library stats pooled', 'library stats pool: is gone'],
    ['argument stemcell_find kind', undefined, 'argument stemcell_find kind: is gone'],
    ['field trials items[].id: string', 'field trials items[].key: string', 'field trials items[].id: is gone'],
    [
      'field trials items[].id: string',
      'field trials items[].id?: string',
      'field trials items[].id: was always there, may be absent now',
    ],
    [
      'field trials items[].id: string',
      'field trials items[].id: string or null',
      'field trials items[].id: was string, may be null now',
    ],
    [
      'field trials items[].year: integer or null',
      'field trials items[].year: string or null',
      'field trials items[].year: was integer or null, may be string now',
    ],
    [
      'field trials items[].status: open|closed or null',
      'field trials items[].status: open|ended or null',
      'field trials items[].status: no longer says closed',
    ],
    [
      'field trials items[].ids: list of string',
      'field trials items[].ids: string',
      'field trials items[].ids: was list of string, is string',
    ],
    [
      'field trials format: "stemcell/trials/1"',
      'field trials format: "stemcell/trials/2"',
      'field trials format: was "stemcell/trials/1", may be "stemcell/trials/2" now',
    ],
  ])('%s becomes %s', (was, is, says) => expect(instead(was, is)).toEqual([says]))

  it.each([
    ['field trials items[].note?: string', 'field trials items[].note: string'],
    ['field trials items[].year: integer or null', 'field trials items[].year: integer'],
    ['field trials items[].status: open|closed or null', 'field trials items[].status: open|closed|unknown or null'],
  ])('is not that %s becomes %s', (was, is) => expect(instead(was, is)).toEqual([]))

  it('is not what is added', () =>
    expect(breaks(promised, [...promised, 'command more', 'field trials items[].more: string'])).toEqual([]))
})

describe('what is deprecated', () => {
  const withOld = async (line: string) => {
    const entry = commands.find(({ name }) => name === 'about')
    if (!entry) throw new Error('no command about')
    const about = await entry.load()
    const old = {
      ...about,
      deprecated: { since: '1.2.0', use: 'stemcell about' },
      options: { brief: { takes: 'nothing', help: 'Less', deprecated: { since: '1.3.0', use: '--limit' } } as const },
    }
    const list = commands as (typeof entry)[]
    list.push({ ...entry, name: 'about-old', load: async () => old })
    try {
      return await run(line)
    } finally {
      list.pop()
    }
  }
  it('is answered as ever, and told on standard error', async () => {
    const { code, stdout, stderr } = await withOld('about-old --brief --json')
    expect(code).toBe(0)
    expect(JSON.parse(stdout).format).toBe('stemcell/about/1')
    expect(stderr).toBe(
      'stemcell about-old is deprecated since 1.2.0 and goes with the next major version: use stemcell about\n' +
        '--brief is deprecated since 1.3.0 and goes with the next major version: use --limit\n',
    )
  })
  it('is not told of where remarks are not wanted', async () => {
    expect((await withOld('about-old --brief --json --quiet')).stderr).toBe('')
  })
  it('says so in help', async () => {
    expect((await withOld('help about-old')).stdout).toMatch(/--brief .*deprecated\s+since 1\.3\.0: use\s+--limit/)
  })
})

import fc from 'fast-check'
import { beforeAll, describe, expect, it } from 'vitest'
import { readWithCommander } from '../../src/cli/commander.js'
import { readPlain } from '../../src/cli/plain.js'
import { asWord, type Request, toRequest } from '../../src/cli/request.js'
import { type Command, commands, flagsOf } from '../../src/commands/index.js'
import { isFailure } from '../../src/errors.js'

const loaded = new Map<string, Command>()
beforeAll(async () => {
  for (const { name, load } of commands) loaded.set(name, await load())
})

const commandOf = (name: string): Command => loaded.get(name) as Command

/** What a command line asks for, or the complaint about it; undefined where it is not plain. */
const plainly = ([name = '', ...words]: readonly string[]): Request | string | undefined => {
  const typed = readPlain(commandOf(name), words.map(asWord))
  try {
    return typed && toRequest({ name, command: commandOf(name) }, typed)
  } catch (error) {
    if (isFailure(error)) return error.message
    throw error
  }
}
const byCommander = async (argv: readonly string[]) => {
  try {
    return await readWithCommander(argv, '1.0.0', 80)
  } catch (error) {
    if (isFailure(error)) return error.message
    throw error
  }
}

/** Flags of a command, and some that it may not have. */
const flagsIn = ({ options, catalog }: Command): string[] => [
  ...Object.entries(options).map(([name, option]) => flagsOf(name, option).replace(/ .*/, '')),
  ...(catalog?.fields ?? []).flatMap(({ name, type }) => [
    `--${name}`,
    ...(type === 'boolean' ? [`--no-${name}`] : []),
  ]),
  '--text',
  '--json',
  '--csv',
  '--md',
  '--format',
  '-o',
  '--output',
  '--color',
  '--no-pager',
  '--no-clobber',
  '--debug',
  '--pager',
  '--version',
  '-V',
  '-h',
  '--nope',
  '--no-text',
  '--',
  '-x',
]

const values = [
  't1d',
  'hba1c',
  '12',
  '',
  '-',
  '-5',
  '-model:x',
  'a=b',
  'csv',
  'help',
  'trials',
  '--json',
  'out.csv',
  '..2020',
]

describe('a plain command line', () => {
  it('is read as commander reads it, whatever stands in it', async () => {
    const names = commands.map(({ name }) => name)
    const line = fc.constantFrom(...names).chain((name) => {
      const flag = fc.constantFrom(...flagsIn(commandOf(name)))
      const value = fc.constantFrom(...values)
      const piece = fc.oneof(
        value.map((one) => [one]),
        flag.map((one) => [one]),
        fc.tuple(flag, value).map(([one, of]) => [one, of]),
        fc.tuple(flag, value).map(([one, of]) => [`${one}=${of}`]),
      )
      return fc.array(piece, { maxLength: 5 }).map((pieces) => [name, ...pieces.flat()])
    })
    let plain = 0
    await fc.assert(
      fc.asyncProperty(line, async (argv) => {
        const read = plainly(argv)
        if (read === undefined) return
        plain++
        expect(await byCommander(argv)).toEqual(read)
      }),
      { numRuns: 1500 },
    )
    expect(plain).toBeGreaterThan(300)
  })

  it.each([
    ['a value that looks like a flag', ['trials', '--disease', '--json']],
    ['a flag that there is not', ['trials', '--nope']],
    ['a value for a switch', ['trials', '--json=yes']],
    ['no value', ['trials', '--disease']],
    ['too many words', ['about', 'more']],
    ['too few', ['show']],
    ['the end of flags', ['trials', '--', '--json']],
    ['help', ['trials', 'help']],
  ])('is none with %s', (_, argv) => expect(plainly(argv)).toBeUndefined())

  it('is every example of every command', () => {
    for (const [name, { examples }] of loaded)
      for (const { command } of examples) {
        // Quoted words stand for themselves.
        const [words = ''] = command.replace(/^stemcell /, '').split(/ [|>] /)
        const argv = words
          .replaceAll(/(["'])(.*?)\1/g, (_, _quote, text: string) => text.replaceAll(' ', '_'))
          .split(' ')
        if (argv[0] === name) expect([command, plainly(argv)]).toEqual([command, expect.any(Object)])
      }
  })
})

/** What may stand next on a command line, over a made-up table. */
import { describe, expect, it } from 'vitest'
import { splitLine } from '../../src/command-line.js'
import { complete, type IdNames } from '../../src/shell/complete.js'
import type { CompletionTable } from '../../src/shell/table.js'

const table: CompletionTable = {
  kinds: ['trials', 'diseases'],
  vocabularies: ['diseases'],
  topics: [['query', 'How records are asked for']],
  commands: {
    trials: {
      meaning: 'List trials',
      argument: { of: 'query' },
      flags: [
        {
          flag: '--disease',
          meaning: 'Disease',
          values: { of: 'records', kind: 'diseases' },
          isList: true,
          isFilter: true,
        },
        {
          flag: '--status',
          meaning: 'Status',
          values: {
            of: 'words',
            words: [
              ['completed', ''],
              ['recruiting', ''],
            ],
          },
          isList: true,
          isFilter: true,
        },
        { flag: '--count', meaning: 'Count' },
        { flag: '--output', meaning: 'Write to a file', values: { of: 'file' } },
      ],
    },
    show: { meaning: 'Show records', argument: { of: 'records', kind: 'any' }, flags: [] },
    pool: { meaning: 'Pool results', argument: { of: 'query' }, flags: [] },
    verify: { meaning: 'Check a folder', argument: { of: 'folder' }, flags: [] },
  },
}
const names: IdNames = (kind) =>
  kind === 'diseases'
    ? [
        ['t1d', ['Type 1 diabetes', '1型糖尿病']],
        ['t2d', ['Type 2 diabetes', '2型糖尿病']],
      ]
    : [['nct00690066', []]]

const words = (...typed: string[]): readonly string[] | string => {
  const found = complete(typed, table, names)
  return found.kind === 'words' ? found.candidates.map(({ word }) => word) : found.kind
}

describe('completion', () => {
  it.each<[typed: string[], expected: readonly string[] | string]>([
    [[''], ['trials', 'show', 'pool', 'verify', 'help']],
    [['tr'], ['trials']],
    [['--'], ['--help', '--version']],
    [['help', 'q'], ['query']],
    [['trials', '--d'], ['--disease']],
    [
      ['trials', '--disease', ''],
      ['t1d', 't2d'],
    ],
    [['trials', '--disease', 'T1'], ['t1d']],
    [['trials', '--disease', '2型'], ['2型糖尿病']],
    [['trials', '--disease', 't1d,t2'], ['t1d,t2d']],
    [['trials', '--disease', '!t1'], ['!t1d']],
    [['trials', '--disease=t1'], ['--disease=t1d']],
    [['trials', 'dis'], ['disease:']],
    [['trials', 'status:completed,re'], ['status:completed,recruiting']],
    [['pool', 'disease:t1'], ['disease:t1d']],
    [['show', 'nct'], ['nct00690066']],
    [
      ['trials', '-o', ''],
      ['disease:', 'status:'],
    ],
    [['trials', '--output', 'x'], 'file'],
    [['verify', ''], 'folder'],
    [['nothing', ''], []],
    [['trials', '--count', 'st'], ['status:']],
    [['trials', 'nofield:x'], []],
  ])('of %j is %j', (typed, expected) => expect(words(...typed)).toEqual(expected))

  it('says what a word means, and of a name whose it is', () => {
    expect(complete(['trials', '--disease', 't1'], table, names)).toEqual({
      kind: 'words',
      candidates: [{ word: 't1d', meaning: 'Type 1 diabetes' }],
    })
    expect(complete(['trials', '--disease', '1型'], table, names)).toEqual({
      kind: 'words',
      candidates: [{ word: '1型糖尿病', meaning: 't1d' }],
    })
  })
})

describe('a line', () => {
  it.each<[string, readonly string[], number | undefined]>([
    ['stemcell trials ', ['stemcell', 'trials'], undefined],
    ['stemcell  trials a', ['stemcell', 'trials', 'a'], undefined],
    ['stemcell check "stem cells', ['stemcell', 'check', 'stem cells'], 15],
    [`x 'a "b' c\\ d`, ['x', 'a "b', 'c d'], undefined],
    ['x "" y', ['x', '', 'y'], undefined],
    ['x "a\\b \\" c"', ['x', 'a\\b " c'], undefined],
    ['x\\', ['x'], 1],
    ['', [], undefined],
  ])('%j is read as %j', (line, words, openAt) => expect(splitLine(line)).toEqual({ words, openAt }))
})

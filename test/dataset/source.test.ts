import { describe, expect, it } from 'vitest'
import { readSource } from '../../src/dataset/source.js'
import { dataFolder as folder } from '../helpers/folder.js'
import { cell, disease, trial } from '../helpers/records.js'

const refusal = (others: Readonly<Record<string, unknown>>): { message: string; code: string } => {
  try {
    readSource(folder(others))
  } catch (error) {
    return error as { message: string; code: string }
  }
  throw new Error('the folder was accepted')
}

describe('readSource', () => {
  it('reads every record of a folder, in the order of their ids', () => {
    const data = readSource(
      folder({
        'trials/a.json': trial('a'),
        'cells.json': { $schema: 'x', items: [cell('msc'), cell('hsc')] },
        'trials/notes.txt': 'no record',
      }),
    )
    expect(data.trials.map((t) => t.id)).toEqual(['a', 'made-up'])
    expect(data.cells.map((c) => c.id)).toEqual(['hsc', 'msc'])
    expect(data.trials[1]).toEqual(trial('made-up'))
  })

  it('refuses a file that is not JSON', () =>
    expect(refusal({ 'cells.json': '{ "items": [' }).message).toMatch(
      /cells\.json is not JSON: the end where a value or \] is expected \(line 1, column 13\)$/,
    ))
  it('refuses a file that is not there', () =>
    expect(refusal({ 'exclusions.json': undefined }).message).toMatch(/exclusions\.json is not there$/))
  it('refuses a trial whose file has another name', () =>
    expect(refusal({ 'trials/b.json': trial('a') }).message).toMatch(/trials\/b\.json holds the id a$/))

  it.each<[string, string, unknown, string]>([
    [
      'an unknown key',
      'trials/made-up.json',
      { ...trial('made-up'), colour: 'red' },
      '(top): Unrecognized key: "colour"',
    ],
    [
      'an unknown key deep inside',
      'diseases.json',
      { items: [{ ...disease('t1d'), definition: { text: 'x', sure: true } }] },
      'items.0.definition: Unrecognized key: "sure"',
    ],
    ['a missing key', 'trials/made-up.json', { ...trial('made-up'), sponsor: undefined }, 'sponsor: Invalid input'],
    ['a word that is no choice', 'trials/made-up.json', { ...trial('made-up'), kind: 'rumor' }, 'kind: Invalid option'],
    [
      'an id in capitals',
      'trials/made-up.json',
      { ...trial('made-up'), disease: 'T1D' },
      'disease: expected lower-case letters',
    ],
    [
      'a date that is none',
      'trials/made-up.json',
      { ...trial('made-up'), start: '2015-13' },
      'start: expected YYYY, YYYY-MM or YYYY-MM-DD',
    ],
    [
      'a negative count',
      'trials/made-up.json',
      { ...trial('made-up'), enrollment: { count: -1, type: 'actual' } },
      'enrollment.count: ',
    ],
    [
      'white space around text',
      'trials/made-up.json',
      { ...trial('made-up'), title: 'A trial ' },
      'title: has white space at an end',
    ],
    [
      'a DOI that is none',
      'references.json',
      {
        items: [
          {
            id: 'r',
            type: 'article-journal',
            DOI: 'doi:10.1/x',
            custom: { level: null, read: null, retracted: null },
            missing: {},
          },
        ],
      },
      'items.0.DOI: expected a DOI',
    ],
  ])('refuses %s and names file and path', (_, name, content, complaint) => {
    const { message, code } = refusal({ [name]: content })
    expect(code).toBe('bad-data')
    expect(message).toMatch(new RegExp(`${name.replace('.', '\\.')} does not fit its schema:`))
    expect(message).toContain(complaint)
  })

  it('names every place that is wrong, up to ten', () => {
    const { message } = refusal({ 'trials/made-up.json': { ...trial('made-up'), kind: 1, title: '', start: 'x' } })
    for (const path of ['kind', 'title', 'start']) expect(message).toContain(`\n  ${path}: `)
  })
})

import { describe, expect, it } from 'vitest'
import { isStaleStatus } from '../../src/dataset/index.js'
import { toFilters, tokenize, trialsCatalog } from '../../src/query/index.js'
import { json, ok, run } from '../helpers/cli.js'
import { datasetOf } from '../helpers/made-dataset.js'
import { trial } from '../helpers/records.js'

const made = datasetOf({
  trials: [
    trial('adults', {
      eligibility: { text: 'Adults.', age: { from: 18, to: 40 }, duration: { to: 6, unit: 'months' } },
    }),
    trial('any', {
      eligibility: { text: 'From 14.', age: { from: 14 }, cPeptide: { state: 'present', threshold: 'any' } },
    }),
    trial('late', {
      eligibility: {
        text: 'Late.',
        duration: { from: 5, unit: 'years' },
        cPeptide: { state: 'absent', threshold: 'none' },
        insulin: 'required',
        exclusions: ['kidney disease'],
        hba1c: { from: 7.5, to: 10 },
        bmi: { to: 30 },
        egfr: { from: 45 },
      },
    }),
    trial('unread'),
  ],
})
const found = (query: string): string[] => {
  const list = made.list(trialsCatalog)
  return list.ids.filter(list.meets(toFilters(tokenize(query, trialsCatalog), trialsCatalog, made)))
}

describe('a person finds the trials that admitted such people', () => {
  it.each([
    ['age:25', ['adults', 'any']],
    ['age:18', ['adults', 'any']],
    ['age:40', ['adults', 'any']],
    ['age:40.5', ['any']],
    ['age:16', ['any']],
    ['age:13', []],
    ['age:10..15', ['any']],
    ['age:>40', ['any']],
    ['age:<18', ['any']],
    ['duration:6mo', ['adults']],
    ['duration:"6 months"', ['adults']],
    ['duration:26w', ['adults']],
    ['duration:27w', []],
    ['duration:2y', []],
    ['duration:5', ['late']],
    ['c-peptide:positive', ['any']],
    ['c-peptide:undetectable', ['late']],
    ['insulin:required', ['late']],
    ['exclusion:kidney', ['late']],
    ['hba1c:8.5', ['late']],
    ['hba1c:8.5%', ['late']],
    ['hba1c:7.4', []],
    ['hba1c:7..7.6', ['late']],
    ['bmi:30', ['late']],
    ['bmi:31', []],
    ['egfr:60', ['late']],
    ['egfr:"44 mL/min/1.73 m2"', []],
    ['egfr:missing', ['adults', 'any', 'unread']],
    ['age:missing', ['late', 'unread']],
    ['age:notRead', ['late', 'unread']],
    ['-age:25', ['late', 'unread']],
  ])('%s', (query, ids) => expect(found(query)).toEqual(ids))

  it('and is told how many could not be asked, and that this is no advice', async () => {
    const { notes } = await json('stemcell trials --age 25 --duration 2y')
    expect(notes.join('\n')).toMatch(/is not known for them/)
    expect(notes.join('\n')).toMatch(/\d+ more may fit: of them two or more of these are not known/)
    expect(notes.join('\n')).toMatch(/no advice/)
    const total = (await json('stemcell trials --fields id')).items.length
    const [one, other, both] = await Promise.all(
      ['--age 25', '--duration 2y', '--age 25 --duration 2y'].map(async (flags) =>
        json(`stemcell trials ${flags} --fields id`),
      ),
    )
    expect(both.items.length).toBeLessThan(Math.min(one.items.length, other.items.length))
    // Whoever is not listed is counted as unknown, or is known not to fit.
    const told = both.notes
      .flatMap((note: string) => /^(\d+) more/.exec(note)?.[1] ?? [])
      .reduce((a: number, b: string) => a + Number(b), 0)
    expect(told + both.items.length).toBeLessThanOrEqual(total)
  })

  it.each([['--hba1c'], ['--bmi'], ['--egfr']])('%s takes no years', async (flag) => {
    const { code, stderr } = await run(['trials', flag, '2y'])
    expect([code, stderr]).toEqual([2, expect.stringMatching(/"2y" is not a number.*\nWrite 8, 7\.\.10/s)])
  })

  it.each([['x'], ['2 parsecs'], ['5y..2y']])('--duration %s is refused', async (value) => {
    const { code, stderr } = await run(['trials', '--duration', value])
    expect(code).toBe(2)
    expect(stderr).toMatch(/duration/)
  })
})

describe('a status', () => {
  it.each([
    ['recruiting', '2026-01', '2026-11-30', false],
    ['recruiting', '2024-11-30', '2026-11-30', false],
    ['recruiting', '2024-11-29', '2026-11-30', true],
    ['recruiting', '2022', '2026-11-30', true],
    ['recruiting', '2024', '2026-11-30', false],
    ['recruiting', null, '2026-11-30', true],
    ['completed', '2015', '2026-11-30', false],
  ] as const)('%s of %s, seen from %s, is old: %s', (status, read, today, is) =>
    expect(isStaleStatus(status, read, today)).toBe(is),
  )

  it('stands in lists with its day, and says when it is old', async () => {
    const { stdout } = await ok('stemcell trials --stale --fields id,status')
    for (const line of stdout.trim().split('\n').slice(1)) expect(line).toMatch(/\((\d{4}(-\d\d)*|no date), old\)/)
  })
})

describe('diseases, cells and outcomes are asked of every kind that has them', () => {
  it.each([
    ['approvals', '--disease t1d'],
    ['approvals', '--outcome c-peptide'],
    ['references', '--disease t2d --cell msc --outcome hba1c'],
    ['citations', '--disease t1d'],
    ['citations', '--cell msc'],
    ['claims', '--disease t1d --cell msc'],
    ['reviews', '--disease t2d --outcome hba1c'],
    ['mechanisms', '--disease t1d --cell msc'],
    ['results', '--disease t1d --cell msc --outcome c-peptide'],
  ])('stemcell %s %s', async (kind, flags) => {
    const { items, total } = await json(`stemcell ${kind} ${flags} --fields id`)
    expect(items.length).toBeGreaterThan(0)
    expect(items.length).toBeLessThan(total)
  })
})

describe('commands that name records take a query', () => {
  it('as the trials that it finds', async () => {
    const asked = await json(['bias', 'disease:t2d allocation:randomized'])
    const ids = (await json('stemcell trials disease:t2d allocation:randomized --fields id')).items.map(
      ({ id }: { id: string }) => id,
    )
    expect(asked.query.trials).toEqual(ids)
  })
  it.each(['show', 'cite', 'bias', 'audit'])('%s', async (command) => {
    const { code, stdout } = await run([command, 'disease:t2d', 'year:2015', 'allocation:randomized', '--json'])
    expect(code).toBe(0)
    expect(stdout).toContain('zang-2022-uc-msc-t2d')
  })
  it('and say so where nothing fits', async () => {
    const { code, stderr } = await run('stemcell bias disease:t1d year:1950')
    expect(code).toBe(3)
    expect(stderr).toMatch(/no trial matches disease:t1d year:1950/)
  })
})

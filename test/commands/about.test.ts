import { expect, it } from 'vitest'
import { kinds } from '../../src/dataset/index.js'
import { openBundled } from '../helpers/bundled.js'
import { json, ok } from '../helpers/cli.js'

const dataset = openBundled()
const trials = dataset.records('trials')
const { items, dataset: stamp } = await json('stemcell about')
const [about] = items

it('about tells version, date and hash of the dataset', () => expect(stamp).toEqual(dataset.stamp))

it('about counts the records of every kind', () => {
  for (const kind of kinds) expect(about.counts[kind]).toBe(dataset.records(kind).length)
})

it('about tells how far the evidence was read, as counted anew', () => {
  const rows = trials.flatMap((t) => t.outcomes)
  const { tally } = about
  expect(tally.outcomeRows).toBe(rows.length)
  for (const level of ['full-text', 'abstract', 'registry', 'secondary', 'news'])
    expect(tally.outcomeRowsByLevel[level]).toBe(rows.filter((r) => r.level === level).length)
  expect(tally.trialsReadOnlyAsRegistration).toBe(trials.filter((t) => t.kind === 'registered').length)
  const { secondReading } = tally
  expect(secondReading.trials).toBe(trials.filter((t) => t.reviewed).length)
  expect(secondReading.kinds.reduce((n: number, k: { compared: number }) => n + k.compared, 0)).toBe(
    trials.reduce((n, t) => n + (t.reviewed?.compared ?? 0), 0),
  )
  expect(tally.disputedDesigns).toBe(trials.filter((t) => t.design.disputed).length)
})

it('about counts the trials that the between-group filter keeps', async () => {
  expect(about.tally.trialsWithBetweenGroupNumbers).toBe(
    (await json('stemcell trials --between-group --fields id')).count,
  )
})

it('about says what is not covered, and that it is no advice', async () => {
  const { stdout } = await ok('stemcell about')
  for (const text of [...about.covers, ...about.doesNotCover, about.caution, about.cite]) expect(stdout).toContain(text)
  expect(about.caution).toContain('Not medical advice')
})

it('about says why methods names fewer studies left out', async () => {
  const { items } = await json('stemcell methods')
  const left = Number(
    /(\d+) studies that were read about were left out/.exec((await ok('stemcell about', { columns: 400 })).stdout)?.[1],
  )
  expect((items as { excluded: unknown[] }[])[0]?.excluded.length).toBeLessThan(left)
  expect((await ok('stemcell about', { columns: 400 })).stdout).toContain('methods names those alone')
})

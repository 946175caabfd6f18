import { appendFileSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { ensure } from '../../src/collections.js'
import type { ItemOf } from '../../src/contracts/index.js'
import { datasetOf } from '../helpers/made-dataset.js'
import { trial } from '../helpers/records.js'
import { savedSearch } from '../helpers/saved-search.js'
import { smallWorld } from '../helpers/small-world.js'
import { registration } from '../helpers/studies.js'
import { user } from '../helpers/user.js'

type Version = ItemOf<'methods'>['versions'][number]

const study = (n: number, title: string, cells: string, condition = 'Type 1 Diabetes') =>
  registration(`NCT9000000${n}`, {
    identificationModule: { nctId: `NCT9000000${n}`, briefTitle: title },
    conditionsModule: { conditions: [condition] },
    armsInterventionsModule: { interventions: [{ type: 'BIOLOGICAL', name: cells }] },
  })
const certain = study(1, 'MSC in type 1 diabetes', 'own mesenchymal stem cells')
const unsure = [2, 3].map((n) => study(n, 'A cell product in type 1 diabetes', 'stem cells'))
const outside = study(4, 'Insulin pens', 'pen')

const store = datasetOf({ ...smallWorld, search: savedSearch })

/** A review that goes on: files, decisions, records of one's own, a record that is taken out. */
const review = async () => {
  const me = user(() => store)
  const first = me.file('first.json', { studies: [certain, ...unsure, outside, certain, { odd: true }] })
  await me.run(`import ${first}`)
  await me.ok('candidates accept NCT90000002')
  await me.run('candidates refuse NCT90000003 --why unclear')
  await me.ok(`data add ${me.file('mine.json', trial('mine'))}`)
  await me.run(`import ${first}`)
  await me.ok('data remove mine')
  return me
}

const versionsOf = async (me: ReturnType<typeof user>): Promise<Version[]> =>
  (await me.answer('methods')).items[0].versions

const sumOf = ({ read: _, ...parts }: NonNullable<Version['records']>): number =>
  Object.values(parts).reduce((sum, n) => sum + n, 0)

describe('the flow of a living review', () => {
  it('counts a study once that is refused again: another reason is told, the same one changes nothing', async () => {
    const me = await review()
    const before = (await versionsOf(me)).length
    await me.ok('candidates refuse NCT90000003 NCT90000003 --why unclear')
    await me.ok('candidates refuse NCT90000003 --why no-cells')
    expect((await me.answer('candidates --state refused')).items).toMatchObject([{ reason: 'no-cells' }])
    const after = (await versionsOf(me)).slice(before)
    expect(after.map(({ trigger, decided }) => [trigger, decided])).toEqual([['refuse NCT90000003: no-cells', null]])
    await me.ok(`import ${me.file('fourth.json', { studies: [study(5, 'A cell product', 'stem cells')] })}`)
    await me.ok('candidates refuse NCT90000005 nct90000005 NCT90000003 --why unclear')
    expect((await versionsOf(me)).at(-1)?.decided).toEqual({ accepted: 0, refused: 1 })
    await me.ok('candidates correct NCT90000002 --route iv')
    expect((await versionsOf(me)).at(-1)).toMatchObject({
      trigger: 'accept NCT90000002',
      isChange: true,
      decided: null,
    })
  })

  it('says for each version what triggered it, what was found, and what became of the studies', async () => {
    const versions = await versionsOf(await review())
    expect(versions.map(({ edition, isChange, trigger }) => [edition, isChange, trigger.replace(/\S+\//, '')])).toEqual(
      [
        [1, true, 'import first.json'],
        [2, true, 'accept NCT90000002'],
        [2, false, 'refuse NCT90000003: unclear'],
        [3, true, 'add mine.json'],
        [3, false, 'import first.json'],
        [4, true, 'remove mine'],
      ],
    )
    expect(versions[0]?.records).toEqual({
      read: 6,
      duplicates: 1,
      held: 0,
      added: 1,
      replaced: 0,
      waiting: 2,
      refused: 0,
      outside: 1,
      unread: 1,
    })
    expect(versions[4]?.records).toMatchObject({ read: 6, held: 2, refused: 1, outside: 1, waiting: 0 })
    expect(versions.map(({ decided }) => decided)).toEqual([
      null,
      { accepted: 1, refused: 0 },
      { accepted: 0, refused: 1 },
      null,
      null,
      null,
    ])
  })

  it('has numbers that add up: records by what became of them, studies from version to version', async () => {
    const me = await review()
    const versions = await versionsOf(me)
    for (const { records } of versions) if (records) expect(sumOf(records)).toBe(records.read)
    const counted = versions.flatMap(({ studies }) => studies ?? [])
    expect(counted).toHaveLength(4)
    for (const [i, { before, added, gone, after }] of counted.entries()) {
      expect(before + added - gone).toBe(after)
      if (i > 0) expect(before).toBe(counted[i - 1]?.after)
    }
    expect(counted.map(({ added, changed, gone }) => [added, changed, gone])).toEqual([
      [1, 0, 0],
      [1, 0, 0],
      [1, 0, 0],
      [0, 0, 1],
    ])
    expect((await me.answer('trials')).total).toBe(counted.at(-1)?.after)
    expect((await me.answer('trials --bundled')).total).toBe(counted[0]?.before)
  })

  it('counts a study whose values were corrected as changed', async () => {
    const me = user(() => store)
    const path = 'outcomes.hba1c-12m.arms.cell.mean'
    await me.ok(`data add ${me.file('fix.json', { of: 'trials/first', path, was: 7, now: 7.2, why: 'Table 2' })}`)
    expect((await versionsOf(me))[0]?.studies).toMatchObject({ added: 0, changed: 1, gone: 0 })
  })

  it('stands on the page, and as a row per version in CSV', async () => {
    const me = await review()
    const { stdout } = await me.ok('methods')
    expect(stdout).toContain('refuse NCT90000003: unclear')
    expect(stdout).toMatch(/6 records found: 1 taken in, 2 to be decided on, 1 about something else/)
    const [columns, ...rows] = (await me.ok('methods --for living')).stdout.trim().split(/\r?\n/)
    expect(columns).toContain('studies_before')
    expect(rows).toHaveLength(6)
  })

  it('tells a version of another program, or over another bundled dataset, as a change of methods', async () => {
    const me = await review()
    const path = join(me.home, 'history.ndjson')
    const last = JSON.parse(ensure(readFileSync(path, 'utf8').trim().split('\n').at(-1)))
    appendFileSync(path, `${JSON.stringify({ ...last, isChange: false, program: '99.0.0', bundled: '2030.1' })}\n`)
    expect((await versionsOf(me)).at(-1)?.methods).toEqual([
      { what: 'program', before: last.program, after: '99.0.0' },
      { what: 'bundled', before: last.bundled, after: '2030.1' },
    ])
    appendFileSync(path, '{ no line\n')
    expect((await me.answer('methods')).notes.join(' ')).toContain('1 line of history.ndjson')
  })

  it('leads diff and news: each version between the two, with its trigger', async () => {
    const me = await review()
    type Group = { readonly what: string; readonly about: string; readonly text: string }
    const between = async (line: string): Promise<string[]> =>
      (await me.answer(line)).groups.flatMap(({ what, about }: Group) => (what === 'version' ? [about] : []))
    expect(await between('diff')).toEqual(['1', '2', '3', '4'])
    expect(await between('diff 2 3')).toEqual(['3'])
    expect(await between('diff 4 2')).toEqual(['3', '4'])
    expect((await me.ok('diff 2 3')).stdout).toMatch(/Edition 3 \(.*\), by: add \S*mine\.json\. Studies: .* 1 new/)
    expect(await between('news')).toEqual(['1', '2', '3', '4'])
    await me.ok(`data add ${me.file('mine.json', trial('mine'))}`)
    expect(await between('news')).toEqual(['5'])
  })
})

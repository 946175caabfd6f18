import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { readSource } from '../../src/dataset/source.js'
import { datasetOf } from '../helpers/made-dataset.js'
import { smallWorld } from '../helpers/small-world.js'
import { type Json, registration } from '../helpers/studies.js'
import { user } from '../helpers/user.js'

const given = { interventions: [{ type: 'BIOLOGICAL', name: 'own mesenchymal stem cells' }] }
const named = { nctId: 'NCT90000001', briefTitle: 'MSC in type 1 diabetes' }
const inside = registration('NCT90000001', { identificationModule: named, armsInterventionsModule: given })
const unsure = registration('NCT90000002', {
  identificationModule: { nctId: 'NCT90000002', briefTitle: 'A cell product in type 1 diabetes' },
  armsInterventionsModule: {
    interventions: [{ type: 'BIOLOGICAL', name: 'CELL-7', description: 'mesenchymal stromal cells' }],
  },
})
const outside = registration('NCT90000003', {
  identificationModule: { nctId: 'NCT90000003', briefTitle: 'Insulin pens' },
  armsInterventionsModule: { interventions: [{ type: 'DEVICE', name: 'pen' }] },
})

type Item = { result: string; id: string | null } & Json
const resultsOf = (items: readonly Item[]): unknown[] => items.map(({ id, result }) => [id, result])

describe('import', () => {
  it('keeps what is certain, lets wait what is not, and counts what is about something else', async () => {
    const me = user()
    const before = await me.ids()
    const path = me.file('page.json', { studies: [inside, unsure, outside] })
    const { stdout } = await me.ok(`import ${path}`)
    expect(stdout).toMatch(/^3 studies read: 1 added, 1 waits for your decision, 1 about something else\./)
    expect((await me.ids()).toSorted()).toEqual([...before, 'nct90000001'].toSorted())
    expect((await me.answer('show NCT90000001')).items[0].record).toMatchObject({
      disease: 't1d',
      sponsor: 'Made Up University',
    })
    expect((await me.answer('data list')).items).toMatchObject([{ key: 'trials/nct90000001', layer: 'registry' }])
    expect((await me.answer('candidates')).items).toMatchObject([
      {
        id: 'NCT90000002',
        cells: {
          value: ['msc'],
          confidence: 'likely',
          words: expect.arrayContaining([{ word: 'mesenchymal stromal', place: 'intervention' }]),
        },
      },
    ])
  }) // prettier-ignore

  it('takes a study that names another in its numbers for a study of its own', async () => {
    const me = user()
    const child = registration('NCT90000004', {
      identificationModule: { ...named, nctId: 'NCT90000004', secondaryIdInfos: [{ id: 'NCT04786262' }] },
      armsInterventionsModule: given,
    })
    expect(resultsOf((await me.answer(`import ${me.file('child.json', child)}`)).items)).toEqual([
      ['NCT90000004', 'added'],
    ])
  })

  it('twice changes nothing; a newer registration replaces the record', async () => {
    const me = user()
    const path = me.file('one.json', inside)
    await me.ok(`import ${path}`)
    expect(resultsOf((await me.answer(`import ${path}`)).items)).toEqual([['NCT90000001', 'unchanged']])
    const newer = registration('NCT90000001', {
      identificationModule: named,
      armsInterventionsModule: given,
      sponsorCollaboratorsModule: { leadSponsor: { name: 'Another' } },
    })
    expect(resultsOf((await me.answer(`import ${me.file('one.json', newer)}`)).items)).toEqual([
      ['NCT90000001', 'replaced'],
    ])
    expect((await me.answer('show NCT90000001')).items[0].record.sponsor).toBe('Another')
  }) // prettier-ignore

  it('keeps posted results as rows of results and harms, and tells which rows were left and why', async () => {
    const groups = (letters: string) => [{ id: `${letters}000`, title: 'Cells' }]
    const measure = (unitOfMeasure: string, value: string) => ({
      ...{
        type: 'PRIMARY',
        title: 'HbA1c',
        paramType: 'MEAN',
        dispersionType: 'Standard Deviation',
        timeFrame: '12 months',
      },
      ...{ unitOfMeasure, groups: groups('OG') },
      classes: [{ categories: [{ measurements: [{ groupId: 'OG000', value, spread: '1' }] }] }],
    })
    const event = { seriousNumAffected: 1, seriousNumAtRisk: 9, deathsNumAffected: 0, deathsNumAtRisk: 9 }
    const posted = registration(
      'NCT90000005',
      {
        identificationModule: { ...named, nctId: 'NCT90000005' },
        armsInterventionsModule: { ...given, armGroups: [{ label: 'Cells', type: 'EXPERIMENTAL' }] },
      },
      {
        hasResults: true,
        resultsSection: {
          outcomeMeasuresModule: { outcomeMeasures: [measure('%', '7.1'), measure('furlongs', '9')] },
          adverseEventsModule: { eventGroups: [{ ...groups('EG')[0], ...event }] },
        },
      },
    )
    const known = new Set(smallWorld.outcomes?.map(({ id }) => id))
    const more = readSource('data').outcomes.filter(({ id }) => !known.has(id))
    const store = datasetOf({ ...smallWorld, outcomes: [...(smallWorld.outcomes ?? []), ...more] })
    const me = user(() => store)
    const { items } = await me.answer(`import ${me.file('posted.json', posted)}`)
    expect(items).toMatchObject([
      { result: 'added', why: expect.stringContaining('stand among the facts alone: hba1c-12m-2') },
    ])
    const { record } = (await me.answer('show NCT90000005')).items[0]
    expect(record.outcomes.map(({ id }: Json) => id)).toEqual(['hba1c-12m', 'posted-deaths', 'posted-serious'])
    expect(record.notes.join()).toContain('hba1c-12m-2')
    const harms = (await me.answer('harms id:nct90000005 --told counted')).items
    expect(harms).toMatchObject(
      expect.arrayContaining([
        expect.objectContaining({ harm: 'serious', number: 1, n: 9, level: 'registry', arm: 'cells' }),
        expect.objectContaining({ harm: 'death', number: 0, n: 9 }),
      ]),
    )
    expect((await me.answer('results id:nct90000005 --outcome hba1c')).items).toMatchObject([
      { trial: 'nct90000005', level: 'registry', layer: ['registry'] },
    ])
  })

  it('may be the first to write into a folder that --data names', async () => {
    const me = user()
    const path = me.file('one.json', inside)
    await me.ok(`import ${path} --data ${me.file('new', {})}-folder`)
  })

  it('keeps the newer of two registrations, whichever comes first, and tells what an older one says', async () => {
    const day = (date: string, overallStatus: string): Json =>
      registration('NCT90000001', {
        identificationModule: named,
        armsInterventionsModule: given,
        statusModule: { statusVerifiedDate: date, overallStatus, lastUpdatePostDateStruct: { date: `${date}-20` } },
      })
    const [old, late] = [day('2022-06', 'RECRUITING'), day('2025-06', 'TERMINATED')]
    const me = user()
    await me.ok(`import ${me.file('late.json', late)}`)
    const { items } = await me.answer(`import ${me.file('old.json', old)}`)
    expect(items).toMatchObject([{ result: 'held', trial: 'nct90000001' }])
    expect(items[0].differences).toContainEqual(
      expect.objectContaining({ path: 'status.value', registry: 'recruiting' }),
    )
    expect((await me.answer('show NCT90000001')).items[0].record.status.value).toBe('terminated')
    const other = user()
    await other.ok(`import ${other.file('both.json', [late, old])}`)
    expect((await other.answer('show NCT90000001')).items[0].record.status.value).toBe('terminated')
  }) // prettier-ignore

  it('never adds what is held by any of its numbers, and tells what the registration says otherwise', async () => {
    const me = user()
    const first = (await me.answer('trials --limit 1 --fields id')).items[0].id
    const held = (await me.answer(`show ${first}`)).items[0].record
    const mine = {
      ...held,
      id: 'mine',
      mergedFrom: ['mine'],
      registrations: [
        { id: 'NCT00000777', registry: 'clinicaltrials.gov', url: null, registered: null, results: null },
      ],
    } // prettier-ignore
    mine.missing = {
      ...held.missing,
      'registrations.NCT00000777.url': 'notRead',
      'registrations.NCT00000777.registered': 'notRead',
      'registrations.NCT00000777.results': 'notRead',
    } // prettier-ignore
    await me.ok(`data add ${me.file('mine.json', mine)}`)
    const before = await me.ids()
    const again = registration('NCT90000001', {
      identificationModule: {
        nctId: 'NCT90000001',
        nctIdAliases: ['NCT00000777'],
        briefTitle: 'MSC in type 1 diabetes',
      },
    })
    const { items } = await me.answer(`import ${me.file('again.json', again)}`)
    expect(items).toMatchObject([{ result: 'held', id: 'NCT90000001', trial: 'mine' }])
    expect(items[0].differences).toContainEqual({
      path: 'registrations',
      held: null,
      registry: 'NCT90000001',
      kind: 'fills',
    })
    expect(items[0].differences).toContainEqual({
      path: 'design.centers',
      held: 'single',
      registry: 'multi',
      kind: 'differs',
    })
    expect(await me.ids()).toEqual(before)
  })

  it('tells what is no study with its place, keeps the rest, and ends with 4', async () => {
    const me = user()
    const path = me.file('two.ndjson', `{"a": 1}\n${JSON.stringify(inside)}`)
    const { code, stdout, stderr } = await me.run(`import ${path} --json`)
    expect(code).toBe(4)
    expect(JSON.parse(stdout).items).toMatchObject([
      { result: 'unreadable', id: null, place: `${path}, line 1`, why: expect.stringContaining('"protocolSection"') },
      { result: 'added', id: 'NCT90000001' },
    ])
    expect(stderr).toContain('1 piece could not be taken in')
    expect((await me.run('import no-such-file')).stderr).toContain('there is no file or folder "no-such-file"')
  })
})

describe('candidates', () => {
  const waiting = async () => {
    const me = user()
    await me.ok(
      `import ${me.file('two.json', [unsure, { ...unsure, ...registration('NCT90000004', unsure.protocolSection as Json) }])}`,
    ) // prettier-ignore
    return me
  }

  it('become records when accepted, with what is put right', async () => {
    const me = await waiting()
    expect((await me.ok('candidates show NCT90000002')).stdout).toContain('only a description names them')
    expect((await me.run('candidates correct NCT90000002')).stderr).toContain('nothing to put right was named')
    await me.ok('candidates correct nct90000002 --cell hsc --donor allogeneic --why read')
    const { record } = (await me.answer('show NCT90000002')).items[0]
    expect(record.arms[0].product).toMatchObject({ cells: ['hsc'], donor: 'allogeneic' })
    expect((await me.answer('candidates')).count).toBe(0)
    expect((await me.answer('candidates --state all')).items).toMatchObject([
      { state: 'accepted', reason: 'read', trial: 'nct90000002' },
    ]) // prettier-ignore
    // What was put right stays right when the registration is imported again.
    await me.ok(`import ${me.file('again.json', { ...unsure, hasResults: true })}`)
    expect((await me.answer('show NCT90000002')).items[0].record.arms[0].product.cells).toEqual(['hsc'])
  })

  it('keep what was put right before when something else is, or when they are accepted', async () => {
    const me = await waiting()
    await me.ok('candidates correct NCT90000002 --disease t2d')
    await me.ok('candidates correct NCT90000002 --donor allogeneic')
    await me.ok('candidates accept NCT90000002')
    const { record } = (await me.answer('show NCT90000002')).items[0]
    expect([record.disease, record.arms[0].product.donor]).toEqual(['t2d', 'allogeneic'])
  })

  it('are taken out by a refusal when they are records, and come back only when accepted', async () => {
    const me = await waiting()
    await me.ok('candidates accept NCT90000002')
    await me.ok('candidates refuse NCT90000002 --why wrong')
    expect(await me.ids()).not.toContain('nct90000002')
    const again = await me.answer(`import ${me.file('again.json', unsure)}`)
    expect(again.items).toMatchObject([{ result: 'refused-before', why: 'wrong' }])
    expect((await me.answer('candidates --state refused')).items).toMatchObject([
      { id: 'NCT90000002', reason: 'wrong' },
    ])
    await me.ok('candidates accept NCT90000002')
    expect(await me.ids()).toContain('nct90000002')
  }) // prettier-ignore

  it.each(['data remove nct90000001', 'candidates refuse NCT90000001'])(
    'of a study that was certain, "%s" is remembered with its reason, and no import brings it back',
    async (line) => {
      const me = user()
      const path = me.file('one.json', inside)
      await me.ok(`import ${path}`)
      const { code, stderr } = await me.run(line)
      expect([code, stderr]).toEqual([2, expect.stringContaining('needs its reason')])
      expect(await me.ids(), 'nothing went').toContain('nct90000001')
      await me.ok(`${line} --why no-cells`)
      expect(await me.ids()).not.toContain('nct90000001')
      const refused = { id: 'NCT90000001', state: 'refused', reason: 'no-cells', disease: { value: 't1d' } }
      expect((await me.answer('candidates --state refused')).items).toMatchObject([refused])
      expect((await me.ok('candidates show NCT90000001')).stdout).toContain('no-cells')
      expect((await me.run('candidates correct NCT90000001 --cell hsc')).stderr).toContain('Import it again')
      expect((await me.answer(`import ${path}`)).items).toMatchObject([{ result: 'refused-before', why: 'no-cells' }])
      // Now its registration is there again.
      await me.ok('candidates correct NCT90000001 --cell hsc')
      expect((await me.answer('show NCT90000001')).items[0].record.arms[0].product.cells).toEqual(['hsc'])
    },
  )

  it('of a record that was taken out comes back as it was', async () => {
    const me = user()
    await me.ok(`import ${me.file('one.json', inside)}`)
    const { record } = (await me.answer('show NCT90000001')).items[0]
    await me.ok('data remove nct90000001 --why mistaken')
    await me.ok('candidates accept NCT90000001')
    expect((await me.answer('show NCT90000001')).items[0].record).toEqual(record)
    expect((await me.run('data list --why x')).stderr).toContain('--why belongs to data remove')
  })

  it('are refused with a reason only, which stays, and are not offered again', async () => {
    const me = await waiting()
    const { code, stderr } = await me.run('candidates refuse NCT90000002')
    expect([code, stderr]).toEqual([2, expect.stringContaining('needs its reason')])
    expect((await me.run('candidates refuse NCT90000009 --why x')).code).toBe(3)
    await me.ok('candidates refuse NCT90000002 --why nothing-but-cream')
    expect((await me.answer('candidates --state refused')).items).toMatchObject([
      { id: 'NCT90000002', reason: 'nothing-but-cream' },
    ]) // prettier-ignore
    const again = await me.answer(`import ${me.file('again.json', unsure)}`)
    expect(again.items).toMatchObject([{ result: 'refused-before', why: 'nothing-but-cream' }])
    await me.ok('candidates accept NCT90000002')
    expect(await me.ids()).toContain('nct90000002')
  })

  it('are never lost to a damaged file, which is told with its line', async () => {
    const me = await waiting()
    const path = join(me.home, 'candidates.ndjson')
    const text = readFileSync(path, 'utf8')
    writeFileSync(path, text.slice(0, -20))
    const { code, stderr } = await me.run(`import ${me.file('again.json', unsure)}`)
    expect([code, stderr]).toEqual([4, expect.stringContaining('is damaged in line 1')])
    expect(readFileSync(path, 'utf8')).toBe(text.slice(0, -20))
  })
})

import { spawnSync } from 'node:child_process'
import { mkdirSync, readdirSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { ensure } from '../../src/collections.js'
import { markReader } from '../../src/layers/readers.js'
import { run } from '../helpers/cli.js'
import { datasetOf } from '../helpers/made-dataset.js'
import { row, trial } from '../helpers/records.js'
import { smallWorld } from '../helpers/small-world.js'
import { user } from '../helpers/user.js'

const mine = trial('mine', { title: 'A study of my own', outcomes: [row('hba1c')] })

describe('the dataset of one’s own', () => {
  it('is compiled anew, and says so, when the bundled one is another; what does not fit any more is set aside, not lost', async () => {
    const me = user()
    const fix = { of: 'trials/first', path: 'enrollment.count', was: 20, now: 22, why: 'Table 1 gives 22' }
    await me.ok(`data add ${me.file('mine.json', [mine, fix])}`)
    const next = datasetOf({
      ...smallWorld,
      trials: (smallWorld.trials ?? []).map((one) =>
        one.id === 'first' ? { ...one, enrollment: { count: 24, type: 'actual' as const } } : one,
      ),
    })
    const upgraded = { ...me.place, open: () => next }
    const first = await run('show first --json', upgraded)
    expect(first.stderr).toContain('compiled with it anew')
    expect(JSON.parse(first.stdout).items[0].record.enrollment.count).toBe(24)
    const again = await run('show mine', upgraded)
    expect([again.code, again.stderr]).toEqual([0, expect.not.stringContaining('anew')])
    const { items } = JSON.parse((await run('data list --json', upgraded)).stdout)
    expect(items).toMatchObject([
      {
        key: 'corrections/trials/first/enrollment.count',
        isUsed: false,
        reasons: [expect.stringContaining('holds 24')],
      },
      { key: 'trials/mine', isUsed: true },
    ])
    const back = await me.answer('show first')
    expect(back.items[0].record.enrollment.count).toBe(22)
  })

  it('that a killed run did not switch to is nobody’s: the next takes its place', async () => {
    const me = user()
    await me.ok(`data add ${me.file('mine.json', mine)}`)
    const orphan = join(me.home, 'editions', '000002')
    mkdirSync(orphan)
    writeFileSync(join(orphan, 'trials.ndjson'), 'half a rec')
    expect((await me.answer('data where')).count).toBe(1)
    await me.ok(`data add ${me.file('more.json', trial('more'))}`)
    expect(await me.ids()).toEqual(expect.arrayContaining(['mine', 'more']))
  })

  it('tells of a pointer that is none, lets --bundled answer, and finds the newest edition again', async () => {
    const me = user()
    await me.ok(`data add ${me.file('mine.json', mine)}`)
    writeFileSync(join(me.home, 'current'), '{"format":')
    const { code, stderr } = await me.run('trials')
    expect([code, stderr]).toEqual([4, expect.stringContaining('--bundled')])
    expect((await me.run('trials --bundled')).code).toBe(0)
    await me.ok('data use own')
    expect(await me.ids()).toContain('mine')
  })
})

describe('editions of it', () => {
  it('stay until they are pruned', async () => {
    const me = user()
    await me.ok(`data add ${me.file('mine.json', mine)}`)
    await me.ok(`data add ${me.file('more.json', trial('more'))}`)
    expect((await me.answer('data where')).items.map(({ edition }: { edition: number }) => edition)).toEqual([1, 2])
    await me.ok('data prune')
    expect(readdirSync(join(me.home, 'editions'))).toEqual(['000002'])
    expect(await me.ids()).toEqual(expect.arrayContaining(['mine', 'more']))
  })

  it('that a running program reads are kept', async () => {
    const me = user()
    await me.ok(`data add ${me.file('mine.json', mine)}`)
    const first = join(me.home, 'editions', '000001')
    markReader(first)
    const held = ensure(readdirSync(first).find((name) => name.startsWith('.reader-')))
    await me.ok(`data add ${me.file('more.json', trial('more'))}`)
    expect((await me.ok('data prune')).stderr).toContain('1 older edition stays: a program that runs reads it.')
    expect(readdirSync(join(me.home, 'editions'))).toEqual(['000001', '000002'])
    const { pid: ended } = spawnSync(process.execPath, ['-e', '0'])
    renameSync(join(first, held), join(first, held.replace(`-${process.pid}-`, `-${ended}-`)))
    expect((await me.ok('data prune')).stderr).toContain('1 older edition removed.')
    expect(readdirSync(join(me.home, 'editions'))).toEqual(['000002'])
  })
})

import { readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { run } from '../../src/cli/run.js'
import { badData } from '../../src/errors.js'
import { outside, version } from '../helpers/cli.js'
import { row, trial } from '../helpers/records.js'
import { user } from '../helpers/user.js'

type Group = {
  readonly what: string
  readonly about: string
  readonly before: string | null
  readonly after: string | null
}

const third = trial('third', {
  title: 'A third trial',
  outcomes: [
    row('hba1c-12m', {
      arms: { cell: { n: 10, mean: 9, sd: 1 }, control: { n: 10, mean: 8, sd: 1 } },
      direction: 'favors-control',
    }),
  ],
})
const mean = 'outcomes.hba1c-12m.arms.cell.mean'
const fix = { of: 'trials/first', path: mean, was: 7, now: 7.2, why: 'Table 2 gives 7.2' }

describe('diff', () => {
  it('has nothing to compare where there is nothing of one’s own, and says so', async () => {
    const { code, stdout, stderr } = await user().run('diff')
    expect(code).toBe(0)
    expect(stdout).toContain('No difference')
    expect(stderr).toContain('nothing of yours')
  })

  it('tells records that came, and the answers that are others for them', async () => {
    const me = user()
    await me.ok(`data add ${me.file('third.json', third)}`)
    const { items, groups } = await me.answer('diff')
    expect(items).toEqual([{ kind: 'trials', id: 'third', change: 'added', fields: [] }])
    const pooled = groups.find(({ what, about }: Group) => what === 'pooled' && about === 'hba1c/t1d')
    expect(pooled.before).toMatch(/^MD -0\.75 .* 2 studies$/)
    expect(pooled.after).toMatch(/^MD -0\.1\d .* 3 studies$/)
    expect(groups).toContainEqual(
      expect.objectContaining({
        what: 'headline',
        about: 'third',
        before: null,
        after: expect.stringContaining('favors control'),
      }),
    )
    expect(groups).toContainEqual(
      expect.objectContaining({
        what: 'claim',
        about: 'cells-lower-hba1c',
        before: '1 for, 1 against',
        after: '1 for, 2 against',
      }),
    )
  })

  it('tells each value before and after, with why it was corrected', async () => {
    const me = user()
    await me.ok(`data add ${me.file('fix.json', [fix, { of: 'trials/second', text: 'Seen at a congress.' }])}`)
    expect((await me.answer('diff')).items).toEqual([
      { kind: 'trials', id: 'first', change: 'changed', fields: [{ path: mean, before: 7, after: 7.2, why: fix.why }] },
      { kind: 'trials', id: 'second', change: 'changed', fields: [{ path: '(remark)', after: 'Seen at a congress.' }] },
    ])
    expect((await me.ok('diff')).stdout).toContain(`${mean}: 7 → 7.2 (Table 2 gives 7.2)`)
  })

  it('turns round, and compares editions by their numbers', async () => {
    const me = user()
    await me.ok(`data add ${me.file('third.json', third)}`)
    await me.ok(`data add ${me.file('fix.json', fix)}`)
    const changes = async (line: string) =>
      (await me.answer(line)).items.map(({ id, change }: { id: string; change: string }) => [id, change])
    expect(await changes('diff own bundled')).toEqual([
      ['first', 'changed'],
      ['third', 'gone'],
    ])
    expect(await changes('diff 1 2')).toEqual([['first', 'changed']])
    expect(await changes('diff 1')).toEqual([['first', 'changed']])
    expect(await changes('diff own own')).toEqual([])
    expect((await me.run('diff 7')).stderr).toContain('bundled, own, or an edition: 1, 2')
  })

  it('of an edition that another program compiled differs by its records only', async () => {
    const me = user()
    await me.ok(`data add ${me.file('third.json', third)}`)
    const path = join(me.home, 'editions', '000001', 'edition.json')
    writeFileSync(path, readFileSync(path, 'utf8').replace(/"over":"[^"]*"/, '"over":"an older one"'))
    await me.ok(`data add ${me.file('fix.json', fix)}`)
    expect((await me.answer('diff 1 2')).items.map(({ id }: { id: string }) => id)).toEqual(['first'])
  })
})

describe('news', () => {
  const news = async (me: ReturnType<typeof user>, flags = '') =>
    (await me.answer(`news ${flags}`)).items.map(({ id }: { id: string }) => id)

  it('are told once, unless they are kept', async () => {
    const me = user()
    await me.ok(`data add ${me.file('third.json', third)}`)
    expect(await news(me, '--keep')).toEqual(['third'])
    expect(await news(me)).toEqual(['third'])
    expect(await news(me)).toEqual([])
    await me.ok(`data add ${me.file('fix.json', fix)}`)
    expect(await news(me)).toEqual(['first'])
  })

  it('are not marked as seen where nobody got them', async () => {
    const me = user()
    await me.ok(`data add ${me.file('third.json', third)}`)
    const { io } = outside(me.place)
    const full = { ...io, stdout: { ...io.stdout, write: () => { throw badData('cannot write the output: no space') } } } // biome-ignore format: one line
    expect(await run(['news'], full, version, me.place.open)).toBe(4)
    expect(await news(me)).toEqual(['third'])
  })

  it('do not take an edition of another folder for the one that was seen', async () => {
    const me = user()
    await me.ok(`data add ${me.file('third.json', third)}`)
    await news(me)
    const other = `--data ${join(me.home, 'other')}`
    await me.ok(`data add ${me.file('fix.json', fix)} ${other}`)
    expect(await news(me, `--keep ${other}`)).toEqual(['first'])
  })

  it('fall back on the bundled dataset where the edition that was seen is gone', async () => {
    const me = user()
    await me.ok(`data add ${me.file('third.json', third)}`)
    await news(me)
    await me.ok(`data add ${me.file('fix.json', fix)}`)
    await me.ok('data prune')
    const { stderr } = await me.ok('news --keep')
    expect(stderr).toContain('was pruned, or is in another folder')
    expect(await news(me)).toEqual(['first', 'third'])
    rmSync(join(me.home, 'current'))
    expect(await news(me)).toEqual([])
  })
})

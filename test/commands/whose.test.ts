import { describe, expect, it } from 'vitest'
import { readSource } from '../../src/dataset/source.js'
import { run } from '../helpers/cli.js'
import { datasetOf } from '../helpers/made-dataset.js'
import { row, trial } from '../helpers/records.js'
import { smallWorld } from '../helpers/small-world.js'
import { user } from '../helpers/user.js'

const mine = trial('mine', {
  outcomes: [
    row('hba1c-12m', {
      arms: { cell: { n: 10, mean: 7, sd: 1 }, control: { n: 10, mean: 8, sd: 1 } },
      direction: 'favors-cell',
    }),
  ],
})

describe('whose a record is', () => {
  const own = async () => {
    const me = user()
    await me.ok(`data add ${me.file('mine.json', mine)}`)
    return me
  }

  it.each([
    'bias mine',
    'harms',
    'harms --totals',
    'gaps',
    'compare mine first',
    'results mine',
    'results --wide',
    'trials',
    'map',
    'timeline',
    'pool --outcome hba1c --disease t1d',
    'cite mine',
  ])('is told by stemcell %s, in text and JSON, and not told without it', async (line) => {
    const me = await own()
    const told = /1 of these studies is your own: mine/
    const { notes } = await me.answer(line)
    expect(notes.filter((note: string) => told.test(note))).toHaveLength(1)
    const { stdout, stderr } = await me.run(line)
    expect(`${stdout}${stderr}`.replace(/\s+/g, ' ')).toMatch(told)
    const bundled = await me.run(
      `${line.replace('compare mine first', 'compare first second').replace(/ mine$/, ' first')} --bundled`,
    )
    expect(`${bundled.stdout}${bundled.stderr}`).not.toContain('your own')
  })

  it('stands in the page that check makes of a page', async () => {
    const { lexicon } = readSource('data')
    const store = datasetOf({ ...smallWorld, lexicon })
    const me = user(() => store)
    await me.ok(`data add ${me.file('mine.json', mine)}`)
    const input = { 'p.txt': 'MSC lower HbA1c in type 1 diabetes.\n' }
    const { files } = await run('check --page p.txt --html page.html', { ...me.place, input })
    expect(files['page.html']).toContain('1 of these studies is your own: mine')
  })

  it('is asked for by --layer: records, rows of results, and values that were corrected', async () => {
    const me = await own()
    const path = 'outcomes.hba1c-12m.arms.cell.mean'
    await me.ok(`data add ${me.file('fix.json', { of: 'trials/first', path, was: 7, now: 7.2, why: 'Table 2' })}`)
    expect(await me.ids('--layer own')).toEqual(['first', 'mine'])
    expect(await me.ids('layer:own -layer:bundled')).toEqual(['mine'])
    expect(await me.ids('--layer registry')).toEqual([])
    const { items } = await me.answer('trials --fields id,layer')
    expect(items.find(({ id }: { id: string }) => id === 'first')).toMatchObject({ layer: ['bundled', 'own'] })
    type Row = { readonly trial: string; readonly result: string; readonly layer: string[] }
    const rows: Row[] = (await me.answer('results --layer own')).items
    expect([...new Set(rows.map(({ trial: of, result }) => `${of} ${result}`))]).toEqual([
      'first hba1c-12m',
      'mine hba1c-12m',
    ])
    expect(rows.every(({ layer }) => layer.includes('own'))).toBe(true)
    expect((await me.answer('trials --layer bundled --bundled')).count).toBe(4)
  })
})

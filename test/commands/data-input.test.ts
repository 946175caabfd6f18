import { describe, expect, it } from 'vitest'
import { row, trial } from '../helpers/records.js'
import { user } from '../helpers/user.js'

const _ownMean = 'outcomes.hba1c-12m.arms.cell.mean'
const mine = trial('mine', { title: 'A study of my own', outcomes: [row('hba1c')] })

describe('a table of results', () => {
  const head =
    'trial,disease,outcome,type,scale,time,unit,arm,role,arm-cell,n,mean,sd,comparison,direction,level,locator,source'
  const page = 'against-control,favors-cell,abstract,abstract,https://example.org/mine'
  const table = [
    head,
    `mine,t1d,hba1c,continuous,final,12,%,cell,intervention,msc,10,7,1,${page}`,
    `mine,t1d,hba1c,continuous,final,12,%,control,control,,9,8,1.5,${page}`,
  ].join('\n')

  const [, cellRow = '', controlRow = ''] = table.split('\n')
  /** The table with one more column, the same in every row. */
  const withMore = (name: string, value: string): string =>
    table
      .split('\n')
      .map((line, i) => `${line},${i ? value : name}`)
      .join('\n')
  const subgroups = [`${head},subgroup`, `${cellRow},men`, `${controlRow},women`].join('\n')
  const twoRoles = [table, cellRow.replace(',12,', ',6,').replace(',intervention,', ',control,')].join('\n')

  it('makes a trial of its own, of which the rest is not read', async () => {
    const me = user()
    const path = me.file('mine.csv', table)
    expect((await me.answer(`data add ${path}`)).items).toMatchObject([{ key: 'trials/mine', result: 'added' }])
    const rows = (await me.answer('results mine')).items
    expect(rows.map(({ arm, n, mean, sd, time }: Record<string, unknown>) => [arm, n, mean, sd, time])).toEqual([
      ['cell', 10, 7, 1, 12],
      ['control', 9, 8, 1.5, 12],
    ])
    const { record } = (await me.answer('show mine')).items[0]
    expect([record.sponsor, record.missing.sponsor, record.missing['arms.control.product']]).toEqual([
      null,
      'notRead',
      'notApplicable',
    ])
    expect(record.sources).toEqual([{ id: 's1', url: 'https://example.org/mine', level: 'abstract', what: 'abstract' }])
    expect((await me.answer(`data add ${path}`)).items).toMatchObject([{ result: 'unchanged' }])
  })

  it('adds results to a trial that is there', async () => {
    const me = user()
    const rows = table.replaceAll('mine,t1d', 'first,t1d').replaceAll(',12,%', ',6,%')
    expect((await me.answer(`data add ${me.file('rows.csv', rows)}`)).items).toMatchObject([
      { key: 'results/first/hba1c-6m-final', result: 'added' },
    ])
    expect((await me.answer('results first --time 6')).count).toBe(2)
  })

  it('keeps how numbers were derived, and names the columns that it does not take', async () => {
    const me = user()
    const more = withMore('derived', 'mean: read off a figure; sd: from the SE').split('\n')
    const text = more
      .map((line, i) => `${line},${i ? '2020,"randomized, double",NCT00000009' : 'year,design,registration'}`)
      .join('\n')
    const { notes } = await me.answer(`data add ${me.file('mine.csv', text)}`)
    expect(notes.join()).toMatch(/not taken: year, design, registration /)
    const rows = (await me.answer('results mine --fields derived')).items
    expect(rows[0].derived).toEqual(['mean: read off a figure', 'sd: from the SE'])
  })

  it('as stemcell results prints it is read again, number by number', async () => {
    const me = user()
    const printed = (await me.ok('results id:first --csv')).stdout
      .replaceAll('first/', 'copy/')
      .replaceAll(',first,', ',copy,')
    await me.ok(`data add ${me.file('copy.csv', printed)}`)
    const numbers = async (trial: string) =>
      (await me.answer(`results trial:${trial} --fields arm,result,mean,sd,time,p,direction,role,arm-cell`)).items.map(
        ({ id: _, ...row }: { id: string }) => row,
      )
    expect(await numbers('copy')).toEqual(await numbers('first'))
  })

  it.each([
    ['a number that is none', table.replace(',7,1,', ',7.1.2,1,'), 2, 'mean', 'expected a number'],
    ['thousands of people behind a point', table.replace(',10,7,', ',2.000,7,'), 2, 'n', 'write 2000'],
    ['thousands behind a comma', table.replace(',10,7,', ',10,"1,234",'), 2, 'mean', 'write 1234'],
    ['thousands of a trial', withMore('enrollment', '2.000'), 2, 'enrollment', 'whole number'],
    ['a column that is none', table.replace(',mean,', ',meen,'), 1, '', 'near it: mean'],
    ['no column of trials', table.replaceAll('trial,', 'study,').replace('study,', 'id,'), 1, '', 'no column trial'],
    ['a choice that is none', table.replaceAll('favors-cell', 'good'), 2, 'outcomes.0.direction', 'favors-cell'],
    [
      'an arm of which nobody says what it is',
      table.replace(',control,,9', ',,,9'),
      3,
      'role',
      'intervention or control',
    ],
    ['half of an interval', table.replace(',sd,', ',ci-low,'), 2, 'ci-high', 'ci-low is given'],
    ['a spread that is none', withMore('spread', 'wide'), 2, 'spread', 'expected one of'],
    ['a spread other than its number', withMore('spread', 'se'), 2, 'spread-basis', 'together'],
    ['an effect without its measure', withMore('effect', '-1'), 2, 'effect-measure', 'stands in effect'],
    ['an inference', withMore('inferred', 'From context'), 2, 'inferred', 'cannot be read from a table'],
    ['a number derived from nothing', withMore('derived', 'by hand'), 2, 'derived', 'how it was derived'],
    ['people that are no number', withMore('enrollment', 'many'), 2, 'enrollment', 'whole number'],
    ['an arm that is told twice', table.replace(',control,control,', ',cell,intervention,'), 3, 'arm', 'in line 2'],
    ['two subgroups as one result', subgroups, 3, 'subgroup', '"men"'],
    ['an arm that changes its role', twoRoles, 4, 'role', '"intervention"'],
    ['cells without a direction', table.replaceAll(',favors-cell,', ',,'), 2, 'outcomes.0.direction', 'Invalid'],
  ])('with %s is refused with its line', async (_, text, line, path, message) => {
    const me = user()
    const { code, stdout } = await me.run(`data add ${me.file('bad.csv', text)} --json`)
    expect(code).toBe(4)
    expect(JSON.parse(stdout).items[0].faults[0]).toMatchObject({
      line,
      path,
      message: expect.stringContaining(message),
    })
  })
})

describe('hostile files', () => {
  const deep = `${'['.repeat(5000)}${']'.repeat(5000)}`
  it.each([
    ['a key __proto__', `{"__proto__": {"polluted": true}, ${JSON.stringify(mine).slice(1)}`, 'not read'],
    [
      'a key __proto__ among arms',
      JSON.stringify(mine).replace('"missing":{', '"missing":{"__proto__":"notRead",'),
      'not read',
    ],
    ['lists in lists', deep, 'nested more than'],
    ['a key twice', '{"id":"a","id":"b"}', 'twice'],
    ['half of a document', JSON.stringify(mine).slice(0, 300), 'not JSON'],
    ['something else', '{"hello": "world"}', 'cannot tell what this is'],
    ['a number', '42', 'cannot tell what this is'],
  ])('%s are refused and change nothing', async (_, text, message) => {
    const me = user()
    const { code, stdout } = await me.run(`data add ${me.file('bad.json', text)} --json`)
    expect(code).toBe(4)
    expect(JSON.parse(stdout).items[0].faults[0].message).toContain(message)
    expect(Object.hasOwn({}, 'polluted') || 'polluted' in {}).toBe(false)
    expect((await me.answer('data list')).count).toBe(0)
  })
})

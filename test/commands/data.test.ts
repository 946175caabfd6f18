import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { readSource } from '../../src/dataset/source.js'
import { run } from '../helpers/cli.js'
import { temporary } from '../helpers/folder.js'
import { dangerous } from '../helpers/hostile.js'
import { datasetOf } from '../helpers/made-dataset.js'
import { arm, row, trial } from '../helpers/records.js'
import { smallWorld } from '../helpers/small-world.js'
import { user } from '../helpers/user.js'

const ownMean = 'outcomes.hba1c-12m.arms.cell.mean'
const mine = trial('mine', { title: 'A study of my own', outcomes: [row('hba1c')] })

describe('records of one’s own', () => {
  it('stand beside the bundled ones in every command, until --bundled leaves them out', async () => {
    const me = user()
    const before = await me.ids()
    expect((await me.ok(`data add ${me.file('mine.json', mine)}`)).stdout).toContain('trials/mine')
    expect((await me.ids()).toSorted()).toEqual([...before, 'mine'].toSorted())
    expect(await me.ids('--bundled')).toEqual(before)
    expect((await me.ok('show mine')).stdout).toContain('A study of my own')
    expect((await me.ok('search own')).stdout).toContain('mine')
    expect((await me.answer('trials')).dataset.version).toMatch(/^2026\.1\.0\+own\.[0-9a-f]{8}$/)
    await me.ok('data remove mine')
    expect(await me.ids()).toEqual(before)
    expect((await me.answer('trials')).dataset.version).toBe('2026.1.0')
  })

  it('are listed with the file they came from, and exported as a file that is added again', async () => {
    const me = user()
    const path = me.file('mine.json', mine)
    await me.ok(`data add ${path}`)
    expect((await me.answer('data list')).items).toEqual([
      expect.objectContaining({ key: 'trials/mine', layer: 'own', from: path, isUsed: true, title: mine.title }),
    ])
    const { stdout } = await me.ok('data export')
    const other = user()
    await other.ok(`data add ${other.file('all.json', stdout)}`)
    const record = async (who: ReturnType<typeof user>) => (await who.answer('show mine')).items[0].record
    expect(await record(other)).toEqual(await record(me))
  })

  it('are exported without a character that hides or moves text, as the same data', async () => {
    const me = user()
    const title = '\u{e0100}\u00ad\u034f\u2065\u3164\u202e\u001b[31m=1+1 hidden'
    await me.ok(`data add ${me.file('mine.json', { ...mine, title })}`)
    const { stdout } = await me.ok('data export')
    expect(stdout.replaceAll('\n', '')).not.toMatch(dangerous)
    const other = user()
    await other.ok(`data add ${other.file('all.json', stdout)}`)
    expect((await other.answer('show mine')).items[0].record.title).toBe(title)
  })

  it('begin with a template that fits and says nothing', async () => {
    const me = user()
    const path = me.file('template.json', (await me.ok('data template trial')).stdout)
    expect((await me.answer(`data validate ${path}`)).items).toMatchObject([{ result: 'fits' }])
    expect((await me.answer('data list')).count).toBe(0)
    await me.ok(`data add ${path}`)
    expect((await me.answer('results author-year-cells-disease')).count).toBe(0)
    const result = me.file('result.json', (await me.ok('data template result first')).stdout)
    expect((await me.answer(`data validate ${result}`)).items).toMatchObject([
      { key: 'results/first/hba1c-12m', result: 'refused' },
    ])
  })

  it('that do not fit are refused with file, line, path, value and expectation; the rest is kept', async () => {
    const me = user()
    const bad = { ...trial('bad'), enrollment: { count: 'ten', type: 'actual' } }
    const path = me.file('two.json', { format: 'stemcell/own/1', trials: [mine, bad] })
    const line =
      readFileSync(path, 'utf8')
        .split('\n')
        .findIndex((text) => text.includes('"ten"')) + 1
    const { code, stdout } = await me.run(`data add ${path} --json`)
    expect(code).toBe(4)
    const { items } = JSON.parse(stdout)
    expect(items.map(({ key, result }: { key: string; result: string }) => [key, result]).toSorted()).toEqual([
      ['trials/bad', 'refused'],
      ['trials/mine', 'added'],
    ])
    expect(items.find(({ result }: { result: string }) => result === 'refused').faults).toEqual([
      expect.objectContaining({
        file: path,
        line,
        path: 'enrollment.count',
        value: '"ten"',
        message: expect.stringContaining('expected number'),
      }),
    ])
    expect((await me.ok('show mine')).code).toBe(0)
  })

  it('are kept all or not at all with --strict', async () => {
    const me = user()
    const path = me.file('two.json', [mine, { ...trial('bad'), disease: 'no-such-disease' }])
    const { code, stderr } = await me.run(`data add ${path} --strict`)
    expect([code, stderr]).toEqual([4, expect.stringContaining('Nothing was kept')])
    expect((await me.answer('data list')).count).toBe(0)
  })

  it('break no rule over all records: a link to nothing is refused where it stands', async () => {
    const me = user()
    const stray = trial('stray', {
      arms: [arm('cell'), arm('control')],
      related: [{ trial: 'nowhere', how: 'a guess' }],
    })
    const { stdout } = await me.run(`data add ${me.file('stray.json', stray)} --json`)
    expect(JSON.parse(stdout).items[0].faults).toEqual([
      expect.objectContaining({ path: 'related', message: expect.stringContaining('link-resolves') }),
    ])
  })

  it('never take the place of a bundled record', async () => {
    const me = user()
    const { stdout } = await me.run(`data add ${me.file('first.json', trial('first'))} --json`)
    expect(JSON.parse(stdout).items[0].faults[0].message).toContain('trials/first')
  })

  it('may be set apart as a whole and taken up again', async () => {
    const me = user()
    const before = await me.ids()
    await me.ok(`data add ${me.file('mine.json', mine)}`)
    await me.ok('data use none')
    expect(await me.ids()).toEqual(before)
    await me.ok('data use own')
    expect(await me.ids()).toContain('mine')
  })

  it('are told apart in every answer that rests on them, and in how a report is cited', async () => {
    const me = user()
    const clean = await me.answer('report disease:t1d')
    expect(JSON.stringify(clean)).not.toMatch(/your own|user's own|own record/)
    await me.ok(`data add ${me.file('mine.json', mine)}`)
    await me.ok(`data add ${me.file('fix.json', { of: 'trials/first', path: ownMean, was: 7, now: 7.2, why: 'Read' })}`)
    const [isMine, isFixed] = ['1 of these studies is your own: mine.', 'corrections or results of your own: first']
    for (const line of [
      'pool --outcome hba1c --disease t1d',
      'trials disease:t1d',
      'results disease:t1d',
      'report disease:t1d',
    ]) {
      const notes = (await me.answer(line)).notes.join('\n')
      expect(notes, line).toContain(isMine)
      expect(notes, line).toContain(isFixed)
    }
    const page = (await me.ok('report disease:t1d --md')).stdout
    expect(page).toMatch(/Cite as.*With 2 records and corrections of the user's own over it \(2026\.1\.0\+own\./)
    expect(page).toContain('(own record)')
    expect((await me.answer('about')).items[0].cite).toContain("of the user's own")
    expect(JSON.stringify(await me.answer('trials disease:t1d --bundled'))).not.toContain('your own')
  })

  it('are told apart in what a check rests on, and in the flow of studies of a report', async () => {
    const me = user()
    const { lexicon, search } = readSource('data')
    const open = () => datasetOf({ ...smallWorld, lexicon, search })
    const answer = async (line: string) => JSON.parse((await run(`${line} --json`, { ...me.place, open })).stdout)
    const check = async () => (await answer('check "MSC lower HbA1c in type 1 diabetes"')).notes
    expect((await check()).join()).not.toContain('your own')
    await run(`data add ${me.file('mine.json', mine)}`, { ...me.place, open })
    expect(await check()).toContain('1 of these studies is your own: mine.')
    const { items } = await answer('report disease:t1d')
    expect(items.find(({ part }: { part: string }) => part === 'methods').rows).toContainEqual([
      'this_question_own',
      'included',
      expect.stringContaining("user's own"),
      1,
    ])
  })

  it('live in another folder for one run with --data', async () => {
    const me = user()
    const other = temporary()
    await me.ok(`data add ${me.file('mine.json', mine)} --data ${other}`)
    expect(await me.ids()).not.toContain('mine')
    expect(await me.ids(`--data ${other}`)).toContain('mine')
    expect((await me.run(`trials --data ${temporary()}`)).code).toBe(3)
    expect((await me.run(`trials --bundled --data ${other}`)).code).toBe(2)
  })
})

describe('a correction', () => {
  const of = 'trials/first'
  const mean = 'outcomes.hba1c-12m.arms.cell.mean'
  const fix = { of, path: mean, was: 7, now: 7.2, why: 'Table 2 gives 7.2', locator: 'table 2' }

  it('replaces a value for every command, and keeps the original visible', async () => {
    const me = user()
    await me.ok(`data add ${me.file('fix.json', fix)}`)
    const rows = (await me.answer('results first --outcome hba1c --scale final')).items
    expect(rows.map(({ arm, mean: value }: { arm: string; mean: number }) => [arm, value])).toContainEqual([
      'cell',
      7.2,
    ])
    const shown = await me.answer('show first')
    expect(shown.items[0].layer).toMatchObject({
      origin: null,
      corrections: [{ path: mean, was: 7, now: 7.2, why: fix.why }],
    })
    const [traced] = (await me.answer(`trace first ${mean}`)).items
    expect(traced).toMatchObject({
      value: 7.2,
      corrected: { was: 7, why: fix.why, locator: 'table 2' },
      layer: { layer: 'own' },
    })
    const page = (await me.ok('show first')).stdout
    expect(page).toMatch(/Corrected: .*was 7 in the bundled record, is 7\.2 here\. Table 2 gives 7\.2/)
    expect((await me.ok(`trace first ${mean}`)).stdout).toContain('was 7 in the bundled record')
    expect((await me.answer('trace first enrollment')).items[0].layer).toBeUndefined()
  })

  it.each([
    ['of a value that the record does not hold', { ...fix, was: 7.1 }, 'was', 'holds 7 at'],
    ['of a path that is none', { ...fix, path: 'outcomes.nothing' }, 'path', 'no value there'],
    ['of no record', { ...fix, of: 'trials/nobody' }, 'of', 'no record trials/nobody'],
    ['to a value that does not fit', { ...fix, now: 'high' }, 'now', 'expected number'],
    ['to nothing, without why', { ...fix, now: null }, 'missing', 'expected with a null'],
    ['to the same', { ...fix, now: 7 }, 'now', 'another value'],
    [
      'that breaks a rule',
      { ...fix, path: 'followUpMonths', was: 12, now: 3 },
      'followUpMonths',
      'follow-up-covers-results',
    ],
  ])('%s is refused', async (_, correction, path, message) => {
    const me = user()
    const { code, stdout } = await me.run(`data add ${me.file('fix.json', correction)} --json`)
    expect(code).toBe(4)
    expect(JSON.parse(stdout).items[0].faults[0]).toMatchObject({ path, message: expect.stringContaining(message) })
  })

  it('is where the facts of a judgment of bias were read, in place of the sources of the record', async () => {
    const me = user()
    type Read = { path: string; locator: string | null; levels: string[]; sources: string[] }
    const reads = async (path: string): Promise<Read[]> =>
      (await me.answer('bias first')).items
        .flatMap(({ domains }: { domains: { readFrom: Read[] }[] }) => domains.flatMap(({ readFrom }) => readFrom))
        .filter((read: Read) => read.path === path)
    expect((await reads('design.allocation'))[0]?.sources).not.toEqual([])
    expect((await reads('outcomes.hba1c-12m'))[0]?.locator).not.toContain('correction')
    const path = me.file('fix.json', {
      format: 'stemcell/own/1',
      corrections: [fix, { of, path: 'design.allocation', was: 'randomized', now: 'non-randomized', why: 'Table 1' }],
    })
    await me.ok(`data add ${path}`)
    const read = { path: 'design.allocation', levels: [], locator: `your correction, ${path}`, sources: [] }
    expect(await reads('design.allocation')).toContainEqual(read)
    expect((await reads('outcomes.hba1c-12m'))[0]?.locator).toContain(`in part your correction, ${path}`)
    expect((await me.ok('bias first')).stdout.replace(/\s+/g, ' ')).toContain('design.allocation (your correction,')
  })

  it('of a value that was inferred is no inference any more', async () => {
    const me = user()
    const inferred = { 'design.allocation': 'From the abstract' }
    const file = { format: 'stemcell/own/1', trials: [{ ...mine, inferred }] }
    await me.ok(`data add ${me.file('mine.json', file)}`)
    const change = {
      of: 'trials/mine',
      path: 'design.allocation',
      was: 'randomized',
      now: 'non-randomized',
      why: 'Table 1',
    }
    await me.ok(`data add ${me.file('fix.json', change)}`)
    expect((await me.answer('show mine')).items[0].record.inferred).toEqual({})
  })

  it('may say that a value is not known, with the reason, and fill one that was not', async () => {
    const me = user()
    await me.ok(
      `data add ${me.file('fix.json', [
        { of, path: 'enrollment.count', was: 20, now: null, missing: 'notReported', why: 'It says nowhere' },
        { of: 'trials/plan', path: 'population.stage', was: null, now: 'established', why: 'The registration says so' },
      ])}`,
    )
    expect((await me.answer('show first')).items[0].record).toMatchObject({
      enrollment: { count: null },
      missing: { 'enrollment.count': 'notReported' },
    })
    const { record } = (await me.answer('show plan')).items[0]
    expect([record.population.stage, record.missing['population.stage']]).toEqual(['established', undefined])
  })
})

it('a file where a folder of records is asked for is told, and is no empty folder', async () => {
  const me = user()
  const path = me.file('mine.json', mine)
  for (const line of ['data list', 'trials', 'data add mine.json'])
    expect(await me.run(`${line} --data ${path}`)).toMatchObject({
      code: 2,
      stderr: expect.stringContaining(`--data ${path} is a file, and no folder of records`),
    })
})

describe('what is asked of those who curate', () => {
  it('is asked of nobody who adds a reference, a result beside another source, or a study from several pages', async () => {
    const me = user()
    const custom = { level: 'abstract', read: 'abstract', readAt: ['https://example.org/x'], retracted: null }
    const reference = {
      id: 'mine-2020',
      type: 'article-journal',
      title: 'A study',
      page: '347-57',
      custom,
      missing: {},
    }
    const [source] = mine.sources
    const sources = [source, { ...source, id: 's2', url: 'https://example.org/second' }]
    const file = { format: 'stemcell/own/1', references: [reference], trials: [{ ...mine, sources }] }
    await me.ok(`data add ${me.file('mine.json', file)}`)
  })
})

describe('a result and a remark', () => {
  it('go with a bundled trial, and say whose they are', async () => {
    const me = user()
    const { sources: _, from: __, ...result } = { ...row('c-late', { timepointMonths: 6 }), from: undefined }
    const source = { url: 'https://example.org/late', level: 'abstract', what: 'abstract' }
    const path = me.file('late.json', [
      { ...result, trial: 'first', level: 'abstract', source },
      { of: 'trials/first', path: 'enrollment.count', text: 'The registry says more.' },
    ])
    await me.ok(`data add ${path}`)
    expect((await me.answer('results first --time 6')).count).toBe(2)
    const [{ layer }] = (await me.answer('show first')).items
    expect(layer).toMatchObject({
      results: [{ id: 'c-late', from: path }],
      notes: [{ text: 'The registry says more.' }],
    })
    const [traced] = (await me.answer('trace first outcomes.c-late.arms.cell.mean')).items
    expect(traced).toMatchObject({ layer: { layer: 'own', from: path }, sources: [{ url: source.url }] })
  })
})

describe('data', () => {
  it.each([
    ['data ad x', 2, 'Did you mean add?'],
    ['data add', 2, 'a file or folder is missing'],
    ['data add no-such-file.json', 3, 'there is no file or folder "no-such-file.json"'],
    ['data remove', 2, 'nothing to remove was named'],
    ['data remove nobody', 3, 'nothing of yours is called "nobody"'],
    ['data use both', 2, '"both" cannot be used'],
    ['data template form', 2, 'no template for "form"'],
    ['data list --strict', 2, '--strict belongs to data add'],
    ['data where now', 2, 'takes no words'],
  ])('%s says what is wrong', async (line, code, message) => {
    const result = await user().run(line)
    expect(result.code).toBe(code)
    expect(result.stderr).toContain(message)
  })
})

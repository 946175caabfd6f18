import { describe, expect, it } from 'vitest'
import { json, ok, type Place, page, run } from '../helpers/cli.js'
import { bcg, pooled } from '../helpers/pooled.js'

describe('bad input', () => {
  const table = {
    input: {
      't.csv': bcg,
      'bad.csv': 'study,yi,vi\nA,1,1\nB,x,1\n',
      'one.csv': 'study,yi,vi\nA,1,1\n',
    },
  }

  it.each<[string, number, string, string]>([
    ['pool', 2, '--outcome is missing (or --input', 'For example: stemcell pool --outcome hba1c'],
    ['pool --outcome hba1', 2, 'unknown outcome measure "hba1" in --outcome', 'Did you mean hba1c'],
    ['pool --outcome hba1c --disease t1', 2, 'unknown disease "t1"', 'Did you mean t1d'],
    ['pool --outcome hba1c --cell mscs-', 2, 'unknown cell type "mscs-" in --cell', 'msc'],
    ['pool --outcome hba1c --measure mean', 2, '"mean" is not a value of --measure', 'Valid values: md, smd'],
    [
      'pool --outcome hba1c --model fixed',
      2,
      '"fixed" is not a value of --model',
      'Valid values: random, common, mh, peto',
    ],
    ['pool --outcome hba1c --tau2 mle', 2, '"mle" is not a value of --tau2', 'reml, pm, dl'],
    ['pool --outcome hba1c --test t', 2, '"t" is not a value of --test', 'hk, hk-adhoc, z'],
    ['pool --outcome hba1c --model common --test hk', 2, '--test hk is a test of random effects', 'Leave --test out'],
    ['pool --outcome hba1c --model mh --tau2 pm', 2, '--tau2 belongs to random effects', 'Leave --tau2 out'],
    ['pool --outcome hba1c --model peto --measure md', 2, '--model peto pools odds ratios', 'Leave --measure out'],
    [
      'pool --outcome hba1c --model mh --measure md',
      2,
      '--model mh does not pool --measure md',
      'Mantel-Haenszel pools rr, or and rd',
    ],
    ['pool --outcome hba1c --timepoint soon', 2, '"soon" is not a value of --timepoint', 'Write a number from 0'],
    ['pool --outcome hba1c --timepoint -3', 2, '', ''],
    ['pool --outcome hba1c --timepoint=-3', 2, '"-3" is not a value of --timepoint', 'Write a number from 0'],
    ['pool --outcome hba1c --window 1e3', 2, '"1e3" is not a value of --window', 'from 0'],
    ['pool --outcome hba1c --level 100', 2, '"100" is not a value of --level', 'such as --level 95'],
    ['pool --outcome hba1c --correlation 2', 2, '"2" is not a value of --correlation', 'from -1 to 1'],
    ['pool --outcome hba1c --allow everything', 2, '"everything" is not a value of --allow', 'It takes: time-points'],
    [
      'pool --outcome hba1c --allow non-randomised',
      2,
      '"non-randomised" is not a value of --allow',
      'Did you mean non-randomized',
    ],
    ['pool --outcome hba1c --allow no-spread', 2, '--allow cannot override "no-spread"', 'It takes: time-points'],
    ['pool --outcome hba1c --allow stage', 2, '"stage" refuses nothing', 'It takes: time-points'],
    ['pool --outcome hba1c --exclude zang-2021', 3, 'no trial answers to "zang-2021"', 'Did you mean'],
    ['pool --outcome hba1c --by colour', 2, '"colour" is not a value of --by', 'Valid values: n,'],
    ['pool --outcome hba1c --columns n,doze', 2, '"doze" is not a value of --columns', 'Did you mean dose'],
    ['pool --outcome hba1c --cumulative name', 2, '"name" is not a value of --cumulative', 'year'],
    [
      'pool --outcome hba1c --against nobody-2020',
      3,
      'no published synthesis answers to "nobody-2020"',
      'See: stemcell reviews',
    ],
    [
      'pool --against sun-2020-sc-t1d --svg f.svg',
      2,
      '--svg writes one picture or script, and sun-2020-sc-t1d pooled 3 outcomes',
      'hba1c, fasting-c-peptide, c-peptide-auc',
    ],
    [
      'pool --against madani-2022-hsct-msc-t1d',
      2,
      'no pooled figure of madani-2022-hsct-msc-t1d was read',
      '--outcome',
    ],
    ['pool --outcome hba1c --skip-bad', 2, '--skip-bad means nothing without --input', 'Add --input'],
    [
      'pool --input t.csv --outcome hba1c',
      2,
      '--outcome and --input exclude each other: it asks the dataset',
      'Leave one of them out',
    ],
    ['pool --input t.csv --allow overlap', 2, '--allow overlap overrides the guard of the dataset', 'no-events'],
    ['pool --input bad.csv', 4, 'bad.csv has 1 bad row, so nothing was pooled: line 3, column yi: "x"', '--skip-bad'],
    ['pool --input t.csv --measure md', 2, '--measure md does not fit t.csv, which holds events', 'rr, or, rd, peto'],
    ['pool --input t.csv --by region', 2, '"region" is not a value of --by', 'Valid values: '],
    [
      'pool --input one.csv --model mh',
      2,
      '--model mh needs the people with the event in both arms, which A lacks',
      '',
    ],
    ['pool --outcome hba1c --zero-cells some', 2, '"some" is not a value of --zero-cells', 'only0, all, none'],
    ['pool --outcome= --disease t1d', 2, '--outcome has an empty value', 'It takes one: <term>'],
    ['pool hba1c', 2, '--outcome is missing', 'Words without a flag choose trials. Did you mean --outcome hba1c?'],
    ['pool disease:t2d', 2, '--outcome is missing', 'For example: stemcell pool --outcome hba1c'],
    ['pool --outcome hba1c diseas:t2d', 2, 'unknown qualifier "diseas:"', 'Did you mean disease:'],
    ['pool --outcome hba1c disease:t', 2, 'unknown disease "t"', ''],
    ['pool --input t.csv --measure rr disease:t2d', 2, '"disease:t2d" asks the trials of the dataset', 'Leave one of'],
  ])('stemcell %s', async (line, code, message, hint) => {
    const found = await run(line, table)
    expect([found.code, found.stdout, found.files]).toEqual([code, '', {}])
    expect(found.stderr).toMatch(/^stemcell: /)
    expect(found.stderr).toContain(message)
    expect(found.stderr).toContain(hint)
  })

  it('is told as JSON when JSON was asked for', async () => {
    const { stderr } = await run('pool --input bad.csv --json', table)
    expect(JSON.parse(stderr)).toEqual({
      error: { code: 'bad-data', message: expect.stringContaining('line 3, column yi'), hint: expect.any(String) },
    })
  })

  it('with --skip-bad pools the rest and lists what was left out, in every format', async () => {
    const input = { 'bad.csv': 'study,yi,vi\nA,1,1\nB,x,1\nC,2,1\n' }
    for (const format of ['', '--md', '--csv', '--tsv', '--json']) {
      const { stdout, stderr } = await ok(`pool --input bad.csv --skip-bad ${format}`, { input })
      expect(`${stdout}${stderr}`, format).toMatch(/line 3.*column yi.*x.*expected a number/s)
    }
  })
})

describe('fewer than two comparable studies', () => {
  it('give no pooled number but a table of what trials report, and exit with 0', async () => {
    const { code, stdout } = await run('pool --outcome hba1c --disease t2d --cell msc --timepoint 12')
    expect(code).toBe(0)
    expect(stdout).toContain(
      'Nothing is pooled. Of 12 trials with such a result, the guard finds one comparable study; pooling needs two.',
    )
    expect(stdout).toContain('comparable, but alone: md -0.67 (95% CI -1.10 to -0.24)')
    expect(stdout).not.toMatch(/I² \d/)
  })

  it('say so in JSON', async () => {
    const { items, count } = await json('stemcell pool --outcome hba1c --disease t2d --cell msc --timepoint 12')
    expect([count, items[0].pooled, items[0].studies.length, items[0].leftOut.length]).toEqual([1, null, 1, 11])
    expect(items[0].notPooled).toMatch(/^Of 12 trials/)
  })

  it('of a table say so too', async () => {
    const { code, stdout } = await run('pool --input t.csv', { input: { 't.csv': 'study,yi,vi\nA,1,1\n' } })
    expect([code, stdout]).toEqual([
      0,
      expect.stringContaining('Pooling needs two studies, and t.csv has one usable row.'),
    ])
  })

  it('write no picture and no funnel, and say so', async () => {
    const { files, stderr } = await ok('pool --outcome amputation --svg f.svg --funnel u.svg --disease t1d')
    expect(files).toEqual({})
    expect(stderr).toMatch(/No forest plot was written.*\n.*No funnel plot was written/)
  })
})

describe('what a report says', () => {
  const rows = async (line: string): Promise<string[]> =>
    (await ok(`${line} --md`)).stdout.split('\n').filter((row) => row.startsWith('| '))

  it('stands beside an interval that includes no effect, where no p value is printed', async () => {
    const told = await rows('pool --outcome insulin-independence --disease t1d')
    expect(told.find((row) => row.includes('Lu 2021'))).toContain(
      '▲ favors cells (computed: interval includes “no effect”)',
    )
    expect(told.filter((row) => row.includes('= no difference (computed'))).toEqual([])
  })

  it('stands alone where a p value is printed', async () => {
    const told = await rows('pool --outcome hba1c --disease t2d --cell msc')
    expect(told.find((row) => row.includes('Zang 2022'))).toContain('| ▲ favors cells |')
  })
})

describe('an override', () => {
  const line = 'pool --outcome hba1c --disease diabetes --timepoint 12 --allow non-randomized,contradiction,disease'

  it('is printed in every output', async () => {
    for (const format of ['', '--json', '--ndjson', '--csv', '--tsv', '--md']) {
      const { stdout } = await ok(`${line} ${format}`)
      expect(stdout, format).toContain('non-randomized')
      expect(stdout, format).toContain('contradiction')
    }
    const { files } = await ok(`${line} --svg f.svg --funnel u.svg --r r.R`)
    for (const name of ['f.svg', 'u.svg', 'r.R']) expect(files[name], name).toMatch(/Guard overridden/)
  })

  it('is not claimed where nothing needed it', async () => {
    const { items, notes } = await json(
      'stemcell pool --outcome hba1c --disease t2d --cell msc --timepoint 12 --allow definitions',
    )
    expect([items[0].allowed, notes.join()]).toEqual([[], expect.not.stringContaining('overridden')])
  })
})

describe('the conclusion', () => {
  const halved = 'stemcell pool --outcome insulin-halved-with-hba1c-below-7 --disease t2d'
  const said = async (rows: readonly string[], flags = ''): Promise<string[]> =>
    (await pooled(`--measure md --test z ${flags}`, ['study,yi,sei', ...rows].join('\n'))).conclusion

  it('says where no effect lies, the certainty, and the studies that turn it', async () => {
    const { conclusion, certainty } = (await json(halved)).items[0]
    expect(conclusion).toEqual([
      '“No effect” (1) lies outside the interval.',
      'Very low certainty (GRADE): the true effect is likely to be substantially different from the estimate.',
      'Without Bhansali 2014, or without Bhansali 2017 (bm-msc-mnc-t2d), “no effect” (1) lies inside the interval (two studies are left).',
    ])
    expect(certainty.level).toBe('very-low')
  })

  it('stands before the picture', async () => {
    for (const format of ['', '--md', '--format linear']) {
      const { stdout } = await ok(`${halved.replace('stemcell ', '')} ${format}`)
      const at = (words: string): number => stdout.indexOf(words)
      expect(at('Very low certainty (GRADE)'), format).toBeGreaterThan(at('Risk ratio 6.94'))
      expect(at('Very low certainty (GRADE)'), format).toBeLessThan(at('9/11') < 0 ? at('Random effects') : at('9/11'))
    }
  })

  it('stands in the SVG below its title', async () => {
    const { files } = await ok(`${halved.replace('stemcell ', '')} --svg f.svg`)
    expect(files['f.svg']).toContain('>Very low certainty (GRADE): the true effect')
    expect(files['f.svg']).toContain('>“No effect” (1) lies outside the interval.<')
  })

  it('names the study without which no effect lies outside', async () => {
    const conclusion = await said(['A,1,0.2', 'B,1,0.2', 'C,1,0.2', 'D,-4,0.2'], '--model random')
    expect(conclusion[0]).toMatch(/^“No effect” \(0\) lies inside the interval: no difference is shown/)
    expect(conclusion[1]).toMatch(/^Certainty \(GRADE\) not rated: /)
    expect(conclusion[2]).toBe('Without D, “no effect” (0) lies outside the interval.')
  })

  it('names none where none turns it, and does not ask below three studies', async () => {
    expect(await said(['A,1,0.2', 'B,1,0.2', 'C,1,0.2'])).toHaveLength(2)
    expect(await said(['A,1,0.6', 'B,1,0.6'])).toHaveLength(2)
  })

  it('says so where any one study turns it', async () => {
    expect((await said(['A,1,0.8', 'B,1,0.8', 'C,1,0.8']))[2]).toBe(
      'Without any one of the studies, “no effect” (0) lies inside the interval (two studies are left).',
    )
  })

  it('stands beside a published figure', async () => {
    const { stdout } = await ok('pool --against kassem-2020-uc --outcome hba1c --allow disease')
    expect(stdout).toMatch(/^Ours: Very low certainty \(GRADE\): /m)
  })

  it('tells events of all where there is room, unless columns are named', async () => {
    const shown = async (columns: number, flags = '') =>
      /e\/n cells +e\/n control.* 9\/11 +0\/10 /s.test(await page(`${halved} ${flags}`, { columns }))
    expect([await shown(99), await shown(100), await shown(140, '--columns n')]).toEqual([false, true, false])
  })

  it('leads on where nothing is pooled: each command beside it pools as many studies as it says', async () => {
    const [item] = (await json('stemcell pool --outcome hba1c --disease diabetes --timepoint 12')).items
    expect(item.pooled).toBeNull()
    expect(item.nearby.length).toBeGreaterThan(1)
    for (const { command, studies } of item.nearby)
      expect((await json(command)).items[0].pooled.k, command).toBe(studies)
    const lost = item.published.find(({ review }: { review: string }) => review === 'guo-2019-abm-mnc-t2d')
    expect([lost.value, lost.ci, lost.doubts.join()]).toEqual([-1.18, [-1.4, 0.95], expect.stringContaining('minus')])
  })

  it('is null where nothing is pooled', async () => {
    expect((await json('stemcell pool --outcome hba1c --disease t2d --cell msc')).items[0].conclusion).toBeNull()
  })
})

describe('on a page', () => {
  const at = (columns: number): Place => ({ columns })
  const halved = 'stemcell pool --outcome insulin-halved-with-hba1c-below-7 --disease t2d'
  const few = 'stemcell pool --outcome hba1c --disease t2d --cell msc'

  it.each<[string, string, Place?]>([
    ['pooled-60', halved, at(60)],
    ['pooled-80', `${halved} --leave-one-out --by donor`, at(80)],
    ['pooled-140', `${halved} --columns n,dose,design,rob`, at(140)],
    ['pooled-ascii', `${halved} --ascii`],
    ['pooled-markdown', `${halved} --md`],
    ['pooled-csv', `${halved} --csv`],
    ['pooled-json', `${halved} --json`],
    [
      'overridden',
      'stemcell pool --outcome hba1c --disease diabetes --timepoint 12 --allow non-randomized,contradiction,disease',
      at(100),
    ],
    ['told-80', few, at(80)],
    ['told-60', few, at(60)],
    ['told-csv', `${few} --csv`],
    ['c-peptide', 'stemcell pool --outcome c-peptide-auc --disease t1d', at(120)],
    ['wound-closure', 'stemcell pool --outcome complete-wound-closure --disease diabetic-foot-ulcer', at(120)],
    ['insulin-independence', 'stemcell pool --outcome insulin-independence --disease t1d --measure plo', at(120)],
    ['against', 'stemcell pool --against sun-2020-sc-t1d --outcome hba1c', at(120)],
    ['against-several', 'stemcell pool --against ranjbaran-2021-msc-t2d', at(120)],
    ['help', 'stemcell pool --help', at(80)],
  ])('%s', async (file, line, place) => {
    await expect(await page(line, place)).toMatchFileSnapshot(`../golden/pool/${file}.txt`)
  })

  it('a table', async () => {
    await expect(
      await page('stemcell pool --input bcg.csv --egger', { columns: 100, input: { 'bcg.csv': bcg } }),
    ).toMatchFileSnapshot('../golden/pool/table-100.txt')
  })
})

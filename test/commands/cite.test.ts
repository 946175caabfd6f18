import { describe, expect, it } from 'vitest'
import { openBundled } from '../helpers/bundled.js'
import { json, ok, page, run } from '../helpers/cli.js'
import { readBibtex, readRis } from '../helpers/readers.js'

const dataset = openBundled()
const several = 'zang-2022-uc-msc-t2d NCT02644759 bm-stem-cells-peripancreatic-2013 lablanche-2015-gragil idf-11-news'

describe('cite', () => {
  it.each(['vancouver', 'apa', 'bibtex', 'ris', 'csl'])('writes %s', async (style) => {
    await expect(await page(`stemcell cite ${several} --${style}`)).toMatchFileSnapshot(`../golden/cite/${style}.txt`)
  })

  it.each([60, 80, 140])('fits a screen of %i columns', async (columns) => {
    await expect(await page(`stemcell cite ${several}`, { columns })).toMatchFileSnapshot(
      `../golden/cite/${columns}.txt`,
    )
  })

  it.each(['json', 'csv', 'markdown', 'ndjson'])('answers in %s', async (format) => {
    await expect(await page(`stemcell cite zang-2022-uc-msc-t2d --bibtex --format ${format}`)).toMatchFileSnapshot(
      `../golden/cite/bibtex-${format}.txt`,
    )
  })

  it('cites the dataset with version, date and hash', async () => {
    const { version, asOf } = dataset.stamp
    expect((await ok('stemcell cite --dataset --bibtex')).stdout).toContain(`version = {${version}}`)
    expect((await ok('stemcell cite --dataset --apa')).stdout).toContain(`(Version ${version})`)
    expect((await ok('stemcell cite --dataset')).stdout).toContain(`version ${version}`)
    expect((await json('stemcell cite --dataset')).items[0]).toMatchObject({
      kind: 'dataset',
      csl: { note: expect.stringContaining(asOf) },
    })
  })

  it.each([
    ['a DOI', '10.1186/s13287-022-02848-6'],
    ['a DOI as an address', 'https://doi.org/10.1186/s13287-022-02848-6'],
    ['a reference', 'zang-2022-uc-msc'],
    ['a reference with its kind', 'references/zang-2022-uc-msc'],
    ['a trial', 'zang-2022-uc-msc-t2d'],
    ['a registry number', 'NCT02302599'],
  ])('finds a paper by %s', async (_, word) => {
    const { items } = await json(['cite', word])
    expect(items.map((item: { key: string }) => item.key)).toEqual(['zang-2022-uc-msc'])
  })

  it('cites the paper alone when its number is given, though its trial has others', async () => {
    const trial = dataset
      .records('trials')
      .find((t) => t.references.length > 1 && t.references.some((id) => dataset.record('references', id)?.DOI))
    const doi = trial?.references.map((id) => dataset.record('references', id)?.DOI).find(Boolean) as string
    expect((await json(['cite', doi])).count).toBe(1)
    expect((await json(['cite', trial?.id as string])).count).toBeGreaterThan(1)
  })

  it('writes each citation once and says so', async () => {
    const { items, notes } = await json('stemcell cite zang-2022-uc-msc-t2d zang-2022-uc-msc NCT02302599')
    expect(items).toHaveLength(1)
    expect(notes.join(' ')).toContain('2 repeated citations left out')
  })

  it('says what was not read, and that a paper is retracted', async () => {
    const { stdout, stderr } = await ok('stemcell cite msc-exosomes-hepatic-retracted-2020 wang-2011-bm-mnc')
    expect(stdout).toContain('[RETRACTED]')
    expect(stderr).toContain('Retracted: msc-exosomes-hepatic-retracted-2020')
    expect(stderr).toContain('wang-2011-bm-mnc (title, further authors)')
    expect((await ok('stemcell cite msc-exosomes-hepatic-retracted-2020 --bibtex')).stdout).toContain(
      'note = {RETRACTED}',
    )
    expect((await ok('stemcell cite msc-exosomes-hepatic-retracted-2020 --ris')).stdout).toContain('N1  - RETRACTED')
  })

  it('prints nothing but the array for --csl --json', async () => {
    const items = JSON.parse((await ok('stemcell cite zang-2022-uc-msc --csl --json')).stdout)
    expect(items).toMatchObject([
      { id: 'zang-2022-uc-msc', type: 'article-journal', DOI: '10.1186/s13287-022-02848-6' },
    ])
  })

  it('writes RIS whose records end as the format says', async () =>
    expect((await ok('stemcell cite zang-2022-uc-msc --ris')).stdout).toMatch(/\nER {2}- \n$/))
})

describe('cite from standard input', () => {
  const from = async (input: string, more = '--bibtex') => run(`stemcell cite - ${more}`, { input: { '-': input } })

  it('takes ids, one a line', async () => {
    const { code, stdout } = await from('zang-2022-uc-msc-t2d\r\n\n  NCT02644759 \n')
    expect(code).toBe(0)
    expect(readBibtex(stdout).map(({ key }) => key)).toEqual(['zang-2022-uc-msc', 'NCT02644759'])
  })

  it.each(['ndjson', 'json'])('takes what a listing prints as %s', async (format) => {
    const listing = (await ok(`stemcell trials --disease t1d --format ${format}`)).stdout
    const { code, stdout } = await from(listing)
    expect(code).toBe(0)
    expect(readBibtex(stdout).length).toBeGreaterThan(50)
  })

  it('takes what show and trace print', async () => {
    for (const line of [
      'show zang-2022-uc-msc-t2d references/zang-2022-uc-msc',
      'trace zang-2022-uc-msc-t2d enrollment',
    ]) {
      const { stdout } = await from((await ok(`stemcell ${line} --ndjson`)).stdout, '--ris')
      expect((await readRis(stdout)).map((record) => record.RISID)).toEqual(['zang-2022-uc-msc'])
    }
  })

  it('cites everything there is in one go', async () => {
    const listing = (await ok('stemcell references --ndjson')).stdout
    const { stdout } = await from(listing)
    expect(new Set(readBibtex(stdout).map(({ key }) => key))).toEqual(new Set(dataset.ids('references')))
  })

  it('cites nothing for nothing', async () => expect(await from('')).toMatchObject({ code: 0 }))

  it.each([
    ['{"id": broken', 'is neither an id nor JSON'],
    ['{"name": "x"}', 'no id in'],
    ['['.repeat(500_000) + ']'.repeat(500_000), 'is nested more than 100 deep'],
    ['[1, 2]', 'no record answers to "1"'],
    ['no-such-id-at-all', 'no record answers to "no-such-id-at-all"'],
  ])('refuses %.40s', async (input, message) => {
    const { code, stdout, stderr } = await from(input)
    expect([code > 1, stdout]).toEqual([true, ''])
    expect(stderr).toContain(message)
  })
})

describe('cite refuses', () => {
  it.each([
    ['stemcell cite', 2, 'nothing to cite'],
    [
      'stemcell cite zang-2022-uc-msc --style chicago',
      2,
      '"chicago" is not a value of --style\nValid values: vancouver, apa, bibtex, ris, csl',
    ],
    ['stemcell cite zang-2022-uc-msc --bibtex --ris', 2, 'more than one style was asked for'],
    ['stemcell cite zang-2022-uc-ms', 3, 'Did you mean zang-2022-uc-msc'],
    ['stemcell cite 10.1234/no-such-paper', 3, 'no record answers to'],
  ])('%s', async (line, code, message) =>
    expect(await run(line)).toMatchObject({ code, stdout: '', stderr: expect.stringContaining(message) }),
  )

  it('hostile ids without letting them through', async () =>
    expect((await run(['cite', '\u001b[2J\u202e'])).stderr).toContain('<U+001B>[2J<U+202E>'))
})

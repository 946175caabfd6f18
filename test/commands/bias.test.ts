import { describe, expect, it } from 'vitest'
import { certaintyOf } from '../../src/evidence/certainty/index.js'
import { draw } from '../helpers/answers.js'
import { answerTo } from '../helpers/asks.js'
import { openBundled } from '../helpers/bundled.js'
import { json, ok, run } from '../helpers/cli.js'
import { smallPage } from '../helpers/small-world.js'

const dataset = openBundled()

describe('bias prints', () => {
  it.each([
    ['randomized-60', 'stemcell bias first', 60],
    ['randomized-140', 'stemcell bias first', 140],
    ['single-group-80', 'stemcell bias series', 80],
    ['two-trials-one-outcome', 'stemcell bias first second --outcome hba1c', 100],
    ['nothing-read', 'stemcell bias plan', 80],
    ['pipe', 'stemcell bias first', undefined],
    ['csv', 'stemcell bias first --csv', undefined],
    ['json', 'stemcell bias series --json', undefined],
  ])('%s as it always has', async (file, line, columns) => {
    await expect(await smallPage(line, columns === undefined ? {} : { columns })).toMatchFileSnapshot(
      `../golden/bias/${file}.txt`,
    )
  })
})

describe('bias', () => {
  it('assesses every result of a trial, in the order of the record', async () => {
    const { items, total, count } = await json('stemcell bias NCT03406585')
    const trial = dataset.record('trials', 'carlsson-2023-wj-msc-t1d')
    expect(items.map((item: { result: string }) => item.result)).toEqual(trial?.outcomes.map(({ id }) => id))
    expect([count, total]).toEqual([items.length, items.length])
  })

  it('keeps an outcome and those below it', async () => {
    const { items, count, total } = await json('stemcell bias hu-2013-wj-msc-t1d --outcome c-peptide')
    expect(items.map((item: { outcome: string }) => item.outcome)).toEqual(['fasting-c-peptide'])
    expect([count, total]).toEqual([1, dataset.record('trials', 'hu-2013-wj-msc-t1d')?.outcomes.length])
  })

  it('finds a trial by registry number, by the paper that reports it, and once only', async () => {
    const { query } = await json('stemcell bias NCT03406585 carlsson-2023-wj-msc-t1d trials/carlsson-2023-wj-msc-t1d')
    expect(query.trials).toEqual(['carlsson-2023-wj-msc-t1d'])
  })

  it('has one line per domain and one for the whole in CSV', async () => {
    const { stdout } = await ok('stemcell bias hu-2013-wj-msc-t1d --csv')
    // Three results with the seven domains of ROBINS-I and the whole; two characteristics at the start, not assessable.
    expect(stdout.trim().split('\r\n')).toHaveLength(1 + 3 * 8 + 2)
  })

  it('answers for every trial on record', async () => {
    for (const id of dataset.ids('trials')) {
      const { body } = await draw(await answerTo(['bias', id]), 'table')
      expect(body.split('\n')[0]).toBe(id)
      expect(body).not.toMatch(/\bundefined\b|\bNaN\b|\[object /)
    }
  })

  it('says so when no result was read', async () => {
    const id = dataset.records('trials').find(({ outcomes }) => outcomes.length === 0)?.id as string
    expect((await ok(`stemcell bias ${id}`)).stdout).toContain('No result was read')
    expect((await json(`stemcell bias ${id}`)).notes[0]).toBe(`No result at all was read of: ${id}.`)
  })

  it('names the trials that have no result of an outcome', async () => {
    const { notes } = await json('stemcell bias hu-2013-wj-msc-t1d zang-2022-uc-msc-t2d --outcome insulin-dose')
    expect(notes[0]).toBe('No result of that outcome was read of: hu-2013-wj-msc-t1d.')
  })

  it('stands in short on the page of a trial', async () => {
    const { stdout } = await ok('stemcell show hu-2012-bm-mnc-t2d')
    expect(stdout).toMatch(/\nRisk of bias\n {2}- ROBINS-I: serious at least \(confounding\)/)
    expect(stdout).toContain('Domain by domain: stemcell bias hu-2012-bm-mnc-t2d')
  })
})

describe('bias refuses', () => {
  it.each<[string, number, RegExp]>([
    ['stemcell bias', 2, /no trial is named\nName one or more/],
    ['stemcell bias hba1c', 2, /"hba1c" is an outcome measure, not a trial/],
    ['stemcell bias carlson-2023-wj-msc-t1d', 3, /Did you mean carlsson-2023-wj-msc-t1d/],
    ['stemcell bias NCT03406585 --outcome hba1', 2, /unknown outcome measure "hba1" in --outcome\nDid you mean hba1c/],
    ['stemcell bias NCT03406585 --rules', 2, /--rules stands alone/],
    ['stemcell bias NCT03406585 --outcom hba1c', 2, /unknown option '--outcom'/],
  ])('%s', async (line, code, message) => {
    const result = await run(line)
    expect([result.code, result.stdout]).toEqual([code, ''])
    expect(result.stderr).toMatch(message)
  })

  it('an empty id, and shows a hostile one harmlessly', async () => {
    expect(await run(['bias', ' '])).toMatchObject({ code: 2, stderr: expect.stringContaining('an empty id') })
    expect((await run(['bias', '\u001b[2J\u202e'])).stderr).toContain('no trial answers to "<U+001B>[2J<U+202E>"')
  })
})

describe('certainty of evidence on record', () => {
  const body = (outcome: string, ...pairs: readonly (readonly [string, string])[]) =>
    certaintyOf({
      outcome: dataset.record('outcomes', outcome) as NonNullable<ReturnType<typeof dataset.record<'outcomes'>>>,
      results: pairs.map(([id, row]) => {
        const trial = dataset.record('trials', id)
        const result = trial?.outcomes.find((one) => one.id === row)
        if (!trial || !result) throw new Error(`no ${row} of ${id}`)
        return { trial, result }
      }),
      question: {},
      context: { outcomes: dataset.records('outcomes') },
    })

  it.each([
    [
      'randomized',
      body(
        'hba1c',
        ['zang-2022-uc-msc-t2d', 'hba1c-11m-final'],
        ['bhansali-2014-bm-sc-t2d', 'hba1c-12m-final'],
        ['hu-2013-wj-msc-t1d', 'hba1c-24m-final'],
      ),
    ],
    ['non-randomized', body('insulin-independence', ['hu-2012-bm-mnc-t2d', 'insulin-independence-33m-final'])],
  ])('%s is what it always was', async (file, certainty) => {
    await expect(`${JSON.stringify(certainty, null, 2)}\n`).toMatchFileSnapshot(`../golden/bias/certainty-${file}.txt`)
  })
})

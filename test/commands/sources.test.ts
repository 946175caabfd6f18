import { describe, expect, it } from 'vitest'
import { openBundled } from '../helpers/bundled.js'
import { json, ok } from '../helpers/cli.js'
import { smallPage } from '../helpers/small-world.js'

const dataset = openBundled()

describe('golden outputs', () => {
  it.each([
    ['sources/60', 'stemcell sources', { columns: 60 }],
    ['sources/140', 'stemcell sources', { columns: 140 }],
    ['sources/csv', 'stemcell sources --csv', {}],
    ['sources/markdown', 'stemcell sources --md', {}],
    ['sources/page-80', 'stemcell show clinic-page', { columns: 80 }],
    ['sources/citations-100', 'stemcell citations', { columns: 100 }],
    ['claims/overstated-80', 'stemcell claims --verdict overstated', { columns: 80 }],
    ['claims/by-kind-80', 'stemcell claims --group-by kind,verdict --count', { columns: 80 }],
    ['claims/page-60', 'stemcell show cells-lower-hba1c', { columns: 60 }],
  ] as const)('%s: %s', async (name, line, place) => {
    await expect(await smallPage(line, place)).toMatchFileSnapshot(`../golden/${name}.txt`)
  })
})

describe('the page of an article', () => {
  it.each(dataset.records('articles').map(({ id }) => [id]))(
    '%s holds every claim with its verdict and every citation with its status',
    async (id) => {
      const stdout = (await ok(`stemcell show ${id}`)).stdout
      for (const c of dataset.records('claims').filter((claim) => claim.articles.includes(id))) {
        expect(stdout).toContain(c.statement)
        expect(stdout).toContain(`[${c.id}]`)
        expect(stdout).toContain(c.why)
      }
      for (const c of dataset.records('citations').filter((citation) => citation.article === id)) {
        expect(stdout).toContain(`${c.status.replaceAll('-', ' ')}: `)
        expect(stdout).toContain(`[${c.id}; ${c.place}]`)
        for (const difference of c.differences) expect(stdout).toContain(difference)
        if (c.searchNote) expect(stdout).toContain(`Where we looked: ${c.searchNote}`)
      }
    },
  )

  it('of two languages keeps the strength of both wordings beside each claim', async () => {
    const { stdout } = await ok('stemcell show blog-stem-cells-type-2-diabetes')
    const noted = dataset
      .records('claims')
      .filter((c) => c.articles.includes('blog-stem-cells-type-2-diabetes') && c.languageNote)
    expect(noted.length).toBeGreaterThan(10)
    for (const c of noted) expect(stdout).toContain(`In the two languages: ${c.languageNote}`)
  })

  it('says that what was not found may exist', async () => {
    const { stdout } = await ok('stemcell show clinic-page-uc-msc-type-1-diabetes')
    expect(stdout).toContain('no proof that the work does not exist')
  })

  it('gives scripts the scorecard, the claims and the citations', async () => {
    const { items } = await json('stemcell show blog-stem-cells-type-2-diabetes')
    expect(items[0]).toMatchObject({ type: 'articles', scorecard: { claims: 21, citations: 5 } })
    expect([items[0].claims.length, items[0].citations.length]).toEqual([21, 5])
  })
})

describe('the page of a claim', () => {
  it('gives scripts the trials with their sides and the rule', async () => {
    const { items } = await json('stemcell show msc-lower-hba1c-and-insulin')
    const { stdout } = await ok('stemcell show msc-lower-hba1c-and-insulin')
    const { studies } = items[0]
    for (const { trial } of studies.trials) expect(stdout).toContain(trial)
    for (const line of [...studies.rule, ...studies.notShown]) expect(stdout).toContain(line)
    expect(studies.none).toBeNull()
  })

  it('says why no trial bears on it', async () => {
    expect((await ok('stemcell show idf-6-7m-deaths')).stdout).toContain('not about a cell treatment')
    expect((await ok('stemcell show zang2022-design')).stdout).toContain('names no outcome measure')
  })

  it('does not take an outcome for a mechanism', async () => {
    const { stdout } = await ok('stemcell show msc-protect-beta-cell-mass')
    expect(stdout).toContain('an outcome that moved does not tell what moved it')
  })
})

import { describe, expect, it } from 'vitest'
import { kinds, type RecordOf } from '../../src/dataset/index.js'
import { plural } from '../../src/text.js'
import { openBundled } from '../helpers/bundled.js'
import { json, ok, run } from '../helpers/cli.js'

const dataset = openBundled()
type Edge = RecordOf['edges']
type Item = { type: string; record: { id: string } }
const found = async (...words: string[]): Promise<string[]> =>
  (await json(['show', ...words])).items.map((item: Item) => `${item.type}/${item.record.id}`)
const carlsson = 'trials/carlsson-2023-wj-msc-t1d'

describe('show finds', () => {
  it.each([
    'carlsson-2023-wj-msc-t1d',
    'CARLSSON-2023-WJ-MSC-T1D',
    ' carlsson-2023-wj-msc-t1d ',
    'trials/carlsson-2023-wj-msc-t1d',
    'NCT03406585',
    'nct03406585',
    'https://clinicaltrials.gov/study/NCT03406585',
  ])('a trial by %j', async (word) => expect(await found(word)).toEqual([carlsson]))

  it.each(kinds)('every record of %s by its kind and id', async (kind) => {
    for (const id of dataset.ids(kind)) expect(await found(`${kind}/${id}`)).toEqual([`${kind}/${id}`])
  })

  it('every trial by every registry number it has', async () => {
    for (const trial of dataset.records('trials'))
      for (const { id } of trial.registrations) expect(await found(id), id).toContain(`trials/${trial.id}`)
  })

  it('the trials that a paper reports by DOI, PMID and PMCID, in every way of writing them', async () => {
    const trials = dataset.records('trials')
    const papers = dataset.records('references').filter((r) => r.DOI && trials.some((t) => t.references.includes(r.id)))
    expect(papers.length).toBeGreaterThan(10)
    for (const { id, DOI, PMID, PMCID } of papers) {
      const expected = trials.filter((t) => t.references.includes(id)).map((t) => `trials/${t.id}`)
      const ways = [
        ...(DOI ? [DOI, DOI.toUpperCase(), `https://doi.org/${DOI}`, `doi:${DOI}`] : []),
        ...(PMID ? [PMID, `PMID: ${PMID}`, `https://pubmed.ncbi.nlm.nih.gov/${PMID}/`] : []),
        ...(PMCID ? [PMCID, PMCID.toLowerCase(), `https://pmc.ncbi.nlm.nih.gov/articles/${PMCID}/`] : []),
      ]
      for (const way of ways) expect(await found(way), way).toEqual(expect.arrayContaining(expected))
    }
  })

  it('a reference that reports no trial of ours by its DOI', async () => {
    const reported = new Set(dataset.records('trials').flatMap((t) => t.references))
    const other = dataset.records('references').find((r) => r.DOI && !reported.has(r.id))
    expect(await found(other?.DOI as string)).toEqual([`references/${other?.id}`])
  })

  it.each([
    ['type 1 diabetes', 'diseases/t1d'],
    ['1型糖尿病', 'diseases/t1d'],
    ['T1DM', 'diseases/t1d'],
    ['umbilical cord MSC', 'cells/uc-msc'],
    ['脐带间充质干细胞', 'cells/uc-msc'],
    ['HbA1c', 'outcomes/hba1c'],
  ])('an entry by its name %s', async (word, target) => expect(await found(word)).toEqual([target]))

  it('several at once, each once, in the order asked', async () => {
    expect(await found('uc-msc', 'NCT03406585', 'hba1c', 'uc-msc', 'carlsson-2023-wj-msc-t1d')).toEqual([
      'cells/uc-msc',
      carlsson,
      'outcomes/hba1c',
    ])
  })

  it('every record that an id shared by several kinds leads to', async () => {
    const holders = (id: string) => kinds.filter((kind) => dataset.ids(kind).includes(id))
    const shared = [...new Set(kinds.flatMap((kind) => dataset.ids(kind)))].filter((id) => holders(id).length > 1)
    expect(shared.length).toBeGreaterThan(0)
    for (const id of shared) expect(await found(id)).toEqual(holders(id).map((kind) => `${kind}/${id}`))
  })
})

describe('show answers', () => {
  it('with the whole record, unchanged', async () => {
    const { items, count, format } = await json('stemcell show NCT03406585')
    expect([format, count]).toEqual(['stemcell/show/1', 1])
    expect(items[0].record).toEqual(dataset.record('trials', 'carlsson-2023-wj-msc-t1d'))
  })

  it('with every value of the record as a row of CSV', async () => {
    const { stdout } = await ok('stemcell show t1d --csv')
    expect(stdout).toMatch(/^type,id,path,value\r\ndiseases,t1d,id,t1d\r\n/)
    expect(stdout).toContain('diseases,t1d,definition.text,')
  })

  it('with arms, numbers, level and locator of every result on the page of a trial', async () => {
    const { stdout } = await ok('stemcell show NCT03406585')
    const trial = dataset.record('trials', 'carlsson-2023-wj-msc-t1d')
    for (const { label } of trial?.arms ?? []) expect(stdout).toContain(label)
    for (const { level, locator, sources } of trial?.outcomes ?? [])
      expect(stdout).toContain(`[${level}: ${locator}; ${sources.join(', ')}]`)
    for (const { url } of trial?.sources ?? []) expect(stdout).toContain(url)
  })

  it('with a word for every result that has no direction beside results that have one', async () => {
    const { stdout } = await ok('stemcell show claims/hu2013-better-c-peptide-and-control')
    expect(stdout).not.toContain('▲ favors cells at 12 mo (p <0.05), at 12 mo (p 0.014)')
  })

  it.each(kinds)('with a page for every record of %s that names it', async (kind) => {
    for (const id of dataset.ids(kind)) {
      const { stdout } = await ok(['show', `${kind}/${id}`])
      expect(stdout.split('\n')[0]).toContain(id)
      expect(stdout).not.toMatch(/\bundefined\b|\bNaN\b|\[object|: null$/m)
    }
  })
})

describe('show says in JSON what its page tells beside the record', () => {
  const extra = async (target: string): Promise<Record<string, unknown>> => {
    const { type: _, record: __, ...rest } = (await json(['show', target])).items[0]
    return rest
  }
  const fields = { diseases: 'disease', cells: 'cell', outcomes: 'outcome' } as const
  const entryKinds = Object.keys(fields) as (keyof typeof fields)[]

  it.each(entryKinds)('of every record of %s: how many trials, claims and syntheses concern it', async (kind) => {
    for (const id of dataset.ids(kind)) {
      const { trials, claims, reviews } = (await extra(`${kind}/${id}`)).onRecord as Record<string, number>
      const said = `${plural(trials as number, 'trial')}, ${plural(claims as number, 'claim')}, ${plural(reviews as number, 'published synthesis', 'published syntheses')}`
      expect((await ok(['show', `${kind}/${id}`])).stdout, id).toContain(said)
    }
  })

  it.each(['diseases/t1d', 'cells/uc-msc', 'cells/msc', 'outcomes/hba1c'])(
    'of %s: as many as are listed',
    async (target) => {
      const [kind, id] = target.split('/') as [keyof typeof fields, string]
      const onRecord = (await extra(target)).onRecord as Record<string, number>
      expect(Object.keys(onRecord)).toEqual(['trials', 'claims', 'reviews'])
      for (const [list, count] of Object.entries(onRecord))
        expect(count, list).toBe((await json([list, `${fields[kind]}:${id}`])).count)
    },
  )

  it('of every cell type: its mechanisms, or else those of broader types', async () => {
    const kept = { named: 0, broader: 0, none: 0 }
    for (const id of dataset.ids('cells')) {
      const { mechanisms, broaderMechanisms } = (await extra(`cells/${id}`)) as {
        mechanisms: string[]
        broaderMechanisms?: { cell: string; mechanisms: string[] }[]
      }
      const { stdout } = await ok(['show', `cells/${id}`])
      const said = (stdout.split('Mechanisms, with the evidence')[1] ?? '').split(/\n\n/)[0] as string
      const lines = [...said.matchAll(/^ +- (\S+) {2}/gm)].map(([, one]) => one)
      expect(lines, id).toEqual([...mechanisms, ...(broaderMechanisms ?? []).flatMap((one) => one.mechanisms)])
      expect(broaderMechanisms === undefined, id).toBe(mechanisms.length > 0)
      for (const one of broaderMechanisms ?? []) expect(said).toContain(`Of the broader ${one.cell}:`)
      kept[mechanisms.length ? 'named' : broaderMechanisms?.length ? 'broader' : 'none']++
    }
    expect(Math.min(...Object.values(kept))).toBeGreaterThan(0)
  })

  it('of every mechanism: the claims about it with their verdicts', async () => {
    for (const id of dataset.ids('mechanisms')) {
      const claims = (await extra(`mechanisms/${id}`)).claims as { id: string; verdict: string }[]
      expect(claims.map((c) => c.id)).toEqual(
        dataset
          .records('claims')
          .filter((c) => c.mechanisms.includes(id))
          .map((c) => c.id),
      )
      for (const c of claims) expect(c.verdict).toBe(dataset.record('claims', c.id)?.verdict)
    }
  })

  it('of every node: the mechanisms that name it and its links, as they stand on the page', async () => {
    for (const id of dataset.ids('nodes')) {
      const { mechanisms, links } = (await extra(`nodes/${id}`)) as { mechanisms: string[]; links: string[] }
      const { stdout } = await ok(['show', `nodes/${id}`])
      expect([...stdout.matchAll(/^ +- (\S+) {2}/gm)].map(([, one]) => one)).toEqual(mechanisms)
      const places = links.map((link) => {
        const { from, relation, to } = dataset.record('edges', link) as Edge
        return stdout.indexOf(`${from.id} ${relation.replaceAll('-', ' ')} ${to.id}:`)
      })
      expect(places).toEqual(places.toSorted((a, b) => a - b))
      expect(places, id).not.toContain(-1)
    }
  })

  it('and nothing where the page is the record alone', async () => {
    for (const kind of ['trials', 'references', 'approvals', 'edges', 'citations', 'reviews'] as const)
      expect(await extra(`${kind}/${dataset.ids(kind)[0]}`)).toEqual({})
  })
})

describe('show refuses', () => {
  it.each([
    ['carlson-2023-wj-msc-t1d', 'carlsson-2023-wj-msc-t1d'],
    ['nct0340658', 'nct03406585'],
    ['uc-mscs', 'uc-msc'],
  ])('%s and suggests %s', async (word, near) => {
    const { code, stdout, stderr } = await run(['show', word])
    expect([code, stdout]).toEqual([3, ''])
    expect(stderr).toMatch(`stemcell: no record answers to "${word}"\nDid you mean `)
    expect(stderr).toContain(near)
  })

  it.each([
    'NCT99999999',
    '10.1234/no-such-paper',
    'zzzzzzzzzzzz',
    'trials/no-such',
    'cells/carlsson-2023-wj-msc-t1d',
    'constructor',
    '__proto__',
    'toString',
  ])('%s', async (word) => {
    expect(await run(['show', word])).toMatchObject({
      code: 3,
      stdout: '',
      stderr: expect.stringContaining(`no record answers to "${word}"`),
    })
  })

  it('all when one of several is not there', async () => {
    expect(await run('stemcell show t1d no-such-thing-here')).toMatchObject({ code: 3, stdout: '' })
  })

  it('an empty id', async () =>
    expect(await run(['show', ' '])).toMatchObject({ code: 2, stderr: expect.stringContaining('an empty id') }))

  it('a hostile id without letting it through', async () => {
    const { stderr } = await run(['show', '\u001b[2J\u202e'])
    expect(stderr).toContain('no record answers to "<U+001B>[2J<U+202E>"')
  })
})

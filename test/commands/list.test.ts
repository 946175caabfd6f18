import { describe, expect, it } from 'vitest'
import { placeOf } from '../../src/query/index.js'
import { openBundled } from '../helpers/bundled.js'
import { json, ok, run } from '../helpers/cli.js'
import { allCatalogs } from '../helpers/fields.js'

const dataset = openBundled()
const trials = dataset.records('trials')
type Item = { id: string; [field: string]: unknown }
type Trial = (typeof trials)[number]
const controlled = new Set(trials.filter((t) => t.arms.some((a) => a.role === 'control')).map((t) => t.id))
const ids = (answer: { items: Item[] }): string[] => answer.items.map((item) => item.id)

describe('a listing', () => {
  it.each(allCatalogs.map((c) => c.kind))('of %s without filters holds every record whole', async (kind) => {
    const answer = await json(`stemcell ${kind}`)
    expect(answer).toMatchObject({
      format: `stemcell/${kind}/1`,
      dataset: dataset.stamp,
      count: answer.items.length,
      total: answer.items.length,
    })
    const byId = new Map(answer.items.map((item: Item) => [item.id, item]))
    // Rows are no records: what they hold is held against their trials in the tests of their own commands.
    const records = ['results', 'harms'].includes(kind) ? [] : dataset.records(kind as 'trials')
    for (const record of records) expect(byId.get(record.id)).toEqual(record)
    expect(byId.size).toBe(dataset.ids(kind).length)
  })

  it('keeps the records that meet every filter', async () => {
    const answer = await json('stemcell trials --disease t1d --allocation randomized --year 2010..')
    const within = dataset.vocabulary('diseases').within('t1d')
    expect(answer.count).toBeGreaterThan(0)
    for (const t of answer.items) {
      expect(within).toContain(t.disease)
      expect(t.design.allocation).toBe('randomized')
    }
    expect(answer.query.text).toBe('year:2010.. disease:t1d allocation:randomized')
  })

  it('tells how many more might fit if a value were known', async () => {
    const { notes, count } = await json('stemcell trials --disease t1d --allocation randomized')
    const t1d = dataset.vocabulary('diseases').within('t1d')
    const unknown = trials.filter((t) => t1d.has(t.disease) && t.design.allocation === null).length
    expect(notes).toContain(
      `${unknown} more would fit the other filters, but allocation is not known for them (list them with allocation:missing).`,
    )
    expect((await json('stemcell trials --disease t1d allocation:missing')).count).toBe(unknown)
    expect(count).toBe(trials.filter((t) => t1d.has(t.disease) && t.design.allocation === 'randomized').length)
  })

  it('of trials puts reports before registrations, undisputed randomization before other comparisons before series, the larger first', async () => {
    const rank = ({ id, kind, design, enrollment }: Trial): number[] => [
      kind === 'published' ? 0 : 1,
      design.allocation === 'randomized' && !design.disputed?.allocation ? 0 : controlled.has(id) ? 1 : 2,
      -Number(enrollment.count ?? 0),
    ]
    const ranks = (await json('stemcell trials')).items.map(rank)
    const before = (a: number[], b: number[]): number => a.map((x, i) => x - (b[i] as number)).find((d) => d) ?? 0
    expect(ranks).toEqual(ranks.toSorted(before))
  })

  it('is newest first for references and approvals, and in the order of ids for vocabularies', async () => {
    for (const [kind, field] of [
      ['references', 'year'],
      ['approvals', 'date'],
    ] as const) {
      const lines = (await ok(`stemcell ${kind} --fields id,${field} --csv`)).stdout.trimEnd().split('\r\n').slice(1)
      const values = lines.map((line) => line.split(',')[1] ?? '').filter((value) => value !== '')
      expect(values.length).toBeGreaterThan(0)
      expect(values).toEqual([...values].sort().reverse())
    }
    for (const kind of ['diseases', 'cells', 'mechanisms', 'outcomes'])
      expect(ids(await json(`stemcell ${kind}`))).toEqual(ids(await json(`stemcell ${kind}`)).toSorted())
  })
})

describe('--sort and --desc', () => {
  it('order by any field, records without a value last either way', async () => {
    for (const desc of ['', ' --desc']) {
      const values: (number | null)[] = (
        await json(`stemcell trials --sort enrollment${desc} --fields enrollment`)
      ).items.map((i: Trial) => i.enrollment.count)
      const known = values.filter((v) => v !== null)
      expect(known).toEqual(known.toSorted((a, b) => (desc ? b - a : a - b)))
      expect(values.slice(known.length).every((v) => v === null)).toBe(true)
      expect(known.length).toBeLessThan(values.length)
    }
  })

  it('--desc alone turns the usual order round', async () => {
    const usual = (await json('stemcell trials --fields order')).items.map((i: Item) => i.order)
    const turned = (await json('stemcell trials --desc --fields order')).items.map((i: Item) => i.order)
    expect(turned).toEqual(usual.toReversed())
  })
})

describe('--limit', () => {
  it('keeps the first and tells how many it left out', async () => {
    const all = await json('stemcell trials --fields id')
    const few = await json('stemcell trials --fields id --limit 5')
    expect(ids(few)).toEqual(ids(all).slice(0, 5))
    expect(few.notes).toEqual([`${all.count - 5} more records left out by --limit 5.`])
    const rest = await json(`stemcell trials --fields id --limit ${all.count + 10}`)
    expect([rest.items, rest.notes]).toEqual([all.items, []])
  })
})

describe('--fields', () => {
  it('chooses and orders fields, with the id, in every format', async () => {
    const [first] = (await json('stemcell trials --limit 1 --fields year,sponsor')).items
    expect(Object.keys(first).filter((key) => key !== 'missing')).toEqual(['id', 'year', 'sponsor'])
    expect((await ok('stemcell trials --limit 1 --fields year,design --csv')).stdout.split('\r\n')[0]).toBe(
      'id,year,design,missing',
    )
    expect((await ok('stemcell trials --limit 1 --fields design,year')).stdout.split('\n')[0]).toMatch(/^Design +Year$/)
    expect((await ok('stemcell trials --limit 1 --fields design,year --md')).stdout.split('\n')[0]).toBe(
      '| Design | Year |',
    )
  })

  it('keeps the shape of a whole record in JSON, what is worked out beside it', async () => {
    const [whole] = (await json('stemcell trials --limit 1')).items
    const [part] = (await json('stemcell trials --limit 1 --fields year,enrollment,masking,phase,dose')).items
    expect(part).toMatchObject({
      id: whole.id,
      year: Number(whole.start.slice(0, 4)),
      enrollment: whole.enrollment,
      design: { masking: whole.design.masking, phases: whole.design.phases },
      arms: whole.arms.map(({ id, product }: { id: string; product: { dose: { value: number } } | null }) => ({
        id,
        product: product && { dose: { value: product.dose.value } },
      })),
    })
    expect(Object.keys(part.design)).toEqual(['masking', 'phases'])
  })

  it('says why a value is not there', async () => {
    const { items } = await json('stemcell trials completion:notRead --limit 1 --fields completion')
    expect(items[0]).toMatchObject({ completion: null, missing: { completion: 'notRead' } })
    const { stdout } = await ok('stemcell trials completion:notRead --limit 1 --fields id,completion')
    expect(stdout).toMatch(/\bnot read$/m)
    expect((await ok('stemcell trials completion:notRead --limit 1 --fields id,completion --csv')).stdout).toContain(
      ',,completion: notRead\r\n',
    )
  })

  const rowKinds = allCatalogs.filter(({ rowsOf }) => rowsOf).map((c) => [c.kind, c] as const)
  it.each(rowKinds)('of %s are flat, as whole rows are', async (kind, catalog) => {
    const answer = await json([kind, '--limit', '2', '--fields', catalog.fields.map((f) => f.name).join(',')])
    for (const item of answer.items)
      expect(Object.keys(item).filter((key) => key !== 'missing')).toEqual(catalog.fields.map((f) => f.name))
  })

  const recordKinds = allCatalogs.filter(({ rowsOf }) => !rowsOf).map((c) => [c.kind, c] as const)
  it.each(recordKinds)('of %s, each alone, are a part of the whole record or worked out', async (kind, catalog) => {
    const { items } = await json([kind, '--limit', '3'])
    for (const field of catalog.fields.filter(({ name }) => name !== 'id')) {
      const chosen = (await json([kind, '--limit', '3', '--fields', field.name])).items
      for (const [i, { missing: _, ...part }] of chosen.entries())
        if (placeOf(field)) expect(items[i]).toMatchObject(part)
        else expect([Object.keys(part), items[i][field.name]]).toEqual([['id', field.name], undefined])
    }
  })

  it.each(allCatalogs.map((c) => [c.kind, c] as const))('list explains every field of %s', async (kind, catalog) => {
    const answer = await json(`stemcell ${kind} --fields list`)
    expect(answer.items.map((f: { name: string }) => f.name)).toEqual(catalog.fields.map((f) => f.name))
    const { stdout } = await ok(`stemcell ${kind} --fields list`)
    for (const f of catalog.fields) expect(stdout).toContain(f.help)
  })
})

describe('--group-by', () => {
  it('puts each record under each of its values, and those without under "not known"', async () => {
    const answer = await json('stemcell trials --group-by phase --fields id')
    for (const group of answer.groups) {
      const expected = trials
        .filter((t) => (group.by.phase === null ? t.design.phases === null : t.design.phases?.includes(group.by.phase)))
        .map((t) => t.id)
      expect(group.ids.toSorted()).toEqual(expected.toSorted())
      expect(group.count).toBe(expected.length)
    }
    expect(new Set(answer.groups.flatMap((g: { ids: string[] }) => g.ids)).size).toBe(trials.length)
    expect(answer.count).toBe(trials.length)
    expect(ids(answer).length).toBe(trials.length)
  })

  it('shows a heading with the number of records and people over each group', async () => {
    const { stdout } = await ok('stemcell trials --group-by disease --fields id')
    const { groups } = await json('stemcell trials --group-by disease --fields id,enrollment')
    for (const { by, count } of groups)
      expect(stdout).toMatch(new RegExp(`^Disease: ${by.disease} \\(${count} records?, \\d+ people\\)$`, 'm'))
  })
})

describe('--count', () => {
  it('counts records and sums the people that are known, per group', async () => {
    const answer = await json('stemcell trials --count --group-by disease,allocation')
    let rows = 0
    for (const { by, count, participants, withoutParticipants } of answer.items) {
      const members = trials.filter((t) => t.disease === by.disease && t.design.allocation === by.allocation)
      expect(count).toBe(members.length)
      expect(participants).toBe(members.reduce((sum, t) => sum + (t.enrollment.count ?? 0), 0))
      expect(withoutParticipants).toBe(members.filter((t) => t.enrollment.count === null).length)
      rows += count
    }
    expect(rows).toBe(trials.length)
    expect(answer).toMatchObject({ format: 'stemcell/trials-count/1', count: trials.length, total: trials.length })
  })

  it('counts every facet when no group is named', async () => {
    const { items, notes } = await json('stemcell trials --disease t1d --count')
    const t1d = trials.filter((t) => dataset.vocabulary('diseases').within('t1d').has(t.disease))
    const of = (field: string, value: unknown) =>
      items.find((i: { by: Record<string, unknown> }) => field in i.by && i.by[field] === value)?.count
    expect(of('status', 'completed')).toBe(t1d.filter((t) => t.status.value === 'completed').length)
    expect(of('kind', 'registered')).toBe(t1d.filter((t) => t.kind === 'registered').length)
    expect(of('masking', null)).toBe(t1d.filter((t) => t.design.masking === null).length)
    expect(notes.join(' ')).toMatch(/A record with several values counts in each of their rows/)
  })

  it('sums people once per record in the footer, and names those whose number is not known', async () => {
    const { stderr } = await ok('stemcell trials --count --group-by cell')
    const known = trials.reduce((sum, t) => sum + (t.enrollment.count ?? 0), 0)
    const unknown = trials.filter((t) => t.enrollment.count === null).length
    expect(stderr).toContain(
      `${trials.length} of ${trials.length} records, ${known} people${unknown ? ` (enrollment not known for ${unknown})` : ''} · dataset`,
    )
  })

  it('warns when trials that may share patients are summed', async () => {
    const withOverlap = trials.find((t) => t.overlaps?.length)
    const pair = [withOverlap?.id, withOverlap?.overlaps?.[0]?.trial].toSorted()
    const { notes } = await json(['trials', '--id', pair.join(','), '--count', '--group-by', 'disease'])
    expect(notes.join(' ')).toContain(`may share patients (${pair.join(' / ')}`)
  })

  it('counts kinds without people', async () => {
    const { items } = await json('stemcell cells --count --group-by donor')
    expect(items.every((i: object) => !('participants' in i))).toBe(true)
  })

  it('limits rows and tells how many it left out', async () => {
    const all = await json('stemcell trials --count --group-by disease')
    const few = await json('stemcell trials --count --group-by disease --limit 1')
    expect(few.items).toEqual(all.items.slice(0, 1))
    expect(few.notes).toContain(`${all.items.length - 1} more rows left out by --limit 1.`)
  })
})

describe('a query that nothing meets', () => {
  const line = 'stemcell trials --disease t1d --phase 4 --year 1990..1999'

  it('is no error: an empty table, and advice on standard error with what each filter would give', async () => {
    const { code, stdout, stderr } = await run(line)
    expect([code, stdout]).toEqual([0, ''])
    const count = async (query: string) => (await json(`stemcell trials ${query} --fields id`)).count
    const [t1d, phase, year] = ['--disease t1d', '--phase 4', '--year 1990..1999']
    const advice = stderr.split('\n').filter((text) => text.startsWith('  '))
    expect(advice.toSorted()).toEqual(
      [
        `  disease:t1d: keeps ${await count(t1d)} alone; without it ${await count(`${phase} ${year}`)} records match`,
        `  phase:4: keeps ${await count(phase)} alone; without it ${await count(`${t1d} ${year}`)} records match`,
        `  year:1990..1999: keeps ${await count(year)} alone; without it ${await count(`${t1d} ${phase}`)} records match`,
      ]
        .map((text) => text.replace(/\b1 records match/, '1 record match'))
        .toSorted(),
    )
    expect(stderr).toMatch(/^No trials match\. Relax a filter:\n/)
  })

  it('gives an empty list to machines, with the advice beside it', async () => {
    const { stdout, stderr } = await ok(`${line} --json`)
    expect(JSON.parse(stdout)).toMatchObject({ count: 0, items: [], next: [] })
    expect(stderr).toMatch(/^No trials match/)
    expect((await ok(`${line} --ndjson`)).stdout).toBe('')
    expect((await ok(`${line} --csv --fields id,year`)).stdout).toBe('id,year,missing\r\n')
  })
})

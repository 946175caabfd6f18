import { describe, expect, it } from 'vitest'
import { ensure } from '../../src/collections.js'
import { type AnyCatalog, type AnyField, catalogs, flat, toFilters, tokenize } from '../../src/query/index.js'
import { readTrial } from '../../src/query/readers.js'
import { openBundled } from '../helpers/bundled.js'
import { json } from '../helpers/cli.js'
import { allCatalogs, filterableFields, quoted, typeable, valuesOf } from '../helpers/fields.js'

const dataset = openBundled()

const sizeOf = (catalog: AnyCatalog): number => dataset.list(catalog).size

/** Records that a query keeps. */
const keptOf = (catalog: AnyCatalog, query: string): string[] =>
  dataset.list(catalog).select(toFilters(tokenize(query, catalog), catalog, dataset), {
    field: catalog.fields[0] as AnyField,
    descending: false,
  })
const idsOf = (kind: keyof typeof catalogs, query: string): string[] => keptOf(catalogs[kind], query)

describe('every filter', () => {
  /** Filters that the evidence gives nothing to choose from, and why. */
  const alike: Readonly<Record<string, string>> = {
    'trials layer': 'all records that are bundled are of the bundled dataset',
    'results layer': 'all records that are bundled are of the bundled dataset',
    'harms layer': 'all records that are bundled are of the bundled dataset',
    'mechanisms gaps': 'every mechanism on record has two gaps',
    'results kind': 'only published trials have results',
  }

  it.each(filterableFields)('of %s by %s keeps some records and drops some', (kind, name, catalog, field) => {
    const size = sizeOf(catalog)
    const chooses = valuesOf(catalog, field, dataset)
      .filter(typeable)
      .some((value) => {
        const kept = keptOf(catalog, `${name}:${quoted(value)}`).length
        return kept > 0 && kept < size
      })
    expect(chooses).toBe(!(`${kind} ${name}` in alike))
  })

  it.each(filterableFields)('of %s by %s keeps all records that have the value', (_, name, catalog, field) => {
    const rows = dataset.list(catalog)
    for (const value of valuesOf(catalog, field, dataset).filter(typeable).slice(-5)) {
      const kept = keptOf(catalog, `${name}:${quoted(value)}`)
      for (const id of rows.ids) if (flat(rows.cell(id, name)).includes(value)) expect(kept).toContain(id)
    }
  })

  it.each(filterableFields)('of %s by %s splits the records into known and missing', (_, name, catalog) => {
    const known = keptOf(catalog, `${name}:known`)
    const missing = keptOf(catalog, `${name}:missing`)
    expect([...known, ...missing].toSorted()).toEqual(dataset.list(catalog).ids)
    for (const reason of ['notRead', 'notReported', 'notApplicable'])
      for (const row of keptOf(catalog, `${name}:${reason}`)) expect(missing).toContain(row)
  })

  it.each(allCatalogs.map((catalog): [string, AnyCatalog] => [catalog.kind, catalog]))(
    'over the whole text of %s keeps some and drops some',
    (kind, catalog) => {
      // Words that every record of a kind holds choose nothing: the diseases of a claim are part of its text.
      const words: Readonly<Record<string, string>> = { mechanisms: 'exosome', claims: 'exosome', reviews: 'umbilical' }
      const kept = keptOf(catalog, words[kind] ?? 'insulin').length
      expect(kept).toBeGreaterThan(0)
      expect(kept).toBeLessThan(sizeOf(catalog))
    },
  )
})

describe('fields', () => {
  it.each(allCatalogs.map((catalog): [string, AnyCatalog] => [catalog.kind, catalog]))(
    'of %s have unique names in kebab case, help and a priority of their own',
    (_, catalog) => {
      const names = catalog.fields.map((f) => f.name)
      expect(new Set(names).size).toBe(names.length)
      for (const f of catalog.fields) {
        expect(f.name).toMatch(/^[a-z]+([0-9][a-z]*)?(-[a-z]+)*$/)
        expect(f.help.length).toBeGreaterThan(3)
        expect(f.help).not.toMatch(/\.$/)
        if (f.type === 'term') expect(f.vocabulary).toBeDefined()
      }
      expect(names[0]).toBe('id')
      expect(names).toContain(catalog.sort.field)
    },
  )

  it('do not take names that options, formats or the query language use', () => {
    const taken = [
      'text',
      'sort',
      'desc',
      'limit',
      'fields',
      'group-by',
      'count',
      'format',
      'json',
      'ndjson',
      'csv',
      'tsv',
      'md',
      'output',
      'color',
      'pager',
      'debug',
      'help',
      'version',
      'missing',
    ]
    for (const [, name] of filterableFields) expect(taken).not.toContain(name)
  })

  it.each(filterableFields.filter(([, , , f]) => f.choices?.length))(
    'of %s: the choices of %s cover every value on record',
    (_, name, catalog, field) => {
      for (const value of valuesOf(catalog, field, dataset)) expect(field.choices, name).toContain(value)
      for (const choice of Object.values(field.aliases ?? {})) expect(field.choices).toContain(choice)
    },
  )
})

describe('hierarchies', () => {
  const diseases = dataset.vocabulary('diseases')

  it.each(diseases.terms.map((term) => term.id))(
    '--disease %s finds the trials of it and of all below it, and no others',
    (id) => {
      const within = diseases.within(id)
      expect(idsOf('trials', `disease:${id}`)).toEqual(
        dataset
          .records('trials')
          .filter((t) => within.has(t.disease))
          .map((t) => t.id),
      )
    },
  )

  it('--disease diabetes finds type 1, type 2 and the complications', () => {
    const found = idsOf('trials', 'disease:diabetes')
    for (const id of ['t1d', 't2d', 'diabetic-foot-ulcer'])
      expect(found).toEqual(expect.arrayContaining(idsOf('trials', `disease:${id}`)))
    expect(idsOf('trials', 'disease:t1d').length).toBeGreaterThan(20)
  })

  it('--cell msc finds every kind of MSC and no hematopoietic cells', () => {
    const found = idsOf('trials', 'cell:msc')
    for (const id of ['uc-msc', 'wj-msc', 'bm-msc', 'ad-msc']) {
      expect(idsOf('trials', `cell:${id}`).length, id).toBeGreaterThan(0)
      expect(found).toEqual(expect.arrayContaining(idsOf('trials', `cell:${id}`)))
    }
    const within = dataset.vocabulary('cells').within('msc')
    for (const id of found)
      expect(dataset.record('trials', id)?.arms.some((arm) => arm.product?.cells.some((c) => within.has(c)))).toBe(true)
    expect(within).not.toContain('hsc')
  })

  it('lists below a term what the vocabulary puts under it', () => {
    const within = dataset.vocabulary('cells').within('msc')
    for (const id of idsOf('cells', 'under:msc')) expect(within).toContain(id)
    expect(idsOf('cells', 'under:msc')).toContain('uc-msc')
  })
})

describe('filters of one group', () => {
  const trials = dataset.records('trials')

  it('cell and route are met by one arm', () => {
    const msc = dataset.vocabulary('cells').within('msc')
    const expected = trials
      .filter((t) => t.arms.some((a) => a.product?.route === 'iv' && a.product.cells.some((c) => msc.has(c))))
      .map((t) => t.id)
    expect(idsOf('trials', 'cell:msc route:iv')).toEqual(expected)
    expect(expected.length).toBeGreaterThan(0)
  })

  it('an outcome is one with a result after treatment', () => {
    const hba1c = dataset.vocabulary('outcomes').within('hba1c')
    const having = (isResult: (scale: string | null) => boolean): string[] =>
      dataset
        .records('trials')
        .filter((t) => t.outcomes.some((r) => hba1c.has(r.outcome) && isResult(r.scale)))
        .map((t) => t.id)
        .sort()
    const listed = [...idsOf('trials', 'outcome:hba1c')].sort()
    expect(listed).toEqual(having((scale) => scale !== 'baseline'))
    const onlyBaseline = having(() => true).filter((id) => !listed.includes(id))
    expect(onlyBaseline).toContain('sood-2017-bm-mnc-routes-t2d')
    expect(onlyBaseline).toContain('uc-msc-t2d-safety-2023')
    expect(idsOf('trials', 'disease:t2d allocation:randomized outcome:hba1c')).toHaveLength(8)
  })

  it('a headline favors cells only against a control group', () => {
    const headlineOf = (id: string): string =>
      String(readTrial('headline', ensure(dataset.record('trials', id)), { asOf: '2026-11-30' } as never))
    expect(headlineOf('carlsson-2025-up421-t1d')).toBe('no control: c-peptide, better at 3 mo')
    expect(headlineOf('wang-2024-cipsc-islets-t1d')).toBe('no control: insulin-independence, better at 12 mo')
    expect(headlineOf('keymeulen-2024-pec01-vc02-t1d')).toBe('no control: c-peptide, better at 6 mo')
    for (const t of dataset.records('trials'))
      if (/^[▲▼=]/.test(headlineOf(t.id))) {
        expect(t.arms.map(({ role }) => role)).toContain('control')
        expect(t.design.model).not.toBe('single-group')
      }
  })

  it('outcome and direction are met by one result', () => {
    const hba1c = dataset.vocabulary('outcomes').within('hba1c')
    const expected = trials
      .filter((t) =>
        t.outcomes.some((r) => hba1c.has(r.outcome) && r.direction === 'favors-cell' && r.scale !== 'baseline'),
      )
      .map((t) => t.id)
    expect(idsOf('trials', 'outcome:hba1c direction:favors-cell')).toEqual(expected)
    expect(expected.length).toBeGreaterThan(0)
    expect(expected.length).toBeLessThan(idsOf('trials', 'outcome:hba1c').length)
  })

  it('excluded values drop records that have them on any arm', () => {
    const msc = dataset.vocabulary('cells').within('msc')
    expect(idsOf('trials', '-cell:msc')).toEqual(
      trials.filter((t) => !t.arms.some((a) => a.product?.cells.some((c) => msc.has(c)))).map((t) => t.id),
    )
  })
})

describe('years', () => {
  it('keeps trials that started in the given year, and those whose first report is of that year and whose start is not known', async () => {
    const { items } = await json('stemcell trials --year 2018 --fields id,start,year,year-basis,published')
    expect(items.map((t: { id: string }) => t.id)).toContain('carlsson-2023-wj-msc-t1d')
    for (const t of items)
      expect(t['year-basis'] === 'start' ? t.start.slice(0, 4) : String(t.published[0])).toBe('2018')
  })

  it('finds a phase 1/2 trial under either phase', () => {
    for (const phase of ['1', '2']) expect(idsOf('trials', `phase:${phase}`)).toContain('carlsson-2023-wj-msc-t1d')
    expect(idsOf('trials', 'phase:3')).not.toContain('carlsson-2023-wj-msc-t1d')
  })
})

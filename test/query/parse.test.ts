import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { describe as say, toFilters, tokenize, trialsCatalog } from '../../src/query/index.js'
import { openBundled } from '../helpers/bundled.js'
import { run } from '../helpers/cli.js'
import { allCatalogs, filterableFields, quoted, some, typeable, valuesOf } from '../helpers/fields.js'

const dataset = openBundled()
const tokens = (query: string) => tokenize(query, trialsCatalog)
const filters = (query: string) => toFilters(tokens(query), trialsCatalog, dataset)

describe('tokenize', () => {
  it('reads qualifiers, excluded qualifiers and words', () => {
    expect(tokens('cell:uc-msc -model:single-group hba1c -islet')).toEqual([
      { field: 'cell', text: 'uc-msc', not: false },
      { field: 'model', text: 'single-group', not: true },
      { field: 'text', text: 'hba1c', not: false },
      { field: 'text', text: 'islet', not: true },
    ])
  })

  it.each([
    ['"umbilical cord" x', ['umbilical cord', 'x']],
    ['-"umbilical cord"', ['umbilical cord']],
    ['  spaced \t out\n', ['spaced', 'out']],
    ['text:insulin', ['insulin']],
    ['脐带 １型', ['脐带', '１型']],
    ['', []],
    ['   ', []],
  ])('reads the words of %j', (query, expected) =>
    expect(tokens(query).map((t) => t.text.replaceAll('"', ''))).toEqual(expected),
  )

  it('keeps quoted values of a qualifier together', () => {
    expect(tokens('sponsor:"Novo Nordisk",vertex')).toEqual([
      { field: 'sponsor', text: '"Novo Nordisk",vertex', not: false },
    ])
  })

  it('reads qualifiers in any case', () =>
    expect(tokens('CELL:msc Year:2015')).toMatchObject([{ field: 'cell' }, { field: 'year' }]))

  it('takes an address for a word, not a qualifier', () => {
    expect(tokens('https://clinicaltrials.gov/study/NCT03406585')).toEqual([
      { field: 'text', text: 'https://clinicaltrials.gov/study/NCT03406585', not: false },
    ])
  })

  it.each([
    ['"umbilical', 'a quotation mark without its partner'],
    ['cell:"uc', 'a quotation mark without its partner'],
    ['hba1c "', 'a quotation mark without its partner'],
    ['diseas:t1d', 'unknown qualifier "diseas:"'],
    ['design:open', 'unknown qualifier "design:"'],
    ['- x', 'no letter or digit'],
    ['-', 'no letter or digit'],
    ['!!!', 'no letter or digit'],
  ])('refuses %s', (query, message) => expect(() => tokens(query)).toThrow(message))

  it('suggests the qualifier that was meant', () => {
    expect(() => tokens('diseas:t1d')).toThrow(expect.objectContaining({ hint: expect.stringContaining('disease:') }))
  })

  it('refuses a qualifier without a value', () => {
    for (const query of ['cell:', 'cell: uc-msc', '-cell:', 'note:'])
      expect(() => filters(query), query).toThrow(/^no value after "(cell|note):"/)
    for (const query of ['cell:""', 'cell:,', 'cell:!'])
      expect(() => filters(query), query).toThrow('empty value for cell')
  })

  it('answers any string with tokens or a usage failure', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string({ unit: 'binary' }),
          fc.string({ unit: fc.constantFrom('"', ':', '-', '!', ',', ' ', 'a', 'cell', 'year', '..', '1') }),
        ),
        (query) => {
          try {
            filters(query)
          } catch (error) {
            expect(error).toMatchObject({ name: 'Failure', code: 'usage' })
          }
        },
      ),
    )
  })
})

describe('describe', () => {
  const again = (query: string): void => {
    const first = filters(query)
    expect(filters(first.map(say).join(' ')), query).toEqual(first)
  }

  it.each([
    'cell:uc-msc,bm-msc -route:iv',
    'year:2015..2020 enrollment:>=20 dose:<1e8 follow-up:..12 serious-events:>0',
    'start:2015-03.. completion:..2020 status-as-of:2022-10',
    'sponsor:"Novo Nordisk, Inc",vertex',
    'donor:missing phase:notReported route:known',
    'between-group:yes -primary:no',
    '"umbilical cord" -islet hba1c',
    'disease:!t2d,!t1d',
    '脐带',
    'https://clinicaltrials.gov/study/NCT03406585',
    '"-5 percent"',
    '"year: 2015"',
    'title:"!"x',
  ])('says %s so that it is understood the same way', again)

  it('says the filters of any value in the dataset so that they are understood the same way', () => {
    for (const catalog of allCatalogs)
      for (const field of catalog.fields.filter((f) => f.filterable !== false))
        for (const value of some(valuesOf(catalog, field, dataset).filter(typeable), 6)) {
          const first = toFilters([{ field: field.name, text: quoted(value), not: false }], catalog, dataset)
          expect(
            toFilters(tokenize(first.map(say).join(' '), catalog), catalog, dataset),
            `${catalog.kind} ${field.name} ${value}`,
          ).toEqual(first)
        }
  })

  it('says filters with any typeable text so that they are understood the same way', () => {
    const word = fc.string({
      unit: fc.constantFrom('a', 'Z', '9', ' ', ',', '-', ':', '!', '..', '/', '>', '2015', 'year:', '脐'),
      minLength: 1,
      maxLength: 8,
    })
    fc.assert(
      fc.property(word, fc.constantFrom('', 'title:', '-title:', '-', 'year:', 'start:', 'cell:'), (text, before) => {
        const query = `${before}"${text}"`
        let first: ReturnType<typeof filters>
        try {
          first = filters(query)
        } catch {
          return
        }
        expect(filters(first.map(say).join(' ')), query).toEqual(first)
      }),
    )
  })
})

describe('flags and query strings', () => {
  const flag = (name: string, type: string, value: unknown): string[] =>
    type === 'boolean' ? [value ? `--${name}` : `--no-${name}`] : [`--${name}=${quoted(value as string)}`]

  it.each(filterableFields)('%s: --%s means the same in both', async (kind, name, catalog, field) => {
    const values = some(valuesOf(catalog, field, dataset).filter(typeable), 2)
    for (const value of values) {
      const asFlag = await run([kind, ...flag(name, field.type, value), '--json', '--fields', 'id'])
      const asQuery = await run([kind, `${name}:${quoted(value)}`, '--json', '--fields', 'id'])
      expect(asFlag.stderr).toBe('')
      expect(asFlag.stdout).toBe(asQuery.stdout)
      // Options before the command make it be read in another way.
      expect(await run(['--json', kind, ...flag(name, field.type, value), '--fields', 'id'])).toEqual(asFlag)
    }
  })

  it('mean the same when they are mixed, in any order', async () => {
    const ways = [
      ['trials', '--disease', 't1d', '--cell', 'msc,hsc', '--year', '2015..', '--model', '!single-group'],
      ['trials', 'disease:t1d cell:msc,hsc year:2015.. -model:single-group'],
      ['trials', 'disease:t1d', '--model', '!single-group', '--cell', 'msc', 'year:>=2015', '--cell=hsc'],
    ]
    const answers = await Promise.all(
      ways.map(async (argv) => JSON.parse((await run([...argv, '--json', '--fields', 'id'])).stdout)),
    )
    expect(answers[0].count).toBeGreaterThan(0)
    for (const answer of answers) expect(answer.items).toEqual(answers[0].items)
    expect(answers[1].query).toEqual(answers[0].query)
  })
})

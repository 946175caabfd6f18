/** BibTeX and RIS as readers that are not ours see them: the whole export, and titles and names made to break it. */
import fc from 'fast-check'
import { beforeAll, describe, expect, it } from 'vitest'
import {
  bibtexEntry,
  type CitationEntry,
  type Csl,
  cslOf,
  datasetEntry,
  entriesFor,
  risEntry,
} from '../../../src/evidence/citation/index.js'
import { openDataset, type Target } from '../../../src/store/index.js'
import { type BibtexEntry, nameText, type RisRecord, readBibtex, readRis } from '../../helpers/readers.js'

const dataset = openDataset()
const targets = (['references', 'trials', 'claims', 'approvals'] as const).flatMap((kind) =>
  dataset.ids(kind).map((id): Target => [kind, id]),
)
/** Everything we can cite. */
const all: readonly CitationEntry[] = [
  ...entriesFor([targets], { withRegistrations: true }, dataset).entries,
  datasetEntry(dataset),
]

const names = (csl: Csl): string[] =>
  (csl.author ?? []).map((name) =>
    'literal' in name ? name.literal : [name.family, name.suffix, name.given].filter(Boolean).join(', '),
  )
const date = (csl: Csl): readonly number[] => csl.issued?.['date-parts'][0] ?? []

describe('the whole export as BibTeX', () => {
  let read: readonly BibtexEntry[]
  const fields = (key: string) => read.find((entry) => entry.key === key)?.fields as BibtexEntry['fields']
  beforeAll(() => {
    read = readBibtex(all.map(({ csl, key, hasMoreAuthors }) => bibtexEntry(csl, key, { hasMoreAuthors })).join('\n\n'))
  }, 60_000)

  it('is read entry by entry, under the same keys', () => {
    expect(all.length).toBeGreaterThan(500)
    expect(read.map((entry) => entry.key)).toEqual(all.map((entry) => entry.key))
  })

  it('keeps every title, container, volume, issue, number, DOI and address', () => {
    for (const { csl, key } of all) {
      const got = fields(key)
      expect(got.title, key).toBe(csl.title)
      expect(got.journal ?? got.booktitle ?? got.howpublished, key).toBe(csl['container-title'])
      expect(got.volume, key).toBe(csl.volume)
      expect(got.number, key).toBe(csl.issue ?? csl.number)
      expect(got.doi, key).toBe(csl.DOI)
      expect(got.url, key).toBe(csl.URL)
      expect([got.pmid, got.pmcid, got.version], key).toEqual([csl.PMID, csl.PMCID, csl.version])
    }
  })

  it('keeps every year, month and page', () => {
    for (const { csl, key } of all) {
      const [year, month] = date(csl)
      expect(fields(key).year, key).toBe(year?.toString())
      expect(fields(key).month, key).toBe(month?.toString())
      expect(fields(key).pages?.replace(/[–—]|--/g, '-'), key).toBe(csl.page?.replace(/[–—]/g, '-'))
    }
  })

  it('keeps every author in order, and says when there are more', () => {
    expect(all.filter(({ hasMoreAuthors }) => hasMoreAuthors).length).toBeGreaterThan(50)
    for (const { csl, key, hasMoreAuthors } of all) {
      const got = (fields(key).author ?? []).map(nameText)
      expect(got, key).toEqual([...names(csl), ...(hasMoreAuthors ? ['others'] : [])])
    }
  })
})

describe('the whole export as RIS', () => {
  let read: readonly RisRecord[]
  beforeAll(async () => {
    read = await readRis(`${all.map((entry) => risEntry(cslOf(entry), entry.key)).join('\n\n')}\n`)
  })

  it('is read record by record, under the same keys', () =>
    expect(read.map((record) => record.RISID)).toEqual(all.map((entry) => entry.key)))

  it('keeps every field', () => {
    all.forEach(({ csl, key }, i) => {
      const got = read[i] as RisRecord
      expect(got.title, key).toBe(csl.title)
      expect(got.journal, key).toBe(csl['container-title'])
      expect(got.year, key).toBe(date(csl)[0]?.toString())
      expect([got.volume, got.number, got.doi], key).toEqual([csl.volume, csl.issue, csl.DOI])
      expect([got.accession, got.custom2], key).toEqual([csl.PMID ?? csl.number, csl.PMCID])
      expect(got.urls, key).toEqual(csl.URL === undefined ? undefined : [csl.URL])
      expect((got.pages as string | undefined)?.replace(/[–—]/g, '-'), key).toBe(csl.page?.replace(/[–—]/g, '-'))
      const authors = (csl.author ?? []).map((name) =>
        'literal' in name ? name.literal : [name.family, name.given, name.suffix].filter(Boolean).join(', '),
      )
      expect(got.authors ?? [], key).toEqual(authors)
    })
  })

  it.each([
    ['preprint', 'estrada-draft-bm-sc-hbo', 'unpublished'],
    ['news item', 'allsci-2026-up421', 'newspaperArticle'],
    ['dataset', 'cl-2026', 'dataset'],
    ['registration', 'NCT02644759', 'web'],
  ])('knows a %s for what it is', (_, key, type) => expect(read.find((r) => r.RISID === key)?.type).toBe(type))
})

const awkward = fc
  .array(
    fc.tuple(
      fc.constantFrom(
        '%',
        '&',
        '{',
        '}',
        '\\',
        '$',
        '#',
        '_',
        '~',
        '^',
        '"',
        "'",
        "''",
        '`',
        '“',
        '”',
        '‘',
        '–',
        '—',
        '-',
        '--',
        '---',
        '<',
        '>',
        '<i>',
        '</b>',
        'word',
        'TNF',
        'and',
        'of',
        'Å',
        'ñ',
        'é',
        'ﬁ',
        'PGC-1α',
        'β',
        'Ω',
        'µ',
        '→',
        '≥',
        '中文',
        '24例',
        '‑',
        '@',
        ',',
        '=',
        ';',
        ':',
        '?`',
        '(',
        ']',
        '*',
        '\\alpha',
        '\\textbf{x}',
        '$x^2$',
        '\n',
        '\r\n',
        'TY  - JOUR',
        'ER  - ',
      ), // prettier-ignore
      fc.constantFrom('', ' '),
    ),
    { minLength: 1, maxLength: 9 },
  )
  .map((parts) => parts.flat().join('').trim())
  .filter((text) => text !== '')
const folded = (text: string): string => text.replace(/\s+/g, ' ').trim()

describe('an awkward text', () => {
  const item = (title: string): Csl => ({
    id: 'k',
    type: 'article-journal',
    title,
    'container-title': title,
    publisher: title,
  })

  it('comes through BibTeX as it was', () => {
    fc.assert(
      fc.property(awkward, (text) => {
        const [entry, ...more] = readBibtex(`${bibtexEntry(item(text), 'k')}\n\n${bibtexEntry(item('next'), 'n')}`)
        expect(more.map(({ fields }) => fields.title)).toEqual(['next'])
        // The reader writes a grave accent that stands alone as its letter.
        const { title, journal } = entry?.fields ?? {}
        expect([title, journal].map((got) => folded(got ?? '').replaceAll('ˋ', '`'))).toEqual([
          folded(text),
          folded(text),
        ])
      }),
      { numRuns: 1000 },
    )
  })

  it('comes through RIS as it was', async () => {
    await fc.assert(
      fc.asyncProperty(awkward, async (text) => {
        const records = await readRis(`${risEntry(item(text), 'k')}\n\n${risEntry(item('next'), 'n')}\n`)
        expect(records.map(({ title, journal }) => [title, journal])).toEqual([
          [folded(text), folded(text)],
          ['next', 'next'],
        ])
      }),
      { numRuns: 300 },
    )
  })

  it('is one author in BibTeX, whatever separates authors', () => {
    fc.assert(
      fc.property(awkward, awkward, (family, literal) => {
        fc.pre(/\p{L}/u.test(family) && !/^[{]|[}]$/.test(family))
        const csl: Csl = {
          ...item('t'),
          author: [{ family, given: 'A.' }, { literal }, { family: 'Last', given: 'Z.' }],
        }
        const authors = readBibtex(bibtexEntry(csl, 'k'))[0]?.fields.author ?? []
        expect(authors.map(nameText).map((name) => folded(name).replaceAll('ˋ', '`'))).toEqual([
          `${folded(family)}, A.`,
          folded(literal),
          'Last, Z.',
        ])
      }),
      { numRuns: 500 },
    )
  })
})

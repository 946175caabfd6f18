import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { identifierKey, normalizeDoi } from '../../src/dataset/index.js'

const anyCase = (text: string): fc.Arbitrary<string> =>
  fc
    .array(fc.boolean(), { minLength: text.length, maxLength: text.length })
    .map((up) => [...text].map((char, i) => (up[i] ? char.toUpperCase() : char.toLowerCase())).join(''))

const suffix = fc.string({ unit: fc.constantFrom(...'abcXYZ0189.-_;()/'), minLength: 1, maxLength: 20 })
const doi = fc
  .tuple(fc.integer({ min: 1000, max: 999_999_999 }), suffix)
  .map(([registrant, rest]) => `10.${registrant}/${rest}`)

describe('normalizeDoi', () => {
  it('takes resolver addresses, prefixes, case and spaces away', () => {
    const before = fc.oneof(
      fc.constant(''),
      fc.tuple(anyCase('doi:'), fc.constantFrom('', ' ')).map((parts) => parts.join('')),
      fc.constantFrom('https://doi.org/', 'http://dx.doi.org/', 'HTTPS://DOI.ORG/'),
    )
    fc.assert(
      fc.property(
        before,
        doi,
        fc.constantFrom('', ' ', '\n'),
        (prefix, bare, space) => normalizeDoi(`${space}${prefix}${bare}${space}`) === bare.toLowerCase(),
      ),
    )
  })

  it('changes nothing the second time', () => {
    fc.assert(fc.property(doi, (text) => normalizeDoi(normalizeDoi(text) as string) === normalizeDoi(text)))
  })

  it.each([
    '',
    '10.',
    '10.12/x',
    '10.1056',
    '10.1056/',
    'NCT03406585',
    '11.1056/x',
    'see 10.1056/x',
    '10.1056/a b',
    'https://example.org/10.1056/x',
  ])('knows that %j is no DOI', (text) => {
    expect(normalizeDoi(text)).toBeUndefined()
  })
})

describe('identifierKey', () => {
  it('brings any identifier into one form that stays as it is', () => {
    fc.assert(
      fc.property(
        fc.oneof(fc.string({ unit: 'binary' }), doi),
        (text) => identifierKey(identifierKey(text)) === identifierKey(text),
      ),
    )
  })

  it('does not mind case and spaces around', () => {
    fc.assert(fc.property(anyCase('nct03406585'), (text) => identifierKey(` ${text}\n`) === 'nct03406585'))
  })

  it.each([
    ['https://doi.org/10.1056/NEJMoa2506549', '10.1056/nejmoa2506549'],
    ['PMID: 12345678', '12345678'],
    ['pmid12345678', '12345678'],
    ['https://pubmed.ncbi.nlm.nih.gov/12345678/', '12345678'],
    ['12345678', '12345678'],
    ['PMC9876543', 'pmc9876543'],
    ['PMCID: PMC9876543', 'pmc9876543'],
    ['https://pmc.ncbi.nlm.nih.gov/articles/PMC9876543/', 'pmc9876543'],
    ['https://www.ncbi.nlm.nih.gov/pmc/articles/PMC9876543', 'pmc9876543'],
    ['https://clinicaltrials.gov/study/NCT03406585', 'nct03406585'],
    ['https://www.clinicaltrials.gov/ct2/show/NCT03406585?term=x', 'nct03406585'],
    ['ChiCTR2200057370', 'chictr2200057370'],
    ['IRCT20180120038450N1', 'irct20180120038450n1'],
  ])('%s is looked up as %s', (text, key) => expect(identifierKey(text)).toBe(key))
})

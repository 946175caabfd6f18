import { describe, expect, it } from 'vitest'
import { codeRules, isVerhoeff, loincCheckDigit } from '../../../src/dataset/integrity/codes.js'
import type { SourceData } from '../../../src/dataset/source.js'
import { dataset, disease, outcome } from '../../helpers/records.js'

type Code = SourceData['diseases'][number]['codes'][number]
const code = (system: Code['system'], id: string, label: string | null = null): Code => ({
  system,
  id,
  label,
  confidence: 'verified',
  source: 'read',
})
const coded = (id: string, codes: Code[]): SourceData => dataset({ diseases: [disease('t1d'), disease(id, { codes })] })
const found = (rule: string, data: SourceData): string[] =>
  codeRules
    .find(({ name }) => name === rule)
    ?.check(data)
    .map((v) => `${v.id} ${v.path}: ${v.message}`) ?? ['no such rule']

describe('code-form', () => {
  it.each<[Code['system'], string]>([
    ['icd10', 'E10'],
    ['icd10', 'E10-E14'],
    ['icd10', 'E11.9'],
    ['icd10cm', 'E11.21'],
    ['icd11', '5A10'],
    ['icd11', '119724091'],
    ['mesh', 'D003922'],
    ['mesh', 'D000071698'],
    ['mondo', 'MONDO:0005147'],
    ['snomed', '46635009'],
    ['doid', 'DOID:9744'],
    ['efo', 'EFO:0001359'],
    ['ncit', 'NCIT:C2986'],
    ['umls', 'C0011854'],
    ['cl', 'CL:0000134'],
    ['loinc', '4548-4'],
    ['loinc', '59261-8'],
  ])('accepts %s %s', (system, id) => expect(found('code-form', coded('x', [code(system, id)]))).toEqual([]))

  it.each<[Code['system'], string, string]>([
    ['cl', 'CL:134', 'has not the form of a CL code'],
    ['cl', 'CL_0000134', 'has not the form'],
    ['mondo', 'MONDO:5147', 'has not the form'],
    ['mesh', 'D3922', 'has not the form'],
    ['icd10', '10E', 'has not the form'],
    ['umls', 'C11854', 'has not the form'],
    ['ncit', 'C2986', 'has not the form'],
    ['loinc', '4548', 'has not the form'],
    ['loinc', '4548-5', 'the check digit of LOINC 4548 is 4, not 5'],
    ['loinc', '4584-4', 'the check digit of LOINC 4584'],
    ['snomed', '46635090', 'the check digit of SNOMED CT 46635090 is wrong'],
  ])('refuses %s %s', (system, id, message) =>
    expect(found('code-form', coded('x', [code(system, id)]))).toEqual([expect.stringContaining(message)]),
  )
})

// LOINC Users’ Guide, appendix on the check digit: the example 12345 has the check digit 5.
it('the check digit of LOINC is that of its manual', () => expect(loincCheckDigit('12345')).toBe(5))

// Verhoeff’s own example: 236 has the check digit 3.
it('the check digit of SNOMED CT is Verhoeff’s, and finds every single wrong digit and swapped neighbor', () => {
  expect(isVerhoeff('2363')).toBe(true)
  for (const right of ['73211009', '46635009', '44054006']) {
    expect(isVerhoeff(right)).toBe(true)
    for (let i = 0; i < right.length; i++)
      for (let d = 0; d < 10; d++)
        if (String(d) !== right[i]) expect(isVerhoeff(right.slice(0, i) + d + right.slice(i + 1))).toBe(false)
    for (let i = 1; i < right.length; i++) {
      const swapped = right.slice(0, i - 1) + right[i] + right[i - 1] + right.slice(i + 1)
      if (swapped !== right) expect(isVerhoeff(swapped)).toBe(false)
    }
  }
})

describe('code-label-pairs', () => {
  const pair = (a: Code, b: Code) =>
    found(
      'code-label-pairs',
      dataset({ diseases: [disease('t1d', { codes: [a] })], outcomes: [outcome('hba1c', { codes: [b] })] }),
    ) // prettier-ignore

  it('accepts a code with the same label in two places, or none', () => {
    expect(pair(code('cl', 'CL:0000169', 'type B cell'), code('cl', 'CL:0000169', 'Type B cell'))).toEqual([])
    expect(pair(code('cl', 'CL:0000169', 'type B cell'), code('cl', 'CL:0000169'))).toEqual([])
    expect(pair(code('cl', 'CL:0000169', 'x'), code('doid', 'DOID:9744', 'x'))).toEqual([])
  })
  it('refuses a code with two labels', () =>
    expect(pair(code('cl', 'CL:0000169', 'type B cell'), code('cl', 'CL:0000169', 'type A cell'))).toEqual([
      'hba1c codes.CL:0000169.label: CL:0000169 is "type B cell" in one place and "type A cell" here',
    ]))
  it('refuses a label with two codes', () =>
    expect(pair(code('cl', 'CL:0000169', 'type B cell'), code('cl', 'CL:0000171', 'type B cell'))).toEqual([
      'hba1c codes.CL:0000171.label: "type B cell" is CL:0000169 in one place and CL:0000171 here',
    ]))
})

describe('code-of-type', () => {
  it.each<[string, Code]>([
    ['t2d', code('mondo', 'MONDO:0005147')],
    ['type-2-diabetes', code('icd10', 'E10')],
    ['other', code('mondo', 'MONDO:0005147', 'type 2 diabetes mellitus')],
    ['other', code('mesh', 'D003924', 'Diabetes Mellitus, Type 1')],
    ['other', code('snomed', '44054006', '1型糖尿病')],
  ])('refuses %s with %o', (id, wrong) =>
    expect(found('code-of-type', coded(id, [wrong]))).toEqual([
      expect.stringMatching(/is type [12] diabetes, not type [12]/),
    ]),
  )

  it.each<[string, Code]>([
    ['t2d', code('mondo', 'MONDO:0005148', 'type 2 diabetes mellitus')],
    ['lada', code('mondo', 'MONDO:0005147', 'type 1 diabetes mellitus')],
    ['t2d', code('doid', 'DOID:9351')],
  ])('accepts %s with %o', (id, right) => expect(found('code-of-type', coded(id, [right]))).toEqual([]))
})

describe('paper-number-once', () => {
  const reference = (id: string, numbers: { DOI?: string; PMID?: string; PMCID?: string }) =>
    ({
      id,
      type: 'article-journal',
      custom: { level: null, read: null, retracted: null },
      missing: {},
      ...numbers,
    }) as const
  it('refuses a DOI, PMID or PMCID on two references, whatever its case', () =>
    expect(
      found(
        'paper-number-once',
        dataset({
          references: [
            reference('a', { DOI: '10.1000/X', PMID: '1' }),
            reference('b', { DOI: '10.1000/x', PMID: '1' }),
          ],
        }),
      ),
    ).toEqual(['b DOI: DOI 10.1000/x also stands on a', 'b PMID: PMID 1 also stands on a']))
  it('accepts numbers of different papers', () =>
    expect(
      found(
        'paper-number-once',
        dataset({ references: [reference('a', { PMID: '1' }), reference('b', { PMID: '2', PMCID: 'PMC1' })] }),
      ),
    ).toEqual([]))
})

describe('reference-cites-the-work', () => {
  const at = (URL: string, type: 'article-journal' | 'preprint' | 'webpage' = 'article-journal') =>
    found(
      'reference-cites-the-work',
      dataset({
        references: [{ id: 'a', type, URL, custom: { level: null, read: null, retracted: null }, missing: {} }],
      }),
    )
  it.each([['https://www.scribd.com/document/1'], ['https://www.x-mol.com/paper/1'], ['http://10.1.2.3/paper']])(
    'refuses %s for an article',
    (url) => expect(at(url)).toEqual([`a URL: ${url} is a copy: it belongs under readAt`]),
  )
  it('refuses an upload of a preprint as it does that of an article', () =>
    expect(at('https://www.scribd.com/document/1', 'preprint')).toEqual([
      'a URL: https://www.scribd.com/document/1 is a copy: it belongs under readAt',
    ]))
  it('refuses a page that quotes guidance, whatever the work', () =>
    expect(at('https://pattayadoctor.net/kb/types-of-diabetes', 'webpage')).toHaveLength(1))
  it('accepts a page that is the work itself', () =>
    expect(at('https://www.scribd.com/document/1', 'webpage')).toEqual([]))
})

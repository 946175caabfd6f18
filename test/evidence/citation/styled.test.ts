import { describe, expect, it } from 'vitest'
import { type Csl, styledTexts } from '../../../src/evidence/citation/index.js'

const paper: Csl = {
  id: 'b',
  type: 'article-journal',
  title: 'Cells & islets',
  author: [
    { family: 'Carlsson', given: 'P. O.' },
    { family: 'Le Blanc', given: 'K.' },
  ],
  issued: { 'date-parts': [[2015]] },
  'container-title': 'Diabetes',
  volume: '64',
  issue: '2',
  page: '587-592',
  DOI: '10.2337/db14-0656',
}
const one = (csl: Csl, style: 'vancouver' | 'apa') => styledTexts([{ csl }], style)[0]?.[1]

describe('styledTexts', () => {
  it('keeps every initial, volume, issue, page and DOI', () => {
    expect(one(paper, 'vancouver')).toBe(
      '1. Carlsson PO, Le Blanc K. Cells & islets. Diabetes. 2015;64(2):587–92. doi:10.2337/db14-0656',
    )
    expect(one(paper, 'apa')).toBe(
      'Carlsson, P. O., & Le Blanc, K. (2015). Cells & islets. Diabetes, 64(2), 587–592. https://doi.org/10.2337/db14-0656',
    )
  })

  it('writes authors who were not read as et al.', () => {
    const csl = { ...paper, author: [{ family: 'Carlsson', given: 'P. O.' }] }
    const cut = (style: 'vancouver' | 'apa') => styledTexts([{ csl, hasMoreAuthors: true }], style)[0]?.[1]
    expect(cut('vancouver')).toMatch(/^1\. Carlsson PO, et al\. Cells/)
    expect(cut('apa')).toMatch(/^Carlsson, P\. O\., et al\. \(2015\)/)
  })

  it('gives the number of a registration and the version of a dataset', () => {
    const registration: Csl = { id: 'n', type: 'webpage', title: '[Cells]', number: 'NCT1', URL: 'https://x.org' }
    for (const style of ['vancouver', 'apa'] as const) expect(one(registration, style)?.match(/NCT1/g)).toHaveLength(1)
    const data: Csl = { id: 'd', type: 'dataset', title: 'Data', version: '2026.1.0', URL: 'https://x.org' }
    for (const style of ['vancouver', 'apa'] as const) expect(one(data, style)).toMatch(/version 2026\.1\.0/i)
  })

  it('keeps the order asked in Vancouver, and orders APA by author', () => {
    const items = [{ csl: { ...paper, id: 'z', author: [{ family: 'Zang', given: 'L.' }] } }, { csl: paper }]
    expect(styledTexts(items, 'vancouver').map(([id]) => id)).toEqual(['z', 'b'])
    expect(styledTexts(items, 'apa').map(([id]) => id)).toEqual(['b', 'z'])
  })

  it('writes one line, whatever stands in a title', () =>
    expect(one({ ...paper, title: 'two\nlines' }, 'vancouver')).toContain('two lines'))

  it('writes nothing for nothing', () => expect(styledTexts([], 'apa')).toEqual([]))
})

import { describe, expect, it } from 'vitest'
import { checkPageText, results } from '../../../src/evidence/check/index.js'
import { openBundled } from '../../helpers/bundled.js'

const dataset = openBundled()
const articles = dataset.records('articles').map(({ id }) => ({ id }))
const claimsOf = (id: string) => dataset.records('claims').filter((claim) => claim.articles.includes(id))
const byHand = {
  supported: 'supported',
  'partly-supported': 'partly-supported',
  overstated: 'overstated',
  contradicted: 'contradicted',
  unverified: 'not-shown',
} as const

describe('a page that says what a judged article says, under another title', () => {
  it.each(articles)('is taken for $id, and judged no more kindly', async ({ id }) => {
    const claims = claimsOf(id)
    const page = await checkPageText(`A page of ours\n\n${claims.map((one) => one.statement).join('\n\n')}`, dataset)
    expect(page.article?.id).toBe(id)
    for (const claim of claims) {
      const found = page.sentences.find(({ text }) => claim.statement.startsWith(text))
      expect(found?.class, claim.statement).toBe('judged')
      const given = found?.checked.verdict ?? 'not-judged'
      if (given !== 'not-judged')
        expect(results.indexOf(given), claim.statement).toBeLessThanOrEqual(results.indexOf(byHand[claim.verdict]))
    }
  })

  it('is no such page with a few of its claims', async () => {
    const some = claimsOf('blog-stem-cells-diabetes-2026').slice(0, 3)
    const page = await checkPageText(some.map((one) => one.statement).join('\n\n'), dataset)
    expect(page.article).toBeNull()
  })
})

describe('a list of complications', () => {
  it('is not what the rest of the page is about', async () => {
    const page = await checkPageText(
      'Type 2 diabetes leads to neuropathy, nephropathy and retinopathy.\n\nMesenchymal stem cells lower HbA1c.',
      dataset,
    )
    expect(page.sentences[1]?.checked.understanding.diseases).not.toContain('diabetic-neuropathy')
  })
})

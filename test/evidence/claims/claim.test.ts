import { describe, expect, it } from 'vitest'
import {
  notShown,
  scorecard,
  statuses,
  trialsForClaim,
  verdicts,
  whyNoTrialBears,
} from '../../../src/evidence/claims/index.js'
import { openBundled } from '../../helpers/bundled.js'

const dataset = openBundled()
const claims = dataset.records('claims')
const claim = (id: string) => dataset.record('claims', id) as (typeof claims)[number]

describe('claims', () => {
  it('that warn of harm are only those that speak of risks', () => {
    expect(claims.filter(({ warns }) => warns).map((c) => c.id)).toEqual(['risks-tumor-rejection-uncontrolled-growth'])
  })

  it('without cells or outcomes have a reason instead of trials', () => {
    for (const c of claims) {
      const why = whyNoTrialBears(c)
      expect(why === undefined).toBe(c.cells.length > 0 && c.outcomes.length > 0)
      if (why) expect(trialsForClaim(c, dataset)).toEqual([])
    }
  })

  it('find the trials that were read for their verdict when the vocabularies place them there', () => {
    const ids = trialsForClaim(claim('zang2022-hba1c-change'), dataset).map((t) => `${t.trial.id} ${t.stance}`)
    expect(ids[0]).toBe('zang-2022-uc-msc-t2d for')
    const remission = trialsForClaim(claim('lu2021-insulin-independence'), dataset)
    expect(remission.find((t) => t.trial.id === 'lu-2021-uc-msc-t1d')?.stance).toBe('for')
    expect(trialsForClaim(claim('hsct-long-term-remission'), dataset).filter((t) => t.stance === 'for')).toEqual([])
  })
})

describe('what trials do not show', () => {
  const of = (id: string): string => notShown(trialsForClaim(claim(id), dataset)).join('\n')

  it('is that the cells did it, where nothing was controlled', () => {
    expect(of('hsct-long-term-remission')).toMatch(
      /^That the cells did it: every result on record is without a control group\.$/m,
    )
  })
  it('names the longest controlled result, the largest trial, children and unread papers', () => {
    const text = of('zang2022-hba1c-change')
    expect(text).toContain('Anything beyond 36 months')
    expect(text).toContain('enrolled 91 people')
    expect(text).toContain('Children: no trial with a result says that it treated any.')
    expect(text).toMatch(/\d+ of \d+ results were read from abstracts/)
    expect(text).toContain('zang-2022-uc-msc-t2d: Single center')
  })
  it('is nothing where no trial takes a side', () => expect(notShown([])).toEqual([]))
})

describe('scorecards', () => {
  const scores = dataset.records('articles').map(({ id }) => scorecard(id, dataset))
  const sum = (values: readonly number[]): number => values.reduce((a, b) => a + b, 0)

  it('add up: verdicts to claims, statuses to citations', () => {
    for (const score of scores) {
      expect(sum(verdicts.map((v) => score.verdicts[v]))).toBe(score.claims)
      expect(sum(statuses.map((s) => score.statuses[s]))).toBe(score.citations)
    }
  })

  it('count every claim where it is made and every citation once', () => {
    expect(sum(scores.map((s) => s.claims))).toBe(sum(claims.map((c) => c.articles.length)))
    expect(sum(scores.map((s) => s.citations))).toBe(dataset.count('citations'))
  })

  it('say that 5 of 26 citations check out', () => {
    expect([sum(scores.map((s) => s.statuses.verified)), sum(scores.map((s) => s.citations))]).toEqual([5, 26])
  })

  it('of an article that is not there are empty', () => {
    expect(scorecard('no-such-article', dataset)).toMatchObject({ claims: 0, citations: 0 })
  })
})

import { describe, expect, it } from 'vitest'
import { entriesFor } from '../../../src/evidence/citation/index.js'
import type { Target } from '../../../src/store/index.js'
import { openBundled } from '../../helpers/bundled.js'

const dataset = openBundled()
const trials = dataset.records('trials')
const cited = (targets: readonly Target[], registrations = false) =>
  entriesFor(
    targets.map((target) => [target]),
    { withRegistrations: registrations },
    dataset,
  )
const keys = (targets: readonly Target[], registrations = false) =>
  cited(targets, registrations).entries.map((e) => e.key)

describe('entriesFor', () => {
  it('cites a trial by its reports, and by its registrations too when asked', () => {
    expect(keys([['trials', 'zang-2022-uc-msc-t2d']])).toEqual(['zang-2022-uc-msc'])
    expect(keys([['trials', 'zang-2022-uc-msc-t2d']], true)).toEqual(['zang-2022-uc-msc', 'NCT02302599'])
  })

  it('cites a trial without a report by its registration', () => {
    const registered = trials.filter((t) => t.references.length === 0 && t.registrations.length > 0)
    expect(registered.length).toBeGreaterThan(50)
    for (const t of registered) {
      const { entries } = cited([['trials', t.id]])
      expect(entries.map((e) => e.kind)).toEqual(t.registrations.map(() => 'registration'))
      expect(entries.map((e) => e.csl.number)).toEqual(t.registrations.map((r) => r.id))
    }
  })

  it('cites a trial with neither by the pages that tell of it, or the review whose table does', () => {
    const kyoto = cited([['trials', 'kyoto-oztx410-t1d']]).entries
    expect(kyoto.map((e) => e.kind)).toEqual(kyoto.map(() => 'page'))
    expect(kyoto.every((e) => e.csl.URL && e.csl.title.startsWith('['))).toBe(true)
    expect(keys([['trials', 'yu-2011-t1d']])).toEqual(['sun-2020-stem-cells-t1d-meta-analysis'])
  })

  it('finds something to cite for every trial, reference, claim and review', () => {
    for (const kind of ['trials', 'references', 'claims', 'reviews'] as const) {
      const all = dataset.ids(kind).map((id): Target => [kind, id])
      expect(cited(all).empty).toEqual([])
    }
  })

  it('cites a claim by the articles that make it', () => {
    const claim = dataset.records('claims').find((c) => c.articles.length > 1)
    expect(keys([['claims', claim?.id as string]])).toEqual(claim?.articles)
  })

  it('cites a citation of an article by what it really is, and says when that is not known', () => {
    const citations = dataset.records('citations')
    const known = citations.find((c) => c.actual)
    const unknown = citations.find((c) => c.actual === null)
    expect(keys([['citations', known?.id as string]])).toEqual([known?.actual])
    expect(cited([['citations', unknown?.id as string]])).toMatchObject({
      entries: [],
      empty: [`citations/${unknown?.id}`],
    })
  })

  it('cites each thing once, for everybody who asked', () => {
    const { entries, merged } = cited([
      ['trials', 'zang-2022-uc-msc-t2d'],
      ['references', 'zang-2022-uc-msc'],
      ['trials', 'zang-2022-uc-msc-t2d'],
    ])
    expect(entries).toMatchObject([{ key: 'zang-2022-uc-msc', for: ['zang-2022-uc-msc-t2d', 'zang-2022-uc-msc'] }])
    expect(merged).toBe(2)
  })

  it('gives every entry a key of its own that BibTeX can read', () => {
    const everything = (['references', 'trials', 'claims', 'approvals'] as const).flatMap((kind) =>
      dataset.ids(kind).map((id): Target => [kind, id]),
    )
    const all = keys(everything, true)
    expect(new Set(all).size).toBe(all.length)
    for (const key of all) expect(key).toMatch(/^[A-Za-z0-9.:+-]+$/)
  })

  it('says what of a citation was not read', () => {
    expect(cited([['references', 'wang-2011-bm-mnc']]).entries[0]?.unread).toEqual(['title', 'further authors'])
    expect(cited([['references', 'zang-2022-uc-msc']]).entries[0]?.unread).toEqual([])
  })
})

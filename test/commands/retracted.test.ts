import { describe, expect, it } from 'vitest'
import { page } from '../helpers/cli.js'
import { datasetOf } from '../helpers/made-dataset.js'
import { smallWorld } from '../helpers/small-world.js'

const seenAt = 'https://example.org/notice'
const made = datasetOf({
  ...smallWorld,
  references: smallWorld.references?.map((r) =>
    r.id === 'first-2018'
      ? { ...r, custom: { ...r.custom, retracted: true, retractionChecked: '2026-01' } }
      : r.id === 'second-2020'
        ? { ...r, custom: { ...r.custom, notices: [{ kind: 'erratum', DOI: '10.1000/made.2021', seenAt }] } }
        : r,
  ),
})
const seen = (line: string) => page(line, { open: () => made, columns: 200 })

describe('a retracted report is told', () => {
  it.each([
    ['stemcell show first', /first-2018 .*RETRACTED/],
    ['stemcell show references/first-2018', /RETRACTED[\s\S]*Retracted +yes as of 2026-01/],
    ['stemcell cite first', /RETRACTED/],
    ['stemcell report first --md', /Report: .* \*{0,2}RETRACTED/],
    ['stemcell references', /RETRACTED Marrow cells in diabetes, 2018/],
    ['stemcell pool --outcome hba1c --disease t1d --cell msc', /Retracted reports are behind it: first \(first-2018\)/],
  ])('by %s', async (line, told) => expect(await seen(line)).toMatch(told))
})

describe('a correction is told', () => {
  it.each([
    ['stemcell show second', /second-2020 .*\(erratum doi:10\.1000\/made\.2021\)/],
    ['stemcell show references/second-2020', /Erratum +doi:10\.1000\/made\.2021/],
    ['stemcell cite second', /Corrected later \(show tells where\): second-2020/],
  ])('by %s', async (line, told) => expect(await seen(line)).toMatch(told))
})

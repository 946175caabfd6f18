import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { choices } from '../../src/dataset/choices.js'
import { classification } from '../../src/dataset/schema/classification.js'
import { readSource } from '../../src/dataset/source.js'
import { apiFound, isFault } from '../../src/registry/study/index.js'
import { classify } from '../../src/registry/trial/index.js'
import { type Json, registration } from '../helpers/studies.js'

const path = new URL('../../data/classification.json', import.meta.url)
const { items } = classification.parse(JSON.parse(readFileSync(path, 'utf8')))

describe('the table', () => {
  test('decides for what there is, each value and each word once', () => {
    const data = readSource(new URL('../../data', import.meta.url).pathname)
    const ids = (kind: 'diseases' | 'cells' | 'outcomes') => data[kind].map(({ id }) => id)
    const known: Record<string, readonly string[]> = {
      disease: ids('diseases'),
      cell: ids('cells'),
      outcome: ids('outcomes'),
      donor: choices.donor,
      route: choices.route,
    }
    for (const { decides, value, over } of items)
      for (const one of [value, ...over]) expect(known[decides], `${decides} ${one}`).toContain(one)
    const keys = items.map(({ decides, value }) => `${decides} ${value}`)
    expect(keys.filter((key, i) => keys.indexOf(key) !== i)).toEqual([])
    for (const { value, over } of items) expect(over).not.toContain(value)
  })

  test('no word decides for two values of one question, but where one is more exact', () => {
    const clashes = items.flatMap((a, i) =>
      items
        .slice(i + 1)
        .filter((b) => b.decides === a.decides && !a.over.includes(b.value) && !b.over.includes(a.value))
        .flatMap((b) =>
          a.words.filter((word) => b.words.includes(word)).map((word) => `${a.value} ${b.value} ${word}`),
        ),
    )
    expect(clashes).toEqual([])
  })
})

const about = (
  title: string,
  interventions: readonly string[],
  more: { conditions?: string[]; summary?: string } = {},
) => {
  const record: Json = registration('NCT00000001', {
    identificationModule: { nctId: 'NCT00000001', briefTitle: title },
    conditionsModule: { conditions: more.conditions ?? [] },
    descriptionModule: { briefSummary: more.summary ?? '' },
    armsInterventionsModule: { interventions: interventions.map((name) => ({ type: 'BIOLOGICAL', name })) },
  })
  const found = apiFound(JSON.stringify(record), 'here')
  if (isFault(found)) throw new Error(found.message)
  const { disease, cells, donor, route, scope } = classify(found.study)
  return [disease.value, cells.value.join(' '), donor.value, route.value, scope]
} // prettier-ignore

describe('what a study is about', () => {
  test.each([
    [
      'Cord MSC in type 2 diabetes',
      ['umbilical cord mesenchymal stem cells'],
      ['t2d', 'uc-msc', 'allogeneic', null, 'inside'],
    ],
    [
      'Own marrow cells by pancreatic artery in T1DM',
      ['autologous bone marrow mononuclear cells, pancreatic artery'],
      ['t1d', 'bm-mnc', 'autologous', 'pancreatic-artery', 'inside'],
    ],
    [
      'Wharton’s jelly MSC in Type I Diabetes Mellitus',
      ['IV infusion of WJ-MSC'],
      ['t1d', 'wj-msc', 'allogeneic', 'iv', 'inside'],
    ],
    ['Stem cells in type 1 and type 2 diabetes', ['mesenchymal stem cells'], ['diabetes', 'msc', null, null, 'inside']],
    [
      'ADSC in diabetic foot ulcer',
      ['autologous adipose derived stem cells'],
      ['diabetic-foot-ulcer', 'ad-msc', 'autologous', null, 'inside'],
    ],
    ['VX-880 in type 1 diabetes', ['VX-880'], ['t1d', 'psc-islet', null, null, 'inside']],
    ['脐带间充质干细胞治疗2型糖尿病', ['脐带间充质干细胞'], ['t2d', 'uc-msc', 'allogeneic', null, 'inside']],
    ['Stem cells in type 1 diabetes', ['stem cells'], ['t1d', 'stem-cell', null, null, 'unsure']],
    ['Mesenchymal stem cells in Crohn', ['mesenchymal stem cells'], [null, 'msc', null, null, 'outside']],
    ['Insulin glargine in type 1 diabetes', ['insulin glargine'], ['t1d', '', null, null, 'outside']],
  ])('%s', (title, interventions, expected) => {
    expect(about(title, interventions)).toEqual(expected)
  }) // prettier-ignore

  test('limb ischemia is of diabetes only where diabetes is named', () => {
    expect(about('Marrow cells in critical limb ischemia', ['bone marrow mononuclear cells'])[0]).toBe(null)
    const both = { conditions: ['Critical Limb Ischemia', 'Diabetes Mellitus'] }
    expect(about('Marrow cells', ['bone marrow mononuclear cells'], both)[0]).toBe('diabetic-limb-ischemia')
  })

  test('diabetes that only the summary names is never certain', () => {
    const summary = { summary: 'Half of the patients have diabetes mellitus.' }
    expect(about('Marrow cells in limb ischemia', ['bone marrow mononuclear cells'], summary).at(-1)).toBe('unsure')
  })
})

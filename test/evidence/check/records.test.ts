/** What a sentence says of studies, products and decisions as such: held against the records of them. */
import { describe, expect, it } from 'vitest'
import { checkClaim } from '../../../src/evidence/check/index.js'
import { openBundled } from '../../helpers/bundled.js'

const dataset = openBundled()

type Row = readonly [sentence: string, what: string, verdict: string, names: string]

const judged = async (sentence: string, what: string) => {
  const { verdict, parts } = await checkClaim(sentence, dataset, { withNear: false })
  return {
    verdict,
    what: parts.some(({ part }) => part.claimed.what === what),
    said: parts.map((p) => p.reason).join(' '),
  }
}

const holds = (rows: readonly Row[]): void =>
  it.each(rows)('%s', async (sentence, what, verdict, names) => {
    const found = await judged(sentence, what)
    expect([found.verdict, found.what]).toEqual([verdict, true])
    expect(found.said).toContain(names)
  })

describe('what studies there are', () => {
  holds([
    [
      'Stem cells have never been tested in a randomized trial in type 2 diabetes.',
      'studies',
      'contradicted',
      'zang-2022',
    ],
    [
      'No randomised study of donor islets in type 2 diabetes exists.',
      'studies',
      'partly-supported',
      'None is on record',
    ],
    [
      'No one has ever run a placebo-controlled trial of cord stem cells in type 2 diabetes.',
      'studies',
      'contradicted',
      'zang-2022',
    ],
    ['Stem-cell-derived islets have yet to be tested in a randomized trial.', 'studies', 'supported', 'reichman-2025'],
    [
      'No randomized trial has tested whether stem cells lower HbA1c in type 2 diabetes.',
      'studies',
      'contradicted',
      'zang-2022',
    ],
    ['从未有随机试验评估过间充质干细胞治疗1型糖尿病。', 'studies', 'contradicted', 'carlsson-2023'],
    [
      'More than 50 studies of stem cells in type 1 diabetes have been published.',
      'studies',
      'supported',
      'On record are',
    ],
    ['Thousands of clinical trials have tested stem cells in diabetes.', 'studies', 'overstated', 'Only'],
    ['Most trials of stem cells in type 2 diabetes were small.', 'studies', 'supported', 'fewer than 100'],
    [
      'Most studies of stem cells in type 1 diabetes had no control group.',
      'studies',
      'supported',
      'no group without cells',
    ],
    [
      'The largest randomized trial of stem cells in diabetic foot ulcers enrolled 500 people.',
      'studies',
      'contradicted',
      '164',
    ],
    [
      'No trial has followed people given mesenchymal stem cells for diabetes beyond 20 years.',
      'studies',
      'supported',
      '96 months',
    ],
    [
      'People with type 1 diabetes were followed for eight years after mesenchymal stem cells.',
      'studies',
      'supported',
      'cai-2016',
    ],
    [
      'People with type 1 diabetes have been followed for 30 years after mesenchymal stem cells.',
      'studies',
      'overstated',
      'the longest',
    ],
  ])

  it('is no matter of what studies found, or of somebody’s own study', async () => {
    for (const sentence of [
      'No trial has shown that stem cells cure type 1 diabetes.',
      'Hundreds of clinical trials prove that stem cells reverse diabetes.',
      'Our clinical study with 300 patients tested stem cells in type 2 diabetes.',
      'Our trial of stem cells for diabetes is registered on ClinicalTrials.gov.',
    ])
      expect((await judged(sentence, 'studies')).what, sentence).toBe(false)
  })
})

describe('what authorities decided', () => {
  holds([
    [
      'Alofisel was approved in Europe in 2018 for fistulas in Crohn’s disease.',
      'approval',
      'supported',
      'alofisel-eu-withdrawn-2024',
    ],
    ['Alofisel is approved in Europe for Crohn’s disease.', 'approval', 'contradicted', 'withdrawn since'],
    ['Lantidra was approved in 2021 for type 1 diabetes.', 'approval', 'contradicted', 'another date'],
    ['Lantidra was approved in the US in 2023 for type 1 diabetes.', 'approval', 'supported', 'lantidra-fda-2023'],
    [
      'Teplizumab was approved in the US in 2022 to delay type 1 diabetes.',
      'approval',
      'supported',
      'teplizumab-fda-2022',
    ],
    ['Ryoncil is approved for type 1 diabetes.', 'approval', 'contradicted', 'ryoncil-fda-2024'],
    ['VX-880 was approved by the FDA.', 'approval', 'contradicted', 'zimislecel-designations'],
    ['Zimislecel is not approved anywhere yet.', 'approval', 'supported', 'zimislecel-designations'],
    [
      'Alofisel was withdrawn from the European market in 2024.',
      'withdrawal',
      'supported',
      'alofisel-eu-withdrawn-2024',
    ],
    ['Alofisel was withdrawn from the market in 2020.', 'withdrawal', 'contradicted', 'another date'],
    ['Alofisel is still sold in Europe.', 'withdrawal', 'contradicted', 'alofisel-eu-withdrawn-2024'],
    ['VX-264 was abandoned in 2025.', 'withdrawal', 'supported', 'vx-264'],
    ['Ryoncil was discontinued.', 'withdrawal', 'not-shown', 'ryoncil-fda-2024'],
    ['Your own stem cells need no FDA approval.', 'exemption', 'contradicted', 'fda-consumer-alert-2020'],
    ['Stem cell products require FDA approval.', 'exemption', 'supported', 'fda-consumer-alert-2020'],
    ['自体干细胞治疗糖尿病无需审批。', 'exemption', 'contradicted', 'fda-'],
  ])

  it('tells people who stop insulin from companies that stop a product', async () => {
    for (const sentence of [
      'People with type 1 diabetes stopped insulin after zimislecel.',
      'Insulin was discontinued after stem cells in type 2 diabetes.',
    ])
      expect((await judged(sentence, 'withdrawal')).what, sentence).toBe(false)
  })
})

describe('what products and cells are', () => {
  holds([
    ['Lantidra is a stem cell product.', 'identity', 'true-of-something-else', 'lantidra-fda-2023'],
    ['Lantidra is not a stem cell therapy.', 'identity', 'supported', 'lantidra-fda-2023'],
    ['Zimislecel is a stem-cell-derived islet product.', 'identity', 'supported', 'reichman-2025'],
    ['Exosomes are stem cells.', 'identity', 'contradicted', 'cell-free'],
    ['Exosomes are not stem cells.', 'identity', 'supported', 'cell-free'],
    ['Tzield is a stem cell drug for type 1 diabetes.', 'identity', 'contradicted', 'no cell product'],
    ['ProTrans is made from Wharton’s jelly.', 'identity', 'supported', 'carlsson-2023'],
    ['Zimislecel is made from the patient’s own cells.', 'donor', 'contradicted', 'reichman-2025'],
    ['Zimislecel uses donor cells.', 'donor', 'supported', 'reichman-2025'],
    ['People given zimislecel need lifelong immunosuppression.', 'immunosuppression', 'supported', 'reichman-2025'],
    ['Donor islets work without any immunosuppressive drugs.', 'immunosuppression', 'contradicted', 'risk of'],
  ])

  it('is no matter of what they are said to do', async () => {
    expect((await judged('Stem cells from bone marrow are a cure for type 1 diabetes.', 'identity')).what).toBe(false)
  })
})

/** Every anomaly on record: the rule that finds it again, or why no arithmetic can. */
import { describe, expect, it } from 'vitest'
import { audit, contextOf } from '../../../src/evidence/audit/index.js'
import { openBundled } from '../../helpers/bundled.js'

const dataset = openBundled()
const trials = dataset.records('trials')
const context = contextOf({
  trials,
  outcomes: dataset.records('outcomes'),
  references: dataset.records('references'),
  asOf: dataset.stamp.asOf,
})
const findings = trials.flatMap((trial) => audit(trial, context))

/** Trial and path of a recorded anomaly, and the rule whose finding it is. */
const found: readonly (readonly [trial: string, path: string, rule: string])[] = [
  ['allo-asc-dfu-102', 'outcomes.complete-wound-closure-2-8m-final.arms.cell.percent', 'percent-of-allocated'],
  ['araujo-2020-asc-t1d', 'outcomes.hba1c-12m-final.p', 'p-of-means'],
  ['bhansali-2014-bm-sc-t2d', 'outcomes.hba1c-12m-final.arms', 'median-against-count'],
  [
    'bhansali-2017-bm-mnc-clamp-t2d',
    'outcomes.insulin-halved-with-hba1c-below-7-6m-final.arms.cell.percent',
    'percent-of-people',
  ],
  [
    'carlsson-2015-bm-msc-t1d',
    'outcomes.baseline-characteristic-baseline-hla-dq2-8.arms.control.events',
    'overlapping-counts',
  ],
  ['carlsson-2023-wj-msc-t1d', 'outcomes.c-peptide-auc-baseline.arms', 'baseline-imbalance'],
  ['carlsson-2023-wj-msc-t1d', 'outcomes.c-peptide-auc-12m-percent-change-all.arms', 'stated-change'],
  ['daddio-2014-hsct-t1d', 'outcomes.insulin-independence-6m-final.arms.cell.percent', 'percent-of-people'],
  ['guo-2004-bm-mnc-diabetic-foot', 'outcomes.amputation-final.arms.cell.n', 'people-add-up'],
  ['hernigou-2015-bm-concentrate-nonunion', 'outcomes.bone-union-final.arms.cell.percent', 'percent-of-people'],
  ['hernigou-2015-bm-concentrate-nonunion', 'outcomes.bone-union-final.arms.control.percent', 'percent-of-people'],
  ['huang-2005-pb-mnc-limb-ischemia', 'outcomes.complete-wound-closure-3m-final.arms.cell.n', 'people-add-up'],
  ['huang-2005-pb-mnc-limb-ischemia', 'outcomes.complete-wound-closure-3m-final.arms.control.n', 'people-add-up'],
  ['haller-2009-ucb-t1d', 'outcomes.hba1c-9m-final.arms.cell.q3', 'quartiles-in-order'],
  ['haller-2009-ucb-t1d', 'outcomes.insulin-dose-9m-final.arms.cell.median', 'repeated-values'],
  ['li-2021-shed-t2d', 'safety.text', 'percent-of-other-things'],
  ['lian-2022-uc-msc-t2d', 'outcomes.hypoglycemia-2-8m-final.arms.cell.percent', 'percent-of-people'],
  ['lian-2022-uc-msc-t2d', 'outcomes.drug-dose-halved-2-8m-final.arms.cell.percent', 'percent-of-people'],
  ['lu-2011-bm-msc-mnc-dfu', 'enrollment.count', 'people-add-up'],
  ['mesples-2013-bm-t1d', 'outcomes.insulin-independence-36m-final.arms.cell.percent', 'percent-of-people'],
  ['nct01413035', 'design.control', 'randomized-to-what'],
  [
    'penaforte-saboia-2017-hsct-t1d',
    'outcomes.microvascular-complication-96m-final-nephropathy.arms.control.percent',
    'percent-of-people',
  ],
  ['penaforte-saboia-2017-hsct-t1d', 'outcomes.hba1c-96m-final.arms.cell.percent', 'percent-of-people'],
  ['penaforte-saboia-2017-hsct-t1d', 'outcomes.hba1c-96m-final.arms.control.percent', 'percent-of-people'],
  ['sood-2017-bm-mnc-routes-t2d', 'outcomes.insulin-dose-baseline.spread', 'mixed-spread'],
  ['sood-2017-bm-mnc-routes-t2d', 'outcomes.insulin-dose-baseline.arms.cell-spda.n', 'whole-unit-means'],
  ['wang-2018-msc-auto-islets-tpiat', 'arms.control.analyzed', 'people-add-up'],
  ['zang-2022-uc-msc-t2d', 'outcomes.hba1c-11m-change.arms', 'stated-change'],
  [
    'zang-2022-uc-msc-t2d',
    'outcomes.insulin-halved-with-hba1c-below-7-11m-final.arms.control.events',
    'percent-of-allocated',
  ],
]

/** Trial and path of a recorded anomaly, and why no arithmetic on the stored numbers can find it. */
const beyond: readonly (readonly [trial: string, path: string, why: string])[] = [
  [
    'bhansali-2017-bm-msc-mnc-t2d',
    'arms.cell-mnc.product.dose.value',
    'the implausible dose per kg was entered as cells, which is plausible',
  ],
  [
    'cai-2016-uc-msc-bm-mnc-t1d',
    'outcomes.insulin-dose-12m-percent-change.arms.cell.mean',
    'rounding of the printed means can explain the gap, as the record itself says',
  ],
  [
    'carlsson-2023-wj-msc-t1d',
    'outcomes.c-peptide-auc-12m-final.p',
    'which comparison a p-value belongs to is told in words; baseline-imbalance finds the gap behind it',
  ],
  ['fernandez-vina-bm-sc-t2d', 'outcomes.fasting-c-peptide-36m-change', 'the percentage stands in a sentence only'],
  ['hashemi-2019-wj-msc-dfu', 'design.allocation', 'title and abstract differ in words'],
  ['karina-2023-svf-t2d', 'outcomes.hba1c-baseline.unit', 'the unit is a misprint in words'],
  ['subrammaniyan-2011-bm-mnc-limb-ischemia', 'outcomes.amputation-6m-final', 'a contradiction of two sentences'],
  ['chin-2025-uc-msc-t2d-registry', 'arms.cell.allocated', 'the number quoted elsewhere is not entered'],
  ['fetal-liver-phase3-2015-t1d', 'outcomes.fasting-c-peptide-3m-change.note', 'a contradiction of two sentences'],
  [
    'gu-2018-hsct-t1d',
    'outcomes.insulin-independence-48m-final-at-visit.note',
    'the misprinted range stands in a sentence only',
  ],
  [
    'mesples-2013-bm-t1d',
    'outcomes.clinical-improvement-36m-final.note',
    'the count is a word ("eight") in a sentence',
  ],
  ['nct03259217', 'conditions.0', 'a procedure in the place of a disease'],
  [
    'zhao-2013-stem-cell-educator-t2d',
    'outcomes.hba1c-2-8m-final.arms.cell.mean',
    'medians or means is a matter of words',
  ],
  [
    'zhou-2019-hsct-pediatric-t1d',
    'outcomes.clinical-remission-6m-final.arms.cell.events',
    'the other count stands in a sentence only',
  ],
]

const key = (trial: string, path: string): string => `${trial} ${path}`
const recorded = trials.flatMap((trial) => (trial.anomalies ?? []).map((anomaly) => ({ trial: trial.id, ...anomaly })))

describe('anomalies on record', () => {
  it('are each listed here, once', () => {
    const listed = [...found, ...beyond].map(([trial, path]) => key(trial, path))
    expect(new Set(listed).size).toBe(listed.length)
    expect(listed.toSorted()).toEqual([...new Set(recorded.map(({ trial, path }) => key(trial, path)))].toSorted())
  })

  it.each(found)('%s %s is found again by %s', (trial, path, rule) => {
    const texts = recorded.filter((a) => a.trial === trial && a.path === path).map(({ text }) => text)
    const own = findings.filter((f) => f.trial === trial && f.rule === rule && texts.includes(f.known?.text ?? ''))
    expect(own.length).toBeGreaterThan(0)
    for (const { known } of own) expect(known?.as).toBe('anomaly')
  })

  it.each(beyond)('%s %s is not found, since %s', (trial, path) => {
    const texts = recorded.filter((a) => a.trial === trial && a.path === path).map(({ text }) => text)
    expect(findings.filter((f) => f.trial === trial && texts.includes(f.known?.text ?? ''))).toEqual([])
  })

  it('that integrity rules stand for are all found: what refuses a build is arithmetic', () => {
    for (const { trial, path, rule } of recorded)
      if (rule !== 'judgment')
        expect(
          found.map(([t, p]) => key(t, p)),
          rule,
        ).toContain(key(trial, path))
  })
})

describe('findings', () => {
  it('that coincide with a recorded disagreement quote it', () => {
    const quoted = findings.filter(({ known }) => known?.as === 'disagreement')
    expect(quoted.length).toBeGreaterThan(0)
    for (const { trial, known } of quoted)
      expect(trials.find(({ id }) => id === trial)?.disagreements?.map(({ text }) => text)).toContain(known?.text)
  })

  it('point at places that the record has', () => {
    const reach = (value: unknown, path: readonly string[]): unknown => {
      if (path.length === 0) return value
      if (Array.isArray(value)) {
        const item = value.find((one: { id?: string; field?: string }) => one.id === path[0] || one.field === path[0])
        return reach(item, path.slice(1))
      }
      return value === null || typeof value !== 'object'
        ? undefined
        : reach((value as Record<string, unknown>)[path[0] as string], path.slice(1))
    }
    for (const { trial, path, rule } of findings) {
      const record = trials.find(({ id }) => id === trial)
      expect(reach(record, path.split('.')), `${rule} ${trial} ${path}`).not.toBeUndefined()
    }
  })

  it('have the levels that their rule declares, and finite numbers', () => {
    for (const finding of findings) {
      expect(finding.message).toMatch(/\.$/)
      for (const value of [...Object.values(finding.values), ...Object.values(finding.recomputed)])
        if (typeof value === 'number') expect(Number.isFinite(value), finding.message).toBe(true)
    }
  })
})

import { describe, expect, it } from 'vitest'
import { strengthsOf, understand } from '../../../src/evidence/check/understand.js'
import { openBundled } from '../../helpers/bundled.js'
import { label } from './label.js'

const dataset = openBundled()
const claimed = (sentence: string): string[] =>
  understand(sentence, dataset).parts.map((part) => label({ part, diseases: [] }))

describe('denial', () => {
  it.each([
    ['Stem cells do not cure type 1 diabetes', ['not cure']],
    ['Stem cells never cure or reverse type 1 diabetes', ['not cure', 'not reverse']],
    ['Stem cells cure type 1 diabetes but do not lower HbA1c', ['cure', 'not better hba1c']],
    ['Stem cells do not cure diabetes and have no side effects', ['not cure', 'no adverse-event']],
    ['Stem cells not only cure diabetes but lower HbA1c', ['cure', 'better hba1c']],
    ['No improvement in HbA1c after stem cells', ['not better hba1c']],
    ['Stem cells lower HbA1c without hypoglycemia', ['better hba1c', 'no hypoglycemia']],
    ['Stem cells are not safe', ['harm adverse-event']],
    ['Stem cells are not dangerous', ['safe']],
    ['Stem cells are not approved', ['not approval']],
    ['Unapproved stem cells', ['not approval']],
    ['干细胞无副作用', ['no adverse-event']],
    ['干细胞不能逆转糖尿病', ['not reverse']],
    ['干细胞零风险', ['no adverse-event']],
    ['Stem cells: no pain, fever, risk', ['no pain', 'no fever', 'no adverse-event']],
  ])('%s', (sentence, expected) => expect(claimed(sentence)).toEqual(expected))

  it.each([
    ['Without stem cells diabetes cannot be cured', ['cured (denied twice)']],
    ['Without stem cells, diabetes cannot be cured', ['Without (the treatment itself is denied)']],
    ['Stem cells do not cure diabetes', []],
  ])('%s leaves %j', (sentence, left) => expect(understand(sentence, dataset).unmapped).toEqual(left))
})

describe('insulin', () => {
  it.each([
    ['throw away your insulin after stem cells', ['better insulin-independence']],
    ['stem cells: life without insulin', ['better insulin-independence']],
    ['insulin-free after stem cells', ['better insulin-independence']],
    ['no more insulin injections after stem cells', ['better insulin-independence']],
    ['stem cells cut insulin', ['better insulin-dose']],
    ['stem cells do not reduce insulin', ['not better insulin-dose']],
    ['stem cells boost insulin', ['better c-peptide']],
    ['stem cells improve insulin secretion', ['better c-peptide homa-b insulin-auc']],
    ['stem cells reduce insulin resistance', ['better homa-ir']],
    ['stem cells for insulin-dependent diabetes are safe', ['safe']],
    ['干细胞后停用胰岛素', ['better insulin-independence']],
    ['干细胞减少胰岛素用量', ['better insulin-dose']],
  ])('%s', (sentence, expected) => expect(claimed(sentence)).toEqual(expected))
})

describe('direction', () => {
  it.each([
    ['stem cells raise HbA1c', ['worse hba1c']],
    ['stem cells lower C-peptide', ['worse c-peptide']],
    ['stem cells raise C-peptide', ['better c-peptide']],
    ['stem cells increase hypoglycemia', ['worse hypoglycemia']],
    ['stem cells reduce deaths', ['better death']],
    ['stem cells with few side effects', ['tolerated']],
    ['stem cells without complications', ['no adverse-event']],
    ['stem cells prevent diabetic complications', ['better microvascular-complication']],
  ])('%s', (sentence, expected) => expect(claimed(sentence)).toEqual(expected))
})

describe('cells', () => {
  it.each([
    ['stem cells from bone marrow', 'bm-msc bm-mnc hsc'],
    ['mesenchymal stem cells from bone marrow', 'bm-msc'],
    ['mesenchymal stem cells from the umbilical cord', 'uc-msc'],
    ['umbilical cord therapy', 'uc-msc cord-blood'],
    ['our treatment', 'stem-cell'],
    ['cell therapy', 'stem-cell donor-islet other-cell-product'],
    ['stem cells such as MSCs', 'msc'],
    ['metformin treatment with vitamin D', ''],
  ])('of %s are %s', (sentence, cells) => expect(understand(sentence, dataset).cells.join(' ')).toBe(cells))
})

describe('diseases', () => {
  it.each([
    ['diabetes, type 1 and type 2', 't1d t2d'],
    ['type 1 or 2 diabetes', 't1d t2d'],
    ['diabetics with foot ulcers', 'diabetic-foot-ulcer'],
    ['1型糖尿病', 't1d'],
    ['nobody', ''],
  ])('of %s are %s', (sentence, diseases) => expect(understand(sentence, dataset).diseases.join(' ')).toBe(diseases))
})

describe('strength', () => {
  it('stays in its clause, and goes to all where its clause claims nothing', () => {
    const u = understand('Guaranteed! MSCs may lower HbA1c, and are always safe', dataset)
    expect(u.parts.map((part) => [...strengthsOf(part, u)].toSorted())).toEqual([['all', 'hedged'], ['all']])
    const v = understand('MSCs lower HbA1c, and are always safe', dataset)
    expect(v.parts.map((part) => [...strengthsOf(part, v)])).toEqual([[], ['all']])
  })

  it('counts people', () => {
    expect(understand('10 of 12 people', dataset).counts).toEqual(['10/12'])
    expect(understand('12名患者中10人', dataset).counts).toEqual(['10/12'])
    expect(understand('90% of people', dataset).shares).toEqual([90])
  })
})

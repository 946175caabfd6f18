import { describe, expect, it } from 'vitest'
import { openBundled } from '../../helpers/bundled.js'
import { arm, product, type Row } from '../../helpers/records.js'
import { ofRows, says } from './says.js'

/** The ranges are data: what units are taken for is on record for each measure. */
const outcomes = openBundled().records('outcomes')

describe('plausible-unit', () => {
  const of = (outcome: string, unit: string, value: number, more: Partial<Row> = {}): string[] =>
    ofRows('plausible-unit', [{ outcome, unit, arms: { cell: { n: 9, mean: value } }, ...more }], {}, { outcomes })

  it.each([
    ['hba1c', '%', 58, 'mmol/mol'],
    ['hba1c', 'mmol/mol', 7.4, '%'],
    ['fasting-glucose', 'mmol/L', 151, 'mg/dL'],
    ['fasting-glucose', 'mg/dL', 8.3, 'mmol/L'],
    ['c-peptide', 'ng/mL', 250, 'pmol/L'],
    ['fasting-c-peptide', 'nmol/L', 250, 'pmol/L'],
    ['c-peptide', 'pmol/L', 0.6, 'nmol/L or ng/mL'],
    ['insulin-dose', 'IU/kg/day', 42, 'IU/day'],
  ])('suspects %s of %s %d, which would be %s', (outcome, unit, value, other) => {
    const [found, ...rest] = of(outcome, unit, value)
    expect(rest).toEqual([])
    expect(found).toMatch(/^suspicious outcomes\.r\.arms\.cell\.mean: /)
    expect(found).toContain(`but is what ${other} would give`)
  })
  it('suspects what fits no unit, in medians and quartiles too, once per arm', () => {
    expect(of('hba1c', '%', 75_000)[0]).not.toContain('would give')
    expect(
      ofRows('plausible-unit', [{ arms: { cell: { median: 60, q1: 55, q3: 66 } } }], {}, { outcomes }),
    ).toHaveLength(1)
    expect(of('iief5', 'points', 31)).toHaveLength(1)
  })
  it.each([
    ['hba1c', '%', 4.9],
    ['hba1c', '%', 14.2],
    ['hba1c', 'mmol/mol', 90],
    ['fasting-glucose', 'mmol/L', 22],
    ['fasting-glucose', 'mg/dL', 200],
    ['c-peptide', 'ng/mL', 0.028],
    ['c-peptide-peak', 'nmol/L', 0],
    ['insulin-dose', 'IU/kg/day', 1.4],
    ['insulin-dose', 'IU/day', 0],
    ['visual-acuity', 'logMAR', 1.1],
    ['an-unknown-measure', '%', 9999],
    ['hba1c', 'a unit of its own', 9999],
  ])('says nothing of %s %s %d', (outcome, unit, value) => expect(of(outcome, unit, value)).toEqual([]))
  it('says nothing of changes, counts and values without a unit', () => {
    expect(of('hba1c', '%', -1.3, { scale: 'change' })).toEqual([])
    expect(of('hba1c', '%', 54, { kind: 'binary' })).toEqual([])
    expect(ofRows('plausible-unit', [{ unit: null, arms: { cell: { mean: 58 } } }], {}, { outcomes })).toEqual([])
  })
})

describe('plausible-dose', () => {
  const of = (value: number, unit: 'cells' | 'cells/kg' | 'islet-equivalents' | 'islet-equivalents/kg'): string[] =>
    says('plausible-dose', {
      arms: [arm('cell', { product: product({ dose: { value, unit, basis: 'per-infusion', text: null } }) })],
      outcomes: [],
    })

  it('suspects doses that no body is given', () => {
    expect(of(4e10, 'cells/kg')).toEqual([
      'suspicious arms.cell.product.dose.value: A dose of 4e10 cells/kg (cell), 2.8e12 in a body of 70 kg, lies outside 1e3 to 5e9, but would fit cells.',
    ])
    expect(of(20, 'cells')).toHaveLength(1)
    expect(of(800_000, 'islet-equivalents/kg')[0]).toContain('but would fit islet-equivalents.')
  })
  it('says nothing of doses on record', () => {
    expect(of(1e6, 'cells/kg')).toEqual([])
    expect(of(4e9, 'cells')).toEqual([])
    expect(of(11_000, 'islet-equivalents/kg')).toEqual([])
    expect(says('plausible-dose', { arms: [arm('control')], outcomes: [] })).toEqual([])
  })
})

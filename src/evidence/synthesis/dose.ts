/** Doses of cells in comparable terms: per infusion and in all, per kilogram or per person, with the work shown. */

import { ensure } from '../../collections.js'
import type { Arm } from '../../dataset/index.js'
import { significant } from '../../numbers.js'

type Product = NonNullable<Arm['product']>

/** A dose as far as it can be compared. */
export type NormalDose = {
  /** cells, cells/kg, islet-equivalents or islet-equivalents/kg: per kilogram and per person do not convert. */
  readonly unit: NonNullable<Product['dose']['unit']>
  readonly perInfusion: number | null
  readonly cumulative: number | null
  /** How the missing one of the two was computed, or why it was not. */
  readonly work: readonly string[]
}

const number = (value: number): string =>
  value >= 1e4 ? value.toExponential(2).replace(/\.?0*e\+/, 'e') : significant(value, 4)

/** A dose brought to both terms where basis and number of infusions are on record; null when no dose is. */
export const normalDose = ({ dose, infusions }: Product): NormalDose | null => {
  const { value, unit, basis } = dose
  if (value === null || unit === null) return null
  const is = (perInfusion: number | null, cumulative: number | null, ...work: string[]): NormalDose => ({
    unit,
    perInfusion,
    cumulative,
    work,
  })
  if (basis === null || basis === 'unclear')
    return infusions === 1
      ? is(value, value, `one infusion: ${number(value)} ${unit} either way`)
      : is(null, null, `${number(value)} ${unit}: per infusion or in all is not on record, so neither is computed`)
  if (infusions === null || infusions === 0)
    return is(
      basis === 'per-infusion' ? value : null,
      basis === 'cumulative' ? value : null,
      `the number of infusions is not on record, so ${basis === 'per-infusion' ? 'the total' : 'the single dose'} is not computed`,
    )
  if (basis === 'per-infusion')
    return is(
      value,
      value * infusions,
      ...(infusions > 1
        ? [`${number(value)} ${unit} × ${infusions} infusions = ${number(value * infusions)} ${unit} in all`]
        : []),
    )
  return is(
    value / infusions,
    value,
    ...(infusions > 1
      ? [`${number(value)} ${unit} in all ÷ ${infusions} infusions = ${number(value / infusions)} ${unit} each`]
      : []),
  )
}

/** A dose in a few words: "1e6 cells/kg ×3 (3e6 in all)". */
export const doseText = (product: Product): string | null => {
  const dose = normalDose(product)
  if (!dose) return null
  if (dose.perInfusion === null && dose.cumulative === null)
    return `${number(ensure(product.dose.value))} ${dose.unit} (per infusion or in all: not known)`
  if (dose.perInfusion === null) return `${number(ensure(dose.cumulative))} ${dose.unit} in all`
  if (dose.cumulative === null) return `${number(dose.perInfusion)} ${dose.unit} per infusion`
  return dose.perInfusion === dose.cumulative
    ? `${number(dose.perInfusion)} ${dose.unit} once`
    : `${number(dose.perInfusion)} ${dose.unit} ×${product.infusions} (${number(dose.cumulative)} in all)`
}

/**
 * Why two doses cannot be put in one order: per kilogram against per person needs everybody's weight, one infusion against
 * all of them needs their number. Null when they can.
 */
export const doseClash = (a: NormalDose, b: NormalDose): string | null => {
  if (a.unit !== b.unit)
    return `${a.unit} and ${b.unit} do not convert${a.unit.replace('/kg', '') === b.unit.replace('/kg', '') ? ' without the weight of each person' : ''}`
  if (a.cumulative === null || b.cumulative === null)
    return a.perInfusion === null || b.perInfusion === null
      ? 'per infusion and in all cannot be told apart'
      : 'totals are not known, only single doses compare'
  return null
}

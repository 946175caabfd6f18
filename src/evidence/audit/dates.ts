/** Partial dates as the earliest and latest month they can mean, counted from year 0. */
import type { Reference, Trial } from '../../dataset/index.js'
import type { AuditContext } from './rule.js'

/** The first and last month that a partial date can mean. */
export const monthsOf = (date: string): readonly [first: number, last: number] => {
  const [year = 0, month] = date.split('-').map(Number)
  return month === undefined ? [12 * year, 12 * year + 11] : [12 * year + month - 1, 12 * year + month - 1]
}

export const yearOfReference = (reference: Reference | undefined): number | null =>
  reference?.issued?.['date-parts'][0]?.[0] ?? null

/** Year in which a reference was issued; null when it is not on record. */
export const yearsBy =
  ({ references }: AuditContext) =>
  (id: string): number | null =>
    yearOfReference(references.get(id))

/**
 * Year that a registry number carries by its form: ChiCTR2200055885 and ChiCTR-ONC-10000985, EudraCT and EU CT numbers,
 * ACTRN126YY…, CTRYYYY…. Other registries’ numbers say nothing of the date.
 */
export const yearInNumber = ({ id, registry }: Trial['registrations'][number]): number | undefined => {
  const forms: Partial<Record<typeof registry, RegExp>> = {
    chictr: /^ChiCTR(?:-[A-Z]+-)?(\d\d)\d{6,8}$/,
    'eu-ctr': /(\d{4})-\d{6}-\d{2}/,
    ctis: /^(\d{4})-\d{6}-\d{2}/,
    anzctr: /^ACTRN126(\d\d)/,
    cde: /^CTR(\d{4})\d{4}$/,
  }
  const digits = forms[registry]?.exec(id)?.[1]
  return digits === undefined ? undefined : digits.length === 2 ? 2000 + Number(digits) : Number(digits)
}

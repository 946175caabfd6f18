/** From the arms of a result to the two sides of a comparison: which arms count, and what they say together. */

import { ensure } from '../../collections.js'
import type { Arm, ArmResult, OutcomeResult, Trial } from '../../dataset/index.js'
import { significant } from '../../numbers.js'
import { armSummary, type ContinuousArm, StatsError } from '../../stats/index.js'
import type { ClashCode } from './clash.js'
import type { Conversion, QuantityKind } from './units.js'

/** Arms of one side taken together. */
export type CombinedArms = {
  readonly arms: readonly string[]
  readonly n: number
  /** Means in the unit of the comparison. */
  readonly mean?: number
  readonly sd?: number
  readonly events?: number
}

/** Something to be said about a number, or why there is none. */
export type ClashReason = { readonly code: ClashCode; readonly reason: string }
export type ArmProblem = { readonly problem: ClashReason }
/** A side with what is to be said of it and the work behind it. */
export type ReadSide = {
  readonly side: CombinedArms
  readonly flags: readonly ClashReason[]
  readonly work: readonly string[]
}

/** Whether the arm of a trial belongs to the cells asked for. */
export const isWanted = (arm: Arm, cells: ReadonlySet<string> | null): boolean =>
  arm.role === 'intervention' &&
  arm.product !== null &&
  (cells === null || arm.product.cells.some((cell) => cells.has(cell)))

/** Arms of a row on one side, in the order of the record. */
export const armsOf = (
  trial: Trial,
  row: OutcomeResult,
  side: 'treatment' | 'control',
  cells: ReadonlySet<string> | null,
): readonly Arm[] =>
  trial.arms.filter((arm) => arm.id in row.arms && (side === 'control' ? arm.role === 'control' : isWanted(arm, cells)))

const sizeOf = (arm: Arm, result: ArmResult, row: OutcomeResult): { n: number; flags: ClashReason[] } | undefined => {
  if (result.n != null) return { n: result.n, flags: [] }
  // How many of the arm a part of it is, nobody can assume.
  if (row.subgroup !== undefined) return undefined
  const assumed = arm.analyzed ?? arm.allocated
  if (assumed === null) return undefined
  const from = arm.analyzed === null ? 'allocated' : 'analyzed in all'
  return {
    n: assumed,
    flags: [{ code: 'size-assumed', reason: `${arm.label}: the ${assumed} people ${from} stand for those measured` }],
  }
}

/** A number as a person would write it: six digits at most. */
const derivedFlags = (arm: Arm, result: ArmResult): ClashReason[] =>
  result.derived
    ? Object.entries(result.derived).map(([what, how]) => ({
        code: 'derived',
        reason: `${arm.label}: ${what} derived (${how})`,
      }))
    : []

const spreadOf = (
  result: ArmResult,
  row: OutcomeResult,
  { allowUnknown }: { readonly allowUnknown: boolean },
): { arm: (n: number) => ContinuousArm; flags: ClashReason[] } | ClashReason => {
  const { mean } = result
  const plain = (arm: (n: number) => ContinuousArm, ...flags: ClashReason[]) => ({ arm, flags })
  if (mean !== undefined && result.sd !== undefined) {
    const sd = result.sd
    if (row.spread?.kind === 'sd' && row.spread.basis === 'unstated')
      return allowUnknown
        ? plain((n) => ({ n, mean, sd }), { code: 'spread-unknown', reason: `${significant(sd)} is read as an SD` })
        : { code: 'spread-unknown', reason: `whether ${significant(sd)} is an SD is not on record` }
    return plain((n) => ({ n, mean, sd }))
  }
  if (mean !== undefined && result.se !== undefined) {
    const se = result.se
    return plain((n) => ({ n, mean, se }))
  }
  if (mean !== undefined && result.ci !== undefined) {
    const { ci, ciLevel } = result
    return plain((n) => ({ n, mean, ci, ...(ciLevel === undefined ? {} : { ciLevel: ciLevel / 100 }) }))
  }
  if (mean !== undefined && result.plusMinus !== undefined) {
    const sd = result.plusMinus
    return allowUnknown
      ? plain((n) => ({ n, mean, sd }), { code: 'spread-unknown', reason: `±${significant(sd)} is taken as an SD` })
      : { code: 'spread-unknown', reason: `the kind of ±${significant(sd)} is not stated: SD or standard error` }
  }
  if (mean !== undefined) return { code: 'no-spread', reason: 'a mean without SD, standard error or interval' }
  if (result.median !== undefined) {
    const { median, q1, q3, min, max } = result
    if (q1 === undefined && min === undefined)
      return { code: 'no-spread', reason: 'a median without quartiles or range' }
    return plain((n) => ({ n, median, q1, q3, min, max }), {
      code: 'median',
      reason: `mean and SD estimated from median ${significant(median)} (Luo 2018, Wan 2014)`,
    })
  }
  return { code: 'no-number', reason: 'no number is printed' }
}

const meansOfArm = (
  arm: Arm,
  row: OutcomeResult,
  conversion: Conversion | null,
  role: QuantityKind,
  allow: ReadonlySet<string>,
): ReadSide | ArmProblem => {
  const result = ensure(row.arms[arm.id])
  const found = spreadOf(result, row, { allowUnknown: allow.has('spread-unknown') })
  const said = (flag: ClashReason): ClashReason => ({ code: flag.code, reason: `${arm.label}: ${flag.reason}` })
  if ('code' in found) return { problem: said(found) }
  const size = sizeOf(arm, result, row)
  if (!size) return { problem: { code: 'no-size', reason: `${arm.label}: the number of people is not on record` } }
  try {
    const summary = armSummary(found.arm(size.n))
    const flags = [...found.flags.map(said), ...size.flags, ...derivedFlags(arm, result)]
    if (summary.skewness?.isSkewed) {
      const skewed = { code: 'skewed', reason: `${arm.label}: median and quartiles look skewed (Shi 2023)` } as const
      if (!allow.has('skewed')) return { problem: skewed }
      flags.push(skewed)
    }
    const work =
      summary.from === 'sd'
        ? []
        : [
            `${arm.label}: mean ${significant(summary.mean)}, SD ${significant(summary.sd)} from ${summary.from.replaceAll('-', ' ')}`,
          ]
    const { mean, sd, n } = summary
    if (!conversion?.ok) return { side: { arms: [arm.id], n, mean, sd }, flags, work }
    if (conversion.rule !== null)
      work.push(`${arm.label}: mean ${conversion.work(mean, role)}, SD ${conversion.work(sd, 'distance')}`)
    const side = {
      arms: [arm.id],
      n,
      mean: conversion.convert(mean, role),
      sd: Math.abs(conversion.convert(sd, 'distance')),
    }
    return { side, flags, work }
  } catch (error) {
    if (error instanceof StatsError)
      return { problem: { code: 'statistics', reason: `${arm.label}: ${error.message}` } }
    throw error
  }
}

/** Digits after the point of a number as printed. */
const decimals = (value: number): number => String(value).split('.')[1]?.length ?? 0

/** The one count out of n that a printed percentage can be; none when several or no counts fit (Brown and Heathers 2017). */
export const countFromPercent = (percent: number, n: number): number | undefined => {
  const half = 0.5 * 10 ** -decimals(percent) + 1e-9
  const lowest = Math.max(0, Math.ceil(((percent - half) / 100) * n - 1e-9))
  const highest = Math.min(n, Math.floor(((percent + half) / 100) * n + 1e-9))
  return lowest === highest ? lowest : undefined
}

const eventsOfArm = (arm: Arm, row: OutcomeResult): ReadSide | ArmProblem => {
  const result = ensure(row.arms[arm.id])
  const problem = (code: ClashCode, reason: string): ArmProblem => ({
    problem: { code, reason: `${arm.label}: ${reason}` },
  })
  if (result.events === undefined && result.percent === undefined) return problem('no-number', 'no count is printed')
  const size = sizeOf(arm, result, row)
  if (!size) return problem('no-size', 'the number of people is not on record')
  const flags = [...size.flags, ...derivedFlags(arm, result)]
  if (result.events !== undefined)
    return { side: { arms: [arm.id], n: size.n, events: result.events }, flags, work: [] }
  const percent = ensure(result.percent)
  const events = countFromPercent(percent, size.n)
  if (events === undefined)
    return problem(
      'no-spread',
      `${significant(percent)} % of ${size.n} is no single count, so the people behind it are not known`,
    )
  const work = `${significant(percent)} % of ${size.n} = ${events} people`
  return {
    side: { arms: [arm.id], n: size.n, events },
    flags: [...flags, { code: 'derived', reason: `${arm.label}: ${work}, the only count that fits` }],
    work: [`${arm.label}: ${work}`],
  }
}

/**
 * Several arms as one group, so that one control is not counted twice (Cochrane Handbook 6.5.2.10 for the formula, 23.3.4
 * for the reason).
 */
export const combine = (sides: readonly CombinedArms[]): CombinedArms =>
  sides.reduce((a, b) => {
    const n = a.n + b.n
    const arms = [...a.arms, ...b.arms]
    if (a.events !== undefined && b.events !== undefined) return { arms, n, events: a.events + b.events }
    const [m1, m2, s1, s2] = [ensure(a.mean), ensure(b.mean), ensure(a.sd), ensure(b.sd)]
    const squares = (a.n - 1) * s1 ** 2 + (b.n - 1) * s2 ** 2 + ((a.n * b.n) / n) * (m1 - m2) ** 2
    return { arms, n, mean: (a.n * m1 + b.n * m2) / n, sd: Math.sqrt(squares / (n - 1)) }
  })

/** The numbers of one side of a row, its arms combined. */
export const readSide = (
  arms: readonly Arm[],
  row: OutcomeResult,
  data: 'means' | 'events',
  how: { readonly conversion: Conversion | null; readonly role: QuantityKind; readonly allow: ReadonlySet<string> },
): ReadSide | ArmProblem => {
  const read = arms.map((arm) =>
    data === 'events' ? eventsOfArm(arm, row) : meansOfArm(arm, row, how.conversion, how.role, how.allow),
  )
  const failed = read.find((one) => 'problem' in one)
  if (failed) return failed
  const sides = read.filter((one) => 'side' in one)
  const work = sides.flatMap((one) => one.work)
  if (sides.length > 1) work.push(`arms combined: ${arms.map((arm) => arm.label).join(', ')}`)
  return { side: combine(sides.map((one) => one.side)), flags: sides.flatMap((one) => one.flags), work }
}

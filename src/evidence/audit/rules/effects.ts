/** Reported effects against the values of the arms, and intervals against effects. */
import type { OutcomeResult } from '../../../dataset/index.js'
import { effectSize } from '../../../stats/index.js'
import { meet, minus, type NumberRange, over, show, spanOf, tidy } from '../digits.js'
import { printedP } from '../printed-p.js'
import { eventsOf, isArmP, rowName, rowPath, summaryOf } from '../rows.js'
import type { AuditRule, Draft } from '../rule.js'
import { ifPossible } from '../tests-of-rows.js'

type Effect = NonNullable<OutcomeResult['effect']>

const exact = (value: number): NumberRange => [value, value]

/** Share of people with the event in percent: from counts, else as printed. */
const shareOf = (row: OutcomeResult, arm: string): NumberRange | undefined => {
  const values = row.arms[arm]
  const counted = values && eventsOf(values)
  if (counted) return exact((100 * counted.events) / counted.n)
  return values?.percent === undefined ? undefined : spanOf(values.percent)
}

/** What the arms allow an effect to be. */
const fromArms = (row: OutcomeResult, effect: Effect): NumberRange | undefined => {
  const [a, b] = effect.arms ?? []
  if (a === undefined || b === undefined) return undefined
  const { measure } = effect
  if (measure === 'md') {
    const [x, y] = [row.arms[a]?.mean, row.arms[b]?.mean]
    return x === undefined || y === undefined ? undefined : minus(spanOf(x), spanOf(y))
  }
  const [p, q] = [shareOf(row, a), shareOf(row, b)]
  if (!p || !q) return undefined
  if (measure === 'rd') {
    // In percentage points, which an integrity rule demands.
    return minus(p, q)
  }
  if (measure === 'rr') return over(p, q)
  if (measure !== 'or' || [...p, ...q].some((share) => share <= 0 || share >= 100)) return undefined
  const odds = ([low, high]: NumberRange): NumberRange => [low / (100 - low), high / (100 - high)]
  return over(odds(p), odds(q))
}

export const effectFromArms: AuditRule = {
  name: 'effect-from-arms',
  levels: ['contradiction', 'note'],
  demands: 'A reported effect is the one that the values of its two arms give, within rounding.',
  source: 'Cochrane Handbook, chapter 6: mean difference, risk ratio, odds ratio and risk difference by definition',
  check: (trial) =>
    trial.outcomes.flatMap((row): Draft[] => {
      const { effect } = row
      if (effect?.value == null) return []
      const possible = fromArms(row, effect)
      if (!possible || meet(possible, spanOf(effect.value))) return []
      const middle = tidy((possible[0] + possible[1]) / 2)
      const adjusted = row.isAdjusted === true
      const turned = meet([-possible[1], -possible[0]], spanOf(effect.value))
      return [
        {
          level: adjusted ? 'note' : 'contradiction',
          path: `${rowPath(row)}.effect.value`,
          message: `${rowName(row)}: the reported ${effect.measure} of ${effect.value} is not the ${show(middle)} that the arms ${effect.arms?.join(' and ')} give${turned ? '; the sign is turned' : adjusted ? '; an adjusted analysis would explain it' : ''}.`,
          values: { effect: effect.value, measure: effect.measure },
          expected: `${show(possible[0])} to ${show(possible[1])}`,
          recomputed: { effect: middle },
        },
      ]
    }),
}

const ratios = new Set(['rr', 'or', 'hr'])

/** The middle of an interval on the scale where it is symmetric, with its half width, and the effect there. */
const onScale = (effect: Effect): { value: number; middle: number; half: number } | undefined => {
  const { value, ci } = effect
  if (value == null || !ci || ci[0] >= ci[1]) return undefined
  const isRatio = ratios.has(effect.measure)
  if (isRatio && (value <= 0 || ci[0] <= 0)) return undefined
  const scaled = (x: number): number => (isRatio ? Math.log(x) : x)
  const [low, high] = [scaled(ci[0]), scaled(ci[1])]
  return { value: scaled(value), middle: (low + high) / 2, half: (high - low) / 2 }
}

/** Normal and t quantiles of 95% intervals stand between these; beyond them half width and standard error do not belong together. */
const quantiles: NumberRange = [1.9, 3.2]

export const intervalAndError: AuditRule = {
  name: 'interval-and-error',
  levels: ['suspicious', 'note'],
  demands: 'A 95% interval lies evenly around its effect and is about two standard errors wide on each side.',
  source:
    'Cochrane Handbook, chapter 6 (standard errors from confidence intervals); Altman and Bland 2005, doi:10.1136/bmj.331.7521.903',
  check: (trial) =>
    trial.outcomes.flatMap((row): Draft[] => {
      const { effect } = row
      const at = effect && onScale(effect)
      if (!effect?.ci || !at || effect.derivedPart === 'interval') return []
      const path = `${rowPath(row)}.effect.ci`
      const values = { effect: effect.value, low: effect.ci[0], high: effect.ci[1] }
      const found: Draft[] = []
      const lean = Math.abs(at.value - at.middle) / at.half
      const slack = (spanOf(effect.ci[0])[1] - spanOf(effect.ci[0])[0]) / at.half
      if (lean > 0.15 + (ratios.has(effect.measure) ? 0.1 : 0) + slack)
        found.push({
          level: 'note',
          path,
          message: `${rowName(row)}: the interval ${effect.ci[0]} to ${effect.ci[1]} does not lie evenly around ${effect.value}: it leans by ${show(100 * lean)}% of its half width.`,
          values,
          expected: 'an effect in the middle of its interval',
          recomputed: { middle: tidy(ratios.has(effect.measure) ? Math.exp(at.middle) : at.middle) },
        })
      if (effect.se !== undefined && effect.se > 0) {
        const times = at.half / effect.se
        if (Number.isFinite(times) && (times < quantiles[0] || times > quantiles[1]))
          found.push({
            level: 'suspicious',
            path,
            message: `${rowName(row)}: the interval reaches ${show(times)} standard errors to each side, where a 95% interval reaches about 2.`,
            values: { ...values, se: effect.se },
            expected: `${quantiles[0]} to ${quantiles[1]} standard errors`,
            recomputed: { 'standard errors': tidy(times) },
          })
      }
      return found
    }),
}

export const intervalAndP: AuditRule = {
  name: 'interval-and-p',
  levels: ['contradiction'],
  demands: 'A 95% interval excludes “no difference” exactly when p is below 0.05.',
  source: 'Altman and Bland 2011, doi:10.1136/bmj.d2304 (P from a confidence interval)',
  check: (trial) =>
    trial.outcomes.flatMap((row): Draft[] => {
      const { effect } = row
      const p = printedP(row.p)
      if (!effect?.ci || p?.isSignificant === undefined || (!isArmP(row) && effect.measure !== 'before-after'))
        return []
      const nothing = ratios.has(effect.measure) ? 1 : 0
      const [low, high] = effect.ci
      const leavesOut = low > nothing || high < nothing
      // An end that touches no difference, as far as it was printed, decides nothing.
      const touches = [low, high].some((end) => meet(spanOf(end), [nothing, nothing]))
      if (touches || leavesOut === p.isSignificant) return []
      return [
        {
          level: 'contradiction',
          path: `${rowPath(row)}.p`,
          message: `${rowName(row)}: p ${p.text} says ${p.isSignificant ? 'a difference' : 'no difference'}, the interval ${low} to ${high} ${leavesOut ? 'leaves out' : 'holds'} ${nothing}.`,
          values: { p: p.text, low, high },
          expected: leavesOut ? 'p below 0.05' : 'p of 0.05 or more',
          recomputed: { '“no difference” lies outside the interval': leavesOut ? 'yes' : 'no' },
        },
      ]
    }),
}

/** The interval that the arms give by the usual formulas, in the unit of the effect. */
const intervalFromArms = (row: OutcomeResult, effect: Effect): NumberRange | undefined => {
  const [a, b] = (effect.arms ?? []).map((id) => row.arms[id])
  if (!a || !b) return undefined
  const [x, y] = [summaryOf(a), summaryOf(b)]
  if (effect.measure === 'md')
    return x && y && (x.sd > 0 || y.sd > 0) ? effectSize({ measure: 'MD', treatment: x, control: y }).ci : undefined
  const measures: Partial<Record<Effect['measure'], 'RD' | 'RR' | 'OR'>> = { rd: 'RD', rr: 'RR', or: 'OR' }
  const measure = measures[effect.measure]
  const [k, m] = [eventsOf(a), eventsOf(b)]
  if (!measure || !k || !m || (measure !== 'RD' && (k.events === 0 || m.events === 0))) return undefined
  const [low, high] = effectSize({ measure, treatment: k, control: m }).ci
  if (measure !== 'RD') return [Math.exp(low), Math.exp(high)]
  return [100 * low, 100 * high]
}

export const intervalFromValues: AuditRule = {
  name: 'interval-from-arms',
  levels: ['note'],
  demands: 'A printed interval is about as wide as the one that the values of the arms give.',
  source: 'Cochrane Handbook, chapter 6; the margin of a third covers exact, adjusted and t intervals',
  check: (trial) =>
    trial.outcomes.flatMap((row): Draft[] => {
      const { effect } = row
      if (!effect?.ci || effect.value == null || effect.derivedPart === 'interval') return []
      const again = ifPossible(() => intervalFromArms(row, effect))
      if (!again) return []
      const width = ([low, high]: readonly [number, number]): number =>
        ratios.has(effect.measure) ? Math.log(high) - Math.log(low) : high - low
      const times = width(effect.ci) / width(again)
      if (!(times > 0) || (times > 0.75 && times < 1.34)) return []
      return [
        {
          level: 'note',
          path: `${rowPath(row)}.effect.ci`,
          message: `${rowName(row)}: the printed interval ${effect.ci[0]} to ${effect.ci[1]} is ${show(times)} times as wide as the ${show(again[0])} to ${show(again[1])} that the arms give; other people or an adjusted analysis would explain it.`,
          values: { low: effect.ci[0], high: effect.ci[1] },
          expected: `about ${show(again[0])} to ${show(again[1])}`,
          recomputed: { low: tidy(again[0]), high: tidy(again[1]) },
        },
      ]
    }),
}

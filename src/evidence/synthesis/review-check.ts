/** Figures of published syntheses that cannot be, or are not what they are called: found by arithmetic, kept beside what curators recorded. */
import { pValueIn, type Review } from '../../dataset/index.js'

export type ReviewFigure = Review['pooled'][number]

const isRatio = (figure: ReviewFigure): boolean => figure.measure === 'rr' || figure.measure === 'or'

const half = (value: number): number => 0.5 * 10 ** -(String(value).split('.')[1]?.length ?? 0)

/** Whether an estimate stands in the middle of its interval, as every Wald interval has it, up to the rounding of the digits printed. */
const isCentered = (figure: ReviewFigure, [low, high]: readonly [number, number]): boolean => {
  const scale = (value: number): number => (isRatio(figure) ? Math.log(value) : value)
  if (isRatio(figure) && (low <= 0 || figure.value <= 0)) return false
  const slack = (value: number): number => (isRatio(figure) ? half(value) / Math.abs(value) : half(value))
  const middle = (scale(low) + scale(high)) / 2
  return Math.abs(scale(figure.value) - middle) <= slack(figure.value) + (slack(low) + slack(high)) / 2 + 1e-9
}

/** A p-value as printed, when it is that of the effect. */
const pOf = (text: string | null): { readonly p: number; readonly isBelow: boolean } | undefined => {
  const printed = text === null ? undefined : pValueIn(text)
  return printed && printed.relation !== '>' ? { p: printed.value, isBelow: printed.relation === '<' } : undefined
}

/** What arithmetic finds wrong with a pooled figure as printed. */
export const figureAnomalies = (figure: ReviewFigure): readonly string[] => {
  const { ci } = figure
  if (!ci) return []
  const [low, high] = ci
  const nothing = isRatio(figure) ? 1 : 0
  const found: string[] = []
  if (figure.value < low || figure.value > high)
    found.push(`the estimate ${figure.value} lies outside its interval ${low} to ${high}`)
  else if (!isCentered(figure, ci))
    found.push(
      `the estimate ${figure.value} is not the middle of ${low} to ${high}: a digit or a sign is probably lost`,
    )
  const p = pOf(figure.p)
  const includesNothing = low <= nothing && nothing <= high
  if (p && includesNothing && p.p < 0.05)
    found.push(`p ${figure.p} is called significant, but the interval ${low} to ${high} includes ${nothing}`)
  if (p && !includesNothing && !p.isBelow && p.p > 0.05)
    found.push(`p ${figure.p} is not significant, but the interval ${low} to ${high} leaves out ${nothing}`)
  return found
}

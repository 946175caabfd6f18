import { type ArmSummary, armSummary, type ContinuousArm, type EventArm } from './arms.js'
import { eventArm } from './binary.js'
import { count, refuse } from './guard.js'

/** A comparison whose control arm also serves others. */
export type SharedControlInput =
  | { readonly measure: 'RR' | 'OR' | 'RD'; readonly treatment: EventArm; readonly control: EventArm }
  | { readonly measure: 'MD'; readonly treatment: ContinuousArm; readonly control: ContinuousArm }
  | {
      readonly measure: 'SMD'
      readonly treatment: ContinuousArm
      readonly control: ContinuousArm
      /** The standardized mean difference itself. */
      readonly estimate: number
    }

/**
 * Covariance of two effects that are measured against the same control arm: the part of their variances that comes from it.
 *
 * @param first - and `second`: of the same measure, with the same control
 * @throws StatsError `contradiction` (two measures), `no-events` (no event in the control of a ratio), and as arms are checked
 * @see Gleser & Olkin (2009), in The Handbook of Research Synthesis and Meta-Analysis, 2nd ed., chapter 19. R:
 *   `vcalc()` of metafor 4, `rma.mv(yi, V)`
 */
export function sharedControlCovariance(first: SharedControlInput, second: SharedControlInput): number {
  if (first.measure !== second.measure)
    refuse('contradiction', 'two effects that share a control', 'of one measure', [first.measure, second.measure])
  if (first.measure === 'MD' || first.measure === 'SMD') {
    const control = armSummary(first.control)
    if (first.measure === 'MD') return control.sd ** 2 / control.n
    const other = second as typeof first
    const people = control.n + sizeOf(first.treatment) + sizeOf(other.treatment as ContinuousArm)
    return 1 / control.n + (first.estimate * other.estimate) / (2 * people)
  }
  const { events, n } = eventArm('the control arm', first.control)
  const share = events / n
  if (first.measure === 'RD') return (share * (1 - share)) / n
  if (events === 0) refuse('no-events', 'events of a shared control', '1 or more, for a ratio', events)
  if (first.measure === 'RR') return 1 / events - 1 / n
  if (events === n)
    refuse('no-events', 'people without the event in a shared control', '1 or more, for an odds ratio', 0)
  return 1 / events + 1 / (n - events)
}

const sizeOf = (arm: ContinuousArm): number => (armSummary(arm) as ArmSummary).n

/**
 * A control arm split among the comparisons that share it, so that nobody counts twice: people (and events) are divided as
 * evenly as whole people can be, means and SDs stay. What is known of the control is split into pieces, and effects of one
 * study look as if they were independent: a covariance keeps both.
 *
 * @param control - the arm
 * @param comparisons - how many share it
 * @returns a share for each comparison
 * @throws StatsError `not-an-integer`, `out-of-range` (a share of nobody, or of one person with an SD)
 * @see Cochrane Handbook 23.3.4. R: `n2i / comparisons`, `ci / comparisons` before `escalc`
 * @example
 * import { splitControl } from 'stemcell-evidence/stats'
 *
 * console.log(splitControl({ events: 5, n: 21 }, 2).map(({ n }) => n)) // [ 11, 10 ]
 */
export function splitControl<Arm extends EventArm | { readonly n: number; readonly mean: number; readonly sd: number }>(
  control: Arm,
  comparisons: number,
): readonly Arm[] {
  const parts = count('comparisons that share a control', comparisons, 1)
  const least = 'events' in control ? 1 : 2
  const n = count('people of a shared control', control.n, least * parts)
  const share = (total: number, i: number): number => Math.floor(total / parts) + (i < total % parts ? 1 : 0)
  return Array.from({ length: parts }, (_, i) => ({
    ...control,
    n: share(n, i),
    ...('events' in control ? { events: share(control.events, i) } : {}),
  }))
}

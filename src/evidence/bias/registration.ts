/** What was registered, and when, against what was reported. */
import type { Outcome, Trial } from '../../dataset/index.js'

/** Whether one measure is the other, or lies above or below it. */
export const isSameMeasure = (a: string, b: string, outcomes: readonly Outcome[]): boolean => {
  const above = (id: string, wanted: string): boolean =>
    id === wanted || (outcomes.find((o) => o.id === id)?.parents ?? []).some((parent) => above(parent, wanted))
  return above(a, b) || above(b, a)
}

/** Whether a trial was registered before it began; unknown unless every registration's date, and the start, are on record. */
export const registrationTiming = (trial: Trial): 'prospective' | 'retrospective' | 'unknown' => {
  const timings = trial.registrations.map(({ registered: date }) => {
    if (!date || !trial.start) return 'unknown'
    const length = Math.min(date.length, trial.start.length)
    const [registered, start] = [date.slice(0, length), trial.start.slice(0, length)]
    // In the same month or year, as far as both are known, nobody can tell which came first.
    return registered === start && length < 10 ? 'unknown' : registered > start ? 'retrospective' : 'prospective'
  })
  if (timings.includes('prospective')) return 'prospective'
  return timings.length > 0 && timings.every((timing) => timing === 'retrospective') ? 'retrospective' : 'unknown'
}

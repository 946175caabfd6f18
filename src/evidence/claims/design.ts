/** How well a study is protected against bias by its design, as far as the record tells. */
import { cautionText, cautiously, designWord, hasControl, type Trial } from '../../dataset/index.js'

/**
 * Designs from least to most open to bias. Randomization comes before blinding and any comparison before none, as in the
 * hierarchy that GRADE starts from (Cochrane Handbook, chapter 14: randomized trials start high, other designs low).
 */
export const designs = ['randomized-blinded', 'randomized', 'non-randomized', 'single-group'] as const
export type ClaimDesign = (typeof designs)[number]

/** Which of the designs a trial has, in the less favorable reading of what sources dispute. Masking that is not known counts as none; an unknown allocation of several arms as non-randomized. */
export const designOf = (trial: Trial): ClaimDesign => {
  const { allocation, masking, model } = cautiously(trial).design
  if (allocation === 'randomized') return masking === null || masking === 'none' ? 'randomized' : 'randomized-blinded'
  if (model === 'single-group' || !hasControl(trial)) return 'single-group'
  return 'non-randomized'
}

/** The design in words, saying so when nobody was treated without cells, and as what a disputed one is counted. */
export const designText = (trial: Trial): string => {
  const word = designWord(trial)
  const compared = hasControl(trial) || word.startsWith('single group') ? word : `${word}, no arm without cells`
  return cautionText(trial) ? `${compared}, counted as ${designOf(trial)}` : compared
}

/** Least biased first, then largest, then by id: the order in which studies are listed. */
export const byWeight = (a: Trial, b: Trial): number =>
  designs.indexOf(designOf(a)) - designs.indexOf(designOf(b)) ||
  (b.enrollment.count ?? -1) - (a.enrollment.count ?? -1) ||
  (a.id < b.id ? -1 : 1)

/** Where a body of evidence starts. */
import { isRandomized } from '../../dataset/index.js'
import { isSingleGroup, whyNotCompared } from '../bias/index.js'
import type { CertaintyLevel, Member } from './body.js'

/** randomized, compared without randomization, or followed without a comparison. */
export type EvidenceDesign = 'randomized' | 'compared' | 'single'

/** What a result is worth as a comparison: a row that follows one arm is no comparison, whatever its trial; a disputed randomization is none. */
export const designOf = ({ trial, result }: Member): EvidenceDesign => {
  if (isSingleGroup(trial)) return 'single'
  // Groups of which nobody knows how they came about were not shown to be randomized.
  if (trial.design.allocation === null) return 'compared'
  if (whyNotCompared(trial, result) !== undefined) return 'single'
  return isRandomized(trial) ? 'randomized' : 'compared'
}

const startOf: Record<EvidenceDesign, CertaintyLevel> = { randomized: 'high', compared: 'low', single: 'very-low' }

const words: Record<EvidenceDesign, (n: number) => string> = {
  randomized: (n) => `${n} randomized`,
  compared: (n) => `${n} not randomized`,
  single: (n) => `${n} without a comparison group`,
}

/**
 * High for randomized comparisons, low for others (Balshem et al. 2011, GRADE guidelines 3,
 * doi:10.1016/j.jclinepi.2010.07.015), very low where nothing is compared (case series in table 12.2.a of the Cochrane
 * Handbook 5.1). A mixed body starts where its weakest design does: GRADE rates designs apart, so
 * whoever pools them together gets no more than the weaker.
 */
export const startingLevel = (members: readonly Member[]): { readonly start: CertaintyLevel; readonly why: string } => {
  const designs = members.map(designOf)
  const count = (design: EvidenceDesign): number => designs.filter((d) => d === design).length
  const present = (['single', 'compared', 'randomized'] as const).filter((design) => count(design) > 0)
  const weakest = present[0]
  if (!weakest) return { start: 'very-low', why: 'no results' }
  // Said to be randomized by one source and not by another: no randomized comparison, and not shown to be none.
  const disputed = members.filter(
    (m) => designOf(m) === 'compared' && m.trial.design.allocation === 'randomized',
  ).length
  const told = (design: EvidenceDesign): readonly string[] => {
    if (design !== 'compared' || disputed === 0) return [words[design](count(design))]
    const plain = count(design) - disputed
    return [`${disputed} of disputed randomization`, ...(plain > 0 ? [words[design](plain)] : [])]
  }
  return { start: startOf[weakest], why: present.toReversed().flatMap(told).join(', ') }
}

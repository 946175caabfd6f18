/** What a denial makes of a finding: what is denied, what is called unproven, and a benefit that trials looked for and did not find. */
import type { ClaimTrial } from '../../claims/index.js'
import type { Part } from '../claimed.js'
import { strengthsOf, type Understanding } from '../understand.js'
import { type Finding, few, isOfTold, ofRecords, type Result, resultWords, trialsWord } from './rule.js'
import { ids, isRandomized, sidesOf } from './sides.js'

/** A denial turns what is known round; what is not shown stays so, since no proof of something is no proof of its absence. */
const denied: Readonly<Record<Result, Result>> = {
  contradicted: 'supported',
  supported: 'contradicted',
  'not-shown': 'not-shown',
  overstated: 'not-shown',
  'true-of-something-else': 'supported',
  'partly-supported': 'overstated',
  'not-judged': 'not-judged',
}

/** "No evidence that", "unproven": true of all that is not shown, and of a mechanism that is contested; not of an effect that some trials saw. */
const doubted: Readonly<Record<Result, Result>> = {
  ...denied,
  'not-shown': 'supported',
  overstated: 'partly-supported',
}

/** A benefit that is denied where trials with a control group looked for it and none found it. */
const withoutBenefit = (finding: Finding, trials: readonly ClaimTrial[]): Finding | undefined => {
  const { against, for: found, mixed } = sidesOf(trials)
  if (finding.result !== 'not-shown' || found.length + mixed.length > 0 || against.length === 0) return undefined
  const isSure = against.filter(isRandomized).length > 1
  return {
    rule: `${finding.rule}, denied`,
    result: isSure ? 'supported' : 'partly-supported',
    reason: `The sentence denies it, and ${trialsWord(against.length)} with a control group found no difference (${few(ids(against))})${isSure ? '' : '; a single small trial is no proof that there is none'}.`,
  }
}

/** Words that deny any evidence at all, which one record refutes. */
const noneAtAll =
  /\b(?:no|not (?:a|one|any)|zero|without (?:a|any)) (?:shred |scrap |trace |hint |sign |single |piece |bit |of )*(?:evidence|proof|data)\b[^.;]*\bever\b|\b(?:shred|scrap|trace|hint) of (?:evidence|proof)\b|\bzero (?:evidence|proof)\b|没有任何(?:证据|数据)|毫无(?:证据|根据)/i

/** A finding about what is claimed as one about what is said: denied, or called unproven. */
export const turned = (finding: Finding, part: Part, u: Understanding, trials: readonly ClaimTrial[]): Finding => {
  if (ofRecords.has(part.claimed.what) || isOfTold(finding)) return finding
  const notAll = strengthsOf(part, u).has('not-all')
  if (u.proof === 'unproven')
    return {
      ...finding,
      rule: `${finding.rule}, doubted`,
      result:
        finding.rule === 'mechanism-on-record' && finding.result === 'overstated'
          ? 'supported'
          : finding.result === 'partly-supported' && noneAtAll.test(u.sentence)
            ? 'contradicted'
            : doubted[finding.result],
      reason: `The sentence calls it unproven; the claim itself is ${resultWords[finding.result]}. ${finding.reason}`,
    }
  // Nobody has shown a cure: to say so is right, however little was counted.
  if (part.negated && !notAll && part.claimed.what === 'cure' && finding.result !== 'supported')
    return {
      ...finding,
      rule: `${finding.rule}, denied`,
      result: 'supported',
      reason: `The sentence denies a cure, and none is shown. ${finding.reason}`,
    }
  if (part.negated && finding.rule === 'mechanism-on-record' && finding.result === 'overstated')
    return {
      ...finding,
      rule: `${finding.rule}, denied`,
      result: 'partly-supported',
      reason: `The sentence denies what is contested. ${finding.reason}`,
    }
  const isOfBenefit =
    part.claimed.what === 'effective' ||
    (part.claimed.what === 'outcome' && !part.claimed.worse && !part.claimed.absent)
  const without = part.negated && !notAll && isOfBenefit ? withoutBenefit(finding, trials) : undefined
  if (without) return without
  if (part.negated !== notAll)
    return {
      ...finding,
      rule: `${finding.rule}, denied`,
      result: denied[finding.result],
      reason: `The sentence denies it; the claim itself is ${resultWords[finding.result]}. ${finding.reason}`,
    }
  return finding
}

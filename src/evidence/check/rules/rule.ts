/** What a verdict rule is given, and what it gives back. */
import type { Store } from '../../../store/index.js'
import { plural } from '../../../text.js'
import type { ClaimTrial } from '../../claims/index.js'
import type { Part } from '../claimed.js'
import type { Understanding } from '../understand.js'

/** Verdicts from worst to best: a sentence is as good as the worst of its parts. */
export const results = [
  'contradicted',
  'true-of-something-else',
  'overstated',
  'not-shown',
  'not-judged',
  'partly-supported',
  'supported',
] as const
export type Result = (typeof results)[number]

export type Finding = {
  readonly rule: string
  readonly result: Result
  readonly reason: string
  /** The trials that alone carry a good verdict; a disputed design must not. */
  readonly carriedBy?: readonly ClaimTrial[]
}

/** One part of a sentence in one disease, with the trials that bear on it. */
export type Case = {
  readonly part: Part
  readonly u: Understanding
  /** At most one; empty when the sentence names none. */
  readonly diseases: readonly string[]
  readonly trials: readonly ClaimTrial[]
  readonly dataset: Store
}

/** A rule looks at a case and judges it, or leaves it to the next rule. */
export type Rule = (c: Case) => Finding | undefined

export const judge = (rule: string, result: Result, reason: string, carriedBy?: readonly ClaimTrial[]): Finding => ({
  rule,
  result,
  reason,
  ...(carriedBy ? { carriedBy } : {}),
})

/** How the sentence says it: at its strongest word. */
export const strength = (c: Case) => ({
  all: c.u.strengths.has('all'),
  complete: c.u.strengths.has('complete'),
  most: c.u.strengths.has('most'),
  many: c.u.strengths.has('many'),
  some: c.u.strengths.has('some'),
  lasting: c.u.strengths.has('lasting'),
  hedged: c.u.strengths.has('hedged'),
  proven: c.u.proof === 'proven',
})

/** Things in a sentence: the first few, and how many more there are and where. */
export const few = (items: readonly string[], limit = 3, where = '', mark = ', '): string =>
  items.length <= limit
    ? items.join(mark)
    : `${items.slice(0, limit).join(mark)} and ${items.length - limit} more${where}`

export const trialsWord = (n: number): string => `${plural(n, 'trial')}`

/** A verdict within a sentence. */
export const resultWords: Readonly<Record<Result, string>> = {
  contradicted: 'contradicted',
  overstated: 'overstated',
  'not-shown': 'not shown',
  'true-of-something-else': 'true of something else',
  'partly-supported': 'partly supported',
  'not-judged': 'beyond judgment',
  supported: 'supported',
}

/** What is held against records as it is said, denied or not. */
export const ofRecords: ReadonlySet<Part['claimed']['what']> = new Set([
  'approval',
  'studies',
  'identity',
  'donor',
  'withdrawal',
  'exemption',
  'immunosuppression',
])

/** Rules that judge what is told of one study or of people, numbers and all. */
export const isOfTold = (finding: Finding): boolean => finding.rule.startsWith('told-')

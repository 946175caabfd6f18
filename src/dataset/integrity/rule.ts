/** What an integrity rule is and what it says. */
import type { Kind } from '../kinds.js'
import type { RuleData } from '../source.js'

/** A place where a record breaks a rule. */
export type Violation = {
  readonly kind: Kind | 'lexicon'
  readonly id: string
  readonly path: string
  readonly rule: string
  readonly message: string
}

export type IntegrityRule = {
  readonly name: string
  /** One sentence: what must be true. */
  readonly demands: string
  readonly check: (data: RuleData) => Violation[]
  /** Owed by those who curate the bundled records, and asked of nobody who adds a study of their own. */
  readonly isOfCuration?: true
}

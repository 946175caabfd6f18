/** One synthesis as a part of an answer; an answer has several where a published synthesis pooled several outcomes. */
import type { Answer, Block, Json } from '../../answer.js'
import type { ItemOf } from '../../contracts/index.js'
import type { Certainty } from '../../evidence/certainty/index.js'

/** What one synthesis gives to the answer. */
export type PoolPart = {
  readonly item: ItemOf<'pool'>
  readonly blocks: readonly Block[]
  /** How sure the pooled result is; null where nothing is pooled or nobody may rate it. */
  readonly certainty: Certainty | null
  readonly grid: ReturnType<Answer['grid']>
  readonly notes: readonly string[]
  readonly files: NonNullable<Answer['files']>
  readonly next: Answer['next']
  readonly query: Json
  /** Results there were to choose from. */
  readonly total: number
}

/** What a bar chart shows: one amount per label. */
import type { Role } from '../answer.js'

export type Bars = {
  readonly rows: readonly {
    readonly label: string
    /** 0 or more. */
    readonly value: number
    /** How the value is written; the number itself where not given. */
    readonly text?: string
    readonly role?: Role
  }[]
  /** What a full bar stands for; the largest value where not given. */
  readonly max?: number
}

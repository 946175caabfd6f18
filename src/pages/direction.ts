/** Directions of results as spans: a value with a role and a spoken form, not a text that begins with a mark. */
import type { Role, Span } from '../answer.js'
import {
  comparesCellsWithControl,
  directionMark,
  directionText,
  type OutcomeResult,
  type Trial,
} from '../dataset/index.js'

type Direction = OutcomeResult['direction']

/** How the direction of a result against a control group is colored. */
const directionRole: Readonly<Record<Direction, Role>> = {
  'favors-cell': 'good',
  'favors-control': 'bad',
  'no-difference': 'muted',
  unclear: 'muted',
}

const isDirection = (value: unknown): value is Direction =>
  typeof value === 'string' && Object.hasOwn(directionRole, value)

/** A headline with the direction it begins with; without one (no control, no results) nothing is favored. */
export const headlineSpan = (text: string, direction: unknown): Exclude<Span, string> =>
  isDirection(direction)
    ? { text, role: directionRole[direction], spoken: text.slice(directionMark[direction].length + 1) }
    : { text, role: 'muted' }

/** What a source says of a result; a change without a control favors nothing. */
export const directionSpan = (result: OutcomeResult, trial: Trial): Exclude<Span, string> =>
  headlineSpan(directionText(result, trial), comparesCellsWithControl(result) ? result.direction : null)

/** How many studies came, changed and went between two versions of the dataset. */
import { isFailure } from '../errors.js'
import type { Store } from '../store/index.js'
import type { Studies } from './history.js'

/** The numbers add up: before + added - gone = after. Null where one of the two cannot be read. */
export const studiesBetween = (before: Store | undefined, after: Store | undefined): Studies | null => {
  if (!before || !after) return null
  try {
    const [old, fresh] = [before.ids('trials'), after.ids('trials')]
    const both = old.filter((id) => after.has('trials', id))
    const lines = before === after ? [] : after.json('trials', both)
    const changed = lines.length
      ? before.json('trials', both).filter((line, i) => !Buffer.from(line).equals(lines[i] ?? Buffer.alloc(0)))
      : []
    return {
      before: old.length,
      added: fresh.length - both.length,
      changed: changed.length,
      gone: old.length - both.length,
      after: fresh.length,
    }
  } catch (cause) {
    // What an older program compiled may be beyond this one: nobody can count it.
    if (isFailure(cause) || cause instanceof SyntaxError) return null
    throw cause
  }
}

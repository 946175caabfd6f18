/** Keys out of what a terminal sends, a piece at a time. */
import { decode, type Key } from './decode.js'

/** A lone escape is the key when nothing follows it for so long, in milliseconds. */
const escapeDelay = 40

/**
 * What hears the pieces that a terminal sends. `typed` gets the keys of each; `escaped` gets the escape key that nothing
 * followed, with what came in its stead.
 */
export const keyReader = (
  typed: (keys: readonly Key[]) => void,
  escaped: (keys: readonly Key[]) => void,
): ((piece: string) => void) => {
  let unread = ''
  let waiting: NodeJS.Timeout | undefined
  return (piece) => {
    clearTimeout(waiting)
    const { keys, rest } = decode(unread + piece)
    unread = rest
    if (keys.length) typed(keys)
    if (!/^\u001b[[O]?$/.test(unread)) return
    waiting = setTimeout(() => {
      const behind = unread.slice(1)
      unread = ''
      escaped([{ name: 'esc' }, ...decode(behind).keys])
    }, escapeDelay)
  }
}

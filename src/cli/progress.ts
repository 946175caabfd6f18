/** How far long work is, on one line of a terminal that is watched; nothing is left of it. */
import type { Io } from './io.js'

/** Work that is shorter is done before anybody reads. */
const long = 200

/** Undefined where standard error is no terminal, or one that cannot take a line back. */
export const progressOn = ({ stderr, env }: Io): ((done: number, of: number) => void) | undefined => {
  if (!stderr.isTTY || env.TERM === 'dumb') return undefined
  let last = -1
  return (done, of) => {
    if (of < long) return
    const percent = Math.floor((100 * done) / of)
    if (percent === last) return
    last = percent
    stderr.write(done >= of ? '\r\u001b[K' : `\rChecked ${done} of ${of} sentences (${percent} %)`)
  }
}

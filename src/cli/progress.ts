/** How far long work is, on one line of a terminal that is watched; nothing is left of it. */
import type { Io } from './io.js'

/** Sentences: fewer are checked before anybody reads. */
const many = 200

/** Undefined where standard error is no terminal, or one that cannot take a line back. */
export const progressOn = ({ stderr, env }: Io): ((done: number, of: number, what?: string) => void) | undefined => {
  if (!stderr.isTTY || env.TERM === 'dumb') return undefined
  let last = ''
  return (done, of, what) => {
    if (what === undefined && of < many) return
    const percent = Math.floor((100 * done) / of)
    const line = what ? `${what}: ${done} of ${of}` : `Checked ${done} of ${of} sentences (${percent} %)`
    const step = what ? line : String(percent)
    if (step === last) return
    last = step
    stderr.write(done >= of ? '\r\u001b[K' : `\r${what ? '\u001b[K' : ''}${line}`)
  }
}

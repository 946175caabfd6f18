/** Text that was pasted by a terminal that does not mark it: it must not be taken for keys. */
import type { Key } from '../terminal/decode.js'
import { actionFor } from './keys.js'
import type { Mode } from './state.js'

/** As much text at once, of as many different letters, is no typing and no key held down. */
const least = { characters: 20, different: 8 }

const textOf = ({ name, text }: Key): string => text ?? (name === 'enter' || name === 'tab' ? ' ' : '')

/**
 * The keys of one piece of input, with what must have been pasted as text: a line that goes on behind its end while one is typed,
 * or much text at once where keys are expected. Keys that open a line themselves are typed ahead, not pasted.
 */
export const withPastes = (keys: readonly Key[], mode: Mode): readonly Key[] => {
  const letters = keys.filter(({ text }) => text !== undefined)
  const all = (): readonly Key[] => [{ name: 'paste', text: keys.map(textOf).join('') }]
  if (keys.some(({ name, text }) => text === undefined && name !== 'enter' && name !== 'tab')) return keys
  if (mode === 'prompt') {
    const end = keys.findIndex(({ name }) => name === 'enter')
    const isBeyond = end >= 0 && keys.slice(end + 1).some(({ text }) => text !== undefined)
    return isBeyond && letters.length > 1 ? all() : keys
  }
  if (mode === 'confirm' || letters.length < least.characters) return keys
  const [first] = keys
  if (first && actionFor(first, mode)?.type === 'ask') return keys
  return new Set(letters.map(({ text }) => text)).size >= least.different ? all() : keys
}

/** From what a terminal sends to keys. Nothing typed ahead, held down or pasted is lost: a chunk may hold many keys, or part of one. */

import { graphemes } from './text-rows.js'

/** A key by name (`j`, `enter`, `shift-tab`), or pasted text. */
export type Key = { readonly name: string; readonly text?: string }

const sequences: Readonly<Record<string, string>> = {
  '[A': 'up',
  '[B': 'down',
  '[C': 'right',
  '[D': 'left',
  OA: 'up',
  OB: 'down',
  OC: 'right',
  OD: 'left',
  '[H': 'home',
  '[F': 'end',
  OH: 'home',
  OF: 'end',
  '[1~': 'home',
  '[4~': 'end',
  '[5~': 'pageup',
  '[6~': 'pagedown',
  '[3~': 'delete',
  '[Z': 'shift-tab',
}

const single: Readonly<Record<string, string>> = {
  '\r': 'enter',
  '\n': 'enter',
  '\t': 'tab',
  '\u007f': 'backspace',
  '\b': 'backspace',
  ' ': 'space',
}

const pasteStart = '\u001b[200~'
const pasteEnd = '\u001b[201~'

const plainKeys = (text: string): Key[] =>
  graphemes(text).flatMap((segment) => {
    if (segment === '\r\n') return [{ name: 'enter' }]
    const named = single[segment]
    if (named) return [{ name: named, ...(named === 'space' ? { text: ' ' } : {}) }]
    const code = segment.charCodeAt(0)
    if (code > 0 && code < 27) return [{ name: `ctrl-${String.fromCharCode(96 + code)}` }]
    return code < 32 ? [] : [{ name: segment, text: segment }]
  })

/** The keys in what was sent so far, and the beginning of one that has not ended yet. */
export const decode = (sent: string): { readonly keys: readonly Key[]; readonly rest: string } => {
  const keys: Key[] = []
  let at = 0
  while (at < sent.length) {
    const started = sent.indexOf('\u001b', at)
    if (started !== at) {
      const end = started < 0 ? sent.length : started
      keys.push(...plainKeys(sent.slice(at, end)))
      at = end
      continue
    }
    if (sent.startsWith(pasteStart, at)) {
      const end = sent.indexOf(pasteEnd, at)
      if (end < 0) return { keys, rest: sent.slice(at) }
      keys.push({ name: 'paste', text: sent.slice(at + pasteStart.length, end) })
      at = end + pasteEnd.length
      continue
    }
    const match = /^\u001b(\[[0-9;<?]*[A-Za-z~]|O[A-Z])/.exec(sent.slice(at, at + 24))
    if (match) {
      const name = sequences[match[1] as string]
      if (name) keys.push({ name })
      at += match[0].length
      continue
    }
    if (/^\u001b(\[[0-9;<?]*|O)?$/.test(sent.slice(at))) return { keys, rest: sent.slice(at) }
    keys.push({ name: 'esc' })
    at += 1
  }
  return { keys, rest: '' }
}

/** From what a terminal sends to keys. Nothing typed ahead, held down or pasted is lost: a chunk may hold many keys, or part of one. */

import { itemAt } from '../../collections.js'
import { graphemes } from '../../widths.js'

/** A key by name (`j`, `enter`, `shift-tab`), pasted text, or the terminal's word on its background (`background`). */
export type Key = { readonly name: string; readonly text?: string; readonly color?: string }

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
const interrupt = '\u0003'

const plainKeys = (text: string): Key[] =>
  graphemes(text).flatMap((segment) => {
    if (segment === '\r\n') return [{ name: 'enter' }]
    const named = single[segment]
    if (named) return [{ name: named, ...(named === 'space' ? { text: ' ' } : {}) }]
    const code = segment.charCodeAt(0)
    if (code > 0 && code < 27) return [{ name: `ctrl-${String.fromCharCode(96 + code)}` }]
    return code < 32 ? [] : [{ name: segment, text: segment }]
  })

/** Ctrl with a letter as terminals send it that tell keys apart (CSI u, modifyOtherKeys), which others may have left on. */
const controlled = (sent: string): string | undefined => {
  const [, one, other] = /^\[(?:(\d+);5u|27;5;(\d+)~)$/.exec(sent) ?? []
  const letter = String.fromCharCode(Number(one ?? other))
  return /^[a-z]$/.test(letter) ? `ctrl-${letter}` : undefined
}

/** Function keys of the Linux console, and every other sequence of a key. */
const sequence = /^\u001b(\[\[[A-E]|\[[0-9:;<=>?]*[ -/]*[@-Z\\-~]|O[A-Z])/
const sequenceBegun = /^\u001b(\[\[?|\[[0-9:;<=>?]*[ -/]*|O)?$/

/*
 * What a terminal answers to a question (OSC; DCS in the forms that answers have). An answer ends with BEL or ST; one that
 * is broken off ends where a key begins. Alt-] and Alt-P begin in the same way, so not everything that does is an answer.
 */
const reply =
  /^\u001b(?:\]\d{1,4};|P(?:[0-9;]*[$+]r|[>!]\|))[^\u0000-\u001f\u007f]*(?:\u0007|\u001b\\|(?=\u001b[^\\]|[\u0000-\u001a\u001c-\u001f\u007f]))/
const replyBegun =
  /^\u001b(?:\](?:\d{1,4}(?:;[^\u0000-\u001f\u007f]*\u001b?)?)?|P(?:[0-9;]*[$+]?|[>!]|(?:[0-9;]*[$+]r|[>!]\|)[^\u0000-\u001f\u007f]*\u001b?))$/

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
      // A paste that never ends must not lock the keyboard: terminals send no Ctrl-C within one.
      const stop = end < 0 ? sent.indexOf(interrupt, at) : end
      if (stop < 0) return { keys, rest: sent.slice(at) }
      keys.push({ name: 'paste', text: sent.slice(at + pasteStart.length, stop) })
      at = end < 0 ? stop : end + pasteEnd.length
      continue
    }
    const from = sent.slice(at)
    const answer = reply.exec(from)
    if (answer) {
      const color = /^\u001b\]11;([^\u0007\u001b]*)/.exec(answer[0])?.[1]
      if (color) keys.push({ name: 'background', color })
      at += answer[0].length
      continue
    }
    const match = sequence.exec(from)
    if (match) {
      const name = sequences[itemAt(match, 1)] ?? controlled(itemAt(match, 1))
      if (name) keys.push({ name })
      at += match[0].length
      continue
    }
    if (sequenceBegun.test(from) || replyBegun.test(from)) return { keys, rest: from }
    keys.push({ name: 'esc' })
    at += 1
  }
  return { keys, rest: '' }
}

/** Typing a line: the query, the palette, the name of a file. */

import { limits } from '../../limits.js'
import { graphemes } from '../../widths.js'
import type { Library } from '../library/library.js'
import { viewWords } from './command-line.js'
import { exportChoices, withEnding } from './exports.js'
import { choicesFor, completions } from './palette.js'
import type { Prompt, State } from './state.js'
import { longestName } from './views.js'

const between = (n: number, low: number, high: number): number => Math.max(low, Math.min(high, n))

/** The most that a line may hold, in the words of what it is. */
const most: Readonly<Record<Prompt['kind'], { readonly characters: number; readonly what: string }>> = {
  query: { characters: limits.query, what: 'A query' },
  find: { characters: 200, what: 'What is searched for' },
  palette: { characters: limits.query, what: 'A line' },
  export: { characters: 4_096, what: 'The name of a file' },
  save: { characters: longestName, what: 'The name of a view' },
}

/** The line with a text typed at the cursor; what was pasted is one line. What would make it too long is not added. */
export const typed = (prompt: Prompt, text: string): Prompt => {
  const { characters, what } = most[prompt.kind]
  const length = [...prompt.text].length + [...text].length
  if (length > characters)
    return {
      ...prompt,
      problem: `${what} has at most ${characters} characters; ${length} would be too long, so nothing was added.`,
    }
  const line = text.replace(/[\r\n\t]+/g, ' ').replace(/[\u0000-\u001f\u007f-\u009f]/g, '')
  return {
    kind: prompt.kind,
    text: prompt.text.slice(0, prompt.at) + line + prompt.text.slice(prompt.at),
    at: prompt.at + line.length,
    choice: 0,
  }
}

type What = 'backspace' | 'delete' | 'left' | 'right' | 'home' | 'end' | 'word' | 'line'

const before = (text: string): number => graphemes(text).at(-1)?.length ?? 0
const after = (text: string): number => graphemes(text)[0]?.length ?? 0

/** The line edited at the cursor. */
export const edited = (prompt: Prompt, what: What): Prompt => {
  const { text, at } = prompt
  const [left, right] = [text.slice(0, at), text.slice(at)]
  const now = (head: string, tail: string): Prompt => ({
    kind: prompt.kind,
    text: head + tail,
    at: head.length,
    choice: 0,
  })
  const moved = (to: number): Prompt => ({ ...prompt, at: between(to, 0, text.length) })
  switch (what) {
    case 'backspace':
      return now(left.slice(0, left.length - before(left)), right)
    case 'delete':
      return now(left, right.slice(after(right)))
    case 'word':
      return now(left.replace(/\S*\s*$/, ''), right)
    case 'line':
      return now('', '')
    case 'left':
      return moved(at - before(left))
    case 'right':
      return moved(at + after(right))
    case 'home':
      return moved(0)
    case 'end':
      return moved(text.length)
  }
}

/** How many choices stand under the line. */
export const choiceCount = (state: State, library: Library): number =>
  state.prompt?.kind === 'palette'
    ? choicesFor(state, library).length
    : state.prompt?.kind === 'query'
      ? completions(state, library).length
      : state.prompt?.kind === 'export'
        ? exportChoices(state, library).length
        : 0

/** The line with the chosen completion in the place of the word before the cursor. */
export const completed = (state: State, library: Library): Prompt | null => {
  const { prompt } = state
  if (!prompt) return null
  if (prompt.kind === 'palette') {
    const choice = choicesFor(state, library)[prompt.choice]
    return choice ? { ...prompt, text: choice.label, at: choice.label.length, choice: 0 } : prompt
  }
  if (prompt.kind === 'export') {
    const way = exportChoices(state, library)[prompt.choice]
    if (!way) return prompt
    const head = withEnding(prompt.text.slice(0, prompt.at), way.ending, viewWords(state, library))
    return { kind: prompt.kind, text: head + prompt.text.slice(prompt.at), at: head.length, choice: 0 }
  }
  const choice = prompt.kind === 'query' ? completions(state, library)[prompt.choice] : undefined
  if (choice === undefined) return prompt
  const head = prompt.text.slice(0, prompt.at).replace(/\S*$/, '') + choice
  return { kind: prompt.kind, text: head + prompt.text.slice(prompt.at), at: head.length, choice: 0 }
}

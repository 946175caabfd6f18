/** A line being typed, for those who hear their keys: what is asked, then only what the keys do not say themselves. */
import { sentence, spoken } from '../../render/index.js'
import { harmless } from '../../text.js'
import { graphemes } from '../../widths.js'
import type { Library } from '../library/library.js'
import type { Action } from '../state/actions.js'
import { exportChoices } from '../state/exports.js'
import { bindings } from '../state/keys.js'
import { type Choice, choicesFor, completions } from '../state/palette.js'
import type { Prompt, State } from '../state/state.js'
import { keyName } from './help-speech.js'

const questions: Readonly<Record<Prompt['kind'], string>> = {
  query: 'Query: words and qualifiers. Tab completes, arrows choose, Enter asks, Escape closes.',
  find: 'Search for which words in what is read? Enter searches, Escape closes.',
  palette: 'What to do: type a part of its name. Arrows choose, Enter does it, Escape closes.',
  export:
    'Export this view to which file? Its ending chooses how. Tab completes, arrows choose, Enter writes, Escape closes.',
  save: 'Save this view under which name?',
}

type Choices = { readonly count: number; readonly here: string }

/** What is done by a key is named with the key. */
const choiceWords = ({ label, note }: Choice): string => {
  if (note === '') return label
  const isKey = bindings.some(({ help, keys }) => help === label && keys[0] === note)
  return `${label}, ${isKey ? `key ${keyName(note)}` : spoken(note)}`
}

/** The choice under the cursor, with its place among all. */
const choices = (state: State, library: Library): Choices => {
  const { prompt } = state
  if (!prompt) return { count: 0, here: '' }
  const all =
    prompt.kind === 'palette'
      ? choicesFor(state, library).map(choiceWords)
      : prompt.kind === 'query'
        ? completions(state, library)
        : prompt.kind === 'export'
          ? exportChoices(state, library).map(({ ending, what }) => `${ending}, ${what}`)
          : []
  return { count: all.length, here: all[prompt.choice] ?? '' }
}

const choiceSaid = ({ count, here }: Choices, { choice }: Prompt): string =>
  here === '' ? 'No choice.' : `Choice ${choice + 1} of ${count}: ${harmless(here)}`

const character = (text: string): string => (text === ' ' ? 'space' : harmless(text))

/** A line to be typed, at its start. */
export const promptOpened = (state: State, library: Library): string[] => {
  const { prompt } = state
  if (!prompt) return []
  const now = choices(state, library)
  return [
    questions[prompt.kind],
    ...(prompt.text.trim() ? [`Line: ${harmless(prompt.text)}`] : []),
    ...(prompt.kind === 'palette' || prompt.kind === 'export' ? [choiceSaid(now, prompt)] : []),
  ]
}

/** What stands between the parts that two texts have in common at both ends. */
const between = (old: string, now: string): { readonly gone: string; readonly come: string } => {
  let head = 0
  while (head < Math.min(old.length, now.length) && old[head] === now[head]) head++
  let tail = 0
  while (tail < Math.min(old.length, now.length) - head && old.at(-1 - tail) === now.at(-1 - tail)) tail++
  return { gone: old.slice(head, old.length - tail), come: now.slice(head, now.length - tail) }
}

const textSaid = (old: Prompt, now: Prompt, by: Action | undefined): string[] => {
  if (old.text === now.text) {
    if (old.at === now.at) return []
    return [character(graphemes(now.text.slice(now.at))[0] ?? 'end of line')]
  }
  const { gone, come } = between(old.text, now.text)
  if (by?.type === 'complete') return [`Completed: ${harmless(now.text)}`]
  // One letter is told by the keyboard; more at once were pasted.
  if (graphemes(come).length > 1) return [`Line: ${harmless(now.text)}`]
  return gone && !come ? [`Deleted: ${character(gone)}`] : []
}

/** What a key has changed in the line, its choices, its problem. */
export const promptEdited = (before: State, state: State, library: Library, by: Action | undefined): string[] => {
  const [old, now] = [before.prompt, state.prompt]
  if (!old || !now) return []
  const [had, has] = [choices(before, library), choices(state, library)]
  const isOther = had.here !== has.here
  return [
    ...textSaid(old, now, by),
    ...(now.problem && (now.problem !== old.problem || by?.type === 'accept') ? [sentence(spoken(now.problem))] : []),
    // What is completed is a choice of itself.
    ...(isOther && !now.text.endsWith(has.here) ? [choiceSaid(has, now)] : []),
    ...(isOther && has.here === '' && now.kind === 'palette' ? [choiceSaid(has, now)] : []),
  ]
}

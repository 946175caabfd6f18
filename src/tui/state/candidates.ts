/** Decisions on candidates, in the words of their command: which one is meant, and what may be put right. */
import type { Library } from '../library/library.js'
import { stopChosen, stopsRead } from './reading.js'
import { errand, type State } from './state.js'

/** The number of the candidate that words of a command show. */
const shownBy = ([command, action, id]: readonly string[]): string | undefined =>
  command === 'candidates' && action === 'show' ? id : undefined

/** The number of the candidate that is read, or in whose row of the list the cursor is. */
export const candidateChosen = (state: State, library: Library): string | undefined => {
  const { words } = state.page ?? { words: [] }
  const read = shownBy(words)
  if (words[0] !== 'candidates' || read !== undefined) return read
  const chosen = stopChosen(state, library)
  if (!chosen) return undefined
  const rows = stopsRead(state, library).flatMap(({ goal, row }) => {
    const id = goal.to === 'ask' ? shownBy(goal.words) : undefined
    return id === undefined ? [] : [{ id, row }]
  })
  return rows.findLast(({ row }) => row <= chosen.row)?.id
}

/** Take the chosen candidate in, or ask what is to be put right or why it is refused. */
export const decide = (state: State, what: 'accept' | 'correct' | 'refuse', library: Library): State => {
  const id = candidateChosen(state, library)
  if (id === undefined)
    return {
      ...state,
      message:
        state.page?.words[0] === 'candidates'
          ? 'Choose a study with n first.'
          : 'Decisions are on candidates: press K first.',
    }
  if (what === 'accept') return errand(state, { do: 'decide', words: ['candidates', 'accept', id] })
  const text = `${what} `
  return { ...state, prompt: { kind: 'palette', text, at: text.length, choice: 0 } }
}

/** The words that refuse the chosen candidate for the reason that was typed. */
export const refusal = (state: State, library: Library): { readonly label: string; readonly words: string[] }[] => {
  const id = candidateChosen(state, library)
  const why = (state.prompt?.text ?? '').trim().slice('refuse'.length).trim()
  return id === undefined || why === ''
    ? []
    : [{ label: `refuse ${why}`, words: ['candidates', 'refuse', id, '--why', why] }]
}

const choicesOf = (library: Library, name: string): readonly string[] =>
  library.catalog('trials').fields.find((field) => field.name === name)?.choices ?? []

const partsOf = (library: Library): Readonly<Record<string, readonly string[]>> => ({
  disease: library.dataset.ids('diseases'),
  cell: library.dataset.ids('cells'),
  donor: choicesOf(library, 'donor'),
  route: choicesOf(library, 'route'),
})

/** What may be put right of the chosen candidate: what was typed whole, and one part more. */
export const corrections = (
  state: State,
  library: Library,
): { readonly label: string; readonly note: string; readonly words: string[] }[] => {
  const id = candidateChosen(state, library)
  if (id === undefined) return []
  const parts = partsOf(library)
  const typed = (state.prompt?.text ?? '').trim().split(/\s+/).slice(1)
  const whole: [string, string][] = []
  for (let i = 0; i + 1 < typed.length; i += 2) {
    const [part = '', value = ''] = typed.slice(i, i + 2)
    if (Object.hasOwn(parts, part) && parts[part]?.includes(value)) whole.push([part, value])
    else break
  }
  const choice = (pairs: readonly [string, string][]) => ({
    label: `correct ${pairs.flat().join(' ')}`,
    note: `takes ${id} in so`,
    words: ['candidates', 'correct', id, ...pairs.flatMap(([part, value]) => [`--${part}`, value])],
  })
  const open = Object.entries(parts).filter(([part]) => !whole.some(([had]) => had === part))
  return [
    ...(whole.length ? [choice(whole)] : []),
    ...open.flatMap(([part, values]) => values.map((value) => choice([...whole, [part, value]]))),
  ]
}

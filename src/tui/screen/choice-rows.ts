/** What stands over the end of the screen: choices for the line that is typed, or the hints of the first start. */
import { fitRow, type Row } from '../../render/index.js'
import type { Library } from '../library/library.js'
import { exportChoices } from '../state/exports.js'
import { firstShown } from '../state/list-top.js'
import { choicesFor, completions, nothingFor } from '../state/palette.js'
import type { State } from '../state/state.js'

const choiceRows = (state: State, library: Library, columns: number, height: number): readonly Row[] => {
  const { prompt } = state
  if (!prompt) return []
  const choices: readonly { label: string; note: string }[] =
    prompt.kind === 'palette'
      ? choicesFor(state, library)
      : prompt.kind === 'query'
        ? completions(state, library).map((label) => ({ label, note: '' }))
        : prompt.kind === 'export'
          ? exportChoices(state, library).map(({ ending, what }) => ({ label: `.${ending}`, note: what }))
          : []
  const most = Math.min(height, 9)
  const first = firstShown(prompt.choice, choices.length, most)
  if (choices.length === 0 && prompt.kind === 'palette' && !prompt.problem)
    return [fitRow([{ text: `  ${nothingFor(prompt.text)}`, role: 'muted' }], columns)]
  return choices.slice(first, first + most).map(({ label, note }, i): Row => {
    const on = first + i === prompt.choice ? { on: true } : {}
    return fitRow(
      [
        { text: `${first + i === prompt.choice ? '▸' : ' '} ${label}`, ...on },
        { text: note ? `  ${note}` : '', role: 'muted', ...on },
      ],
      columns,
    )
  })
}

/** Shown at the very first start, until a key is pressed. */
const hintRows: readonly Row[] = [
  'Move with the arrows; Tab goes from the list to its facets and to the record.',
  'space marks trials, c compares them, p pools an outcome, / asks, Enter reads.',
  '? shows every key of the place you are in. q leaves.',
].map((text): Row => [{ text: ` ${text}`, role: 'strong' }])

/** Rows over the end of the screen. */
export const overRows = (state: State, library: Library, columns: number, height: number): readonly Row[] =>
  state.hints ? hintRows : choiceRows(state, library, columns, height)

/** The two rows below: one line on what just happened, and the command of the view or the line that is typed. */
import type { Row } from '../../render/index.js'
import { cellWidth, cut, graphemes } from '../../widths.js'
import type { Library } from '../library/library.js'
import { commandLine, viewWords } from '../state/command-line.js'
import { lacksPage, scrollNow, textRead } from '../state/reading.js'
import { shapeOf } from '../state/shape.js'
import type { State } from '../state/state.js'

const promptRow = (state: State, columns: number): Row => {
  const { prompt } = state
  if (!prompt) return []
  const label = {
    query: '/',
    palette: ':',
    export: 'export to: ',
    save: 'save this view as: ',
  }[prompt.kind]
  const room = Math.max(8, columns - cellWidth(label) - 1)
  const head = prompt.text.slice(0, prompt.at)
  const over = Math.max(0, cellWidth(head) - room + 1)
  const shownHead = over ? head.slice(cut(head, over).length) : head
  const under = prompt.text.slice(prompt.at)
  const first = graphemes(under)[0] ?? ' '
  return [
    { text: label, role: 'strong' },
    { text: shownHead },
    { text: first, on: true },
    { text: under.slice(first.length) },
  ]
}

/** What can be said of a page as long as nothing else is: how much of it there is, and what can be done with it. */
const standing = (state: State, library: Library): string => {
  const text = state.page && !state.help ? textRead(state, library) : undefined
  if (!state.page || !text) return ''
  const { height } = shapeOf(state)
  const last = scrollNow(state, library) + height
  const more = text.rows.length > last ? `${text.rows.length - last} more lines below. ` : ''
  const isPooled = state.page.words[0] === 'pool' && text.sections.some(({ title }) => title === 'Studies used')
  return `${more}${isPooled ? 'n chooses a study, x drops it or brings it back.' : ''}`
}

/** What just happened, what waits for a yes, or how much of a page is left. */
export const messageRow = (state: State, library: Library): Row => {
  if (state.page?.before && lacksPage(state, library))
    return [{ text: 'Reading … what is shown is still the page before.', role: 'warn' }]
  if (state.pending) {
    const { pending } = state
    const text =
      pending.over === 'file'
        ? `${pending.path} exists. Write over it? y or n`
        : `A view "${pending.view.name}" exists. Replace it? y or n`
    return [{ text, role: 'warn' }]
  }
  if (state.prompt?.problem) return [{ text: state.prompt.problem, role: 'bad' }]
  return [{ text: state.message || standing(state, library), role: 'muted' }]
}

/** The line that is typed, or the command that shows the same as the view. */
export const statusRow = (state: State, library: Library, columns: number): Row =>
  state.prompt
    ? promptRow(state, columns)
    : [
        { text: '$ ', role: 'muted' },
        { text: commandLine(viewWords(state, library)), role: 'id' },
      ]

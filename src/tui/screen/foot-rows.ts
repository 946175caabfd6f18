/** The three rows below: one line on what just happened, the keys of the place, and the command of the view or the line that is typed. */
import { leading } from '../../query/index.js'
import { type Row, rowWidth } from '../../render/index.js'
import { cellWidth, cut, graphemes } from '../../widths.js'
import type { Library } from '../library/library.js'
import { cellText } from '../library/list-cells.js'
import { commandLine, viewWords } from '../state/command-line.js'
import { type Binding, bindings, keySign } from '../state/keys.js'
import { lacksPage } from '../state/reading.js'
import { modeOf, type State } from '../state/state.js'

const promptRow = (state: State, columns: number): Row => {
  const { prompt } = state
  if (!prompt) return []
  const label = {
    query: '/',
    find: 'search for: ',
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

/** The keys of the place one is in, as many as there is room for; help and the way out always stand at the end. */
export const keysRow = (state: State, columns: number): Row => {
  const mode = modeOf(state)
  const [command = ''] = state.page?.words ?? []
  const here = bindings.filter(
    ({ on, brief, pages }) => brief && on.includes(mode) && (pages?.includes(command) ?? true),
  )
  const entry = ({ keys: [key = '', ...others], brief = '', action }: Binding): Row => [
    { text: action.type === 'allow' ? `${key}-${others.at(-1)}` : keySign(key), role: 'strong' },
    { text: ` ${brief}`, role: 'muted' },
  ]
  const last = here.filter(({ action: { type } }) => ['close', 'help', 'quit'].includes(type))
  const entries = here.filter((binding) => !last.includes(binding)).map(entry)
  const end = last.map(entry)
  const gap = 2
  const wide = (rows: readonly Row[]): number => rows.reduce((sum, row) => sum + rowWidth(row) + gap, 0)
  const room = columns - wide(end) + gap
  const fitting = entries.filter((_, i) => wide(entries.slice(0, i + 1)) <= room)
  return [...fitting, ...end].flatMap((row, i): Row => [{ text: i ? ' '.repeat(gap) : '' }, ...row])
}

/** The record under the cursor in a line: what it says, which the list may have had to cut, its id, and what it is called. */
const recordRow = (state: State, library: Library): Row => {
  const id = library.idAt(state.kind, state.tabs[state.kind])
  if (id === undefined || state.page || state.help) return []
  const { first, next } = leading[state.kind]
  const { fields } = library.catalog(state.kind)
  const rows = library.rows(state.kind)
  const named = [first, 'id', ...(next.includes('title') ? ['title'] : [])]
  return named
    .flatMap((name) => fields.find((field) => field.name === name) ?? [])
    .flatMap((field, i): Row => {
      const { text, role } = cellText(rows, id, field)
      return [{ text: i ? '  ' : '' }, i ? { text, role: 'muted' } : { text, ...(role ? { role } : {}) }]
    })
}

/** What just happened, what waits for a yes, or else the record under the cursor. */
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
  return state.message || state.prompt ? [{ text: state.message, role: 'muted' }] : recordRow(state, library)
}

/** The line that is typed, or the command that shows the same as the view. */
export const statusRow = (state: State, library: Library, columns: number): Row =>
  state.prompt
    ? promptRow(state, columns)
    : [
        { text: '$ ', role: 'muted' },
        { text: commandLine(viewWords(state, library)), role: 'id' },
      ]

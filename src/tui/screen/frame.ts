/** A whole screen as rows: what is shown is a function of the state, the records and the size. */
import { plural } from '../../text.js'
import type { Library } from '../library/library.js'
import { withStop } from '../library/stops.js'
import { tabKinds } from '../library/tab.js'
import { cut, fitRow, fitted, graphemes, type Piece, type Row, skip, width } from '../rows/text-rows.js'
import { commandLine, viewWords } from '../state/command-line.js'
import { exportChoices } from '../state/exports.js'
import { helpRows } from '../state/help.js'
import { firstShown } from '../state/list-top.js'
import { choicesFor, completions, nothingFor } from '../state/palette.js'
import { frozenIn, helpScrollNow, lacksPage, scrollNow, stopChosen, textRead } from '../state/reading.js'
import { type Pane, shapeOf, smallest } from '../state/shape.js'
import type { State } from '../state/state.js'
import { listRows } from './list-rows.js'

const facetRows = (state: State, library: Library, columns: number, height: number): readonly Row[] => {
  const tab = state.tabs[state.kind]
  const rows: Row[] = []
  let at = 0
  let cursorRow = 0
  for (let i = 0; ; i++) {
    const facet = library.facets(state.kind, tab, i + 1)[i]
    // What lies beyond the screen is not counted.
    if (!facet || (at > tab.facet && rows.length >= cursorRow + height)) break
    const { field, values, more } = facet
    rows.push([{ text: fitted(field.label, columns), role: 'heading' }])
    for (const { value, count, state: chosen } of values) {
      const here = at === tab.facet
      if (here) cursorRow = rows.length
      const on = here && state.focus === 'facets' ? { on: true } : {}
      const mark = chosen === 'wanted' ? '[x]' : chosen === 'refused' ? '[-]' : '[ ]'
      const name = typeof value === 'boolean' ? (value ? 'yes' : 'no') : String(value)
      rows.push([
        {
          text: `${here && state.focus === 'facets' ? '▸' : ' '}${mark} `,
          ...on,
          ...(chosen === 'free' ? {} : { role: 'strong' as const }),
        },
        { text: fitted(name, columns - 11), ...on, ...(chosen === 'refused' ? { role: 'bad' as const } : {}) },
        { text: fitted(String(count), 5, 'right'), ...on, role: 'muted' },
      ])
      at++
    }
    if (more) rows.push([{ text: `     ${plural(more, 'more value')} (+)`, role: 'muted' }])
  }
  return rows.slice(firstShown(cursorRow, rows.length, height))
}

const readRows = (state: State, library: Library, across = 0): readonly Row[] => {
  const text = textRead(state, library)
  if (!text) return [[{ text: 'Reading …', role: 'muted' }]]
  const stop = stopChosen(state, library)
  const scroll = scrollNow(state, library)
  const drawn = (row: Row, at: number): Row => (stop?.row === at ? withStop(row, stop) : row)
  const { rows: heads, cells } = frozenIn(state, text)
  return [
    ...text.rows.slice(0, heads).map(drawn),
    ...text.rows.slice(heads + scroll).map((row, i) => drawn(row, heads + scroll + i)),
  ].map((row) => (across ? [...fitRow(row, cells), ...skip(row, cells + across)] : row))
}

const paneRows = (pane: Pane, state: State, library: Library, columns: number, height: number): readonly Row[] => {
  if (pane === 'facets') return facetRows(state, library, columns, height)
  if (pane === 'list') return listRows(state, library, columns, height)
  const id = library.idAt(state.kind, state.tabs[state.kind])
  if (!id) return [[{ text: 'No record here.', role: 'muted' }]]
  return readRows(state, library)
}

const tabsRow = (state: State, columns: number): Row => {
  const all: Piece[] = tabKinds.flatMap((kind): Piece[] => [
    kind === state.kind ? { text: `[${kind}]`, role: 'strong', on: true } : { text: ` ${kind} `, role: 'muted' },
  ])
  return width(all.map(({ text }) => text).join('')) <= columns
    ? all
    : [
        { text: `[${state.kind}]`, role: 'strong', on: true },
        { text: `  ${tabKinds.indexOf(state.kind) + 1} of ${tabKinds.length}, [ and ] change`, role: 'muted' },
      ]
}

/** How many trials are marked, also those that the filters hide: they are compared and pooled as well. */
const marksSaid = (state: State, library: Library): string => {
  const listed = new Set(library.listing('trials', state.tabs.trials).kept)
  const hidden = state.marks.filter((id) => !listed.has(id)).length
  return `${state.marks.length} marked${hidden ? `, ${hidden} not listed` : ''}`
}

const askRow = (state: State, library: Library): Row => {
  const tab = state.tabs[state.kind]
  if (state.page) return [{ text: commandLine(state.page.words), role: 'strong' }]
  const { kept, problem } = library.listing(state.kind, tab)
  if (problem) return [{ text: 'Cannot be asked', role: 'bad' }, { text: `  ${tab.query}` }]
  const of = `${kept.length} of ${library.rows(state.kind).size}`
  return [
    { text: of, role: 'strong' },
    ...(state.marks.length ? [{ text: ` · ${marksSaid(state, library)}`, role: 'good' as const }] : []),
    { text: tab.query ? `  ${tab.query}` : '  no filters', ...(tab.query ? {} : { role: 'muted' as const }) },
  ]
}

const promptRow = (state: State, columns: number): Row => {
  const { prompt } = state
  if (!prompt) return []
  const label = {
    query: '/',
    palette: ':',
    export: 'export to: ',
    save: 'save this view as: ',
  }[prompt.kind]
  const room = Math.max(8, columns - width(label) - 1)
  const head = prompt.text.slice(0, prompt.at)
  const over = Math.max(0, width(head) - room + 1)
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
  if (choices.length === 0 && prompt.kind === 'palette')
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

const messageRow = (state: State, library: Library): Row => {
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

const bodyRows = (state: State, library: Library): readonly Row[] => {
  const { panes, height } = shapeOf(state)
  if (state.help) {
    const first = helpScrollNow(state)
    return helpRows(state).slice(first, first + height)
  }
  if (state.page) return readRows(state, library, state.page.across).slice(0, height)
  const drawn = panes.map((one) => ({ ...one, rows: paneRows(one.pane, state, library, one.columns, height) }))
  return Array.from({ length: height }, (_, y) =>
    drawn.flatMap(({ rows, columns: cells }, i): Piece[] => [
      ...(i ? [{ text: '│', role: 'muted' as const }] : []),
      ...fitRow(rows[y] ?? [], cells),
    ]),
  )
}

/** Every row of the screen but the last, which stays empty so that nothing scrolls. */
export const frame = (state: State, library: Library): readonly Row[] => {
  const { columns, rows } = state.size
  if (columns < smallest.columns || rows < smallest.rows)
    return [[{ text: fitted(`Too small: ${smallest.columns}x${smallest.rows} needed`, columns), role: 'warn' }]]
  const { height } = shapeOf(state)
  const body = [...bodyRows(state, library)]
  while (body.length < height) body.push([])
  const choices = state.hints ? hintRows : choiceRows(state, library, columns, height)
  if (choices.length) body.splice(height - choices.length, choices.length, ...choices)
  const status: Row = state.prompt
    ? promptRow(state, columns)
    : [
        { text: '$ ', role: 'muted' },
        { text: commandLine(viewWords(state, library)), role: 'id' },
      ]
  return [tabsRow(state, columns), askRow(state, library), ...body, messageRow(state, library), status].map((row) =>
    fitRow(row, columns),
  )
}

/** What the palette offers for what was typed: actions, sorting, columns, outcomes to pool, records. */

import { bindings } from './keys.js'
import type { Library } from './library.js'
import { cellText, fieldsShown } from './list-cells.js'
import { hasForest } from './shape.js'
import type { Action } from './state/actions.js'
import { stopsRead } from './state/reading.js'
import { type State, type TabKind, tabKinds } from './state/state.js'

export type Choice = { readonly label: string; readonly note: string; readonly action: Action }

/** How well letters stand in a text in their order: smaller is better, undefined is not at all. */
export const closeness = (typed: string, text: string): number | undefined => {
  const [want, have] = [typed.toLowerCase().replaceAll(' ', ''), text.toLowerCase()]
  const whole = have.indexOf(typed.toLowerCase().trim())
  // Among those that hold it whole, the shortest is nearest.
  if (whole >= 0) return whole / 1000 + have.length / 1e5
  let at = -1
  let gaps = 0
  for (const letter of want) {
    const next = have.indexOf(letter, at + 1)
    if (next < 0) return undefined
    gaps += next - at - 1
    at = next
  }
  return 1 + gaps
}

const most = 40

const listable = (state: State, library: Library): Choice[] =>
  library.catalog(state.kind).fields.flatMap((field): Choice[] => [
    { label: `sort ${field.name}`, note: field.label, action: { type: 'sort', field: field.name } },
    { label: `column ${field.name}`, note: field.label, action: { type: 'column', field: field.name } },
  ])

const actions = (state: State): Choice[] => [
  ...bindings
    .filter(
      ({ on, action }) =>
        on.includes(state.page ? 'page' : state.focus) && !['ask', 'move', 'focus', 'across'].includes(action.type),
    )
    .map(({ help, keys, action }) => ({ label: help, note: keys[0] as string, action })),
  ...tabKinds.map((kind): Choice => ({ label: `go to ${kind}`, note: 'tab', action: { type: 'tab', kind } })),
]

const outcomes = (library: Library): Choice[] =>
  library.dataset.manifest.ids.outcomes.map((id) => ({
    label: `pool ${id}`,
    note: 'pooled result',
    action: { type: 'pool', outcome: id },
  }))

const records = (library: Library): Choice[] =>
  tabKinds.flatMap((kind: TabKind) =>
    library.dataset.manifest.ids[kind].map((id) => ({
      label: id,
      note: kind,
      action: { type: 'record', kind, id } as const,
    })),
  )

const copies = (state: State, library: Library): Choice[] => {
  const tab = state.tabs[state.kind]
  const row = library.listing(state.kind, tab).kept[tab.cursor]
  const whole: Choice[] = (['id', 'row', 'view', 'command', 'citation'] as const).map((what) => ({
    label: `copy ${what}`,
    note: '',
    action: { type: 'copy', what },
  }))
  if (row === undefined || state.page) return whole
  return [
    ...whole,
    ...fieldsShown(tab, library.catalog(state.kind)).map(
      (field): Choice => ({
        label: `copy cell ${field.name}`,
        note: cellText(library.rows(state.kind), row, field).text,
        action: { type: 'copy-cell', field: field.name },
      }),
    ),
  ]
}

const addresses = (state: State, library: Library): Choice[] =>
  [...new Set(stopsRead(state, library).flatMap(({ goal }) => (goal.to === 'web' ? [goal.url] : [])))].map((url) => ({
    label: `open ${url}`,
    note: '',
    action: { type: 'open-source', url },
  }))

const savedViews = ({ views }: State): Choice[] =>
  views.flatMap(({ name, kind, query }): Choice[] => [
    { label: `view ${name}`, note: `${kind} ${query}`, action: { type: 'view', name } },
    { label: `forget view ${name}`, note: `${kind} ${query}`, action: { type: 'forget', name } },
  ])

/** Offered where the column stands: a choice that changes nothing would be a dead one. */
const forests = (state: State, library: Library): Choice[] =>
  hasForest(state)
    ? library.forest
        .choices(library.listing('trials', state.tabs.trials))
        .map(({ label, note, pick }) => ({ label, note, action: { type: 'forest', outcome: pick } }))
    : []

/** What is offered after a first word. */
const families: Readonly<Record<string, (state: State, library: Library) => Choice[]>> = {
  sort: listable,
  column: listable,
  pool: (_, library) => outcomes(library),
  forest: forests,
  copy: copies,
  open: addresses,
  view: savedViews,
  forget: savedViews,
}

/** What to say where nothing is offered. */
export const nothingFor = (typed: string): string =>
  typed === 'open '
    ? 'No address stands on this page.'
    : typed === 'view '
      ? 'No saved views yet: w saves one.'
      : typed === 'forest '
        ? 'The forest column stands in the list of trials, at 140 columns or more.'
        : 'Nothing answers to that.'

/** The choices for what stands in the palette, best first. */
export const choicesFor = (state: State, library: Library): readonly Choice[] => {
  const typed = state.prompt?.text ?? ''
  const first = /^(\w+) /.exec(typed)?.[1] ?? ''
  const family = Object.hasOwn(families, first) ? families[first] : undefined
  const all = family
    ? family(state, library).filter(({ label }) => label.startsWith(`${first} `))
    : [
        ...actions(state),
        ...(typed.trim().length > 1
          ? [
              ...savedViews(state),
              ...listable(state, library),
              ...copies(state, library),
              ...forests(state, library),
              ...outcomes(library),
              ...records(library),
            ]
          : []),
      ]
  return all
    .flatMap((choice) => {
      const rank = closeness(typed, choice.label)
      return rank === undefined ? [] : [{ choice, rank }]
    })
    .sort((a, b) => a.rank - b.rank)
    .slice(0, most)
    .map(({ choice }) => choice)
}

/** What may stand where the query is being typed: qualifiers, then the values that the records hold. */
export const completions = (state: State, library: Library): readonly string[] => {
  const { text, at } = state.prompt ?? { text: '', at: 0 }
  const word = /(\S*)$/.exec(text.slice(0, at))?.[1] ?? ''
  const minus = word.startsWith('-') ? '-' : ''
  const bare = word.slice(minus.length)
  const fields = library.catalog(state.kind).fields.filter((field) => field.filterable !== false)
  const colon = bare.indexOf(':')
  if (colon < 0)
    return bare === ''
      ? []
      : fields.filter(({ name }) => name.startsWith(bare.toLowerCase())).map(({ name }) => `${minus}${name}:`)
  const field = fields.find(({ name }) => name === bare.slice(0, colon))
  if (!field) return []
  const typed = bare.slice(colon + 1)
  const head = typed.slice(0, typed.lastIndexOf(',') + 1)
  const begun = typed.slice(head.length).toLowerCase()
  const values = field.vocabulary
    ? library.dataset.manifest.ids[field.vocabulary]
    : field.type === 'boolean'
      ? ['yes', 'no']
      : (field.choices ?? [])
  return [...values, 'missing', 'known']
    .filter((value) => value.toLowerCase().startsWith(begun))
    .map((value) => `${minus}${field.name}:${head}${/\s/.test(value) ? `"${value}"` : value}`)
}

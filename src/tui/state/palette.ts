/** What the palette offers for what was typed: actions, sorting, columns, outcomes to pool, records. */

import { itemAt } from '../../collections.js'
import { flat, type Value } from '../../query/index.js'
import { plural } from '../../text.js'
import { askedOutcome } from '../library/forest-outcome.js'
import type { Library, Poolable, Ranking } from '../library/library.js'
import { cellText, fieldsShown } from '../library/list-cells.js'
import { type TabKind, tabKinds } from '../library/tab.js'
import type { Action } from './actions.js'
import { corrections, refusal } from './candidates.js'
import { asWord, poolQuery } from './command-line.js'
import { type Binding, bindings } from './keys.js'
import { poolShown } from './pooled.js'
import { stopsRead } from './reading.js'
import { hasForest } from './shape.js'
import type { State } from './state.js'

export type Choice = {
  readonly label: string
  readonly note: string
  readonly action: Action
  /** Other words it answers to. */
  readonly also?: readonly string[]
}

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

/** What only moves the cursor, and the palette itself, is no choice. */
const isChoice = ({ on, action }: Binding, state: State): boolean =>
  on.includes(state.page ? 'page' : state.focus) &&
  !['move', 'focus', 'pane', 'across'].includes(action.type) &&
  !(action.type === 'ask' && action.prompt === 'palette' && !action.text)

const actions = (state: State): Choice[] => [
  ...bindings
    .filter((binding) => isChoice(binding, state))
    .map(({ help, keys, action }) => ({ label: help, note: itemAt(keys, 0), action })),
  ...(
    [
      ['check a sentence', 'check'],
      ['search all records for words', 'search'],
      ['save this session, to be replayed', 'session'],
    ] as const
  ).map(
    ([label, command]): Choice => ({
      label,
      note: `:${command} …`,
      action: { type: 'ask', prompt: 'palette', text: `${command} ` },
    }),
  ),
]

/** The question that was typed behind its command. */
const question = ({ prompt }: State): Choice[] => {
  const [command = '', ...words] = (prompt?.text ?? '').trim().split(/\s+/)
  const text = words.join(' ')
  return text === ''
    ? []
    : [{ label: `${command} ${text}`, note: '', action: { type: 'page', words: [command, text] } }]
}

const session = ({ prompt }: State): Choice[] => {
  const path = (prompt?.text ?? '').trim().slice('session'.length).trim()
  return path === ''
    ? []
    : [
        {
          label: `session ${path}`,
          note: 'writes its keys, for browse --replay',
          action: { type: 'save-session', path },
        },
      ]
}

const comparable = ({ comparable: count, candidates, allow }: Poolable): string =>
  `${count} of ${candidates} comparable${allow ? `; ${allow.comparable} with --allow ${allow.code}` : ''}`

/** What leads on where nothing can be pooled: a wider question, what others have published, and last an override. */
const leadsOn = ({ outcomes: all, nearest, published }: Ranking): Choice[] => {
  if (all.some((one) => one.comparable > 1)) return []
  const choice = (label: string, note: string, action: Action): Choice => ({ label, note, action })
  const [overridden] = all
    .flatMap(({ outcome, candidates, allow }) => (allow ? [{ outcome, candidates, ...allow }] : []))
    .sort((a, b) => b.comparable - a.comparable)
  return [
    ...(nearest
      ? [
          choice(`pool ${nearest.best.outcome} without ${nearest.without}`, comparable(nearest.best), {
            type: 'page',
            words: ['pool', '--outcome', nearest.best.outcome, ...asWord(nearest.query)],
          }),
        ]
      : []),
    ...(published.count
      ? [
          choice('pool nothing: published syntheses of this question', plural(published.count, 'review'), {
            type: 'page',
            words: ['reviews', ...asWord(published.query)],
          }),
        ]
      : []),
    ...(overridden
      ? [
          choice(
            `pool ${overridden.outcome} --allow ${overridden.code}`,
            `${overridden.comparable} of ${overridden.candidates} with the guard overridden`,
            { type: 'pool', outcome: overridden.outcome, allow: overridden.code },
          ),
        ]
      : []),
  ]
}

/** Outcomes to pool: the one that the filters ask for, then those of which most trials in question are comparable. */
const outcomes = (state: State, library: Library): Choice[] => {
  const query = poolQuery(state)
  const ranking = library.ranking(query)
  const { filters, problem } = library.listing('trials', { query, sort: null })
  // In another order a moment later, Enter would do something else than what was read.
  if (problem || (!ranking && state.prompt?.text.trim() === 'pool')) return []
  const own = askedOutcome(filters)
  const ranked = new Map(ranking?.outcomes.map((one) => [one.outcome, one]))
  const rank = (id: string): number => {
    if (id === own) return -1
    const at = ranking?.outcomes.findIndex(({ outcome }) => outcome === id) ?? -1
    return at < 0 ? Number.POSITIVE_INFINITY : at
  }
  const all = library.dataset
    .ids('outcomes')
    .map((id) => ({ id, at: rank(id) }))
    .sort((a, b) => (a.at === b.at ? 0 : a.at - b.at))
    .map(({ id }): Choice => {
      const one = ranked.get(id)
      return {
        label: `pool ${id}`,
        note: one
          ? comparable(one)
          : ranking
            ? 'no trial in question has such a result'
            : 'counting what is comparable …',
        action: { type: 'pool', outcome: id },
      }
    })
  return ranking ? [...leadsOn(ranking), ...all] : all
}

/** What else a record is known by. */
const knownBy: Readonly<Record<TabKind, readonly string[]>> = {
  trials: ['title', 'acronym', 'registration'],
  claims: ['statement'],
  mechanisms: ['name', 'chinese', 'alias'],
  cells: ['name', 'chinese', 'alias'],
  diseases: ['name', 'chinese', 'alias'],
  outcomes: ['name', 'chinese', 'alias'],
  references: ['title', 'doi', 'pmid'],
  reviews: ['question'],
  approvals: ['product', 'statement'],
  citations: ['title'],
}

const recordsOf = new WeakMap<Library, readonly Choice[]>()

const records = (library: Library): readonly Choice[] => {
  const have = recordsOf.get(library)
  if (have) return have
  const all = tabKinds.flatMap((kind) => {
    const rows = library.rows(kind)
    const known = (id: string): Value[] => knownBy[kind].flatMap((name) => flat(rows.cell(id, name)))
    return library.dataset.ids(kind).map((id): Choice => {
      const names = known(id).map(String)
      return {
        label: id,
        note: [kind, ...names.slice(0, 1)].join(' · '),
        also: names.map((name) => name.toLowerCase()),
        action: { type: 'record', kind, id },
      }
    })
  })
  recordsOf.set(library, all)
  return all
}

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

/** Of a pooled result that is on the screen. */
const poolPictures = (state: State, library: Library): Choice[] =>
  (poolShown(state, library)?.pictures ?? []).map(
    ({ name, what }): Choice => ({ label: `picture ${name}`, note: what, action: { type: 'picture', name } }),
  )

/** Offered where the column stands: a choice that changes nothing would be a dead one. */
const forests = (state: State, library: Library): Choice[] =>
  hasForest(state)
    ? library.forest
        .choices(library.listing('trials', state.tabs.trials))
        .map(({ label, note, pick }) => ({ label, note, action: { type: 'forest', outcome: pick } }))
    : []

const decisions = (
  all: readonly { readonly label: string; readonly note?: string; readonly words: string[] }[],
): Choice[] => all.map(({ label, note = '', words }) => ({ label, note, action: { type: 'decided', words } }))

/** What is offered after a first word. */
const families: Readonly<Record<string, (state: State, library: Library) => Choice[]>> = {
  sort: listable,
  column: listable,
  pool: outcomes,
  picture: poolPictures,
  check: question,
  search: question,
  forest: forests,
  copy: copies,
  open: addresses,
  view: savedViews,
  forget: savedViews,
  session,
  refuse: (state, library) => decisions(refusal(state, library)),
  correct: (state, library) => decisions(corrections(state, library)),
}

/** What to say where nothing is offered. */
export const nothingFor = (typed: string): string =>
  typed === 'check '
    ? 'Write the sentence to be checked, as a page would say it.'
    : typed === 'search '
      ? 'Write words to be found in any record.'
      : typed === 'open '
        ? 'No address stands on this page.'
        : typed === 'view '
          ? 'No saved views yet: w saves one.'
          : typed === 'picture '
            ? 'Pictures are of a pooled result: p pools.'
            : typed === 'pool '
              ? 'Counting which trials are comparable … or type the name of an outcome.'
              : typed === 'forest '
                ? 'The forest column stands in a list of trials of 74 cells or more: widen the screen.'
                : typed === 'refuse '
                  ? 'Write why it is refused: a review will tell the reason.'
                  : 'Nothing answers to that.'

/** How near another name of a choice is: the whole name is nearest, then the shortest that holds what was typed. */
const knownAs = (typed: string, { also = [] }: Choice): number | undefined => {
  const want = typed.trim().toLowerCase()
  const near = also.filter((name) => name.includes(want)).map(({ length }) => length)
  if (near.length === 0) return undefined
  return also.includes(want) ? 0 : 0.9 + Math.min(...near) / 1e5
}

/** Behind a first word the order in which the choices are offered counts, but for one that was typed whole. */
const inFamily = (typed: string, { label }: Choice): number | undefined => {
  const want = typed.trim().toLowerCase()
  return label.toLowerCase() === want ? -1 : label.toLowerCase().includes(want) ? 0 : undefined
}

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
              ...outcomes(state, library),
              ...records(library),
            ]
          : []),
      ]
  // Nothing typed yet behind a first word: in the order in which they are offered.
  if (family && typed.trim() === first) return all.slice(0, most)
  return all
    .flatMap((choice) => {
      const rank = (family && inFamily(typed, choice)) ?? closeness(typed, choice.label) ?? knownAs(typed, choice)
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
    ? library.dataset.ids(field.vocabulary)
    : field.type === 'boolean'
      ? ['yes', 'no']
      : (field.choices ?? [])
  return [...values, 'missing', 'known']
    .filter((value) => value.toLowerCase().startsWith(begun))
    .map((value) => `${minus}${field.name}:${head}${/\s/.test(value) ? `"${value}"` : value}`)
}

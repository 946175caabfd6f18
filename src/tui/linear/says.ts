/** What is said of a step: only what it changed, each thing once. Pure. */
import { sentence, spoken } from '../../render/index.js'
import { harmless } from '../../text.js'
import type { Library } from '../library/library.js'
import type { Action } from '../state/actions.js'
import { type HistoryEntry, modeOf, type State } from '../state/state.js'
import { helpSaid } from './help-speech.js'
import { columnSaid, effectsSaid, facetListed, facetSaid, orderSaid, recordSaid, tabSaid } from './list-speech.js'
import {
  changesSaid,
  focusName,
  foldSaid,
  isReading,
  lineSaidAt,
  placeSaid,
  stopSaid,
  wholeSaid,
  wordsRead,
} from './page-speech.js'
import { promptEdited, promptOpened } from './prompt-speech.js'

const started = (state: State, library: Library): string[] => {
  const { version, asOf } = library.dataset.stamp
  return [
    `stemcell: what the evidence says about stem-cell therapy in diabetes. Dataset ${version}, as of ${asOf}. No medical advice.`,
    'Question mark reads out every key; capital Q leaves.',
    ...(state.hints
      ? [
          'Arrows move, Tab goes from the list to its facets and to the record, Enter reads, Space marks trials, c compares them, p pools an outcome, slash asks.',
        ]
      : []),
    ...(state.tabs.trials.sort ? [orderSaid(state, library)] : []),
    ...hereSaid(null, state, library),
  ]
}

/** Where one is, whole: the tab and what has the cursor in it. */
const hereSaid = (before: State | null, state: State, library: Library): string[] =>
  isReading(state, library)
    ? wholeSaid(state, library)
    : [...tabSaid(state, library), ...cursorSaid(before, state, library)]

const cursorSaid = (before: State | null, state: State, library: Library): string[] =>
  state.focus === 'facets' ? facetSaid(before, state, library) : recordSaid(state, library)

const same = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b)

const isPlace = (state: State, place: HistoryEntry | undefined): boolean =>
  place !== undefined && place.kind === state.kind && same(place.page?.words, state.page?.words)

/** Whether a step led back to where one was before, or forward again: it was read once. */
const isReturn = (before: State, state: State): boolean =>
  state.past.length < before.past.length ||
  (before.future.length > 0 && state.future.length === before.future.length - 1 && isPlace(state, before.future[0]))

const readingSaid = (before: State, state: State, library: Library): string[] => {
  const [had, has] = [wordsRead(before, library), wordsRead(state, library)]
  if (!same(had, has)) {
    if (isReturn(before, state)) return placeSaid(state, library)
    const [from, to] = [before.page?.words, state.page?.words]
    // A study more or less: what it moves. All rows of a comparison again: they were read, or j reads them.
    if (state.page?.before && from?.[0] === 'pool' && to?.[0] === 'pool') return changesSaid(before, state, library)
    if (state.page?.before && from?.includes('--diff')) return ['Everything again.', ...placeSaid(state, library)]
    return wholeSaid(state, library)
  }
  const [old, now] = [before.page ?? before.detail, state.page ?? state.detail]
  if (before.folded !== state.folded) return foldSaid(before, state, library)
  if (old.stop !== now.stop && now.stop >= 0) return stopSaid(before, state, library)
  return old.scroll === now.scroll ? [] : [lineSaidAt(state, library)]
}

const listSaid = (before: State, state: State, library: Library): string[] => {
  const [old, tab] = [before.tabs[state.kind], state.tabs[state.kind]]
  // A query that was asked again is answered again.
  const isAsked = before.prompt?.kind === 'query' && state.past !== before.past
  if (before.kind !== state.kind || old.query !== tab.query || isAsked)
    return [
      ...(before.focus === state.focus ? [] : [focusName(state)]),
      ...tabSaid(state, library),
      ...cursorSaid(null, state, library),
    ]
  if (!same(old.sort, tab.sort)) return [orderSaid(state, library), ...cursorSaid(null, state, library)]
  if (before.forest !== state.forest) return effectsSaid(state, library)
  if (state.focus === 'facets' && !same(old.whole, tab.whole)) return facetListed(state, library)
  const columns = same(old.columns, tab.columns) ? [] : columnSaid(old, state, library)
  if (isReading(before, library) || before.focus !== state.focus)
    return [...columns, focusName(state), ...cursorSaid(null, state, library)]
  const isElsewhere = state.focus === 'facets' ? old.facet !== tab.facet : old.cursor !== tab.cursor
  return [...columns, ...(isElsewhere ? cursorSaid(before, state, library) : [])]
}

const marksSaid = (before: State, state: State): string[] => {
  if (before.marks === state.marks || state.marks.length === 0) return []
  const added = state.marks.filter((id) => !before.marks.includes(id))
  const gone = before.marks.filter((id) => !state.marks.includes(id))
  return [
    `${[
      ...added.map((id) => `${id} marked`),
      ...gone.map((id) => `${id} no longer marked`),
      `${state.marks.length} marked`,
    ].join(', ')}.`,
  ]
}

const pendingSaid = ({ pending }: State): string[] =>
  pending === null
    ? []
    : [
        pending.over === 'file'
          ? `${harmless(pending.path)} exists. Write over it? y for yes, n for no.`
          : `A view "${harmless(pending.view.name)}" exists. Replace it? y for yes, n for no.`,
      ]

const messageSaid = (before: State, state: State): string[] =>
  state.message === '' || state.message === before.message ? [] : [sentence(spoken(state.message))]

const ends = ['First', 'Last'] as const

/** What is said where a key changed nothing, though something was to be expected. */
const nothingSaid = (state: State, by: Action, library: Library): string[] => {
  const mode = modeOf(state)
  switch (by.type) {
    case 'move': {
      const isBack = by.step === 'first' || by.step === 'screen-up' || (typeof by.step === 'number' && by.step < 0)
      const end = ends[isBack ? 0 : 1]
      if (mode === 'list')
        return [recordSaid(state, library)[0]?.startsWith('No') ? 'No record here.' : `${end} record.`]
      return [mode === 'facets' ? `${end} value.` : `${end} line.`]
    }
    case 'across':
      return ['Lines are whole here: nothing lies to the side.']
    case 'focus':
      return [
        by.step < 0
          ? 'No pane before the facets.'
          : state.focus === 'list'
            ? 'No record here.'
            : 'No pane after the record.',
      ]
    case 'open':
    case 'facet':
      return ['Nothing here.']
    case 'close':
      return [focusName(state)]
    case 'complete':
      return ['Nothing to complete.']
    case 'choose':
      return ['No other choice.']
    case 'edit':
      return [by.what === 'left' || by.what === 'home' || by.what === 'backspace' ? 'Start of line.' : 'End of line.']
    case 'type':
    case 'copy':
    case 'copy-cell':
    case 'open-source':
    case 'forget':
    case 'confirm':
    case 'resize':
    case 'suspend':
    case 'quit':
      return []
    default:
      return state.message === '' ? [] : [sentence(spoken(state.message))]
  }
}

const helpMoved = (before: State, state: State): string[] =>
  before.helpScroll === state.helpScroll ? [] : [helpSaid(state)[state.helpScroll] ?? 'End of the keys.']

const changed = (before: State, state: State, library: Library, by: Action | undefined): string[] => {
  if (state.help) return before.help ? helpMoved(before, state) : helpSaid(state)
  if (state.pending) return before.pending === state.pending ? [] : pendingSaid(state)
  if (state.prompt)
    return before.prompt?.kind === state.prompt.kind && !before.help
      ? promptEdited(before, state, library, by)
      : promptOpened(state, library)
  // A choice on a stop says itself what its message says.
  const steps = isReading(state, library) ? readingSaid(before, state, library) : listSaid(before, state, library)
  const isStop = by?.type === 'stop' || by?.type === 'fold'
  const message = isStop && steps.length ? [] : messageSaid(before, state)
  const said = [...marksSaid(before, state), ...message, ...steps]
  // What closed over the list or page gives it back.
  const isBack = (before.help || before.prompt !== null || before.pending !== null) && said.length === 0
  return isBack ? [focusName(state)] : said
}

/**
 * What to say when the state before has become another by an action; all of where one is when there was none before. A
 * text that is read must be there.
 */
export const linearSays = (before: State | null, after: State, library: Library, by?: Action): readonly string[] => {
  if (!before) return [...started(after, library), ...greetingMessage(after)]
  const said = changed(before, after, library, by)
  return said.length === 0 && by ? nothingSaid(after, by, library) : said
}

/** What is said when one comes back after the browser was suspended: where one is. */
export const linearSaysAgain = (state: State, library: Library): readonly string[] => [
  'Back in stemcell browse.',
  ...(isReading(state, library) ? placeSaid(state, library) : hereSaid(null, state, library)),
]

/** What went wrong before the start; the usual first message names keys that are said in words. */
const greetingMessage = (state: State): string[] =>
  state.message === '' || state.message.startsWith('space marks') ? [] : [sentence(spoken(state.message))]

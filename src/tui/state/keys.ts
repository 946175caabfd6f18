/** Every key of the browser: what it does and where. Input, `?` and the reference are made from this table. */
import { tabKinds } from '../library/tab.js'
import type { Key } from '../terminal/decode.js'
import type { Action } from './actions.js'
import type { Mode } from './state.js'

export type Binding = {
  readonly keys: readonly string[]
  readonly on: readonly Mode[]
  readonly help: string
  readonly action: Action
  /** One or two words for the row of keys; without them it is told in the help only. */
  readonly brief?: string
  /** Commands on whose pages it means something; without them, on every page. */
  readonly pages?: readonly string[]
}

const panes: readonly Mode[] = ['facets', 'list', 'detail']
const reading: readonly Mode[] = ['detail', 'page']
const anywhere: readonly Mode[] = ['facets', 'list', 'detail', 'page']
const moving: readonly Mode[] = [...anywhere, 'help']

const palette = (text: string): Action => ({ type: 'ask', prompt: 'palette', text })

/** The kinds of record by their digits: 1 to 9, then 0. */
const kinds = tabKinds.slice(0, 10).map(
  (kind, i): Binding => ({
    keys: [String((i + 1) % 10)],
    on: panes,
    help: `go to ${kind}`,
    action: { type: 'tab', kind },
  }),
)

/** The table, in the order of the help; the row of keys takes from it in the same order. */
export const bindings: readonly Binding[] = [
  { keys: ['j', 'down'], on: moving, help: 'down', action: { type: 'move', step: 1 } },
  { keys: ['k', 'up'], on: moving, help: 'up', action: { type: 'move', step: -1 } },
  { keys: ['ctrl-d'], on: moving, help: 'half a screen down', action: { type: 'move', step: 'half-down' } },
  { keys: ['ctrl-u'], on: moving, help: 'half a screen up', action: { type: 'move', step: 'half-up' } },
  { keys: ['pagedown', 'ctrl-f'], on: moving, help: 'a screen down', action: { type: 'move', step: 'screen-down' } },
  { keys: ['pageup', 'ctrl-b'], on: moving, help: 'a screen up', action: { type: 'move', step: 'screen-up' } },
  { keys: ['g', 'home'], on: moving, help: 'to the first', action: { type: 'move', step: 'first' } },
  { keys: ['G', 'end'], on: moving, help: 'to the last', action: { type: 'move', step: 'last' } },
  { keys: ['enter'], on: ['list'], help: 'read the record', brief: 'read', action: { type: 'open' } },
  { keys: ['space'], on: ['list'], help: 'mark the trial, or not', brief: 'mark', action: { type: 'mark' } },
  {
    keys: ['space', 'enter'],
    on: ['facets'],
    help: 'ask for the value, or not',
    brief: 'ask',
    action: { type: 'facet', not: false },
  },
  {
    keys: ['x'],
    on: ['facets'],
    help: 'refuse the value, or not',
    brief: 'refuse',
    action: { type: 'facet', not: true },
  },
  {
    keys: ['+'],
    on: ['facets'],
    help: 'all values of the facet, or the first',
    brief: 'all values',
    action: { type: 'whole-facet' },
  },
  {
    keys: ['x'],
    on: ['page'],
    pages: ['pool'],
    help: 'in a pooled result: drop the study of the row, or bring it back',
    brief: 'drop study',
    action: { type: 'drop' },
  },
  {
    keys: ['1', '2', '3', '4', '5', '6', '7', '8', '9'],
    on: ['page'],
    pages: ['pool'],
    help: 'in a pooled result: let in what the guard refuses under this number, or not',
    brief: 'let in',
    action: { type: 'allow', at: 0 },
  },
  {
    keys: ['P'],
    on: ['page'],
    pages: ['pool'],
    help: 'in a pooled result: another picture (funnel, cumulative, leave-one-out, …)',
    brief: 'picture',
    action: palette('picture '),
  },
  {
    keys: ['a'],
    on: ['page'],
    pages: ['map'],
    help: 'in a map: every row and column, or those that fit',
    brief: 'all rows',
    action: { type: 'whole-map' },
  },
  {
    keys: ['d'],
    on: ['page'],
    pages: ['compare'],
    help: 'in a comparison: only differences',
    brief: 'differences',
    action: { type: 'differences' },
  },
  {
    keys: ['a'],
    on: ['page'],
    pages: ['candidates'],
    help: 'in a list of candidates, or in one: take it in as a record',
    brief: 'accept',
    action: { type: 'decide', what: 'accept' },
  },
  {
    keys: ['c'],
    on: ['page'],
    pages: ['candidates'],
    help: 'take the candidate in with its disease, cells, donor or route put right',
    brief: 'correct',
    action: { type: 'decide', what: 'correct' },
  },
  {
    keys: ['x'],
    on: ['page'],
    pages: ['candidates'],
    help: 'refuse the candidate, with a reason',
    brief: 'refuse',
    action: { type: 'decide', what: 'refuse' },
  },
  {
    keys: ['enter'],
    on: reading,
    help: 'follow the link, fold or unfold the section',
    brief: 'follow',
    action: { type: 'open' },
  },
  {
    keys: ['n'],
    on: reading,
    help: 'next link, or next place of what is searched for',
    brief: 'next',
    action: { type: 'stop', step: 1, among: 'hits' },
  },
  {
    keys: ['N'],
    on: reading,
    help: 'previous link, or place of what is searched for',
    action: { type: 'stop', step: -1, among: 'hits' },
  },
  { keys: ['tab'], on: ['page'], help: 'next link', action: { type: 'stop', step: 1, among: 'links' } },
  { keys: ['shift-tab'], on: ['page'], help: 'previous link', action: { type: 'stop', step: -1, among: 'links' } },
  {
    keys: ['/'],
    on: ['facets', 'list'],
    help: 'filter: edit the query',
    brief: 'filter',
    action: { type: 'ask', prompt: 'query' },
  },
  {
    keys: ['/'],
    on: reading,
    help: 'search for words in what is read',
    brief: 'search',
    action: { type: 'ask', prompt: 'find' },
  },
  {
    keys: ['p'],
    on: anywhere,
    help: 'pool an outcome of the marked or listed trials',
    brief: 'pool',
    action: palette('pool '),
  },
  { keys: ['m'], on: panes, help: 'gap map of the trials listed', brief: 'map', action: { type: 'map' } },
  { keys: ['c'], on: panes, help: 'compare the marked trials', brief: 'compare', action: { type: 'compare' } },
  { keys: ['t'], on: panes, help: 'timeline of the trials listed', brief: 'timeline', action: { type: 'timeline' } },
  {
    keys: ['M'],
    on: anywhere,
    help: 'how the studies were found and read: searches, flow, what was not done',
    action: { type: 'page', words: ['methods'] },
  },
  {
    keys: ['K'],
    on: anywhere,
    help: 'candidates: registered studies that wait for your decision',
    action: { type: 'page', words: ['candidates'] },
  },
  { keys: ['s'], on: panes, help: 'sort by a field', brief: 'sort', action: palette('sort ') },
  { keys: ['r'], on: ['list'], help: 'turn the order round', action: { type: 'turn' } },
  { keys: ['o'], on: panes, help: 'show or hide a column', brief: 'columns', action: palette('column ') },
  { keys: ['P'], on: panes, help: 'outcome of the forest plot in the list', action: palette('forest ') },
  {
    keys: ['='],
    on: ['list'],
    help: 'what differs from this record in the others',
    brief: 'differs',
    action: { type: 'base' },
  },
  { keys: ['u'], on: ['list'], help: 'unmark all', action: { type: 'unmark-all' } },
  {
    keys: ['i'],
    on: ['facets', 'list'],
    help: 'refuse what is asked, ask what is refused',
    action: { type: 'invert' },
  },
  { keys: ['C'], on: ['facets', 'list'], help: 'clear all filters', brief: 'clear', action: { type: 'clear' } },
  { keys: ['}'], on: reading, help: 'next section', action: { type: 'stop', step: 1, among: 'sections' } },
  { keys: ['{'], on: reading, help: 'previous section', action: { type: 'stop', step: -1, among: 'sections' } },
  { keys: ['z'], on: reading, help: 'fold or unfold the section', brief: 'fold', action: { type: 'fold', all: false } },
  { keys: ['Z'], on: reading, help: 'fold or unfold all sections', action: { type: 'fold', all: true } },
  {
    keys: ['v'],
    on: ['list', 'detail'],
    help: 'every value of the trial with its source',
    brief: 'sources',
    action: { type: 'sources' },
  },
  { keys: ['tab'], on: panes, help: 'next pane, round and round', action: { type: 'focus', step: 1, cycles: true } },
  { keys: ['shift-tab'], on: panes, help: 'previous pane', action: { type: 'focus', step: -1, cycles: true } },
  { keys: ['l', 'right'], on: panes, help: 'pane to the right', action: { type: 'focus', step: 1 } },
  { keys: ['h', 'left'], on: panes, help: 'pane to the left', action: { type: 'focus', step: -1 } },
  { keys: ['F'], on: panes, help: 'to the filters', action: { type: 'pane', pane: 'facets' } },
  { keys: ['L'], on: panes, help: 'to the list', action: { type: 'pane', pane: 'list' } },
  { keys: ['D'], on: panes, help: 'to the record', action: { type: 'pane', pane: 'detail' } },
  {
    keys: ['l', 'right'],
    on: ['page'],
    help: 'look to the right; in a map, the next cell',
    action: { type: 'across', step: 8 },
  },
  {
    keys: ['h', 'left'],
    on: ['page'],
    help: 'look to the left; in a map, the cell before',
    action: { type: 'across', step: -8 },
  },
  ...kinds,
  { keys: ['>'], on: panes, help: 'next kind of record', action: { type: 'tab', step: 1 } },
  { keys: ['<'], on: panes, help: 'previous kind of record', action: { type: 'tab', step: -1 } },
  {
    keys: [':'],
    on: anywhere,
    help: 'do anything, or go to a record, by name',
    brief: 'anything',
    action: { type: 'ask', prompt: 'palette' },
  },
  { keys: ['y'], on: anywhere, help: 'copy the command of this view', action: { type: 'copy', what: 'command' } },
  { keys: ['Y'], on: anywhere, help: 'copy the id, a cell, the row, the view', action: palette('copy ') },
  { keys: ['R'], on: ['list', 'detail'], help: 'copy the citation', action: { type: 'copy', what: 'citation' } },
  {
    keys: ['O'],
    on: ['detail', 'page', 'list'],
    help: 'open a source of the record or page',
    action: palette('open '),
  },
  {
    keys: ['e'],
    on: anywhere,
    help: 'export this view to a file',
    brief: 'export',
    action: { type: 'ask', prompt: 'export' },
  },
  { keys: ['w'], on: panes, help: 'save these filters as a view', action: { type: 'ask', prompt: 'save' } },
  { keys: ['W'], on: panes, help: 'open a saved view', action: palette('view ') },
  { keys: ['[', 'b', 'backspace'], on: anywhere, help: 'back to the view before', action: { type: 'back' } },
  { keys: [']', 'f'], on: anywhere, help: 'forward again', action: { type: 'forward' } },
  { keys: ['esc', 'q'], on: moving, help: 'one step back', brief: 'back', action: { type: 'close' } },
  { keys: ['?'], on: moving, help: 'this help', brief: 'all keys', action: { type: 'help' } },
  { keys: ['Q'], on: moving, help: 'leave', brief: 'leave', action: { type: 'quit' } },
  {
    keys: ['ctrl-z'],
    on: [...anywhere, 'help', 'prompt', 'confirm'],
    help: 'suspend (fg comes back)',
    action: { type: 'suspend' },
  },
  { keys: ['enter'], on: ['prompt'], help: 'do it', brief: 'do it', action: { type: 'accept' } },
  { keys: ['esc'], on: ['prompt'], help: 'never mind', brief: 'never mind', action: { type: 'cancel' } },
  { keys: ['tab'], on: ['prompt'], help: 'complete', brief: 'complete', action: { type: 'complete' } },
  {
    keys: ['down', 'ctrl-n'],
    on: ['prompt'],
    help: 'next choice',
    brief: 'next choice',
    action: { type: 'choose', step: 1 },
  },
  {
    keys: ['up', 'ctrl-p'],
    on: ['prompt'],
    help: 'previous choice',
    brief: 'previous',
    action: { type: 'choose', step: -1 },
  },
  { keys: ['left'], on: ['prompt'], help: 'left', action: { type: 'edit', what: 'left' } },
  { keys: ['right'], on: ['prompt'], help: 'right', action: { type: 'edit', what: 'right' } },
  { keys: ['home', 'ctrl-a'], on: ['prompt'], help: 'to the start', action: { type: 'edit', what: 'home' } },
  { keys: ['end', 'ctrl-e'], on: ['prompt'], help: 'to the end', action: { type: 'edit', what: 'end' } },
  { keys: ['backspace'], on: ['prompt'], help: 'delete before', action: { type: 'edit', what: 'backspace' } },
  { keys: ['delete'], on: ['prompt'], help: 'delete after', action: { type: 'edit', what: 'delete' } },
  { keys: ['ctrl-w'], on: ['prompt'], help: 'delete a word', action: { type: 'edit', what: 'word' } },
  { keys: ['ctrl-u'], on: ['prompt'], help: 'delete all', brief: 'delete all', action: { type: 'edit', what: 'line' } },
  { keys: ['y'], on: ['confirm'], help: 'yes, write over it', brief: 'yes', action: { type: 'confirm', yes: true } },
  {
    keys: ['n', 'esc', 'enter', 'q'],
    on: ['confirm'],
    help: 'no',
    brief: 'no',
    action: { type: 'confirm', yes: false },
  },
  {
    keys: ['ctrl-c'],
    on: [...anywhere, 'help', 'prompt', 'confirm'],
    help: 'leave at once',
    action: { type: 'quit' },
  },
]

const signs: Readonly<Record<string, string>> = {
  enter: 'Enter',
  space: 'Space',
  esc: 'Esc',
  tab: 'Tab',
  down: '↓',
  up: '↑',
}

/** A key as it is written on the screen. */
export const keySign = (key: string): string =>
  signs[key] ?? (key.startsWith('ctrl-') ? `^${key.slice(5).toUpperCase()}` : key)

/** What a key does in a mode, on the page of a command; undefined for what was no key, or cannot be typed. */
export const actionFor = (key: Key, mode: Mode, command?: string): Action | undefined => {
  const all = bindings.filter((binding) => binding.on.includes(mode) && binding.keys.includes(key.name))
  // Where none is of this page, the first says where it is of use.
  const bound = all.find(({ pages }) => pages === undefined || (command && pages.includes(command))) ?? all[0]
  if (bound?.action.type === 'allow') return { type: 'allow', at: bound.keys.indexOf(key.name) }
  if (bound) return bound.action
  if (mode === 'prompt') return key.text === undefined ? undefined : { type: 'type', text: key.text }
  if (key.name === 'paste')
    return { type: 'said', message: 'Pasted text does nothing here: press / or : first, then paste.' }
  return key.color === undefined ? { type: 'unbound', key: key.name } : undefined
}

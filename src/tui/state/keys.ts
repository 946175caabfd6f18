/** Every key of the browser: what it does and where. Input, `?` and the reference are made from this table. */
import type { Key } from '../terminal/decode.js'
import type { Action } from './actions.js'
import type { Mode } from './state.js'

export type Binding = {
  readonly keys: readonly string[]
  readonly on: readonly Mode[]
  readonly help: string
  readonly action: Action
}

const panes: readonly Mode[] = ['facets', 'list', 'detail']
const reading: readonly Mode[] = ['detail', 'page']
const anywhere: readonly Mode[] = ['facets', 'list', 'detail', 'page']
const moving: readonly Mode[] = [...anywhere, 'help']

/** The table, in the order of the help. */
export const bindings: readonly Binding[] = [
  { keys: ['j', 'down'], on: moving, help: 'down', action: { type: 'move', step: 1 } },
  { keys: ['k', 'up'], on: moving, help: 'up', action: { type: 'move', step: -1 } },
  { keys: ['pagedown', 'ctrl-f'], on: moving, help: 'a screen down', action: { type: 'move', step: 'screen-down' } },
  { keys: ['pageup', 'ctrl-b'], on: moving, help: 'a screen up', action: { type: 'move', step: 'screen-up' } },
  { keys: ['g', 'home'], on: moving, help: 'to the first', action: { type: 'move', step: 'first' } },
  { keys: ['G', 'end'], on: moving, help: 'to the last', action: { type: 'move', step: 'last' } },
  { keys: ['tab', 'l', 'right'], on: panes, help: 'next pane', action: { type: 'focus', step: 1 } },
  { keys: ['shift-tab', 'h', 'left'], on: panes, help: 'previous pane', action: { type: 'focus', step: -1 } },
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
  { keys: ['enter'], on: ['list'], help: 'read the record', action: { type: 'open' } },
  {
    keys: ['space', 'enter'],
    on: ['facets'],
    help: 'ask for the value, or not',
    action: { type: 'facet', not: false },
  },
  { keys: ['x'], on: ['facets'], help: 'refuse the value, or not', action: { type: 'facet', not: true } },
  { keys: ['+'], on: ['facets'], help: 'all values of the facet, or the first', action: { type: 'whole-facet' } },
  {
    keys: ['i'],
    on: ['facets', 'list'],
    help: 'refuse what is asked, ask what is refused',
    action: { type: 'invert' },
  },
  { keys: ['C'], on: ['facets', 'list'], help: 'clear all filters', action: { type: 'clear' } },
  { keys: ['n'], on: reading, help: 'next link', action: { type: 'stop', step: 1, among: 'links' } },
  { keys: ['N'], on: reading, help: 'previous link', action: { type: 'stop', step: -1, among: 'links' } },
  { keys: ['}'], on: reading, help: 'next section', action: { type: 'stop', step: 1, among: 'sections' } },
  { keys: ['{'], on: reading, help: 'previous section', action: { type: 'stop', step: -1, among: 'sections' } },
  {
    keys: ['enter'],
    on: reading,
    help: 'follow the link, fold or unfold the section',
    action: { type: 'open' },
  },
  { keys: ['z'], on: reading, help: 'fold or unfold the section', action: { type: 'fold', all: false } },
  { keys: ['Z'], on: reading, help: 'fold or unfold all sections', action: { type: 'fold', all: true } },
  {
    keys: ['v'],
    on: ['list', 'detail'],
    help: 'every value of the trial with its source',
    action: { type: 'sources' },
  },
  { keys: [']', 'L'], on: panes, help: 'next kind of record', action: { type: 'tab', step: 1 } },
  { keys: ['[', 'H'], on: panes, help: 'previous kind of record', action: { type: 'tab', step: -1 } },
  { keys: ['/'], on: anywhere, help: 'edit the query', action: { type: 'ask', prompt: 'query' } },
  { keys: ['s'], on: panes, help: 'sort by a field', action: { type: 'ask', prompt: 'palette', text: 'sort ' } },
  { keys: ['r'], on: ['list'], help: 'turn the order round', action: { type: 'turn' } },
  {
    keys: ['o'],
    on: panes,
    help: 'show or hide a column',
    action: { type: 'ask', prompt: 'palette', text: 'column ' },
  },
  {
    keys: ['F'],
    on: panes,
    help: 'outcome of the forest column (wide screens)',
    action: { type: 'ask', prompt: 'palette', text: 'forest ' },
  },
  { keys: ['space'], on: ['list'], help: 'mark the trial, or not', action: { type: 'mark' } },
  { keys: ['u'], on: ['list'], help: 'unmark all', action: { type: 'unmark-all' } },
  { keys: ['c'], on: panes, help: 'compare the marked trials', action: { type: 'compare' } },
  { keys: ['d'], on: ['page'], help: 'in a comparison: only differences', action: { type: 'differences' } },
  {
    keys: ['p'],
    on: panes,
    help: 'pool an outcome of the marked or listed trials',
    action: { type: 'ask', prompt: 'palette', text: 'pool ' },
  },
  {
    keys: ['x'],
    on: ['page'],
    help: 'in a pooled result: drop the chosen study, or bring it back',
    action: { type: 'drop' },
  },
  { keys: ['m'], on: panes, help: 'gap map of the trials listed', action: { type: 'map' } },
  { keys: ['t'], on: panes, help: 'timeline of the trials listed', action: { type: 'timeline' } },
  {
    keys: [':'],
    on: anywhere,
    help: 'do anything, or go to a record, by name',
    action: { type: 'ask', prompt: 'palette' },
  },
  { keys: ['b', 'backspace'], on: anywhere, help: 'back to where you were', action: { type: 'back' } },
  { keys: ['f'], on: anywhere, help: 'forward again', action: { type: 'forward' } },
  { keys: ['y'], on: anywhere, help: 'copy the command of this view', action: { type: 'copy', what: 'command' } },
  {
    keys: ['Y'],
    on: anywhere,
    help: 'copy the id, a cell, the row, the view',
    action: { type: 'ask', prompt: 'palette', text: 'copy ' },
  },
  { keys: ['R'], on: ['list', 'detail'], help: 'copy the citation', action: { type: 'copy', what: 'citation' } },
  {
    keys: ['O'],
    on: ['detail', 'page', 'list'],
    help: 'open a source of the record or page',
    action: { type: 'ask', prompt: 'palette', text: 'open ' },
  },
  {
    keys: ['w'],
    on: panes,
    help: 'save these filters as a view',
    action: { type: 'ask', prompt: 'save' },
  },
  {
    keys: ['W'],
    on: panes,
    help: 'open a saved view',
    action: { type: 'ask', prompt: 'palette', text: 'view ' },
  },
  { keys: ['e'], on: anywhere, help: 'export this view to a file', action: { type: 'ask', prompt: 'export' } },
  { keys: ['?'], on: moving, help: 'this help', action: { type: 'help' } },
  { keys: ['esc'], on: [...anywhere, 'help'], help: 'close, or back to the list', action: { type: 'close' } },
  { keys: ['q'], on: ['help', 'page'], help: 'close', action: { type: 'close' } },
  { keys: ['q'], on: panes, help: 'leave', action: { type: 'quit' } },
  {
    keys: ['ctrl-z'],
    on: [...anywhere, 'help', 'prompt', 'confirm'],
    help: 'suspend (fg comes back)',
    action: { type: 'suspend' },
  },
  { keys: ['enter'], on: ['prompt'], help: 'do it', action: { type: 'accept' } },
  { keys: ['esc'], on: ['prompt'], help: 'never mind', action: { type: 'cancel' } },
  { keys: ['tab'], on: ['prompt'], help: 'complete', action: { type: 'complete' } },
  { keys: ['down', 'ctrl-n'], on: ['prompt'], help: 'next choice', action: { type: 'choose', step: 1 } },
  { keys: ['up', 'ctrl-p'], on: ['prompt'], help: 'previous choice', action: { type: 'choose', step: -1 } },
  { keys: ['left'], on: ['prompt'], help: 'left', action: { type: 'edit', what: 'left' } },
  { keys: ['right'], on: ['prompt'], help: 'right', action: { type: 'edit', what: 'right' } },
  { keys: ['home', 'ctrl-a'], on: ['prompt'], help: 'to the start', action: { type: 'edit', what: 'home' } },
  { keys: ['end', 'ctrl-e'], on: ['prompt'], help: 'to the end', action: { type: 'edit', what: 'end' } },
  { keys: ['backspace'], on: ['prompt'], help: 'delete before', action: { type: 'edit', what: 'backspace' } },
  { keys: ['delete'], on: ['prompt'], help: 'delete after', action: { type: 'edit', what: 'delete' } },
  { keys: ['ctrl-w'], on: ['prompt'], help: 'delete a word', action: { type: 'edit', what: 'word' } },
  { keys: ['ctrl-u'], on: ['prompt'], help: 'delete all', action: { type: 'edit', what: 'line' } },
  { keys: ['y'], on: ['confirm'], help: 'yes, write over it', action: { type: 'confirm', yes: true } },
  { keys: ['n', 'esc', 'enter', 'q'], on: ['confirm'], help: 'no', action: { type: 'confirm', yes: false } },
  {
    keys: ['ctrl-c'],
    on: [...anywhere, 'help', 'prompt', 'confirm'],
    help: 'leave at once',
    action: { type: 'quit' },
  },
]

/** What a key does in a mode; undefined for what was no key, or cannot be typed. */
export const actionFor = (key: Key, mode: Mode): Action | undefined => {
  const bound = bindings.find((binding) => binding.on.includes(mode) && binding.keys.includes(key.name))
  if (bound) return bound.action
  if (mode === 'prompt') return key.text === undefined ? undefined : { type: 'type', text: key.text }
  return key.color === undefined ? { type: 'unbound', key: key.name } : undefined
}

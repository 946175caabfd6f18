/** The keys in sentences. */
import { bindings } from '../keys.js'
import { type Mode, modeOf, type State } from '../state/state.js'

const titles: Readonly<Partial<Record<Mode, string>>> = {
  facets: 'In the facets',
  list: 'In the list',
  detail: 'In a record',
  page: 'On a page',
  prompt: 'While typing',
}

const names: Readonly<Record<string, string>> = {
  '[': 'left bracket',
  ']': 'right bracket',
  '{': 'left brace',
  '}': 'right brace',
  '/': 'slash',
  ':': 'colon',
  '?': 'question mark',
  esc: 'Escape',
  enter: 'Enter',
  tab: 'Tab',
  space: 'Space',
  up: 'up arrow',
  down: 'down arrow',
  left: 'left arrow',
  right: 'right arrow',
  pageup: 'Page Up',
  pagedown: 'Page Down',
  home: 'Home',
  end: 'End',
  backspace: 'Backspace',
  delete: 'Delete',
  'shift-tab': 'Shift Tab',
}

/** A key as it is called aloud: a capital letter would sound like the small one. */
export const keyName = (key: string): string =>
  names[key] ?? (key.startsWith('ctrl-') ? `Control ${key.slice(5)}` : /^[A-Z]$/.test(key) ? `capital ${key}` : key)

/** Every key that does something here, those of the present place first. */
export const helpSaid = (state: State): string[] => {
  const now = modeOf({ ...state, help: false, pending: null })
  const modes = (Object.keys(titles) as Mode[]).sort((a, b) => Number(b === now) - Number(a === now))
  return modes.flatMap((mode) => [
    `Heading: ${titles[mode]}${mode === now ? ', where you are' : ''}.`,
    ...bindings
      // Lines are whole: there is nothing to the side.
      .filter(({ on, action }) => on.includes(mode) && action.type !== 'across')
      .map(({ keys, help }) => `${keys.map(keyName).join(' or ')}: ${help}.`),
  ])
}

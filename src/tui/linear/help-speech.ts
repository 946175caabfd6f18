/** The keys in sentences. */
import { type Binding, bindings } from '../state/keys.js'
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
  '<': 'less than',
  '>': 'greater than',
  '+': 'plus',
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

/** What a key does, where there are lines instead of a screen. */
const helpOf = ({ help, action }: Binding): string => {
  if (action.type === 'ask' && action.text === 'forest ') return 'outcome whose effect is said with each trial'
  if (action.type !== 'move') return help
  const steps = { 'screen-down': 'ten down', 'screen-up': 'ten up', 'half-down': 'five down', 'half-up': 'five up' }
  return Object.hasOwn(steps, action.step) ? steps[action.step as keyof typeof steps] : help
}

/** Every key that does something where one is, and while typing; elsewhere they are asked for there. */
export const helpSaid = (state: State): string[] => {
  const now = modeOf({ ...state, help: false, pending: null })
  const modes: readonly Mode[] = now === 'prompt' ? ['prompt'] : [now, 'prompt']
  return [
    ...modes.flatMap((mode) => [
      `Heading: ${titles[mode]}${mode === now ? ', where you are' : ''}.`,
      ...bindings
        // Lines are whole: there is nothing to the side.
        .filter(({ on, action }) => on.includes(mode) && action.type !== 'across')
        .map((binding) => `${binding.keys.map(keyName).join(' or ')}: ${helpOf(binding)}.`),
    ]),
    'Question mark elsewhere tells the keys of that place. Escape closes this help.',
  ]
}

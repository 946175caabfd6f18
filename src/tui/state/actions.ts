/** What can happen: plain objects that keys, choices of the palette and the outside hand to `reduce`. */

import type { TabKind } from '../library/tab.js'
import type { Pane } from './shape.js'
import type { NewView, Prompt, TextPage } from './state.js'
import type { SavedView } from './views.js'

/** How far to move: lines, screens or half of them, or to an end. */
export type ScrollStep = number | 'screen-up' | 'screen-down' | 'half-up' | 'half-down' | 'first' | 'last'

export type Action =
  | { readonly type: 'resize'; readonly columns: number; readonly rows: number }
  | { readonly type: 'move'; readonly step: ScrollStep }
  /** No key came for a moment. */
  | { readonly type: 'rest' }
  | { readonly type: 'across'; readonly step: number }
  | { readonly type: 'focus'; readonly step: 1 | -1; readonly cycles?: true }
  | { readonly type: 'pane'; readonly pane: Pane }
  | { readonly type: 'open' }
  | { readonly type: 'close' }
  | { readonly type: 'tab'; readonly step?: 1 | -1; readonly kind?: TabKind }
  | { readonly type: 'mark' }
  | { readonly type: 'unmark-all' }
  | { readonly type: 'base' }
  | { readonly type: 'facet'; readonly not: boolean }
  | { readonly type: 'whole-facet' }
  | { readonly type: 'clear' }
  | { readonly type: 'invert' }
  | { readonly type: 'ask'; readonly prompt: Prompt['kind']; readonly text?: string }
  | { readonly type: 'type'; readonly text: string }
  | {
      readonly type: 'edit'
      readonly what: 'backspace' | 'delete' | 'left' | 'right' | 'home' | 'end' | 'word' | 'line'
    }
  | { readonly type: 'choose'; readonly step: 1 | -1 }
  | { readonly type: 'complete' }
  | { readonly type: 'accept' }
  | { readonly type: 'cancel' }
  | { readonly type: 'sort'; readonly field: string }
  | { readonly type: 'turn' }
  | { readonly type: 'column'; readonly field: string }
  | { readonly type: 'page'; readonly words: readonly string[] }
  | { readonly type: 'record'; readonly kind: string; readonly id: string }
  | { readonly type: 'compare' }
  | { readonly type: 'pool'; readonly outcome: string; readonly allow?: string }
  /** A clash of a pooled result let in or not, by its number above the page. */
  | { readonly type: 'allow'; readonly at: number }
  | { readonly type: 'map' }
  | { readonly type: 'timeline' }
  | { readonly type: 'sources' }
  | { readonly type: 'differences' }
  | { readonly type: 'drop' }
  /** The chosen candidate taken in as it is, or what is to be put right, or why it is refused, asked for. */
  | { readonly type: 'decide'; readonly what: 'accept' | 'correct' | 'refuse' }
  /** A decision on a candidate, in the words of its command. */
  | { readonly type: 'decided'; readonly words: readonly string[] }
  | { readonly type: 'picture'; readonly name: string }
  | { readonly type: 'whole-map' }
  | { readonly type: 'stop'; readonly step: 1 | -1; readonly among: 'links' | 'sections' | 'hits' }
  | { readonly type: 'fold'; readonly all: boolean }
  | { readonly type: 'back' }
  | { readonly type: 'forward' }
  | { readonly type: 'help' }
  | { readonly type: 'copy'; readonly what: 'id' | 'command' | 'citation' | 'row' | 'view' }
  | { readonly type: 'copy-cell'; readonly field: string }
  | { readonly type: 'open-source'; readonly url: string }
  | { readonly type: 'forest'; readonly outcome: string | null | undefined }
  | { readonly type: 'view'; readonly name: string }
  | { readonly type: 'forget'; readonly name: string }
  | { readonly type: 'save-session'; readonly path: string }
  | { readonly type: 'views'; readonly views: readonly SavedView[]; readonly message: string }
  | { readonly type: 'confirm'; readonly yes: boolean }
  | { readonly type: 'view-exists'; readonly view: NewView; readonly views: readonly SavedView[] }
  | { readonly type: 'said'; readonly message: string }
  | { readonly type: 'exists'; readonly words: readonly string[]; readonly path: string }
  | { readonly type: 'unbound'; readonly key: string }
  | { readonly type: 'suspend' }
  | { readonly type: 'quit' }

/** A page at its beginning. */
export const pageOf = (words: readonly string[]): TextPage => ({ words, scroll: 0, across: 0, stop: -1 })

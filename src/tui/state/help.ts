/** The help of the browser, from the table of keys. */

import { keysOf } from '../../collections.js'
import type { Row } from '../../render/index.js'
import { fitted } from '../../widths.js'
import { forestHelp } from '../library/forest-column.js'
import { bindings } from './keys.js'
import { hasForest } from './shape.js'
import { modeOf, type State } from './state.js'

const titles = {
  facets: 'Facets',
  list: 'List',
  detail: 'Record',
  page: 'Page',
  prompt: 'While typing',
} as const

const keysWide = 20

/** Words in lines of so many cells at most. */
const wrapped = (text: string, cells: number): string[] => {
  const lines: string[] = []
  for (const word of text.split(' ')) {
    const last = lines.at(-1)
    if (last === undefined || last.length + 1 + word.length > cells) lines.push(word)
    else lines[lines.length - 1] = `${last} ${word}`
  }
  return lines
}

type Titled = keyof typeof titles

const ofMode = (mode: Titled, { isHere }: { readonly isHere: boolean }, columns: number): Row[] => [
  [{ text: titles[mode], role: 'heading' }, ...(isHere ? [{ text: ' (where you are)', role: 'muted' as const }] : [])],
  ...bindings
    .filter(({ on }) => on.includes(mode))
    .flatMap(({ keys, help }) =>
      wrapped(help, columns - keysWide - 3).map(
        (text, i): Row => [{ text: `  ${fitted(i ? '' : keys.join(' '), keysWide)} `, role: 'id' }, { text }],
      ),
    ),
  [],
]

/** Every key, those of the present screen first, and what the forest column shows where there is one. */
export const helpRows = (state: State): readonly Row[] => {
  const { columns } = state.size
  const now = modeOf({ ...state, help: false, pending: null })
  const modes = keysOf(titles).sort((a, b) => Number(b === now) - Number(a === now))
  const forest = forestHelp.map((text): Row => [{ text: `  ${text}` }])
  return [
    ...modes.flatMap((mode) => ofMode(mode, { isHere: mode === now }, columns)),
    ...(hasForest(state) ? [[{ text: 'Forest column', role: 'heading' as const }], ...forest, []] : []),
  ]
}

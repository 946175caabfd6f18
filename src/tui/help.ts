/** The help of the browser, from the table of keys. */
import { bindings } from './keys.js'
import { modeOf, type State } from './state/state.js'
import { fitted, type Row } from './text-rows.js'

const titles = {
  facets: 'Facets',
  list: 'List',
  detail: 'Record',
  page: 'Page',
  prompt: 'While typing',
} as const

const keysWide = 20

/** Words in lines of so many cells at most. */
const wrapped = (text: string, cells: number): string[] =>
  text.split(' ').reduce<string[]>((lines, word) => {
    const last = lines.at(-1)
    if (last === undefined || last.length + 1 + word.length > cells) return [...lines, word]
    return [...lines.slice(0, -1), `${last} ${word}`]
  }, [])

/** Every key, those of the present screen first. */
export const helpRows = (state: State): readonly Row[] => {
  const now = modeOf({ ...state, help: false, pending: null })
  const modes = (Object.keys(titles) as (keyof typeof titles)[]).sort((a, b) => Number(b === now) - Number(a === now))
  return modes.flatMap((mode): Row[] => [
    [
      { text: titles[mode], role: 'heading' },
      ...(mode === now ? [{ text: ' (where you are)', role: 'muted' as const }] : []),
    ],
    ...bindings
      .filter(({ on }) => on.includes(mode))
      .flatMap(({ keys, help }) =>
        wrapped(help, state.size.columns - keysWide - 3).map(
          (text, i): Row => [{ text: `  ${fitted(i ? '' : keys.join(' '), keysWide)} `, role: 'id' }, { text }],
        ),
      ),
    [],
  ])
}

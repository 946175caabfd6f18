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
      .map(({ keys, help }): Row => [{ text: `  ${fitted(keys.join(' '), 20)} `, role: 'id' }, { text: help }]),
    [],
  ])
}

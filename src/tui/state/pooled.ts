/** A pooled result: what keys change in it, and what stays in sight above it. */
import type { Row } from '../../render/index.js'
import { plural } from '../../text.js'
import type { Library } from '../library/library.js'
import type { PoolFacts } from '../library/read-page.js'
import { shapeOf } from './shape.js'
import type { State } from './state.js'

/** What the answer of the page says; that of the page before as long as the new one is not there. */
export const poolShown = (state: State, library: Library): PoolFacts | undefined => {
  const { page } = state
  if (page?.words[0] !== 'pool') return undefined
  const { columns } = state.size
  return (library.page(page.words, columns) ?? (page.before && library.page(page.before, columns)))?.pool
}

/** The values of a flag among words, and the words without it. */
export const valuesOf = (words: readonly string[], flag: string): readonly string[] => {
  const at = words.indexOf(flag)
  return at < 0 ? [] : (words[at + 1] ?? '').split(',').filter(Boolean)
}

/** Words with other values of a flag. */
export const withValues = (words: readonly string[], flag: string, values: readonly string[]): readonly string[] => {
  const at = words.indexOf(flag)
  const rest = at < 0 ? words : words.filter((_, i) => i !== at && i !== at + 1)
  return values.length ? [...rest, flag, values.join(',')] : rest
}

/** The clashes that digits let in, as they stand above the page: in the order in which the page first told them. */
const clashRow = ({ clashes }: PoolFacts, columns: number): Row[] => {
  const rows: { text: string; role?: 'strong' | 'muted' }[][] = []
  let room = 0
  clashes.slice(0, 9).forEach(({ code, trials, isAllowed }, i) => {
    const text = `${i + 1} [${isAllowed ? 'x' : ' '}] ${code}${trials ? ` (${plural(trials, 'trial')})` : ''}`
    if (rows.length === 0 || text.length + 2 > room) {
      const begun = rows.length === 0 ? 'Guard, let in: ' : '               '
      rows.push([{ text: begun, role: 'muted' }])
      room = columns - begun.length
    }
    rows.at(-1)?.push(isAllowed ? { text: `${text}  `, role: 'strong' } : { text: `${text}  ` })
    room -= text.length + 2
  })
  return rows
}

/** Rows above a page that stay in sight: of a pooled result the estimate, and what the guard refuses. */
export const pinnedRows = (state: State, library: Library): readonly Row[] => {
  const facts = state.size.isLinear ? undefined : poolShown(state, library)
  if (!facts) return []
  const { comparable, candidates, result } = facts
  const rows: Row[] = [
    [
      { text: `${comparable} of ${candidates} comparable`, role: 'strong' },
      { text: ` · ${result}`, role: facts.isPooled ? 'strong' : 'warn' },
    ],
    ...clashRow(facts, state.size.columns),
  ]
  return rows.slice(0, Math.max(1, Math.floor(shapeOf(state).height / 3)))
}

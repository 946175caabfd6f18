/** Trials set beside each other: compared, pooled, mapped, in time. */

import type { Library } from '../library/library.js'
import { pageOf } from './actions.js'
import { poolWords, queryWords } from './command-line.js'
import { onlyTrials } from './lists.js'
import { leave, openPage } from './places.js'
import { stopChosen, textRead } from './reading.js'
import type { State } from './state.js'

/** The marked trials side by side; with fewer than two, the one under the cursor beside the one that others are compared with. */
export const compare = (state: State, library: Library): State => {
  if (state.marks.length === 0 && state.kind !== 'trials') return { ...state, message: onlyTrials }
  const here = library.idAt('trials', state.tabs.trials)
  const { base } = state
  if (state.marks.length < 2 && base?.kind === 'trials' && here && here !== base.id)
    return openPage(state, ['compare', base.id, here])
  return state.marks.length < 2 || state.marks.length > 8
    ? { ...state, message: `Mark two to eight trials with space; ${state.marks.length} marked.` }
    : openPage(state, ['compare', ...state.marks])
}

/** An outcome pooled over the marked trials, or over those listed. */
export const pool = (state: State, outcome: string): State =>
  openPage(
    state,
    poolWords(state, outcome),
    state.marks.length > 1
      ? `Of the ${state.marks.length} marked trials; u in the list unmarks them.`
      : state.marks.length === 1
        ? 'Of the trials listed: only one is marked, and pooling takes two or more.'
        : '',
  )

/** The trials listed as a map or over time. */
export const overview = (state: State, command: 'map' | 'timeline'): State =>
  state.kind === 'trials'
    ? openPage(
        state,
        [command, ...queryWords(state), ...(command === 'timeline' ? ['--all'] : [])],
        command === 'map' && !state.size.isLinear ? 'Arrows go from cell to cell, Enter lists the trials of one' : '',
      )
    : { ...state, message: onlyTrials }

/** Every value of the trial under the cursor with its source. */
export const sources = (state: State, library: Library): State => {
  const id = library.idAt(state.kind, state.tabs[state.kind])
  return state.kind === 'trials' && id ? openPage(state, ['trace', id]) : { ...state, message: onlyTrials }
}

/** In a comparison: only differences, or everything. */
export const differences = (state: State): State => {
  const { page } = state
  if (page?.words[0] !== 'compare') return { ...state, message: 'd is for comparisons: mark trials and press c first.' }
  const words = page.words.includes('--diff')
    ? page.words.filter((word) => word !== '--diff')
    : [...page.words, '--diff']
  return { ...state, page: { ...pageOf(words), before: page.words }, message: '' }
}

const excludedIn = (words: readonly string[]): readonly string[] => {
  const flag = words.indexOf('--exclude')
  return flag < 0 ? [] : (words[flag + 1] ?? '').split(',')
}

const withExcluded = (words: readonly string[], ids: readonly string[]): readonly string[] => {
  const flag = words.indexOf('--exclude')
  const rest = flag < 0 ? words : words.filter((_, i) => i !== flag && i !== flag + 1)
  return ids.length ? [...rest, '--exclude', ids.join(',')] : rest
}

/** In a pooled result: the chosen study dropped, or one that was dropped brought back. The cursor stays. */
export const drop = (state: State, library: Library): State => {
  const { page } = state
  if (page?.words[0] !== 'pool')
    return { ...state, message: 'x drops a study of a pooled result: press p in the list first.' }
  const stop = stopChosen(state, library)
  if (stop?.goal.to !== 'record' || stop.goal.kind !== 'trials')
    return { ...state, message: 'Choose a study with n first, then x drops it.' }
  const { id } = stop.goal
  const dropped = excludedIn(page.words)
  const isBack = dropped.includes(id)
  const sections = textRead(state, library)?.sections ?? []
  if (!isBack && sections.every(({ title }) => title !== 'Studies used'))
    return { ...state, message: 'Nothing is pooled here, so there is nothing to drop.' }
  const section = sections.findLast(({ row }) => row <= stop.row)?.title
  if (!isBack && section === 'Left out')
    return { ...state, message: `${id} is left out already: the reason stands beside it.` }
  const words = withExcluded(page.words, isBack ? dropped.filter((one) => one !== id) : [...dropped, id])
  return {
    ...leave(state),
    page: { ...page, words, before: page.words, follows: id },
    message: isBack ? `${id} is back.` : `Dropped ${id}; x or [ brings it back.`,
  }
}

/** Trials set beside each other: compared, pooled, mapped, in time. */

import { plural } from '../../text.js'
import type { Library } from '../library/library.js'
import { pageOf } from './actions.js'
import { poolWords, queryWords } from './command-line.js'
import { onlyTrials } from './lists.js'
import { leave, openPage } from './places.js'
import { poolShown, valuesOf, withValues } from './pooled.js'
import { stopChosen } from './reading.js'
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
export const pool = (state: State, outcome: string, allow?: string): State =>
  openPage(
    state,
    poolWords(state, outcome, allow),
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
        [command, ...queryWords(state)],
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

/** A pooled result asked anew with other words: the cursor stays. */
const changed = (state: State, words: readonly string[], follows: string | undefined, message: string): State => {
  const { page } = state
  return page ? { ...leave(state), page: { ...page, words, before: page.words, follows }, message } : state
}

/** Another picture of the pooled result. */
export const picture = (state: State, name: string): State =>
  state.page?.words[0] === 'pool'
    ? changed(state, withValues(state.page.words, '--picture', [name]), state.page.follows, '')
    : { ...state, message: 'Pictures are of a pooled result: press p in the list first.' }

/** In a map: every row and column, or those that fit. */
export const wholeMap = (state: State): State => {
  const { page } = state
  if (page?.words[0] !== 'map') return { ...state, message: 'a is for maps: press m in the list first.' }
  const words = page.words.includes('--all') ? page.words.filter((word) => word !== '--all') : [...page.words, '--all']
  return { ...state, page: { ...pageOf(words), before: page.words }, message: '' }
}

/** A clash of the guard let in, or refused again. */
export const allow = (state: State, at: number, library: Library): State => {
  const facts = poolShown(state, library)
  const clash = facts?.clashes[at]
  if (!state.page || !facts)
    return { ...state, message: 'Digits let in what the guard refuses: press p in the list first.' }
  if (!clash)
    return {
      ...state,
      message: `The guard refuses ${plural(facts.clashes.length, 'kind')} of result here that can be let in.`,
    }
  const { code, isAllowed } = clash
  const now = valuesOf(state.page.words, '--allow')
  const next = isAllowed ? now.filter((one) => one !== code) : [...now, code]
  const message = isAllowed ? `${code} is refused again.` : `${code} is let in, and every output says so.`
  return changed(state, withValues(state.page.words, '--allow', next), state.page.follows, message)
}

/** In a pooled result: the study of the chosen row dropped, or one that was dropped brought back. The cursor stays. */
export const drop = (state: State, library: Library): State => {
  const { page } = state
  if (page?.words[0] !== 'pool')
    return { ...state, message: 'x drops a study of a pooled result: press p in the list first.' }
  const stop = stopChosen(state, library)
  if (stop?.goal.to !== 'record' || stop.goal.kind !== 'trials')
    return { ...state, message: 'Choose a study with n first, then x drops it.' }
  const { id } = stop.goal
  const dropped = valuesOf(page.words, '--exclude')
  if (dropped.includes(id)) {
    const others = dropped.filter((one) => one !== id)
    return changed(state, withValues(page.words, '--exclude', others), id, `${id} is back.`)
  }
  const facts = poolShown(state, library)
  if (!facts?.used.has(id)) {
    const refused = facts?.refused.get(id)
    const keys = (facts?.clashes ?? []).flatMap(({ code }, i) =>
      refused?.codes.includes(code) ? [`${i + 1} (${code})`] : [],
    )
    const why =
      refused?.canAllow && keys.length ? `press ${keys.join(' and ')} to let it in` : 'the reason stands beside it'
    return { ...state, message: `${id} is left out already: ${why}.` }
  }
  return changed(
    state,
    withValues(page.words, '--exclude', [...dropped, id]),
    id,
    `Dropped ${id}; x or [ brings it back.`,
  )
}

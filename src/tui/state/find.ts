/** Searching for words in what is read: a page, or the record. */
import { rowText } from '../../render/index.js'
import { cellWidth } from '../../widths.js'
import type { Library } from '../library/library.js'
import type { Spot } from '../library/targets.js'
import type { FoldedPage } from '../rows/folding.js'
import { shown, textRead } from './reading.js'
import type { State } from './state.js'

/** The places of a text, large letters or small, in reading order. */
export const spotsOf = ({ rows }: FoldedPage, text: string): readonly Spot[] => {
  if (text === '') return []
  const words = new RegExp(text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'), 'giu')
  return rows.flatMap((row, at): Spot[] => {
    const line = rowText(row)
    return [...line.matchAll(words)].map(({ 0: found, index }) => ({
      row: at,
      at: cellWidth(line.slice(0, index)),
      text: found,
      running: true,
    }))
  })
}

const spotsRead = (state: State, library: Library): readonly Spot[] => {
  const text = textRead(state, library)
  return text && state.find ? spotsOf(text, state.find.text) : []
}

/** The place that the cursor is at; undefined where nothing is searched for. */
export const spotChosen = (state: State, library: Library): Spot | undefined =>
  state.find ? spotsRead(state, library)[state.find.at] : undefined

const at = (state: State, index: number, library: Library): State => {
  const spots = spotsRead(state, library)
  const spot = spots[index]
  return spot && state.find
    ? {
        ...shown({ ...state, find: { ...state.find, at: index } }, spot.row, library),
        message: `${index + 1} of ${spots.length}: “${state.find.text}”`,
      }
    : state
}

/** The next place of what is searched for, round and round. */
export const nextSpot = (state: State, step: 1 | -1, library: Library): State => {
  const { length } = spotsRead(state, library)
  return length && state.find ? at(state, (state.find.at + step + length) % length, library) : { ...state, find: null }
}

/** What was typed searched for, from the first row on the screen; undefined where it does not stand. */
export const found = (state: State, text: string, from: number, library: Library): State | undefined => {
  const next: State = { ...state, find: { text, at: 0 } }
  const spots = spotsRead(next, library)
  const first = spots.findIndex(({ row }) => row >= from)
  return spots.length ? at(next, Math.max(0, first), library) : undefined
}

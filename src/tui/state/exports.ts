/** The name of a file for a view, as it is typed: what is wrong with it, and what completes it. */
import { endingsIn, type FileForm, fileFormOf, fileFormsFor, nameIn } from '../../endings.js'
import type { Library } from '../library/library.js'
import { viewWords } from './command-line.js'
import type { State } from './state.js'

/** What is wrong with the name of a file for a view, on a line of 60 cells. */
export const pathProblem = (path: string, [command = '']: readonly string[]): string | undefined => {
  if (fileFormOf(path, command)) return undefined
  if (path === '') return 'Name a file; its ending chooses what is written.'
  return `Only ${endingsIn(command)} here`
}

/** What the ways of a view make of a name: those whose ending begins as it ends, or all as long as none is begun. */
export const endingsFor = (typed: string, [command = '']: readonly string[]): readonly FileForm[] => {
  const name = nameIn(typed)
  const all = fileFormsFor(command)
  for (const { index } of name.matchAll(/\./g)) {
    const begun = name.slice(index + 1)
    const fitting = begun === '' ? [] : all.filter(({ ending }) => ending.startsWith(begun))
    if (fitting.length) return fitting
  }
  // A dot within a name begins no ending; one at its end any.
  return name.includes('.') && !name.endsWith('.') ? [] : all.filter(({ ending }) => ending !== 'jsonl')
}

/** A path with an ending in the place of the one that was begun; a view that got no name is named after its command. */
export const withEnding = (typed: string, ending: string, [command = '']: readonly string[]): string => {
  const dot = [...typed.matchAll(/\./g)].find(({ index }) => ending.startsWith(typed.slice(index + 1).toLowerCase()))
  const stem = dot ? typed.slice(0, dot.index) : typed
  return `${stem}${nameIn(stem) === '' ? command : ''}.${ending}`
}

/** The ways that what was typed leaves open, in the view that is shown. */
export const exportChoices = (state: State, library: Library): readonly FileForm[] =>
  state.prompt ? endingsFor(state.prompt.text.slice(0, state.prompt.at), viewWords(state, library)) : []

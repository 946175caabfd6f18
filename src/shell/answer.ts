/** The hidden command behind completion: loaded alone, it reads a table of the build and the lists that are asked for. */
import { readFileSync } from 'node:fs'
import { splitLine } from '../command-line.js'
import { type Completion, complete, type Names } from './complete.js'
import type { CompletionTable } from './table.js'

const read = (path: string): unknown => JSON.parse(readFileSync(path, 'utf8'))

/** Ids of a kind from a dataset’s own lists; of a vocabulary with its names. */
const namesIn =
  (folder: string, { vocabularies }: CompletionTable): Names =>
  (kind) => {
    if (vocabularies.includes(kind)) {
      const terms = read(`${folder}/${kind}.terms.json`) as { id: string; name: string; labels: string[] }[]
      return terms.map(({ id, name, labels }) => [id, [name, ...labels]])
    }
    const { ids } = read(`${folder}/${kind}.index.json`) as { ids: string[] }
    return ids.map((id) => [id, []])
  }

/** One line for the kind of completion, then one per word; bash is told only what stands behind its last cut. */
const spoken = (completion: Completion, shell: string, cut: number): string => {
  if (completion.kind !== 'words') return `${completion.kind}\n`
  const goesOn = completion.candidates.every(({ word }) => /[:=]$/.test(word)) && completion.candidates.length > 0
  const lines = completion.candidates.map(({ word, meaning }) => {
    if (shell === 'bash') return word.slice(cut).replace(/[^\w@%+=:,./\u0080-\uffff-]/g, '\\$&')
    const line = meaning.replace(/\s+/g, ' ').trim()
    return line ? `${word}\t${line}` : word
  })
  return [`words${goesOn ? '-nospace' : ''}`, ...lines, ''].join('\n')
}

/** Answer `__complete SHELL WORDS…`; bash hands over the line up to the cursor and its own last word. */
export const answerCompletion = ([shell = '', ...rest]: readonly string[], dist: string, data: string): string => {
  const table = read(`${dist}/completion.json`) as CompletionTable
  const names = namesIn(data, table)
  if (shell !== 'bash') return spoken(complete(rest, table, names), shell, 0)
  const [line = '', last = ''] = rest
  const { words: typedWords, openAt } = splitLine(line)
  // Behind a space a new word begins.
  const words = [...typedWords.slice(1), ...(/\s$/.test(line) && openAt === undefined ? [''] : [])]
  const typed = words.at(-1) ?? ''
  // What bash cut off before its last word it keeps; a colon or equals sign alone is such a word.
  const own = /^[:=]$/.test(last) ? '' : last.replace(/^["']/, '')
  return spoken(complete(words, table, names), shell, Math.max(0, typed.length - own.length))
}

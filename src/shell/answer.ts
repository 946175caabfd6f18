/** The hidden command behind completion: loaded alone, it reads a table of the build and the lists that are asked for. */
import { readFileSync } from 'node:fs'
import { splitLine } from '../command-line.js'
import { type Completion, complete, type IdNames } from './complete.js'
import { wordsVariable } from './scripts.js'
import type { CompletionTable } from './table.js'

const read = (path: string): unknown => JSON.parse(readFileSync(path, 'utf8'))

/** Ids of a kind from a dataset’s own lists; of a vocabulary with its names. */
const namesIn =
  (folder: string, { vocabularies }: CompletionTable): IdNames =>
  (kind) => {
    if (vocabularies.includes(kind)) {
      const terms = read(`${folder}/${kind}.terms.json`) as { id: string; name: string; labels: string[] }[]
      return terms.map(({ id, name, labels }) => [id, [name, ...labels]])
    }
    const { ids } = read(`${folder}/${kind}.index.json`) as { ids: string[] }
    return ids.map((id) => [id, []])
  }

/** A word that PowerShell handed over as it is typed: a quotation mark that opens it is not of it. */
const unquoted = (word: string): string => word.replace(/^(['"])(.*?)\1?$/s, '$2')

/** A word as PowerShell reads it: in its quotation marks where a character of it means something else there. */
const quotedForPowerShell = (word: string): string =>
  /^[\w:=./\u0080-\uffff-]*$/.test(word) ? word : `'${word.replaceAll("'", "''")}'`

/** One line for the kind of completion, then one per word; bash is told only what stands behind its last cut. */
const spoken = (completion: Completion, shell: string, cut: number): string => {
  if (completion.kind !== 'words') return `${completion.kind}\n`
  const goesOn = completion.candidates.every(({ word }) => /[:=]$/.test(word)) && completion.candidates.length > 0
  const lines = completion.candidates.map(({ word, meaning }) => {
    if (shell === 'bash') return word.slice(cut).replace(/[^\w@%+=:,./\u0080-\uffff-]/g, '\\$&')
    const line = meaning.replace(/\s+/g, ' ').trim()
    const shown = shell === 'powershell' ? quotedForPowerShell(word) : word
    return line ? `${shown}\t${line}` : shown
  })
  return [`words${goesOn ? '-nospace' : ''}`, ...lines, ''].join('\n')
}

/** What a completion is answered from: folders of the program and of its dataset, and the environment. */
type Beside = { readonly dist: string; readonly data: string; readonly env: NodeJS.ProcessEnv }

/**
 * Answer `__complete SHELL WORDS…`; bash hands over the line up to the cursor and its own last word, PowerShell its words in
 * the environment.
 */
export const answerCompletion = ([shell = '', ...rest]: readonly string[], { dist, data, env }: Beside): string => {
  const table = read(`${dist}/completion.json`) as CompletionTable
  const names = namesIn(data, table)
  if (shell === 'powershell')
    return spoken(complete((env[wordsVariable] ?? '').split('\n').map(unquoted), table, names), shell, 0)
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

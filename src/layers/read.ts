/**
 * Files of records that a user brings, which may hold anything: each piece is told apart, held against its schema, and kept or
 * refused by itself, with the line on which it stands.
 */
import { lstatSync, readdirSync, realpathSync, statSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { isOneOf } from '../collections.js'
import { readEvidenceText } from '../dataset/evidence-file.js'
import { kinds } from '../dataset/index.js'
import { ownFormat } from '../dataset/schema/own.js'
import { errorCode, errorMessage, notFound, usage } from '../errors.js'
import { linesOf, parseJson } from '../json-text.js'
import { harmless } from '../text.js'
import { type EntryRecord, type EntryType, entryTypes, keyOf, schemaOf } from './entry.js'
import { type LayerFault, shownValue, valueAt } from './fault.js'
import { besideResult, resultsInTable } from './result-rows.js'
import { ofNewTrial, trialFaults, trialFromRows } from './trial-from-rows.js'

/** A piece as it was found: a record and its type, or what is wrong with it. */
export type EntryPiece = {
  readonly file: string
  readonly line: number | null
  /** What it would be kept under; null where that cannot be told. */
  readonly key: string | null
  /** Columns of a table that say what is not taken from it. */
  readonly untaken?: readonly string[]
} & ({ readonly type: EntryType; readonly record: EntryRecord } | { readonly faults: readonly LayerFault[] })

/** Ten thousand registrations are some 60 MB. */
const mostBytes = 128 * 2 ** 20
/** Records of one command; a registry has its own store. */
const mostFiles = 100_000
/** Faults of one record that are told. */
const mostFaults = 10

const isObject = (value: unknown): value is EntryRecord =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const types = `a trial (with "arms"), { "trial", "outcome", … } for a result, { "of", "path", "was", "now", "why" } for a correction, { "of", "text" } for a remark, or lists of them under their names with "format": "${ownFormat}"`

/** A value in a file, where it stands in it, and what it is taken for. */
type Found = {
  readonly value: unknown
  readonly at: readonly (string | number)[]
  readonly type: EntryType | undefined
}

/** What a record is, where no name of a list or file says it. */
const typeOf = (value: EntryRecord): EntryType | undefined => {
  if ('was' in value || 'now' in value) return 'corrections'
  if ('of' in value && 'text' in value) return 'annotations'
  if ('trial' in value && 'outcome' in value) return 'results'
  if ('arms' in value && 'disease' in value) return 'trials'
  return undefined
}

/** The pieces of a document: a record, a list of records, lists under their names, or a file of data/ by its name. */
const piecesOf = (value: unknown, named: EntryType | undefined, at: readonly (string | number)[] = []): Found[] => {
  if (Array.isArray(value)) return value.flatMap((item, i) => piecesOf(item, named, [...at, i]))
  if (!isObject(value)) return [{ value, at, type: undefined }]
  if (value.format === ownFormat)
    return Object.entries(value).flatMap(([key, list]) => {
      if (key === 'format' || key === '$schema') return []
      const type = isOneOf(entryTypes, key) ? key : undefined
      return Array.isArray(list)
        ? list.map((item, i) => ({ value: item, at: [...at, key, i], type }))
        : [{ value: list, at: [...at, key], type: undefined }]
    })
  const isFile = at.length === 0 && named !== undefined && named !== 'trials' && Array.isArray(value.items)
  if (isFile) return (value.items as unknown[]).map((item, i) => ({ value: item, at: ['items', i], type: named }))
  return [{ value, at, type: typeOf(value) ?? named }]
}

/** Keys that change what an object is, wherever they stand. */
const poisoned = (
  value: unknown,
  path: readonly (string | number)[] = [],
): readonly (string | number)[] | undefined => {
  if (typeof value !== 'object' || value === null) return undefined
  for (const [key, child] of Object.entries(value)) {
    const here = [...path, Array.isArray(value) ? Number(key) : key]
    if (key === '__proto__') return here
    const below = poisoned(child, here)
    if (below) return below
  }
  return undefined
}

type Wrong = { readonly path: readonly (string | number)[]; readonly message: string; readonly todo?: string }

const todoOf = (type: EntryType | undefined): string =>
  type === 'trials' || type === 'results'
    ? `Compare it with: stemcell data template ${type === 'trials' ? 'trial' : 'result'}`
    : 'Its fields are in docs/data-dictionary.md'

const wrongWith = ({ value, type }: Found): readonly Wrong[] => {
  const poison = poisoned(value)
  if (poison) return [{ path: poison, message: 'a key of this name is not read', todo: 'Leave the key out' }]
  if (type === undefined || !isObject(value))
    return [
      { path: [], message: `cannot tell what this is: expected ${types}`, todo: 'See: stemcell data template trial' },
    ]
  const result = schemaOf(type).safeParse(value)
  if (result.success) return []
  return result.error.issues.slice(0, mostFaults).map(({ path, message }) => ({
    path: path.filter((key) => typeof key !== 'symbol'),
    message,
  }))
}

const nameIn = (value: unknown, type: EntryType | undefined): string | null => {
  if (!isObject(value) || type === undefined) return null
  const needs = { results: ['trial', 'id'], corrections: ['of', 'path'], annotations: ['of', 'text'] }
  const wanted = type in needs ? needs[type as keyof typeof needs] : ['id']
  return wanted.every((name) => typeof value[name] === 'string') ? keyOf(type, value) : null
}

/** The pieces of one JSON text. Lines are counted from the first of the file. */
const inJson = (text: string, file: string, named: EntryType | undefined, firstLine = 1): EntryPiece[] => {
  const broken = (message: string, line: number | null): EntryPiece => ({
    file,
    line,
    key: null,
    faults: [{ file, line, path: '', value: null, message, todo: 'Mend the JSON' }],
  })
  const { value, faults } = parseJson(text)
  const [fault] = faults
  if (fault) {
    const line = Number(/line (\d+)/.exec(fault.message)?.[1] ?? 1) + firstLine - 1
    return [broken(`${fault.path ? `${fault.path}: ` : ''}${fault.message.replace(/line \d+, /, '')}`, line)]
  }
  const found = piecesOf(value, named).map((one) => ({ one, wrong: wrongWith(one) }))
  const joined = (path: readonly (string | number)[]): string => path.join('.')
  /** The line of the nearest value that is there. */
  const near = (path: readonly (string | number)[]): string[] =>
    path.map((_, i) => joined(path.slice(0, path.length - i)))
  const wanted = new Set(
    found.flatMap(({ one, wrong }) => [joined(one.at), ...wrong.flatMap(({ path }) => near([...one.at, ...path]))]),
  )
  const lines = linesOf(text, wanted)
  const lineOf = (path: readonly (string | number)[]): number =>
    (near(path).flatMap((one) => lines.get(one) ?? [])[0] ?? 1) + firstLine - 1
  return found.map(({ one, wrong }): EntryPiece => {
    const base = { file, line: lineOf(one.at), key: nameIn(one.value, one.type) }
    if (wrong.length === 0 && one.type !== undefined)
      return { ...base, type: one.type, record: one.value as EntryRecord }
    return {
      ...base,
      faults: wrong.map(({ path, message, todo }) => ({
        file,
        line: lineOf([...one.at, ...path]),
        path: joined(path),
        value: shownValue(valueAt(one.value, path)),
        message,
        todo: todo ?? todoOf(one.type),
      })),
    }
  })
}

const endings = /\.(json|ndjson|jsonl|csv|tsv)$/i

/** The kind that a file of data/ holds, by its name or its folder. */
const kindByName = (name: string): EntryType | undefined => {
  const stem = basename(name).replace(/\.[^.]+$/, '')
  if (isOneOf(kinds, stem)) return stem
  return basename(dirname(name)) === 'trials' ? 'trials' : undefined
}

/** Whether a trial is there that the rows of a table go with; of another they make one. */
export type KnowsTrial = (id: string, file: string) => boolean

/** A record that was made of rows, held against its schema. */
const madePiece = (type: 'results' | 'trials', record: EntryRecord, file: string, line: number): EntryPiece => {
  const base = { file, line, key: nameIn(record, type) }
  const wrong = wrongWith({ value: record, at: [], type })
  if (wrong.length === 0) return { ...base, type, record }
  return {
    ...base,
    faults: wrong.map(({ path, message, todo }) => ({
      file,
      line,
      path: path.join('.'),
      value: shownValue(valueAt(record, path)),
      message,
      todo: todo ?? todoOf(type),
    })),
  }
}

/** The pieces of a table of results: results for trials that are there, and trials of their own. */
const inTable = (text: string, file: string, isKnown: KnowsTrial): EntryPiece[] => {
  const { results, fault } = resultsInTable(text, file)
  if (fault) return [{ file, line: fault.line, key: null, faults: [fault] }]
  return [...new Set(results.map(({ trial }) => trial))].flatMap((trial): EntryPiece[] => {
    const own = results.filter((one) => one.trial === trial)
    const lineOf = (one: (typeof own)[number]): number => one.rows[0].line
    const beside = besideResult(own.flatMap(({ rows }) => rows))
    if (isKnown(trial, file))
      return own.map((one): EntryPiece => {
        const record = { trial, ...one.record }
        const key = nameIn(record, 'results')
        return one.faults.length
          ? { file, line: lineOf(one), key, faults: one.faults }
          : { ...madePiece('results', record, file, lineOf(one)), untaken: beside }
      })
    const faults = [...own.flatMap((one) => one.faults), ...trialFaults(own, file)]
    const line = own[0] ? lineOf(own[0]) : 1
    if (faults.length) return [{ file, line, key: trial ? `trials/${trial}` : null, faults }]
    const untaken = beside.filter((name) => !ofNewTrial.has(name))
    return [{ ...madePiece('trials', trialFromRows(trial, own), file, line), untaken }]
  })
}

/** The pieces of a text, read by the ending of its name; without one, as JSON where it begins so. */
export const piecesInText = (text: string, file: string, isKnown: KnowsTrial): EntryPiece[] => {
  const named = kindByName(file)
  if (/\.(csv|tsv)$/i.test(file) || (!endings.test(file) && !/^\s*[[{]/.test(text))) return inTable(text, file, isKnown)
  if (!/\.(ndjson|jsonl)$/i.test(file)) return inJson(text, file, named)
  return text.split('\n').flatMap((line, i) => (line.trim() === '' ? [] : inJson(line, file, named, i + 1)))
}

const unread = (file: string, message: string, todo: string): EntryPiece => ({
  file,
  line: null,
  key: null,
  faults: [{ file, line: null, path: '', value: null, message, todo }],
})

const inFile = (folder: string, name: string, file: string, isKnown: KnowsTrial): EntryPiece[] => {
  const read = readEvidenceText(folder, name, mostBytes)
  if ('faults' in read)
    return read.faults.map(({ message, todo }) => unread(file, message, todo ?? 'Give it as text in UTF-8'))
  return piecesInText(read.text, file, isKnown)
}

/** Files of a folder and of those in it that may hold records, in order; links are not followed. */
const filesIn = (folder: string): string[] => {
  const found: string[] = []
  const look = (within: string): void => {
    for (const entry of readdirSync(join(folder, within), { withFileTypes: true }).sort((a, b) =>
      a.name < b.name ? -1 : 1,
    )) {
      if (entry.name.startsWith('.') || entry.name === 'node_modules' || entry.name === 'schema') continue
      const name = join(within, entry.name)
      if (entry.isDirectory()) look(name)
      else if (endings.test(entry.name)) found.push(name)
      if (found.length > mostFiles)
        throw usage(
          `"${harmless(folder)}" holds more than ${mostFiles} files of records`,
          'Name a folder of some of them',
        )
    }
  }
  look('')
  return found
}

/** Files that a folder of evidence has beside its records. */
const besides = new Set([
  'dataset.json',
  'exclusions.json',
  'merges.json',
  'leads.json',
  'search.json',
  'lexicon.json',
  'classification.json',
  'roles.json',
  'copies.json',
])

/** Every piece of a file or folder. Throws a failure where there is no such thing, or nothing in it to read. */
export const piecesAt = (path: string, isKnown: KnowsTrial): EntryPiece[] => {
  const shown = `"${harmless(path)}"`
  let isFolder: boolean
  try {
    isFolder = statSync(path).isDirectory()
  } catch (cause) {
    const isLink = lstatSync(path, { throwIfNoEntry: false }) !== undefined
    if (isLink || errorCode(cause) !== 'ENOENT')
      throw usage(`cannot read ${shown}: ${harmless(errorMessage(cause))}`, 'Name a file or folder that you may read')
    throw notFound(
      `there is no file or folder ${shown}`,
      'Name a file of records (JSON, NDJSON or CSV), a folder of them, or - for standard input',
    )
  }
  if (!isFolder) {
    const real = realpathSync(path)
    return inFile(dirname(real), basename(real), path, isKnown)
  }
  const names = filesIn(path).filter((name) => !besides.has(name))
  if (names.length === 0)
    throw notFound(`no file of records in ${shown}`, 'Records are files that end in .json, .ndjson, .jsonl or .csv')
  return names.flatMap((name) => inFile(path, name, join(path, name), isKnown))
}

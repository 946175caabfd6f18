/** Inspect a folder of evidence in the layout of data/: every file against its schema, then every rule over all of it. */

import { existsSync, statSync } from 'node:fs'
import { join } from 'node:path'
import type * as z from 'zod'
import { tableOf } from '../../collections.js'
import { badData, errorCode, errorMessage, notFound } from '../../errors.js'
import { harmless } from '../../text.js'
import { type FileKind, kinds, type RecordOf, recordsOfFiles } from '../kinds.js'
import { hashRecords, recordLine } from '../record-line.js'
import { trial } from '../schema/trial.js'
import {
  type Description,
  examine,
  fileSchemas,
  listSchemas,
  type OptionalFile,
  type SourceData,
  trialFiles,
  unreadFiles,
} from '../source.js'
import { type Check, check, type Failed, type Inspection } from './check.js'
import { ruleChecks, skippedRules } from './rules.js'

type Item = { readonly id: string }

/** The record a fault is in: the item of a list, by its id where it has one. */
const locate = (path: string, raw: unknown): { record: string | null; path: string } => {
  const [, index, rest = ''] = /^items\.(\d+)(?:\.(.*))?$/.exec(path) ?? []
  const own = (value: unknown): string | null =>
    typeof value === 'object' && value !== null && 'id' in value && typeof value.id === 'string' ? value.id : null
  if (index === undefined) return { record: own(raw), path }
  const items = typeof raw === 'object' && raw !== null && 'items' in raw && Array.isArray(raw.items) ? raw.items : []
  return { record: own(items[Number(index)]) ?? `item ${Number(index) + 1}`, path: rest }
}

const byId = <T extends Item>(items: readonly T[]): T[] =>
  [...items].sort((a, b) => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0))

/** Read every file of the folder; a file that is wrong leaves its faults and no records. */
class Reading {
  readonly faults: Failed[] = []
  records = 0
  readonly #folder: string
  constructor(folder: string) {
    this.#folder = folder
  }

  file<T>(name: string, schema: z.ZodType<T>): T | undefined {
    const examined = examine(this.#folder, name, schema)
    if ('data' in examined) return examined.data
    const otherwise = `See data/schema/${name.startsWith('trials/') ? 'trial.json' : name} of the source, or docs/data-dictionary.md`
    for (const { path, message, todo = otherwise } of examined.faults)
      this.faults.push({ file: name, ...locate(path, examined.raw), message, todo })
    return undefined
  }

  #fault(file: string, message: string, todo: string, more: Partial<Failed> = {}): void {
    this.faults.push({ file, record: null, path: '', message, todo, ...more })
  }

  trials(): SourceData['trials'] {
    let names: string[]
    try {
      names = trialFiles(this.#folder)
      for (const name of unreadFiles(this.#folder))
        this.#fault(name, 'is read by nothing', 'Trials are files of trials/ itself; other kinds have one file each')
    } catch (cause) {
      const code = errorCode(cause) ?? ''
      const message =
        { ENOENT: 'there is no folder "trials"', ENOTDIR: 'is no folder' }[code] ?? `cannot be read (${code})`
      this.#fault('trials/', message, 'Make it a folder; one JSON file per trial')
      return []
    }
    return byId(
      names.flatMap((name) => {
        const record = this.file(name, trial)
        if (record === undefined) return []
        if (`trials/${record.id}.json` !== name) {
          const message = `the file of the trial ${record.id} has another name`
          this.#fault(name, message, `Name the file ${record.id}.json`, { record: record.id, path: 'id' })
        }
        this.records++
        return [record]
      }),
    )
  }

  items<K extends FileKind>(kind: K): readonly RecordOf[K][] {
    const items = this.file(`${kind}.json`, listSchemas[kind])?.items ?? []
    this.records += items.length
    return byId(items)
  }
}

const schemaCheck = (reading: Reading): Check =>
  check(
    'schema',
    'Every file fits its schema, and a trial’s file is named after its id.',
    { count: reading.records, unit: 'records' },
    reading.faults,
  )

const isFolder = (path: string): boolean => {
  try {
    return statSync(path).isDirectory()
  } catch (cause) {
    const code = errorCode(cause)
    if (code === 'ENOENT' || code === 'ENOTDIR') return false
    throw badData(`cannot read ${harmless(path)}: ${errorMessage(cause)}`, 'Name a folder that you may read')
  }
}

/** Inspect a folder; throws not-found when there is no such folder of evidence. */
export const inspectFolder = (folder: string): Inspection => {
  const layout = 'A data folder holds dataset.json, trials/ with a file per trial, and a file per other kind of record'
  if (!isFolder(folder)) throw notFound(`there is no folder ${harmless(folder)}`, layout)
  if (!existsSync(join(folder, 'dataset.json')) && !existsSync(join(folder, 'trials')))
    throw notFound(`${harmless(folder)} holds no evidence: neither dataset.json nor trials/`, layout)
  const reading = new Reading(folder)
  const description: Description | undefined = reading.file('dataset.json', fileSchemas.dataset)
  const exclusions = reading.file('exclusions.json', fileSchemas.exclusions)?.items ?? []
  const given = <T>(name: OptionalFile, schema: z.ZodType<T>): T | undefined =>
    existsSync(join(folder, `${name}.json`)) ? reading.file(`${name}.json`, schema) : undefined
  given('merges', fileSchemas.merges)
  given('leads', fileSchemas.leads)
  given('classification', fileSchemas.classification)
  given('copies', fileSchemas.copies)
  given('roles', fileSchemas.roles)
  const search = given('search', fileSchemas.search)
  const lexicon = given('lexicon', fileSchemas.lexicon)?.items ?? []
  const trials = reading.trials()
  const others = recordsOfFiles((kind) => reading.items(kind))
  const schema = schemaCheck(reading)
  if (description === undefined || schema.failures.length) {
    const why = 'not run: records that do not fit their schema cannot be held against it'
    return {
      version: description?.version ?? null,
      asOf: description?.asOf ?? null,
      hash: null,
      checks: [schema, ...skippedRules(why)],
    }
  }
  const data: SourceData = { ...others, trials, description, exclusions, search: search ?? null, lexicon }
  const lines = tableOf(kinds, (kind) => data[kind].map(recordLine))
  return {
    version: description.version,
    asOf: description.asOf,
    hash: hashRecords(lines),
    checks: [schema, ...ruleChecks(data)],
  }
}

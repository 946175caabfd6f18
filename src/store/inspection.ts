/** Inspect the bundled dataset: its files, its hash, and its records against schemas and rules, as if nobody had before. */

import * as z from 'zod'
import { tableOf } from '../collections.js'
import { type Kind, kinds, type Lexicon, type Records, recordsOfEach } from '../dataset/index.js'
import {
  type Check,
  check,
  type Failed,
  type Inspection,
  ruleChecks,
  skippedRules,
} from '../dataset/inspection/index.js'
import { hashRecords } from '../dataset/record-line.js'
import { fileSchemas, recordSchemas } from '../dataset/source.js'
import { isFailure } from '../errors.js'
import { type Bundle, fileNames, type Manifest } from './bundle.js'
import { damaged, ofProgram, sumsFile } from './files.js'
import type { Store } from './store.js'

const broken = (file: string, message: string, more: Partial<Failed> = {}): Failed => ({
  file,
  record: null,
  path: '',
  message,
  todo: ofProgram.todo,
  ...more,
})

const filesCheck = (bundle: Bundle, asItIs: Bundle): Check => {
  const names = Object.keys(asItIs.json<object>(sumsFile))
  const failures = names.flatMap((name): Failed[] => {
    try {
      bundle.bytes(name)
      return []
    } catch (cause) {
      if (!isFailure(cause)) throw cause
      return [broken(name, cause.message)]
    }
  })
  const extent = { count: names.length, unit: 'files' }
  return check('files', 'Every bundled file has the length and checksums it was built with.', extent, failures)
}

/** All lines of a file, whatever its index says. */
const linesOf = (bundle: Bundle, kind: Kind): readonly Uint8Array[] => {
  try {
    const bytes = bundle.bytes(fileNames.records(kind))
    const lines: Uint8Array[] = []
    for (let from = 0; from < bytes.length; ) {
      const end = bytes.indexOf(10, from)
      const to = end < 0 ? bytes.length : end
      lines.push(bytes.subarray(from, to))
      from = to + 1
    }
    return lines
  } catch {
    // The check of the files tells of it.
    return []
  }
}

const idsOf = (bundle: Bundle, kind: Kind): readonly string[] => {
  try {
    return indexSchema.parse(bundle.index(kind)).ids
  } catch {
    return []
  }
}

type Lines = Readonly<Record<Kind, readonly Uint8Array[]>>
type Ids = Readonly<Record<Kind, readonly string[]>>

const hashCheck = (hash: string, manifest: Manifest, lines: Lines): Check =>
  check(
    'hash',
    'The SHA-256 over all records is the one of the dataset’s stamp.',
    { count: kinds.reduce((n, kind) => n + lines[kind].length, 0), unit: 'records' },
    hash === manifest.hash
      ? []
      : [broken('manifest.json', `the records hash to ${hash}, the stamp says ${manifest.hash}`)],
  )

const countsCheck = (manifest: Manifest, ids: Ids, lines: Lines): Check => {
  const failures = kinds.flatMap((kind) => {
    const [said, named, held] = [manifest.counts[kind], ids[kind].length, lines[kind].length]
    return said === held && named === held
      ? []
      : [broken(`${kind}.ndjson`, `holds ${held} records, the manifest says ${said} and the index names ${named}`)]
  })
  return check(
    'counts',
    'There are as many records of each kind as the manifest says.',
    { count: kinds.length, unit: 'kinds' },
    failures,
  )
}

const stampCheck = (manifest: Manifest): Check => {
  const { version, asOf } = fileSchemas.dataset.shape
  const failures = [
    ...(version.safeParse(manifest.version.replace(/\+own\.[0-9a-f]{8}$/, '')).success
      ? []
      : [broken('manifest.json', `"${manifest.version}" is no version`, { path: 'version' })]),
    ...(asOf.safeParse(manifest.asOf).success
      ? []
      : [broken('manifest.json', `"${manifest.asOf}" is no date`, { path: 'asOf' })]),
  ]
  return check(
    'version',
    'The dataset has a version (YEAR.MONTH.NUMBER) and a date.',
    { count: 1, unit: 'stamp' },
    failures,
  )
}

/** zod compiles each schema, or with z.compile a whole one: either costs as much as it saves where every record is parsed once. */
const onlyOnce = { jitless: true }

/** Every record parsed and held against its schema, in its place in the index. */
const readRecords = (bundle: Bundle, ids: Ids, lines: Lines): { check: Check; records: Records } => {
  const failures: Failed[] = []
  const records = recordsOfEach((kind) => {
    const schema = recordSchemas[kind]
    return lines[kind].flatMap((line, i) => {
      const at = { record: ids[kind][i] ?? `line ${i + 1}` }
      try {
        const result = schema.safeParse(bundle.parse(line, fileNames.records(kind)), onlyOnce)
        if (!result.success)
          failures.push(
            ...result.error.issues.map((issue) =>
              broken(`${kind}.ndjson`, issue.message, { ...at, path: issue.path.join('.') }),
            ),
          )
        else if (result.data.id !== ids[kind][i])
          failures.push(broken(`${kind}.ndjson`, `holds the id ${result.data.id}`, { ...at, path: 'id' }))
        return result.success ? [result.data] : []
      } catch {
        failures.push(broken(`${kind}.ndjson`, 'is not JSON', at))
        return []
      }
    })
  })
  const count = kinds.reduce((n, kind) => n + lines[kind].length, 0)
  return {
    check: check('schema', 'Every record fits the schema of its kind.', { count, unit: 'records' }, failures),
    records,
  }
}

const each = <T extends z.ZodType>(of: T) => z.object(Object.fromEntries(kinds.map((kind) => [kind, of])))
const manifestSchema = z.object({ version: z.string(), asOf: z.string(), hash: z.string(), counts: each(z.number()) })
const indexSchema = z.object({ ids: z.array(z.string()) })

const manifestOf = (bundle: Bundle): Manifest => {
  try {
    manifestSchema.parse(bundle.manifest)
    return bundle.manifest
  } catch (cause) {
    if (isFailure(cause)) throw cause
    throw damaged('manifest.json', 'is no manifest', bundle.whose)
  }
}

/** The words of claims, which are no records. */
const lexiconOf = (asItIs: Bundle): { readonly data: Lexicon; readonly failures: readonly Failed[] } => {
  const name = fileNames.document('lexicon')
  try {
    return { data: fileSchemas.lexicon.parse(asItIs.json(name)).items, failures: [] }
  } catch {
    return { data: [], failures: [broken(name, 'is no lexicon')] }
  }
}

/** Everything that is wrong, not only the first: but for the check of the files, they are read as they stand. */
export const inspectBundle = ({ bundle }: Store): Inspection => {
  const asItIs = bundle.unchecked()
  const manifest = manifestOf(asItIs)
  const lines = tableOf(kinds, (kind) => linesOf(asItIs, kind))
  const ids = tableOf(kinds, (kind) => idsOf(asItIs, kind))
  const hash = hashRecords(lines)
  const { check: schema, records } = readRecords(asItIs, ids, lines)
  const words = lexiconOf(asItIs)
  const data = {
    ...records,
    description: { asOf: manifest.asOf },
    exclusions: [],
    search: null,
    lexicon: words.data,
  }
  const rules =
    schema.failures.length || words.failures.length
      ? skippedRules('not run: records that do not fit their schema cannot be held against it')
      : ruleChecks(data)
  const checks = [
    filesCheck(bundle, asItIs),
    hashCheck(hash, manifest, lines),
    countsCheck(manifest, ids, lines),
    stampCheck(manifest),
    { ...schema, failures: [...schema.failures, ...words.failures] },
  ].map((one) => ({ ...one, failures: one.failures.map((failed) => ({ ...failed, todo: bundle.whose.todo })) }))
  return { version: manifest.version, asOf: manifest.asOf, hash, checks: [...checks, ...rules] }
}

export { inspectFolder } from '../dataset/inspection/index.js'

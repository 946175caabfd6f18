/** Filling a registry from files: studies are read as a stream, become trials, and are kept in batches. */
import { createHash } from 'node:crypto'
import { statSync } from 'node:fs'
import { hostname } from 'node:os'
import { basename, resolve } from 'node:path'
import { notFound } from '../../errors.js'
import { textsOfTrial } from '../../query/readers.js'
import { foldWords, harmless } from '../../text.js'
import { isAact, readAact } from '../aact/index.js'
import type { ImportSource, ImportState, RegistryStore, StoredStudy, Terms } from '../store/index.js'
import {
  type FoundStudy,
  isFault,
  type RegistryStudy,
  readStudies,
  type StudyFault,
  type StudyInput,
} from '../study/index.js'
import { othersNumbers, trialOf } from '../trial/index.js'

/** Studies of one transaction: enough that it costs little, few enough that a kill loses seconds of work. */
const batchSize = 2000
/** Faults that are told one by one; the rest are counted. */
const mostFaults = 100

type Text = string | null | undefined

const given = ({ interventions, arms }: RegistryStudy): Text[] => [
  ...interventions.flatMap(({ name, otherNames, description }) => [name, ...otherNames, description]),
  ...arms.flatMap(({ label, description }) => [label, description]),
]

const measured = (study: RegistryStudy): Text[] =>
  [study.primaryOutcomes, study.secondaryOutcomes, study.otherOutcomes]
    .flat()
    .flatMap(({ measure, timeFrame, description }) => [measure, timeFrame, description])

/** What the registry says in words, each once: much of it stands in our record too. */
const textsOf = (study: RegistryStudy): Text[] => [
  study.officialTitle,
  study.summary,
  study.description,
  study.criteria,
  study.whyStopped,
  ...study.conditions,
  ...study.conditionTerms,
  ...study.conditionAncestors,
  ...study.interventionTerms,
  ...study.keywords,
  ...study.collaborators,
  ...study.aliases,
  ...study.otherIds.map(({ id }) => id),
  ...given(study),
  ...measured(study),
]

/** Texts as one that is searched: what differs by its line breaks or case alone stands in it once. */
const wordsOf = (texts: readonly Text[]): string => {
  const folded = new Set<string>()
  for (const text of new Set(texts)) if (text) folded.add(foldWords(text).trim())
  return ` ${[...folded].filter(Boolean).join(' ')} `
}

/** A study as a store keeps it. */
export const storedStudy = ({ study, raw }: FoundStudy, { look }: Terms): StoredStudy => {
  const { trial } = trialOf(study)
  return {
    id: trial.id,
    aliases: [...new Set([study.id, ...study.aliases, ...othersNumbers(study).map(({ id }) => id)])],
    trial,
    raw,
    words: wordsOf([...textsOfTrial(trial, look), ...textsOf(study)]),
    updated: study.updated,
  }
}

/** What tells that bytes are the same. */
export const markOf = (bytes: Uint8Array): string => `sha256:${createHash('sha256').update(bytes).digest('hex')}`

/**
 * What tells that a file or folder is the same as when an import of it began. Others may read the registry: they learn its name, and nothing
 * of the folders it stands in but a hash that tells them from others.
 */
export const sourceAt = (path: string): ImportSource => {
  const found = statSync(path, { throwIfNoEntry: false })
  if (!found)
    throw notFound(
      `there is no file or folder "${harmless(path)}"`,
      'Name a file of registered studies, a folder of them, or - for standard input',
    )
  const { size, mtimeMs, ino } = found
  const whole = resolve(path)
  const place = createHash('sha256').update(`${hostname()}\n${whole}`).digest('hex').slice(0, 16)
  return {
    name: basename(whole) || 'folder',
    mark: `place ${place}, ${size} bytes, changed ${new Date(mtimeMs).toISOString()}, file ${ino}`,
  }
}

export type Filled = {
  readonly state: ImportState
  /** Studies of the source that an earlier run had done. */
  readonly passed: number
  readonly faults: readonly StudyFault[]
  /** All of them, told or not. */
  readonly faulty: number
}

/** What could not be read: the first told, all counted. */
export class Faults {
  readonly #first: StudyFault[] = []
  #all = 0

  add(fault: StudyFault): void {
    this.#all++
    if (this.#first.length < mostFaults) this.#first.push(fault)
  }

  get told(): Pick<Filled, 'faults' | 'faulty'> {
    return { faults: this.#first, faulty: this.#all }
  }
}

/**
 * Reads a source into a store, from where an earlier run of it was broken off.
 *
 * @param told Called after each batch with how many studies of the source are done.
 */
export const fill = async (
  store: RegistryStore,
  asked: {
    readonly input: StudyInput
    readonly source: ImportSource
    readonly terms: Terms
    readonly told?: (done: number) => void | Promise<void>
  },
): Promise<Filled> => {
  const { input, source, terms, told } = asked
  const { done: passed } = await store.begin(source)
  const faults = new Faults()
  let at = 0
  let kept = passed
  let batch: StoredStudy[] = []
  const flush = async (): Promise<void> => {
    if (at <= kept) return
    await store.put(batch, at - kept)
    kept = at
    batch = []
    await told?.(at)
  }
  const studies = 'path' in input && isAact(input.path) ? readAact(input.path) : readStudies(input)
  for await (const found of studies) {
    at++
    if (isFault(found)) faults.add(found)
    if (at <= passed) continue
    // At once, so that what was parsed need not be held as long as its batch.
    if (!isFault(found)) batch.push(storedStudy(found, terms))
    if (at - kept >= batchSize) await flush()
  }
  await flush()
  return { state: await store.finish(), passed, ...faults.told }
}

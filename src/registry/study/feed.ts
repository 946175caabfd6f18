/** A reader of one format: bytes in as they come, studies out as soon as they are whole. */
import { isUtf8 } from 'node:buffer'
import { parseJson } from '../../json-text.js'
import { harmless } from '../../text.js'
import { apiStudy } from './api.js'
import { isObject, type JsonObject, ShapeFault } from './part.js'
import { SplitFault, StudySplitter } from './split.js'
import type { FoundStudy, RegistryStudy, StudyFault } from './study.js'

export type Found = FoundStudy | StudyFault

export type Feed = {
  readonly push: (chunk: Buffer) => Iterable<Found>
  /** What stands at the end, when nothing more comes. */
  readonly end: () => Iterable<Found>
}

export const isFault = (found: Found): found is StudyFault => 'message' in found

/** A file cannot be read on from where it is no longer what it should be. */
export class FeedFault extends Error {
  override readonly name = 'FeedFault'
  constructor(
    message: string,
    readonly hint: string,
    readonly line: number | null = null,
  ) {
    super(message)
  }
}

export const placeAt = (name: string, line: number | null): string => (line === null ? name : `${name}, line ${line}`)

const structure = 'https://clinicaltrials.gov/data-api/about-api/study-data-structure'

/** What else people have as JSON, by a key that it has. */
const others: readonly (readonly [string, string, string])[] = [
  ['arms', 'is a record in our own format, not a registration', 'Add it with: stemcell data add FILE'],
  ['format', 'is a file of records in our own format, not a registration', 'Add it with: stemcell data add FILE'],
  [
    'FullStudiesResponse',
    'is an answer of the old interface of ClinicalTrials.gov, which ended in 2024',
    'Fetch the studies again from https://clinicaltrials.gov/api/v2/studies',
  ],
]

/** A study made of a record, or what does not fit in it. */
export const viewed = (
  place: string,
  raw: string,
  record: JsonObject,
  view: (record: JsonObject) => RegistryStudy,
  hint: string,
): Found => {
  try {
    return { study: view(record), raw, place }
  } catch (error) {
    if (error instanceof ShapeFault) return { place, message: error.message, hint }
    throw error
  }
}

/** The text of one study of API v2, as it came. */
export const apiFound = (raw: string, place: string): Found => {
  let value: unknown
  try {
    value = JSON.parse(raw)
  } catch {
    const message = parseJson(raw).faults[0]?.message ?? 'is not JSON'
    return { place, message, hint: 'Mend the JSON, or fetch the study again' }
  }
  if (!isObject(value)) return { place, message: 'is no study', hint: `Studies look as in ${structure}` }
  if (!isObject(value.protocolSection)) {
    const other = others.find(([key]) => Object.hasOwn(value, key))
    const keys = Object.keys(value).slice(0, 3).map(harmless).join(', ')
    return {
      place,
      message: other?.[1] ?? `is no study: expected "protocolSection", found ${keys ? `the keys ${keys}` : 'no key'}`,
      hint: other?.[2] ?? `Studies look as in ${structure}`,
    }
  }
  return viewed(place, raw, value, apiStudy, `The registry’s format: ${structure}`)
}

/** Reads JSON of API v2. */
export const jsonFeed = (name: string): Feed => {
  const splitter = new StudySplitter()
  const guarded = function* (cut: () => Iterable<Found>): Iterable<Found> {
    try {
      yield* cut()
    } catch (error) {
      if (error instanceof SplitFault)
        throw new FeedFault(error.message, 'Studies before it were read; mend the file, or fetch it again', error.line)
      throw error
    }
  }
  const cuts = function* (chunk: Buffer): Iterable<Found> {
    for (const { bytes, line } of splitter.push(chunk)) {
      const place = placeAt(name, line)
      yield isUtf8(bytes)
        ? apiFound(bytes.toString('utf8'), place)
        : { place, message: 'is not UTF-8', hint: 'Save the file as UTF-8' }
    }
  }
  return {
    push: (chunk) => guarded(() => cuts(chunk)),
    end: () =>
      guarded(() => {
        splitter.end()
        return []
      }),
  }
}

/** The sentences by which `check` is measured, with what two readings accept and which half they are of. */
import { readFileSync } from 'node:fs'
import type { Result } from '../../../../src/evidence/check/index.js'
import { earlierReading } from './earlier.js'
import { firstReading } from './first-reading.js'
import { freshReading } from './fresh.js'
import { roundReading } from './rounds.js'
import { secondReading } from './second-reading.js'
import { subjectReading } from './subjects.js'

const letters: Readonly<Record<string, Result>> = {
  S: 'supported',
  P: 'partly-supported',
  N: 'not-shown',
  O: 'overstated',
  C: 'contradicted',
  E: 'true-of-something-else',
  J: 'not-judged',
}

/** What one reader accepts, the best verdict first, and the records that decide. */
export type Reading = { readonly accepts: readonly Result[]; readonly decides: readonly string[] }

export type ProofSentence = {
  readonly id: string
  readonly kind: string
  readonly sentence: string
  /** Diseases that it names, as any of several lists; what it claims, as any of several, "!" when it denies it. */
  readonly diseases: readonly (readonly string[])[]
  readonly what: readonly string[]
  readonly first: Reading
  /** The second reading; earlier sentences have one only. */
  readonly second: Reading | null
  readonly half:
    | 'earlier'
    | 'building'
    | 'clean'
    | 'blind'
    | 'blind-2'
    | 'blind-3'
    | 'blind-4'
    | 'fresh'
    | 'subjects'
    | 'rounds'
  readonly isChinese: boolean
}

const reading = (verdicts: string, records: string): Reading => ({
  accepts: verdicts.split(' ').map((letter) => letters[letter] as Result),
  decides: records === '-' ? [] : records.split(' '),
})

const lines = (table: string): string[][] =>
  table
    .trim()
    .split('\n')
    .map((line) => line.split('; '))

const second = new Map(
  lines(secondReading).map(([id, verdicts, records]) => [id, reading(verdicts as string, records as string)]),
)

const sentenceOf = (
  id: string,
  half: ProofSentence['half'],
  [kind, said, verdicts, records]: readonly string[],
  sentence: string,
): ProofSentence => {
  const [named, what] = (said as string).split(' ') as [string, string]
  return {
    id,
    kind: kind as string,
    sentence,
    diseases: named.split('/').map((list) => (list === '-' ? [] : list.split('&'))),
    what: what.split('/'),
    first: reading(verdicts as string, records as string),
    second: second.get(id) ?? null,
    half,
    isChinese: /\p{sc=Han}/u.test(sentence),
  }
}

const places = new Map<string, number>()
const fresh = lines(firstReading).map((columns) => {
  const kind = columns[0] as string
  const place = (places.get(kind) ?? 0) + 1
  places.set(kind, place)
  return sentenceOf(`${kind}-${place}`, place % 2 ? 'building' : 'clean', columns, columns.slice(4).join('; '))
})

const earlier = lines(earlierReading).map((columns, i) =>
  sentenceOf(`earlier-${i + 1}`, 'earlier', [...columns.slice(0, 3), '-'], columns.slice(3).join('; ')),
)

/** Written to find what the rules miss; one reading only. */
const finding = lines(freshReading).map((columns, i) =>
  sentenceOf(`fresh-${i + 1}`, 'fresh', columns, columns.slice(4).join('; ')),
)

/** Written by what sentences are about; one reading only. */
const bySubject = lines(subjectReading).map((columns, i) =>
  sentenceOf(`subject-${i + 1}`, 'subjects', columns, columns.slice(4).join('; ')),
)

/** Written in rounds, each to find what the one before had missed; one reading only. */
const byRound = lines(roundReading).map((columns, i) =>
  sentenceOf(`round-${i + 1}`, 'rounds', columns, columns.slice(4).join('; ')),
)

/** A sentence as a writer who knew nothing of the program wrote it down, with what that writer accepts. */
type Blind = {
  readonly id: string
  readonly kind: string
  readonly sentence: string
  readonly diseases: readonly (readonly string[])[]
  readonly what: readonly string[]
  readonly accepts: readonly Result[]
  readonly decides: readonly string[]
}

const blindFile = <T>(name: string): readonly T[] =>
  JSON.parse(readFileSync(new URL(`blind/${name}.json`, import.meta.url), 'utf8'))

/** The sentences of one writer, and what another reader, who saw the bare sentences only, accepts. */
const blindSet = (writer: string, reader: string, half: ProofSentence['half']): ProofSentence[] => {
  const read = blindFile<Pick<Blind, 'id' | 'accepts' | 'decides'>>(reader)
  const others = new Map(read.map((one) => [one.id, one]))
  return blindFile<Blind>(writer).map(({ accepts, decides, ...one }) => {
    const other = others.get(one.id)
    return {
      ...one,
      first: { accepts, decides },
      second: other ? { accepts: other.accepts, decides: other.decides } : null,
      half,
      isChinese: /\p{sc=Han}/u.test(one.sentence),
    }
  })
}

/** Opened one after the other: what the first showed was mended before the second was opened. */
const blind = [
  ...blindSet('a', 'b-on-a', 'blind'),
  ...blindSet('c', 'd-on-c', 'blind-2'),
  ...blindSet('e', 'f-on-e', 'blind-3'),
  ...blindSet('g', 'h-on-g', 'blind-4'),
]

/** Every sentence; a fresh one is of the building half when its place within its kind is odd, of the clean half when even. */
export const proofSet: readonly ProofSentence[] = [...earlier, ...fresh, ...finding, ...bySubject, ...byRound, ...blind]

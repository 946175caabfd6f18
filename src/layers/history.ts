/**
 * What became of the user's dataset over time: a line for each edition, and for each look at a registry that changed nothing. It
 * outlives the editions, which may be pruned, so that a living review can say what triggered each version and what it changed.
 */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import * as z from 'zod'
import { badData, errorCode, errorMessage } from '../errors.js'
import { writeWhole } from '../files/index.js'
import { harmless, harmlessJson } from '../text.js'

const count = z.int().min(0)

/** What a look at a registry came to, box by box. */
const look = z.strictObject({
  registry: z.string(),
  /** When the registry's data were last renewed, as it says. */
  data: z.string().nullable(),
  /** The saved search as it was asked; null where it was not. */
  search: z.strictObject({ condition: z.string(), intervention: z.string() }).nullable(),
  asked: count.describe('Registrations of trials that are held'),
  absent: z.array(z.string()).describe('Of these, not in the registry'),
  damaged: z
    .array(z.string())
    .describe('Of these, with a record that could not be read, so that what was known stayed'),
  fresh: count.describe('Of these, with a version that was not seen before'),
  found: count.nullable().describe('Studies that the search found; null where it was not asked'),
  known: count.nullable().describe('Of these, held, also under another number'),
  added: count.nullable().describe('Of the others, taken in as records'),
  waiting: count.nullable().describe('Waiting as candidates'),
  refused: count.nullable().describe('Refused by the user before'),
  outside: count.nullable().describe('About something else'),
  unread: count.nullable().describe('With a record that could not be read, or does not fit'),
})
/** What a look at a registry came to. */
export type RegistryLook = z.infer<typeof look>

/** Studies of the dataset before and after: before + added - gone = after. */
const studies = z.strictObject({
  before: count.describe('In the version before'),
  added: count,
  changed: count.describe('In both, with other values'),
  gone: count,
  after: count,
})
/** Studies of the dataset before and after a version. */
export type Studies = z.infer<typeof studies>

/** What became of registered studies that were read from files: read is the sum of the others. */
const screened = z.strictObject({
  read: count,
  duplicates: count.describe('Read before in the same run'),
  held: count.describe('Held already, or there as registered'),
  added: count.describe('Taken in as records'),
  replaced: count.describe('Taken in in place of an earlier registration'),
  waiting: count.describe('Waiting as candidates'),
  refused: count.describe('Refused by the user before'),
  outside: count.describe('About something else'),
  unread: count.describe('With a record that could not be read, or does not fit'),
})
/** What became of registered studies that were read from files. */
export type ScreenedRecords = z.infer<typeof screened>

/** What people decided. */
const decided = z.strictObject({
  accepted: count.describe('Candidates that became records'),
  refused: count.describe('Candidates that were refused'),
})
export type DecidedCandidates = z.infer<typeof decided>

/** What a command came to, for the history: what it looked at, read, or decided. */
export type EventDetails = {
  readonly look?: RegistryLook
  readonly screened?: ScreenedRecords
  readonly decided?: DecidedCandidates
}

const event = z.strictObject({
  edition: count.describe('Edition that it made; of a look that changed nothing, the one that was there'),
  made: z.string().describe('When (UTC)'),
  why: z.string().describe('What triggered it'),
  program: z.string(),
  bundled: z.string(),
  version: z.string(),
  isChange: z.boolean(),
  added: z.record(z.string(), count).describe('Entries that came, by type'),
  changed: z.record(z.string(), count),
  gone: z.record(z.string(), count),
  look: look.nullable(),
  studies: studies.nullable().default(null).describe('Null where the version before cannot be read by this one'),
  screened: screened.nullable().default(null),
  decided: decided.nullable().default(null),
})
export type Event = z.infer<typeof event>

export const historyName = 'history.ndjson'

const textOf = (folder: string): string => {
  const path = join(folder, historyName)
  try {
    return readFileSync(path, 'utf8')
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return ''
    throw badData(
      `cannot read ${harmless(path)}: ${harmless(errorMessage(error))}`,
      'Give yourself access to it, or move it away: your records do not depend on it',
    )
  }
}

const eventIn = (line: string): Event[] => {
  try {
    const read = event.safeParse(JSON.parse(line))
    return read.success ? [read.data] : []
  } catch {
    return []
  }
}

/**
 * Every event up to an edition, oldest first. Of a run that was killed before it switched to its edition nobody was told: the
 * edition that was made instead counts. Lines that cannot be read are counted.
 */
export const eventsUntil = (folder: string, edition: number): { readonly events: Event[]; readonly unread: number } => {
  const lines = textOf(folder).split('\n').filter(Boolean)
  const read = lines.flatMap(eventIn)
  const last = new Map(read.flatMap((one, i) => (one.isChange ? [[one.edition, i] as const] : [])))
  const events = read.filter((one, i) => one.edition <= edition && (!one.isChange || last.get(one.edition) === i))
  return { events, unread: lines.length - read.length }
}

/** Add an event. Only while alone. Throws what the system says. */
export const addEvent = (folder: string, happened: Event): void => {
  const before = textOf(folder)
  const whole = before === '' || before.endsWith('\n') ? before : `${before}\n`
  writeWhole(join(folder, historyName), `${whole}${harmlessJson(JSON.stringify(happened))}\n`, { mode: 0o600 })
}

type Kept = { readonly key: string; readonly type: string; readonly record: unknown }

const tally = (entries: readonly Kept[]): Record<string, number> => {
  const counts: Record<string, number> = {}
  for (const { type } of entries) counts[type] = (counts[type] ?? 0) + 1
  return counts
}

/** What came, changed and went between two lists of entries. */
export const changesBetween = (
  before: readonly Kept[],
  after: readonly Kept[],
): Pick<Event, 'added' | 'changed' | 'gone'> => {
  const [old, fresh] = [before, after].map((all) => new Map(all.map((one) => [one.key, one])))
  const isOther = (one: Kept): boolean => {
    const was = old?.get(one.key)
    return was !== undefined && JSON.stringify(was.record) !== JSON.stringify(one.record)
  }
  return {
    added: tally(after.filter(({ key }) => !old?.has(key))),
    changed: tally(after.filter(isOther)),
    gone: tally(before.filter(({ key }) => !fresh?.has(key))),
  }
}
